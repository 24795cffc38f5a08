import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import type { AddressEntity } from '../entities/address';
import type { OrganizationEntity } from '../entities/organization';
import {
  Address,
  AddressConnection,
  CreateAddressInput,
  CreateAddressPayload,
  DeleteAddressInput,
  DeleteAddressPayload,
  UpdateAddressInput,
  UpdateAddressPayload,
} from '../schema/addresses';
import { Organization } from '../schema/organizations';
import { page, PageArgs, pageOf } from '../schema/pagination';
import type { AddressReads } from '../services/address-reads';
import type { AddressService } from '../services/addresses';
import { actorOf, actorWithin, type RequestContext } from './context';
import { asksFor } from './selection';

/** Postal addresses for numbers that are sold only with one. */
@Resolver(() => Address)
export class AddressResolver {
  constructor(private readonly service: AddressService) {}

  @Requires(Permission.ManageAddresses)
  @Mutation(() => CreateAddressPayload, {
    description:
      'Keeps an address for numbers that are sold only with one, exactly as it is written. When the carrier does not ' +
      'take it so but knows a similar one, nothing is kept and `suggestion` says how the post writes it. For people ' +
      'who are OWNER or ADMIN.',
  })
  async createAddress(
    @Arg('input', () => CreateAddressInput, { description: 'The address.' }) input: CreateAddressInput,
    @Ctx() context: RequestContext,
  ) {
    const id = await this.service.create(actorOf(context), input);
    return { address: await context.loaders.addresses.load(id), userErrors: [] };
  }

  @Requires(Permission.ManageAddresses)
  @Mutation(() => UpdateAddressPayload, {
    description:
      'Changes an address, for the numbers held with it as well. Nothing is changed when the carrier does not take it; ' +
      '`suggestion` works as for `createAddress`. For people who are OWNER or ADMIN.',
  })
  async updateAddress(
    @Arg('input', () => UpdateAddressInput, { description: 'The address and what to change.' })
    input: UpdateAddressInput,
    @Ctx() context: RequestContext,
  ) {
    const id = await this.service.update(actorOf(context), input);
    return { address: await context.loaders.addresses.load(id), userErrors: [] };
  }

  @Requires(Permission.ManageAddresses)
  @Mutation(() => DeleteAddressPayload, {
    description:
      'Deletes an address that no number needs; `neededBy` lists those that do. For people who are OWNER or ADMIN.',
  })
  async deleteAddress(
    @Arg('input', () => DeleteAddressInput, { description: 'The address.' }) input: DeleteAddressInput,
    @Ctx() context: RequestContext,
  ) {
    const id = await this.service.remove(actorOf(context), input.addressId);
    return { deletedAddressId: id, neededBy: [], userErrors: [] };
  }

  @FieldResolver()
  phoneNumbers(@Root() { id }: AddressEntity, @Ctx() context: RequestContext) {
    return context.loaders.addressNumbers.load(id);
  }
}

/** The organization's addresses. */
@Resolver(() => Organization)
export class OrganizationAddressesResolver {
  constructor(private readonly reads: AddressReads) {}

  @FieldResolver(() => AddressConnection)
  async addresses(
    @Root() { id }: OrganizationEntity,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const actor = actorWithin(context, id);
    const request = page(first, after);
    const [rows, total] = await Promise.all([
      this.reads.list(actor, request),
      asksFor(info, 'totalCount') ? this.reads.count(actor) : 0,
    ]);
    return pageOf(
      rows,
      request,
      (address) => address.createdAt,
      () => total,
    );
  }
}
