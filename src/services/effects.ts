import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { EffectKind, PlannedEffect, ResourceKind } from '../domain/programmes/programme';
import type { TwilioOperationEntity } from '../entities/operations';
import { RegistrationResourceEntity } from '../entities/registration-resource';
import type { Outcome } from '../twilio/outcome';
import type { OrganizationAccount } from './account-credentials';
import type { RegistrationRecord } from './registration-records';
import type { UnitOfWork } from './unit-of-work';

/** What an effect acts with: the account, the registration, and the parameters its programme made. */
export interface EffectInput {
  account: OrganizationAccount;
  record: RegistrationRecord;
  effect: PlannedEffect;
  parameters: Record<string, unknown>;
  /** Our reference at Twilio for this version. */
  reference: string;
}

/** What an effect leaves behind: the object's SID and, for the mirror, how Twilio shows it. */
export interface EffectResult {
  sid: string;
  /** Names of confirmed parameters that Twilio stored otherwise. */
  storedDifferently?: string[];
  /** Writes the mirror, in the transaction that settles the operation; says whether news came in meanwhile. */
  mirror?: (manager: EntityManager) => Promise<{ overtaken: boolean }>;
  /** What else follows, in the same transaction and after the mirror. */
  after?: (tx: UnitOfWork) => Promise<void>;
  /** What it changed is reviewed from now on, so it is looked at soon. */
  reviewed?: { kind: ResourceKind; sid: string };
}

/** How one kind of effect is made at Twilio and found again. */
export interface EffectHandler {
  costly: boolean;
  before?: (input: EffectInput) => Promise<Outcome<Record<string, unknown>>>;
  find(input: EffectInput, operation: TwilioOperationEntity): Promise<Outcome<EffectResult | null>>;
  perform(input: EffectInput, operation: TwilioOperationEntity): Promise<Outcome<EffectResult>>;
}

export type EffectHandlers = Record<EffectKind, EffectHandler>;

/** A resource as it was shown, for its mirror. */
export type Shown = Pick<
  RegistrationResourceEntity,
  'status' | 'reasons' | 'editAllowed' | 'editExpiresAt' | 'detail' | 'twilioUpdatedAt'
>;

/**
 * Writes how Twilio shows what an effect made or changed; `detail` is added to what was there. News that was fetched
 * while the effect was under way may be older or newer than its answer: overtaken, it wants another look.
 */
export async function writeMirror(
  manager: EntityManager,
  { record, effect }: Pick<EffectInput, 'record' | 'effect'>,
  resource: { kind: ResourceKind; sid: string; phoneNumberId?: string | null },
  shown: Shown,
  began: Date,
): Promise<{ overtaken: boolean }> {
  const { registration } = record;
  const owner = { organizationId: registration.organizationId, kind: resource.kind, twilioSid: resource.sid };
  const [row] = await manager
    .getRepository(RegistrationResourceEntity)
    .createQueryBuilder('r')
    .where(owner)
    .andWhere(`r.status <> 'DELETED'`)
    .setLock('pessimistic_write')
    .getMany();
  const values = { ...shown, fetchedAt: began, quietPolls: 0 };
  if (row)
    await manager.update(RegistrationResourceEntity, { id: row.id }, {
      ...values,
      changedAt: row.status === shown.status ? row.changedAt : began,
      detail: { ...row.detail, ...shown.detail },
    } as never);
  else
    await manager.insert(RegistrationResourceEntity, {
      ...owner,
      ...values,
      id: randomUUID(),
      registrationId: registration.id,
      phoneNumberId: resource.phoneNumberId ?? null,
      step: effect.step,
      changedAt: began,
      createdAt: began,
    } as never);
  return { overtaken: row !== undefined && row.fetchedAt > began };
}

/** Notes that something is no longer at Twilio. */
export async function mirrorGone(
  manager: EntityManager,
  { record }: Pick<EffectInput, 'record'>,
  kind: ResourceKind,
  twilioSid: string,
  began: Date,
): Promise<{ overtaken: boolean }> {
  await manager.update(
    RegistrationResourceEntity,
    { organizationId: record.registration.organizationId, kind, twilioSid },
    { status: 'DELETED', fetchedAt: began, changedAt: began },
  );
  return { overtaken: false };
}

/** The outcome with another value. */
export function mapped<T, U>(outcome: Outcome<T>, change: (value: T) => U): Outcome<U> {
  return outcome.kind === 'done' ? { kind: 'done', value: change(outcome.value) } : outcome;
}
