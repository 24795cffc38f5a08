import type { UnitOfWork } from './unit-of-work';

/** Makes calls that must see each other's work wait for each other: changes of the account, equal wishes at one moment. */
export async function lockOrganization(tx: UnitOfWork, organizationId: string): Promise<void> {
  await tx.manager.query('SELECT 1 FROM organizations WHERE id = $1 FOR UPDATE', [organizationId]);
}
