import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { OperationState, TwilioOperationEntity } from '../entities/operations';
import type { Clock } from '../lib/clock';
import type { Outcome } from '../twilio/outcome';
import type { Transactions, UnitOfWork } from './unit-of-work';

/** Names one effect: the same name is the same effect, however often and by whomever it is asked for. */
export interface OperationName {
  organizationId: string;
  /** Such as 'phone-number.buy'. */
  what: string;
  /** Such as the E.164 number. */
  naturalKey: string;
}

/** How an effect is made and found again. */
export interface Effect<T> {
  /** Looks for what a former try made, by the natural key; null when Twilio shows nothing. */
  find(operation: TwilioOperationEntity): Promise<Outcome<T | null>>;
  create(operation: TwilioOperationEntity): Promise<Outcome<T>>;
  sidOf(value: T): string;
  /** True for what charges money or texts someone: made again only after two empty look-ups 60 s apart. */
  costly: boolean;
  /** Facts to keep before the call, for deciding later whether it took effect. */
  before?: () => Promise<Outcome<Record<string, unknown>>>;
  /** Runs in the transaction that settles the operation as DONE: what must follow exists with the result. */
  record?: (tx: UnitOfWork, value: T, operation: TwilioOperationEntity) => Promise<void>;
}

export type Ensured<T> =
  | { kind: 'done'; sid: string; operationId: string; /** Null when it was done earlier. */ value: T | null }
  | {
      kind: 'rejected';
      code: number | null;
      /** What was wrong, where Twilio says more than a code. */
      reasons: { code: number | null; reason: string }[];
      operationId: string;
    }
  /** Not settled yet: try again after the delay. */
  | { kind: 'later'; retryAfterSeconds: number }
  /** The account or its credentials are refused. */
  | { kind: 'denied'; code: number | null };

/** How long a dead process keeps others waiting; a living one renews its lease. */
const leaseMs = 15_000;
const renewEveryMs = 5_000;
const secondLookAfterMs = 60_000;

/**
 * Makes an external effect happen once: the intention is committed before the call, the result after it, and a
 * try that may have taken effect is looked for before another is made. Twilio has no idempotency keys, so this
 * is the only way a purchase or submission is ever made.
 */
export class Operations {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  private get db(): DataSource {
    return this.transactions.db;
  }

  /** Writes the intention inside the caller's transaction, so that it exists with the data that wants it. */
  static async plan(manager: EntityManager, name: OperationName, now: Date): Promise<void> {
    await manager.query(
      `INSERT INTO twilio_operations (id, organization_id, what, natural_key, state, created_at)
       VALUES ($1, $2, $3, $4, 'PLANNED', $5) ON CONFLICT (organization_id, what, natural_key) DO NOTHING`,
      [randomUUID(), name.organizationId, name.what, name.naturalKey, now],
    );
  }

  /** Brings the effect about, or says why not yet; safe to call again at any time from any process. */
  async ensure<T>(name: OperationName, effect: Effect<T>): Promise<Ensured<T>> {
    await Operations.plan(this.db.manager, name, this.clock.now());
    const claimed = await this.lease(name);
    if ('kind' in claimed) return claimed;
    const release = this.keepLease(claimed.id);
    try {
      return await this.bringAbout(claimed, effect);
    } finally {
      await release();
    }
  }

  private async bringAbout<T>(operation: TwilioOperationEntity, effect: Effect<T>): Promise<Ensured<T>> {
    if (operation.attempts > 0) {
      const found = await effect.find(operation);
      if (found.kind === 'denied') return found;
      if (found.kind === 'throttled') return { kind: 'later', retryAfterSeconds: found.retryAfterSeconds };
      if (found.kind !== 'done') return { kind: 'later', retryAfterSeconds: 5 };
      if (found.value !== null) return this.settle(operation, effect, found.value);
      const wait = await this.noteEmptyLook(operation, effect.costly);
      if (wait > 0) return { kind: 'later', retryAfterSeconds: wait };
    } else if (effect.before) {
      const before = await effect.before();
      if (before.kind === 'denied') return before;
      if (before.kind === 'gone') return this.reject(operation, 20404);
      if (before.kind === 'rejected') return this.reject(operation, before.code, before.reasons);
      if (before.kind === 'throttled') return { kind: 'later', retryAfterSeconds: before.retryAfterSeconds };
      if (before.kind !== 'done') return { kind: 'later', retryAfterSeconds: 5 };
      operation.before = before.value;
    }
    return this.make(operation, effect);
  }

