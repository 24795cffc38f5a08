import { Logger as WorkerLogger, run, type Runner, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import { logger } from '../lib/logger';

const log = logger.child({ part: 'worker' });

/** Jobs run at once in one process. */
const concurrency = 8;
const pollEveryMs = 1_000;

/** Runs queued jobs until `stop`, which waits for those under way; what does not finish is handed back. */
export async function startWorker(pool: Pool, taskList: TaskList): Promise<Runner> {
  return run({
    pgPool: pool,
    taskList,
    concurrency,
    pollInterval: pollEveryMs,
    noHandleSignals: true,
    parsedCronItems: [],
    logger: new WorkerLogger(() => (level, message) => {
      // The task itself logged its failure, with the request id and without data.
      if (level === 'error') log.warn(message.slice(0, 300));
      else if (level === 'warning') log.warn(message.slice(0, 300));
      else log.debug(message.slice(0, 300));
    }),
  });
}
