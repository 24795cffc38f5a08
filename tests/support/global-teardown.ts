import type { RunningPostgres } from '../../local/postgres';
import { clearRunDirectory, runDirectory } from './run-directory';

/** Ends everything the run started. */
export default async function tearDown(): Promise<void> {
  await (globalThis as { testPostgres?: RunningPostgres }).testPostgres?.stop();
  clearRunDirectory(runDirectory());
}
