import { type DataSource, In } from 'typeorm';
import type { OrganizationActor } from '../domain/actor';
import { AddressState } from '../domain/addresses';
import type { PageRequest } from '../domain/paging';
import { AddressEntity } from '../entities/address';
import type { PhoneNumberEntity } from '../entities/phone-number';
import { numbersHeldWith } from './address-numbers';

/** What clients see: neither what is only on its way to Twilio nor what is on its way out. */
export const shownAddresses = [AddressState.ACTIVE, AddressState.CHANGING];

/** Reads the organization's addresses. */
export class AddressReads {
  constructor(private readonly db: DataSource) {}

  /** Newest first, one more than asked for. */
  list({ organizationId }: OrganizationActor, { after, limit }: PageRequest): Promise<AddressEntity[]> {
    const query = this.db
      .getRepository(AddressEntity)
      .createQueryBuilder('a')
      .where('a.organizationId = :organizationId AND a.state IN (:...shown)', {
        organizationId,
        shown: shownAddresses,
      });
    if (after) query.andWhere('(a.createdAt, a.id) < (:at, :id)', { ...after });
    return query
      .orderBy('a.createdAt', 'DESC')
      .addOrderBy('a.id', 'DESC')
      .limit(limit + 1)
      .getMany();
  }

  count({ organizationId }: OrganizationActor): Promise<number> {
    return this.db.getRepository(AddressEntity).countBy({ organizationId, state: In(shownAddresses) });
  }

  /** By id; unknown ids are left out, and so is what clients do not see unless `any` is wanted. */
  async byIds(
    organizationId: string,
    ids: readonly string[],
    { any = false } = {},
  ): Promise<Map<string, AddressEntity>> {
    const rows = await this.db.getRepository(AddressEntity).findBy({
      organizationId,
      id: In([...ids]),
      ...(any ? {} : { state: In(shownAddresses) }),
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The numbers held with each address, by its id. */
  async numbersOf(organizationId: string, ids: readonly string[]): Promise<Map<string, PhoneNumberEntity[]>> {
    const numbers = await numbersHeldWith(this.db.manager, organizationId, ids);
    const byAddress = new Map<string, PhoneNumberEntity[]>(ids.map((id) => [id, []]));
    for (const number of numbers) byAddress.get(number.addressId!)?.push(number);
    return byAddress;
  }
}
