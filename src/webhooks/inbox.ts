import type { Pool } from 'pg';
import type { Clock } from '../lib/clock';
import type { Logger } from '../lib/logger';

/** One piece of news to keep. */
export interface NewReceipt {
  organizationId: string;
  kind: string;
  /** The same key is kept once; null for news that always counts. */
  dedupeKey: string | null;
  params: Record<string, unknown>;
}

interface Waiting {
  row: [organizationId: string, kind: string, dedupeKey: string | null, params: string, receivedAt: Date];
  resolve: () => void;
  reject: (error: unknown) => void;
}

const mostRows = 500;
/** While one batch is being committed the next one gathers: more at once would only make smaller batches. */
const mostFlushes = 1;
/** Beyond this, Twilio is told to come again rather than memory filled. */
const mostWaiting = 20_000;

const insert = {
  name: 'insert-receipts',
  text: `INSERT INTO webhook_receipts (organization_id, kind, dedupe_key, params, received_at)
         SELECT organization_id, kind, dedupe_key, params::jsonb, received_at
         FROM unnest($1::uuid[], $2::text[], $3::text[], string_to_array($4, E'\\n'), $5::timestamptz[])
           AS r(organization_id, kind, dedupe_key, params, received_at)
         ON CONFLICT (dedupe_key) WHERE dedupe_key IS NOT NULL DO NOTHING`,
};

/**
 * Keeps receipts. Those that arrive together share one INSERT, which carries three times as many per second as
 * one each; every caller still waits for the commit of its own row.
 */
export class Inbox {
  private queue: Waiting[] = [];
  private flushing = 0;
  private idle: (() => void)[] = [];

  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
    private readonly log: Logger,
    /** Told after each commit. */
    private readonly onStored: () => void,
  ) {}

  /** Resolves once the receipt is committed, or was before; rejects when it could not be kept. */
  accept(receipt: NewReceipt): Promise<void> {
    if (this.queue.length >= mostWaiting) return Promise.reject(new Error('too many receipts wait'));
    return new Promise((resolve, reject) => {
      const { organizationId, kind, dedupeKey, params } = receipt;
      // One organization's key can never hide another's news.
      const key = dedupeKey === null ? null : `${organizationId}:${dedupeKey}`;
      this.queue.push({
        row: [organizationId, kind, key, storable(params), this.clock.now()],
        resolve,
        reject,
      });
      // Whatever the same turn of the event loop brings goes along.
      if (this.flushing < mostFlushes) setImmediate(() => this.flush());
    });
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    if (this.queue.length === 0 && this.flushing === 0) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private flush(): void {
    if (this.flushing >= mostFlushes || this.queue.length === 0) return;
    const batch = this.queue.splice(0, mostRows);
    this.flushing += 1;
    void this.store(batch).finally(() => {
      this.flushing -= 1;
      if (this.queue.length > 0) this.flush();
      else if (this.flushing === 0) for (const resolve of this.idle.splice(0)) resolve();
    });
  }

  private async store(batch: Waiting[]): Promise<void> {
    try {
      await this.write(batch);
      for (const { resolve } of batch) resolve();
      this.onStored();
    } catch (error) {
      if (batch.length > 1 && isAboutRows(error)) {
        this.log.warn({ err: error, rows: batch.length }, 'a batch of receipts failed; each is tried alone');
        for (const one of batch) await this.store([one]);
        return;
      }
      this.log.error({ err: error, rows: batch.length }, 'receipts could not be stored');
      for (const { reject } of batch) reject(error);
    }
  }

  private async write(batch: Waiting[]): Promise<void> {
    const column = <Index extends 0 | 1 | 2 | 3 | 4>(index: Index) => batch.map(({ row }) => row[index]);
    // JSON texts have no line breaks of their own; an array of them would be escaped once more, quote by quote.
    const params = column(3).join('\n');
    await this.pool.query({ ...insert, values: [column(0), column(1), column(2), params, column(4)] });
  }
}

/** Whether trying the rows one by one can help: bad data, a broken constraint, a deadlock; not a database away. */
function isAboutRows(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(22|23|40)/.test(code);
}

/** JSON that Postgres takes: it knows neither the NUL character nor half of a surrogate pair. */
function storable(params: Record<string, unknown>): string {
  const text = JSON.stringify(params);
  if (!text.includes('\\u')) return text;
  return JSON.stringify(params, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(/\0|\p{Surrogate}/gu, '\uFFFD') : value,
  );
}
