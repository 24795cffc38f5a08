import { PhoneNumberLifecycle } from '../domain/phone-numbers';
import { RegistrationKind, RegistrationState } from '../domain/registrations';
import { RegistrationEntity } from '../entities/registration';
import { registrationChanged, registrationEvent } from './registration-changes';
import type { UnitOfWork } from './unit-of-work';

/** Others are the organization's: they go on with its other numbers. */
const ofOneNumber = RegistrationKind.TOLL_FREE_VERIFICATION;
const unfinished = [
  RegistrationState.DRAFT,
  RegistrationState.CONFIRMED,
  RegistrationState.IN_PROGRESS,
  RegistrationState.ACTION_NEEDED,
];

/**
 * The number is no longer in the account, whoever gave it back: its card is RELEASED, its place in the sender pool is
 * free, and what was under way for it ends. Messages, calls and registrations stay readable. False when that was known.
 */
export async function numberGone(
  tx: UnitOfWork,
  organizationId: string,
  id: string,
  from: readonly PhoneNumberLifecycle[],
): Promise<boolean> {
  // Held first, as whatever changes a registration does before it changes its number.
  const registrations = await tx.manager.find(RegistrationEntity, {
    where: unfinished.map((state) => ({ organizationId, phoneNumberId: id, kind: ofOneNumber, state })),
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const [changed] = (await tx.manager.query(
    `UPDATE phone_numbers SET lifecycle = 'RELEASED', released_at = $3, voice_webhook_active = false,
       revision = revision + 1
     WHERE organization_id = $1 AND id = $2 AND lifecycle = ANY($4::text[]) RETURNING revision`,
    [organizationId, id, tx.now, from],
  )) as [{ revision: number }[], number];
  const [card] = changed;
  if (!card) return false;
  tx.changed({ organizationId, entity: 'PHONE_NUMBER', id, revision: card.revision, phoneNumberId: id });
  await leaveForGood(tx, organizationId, id);
  await endRegistrations(tx, registrations);
  await forgetReviews(tx, organizationId, id);
  return true;
}

/** Nothing brings it back into the pool. */
export async function leaveForGood(tx: UnitOfWork, organizationId: string, id: string): Promise<void> {
  await tx.manager.query(
    `UPDATE messaging_service_members SET state = 'LEFT', confirmed_at = NULL, updated_at = $3
     WHERE organization_id = $1 AND phone_number_id = $2 AND state <> 'LEFT'`,
    [organizationId, id, tx.now],
  );
  await tx.unschedule('join-sender-pool', id);
}

async function endRegistrations(tx: UnitOfWork, registrations: readonly RegistrationEntity[]): Promise<void> {
  for (const registration of registrations) {
    const { organizationId, id: registrationId } = registration;
    await registrationEvent(tx, registration, null, 'The number was given back, so this ended.');
    await registrationChanged(tx, registration, { state: RegistrationState.CANCELED });
    await tx.enqueue('revoke-documents', { organizationId, registrationId });
    for (const job of jobsOfRegistrations) await tx.unschedule(job, registrationId);
  }
}

const jobsOfRegistrations = [
  'advance-registration',
  'remind-registration-deadline',
  'expire-registration-edit',
] as const;

/** Nobody looks any more at reviews whose number is gone. */
async function forgetReviews(tx: UnitOfWork, organizationId: string, id: string): Promise<void> {
  const reviews: { key: string }[] = await tx.manager.query(
    `SELECT kind || ':' || twilio_sid AS key FROM registration_resources
     WHERE organization_id = $1 AND phone_number_id = $2`,
    [organizationId, id],
  );
  for (const { key } of reviews) await tx.unschedule('refresh-resource', key);
}
