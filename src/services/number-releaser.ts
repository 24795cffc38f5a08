import type { DataSource } from 'typeorm';
import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { NotificationKind } from '../domain/notifications';
import { TwilioAccountStatus } from '../domain/organizations';
import { PhoneNumberLifecycle } from '../domain/phone-numbers';
import { releaseFault } from '../domain/release';
import { PhoneNumberEntity } from '../entities/phone-number';
import { logger } from '../lib/logger';
import type { PhoneNumberGateway } from '../twilio/phone-numbers';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import type { ServiceStep } from './messaging-service';
import { notify } from './notify';
import { numberGone } from './number-gone';
import { goOnWithNumber, type NumberWork } from './number-follow-ups';
import type { OperationName, Operations } from './operations';
import { joinPool } from './sender-pool-members';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'number-releaser' });

const nextTryAfterSeconds = 30;
const deniedAgainAfterSeconds = 3_600;

export type ReleaseStep = { kind: 'settled' } | { kind: 'later'; retryAfterSeconds: number };

const { RELEASING } = PhoneNumberLifecycle;
const settled: ReleaseStep = { kind: 'settled' };
const later = (retryAfterSeconds: number): ReleaseStep => ({ kind: 'later', retryAfterSeconds });

/** A number on its way out, as what it hangs on at Twilio sees it. */
export interface LeavingNumber {
  id: string;
  organizationId: string;
  e164: string;
  twilioSid: string;
}

/**
 * Takes a number out of something that it belongs to at Twilio, before it is given back: safe to repeat, and done as
 * well when the number is not in it (any more).
 */
export type LeavingStep = (account: OrganizationAccount, number: LeavingNumber) => Promise<ServiceStep>;

/** One attempt to give a number back; one that Twilio refused is followed by another one. */
export async function releaseOperation(
  manager: { query(sql: string, values: unknown[]): Promise<unknown> },
  organizationId: string,
  phoneNumberId: string,
): Promise<OperationName> {
  const what = 'phone-number.release';
  const [row] = (await manager.query(
    `SELECT count(*)::int AS refused FROM twilio_operations
     WHERE organization_id = $1 AND what = $2 AND natural_key LIKE $3 AND state = 'REJECTED'`,
    [organizationId, what, `${phoneNumberId} %`],
  )) as { refused: number }[];
  return { organizationId, what, naturalKey: `${phoneNumberId} ${row!.refused + 1}` };
}

const work: NumberWork = { lifecycle: PhoneNumberLifecycle.RELEASING, job: 'release-phone-number' };

