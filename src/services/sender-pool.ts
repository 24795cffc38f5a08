import type { DataSource } from 'typeorm';
import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { NotificationKind } from '../domain/notifications';
import { MessagingPath, PhoneNumberLifecycle } from '../domain/phone-numbers';
import { MessagingState } from '../domain/readiness';
import { inOtherService, PoolState, whyRefused } from '../domain/sender-pool';
import { webhookUrl } from '../domain/webhook-urls';
import { TwilioSettingsEntity } from '../entities/organization';
import { MessagingServiceMemberEntity } from '../entities/sending';
import { RetryLater } from '../jobs/retry-later';
import { logger } from '../lib/logger';
import type { MessagingServiceGateway } from '../twilio/messaging-services';
import type { PhoneNumberGateway } from '../twilio/phone-numbers';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import { type MessagingServices, type ServiceStep, stepAfter, stepOf } from './messaging-service';
import { inviteLocalNumbers } from './local-numbers';
import { notify } from './notify';
import { takeNewMembers } from './adopted-services';
import { leaveForGood } from './number-gone';
import type { LeavingNumber } from './number-releaser';
import { awaitRegistration } from './number-registrations';
import type { Operations } from './operations';
import { phoneNumbersChanged } from './phone-number-changes';
import type { ReadinessService } from './readiness';
import { joinPool, leavePool, ownersServices } from './sender-pool-members';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'sender-pool' });

/** Should a try be lost with its process, the next one begins then. */
const nextTryAfterSeconds = 60;

interface Member {
  phoneNumberId: string;
  organizationId: string;
  e164: string;
  numberSid: string;
  tries: number;
}

