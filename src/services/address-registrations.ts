import { In } from 'typeorm';
import { RegistrationState } from '../domain/registrations';
import { RegistrationEntity, RegistrationVersionEntity } from '../entities/registration';
import { registrationCardsChanged, registrationChanged, registrationEvent } from './registration-changes';
import type { UnitOfWork } from './unit-of-work';

/** Ids of the registrations in these states whose present version names the address. */
async function naming(
  { manager }: Pick<UnitOfWork, 'manager'>,
  organizationId: string,
  addressId: string,
  states: readonly RegistrationState[],
): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT r.id FROM registrations r
     JOIN registration_versions v ON v.registration_id = r.id AND v.version = r.version
     WHERE r.organization_id = $1 AND r.kind = 'REGULATORY_BUNDLE' AND r.state = ANY($3::text[])
       AND EXISTS (SELECT 1 FROM jsonb_each(v.fields) AS field WHERE field.value->>'value' = $2)`,
    [organizationId, addressId, states],
  );
  return rows.map(({ id }) => id);
}

/** Whether reviewers are looking at a registration with this address: what a person confirmed stays as it is until they answer. */
export async function isUnderReview(
  tx: UnitOfWork,
  organizationId: string,
  addressId: string,
): Promise<boolean> {
  return (await naming(tx, organizationId, addressId, [RegistrationState.IN_PROGRESS])).length > 0;
}

/** The address says something else now: whoever confirmed it has not seen that, and whoever looks at it is told. */
export async function addressChangedIn(
  tx: UnitOfWork,
  organizationId: string,
  addressId: string,
): Promise<void> {
  const { DRAFT, CONFIRMED } = RegistrationState;
  const ids = await naming(tx, organizationId, addressId, [DRAFT, CONFIRMED]);
  const registrations = await tx.manager.find(RegistrationEntity, {
    where: { organizationId, id: In(ids), state: In([DRAFT, CONFIRMED]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  for (const registration of registrations) {
    const { id: registrationId, version, state } = registration;
    if (state === CONFIRMED) {
      await tx.manager.update(
        RegistrationVersionEntity,
        { organizationId, registrationId, version },
        { confirmation: null },
      );
      await registrationEvent(
        tx,
        registration,
        null,
        'Its address changed; the confirmation no longer holds.',
      );
    }
    await registrationChanged(tx, registration, { state: DRAFT });
    await registrationCardsChanged(tx, registration);
  }
}
