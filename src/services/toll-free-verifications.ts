import { ReviewOutcome, type ReviewedResource } from '../domain/programmes/programme';
import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { readableInstant } from '../domain/estimates';
import { NotificationKind } from '../domain/notifications';
import { RegistrationState } from '../domain/registrations';
import { OrganizationProfileEntity } from '../entities/organization';
import { TollFreeVerificationEntity } from '../entities/registration';
import type { Clock } from '../lib/clock';
import type { TollFreeVerification, TollFreeVerificationGateway } from '../twilio/toll-free-verifications';
import type { AccountCredentialsReader } from './account-credentials';
import { notify } from './notify';
import { phoneNumbersChanged } from './phone-number-changes';
import { registrationChanged, registrationEvent } from './registration-changes';
import type { RegistrationRecords } from './registration-records';
import { applyReview } from './registration-reviews';
import type { Receipt } from './receipts';
import { joinPool } from './sender-pool-members';
import type { Transactions, UnitOfWork } from './unit-of-work';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const firstPollMs = 5 * minuteMs;
const slowestPollMs = 2 * 60 * minuteMs;
const eventPrefix = 'com.twilio.messaging.compliance.toll-free-verification.';

/**
 * Learns what becomes of toll-free verifications. Events, polls and reconciliation all end in `refresh`: fetch
 * the truth, compare it with the mirror, apply what follows in one transaction.
 */
export class TollFreeVerificationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
    private readonly gateway: TollFreeVerificationGateway,
    private readonly accounts: AccountCredentialsReader,
    private readonly clock: Clock,
    private readonly noteDenied: (organizationId: string) => Promise<void>,
  ) {}

  /** An event is a nudge to look; it is never believed by itself. */
  async onEvent(tx: UnitOfWork, receipt: Receipt): Promise<void> {
    const { type, data } = receipt.params as { type?: string; data?: Record<string, unknown> };
    const sid = data?.['tollfreeverificationsid'];
    if (!type?.startsWith(eventPrefix) || typeof sid !== 'string') return;
    await tx.enqueue(
      'refresh-toll-free-verification',
      { organizationId: receipt.organizationId, twilioSid: sid },
      { jobKey: `refresh-toll-free-verification:${sid}` },
    );
  }

  /** Fetches the verification and applies what is new; a fetch that began before the last applied one is dropped. */
  async refresh(organizationId: string, twilioSid: string): Promise<void> {
    const { manager } = this.transactions.db;
    // Unknown here: another programme's, or our own create is still waiting for its answer and will look soon.
    const known = await manager.findOneBy(TollFreeVerificationEntity, { organizationId, twilioSid });
    if (!known) return;
    const account = await this.accounts.forNumber(organizationId, known.phoneNumberId);
    // The account it is in rests or is not connected any more: looked at again in case it comes back.
    if (!account)
      return this.transactions.run((tx) => this.scheduleLook(tx, organizationId, twilioSid, dayMs));
    const began = this.clock.now();
    const outcome = await this.gateway.fetch(account, twilioSid);
    if (outcome.kind === 'denied') await this.noteDenied(organizationId);
    await this.transactions.run(async (tx) => {
      const mirror = await tx.manager.findOne(TollFreeVerificationEntity, {
        where: { organizationId, twilioSid },
        lock: { mode: 'pessimistic_write' },
      });
      if (!mirror || mirror.fetchedAt > began) return;
      if (outcome.kind === 'done') await this.apply(tx, mirror, shownOf(outcome.value), began);
      else if (outcome.kind === 'gone')
        await this.apply(tx, mirror, { ...shownOf(mirror), status: 'DELETED' }, began);
      else await this.scheduleLook(tx, organizationId, twilioSid, firstPollMs);
    });
  }

  /** Has the verification looked at when the product's clock has moved on by `afterMs`, give or take a fifth. */
  scheduleLook(tx: UnitOfWork, organizationId: string, twilioSid: string, afterMs: number): Promise<void> {
    const jitter = 0.8 + Math.random() * 0.4;
    const dueAt = new Date(tx.now.getTime() + afterMs * jitter);
    return tx.schedule('refresh-toll-free-verification', twilioSid, { organizationId, twilioSid }, dueAt);
  }

  /** Reminds of a correction's deadline while it still stands. */
  async remindOfDeadline(organizationId: string, registrationId: string, version: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const record = await this.records.lock(tx.manager, organizationId, registrationId, tx.now);
      const resource = [...(record?.resources.values() ?? [])][0];
      const deadline = resource?.editAllowed ? resource.editExpiresAt : null;
      if (!record || !deadline || !awaitsCorrection(record.registration, version)) return;
      const profile = await tx.manager.findOneBy(OrganizationProfileEntity, { organizationId });
      await notify(tx, {
        organizationId,
        kind: NotificationKind.REGISTRATION_DEADLINE,
        cause: `registration:${registrationId}:v${version}:deadline`,
        title: 'A correction is due soon',
        body: `${record.programme.title} was sent back. It can be corrected until ${readableInstant(deadline, profile?.timeZone ?? null)}; after that it goes in as a new request.`,
        callToAction: callToAction('Fix and resubmit', AssistantIntent.FIX_REGISTRATION, {
          registrationId,
          phoneNumberId: record.registration.phoneNumberId,
        }),
        phoneNumberId: record.registration.phoneNumberId,
        registrationId,
      });
    });
  }

  /** The time for an edit is over: nothing is lost, the next submission replaces the request; watchers are told. */
  async expireEdit(organizationId: string, registrationId: string, version: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const record = await this.records.lock(tx.manager, organizationId, registrationId, tx.now);
      if (!record || !awaitsCorrection(record.registration, version)) return;
      await registrationEvent(
        tx,
        record.registration,
        null,
        'The time for editing the request is over; the next submission will be a new request.',
      );
      await registrationChanged(tx, record.registration);
      await phoneNumbersChanged(tx, organizationId, [record.registration.phoneNumberId]);
    });
  }

  private async apply(
    tx: UnitOfWork,
    mirror: TollFreeVerificationEntity,
    shown: Shown,
    began: Date,
  ): Promise<void> {
    const changed = differs(mirror, shown);
    const quietPolls = changed ? 0 : mirror.quietPolls + 1;
    await tx.manager.update(TollFreeVerificationEntity, { id: mirror.id }, {
      ...shown,
      fetchedAt: began,
      quietPolls,
    } as never);
    const record = await this.records.lock(tx.manager, mirror.organizationId, mirror.registrationId, tx.now);
    if (!record) return;
    const step = record.programme.steps[0]!.key;
    const resource: ReviewedResource = { sid: mirror.twilioSid, ...shown };
    // Late news of a request that another one has replaced says nothing about the registration any more.
    if (record.resources.get(step)?.sid !== mirror.twilioSid) return;
    await applyReview(tx, record, step, resource);
    if (changed) {
      await registrationChanged(tx, record.registration);
      await phoneNumbersChanged(tx, mirror.organizationId, [mirror.phoneNumberId]);
    }
    if (shown.status === 'DELETED') return;
    const outcome = record.programme.review(step, resource);
    if (outcome === ReviewOutcome.APPROVED && changed)
      await joinPool(tx, mirror.organizationId, mirror.phoneNumberId);
    const pending = outcome === ReviewOutcome.IN_REVIEW;
    const wait = pending ? Math.min(firstPollMs * 1.5 ** quietPolls, slowestPollMs) : dayMs;
    await this.scheduleLook(tx, mirror.organizationId, mirror.twilioSid, wait);
  }
}

