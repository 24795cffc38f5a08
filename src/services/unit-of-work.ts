import type { DataSource, EntityManager } from 'typeorm';
import type { JobName, JobPayload } from '../jobs/definitions';
import { currentRequestId } from '../lib/request-id';
import type { Change } from '../realtime/change';
import { Prepared } from './prepared';

/** Tells subscribers of committed changes; it must return quickly and never throw. */
export type PublishChanges = (outboxIds: string[], changes: Change[]) => void;

/**
 * One transaction together with what must follow it: jobs and due work are rows of the same transaction, changes
 * are an outbox row each and are published right after the commit.
 */
export class UnitOfWork {
  readonly changes: Change[] = [];

  constructor(
    readonly manager: EntityManager,
    readonly now: Date,
  ) {}

  /** Remembers that subscribers must hear of this; the last revision of an entity in the transaction wins. */
  changed(change: Omit<Change, 'phoneNumberId' | 'conversationId'> & Partial<Change>): void {
    const same = this.changes.findIndex((one) => one.entity === change.entity && one.id === change.id);
    if (same >= 0) this.changes.splice(same, 1);
    this.changes.push({ phoneNumberId: null, conversationId: null, ...change });
  }

  /** Queues a job; with a `jobKey`, one that is still waiting is replaced rather than doubled. */
  async enqueue<Name extends JobName>(
    name: Name,
    payload: JobPayload<Name>,
    options: { jobKey?: string; queueName?: string; priority?: number; maxAttempts?: number } = {},
  ): Promise<void> {
    await this.manager.query(
      `SELECT graphile_worker.add_job($1, $2::json, queue_name => $3, job_key => $4, priority => $5, max_attempts => $6)`,
      [
        name,
        JSON.stringify({ ...payload, requestId: currentRequestId() }),
        options.queueName ?? null,
        options.jobKey ?? null,
        options.priority ?? 0,
        options.maxAttempts ?? 25,
      ],
    );
  }

  /**
   * Has a job run when the product's clock passes `dueAt`; one row per job and key. The latest call wins, or, with
   * `keepEarlier`, the earliest.
   */
  async schedule<Name extends JobName>(
    name: Name,
    key: string,
    payload: JobPayload<Name>,
    dueAt: Date,
    { keepEarlier = false } = {},
  ): Promise<void> {
    const organizationId = (payload as { organizationId?: string }).organizationId ?? null;
    await this.manager.query(
      `INSERT INTO scheduled_work (organization_id, task, key, payload, due_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (task, key) DO UPDATE SET payload = excluded.payload,
         due_at = ${keepEarlier ? 'LEAST(scheduled_work.due_at, excluded.due_at)' : 'excluded.due_at'}`,
      [organizationId, name, key, JSON.stringify({ ...payload, requestId: currentRequestId() }), dueAt],
    );
  }

  /** Takes back what `schedule` planned. */
  async unschedule(name: JobName, key: string): Promise<void> {
    await this.manager.query(`DELETE FROM scheduled_work WHERE task = $1 AND key = $2`, [name, key]);
  }
}

const outbox = new Prepared<{ id: string }>(
  'change-outbox',
  `INSERT INTO change_outbox (organization_id, change, created_at)
   SELECT (one->>'organizationId')::uuid, one, $2 FROM jsonb_array_elements($1::jsonb) AS one RETURNING id`,
);

const mostTries = 3;

/** PostgreSQL: deadlock_detected (Appendix A). */
const deadlock = '40P01';

/** Opens units of work over the data source. */
export class Transactions {
  constructor(
    readonly db: DataSource,
    private readonly clock: { now(): Date },
    private readonly publish: PublishChanges,
  ) {}

  /**
   * Runs `work` in a transaction; its changes are published after the commit, from the outbox if we die here. Where two
   * transactions wait for each other Postgres undoes one of them, which is then run anew: `work` has no effect but on
   * its transaction.
   */
  async run<T>(work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (tries === mostTries || (error as { code?: unknown }).code !== deadlock) throw error;
      }
    }
  }

  private async once<T>(work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    let outboxIds: string[] = [];
    let changes: Change[] = [];
    const result = await this.db.transaction(async (manager) => {
      const tx = new UnitOfWork(manager, this.clock.now());
      const value = await work(tx);
      changes = tx.changes;
      if (changes.length > 0) {
        const rows = await outbox.within(manager, [JSON.stringify(changes), new Date()]);
        outboxIds = rows.map((row) => row.id);
      }
      return value;
    });
    if (changes.length > 0) this.publish(outboxIds, changes);
    return result;
  }
}
