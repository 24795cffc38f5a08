import { bundleStep, mergedBundle } from '../domain/programmes/regulatory/objects';
import { renewalStep } from '../domain/programmes/regulatory/renewal';
import { renewalOf } from '../domain/programmes/regulatory/regulation';
import { RegistrationState } from '../domain/registrations';
import { RegistrationEntity } from '../entities/registration';
import { registrationChanged, registrationEvent } from './registration-changes';
import type { RegistrationRecord } from './registration-records';
import type { UnitOfWork } from './unit-of-work';

/**
 * What was renewed has taken the place of what ends at Twilio: the bundle and its numbers belong to the renewal from now on,
 * and the registration before it is over.
 */
export async function takePlace(
  tx: UnitOfWork,
  { registration, version }: RegistrationRecord,
  bundleSid: string,
) {
  const { organizationId, id } = registration;
  const { registrationId } = renewalOf(version.definition)!;
  const before = await tx.manager.findOne(RegistrationEntity, {
    where: { id: registrationId, organizationId },
    lock: { mode: 'pessimistic_write' },
  });
  // Where the copy itself is what numbers rest on now, what ended is what is left of the step before.
  await tx.manager.query(
    `UPDATE registration_resources SET registration_id = $3, step = $4, status = $5, fetched_at = $6
     WHERE organization_id = $1 AND kind = 'regulatory-bundle' AND registration_id = $2 AND twilio_sid <> $7`,
    [organizationId, registrationId, id, renewalStep, mergedBundle, tx.now, bundleSid],
  );
  await tx.manager.query(
    `UPDATE registration_resources SET registration_id = $3, step = $4
     WHERE organization_id = $1 AND kind = 'regulatory-bundle' AND twilio_sid = $2`,
    [organizationId, bundleSid, id, bundleStep],
  );
  await tx.manager.query(
    `UPDATE phone_numbers SET bundle_registration_id = $3
     WHERE organization_id = $1 AND bundle_registration_id = $2`,
    [organizationId, registrationId, id],
  );
  await tx.unschedule('remind-bundle-expiry', registrationId);
  if (!before || before.state === RegistrationState.CANCELED) return;
  await registrationEvent(tx, before, null, 'Renewed: its renewal was approved and has taken its place.');
  await registrationChanged(tx, before, { state: RegistrationState.CANCELED });
}
