import type { ActorKind } from '../domain/actor';
import { RegistrationEntity, RegistrationEventEntity } from '../entities/registration';
import type { UnitOfWork } from './unit-of-work';

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
