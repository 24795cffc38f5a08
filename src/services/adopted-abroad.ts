import type { EntityManager } from 'typeorm';
import type { InventoryAbroad } from '../domain/account-inventory';
import type { OrganizationActor } from '../domain/actor';
import { bundleStep } from '../domain/programmes/regulatory/objects';
import { RegistrationKind } from '../domain/registrations';
import { adoptRegistration, type Adoption } from './adopted-registrations';
import type { RegistrationRecords } from './registration-records';
import type { UnitOfWork } from './unit-of-work';

/** Writes a registration for an approval for numbers abroad that its owner made; gives its id. */
export function adoptAbroad(
  tx: UnitOfWork,
  records: RegistrationRecords,
  actor: OrganizationActor,
  yes: Pick<Adoption, 'ownAccountSid' | 'digest' | 'readAt'>,
  { sid, status, validUntil, address, regulationSid, country, numberKind, endUser }: InventoryAbroad,
): Promise<string> {
  return adoptRegistration(tx, records, actor, {
    ...yes,
    kind: RegistrationKind.REGULATORY_BUNDLE,
    phoneNumberId: null,
    resources: [
      {
        kind: 'regulatory-bundle',
        step: bundleStep,
        sid,
        status,
        reasons: [],
        detail: { validUntil, address },
      },
    ],
    // What was answered there is not asked here.
    answers: {},
    definition: { sid: regulationSid, country, numberKind, endUser, requirements: null },
  });
}

/** SIDs of the approvals that have a registration here. */
export async function knownAbroad(manager: EntityManager, organizationId: string): Promise<Set<string>> {
  const rows: { sid: string }[] = await manager.query(
    `SELECT c.twilio_sid AS sid FROM registration_resources c JOIN registrations r ON r.id = c.registration_id
     WHERE c.organization_id = $1 AND c.kind = 'regulatory-bundle' AND c.status <> 'DELETED' AND r.state <> 'CANCELED'`,
    [organizationId],
  );
  return new Set(rows.map(({ sid }) => sid));
}
