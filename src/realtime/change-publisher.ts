import type { Logger } from 'pino';
import { metrics } from '../lib/metrics';
import type { Change } from './change';
import type { ChangeBus } from './change-bus';

/** The part of a data source that the outbox needs. */
export interface Queryable {
  query<T = unknown>(sql: string, parameters?: unknown[]): Promise<T>;
}

interface OutboxRow {
  id: string;
  change: Change;
}

const mostWaiting = 20_000;
const sweepSize = 500;
/** Younger rows are still in the hands of the process that wrote them; also how long a sweep holds its rows. */
const sweepAfterMs = 2_000;

/**
 * Publishes committed changes at least once: at once from memory, and by `republish` from the outbox whatever
 * did not get through or was left by a process that died. It never holds up whoever made the change.
 */
export class ChangePublisher {
  private waiting: { ids: string[]; changes: Change[] } = { ids: [], changes: [] };
  private publishing: Promise<void> | null = null;
  private published: string[] = [];
  private deleting: Promise<void> | null = null;

  constructor(
    private readonly bus: ChangeBus,
    private readonly db: Queryable,
    private readonly log: Logger,
  ) {}

  /** Hands over changes after their commit; returns at once and never throws. */
  readonly publish = (outboxIds: string[], changes: Change[]): void => {
    // Whatever does not fit stays in the outbox for the sweep: memory is bounded while Redis is silent.
    if (this.waiting.changes.length + changes.length > mostWaiting) return;
    this.waiting.ids.push(...outboxIds);
    this.waiting.changes.push(...changes);
    this.publishing ??= this.publishWaiting().finally(() => (this.publishing = null));
  };

  /** Publishes what has stayed in the outbox and returns how many rows; several processes may do so at once. */
  async republish(): Promise<number> {
    let count = 0;
    while (this.bus.state() !== 'away') {
      // Claimed by moving them on in time rather than by a lock, so no transaction is open while we publish.
      const rows = await this.db.query<OutboxRow[]>(
        `WITH due AS (
           SELECT id FROM change_outbox WHERE created_at < $1 ORDER BY id LIMIT ${sweepSize} FOR UPDATE SKIP LOCKED
         ), claimed AS (
           UPDATE change_outbox SET created_at = $2 FROM due WHERE change_outbox.id = due.id
           RETURNING change_outbox.id, change_outbox.change
         ) SELECT id, change FROM claimed ORDER BY id`,
        [new Date(Date.now() - sweepAfterMs), new Date()],
      );
      if (rows.length === 0) break;
      try {
        await this.bus.publish(latestOnly(rows.map((row) => row.change)));
      } catch {
        break;
      }
      await this.delete(rows.map((row) => row.id));
      count += rows.length;
      if (rows.length < sweepSize) break;
    }
    return count;
  }

  /** Resolves when nothing is on its way any more. */
  async settled(): Promise<void> {
    while (this.publishing || this.deleting) await Promise.all([this.publishing, this.deleting]);
  }

  private async publishWaiting(): Promise<void> {
    // What the same tick commits goes out together.
    await Promise.resolve();
    while (this.waiting.changes.length > 0) {
      const { ids, changes } = this.waiting;
      this.waiting = { ids: [], changes: [] };
      try {
        await this.bus.publish(changes);
      } catch {
        metrics.publishFailures.inc(changes.length);
        continue;
      }
      this.published.push(...ids);
      this.deleting ??= this.deletePublished().finally(() => (this.deleting = null));
    }
  }

  private async deletePublished(): Promise<void> {
    while (this.published.length > 0) {
      const ids = this.published;
      this.published = [];
      await this.delete(ids).catch((error: unknown) =>
        this.log.warn(
          { err: error, rows: ids.length },
          'published changes stay in the outbox and are published again',
        ),
      );
    }
  }

  private async delete(ids: string[]): Promise<void> {
    await this.db.query('DELETE FROM change_outbox WHERE id = ANY($1::bigint[])', [ids]);
  }
}

/** Of several changes of one thing the last is enough: readers read the thing itself. */
function latestOnly(changes: Change[]): Change[] {
  const latest = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.organizationId} ${change.entity} ${change.id}`;
    latest.delete(key);
    latest.set(key, change);
  }
  return [...latest.values()];
}
