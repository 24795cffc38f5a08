import { bundleStep } from '../domain/programmes/regulatory/objects';
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
