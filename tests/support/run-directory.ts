import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlive } from '../../local/processes';

const prefix = 'loquent-test-';

/** Makes the directory that holds everything of this test run, and says so to the workers. */
export function createRunDirectory(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), prefix));
  // PostgreSQL's system user must be able to enter it.
  chmodSync(directory, 0o755);
  writeFileSync(path.join(directory, 'owner'), String(process.pid));
  process.env.TEST_RUN_DIRECTORY = directory;
  return directory;
}

/** The directory of the run this process belongs to. */
export function runDirectory(): string {
  const directory = process.env.TEST_RUN_DIRECTORY;
  if (!directory)
    throw new Error('No test run: tests that need a database are run by vitest with the global set-up.');
  return directory;
}

/** Writes down a started process, so that it ends with the run whatever becomes of the test. */
export function trackProcess(pid: number | undefined): void {
  if (pid) appendFileSync(path.join(runDirectory(), 'pids'), `${pid}\n`);
}

/** Kills what tests of a run left running and removes its directory. */
export function clearRunDirectory(directory: string): void {
  const file = path.join(directory, 'pids');
  const pids = existsSync(file)
    ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean).map(Number)
    : [];
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }
  rmSync(directory, { recursive: true, force: true });
}

/** Clears up after runs that were killed before they could do so themselves. */
export function clearAbandonedRuns(): void {
  for (const name of readdirSync(os.tmpdir()).filter((one) => one.startsWith(prefix))) {
    const directory = path.join(os.tmpdir(), name);
    try {
      const owner = Number(readFileSync(path.join(directory, 'owner'), 'utf8'));
      if (!isAlive(owner)) clearRunDirectory(directory);
    } catch {
      // Being made or removed by another run.
    }
  }
}
