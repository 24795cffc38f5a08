import DataLoader from 'dataloader';
import type { OrganizationActor } from '../../domain/actor';
import type { RegistrationRecord } from '../../services/registration-records';
import type { RegistrationReads } from '../../services/registration-reads';

/** Registrations with all that their fields are derived from, by id; null for an unknown one. */
export function createRegistrationLoaders(registrations: RegistrationReads, actor: OrganizationActor) {
  return {
    registrations: new DataLoader<string, RegistrationRecord | null>(async (ids) => {
      const found = await registrations.load(actor.organizationId, ids);
      return ids.map((id) => found.get(id.toLowerCase()) ?? null);
    }),
  };
}
