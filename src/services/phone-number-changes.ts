import type { UnitOfWork } from './unit-of-work';

/** Raises the revision of cards whose readiness or facts changed and has their watchers told. */
export async function phoneNumbersChanged(
  tx: UnitOfWork,
  organizationId: string,
  phoneNumberIds: readonly (string | null)[],
): Promise<void> {
  const ids = phoneNumberIds.filter((id) => id !== null);
  if (ids.length === 0) return;
  const [rows] = (await tx.manager.query(
    `UPDATE phone_numbers SET revision = revision + 1
     WHERE organization_id = $1 AND id = ANY($2::uuid[]) RETURNING id, revision`,
    [organizationId, ids],
  )) as [{ id: string; revision: number }[], number];
  for (const { id, revision } of rows)
    tx.changed({ organizationId, entity: 'PHONE_NUMBER', id, revision, phoneNumberId: id });
}
