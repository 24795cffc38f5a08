import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runToEnd, stopChild } from './processes';
import { projectRoot } from './project';

export const serverProgram = path.join(projectRoot, 'dist/main.js');

export interface RunningServer {
  child: ChildProcess;
  stop(): Promise<void>;
}

/** Brings the database up to date. */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  await runToEnd(process.execPath, [path.join(projectRoot, 'dist/migrate.js')], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
}

/** Starts API and worker in one process and waits until they can serve; its log lines go to the file. */
export async function startServer(env: NodeJS.ProcessEnv, logFile: string): Promise<RunningServer> {
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, [serverProgram, '--role', 'all'], {
    cwd: projectRoot,
    env,
    // Its own process group: Ctrl-C reaches the command that started it, which ends everything in order.
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const deadline = Date.now() + 60_000;
  while (!(await isReady(`http://127.0.0.1:${env.PORT}/readyz`))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server did not start; its last words in ${logFile}:\n${lastLines(logFile)}`);
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(
        `the server was not ready within a minute; its last words in ${logFile}:\n${lastLines(logFile)}`,
      );
    }
    await sleep(50);
  }
  return { child, stop: () => stopChild(child) };
}

/** Whether a server there says that it can serve. */
export async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

export function lastLines(file: string, count = 20): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}
