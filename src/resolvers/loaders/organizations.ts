import DataLoader from 'dataloader';
import type { OrganizationActor } from '../../domain/actor';
import type { OrganizationEntity } from '../../entities/organization';
import type { OrganizationService } from '../../services/organizations';

/** The organization's own row, for calls that ask for more of it than what belongs to it. */
export function createOrganizationLoaders(organizations: OrganizationService, actor: OrganizationActor) {
  return {
    organizations: new DataLoader<string, OrganizationEntity>((ids) =>
      Promise.all(ids.map((organizationId) => organizations.require({ ...actor, organizationId }))),
    ),
  };
}
