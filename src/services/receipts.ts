import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../lib/clock';
import { errorLabel, type Logger } from '../lib/logger';
import { metrics } from '../lib/metrics';
import { WakefulLoop } from '../lib/wakeful-loop';
import { Prepared } from './prepared';
import type { Transactions, UnitOfWork } from './unit-of-work';

/** A signed call from Twilio, as handlers get it. */
export interface Receipt {
  id: string;
  organizationId: string;
  /**
   * 'event', 'inbound-message', 'message-status', 'voice-status', 'voice-step', 'voice-stream', 'recording-status',
   * 'compliance-status'.
   */
  kind: string;
  /**
   * What Twilio sent: an event's envelope, or the fields of a form. For forms the query of our callback address
   * is added under `query`; Twilio's own fields are capitalized, so nothing collides.
   */
  params: Readonly<Record<string, unknown>>;
  /** By the product's clock. */
  receivedAt: Date;
}

/** Applies one receipt. It runs in the drain's transaction: no network, jobs are queued instead. */
export type ReceiptHandler = (tx: UnitOfWork, receipt: Receipt) => Promise<void>;

/** By kind. A kind nobody handles is kept and counts as processed. */
export type ReceiptHandlers = Readonly<Record<string, ReceiptHandler | undefined>>;

interface ReceiptRow {
  id: string;
  organization_id: string;
  kind: string;
  params: Record<string, unknown>;
  received_at: Date;
  attempts: number;
}

const batchSize = 100;
/** Arbitrary but fixed: keeps these locks apart from others. */
const organizationLock = 20261125;
/** How often an idle worker looks; the process that took a receipt wakes its own drain at once. */
const lookEveryMs = 250;
const mostAttempts = 10;
const keptDays = 30;

/**
 * Takes what is due and counts it as done: the transaction that does so is the one that applies it. Its commit does not
 * wait for the disk. Should the machine lose it, the receipts, which are on the disk, are there to be applied again; and
 * whatever goes out of the house because of it, a text or a job, is preceded by a commit that does wait.
 */
const nextReceipts = new Prepared<ReceiptRow>(
  'next-receipts',
  `WITH next AS MATERIALIZED (
     SELECT id FROM webhook_receipts
     WHERE processed_at IS NULL AND (retry_at IS NULL OR retry_at <= $1)
       AND pg_try_advisory_xact_lock(hashtextextended(organization_id::text, ${organizationLock}))
     ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
   ), taken AS (
     UPDATE webhook_receipts r SET processed_at = $3, error = NULL FROM next WHERE r.id = next.id
     RETURNING r.id, r.organization_id, r.kind, r.params, r.received_at, r.attempts
   )
   SELECT *, set_config('synchronous_commit', 'off', true) FROM taken ORDER BY id`,
);

/** A receipt could not be applied; the transaction is undone. */
class HandlerFailed extends Error {
  constructor(readonly reason: unknown) {
    super('a receipt could not be applied');
  }
}

/**
 * Works the receipts off in batches. When one fails, the batch begins anew with each receipt under a savepoint of its own,
 * so that it holds up no other. Several processes may drain at once, each other organizations: two batches that hold the same conversations
 * in different orders would lock each other out. A receipt is done with in the transaction that applied it.
 */
export class ReceiptDrain {
  private readonly loop = new WakefulLoop(() => this.takeTurn());
  /** Receipts per batch; one after a batch that broke, to find which of them does it. */
  private limit = batchSize;

  constructor(
    private readonly transactions: Transactions,
    private readonly handlers: ReceiptHandlers,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.loop.start();
  }

  /** Says that there is something to do. */
  readonly wake = (): void => this.loop.wake();

  /** Resolves when the batch in hand is done. */
  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Applies up to a batch of receipts and returns how many were looked at. */
  async drainOnce(limit = batchSize): Promise<number> {
    try {
      return await this.drain(limit, (tx, row) => this.handle(tx, row));
    } catch (error) {
      if (!(error instanceof HandlerFailed)) throw error;
      return this.drain(limit, (tx, row) => this.handleAlone(tx, row));
    }
  }

