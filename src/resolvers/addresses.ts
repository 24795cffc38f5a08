import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import type { OrganizationEntity } from '../entities/organization';
import {
  AddressConnection,
  CreateAddressInput,
  CreateAddressPayload,
  DeleteAddressInput,
  DeleteAddressPayload,
} from '../schema/addresses';
import { Organization } from '../schema/organizations';
import { page, PageArgs, pageOf } from '../schema/pagination';
import type { AddressService } from '../services/addresses';
import { actorOf, type RequestContext } from './context';

/** Postal addresses for numbers that are sold only with one; none can be kept yet. */
@Resolver(() => Organization)
export class AddressResolver {
  constructor(private readonly service: AddressService) {}

  @Requires(Permission.ManageAddresses)
  @Mutation(() => CreateAddressPayload, {
    description:
      'Keeps an address for numbers that are sold only with one. Not available yet: it answers NOT_ALLOWED. US and ' +
      'Canadian numbers do without.',
  })
  async createAddress(
    @Arg('input', () => CreateAddressInput, { description: 'The address.' }) _input: CreateAddressInput,
    @Ctx() context: RequestContext,
  ) {
    return { address: await this.service.create(actorOf(context)), userErrors: [] };
  }

  @Requires(Permission.ManageAddresses)
  @Mutation(() => DeleteAddressPayload, {
    description: 'Deletes an address that no number needs. As none can be kept yet, every id is unknown.',
  })
  async deleteAddress(
    @Arg('input', () => DeleteAddressInput, { description: 'The address.' }) _input: DeleteAddressInput,
    @Ctx() context: RequestContext,
  ) {
    return { deletedAddressId: await this.service.remove(actorOf(context)), userErrors: [] };
  }

  @FieldResolver(() => AddressConnection)
  addresses(@Root() _organization: OrganizationEntity, @Args(() => PageArgs) { first, after }: PageArgs) {
    return pageOf(
      [],
      page(first, after),
      () => new Date(0),
      () => 0,
    );
  }
}
