import DataLoader from 'dataloader';
import type { OrganizationActor } from '../../domain/actor';
import { isId } from '../../domain/ids';
import type { AddressEntity } from '../../entities/address';
import type { PhoneNumberEntity } from '../../entities/phone-number';
import type { AddressReads } from '../../services/address-reads';

/** Addresses and the numbers held with them, by the address's id. */
export function createAddressLoaders(addresses: AddressReads, { organizationId }: OrganizationActor) {
  return {
    /** Null for an unknown or deleted address. */
    addresses: new DataLoader<string, AddressEntity | null>(async (ids) => {
      const found = await addresses.byIds(organizationId, ids.filter(isId));
      return ids.map((id) => found.get(id) ?? null);
    }),
    addressNumbers: new DataLoader<string, PhoneNumberEntity[]>(async (ids) => {
      const found = await addresses.numbersOf(organizationId, ids);
      return ids.map((id) => found.get(id) ?? []);
    }),
  };
}