/** Brings numbers into the sender pool of their organization's messaging service, and sees that they stay there. */
export class SenderPool {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly operations: Operations,
    private readonly credentials: AccountCredentialsReader,
    private readonly services: MessagingServices,
    private readonly gateway: MessagingServiceGateway,
    private readonly numbers: PhoneNumberGateway,
    private readonly readiness: ReadinessService,
    private readonly noteDenied: (organizationId: string) => Promise<void>,
    private readonly publicUrl: string,
  ) {}

  /** Job: goes on with a number that is to join until it is settled; safe to run at any time. */
  async join(organizationId: string, phoneNumberId: string): Promise<void> {
    const member = await this.joining(organizationId, phoneNumberId);
    const account = await this.credentials.forOrganization(organizationId);
    if (!account) return;
    if (!member) return this.recognize(account, phoneNumberId);
    await this.tryAgainAfter(member, nextTryAfterSeconds);
    const service = await this.services.ensure(account);
    const step = service.kind === 'done' ? await this.enter(account, member, service.sid) : service;
    if (step.kind === 'later') return this.tryAgainAfter(member, step.afterSeconds);
    await this.transactions.run((tx) => tx.unschedule('join-sender-pool', phoneNumberId));
    if (step.kind === 'denied') await this.noteDenied(organizationId);
    if (step.kind === 'stuck') await this.refuse(member, step.code);
  }

  /** A number that its owner may have put into a service of theirs: what Twilio shows counts. */
  private async recognize(account: OrganizationAccount, phoneNumberId: string): Promise<void> {
    const { organizationId } = account;
    const sid = (await this.numberSids([phoneNumberId])).get(phoneNumberId);
    for (const serviceSid of sid ? await ownersServices(this.db.manager, organizationId) : []) {
      const seen = await this.gateway.member(account, serviceSid, sid!);
      if (seen.kind === 'throttled' || seen.kind === 'unknown') throw new RetryLater(5);
      if (seen.kind === 'done' && seen.value !== null)
        await this.transactions.run((tx) =>
          takeNewMembers(tx, organizationId, [{ sid: serviceSid, members: [sid!] }]),
        );
    }
  }

  /** Takes a number out of the pool before it is given back; done as well when it is in none. */
  async leave(
    account: OrganizationAccount,
    { id, organizationId, twilioSid }: LeavingNumber,
  ): Promise<ServiceStep> {
    const member = await this.db
      .getRepository(MessagingServiceMemberEntity)
      .findOneBy({ organizationId, phoneNumberId: id });
    const settings = await this.db.getRepository(TwilioSettingsEntity).findOneBy({ organizationId });
    // One whose joining was not confirmed may be in the pool all the same.
    const serviceSid = member?.serviceSid ?? settings?.messagingServiceSid;
    if (!member || !serviceSid) return { kind: 'done', sid: twilioSid };
    const naturalKey = `${serviceSid} ${twilioSid} ${member.tries}`;
    const ensured = await this.operations.ensure<string>(
      { organizationId, what: 'sender-pool.leave', naturalKey },
      {
        find: async () => {
          const seen = await this.gateway.member(account, serviceSid, twilioSid);
          if (seen.kind !== 'done') return seen;
          return { kind: 'done', value: seen.value === null ? twilioSid : null };
        },
        create: () => this.gateway.leave(account, serviceSid, twilioSid),
        sidOf: (sid) => sid,
        costly: false,
        record: (tx) => leaveForGood(tx, organizationId, id),
      },
    );
    return stepAfter(ensured);
  }

  /**
   * The daily look: a service that still sends us what comes in, members that are still in its pool, and every approved
   * toll-free number in it.
   */
  async reconcile(account: OrganizationAccount): Promise<void> {
    const { organizationId } = account;
    if (!(await this.services.forgetIfGone(account))) await this.checkMembers(account);
    const waiting = await this.outsiders(organizationId);
    await this.transactions.run((tx) => inviteLocalNumbers(tx, organizationId));
    if (waiting.length === 0) return;
    await this.transactions.run(async (tx) => {
      for (const id of waiting) await joinPool(tx, organizationId, id);
    });
  }

  private async checkMembers(account: OrganizationAccount): Promise<void> {
    const known = await this.db.getRepository(MessagingServiceMemberEntity).findBy({
      organizationId: account.organizationId,
      state: PoolState.MEMBER,
    });
    const sids = await this.numberSids(known.map((one) => one.phoneNumberId));
    // Those of an account at rest are looked at when it is back.
    const members = known.filter((one) => sids.has(one.phoneNumberId));
    if (members.length === 0) return;
    const service = await this.services.ensure(account);
    if (service.kind !== 'done') return;
    for (const { phoneNumberId, serviceSid } of members) {
      const sid = sids.get(phoneNumberId);
      const seen = sid && (await this.gateway.member(account, serviceSid!, sid));
      if (!seen || seen.kind !== 'done' || seen.value !== null) continue;
      log.warn({ phoneNumberId, serviceSid }, 'a number is no longer in its sender pool');
      await this.transactions.run(async (tx) => {
        await leavePool(tx, phoneNumberId, serviceSid!, null);
        // Of the other services of an owner's, they alone decide who is in them.
        if (serviceSid === service.sid) await joinPool(tx, account.organizationId, phoneNumberId);
      });
    }
  }

  /** Numbers that should be in the pool and are not: approved toll-free ones, and what left or was refused before. */
  private async outsiders(organizationId: string): Promise<string[]> {
    const rows: { id: string; state: PoolState | null }[] = await this.db.query(
      `SELECT n.id, m.state FROM phone_numbers n
       LEFT JOIN messaging_service_members m ON m.phone_number_id = n.id
       WHERE n.organization_id = $1 AND n.lifecycle = 'ACTIVE' AND n.sms_capable AND n.twilio_sid IS NOT NULL
         AND m.state IS DISTINCT FROM 'MEMBER' AND (m.state IS NOT NULL OR n.kind = 'TOLL_FREE')`,
      [organizationId],
    );
    const badges = await this.readiness.forNumbers(
      organizationId,
      rows.map((row) => row.id),
    );
    const isApproved = (id: string): boolean => {
      const badge = badges.get(id);
      return badge?.state === MessagingState.READY && badge.path === MessagingPath.TOLL_FREE_VERIFICATION;
    };
    return rows.filter(({ id, state }) => state !== null || isApproved(id)).map(({ id }) => id);
  }

  private async enter(
    account: OrganizationAccount,
    member: Member,
    serviceSid: string,
  ): Promise<ServiceStep> {
    const { organizationId, phoneNumberId, numberSid, tries } = member;
    const number = await this.numbers.fetch(account, numberSid);
    if (number.kind !== 'done') return number.kind === 'gone' ? gone : stepOf(number);
    await this.keepRecord(account, member, number.value.messageUrl);
    const ensured = await this.operations.ensure<string>(
      { organizationId, what: 'sender-pool.join', naturalKey: `${serviceSid} ${numberSid} ${tries}` },
      {
        find: () => this.gateway.member(account, serviceSid, numberSid),
        create: () => this.gateway.join(account, serviceSid, numberSid),
        sidOf: (sid) => sid,
        costly: false,
        record: (tx) => confirm(tx, organizationId, phoneNumberId, serviceSid),
      },
    );
    if (ensured.kind === 'done' && ensured.value === null)
      await this.transactions.run((tx) => confirm(tx, organizationId, phoneNumberId, serviceSid));
    return ensured.kind === 'done' ? { kind: 'done', sid: serviceSid } : stepAfter(ensured);
  }

  /** From the moment it joins, the service's webhook gets the number's texts: what they went to before is kept. */
  private async keepRecord(account: OrganizationAccount, member: Member, url: string | null): Promise<void> {
    if (url === null || url === webhookUrl(this.publicUrl, account.webhookKey, 'messages')) return;
    await this.db.query(
      'UPDATE messaging_service_members SET previous_sms_url = $2 WHERE phone_number_id = $1',
      [member.phoneNumberId, url],
    );
  }

  private async refuse(member: Member, code: number | null): Promise<void> {
    const { organizationId, phoneNumberId, e164 } = member;
    log.warn({ organizationId, phoneNumberId, code }, 'a number may not join the sender pool');
    await this.transactions.run(async (tx) => {
      await tx.manager.query(
        `UPDATE messaging_service_members SET state = 'REFUSED', error_code = $2, updated_at = $3
         WHERE phone_number_id = $1 AND state = 'JOINING'`,
        [phoneNumberId, code, tx.now],
      );
      await phoneNumbersChanged(tx, organizationId, [phoneNumberId]);
      await notify(tx, {
        organizationId,
        kind: NotificationKind.ACCOUNT_PROBLEM,
        cause: `sender-pool:${phoneNumberId}:${code}`,
        title:
          code === inOtherService
            ? `${e164} belongs to another messaging service`
            : `${e164} is not in your messaging service`,
        body: `We could not add ${e164} to your messaging service: ${whyRefused(code)}`,
        callToAction: callToAction('Get help', AssistantIntent.CONTACT_SUPPORT, { phoneNumberId }),
        phoneNumberId,
      });
    });
  }

  private async joining(organizationId: string, phoneNumberId: string): Promise<Member | null> {
    const rows: Member[] = await this.db.query(
      `SELECT n.id AS "phoneNumberId", n.organization_id AS "organizationId", n.e164, n.twilio_sid AS "numberSid", m.tries
       FROM messaging_service_members m JOIN phone_numbers n ON n.id = m.phone_number_id
       JOIN organization_twilio_settings s ON s.organization_id = n.organization_id
         AND s.messaging_service_use <> 'SENDS'
       WHERE n.organization_id = $1 AND n.id = $2 AND n.lifecycle = $3 AND m.state = 'JOINING'`,
      [organizationId, phoneNumberId, PhoneNumberLifecycle.ACTIVE],
    );
    return rows[0] ?? null;
  }

  private async numberSids(ids: readonly string[]): Promise<Map<string, string>> {
    const rows: { id: string; sid: string }[] = await this.db.query(
      `SELECT id, twilio_sid AS sid FROM phone_numbers WHERE id = ANY($1::uuid[]) AND lifecycle = 'ACTIVE'`,
      [ids],
    );
    return new Map(rows.map(({ id, sid }) => [id, sid]));
  }

  private async tryAgainAfter(member: Member, seconds: number): Promise<void> {
    const { organizationId, phoneNumberId } = member;
    await this.transactions.run((tx) =>
      tx.schedule(
        'join-sender-pool',
        phoneNumberId,
        { organizationId, phoneNumberId },
        new Date(tx.now.getTime() + seconds * 1_000),
      ),
    );
  }
}

const gone: ServiceStep = { kind: 'stuck', code: 20_404 };

async function confirm(
  tx: UnitOfWork,
  organizationId: string,
  phoneNumberId: string,
  serviceSid: string,
): Promise<void> {
  await tx.manager.query(
    `UPDATE messaging_service_members SET state = 'MEMBER', service_sid = $2, error_code = NULL, confirmed_at = $3,
       updated_at = $3 WHERE phone_number_id = $1 AND state = 'JOINING'`,
    [phoneNumberId, serviceSid, tx.now],
  );
  await awaitRegistration(tx, organizationId, phoneNumberId, serviceSid);
}
