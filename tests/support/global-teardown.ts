import type { RunningPostgres } from '../../local/postgres';
import { leakedLines } from './planted';
import { clearRunDirectory, runDirectory } from './run-directory';

/** Ends everything the run started, and fails it when a log line holds what none may. */
export async function tearDown(postgres: RunningPostgres): Promise<void> {
  await postgres.stop();
  const leaked = leakedLines(process.env.LOG_FILE ?? '');
  clearRunDirectory(runDirectory());
  if (leaked.length > 0)
    throw new Error(`secrets or words of messages were logged:\n${leaked.slice(0, 5).join('\n')}`);
}
