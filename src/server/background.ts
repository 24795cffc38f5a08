import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { measureJobs, moveDueWork, purgeIdempotencyKeys, Sweeper, type Sweep } from '../jobs/sweeps';
import { taskList } from '../jobs/tasks';
import { WorkerPresence } from '../jobs/presence';
import { JobWorker } from '../jobs/worker';
import type { Clock } from '../lib/clock';
import type { ChangePublisher } from '../realtime/change-publisher';
import { foldTallies } from '../services/message-tallies';
import type { ReceiptDrain } from '../services/receipts';
import type { Container } from './container';
import { createPool } from './database';

const second = 1_000;
const hour = 3_600_000;

export interface BackgroundParts {
  databaseUrl: string;
  db: DataSource;
  clock: Clock;
  container: Container;
  publisher: ChangePublisher;
  drain: ReceiptDrain;
  jobConcurrency: number;
}

/** Everything that happens without a caller: jobs, receipts, what falls due, what must be tidied up. */
export class Background {
  private readonly pool: Pool;
  private readonly worker: JobWorker;
  private readonly sweeper: Sweeper;

  constructor(private readonly parts: BackgroundParts) {
    const { container, databaseUrl, jobConcurrency } = parts;
    this.pool = createPool(databaseUrl, 'worker', 10);
    const presence = new WorkerPresence(databaseUrl, this.pool);
    const tasks = taskList(container.jobHandlers, container.transactions);
    this.worker = new JobWorker(this.pool, tasks, presence, jobConcurrency);
    this.sweeper = new Sweeper([
      ...sweeps(parts),
      { name: 'abandoned-jobs', everyMs: 4 * second, run: () => presence.releaseAbandonedJobs() },
    ]);
  }

  async start(): Promise<void> {
    await this.worker.start();
    this.parts.drain.start();
    this.parts.container.pump.start();
    this.sweeper.start();
  }

  /** Finishes what is under way; jobs that cannot finish in time go back to the queue. */
  async stop(): Promise<void> {
    const { container, drain } = this.parts;
    await Promise.all([this.sweeper.stop(), drain.stop(), container.pump.stop(), this.worker.stop()]);
    await this.pool.end();
  }
}

function sweeps({ db, clock, container, publisher, drain }: BackgroundParts): Sweep[] {
  return [
    { name: 'due-work', everyMs: second / 2, run: () => moveDueWork(db, clock) },
    { name: 'change-outbox', everyMs: second, run: () => publisher.republish() },
    { name: 'stranded-registrations', everyMs: 30 * second, run: () => container.engine.resumeStranded() },
    { name: 'stranded-messages', everyMs: 30 * second, run: () => container.delivery.resumeStranded() },
    { name: 'message-tallies', everyMs: 5 * second, run: () => foldTallies(db) },
    { name: 'old-receipts', everyMs: hour, run: () => drain.purge() },
    { name: 'old-idempotency-keys', everyMs: hour, run: () => purgeIdempotencyKeys(db, clock) },
    { name: 'waiting-receipts', everyMs: 5 * second, run: () => drain.measure() },
    { name: 'waiting-jobs', everyMs: 5 * second, run: () => measureJobs(db) },
  ];
}
