import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Logger as WorkerLogger,
  run,
  type Runner,
  type RunnerOptions,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { Pool } from 'pg';
import { logger } from '../lib/logger';
import type { WorkerPresence } from './presence';

const log = logger.child({ part: 'worker' });

const pollEveryMs = 1_000;

const options: RunnerOptions = {
  pollInterval: pollEveryMs,
  noHandleSignals: true,
  parsedCronItems: [],
  // Unbatched, the library does not wait for what it writes: a stop would leave jobs locked that are done.
  preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  logger: new WorkerLogger(() => (level, message) => {
    // A task has logged its own failure, with the request id and without data.
    const text = message.slice(0, 300);
    if (level === 'error' || level === 'warning') log.warn(text);
    else log.debug(text);
  }),
};

/** Runs queued jobs; the queue's runner ends for good when the database goes away under it, so it is begun again. */
export class JobWorker {
  private runner: Runner | null = null;
  private running: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly pool: Pool,
    private readonly taskList: TaskList,
    private readonly presence: WorkerPresence,
    /** Jobs run at once in this process. */
    private readonly concurrency: number,
  ) {}

  /** Resolves when the first runner looks for jobs. */
  async start(): Promise<void> {
    this.runner = await this.begin();
    this.running = this.keepRunning(this.runner);
  }

  /** Waits for the jobs under way; what does not finish in time is handed back. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.runner?.stop().catch(() => undefined);
    await this.running;
    await this.presence.end();
  }

  private async begin(): Promise<Runner> {
    const events = new EventEmitter() as WorkerEvents;
    let created: Promise<void> | undefined;
    events.on('pool:create', ({ workerPool }) => {
      created = this.presence.hold(workerPool.id);
    });
    const { pool: pgPool, taskList, concurrency } = this;
    const runner = await run({ ...options, concurrency, pgPool, taskList, events });
    await created;
    return runner;
  }

  private async keepRunning(first: Runner): Promise<void> {
    let runner = first;
    while (!this.stopping) {
      await runner.promise.catch(() => undefined);
      if (this.stopping) return;
      log.warn('the job runner ended; a new one begins');
      while (!this.stopping) {
        await pause(1_000);
        const next = await this.begin().catch(() => null);
        if (!next) continue;
        this.runner = runner = next;
        break;
      }
    }
    // Begun while the stop was being asked for.
    if (this.runner !== first) await this.runner?.stop().catch(() => undefined);
  }
}
