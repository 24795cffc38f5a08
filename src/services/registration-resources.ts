import { ReviewOutcome, type ResourceKind } from '../domain/programmes/programme';
import { RegistrationResourceEntity } from '../entities/registration-resource';
import type { Clock } from '../lib/clock';
import type { AccountCredentialsReader } from './account-credentials';
import type { Shown } from './effects';
import { registrationCardsChanged, registrationChanged } from './registration-changes';
import type { RegistrationRecord, RegistrationRecords } from './registration-records';
import { applyReview } from './registration-reviews';
import type { ResourceReaders } from './resource-readers';
import type { Transactions, UnitOfWork } from './unit-of-work';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const firstPollMs = 5 * minuteMs;
const slowestPollMs = 2 * 60 * minuteMs;
/** What a create takes to be on record here, when its news is faster than its answer. */
const overtakenMs = 500;

/** What else follows from the present state of a resource, in the transaction that stored it. */
export type FollowUp = (
  tx: UnitOfWork,
  record: RegistrationRecord,
  resource: RegistrationResourceEntity,
  changed: boolean,
) => Promise<void>;

/**
 * Learns what becomes of everything that is reviewed at Twilio. Events, callbacks, polls and reconciliation all end in
 * `refresh`: fetch the truth, compare it with the mirror, apply what follows in one transaction.
 */