  private async make<T>(operation: TwilioOperationEntity, effect: Effect<T>): Promise<Ensured<T>> {
    await this.update(operation.id, {
      attempts: operation.attempts + 1,
      lastAttemptAt: this.clock.now(),
      emptyLookups: 0,
      before: operation.before,
    });
    const outcome = await effect.create(operation);
    switch (outcome.kind) {
      case 'done':
        return this.settle(operation, effect, outcome.value);
      case 'rejected':
        return this.reject(operation, outcome.code, outcome.reasons);
      case 'gone':
        return this.reject(operation, 20404);
      case 'throttled':
        // Twilio promises that a throttled call was not processed: it counts as never tried.
        await this.update(operation.id, { attempts: operation.attempts });
        return { kind: 'later', retryAfterSeconds: outcome.retryAfterSeconds };
      case 'denied':
        await this.update(operation.id, { attempts: operation.attempts });
        return outcome;
      case 'unknown':
        await this.update(operation.id, { state: OperationState.UNKNOWN });
        return { kind: 'later', retryAfterSeconds: 2 };
    }
  }

  /** Lists lag behind writes, so one empty look proves nothing for what must not happen twice. */
  private async noteEmptyLook(operation: TwilioOperationEntity, costly: boolean): Promise<number> {
    const now = this.clock.now();
    const looks = operation.emptyLookups + 1;
    const sinceLast = operation.lastLookupAt ? now.getTime() - operation.lastLookupAt.getTime() : Infinity;
    if (looks >= 2 && sinceLast < secondLookAfterMs)
      return Math.ceil((secondLookAfterMs - sinceLast) / 1_000);
    await this.update(operation.id, { emptyLookups: looks, lastLookupAt: now });
    return costly && looks < 2 ? secondLookAfterMs / 1_000 : 0;
  }

  private async settle<T>(
    operation: TwilioOperationEntity,
    effect: Effect<T>,
    value: T,
  ): Promise<Ensured<T>> {
    const sid = effect.sidOf(value);
    await this.transactions.run(async (tx) => {
      await effect.record?.(tx, value, operation);
      await tx.manager.update(
        TwilioOperationEntity,
        { id: operation.id },
        { state: OperationState.DONE, sid, settledAt: this.clock.now(), errorCode: null },
      );
    });
    return { kind: 'done', sid, operationId: operation.id, value };
  }

  private async reject(
    operation: TwilioOperationEntity,
    code: number | null,
    reasons: { code: number | null; reason: string }[] = [],
  ): Promise<Ensured<never>> {
    await this.update(operation.id, {
      state: OperationState.REJECTED,
      errorCode: code,
      reasons: reasons.length > 0 ? reasons : null,
      settledAt: this.clock.now(),
    });
    return { kind: 'rejected', code, reasons, operationId: operation.id };
  }

  /** Takes the operation for a while, or answers with what is settled or who is at it. */
  private async lease(name: OperationName): Promise<TwilioOperationEntity | Ensured<never>> {
    const operations = this.db.getRepository(TwilioOperationEntity);
    const realNow = new Date();
    const [taken] = (await this.db.query(
      `UPDATE twilio_operations SET leased_until = $4
       WHERE organization_id = $1 AND what = $2 AND natural_key = $3
         AND state IN ('PLANNED', 'UNKNOWN') AND (leased_until IS NULL OR leased_until < $5) RETURNING id`,
      [name.organizationId, name.what, name.naturalKey, new Date(realNow.getTime() + leaseMs), realNow],
    )) as [{ id: string }[], number];
    const operation = await operations.findOneByOrFail(name);
    if (taken.length > 0) return operation;
    if (operation.state === OperationState.DONE)
      return { kind: 'done', sid: operation.sid!, operationId: operation.id, value: null };
    if (operation.state === OperationState.REJECTED)
      return {
        kind: 'rejected',
        code: operation.errorCode,
        reasons: operation.reasons ?? [],
        operationId: operation.id,
      };
    return { kind: 'later', retryAfterSeconds: 1 };
  }

  /** Renews the lease until it is released. */
  private keepLease(id: string): () => Promise<void> {
    let renewal = Promise.resolve();
    const timer = setInterval(() => {
      renewal = this.update(id, { leasedUntil: new Date(Date.now() + leaseMs) }).catch(() => undefined);
    }, renewEveryMs);
    return async () => {
      clearInterval(timer);
      await renewal;
      await this.update(id, { leasedUntil: null });
    };
  }

  private async update(id: string, change: Partial<TwilioOperationEntity>): Promise<void> {
    await this.db
      .getRepository(TwilioOperationEntity)
      .update({ id }, change as Parameters<ReturnType<DataSource['getRepository']>['update']>[1]);
  }
}