  private async drain(
    limit: number,
    apply: (tx: UnitOfWork, row: ReceiptRow) => Promise<boolean>,
  ): Promise<number> {
    const { count, applied } = await this.transactions.run(async (tx) => {
      const rows = await nextReceipts.within(tx.manager, [new Date(), limit, tx.now]);
      const applied: string[] = [];
      for (const row of rows) if (await apply(tx, row)) applied.push(row.kind);
      return { count: rows.length, applied };
    });
    for (const kind of applied)
      metrics.receipts.inc({ kind, outcome: this.handlers[kind] ? 'processed' : 'ignored' });
    return count;
  }

  private async takeTurn(): Promise<number> {
    const { limit } = this;
    try {
      if ((await this.drainOnce(limit)) === limit) return 0;
      this.limit = batchSize;
    } catch (error) {
      // The transaction itself failed: the database is away, or one receipt breaks it.
      this.log.error({ err: error, limit }, 'receipts could not be drained');
      this.limit = limit === 1 ? batchSize : 1;
      await pause(500);
    }
    return lookEveryMs;
  }

  /** Most batches hold nothing that fails, so that no savepoints are paid for until one does. */
  private async handle(tx: UnitOfWork, row: ReceiptRow): Promise<boolean> {
    try {
      await this.handlers[row.kind]?.(tx, receiptOf(row));
      return true;
    } catch (error) {
      throw new HandlerFailed(error);
    }
  }

  /** Keeps what fails from its neighbours. */
  private async handleAlone(tx: UnitOfWork, row: ReceiptRow): Promise<boolean> {
    const changesBefore = [...tx.changes];
    await tx.manager.query('SAVEPOINT receipt');
    try {
      await this.handle(tx, row);
      await tx.manager.query('RELEASE SAVEPOINT receipt');
      return true;
    } catch (error) {
      await tx.manager.query('ROLLBACK TO SAVEPOINT receipt');
      // What the failed handler announced did not happen.
      tx.changes.splice(0, tx.changes.length, ...changesBefore);
      await this.noteFailure(tx, row, error instanceof HandlerFailed ? error.reason : error);
      return false;
    }
  }

  /** Tries again later, ever more rarely; after the last try the row stays, with its error, for a person. */
  private async noteFailure(tx: UnitOfWork, row: ReceiptRow, error: unknown): Promise<void> {
    const attempts = row.attempts + 1;
    const givenUp = attempts >= mostAttempts;
    metrics.receipts.inc({ kind: row.kind, outcome: givenUp ? 'given-up' : 'failed' });
    this.log.error(
      {
        receiptId: row.id,
        organizationId: row.organization_id,
        kind: row.kind,
        attempts,
        givenUp,
        err: error,
      },
      'a receipt could not be applied',
    );
    await tx.manager.query(
      `UPDATE webhook_receipts SET attempts = $2, error = $3, retry_at = $4,
         processed_at = CASE WHEN $5 THEN $6::timestamptz END WHERE id = $1`,
      [
        row.id,
        attempts,
        errorLabel(error),
        new Date(Date.now() + Math.min(2 ** attempts, 600) * 1_000),
        givenUp,
        tx.now,
      ],
    );
  }

  /** Deletes what was worked off long ago. */
  async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptDays * 24 * 3_600_000);
    await this.transactions.db.query(
      'DELETE FROM webhook_receipts WHERE processed_at < $1 AND error IS NULL',
      [before],
    );
  }

  /** Brings the gauges of waiting receipts up to date. */
  async measure(): Promise<void> {
    const [row] = (await this.transactions.db.query(
      'SELECT count(*)::int AS pending, min(received_at) AS oldest FROM webhook_receipts WHERE processed_at IS NULL',
    )) as { pending: number; oldest: Date | null }[];
    metrics.receiptsPending.set(row?.pending ?? 0);
    const oldest = row?.oldest?.getTime();
    metrics.receiptsLag.set(oldest ? Math.max(0, this.clock.now().getTime() - oldest) / 1_000 : 0);
  }
}

function receiptOf(row: ReceiptRow): Receipt {
  return {
    id: row.id,
    organizationId: row.organization_id,
    kind: row.kind,
    params: row.params,
    receivedAt: row.received_at,
  };
}
