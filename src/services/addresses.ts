import { may, type OrganizationActor, Permission } from '../domain/actor';
import { refuse, UserErrorCode } from '../domain/errors';

/** Postal addresses for regulated numbers. The numbers sold here need none, so none are kept yet. */
export class AddressService {
  async create(actor: OrganizationActor): Promise<never> {
    requirePermission(actor);
    return refuse(
      UserErrorCode.NOT_ALLOWED,
      'Keeping addresses is not available yet. US and Canadian numbers are sold without one.',
    );
  }

  /** As none are kept, every id is unknown. */
  async remove(actor: OrganizationActor): Promise<never> {
    requirePermission(actor);
    return refuse(UserErrorCode.NOT_FOUND, 'There is no address with this id.', ['input', 'addressId']);
  }
}

function requirePermission(actor: OrganizationActor): void {
  if (!may(actor, Permission.ManageAddresses))
    refuse(UserErrorCode.NOT_ALLOWED, 'Only an owner or admin can change addresses.');
}
