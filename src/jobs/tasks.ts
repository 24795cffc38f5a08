import { randomUUID } from 'node:crypto';
import type { Task, TaskList } from 'graphile-worker';
import { errorLabel, logger } from '../lib/logger';
import { metrics } from '../lib/metrics';
import { withRequestId } from '../lib/request-id';
import type { Transactions } from '../services/unit-of-work';
import { jobs, type JobName, type JobPayload } from './definitions';
import { RetryLater } from './retry-later';

/** What each job does. It may run more than once, and at the same time as another of its name. */
export type JobHandlers = { readonly [Name in JobName]: (payload: JobPayload<Name>) => Promise<unknown> };

const log = logger.child({ part: 'jobs' });

/** The job queue's view of the handlers: payloads checked, request ids carried on, errors stripped of data. */
export function taskList(handlers: JobHandlers, transactions: Transactions): TaskList {
  const names = Object.keys(jobs) as JobName[];
  return Object.fromEntries(names.map((name) => [name, task(name, handlers, transactions)]));
}

function task<Name extends JobName>(name: Name, handlers: JobHandlers, transactions: Transactions): Task {
  return async (payload, { job }) => {
    const { requestId } = (payload ?? {}) as { requestId?: unknown };
    await withRequestId(typeof requestId === 'string' ? requestId : randomUUID(), async () => {
      const stop = metrics.jobDuration.startTimer({ job: name });
      try {
        const parsed = jobs[name].parse(payload) as JobPayload<Name>;
        await handlers[name](parsed);
        metrics.jobs.inc({ job: name, outcome: 'done' });
        log.debug({ job: name, jobId: job.id }, 'job done');
      } catch (error) {
        if (error instanceof RetryLater) {
          metrics.jobs.inc({ job: name, outcome: 'later' });
          return await again(transactions, name, payload as JobPayload<Name>, job, error.seconds);
        }
        metrics.jobs.inc({ job: name, outcome: 'failed' });
        log.error({ job: name, jobId: job.id, attempt: job.attempts, err: error }, 'job failed');
        // The queue stores the message and logs it: ours says what failed without repeating data.
        throw new Error(errorLabel(error));
      } finally {
        stop();
      }
    });
  };
}

/** Through the due-work table rather than the queue's own delay, so that the product's clock rules. */
async function again<Name extends JobName>(
  transactions: Transactions,
  name: Name,
  payload: JobPayload<Name>,
  job: { id: string; key: string | null },
  seconds: number,
): Promise<void> {
  await transactions.run((tx) =>
    tx.schedule(name, `retry:${job.key ?? job.id}`, payload, new Date(tx.now.getTime() + seconds * 1_000)),
  );
}