type Shown = Pick<
  TollFreeVerificationEntity,
  'status' | 'reasons' | 'editAllowed' | 'editExpiresAt' | 'twilioUpdatedAt'
>;

function shownOf(source: TollFreeVerification | TollFreeVerificationEntity): Shown {
  return {
    status: source.status,
    reasons: source.reasons,
    editAllowed: source.editAllowed,
    editExpiresAt: source.editExpiresAt,
    twilioUpdatedAt: 'updatedAt' in source ? source.updatedAt : source.twilioUpdatedAt,
  };
}

function differs(mirror: TollFreeVerificationEntity, shown: Shown): boolean {
  return (
    mirror.status !== shown.status ||
    mirror.editAllowed !== shown.editAllowed ||
    mirror.editExpiresAt?.getTime() !== shown.editExpiresAt?.getTime() ||
    JSON.stringify(mirror.reasons) !== JSON.stringify(shown.reasons)
  );
}

/** Sent back and not handed in again: as it was, or as a draft of the next version. */
function awaitsCorrection(
  registration: { state: RegistrationState; version: number },
  version: number,
): boolean {
  const open = [RegistrationState.ACTION_NEEDED, RegistrationState.DRAFT, RegistrationState.CONFIRMED];
  const versions = registration.state === RegistrationState.ACTION_NEEDED ? [version] : [version + 1];
  return open.includes(registration.state) && versions.includes(registration.version);
}
