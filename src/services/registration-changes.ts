import type { ActorKind } from '../domain/actor';
import { RegistrationKind } from '../domain/registrations';
import { RegistrationEntity, RegistrationEventEntity } from '../entities/registration';
import { phoneNumbersChanged } from './phone-number-changes';
import type { UnitOfWork } from './unit-of-work';

/** US numbers whose texts depend on the organization's registration with the carriers, as a condition on `n`. */
export const localTexting = `n.country = 'US' AND n.kind <> 'TOLL_FREE'`;

/** A registration, as `registration`, that was made in the account in use: the other account's says nothing here. */
export const inPresentAccount = (registration: string): string =>
  `${registration}.own_account_sid IS NOT DISTINCT FROM (SELECT present.account_sid
     FROM organization_twilio_settings present
     WHERE present.organization_id = ${registration}.organization_id AND present.mode = 'BRING_YOUR_OWN')`;

/** Raises the revision of every card whose badge speaks of the registration, and has watchers told. */
export async function registrationCardsChanged(
  tx: UnitOfWork,
  {
    organizationId,
    kind,
    phoneNumberId,
  }: Pick<RegistrationEntity, 'organizationId' | 'kind' | 'phoneNumberId'>,
): Promise<void> {
  if (kind !== RegistrationKind.A2P_10DLC) return phoneNumbersChanged(tx, organizationId, [phoneNumberId]);
  const rows: { id: string }[] = await tx.manager.query(
    `SELECT n.id FROM phone_numbers n WHERE n.organization_id = $1 AND ${localTexting}
       AND n.lifecycle NOT IN ('RELEASED', 'FAILED')`,
    [organizationId],
  );
  await phoneNumbersChanged(
    tx,
    organizationId,
    rows.map(({ id }) => id),
  );
}

/** Writes a change of a registration, raises its revision and has its watchers told. */
export async function registrationChanged(
  tx: UnitOfWork,
  registration: RegistrationEntity,
  change: Partial<Pick<RegistrationEntity, 'state' | 'version' | 'approvedAt'>> = {},
): Promise<void> {
  const revision = registration.revision + 1;
  Object.assign(registration, change, { revision, updatedAt: tx.now });
  await tx.manager.update(
    RegistrationEntity,
    { id: registration.id, organizationId: registration.organizationId },
    { ...change, revision, updatedAt: tx.now },
  );
  tx.changed({
    organizationId: registration.organizationId,
    entity: 'REGISTRATION',
    id: registration.id,
    revision,
    phoneNumberId: registration.phoneNumberId,
  });
}

/** Adds a sentence to the registration's story; it never holds values of the form. */
export async function registrationEvent(
  tx: UnitOfWork,
  registration: RegistrationEntity,
  actor: ActorKind | null,
  summary: string,
): Promise<void> {
  await tx.manager.insert(RegistrationEventEntity, {
    organizationId: registration.organizationId,
    registrationId: registration.id,
    at: tx.now,
    actor,
    summary,
  });
}
