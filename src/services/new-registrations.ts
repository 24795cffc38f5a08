import { randomUUID } from 'node:crypto';
import { RegistrationEntity, RegistrationVersionEntity } from '../entities/registration';
import type { UnitOfWork } from './unit-of-work';

type Columns = Pick<
  RegistrationEntity,
  | 'organizationId'
  | 'kind'
  | 'state'
  | 'phoneNumberId'
  | 'country'
  | 'numberKind'
  | 'endUser'
  | 'ownAccountSid'
  | 'renewsId'
>;

type FirstVersion = Pick<RegistrationVersionEntity, 'definitionVersion' | 'definition' | 'fields'> &
  Partial<Pick<RegistrationVersionEntity, 'confirmation' | 'plan' | 'submittedAt'>>;

/** Writes a registration with its first version, whose sensitive values are sealed already. */
export async function insertRegistration(
  tx: UnitOfWork,
  columns: Columns,
  version: FirstVersion,
): Promise<RegistrationEntity> {
  const registration = tx.manager.create(RegistrationEntity, {
    ...columns,
    id: randomUUID(),
    version: 1,
    revision: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  await tx.manager.insert(RegistrationEntity, registration);
  await tx.manager.insert(RegistrationVersionEntity, {
    ...(version as object),
    id: randomUUID(),
    organizationId: columns.organizationId,
    registrationId: registration.id,
    version: 1,
    createdAt: tx.now,
  });
  return registration;
}
