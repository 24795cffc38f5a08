import type { DataSource } from 'typeorm';
import type { Clock } from '../lib/clock';
import { logger } from '../lib/logger';
import { metrics } from '../lib/metrics';

const log = logger.child({ part: 'sweeps' });

/** Something done again and again by every worker; it must be safe when several do it at once. */
export interface Sweep {
  name: string;
  everyMs: number;
  run(): Promise<unknown>;
}

/** Runs sweeps, each in its own rhythm and never twice at once in this process. */
export class Sweeper {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private stopping = false;

  constructor(private readonly sweeps: readonly Sweep[]) {}

  start(): void {
    for (const sweep of this.sweeps) this.plan(sweep, Math.random() * Math.min(sweep.everyMs, 1_000));
  }

  /** Resolves when what is under way is finished. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.running);
  }

  private plan(sweep: Sweep, afterMs: number): void {
    if (this.stopping) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const run = this.runOnce(sweep).finally(() => {
        this.running.delete(run);
        this.plan(sweep, sweep.everyMs);
      });
      this.running.add(run);
    }, afterMs);
    this.timers.add(timer);
  }

  private async runOnce(sweep: Sweep): Promise<void> {
    try {
      await sweep.run();
    } catch (error) {
      log.error({ sweep: sweep.name, err: error }, 'sweep failed');
    }
  }
}

const dueAtOnce = 200;

/** Hands what fell due to the job queue, by the product's clock; row and job change places in one statement. */
export async function moveDueWork(db: DataSource, clock: Clock): Promise<void> {
  let moved = dueAtOnce;
  while (moved === dueAtOnce) {
    const rows: unknown[] = await db.query(
      `WITH due AS (
         SELECT id FROM scheduled_work WHERE due_at <= $1 ORDER BY due_at LIMIT ${dueAtOnce} FOR UPDATE SKIP LOCKED
       ), gone AS (
         DELETE FROM scheduled_work w USING due WHERE w.id = due.id RETURNING w.task, w.key, w.payload
       )
       SELECT (graphile_worker.add_job(task, payload::json, job_key => 'due:' || task || ':' || key)).id FROM gone`,
      [clock.now()],
    );
    moved = rows.length;
  }
}

/** An idempotency key is good for 24 hours; a day more leaves room for clocks that differ. */
export async function purgeIdempotencyKeys(db: DataSource, clock: Clock): Promise<void> {
  const before = new Date(clock.now().getTime() - 48 * 3_600_000);
  await db.query('DELETE FROM idempotency_keys WHERE created_at < $1', [before]);
}

/** Brings the gauge of waiting jobs up to date. */
export async function measureJobs(db: DataSource): Promise<void> {
  const [row] = (await db.query('SELECT count(*)::int AS pending FROM graphile_worker.jobs')) as {
    pending: number;
  }[];
  metrics.jobsPending.set(row?.pending ?? 0);
}
