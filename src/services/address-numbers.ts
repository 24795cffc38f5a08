import type { EntityManager } from 'typeorm';
import type { PhoneNumberEntity } from '../entities/phone-number';
import { numberColumns } from './numbers';

/** The numbers that are held, or being bought, with these addresses. */
export function numbersHeldWith(
  manager: EntityManager,
  organizationId: string,
  addressIds: readonly string[],
): Promise<PhoneNumberEntity[]> {
  return manager.query(
    `SELECT ${numberColumns('n')} FROM phone_numbers n
     WHERE n.organization_id = $1 AND n.address_id = ANY($2::uuid[]) AND n.lifecycle NOT IN ('RELEASED', 'FAILED')
     ORDER BY n.created_at, n.id`,
    [organizationId, addressIds],
  );
}
