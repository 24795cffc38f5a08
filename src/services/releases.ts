import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { may, type OrganizationActor, Permission } from '../domain/actor';
import { DomainError, refuse, UserErrorCode } from '../domain/errors';
import { isId } from '../domain/ids';
import { TwilioAccountStatus } from '../domain/organizations';
import { PhoneNumberLifecycle } from '../domain/phone-numbers';
import { releaseFault, releaseRefusal } from '../domain/release';
import { OperationState, TwilioOperationEntity } from '../entities/operations';
import { TwilioSettingsEntity } from '../entities/organization';
import { PhoneNumberEntity } from '../entities/phone-number';
import { logger } from '../lib/logger';
import { requireActiveAccount } from './active-account';
import { audit } from './audit';
import { type NumberReleaser, releaseOperation } from './number-releaser';
import { Operations } from './operations';
import { phoneNumbersChanged } from './phone-number-changes';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'releases' });

/** How long a call waits for Twilio before it answers with a card that is still RELEASING. */
const patienceMs = 10_000;
/** Should the call die on the way, the job takes over then. */
const jobAfterMs = 20_000;

export interface ReleasePhoneNumber {
  phoneNumberId: string;
  /** The number, typed again. */
  confirmE164: string;
}

const { ACTIVE, RELEASING, RELEASED } = PhoneNumberLifecycle;

/** Gives numbers back, each once and only on a person's word: the wish is committed before Twilio is asked. */
export class ReleaseService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly releaser: NumberReleaser,
  ) {}

  /** Gives the id of the card: RELEASED, or RELEASING when Twilio is slow. Repeating it is harmless. */
  async release(actor: OrganizationActor, command: ReleasePhoneNumber): Promise<string> {
    if (!may(actor, Permission.ReleaseNumbers))
      refuse(UserErrorCode.NOT_ALLOWED, 'Only an owner or admin can give a number back, in person.');
    const { organizationId } = actor;
    const id = command.phoneNumberId.toLowerCase();
    const operationKey = await this.transactions.run((tx) => this.begin(tx, actor, id, command.confirmE164));
    if (operationKey === null) return id;
    const call = { waiting: true };
    const releasing = this.releaseUntilSettled(organizationId, id, call).catch((error: unknown) =>
      // The wish is committed, so the job goes on where this stopped.
      log.error({ organizationId, phoneNumberId: id, err: error }, 'release interrupted'),
    );
    const patience = new AbortController();
    try {
      await Promise.race([releasing, sleep(patienceMs, undefined, { signal: patience.signal })]);
    } finally {
      patience.abort();
      call.waiting = false;
    }
    await this.throwRefusal(organizationId, id, operationKey);
    return id;
  }

  /** Commits the wish; gives the key of its operation, null when the number is back at the carrier already. */
  private async begin(
    tx: UnitOfWork,
    actor: OrganizationActor,
    id: string,
    confirmE164: string,
  ): Promise<string | null> {
    const { organizationId } = actor;
    const number = isId(id)
      ? await tx.manager.findOne(PhoneNumberEntity, {
          where: { id, organizationId },
          lock: { mode: 'pessimistic_write' },
        })
      : null;
    if (!number)
      return refuse(UserErrorCode.NOT_FOUND, 'There is no phone number with this id.', [
        'input',
        'phoneNumberId',
      ]);
    const refusal = releaseRefusal(number.lifecycle);
    if (refusal) throw new DomainError(refusal);
    if (confirmE164.trim() !== number.e164)
      refuse(
        UserErrorCode.INVALID,
        `This is not the number on the card. To give ${number.e164} back for good, type exactly that.`,
        ['input', 'confirmE164'],
      );
    if (number.lifecycle === RELEASED) return null;
    const operation = await releaseOperation(tx.manager, organizationId, id);
    if (number.lifecycle === RELEASING) return operation.naturalKey;
    await requireUsableAccount(tx, organizationId);
    await tx.manager.update(
      PhoneNumberEntity,
      { id, organizationId, lifecycle: ACTIVE },
      { lifecycle: RELEASING },
    );
    await phoneNumbersChanged(tx, organizationId, [id]);
    // What is still waiting fails at once rather than in its turn.
    await tx.manager.query('UPDATE sender_paces SET next_send_at = $2 WHERE phone_number_id = $1', [
      id,
      tx.now,
    ]);
    await Operations.plan(tx.manager, operation, tx.now);
    const dueAt = new Date(tx.now.getTime() + jobAfterMs);
    await tx.schedule('release-phone-number', id, { organizationId, phoneNumberId: id }, dueAt);
    await audit(tx, actor, 'phone-number.release-requested', id, { kind: number.kind });
    return operation.naturalKey;
  }

  /** Works on the release while the call waits, also when another call or process is at it. */
  private async releaseUntilSettled(
    organizationId: string,
    id: string,
    call: { waiting: boolean },
  ): Promise<void> {
    while (call.waiting) {
      const step = await this.releaser.advance(organizationId, id, () => call.waiting);
      if (step.kind === 'settled') return;
      if (step.retryAfterSeconds > patienceMs / 1_000)
        return this.releaser.goOnAfter(organizationId, id, step);
      await sleep(step.retryAfterSeconds * 1_000);
    }
  }

  private async throwRefusal(organizationId: string, id: string, naturalKey: string): Promise<void> {
    const isBack = await this.db
      .getRepository(PhoneNumberEntity)
      .existsBy({ id, organizationId, lifecycle: ACTIVE });
    if (!isBack) return;
    const operation = await this.db
      .getRepository(TwilioOperationEntity)
      .findOneBy({ organizationId, what: 'phone-number.release', naturalKey });
    if (operation?.state === OperationState.REJECTED)
      throw new DomainError(releaseFault(operation.errorCode));
    refuse(UserErrorCode.CONFLICT, 'The number was not given back. Try again in a moment.', null, {
      retryable: true,
    });
  }
}

/** A closed account holds no numbers any more, so there is nothing to ask it. */
async function requireUsableAccount(tx: UnitOfWork, organizationId: string): Promise<void> {
  const isClosed = await tx.manager.existsBy(TwilioSettingsEntity, {
    organizationId,
    status: TwilioAccountStatus.CLOSED,
  });
  if (!isClosed) await requireActiveAccount(tx, organizationId, 'give numbers back');
}