export class RegistrationResources {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
    private readonly readers: ResourceReaders,
    private readonly accounts: AccountCredentialsReader,
    private readonly clock: Clock,
    private readonly noteDenied: (organizationId: string) => Promise<void>,
    private readonly followUps: Partial<Record<ResourceKind, FollowUp>>,
  ) {}

  /** Job: fetches a resource and applies what is new; a fetch that began before the last applied one is dropped. */
  async refresh(organizationId: string, kind: ResourceKind, twilioSid: string): Promise<void> {
    const { manager } = this.transactions.db;
    const read = this.readers[kind];
    const known = await manager
      .getRepository(RegistrationResourceEntity)
      .createQueryBuilder('r')
      .where({ organizationId, kind, twilioSid })
      .orderBy('r.createdAt', 'DESC')
      .getOne();
    if (!read) return;
    if (!known) return this.lookOnceMade(organizationId, kind, twilioSid);
    const account = await this.accounts.forRegistration(organizationId, known.registrationId);
    // The account it is in rests or is not connected any more: looked at again in case it comes back.
    if (!account)
      return this.transactions.run((tx) => scheduleLook(tx, organizationId, kind, twilioSid, dayMs));
    const began = this.clock.now();
    const outcome = await read(account, known);
    if (outcome.kind === 'denied') await this.noteDenied(organizationId);
    await this.transactions.run(async (tx) => {
      // In the order in which effects take both, so that neither waits for the other.
      await tx.manager.query(
        'SELECT 1 FROM registrations WHERE id = $1 AND organization_id = $2 FOR UPDATE',
        [known.registrationId, organizationId],
      );
      const mirror = await tx.manager.findOne(RegistrationResourceEntity, {
        where: { id: known.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!mirror || mirror.fetchedAt > began) return;
      if (outcome.kind === 'done') await this.apply(tx, mirror, outcome.value, began);
      else if (outcome.kind === 'gone') await this.apply(tx, mirror, { ...mirror, status: 'DELETED' }, began);
      else await scheduleLook(tx, organizationId, kind, twilioSid, firstPollMs);
    });
  }

  /** Unknown here: not ours, or the answer to our own create is still on its way, which news may well overtake. */
  private async lookOnceMade(organizationId: string, kind: ResourceKind, twilioSid: string): Promise<void> {
    const justNow = new Date(this.clock.now().getTime() - minuteMs);
    const making: unknown[] = await this.transactions.db.query(
      `SELECT 1 FROM twilio_operations WHERE organization_id = $1 AND what = $2 AND state IN ('PLANNED', 'UNKNOWN')
         AND attempts > 0 AND last_attempt_at > $3 LIMIT 1`,
      [organizationId, `${kind}.create`, justNow],
    );
    if (making.length > 0)
      await this.transactions.run((tx) => scheduleLook(tx, organizationId, kind, twilioSid, overtakenMs));
  }

  private async apply(
    tx: UnitOfWork,
    mirror: RegistrationResourceEntity,
    shown: Shown,
    began: Date,
  ): Promise<void> {
    const { organizationId, kind, twilioSid } = mirror;
    const next: Shown = {
      status: shown.status,
      reasons: withWordsOfCallback(mirror, shown),
      editAllowed: shown.editAllowed,
      editExpiresAt: shown.editExpiresAt,
      detail: { ...mirror.detail, ...shown.detail },
      twilioUpdatedAt: shown.twilioUpdatedAt,
    };
    const changed = differs(mirror, next);
    const quietPolls = changed ? 0 : mirror.quietPolls + 1;
    const changedAt = mirror.status === next.status ? mirror.changedAt : began;
    Object.assign(mirror, next, { fetchedAt: began, quietPolls, changedAt });
    await tx.manager.update(RegistrationResourceEntity, { id: mirror.id }, {
      ...next,
      fetchedAt: began,
      quietPolls,
      changedAt,
    } as never);
    const record = await this.records.lock(tx.manager, organizationId, mirror.registrationId, tx.now);
    if (!record) return;
    if (!record.steps.some(({ key }) => key === mirror.step))
      return this.applyBeside(tx, record, mirror, changed);
    const resource = record.resources.get(mirror.step);
    // Late news of what another one has replaced says nothing about the registration any more.
    if (resource?.sid !== twilioSid) return;
    await applyReview(tx, record, mirror.step, resource);
    if (changed) {
      await registrationChanged(tx, record.registration);
      await registrationCardsChanged(tx, record.registration);
    }
    await this.followUps[kind]?.(tx, record, mirror, changed);
    if (mirror.status === 'DELETED') return;
    const outcome = record.programme.review(mirror.step, resource);
    const isWaiting =
      outcome === ReviewOutcome.IN_REVIEW ||
      // Its owner corrects it at Twilio, and nobody tells us.
      (mirror.adopted && outcome === ReviewOutcome.SENT_BACK) ||
      record.steps.some(
        (step) =>
          step.resourceOf === mirror.step &&
          record.programme.review(step.key, resource) === ReviewOutcome.AWAITS_OWNER,
      );
    const wait = isWaiting ? Math.min(firstPollMs * 1.5 ** quietPolls, slowestPollMs) : dayMs;
    await scheduleLook(tx, organizationId, kind, twilioSid, wait);
  }

  /** What is no step of the registration decides nothing of it, but numbers that rest on it show it. */
  private async applyBeside(
    tx: UnitOfWork,
    record: RegistrationRecord,
    { organizationId, kind, twilioSid, status }: RegistrationResourceEntity,
    changed: boolean,
  ): Promise<void> {
    if (changed) await registrationCardsChanged(tx, record.registration);
    if (status !== 'DELETED') await scheduleLook(tx, organizationId, kind, twilioSid, dayMs);
  }
}

/**
 * Has a resource looked at when the product's clock has moved on by `afterMs`, give or take a fifth. A look that was
 * planned earlier stays: early news must not put off the look that was to follow a submission.
 */
export function scheduleLook(
  tx: UnitOfWork,
  organizationId: string,
  kind: ResourceKind,
  twilioSid: string,
  afterMs: number,
): Promise<void> {
  const jitter = 0.8 + Math.random() * 0.4;
  const dueAt = new Date(tx.now.getTime() + afterMs * jitter);
  const payload = { organizationId, kind, twilioSid };
  return tx.schedule('refresh-resource', `${kind}:${twilioSid}`, payload, dueAt, { keepEarlier: true });
}

/** Has a resource looked at at once: news of it came. */
export function lookNow(
  tx: UnitOfWork,
  organizationId: string,
  kind: ResourceKind,
  twilioSid: string,
): Promise<void> {
  return tx.enqueue(
    'refresh-resource',
    { organizationId, kind, twilioSid },
    { jobKey: `refresh-resource:${kind}:${twilioSid}` },
  );
}

/** Some refusals are put in words only where Twilio tells of the change (Sole Proprietor guide, read 2026-11-22). */
function withWordsOfCallback(mirror: RegistrationResourceEntity, shown: Shown): Shown['reasons'] {
  const words = mirror.detail.callbackReason;
  const isRefused = /rejected/i.test(shown.status);
  return isRefused && shown.reasons.length === 0 && typeof words === 'string'
    ? [{ code: null, reason: words }]
    : shown.reasons;
}

function differs(mirror: RegistrationResourceEntity, shown: Shown): boolean {
  return (
    mirror.status !== shown.status ||
    mirror.editAllowed !== shown.editAllowed ||
    mirror.editExpiresAt?.getTime() !== shown.editExpiresAt?.getTime() ||
    canonical(mirror.reasons) !== canonical(shown.reasons) ||
    canonical(mirror.detail) !== canonical(shown.detail)
  );
}

/** Postgres gives the keys of an object back in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