/** Brings one release to its end; any process may go on with it at any time. */
export class NumberReleaser {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly operations: Operations,
    private readonly credentials: AccountCredentialsReader,
    private readonly gateway: PhoneNumberGateway,
    private readonly noteDenied: (organizationId: string) => Promise<void>,
    /** In their order: the sender pool, what hangs on campaigns, and so on. */
    private readonly steps: readonly LeavingStep[],
  ) {}

  /** Job: goes on with a release that a call left, and plans the next try until it is settled. */
  async complete(organizationId: string, phoneNumberId: string): Promise<void> {
    await this.goOnAfter(organizationId, phoneNumberId, { retryAfterSeconds: nextTryAfterSeconds });
    const step = await this.advance(organizationId, phoneNumberId, () => false);
    if (step.kind === 'later') await this.goOnAfter(organizationId, phoneNumberId, step);
  }

  /** Has the job run when the time has come. */
  goOnAfter(
    organizationId: string,
    phoneNumberId: string,
    { retryAfterSeconds }: { retryAfterSeconds: number },
  ): Promise<void> {
    return goOnWithNumber(this.transactions, work, { organizationId, phoneNumberId }, retryAfterSeconds);
  }

  /** One try. `callerIsTold` says whether somebody waits for the answer, who then needs no notification of a refusal. */
  async advance(organizationId: string, id: string, callerIsTold: () => boolean): Promise<ReleaseStep> {
    const number = await this.db.getRepository(PhoneNumberEntity).findOneBy({ id, organizationId });
    if (number?.lifecycle !== RELEASING) return settled;
    const account = await this.credentials.forOrganization(organizationId);
    if (!account) return later(60);
    // A closed account has given everything back already.
    if (account.status === TwilioAccountStatus.CLOSED) return this.settle(number);
    const leaving = { id, organizationId, e164: number.e164, twilioSid: number.twilioSid! };
    for (const leave of this.steps) {
      const step = await leave(account, leaving);
      if (step.kind === 'later') return later(step.afterSeconds);
      if (step.kind === 'denied') return this.denied(organizationId);
      // What Twilio does not let go of by itself goes with the number.
      if (step.kind === 'stuck')
        log.warn({ organizationId, phoneNumberId: id, code: step.code }, 'a number was not let go of');
    }
    const name = await releaseOperation(this.db.manager, organizationId, id);
    const ensured = await this.operations.ensure<string>(name, {
      find: async () => {
        const seen = await this.gateway.fetch(account, leaving.twilioSid);
        if (seen.kind === 'gone') return { kind: 'done', value: leaving.twilioSid };
        return seen.kind === 'done' ? { kind: 'done', value: null } : seen;
      },
      create: () => this.gateway.release(account, leaving.twilioSid),
      sidOf: (sid) => sid,
      // A number that is gone is not there to be given back twice.
      costly: false,
      record: (tx) => released(tx, number),
    });
    switch (ensured.kind) {
      case 'done':
        return this.settle(number);
      case 'later':
        return later(ensured.retryAfterSeconds);
      case 'denied':
        return this.denied(organizationId);
      case 'rejected':
        return this.giveUp(number, ensured.code, callerIsTold());
    }
  }

  private async settle(number: PhoneNumberEntity): Promise<ReleaseStep> {
    await this.transactions.run((tx) => released(tx, number));
    return settled;
  }

  private async denied(organizationId: string): Promise<ReleaseStep> {
    await this.noteDenied(organizationId);
    return later(deniedAgainAfterSeconds);
  }

  /** Twilio keeps the number: the card is what it was, and goes back to where it was. */
  private async giveUp(
    number: PhoneNumberEntity,
    code: number | null,
    callerIsTold: boolean,
  ): Promise<ReleaseStep> {
    const { id, organizationId, e164 } = number;
    log.warn({ organizationId, phoneNumberId: id, code }, 'Twilio would not take a number back');
    await this.transactions.run(async (tx) => {
      const [changed] = (await tx.manager.query(
        `UPDATE phone_numbers SET lifecycle = 'ACTIVE', revision = revision + 1
         WHERE organization_id = $1 AND id = $2 AND lifecycle = 'RELEASING' RETURNING revision`,
        [organizationId, id],
      )) as [{ revision: number }[], number];
      const [card] = changed;
      if (!card) return;
      tx.changed({ organizationId, entity: 'PHONE_NUMBER', id, revision: card.revision, phoneNumberId: id });
      await tx.unschedule('release-phone-number', id);
      const members: unknown[] = await tx.manager.query(
        `SELECT 1 FROM messaging_service_members WHERE organization_id = $1 AND phone_number_id = $2`,
        [organizationId, id],
      );
      if (members.length > 0) await joinPool(tx, organizationId, id);
      if (callerIsTold) return;
      await notify(tx, {
        organizationId,
        kind: NotificationKind.ACCOUNT_PROBLEM,
        cause: `number-not-released:${id}:${card.revision}`,
        title: `${e164} could not be given back`,
        body: `${releaseFault(code).message} It is yours as before.`,
        callToAction: callToAction('Get help', AssistantIntent.CONTACT_SUPPORT, { phoneNumberId: id }),
        phoneNumberId: id,
      });
    });
    return settled;
  }
}

async function released(tx: UnitOfWork, { id, organizationId }: PhoneNumberEntity): Promise<void> {
  await numberGone(tx, organizationId, id, [RELEASING]);
  await tx.unschedule('release-phone-number', id);
}
