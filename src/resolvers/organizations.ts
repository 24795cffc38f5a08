import { GraphQLError } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { may, Permission } from '../domain/actor';
import type { PlanTier } from '../domain/organizations';
import type { OrganizationEntity } from '../entities/organization';
import {
  CreateOrganizationInput,
  CreateOrganizationPayload,
  UpdateBusinessProfileInput,
  UpdateBusinessProfilePayload,
} from '../schema/organization-changes';
import { ChargeConnection } from '../schema/fees';
import { Organization } from '../schema/organizations';
import { page, PageArgs, pageOf } from '../schema/pagination';
import type { AccountService } from '../services/accounts';
import type { ChargeService } from '../services/charges';
import type { OrganizationService } from '../services/organizations';
import { actorOf, actorWithin, type RequestContext } from './context';

/** An organization of which perhaps only the id was read. */
type OrganizationRoot = Pick<OrganizationEntity, 'id'> & Partial<OrganizationEntity>;

/** The caller's organization: profile, Twilio account and charges. Its lists live with what they list. */
@Resolver(() => Organization)
export class OrganizationResolver {
  constructor(
    private readonly organizations: OrganizationService,
    private readonly accounts: AccountService,
    private readonly chargeService: ChargeService,
  ) {}

  @Requires(Permission.Read)
  @Query(() => Organization, {
    description:
      "The organization that the caller's token names. Everything else the caller can see belongs to it.",
  })
  organization(@Ctx() context: RequestContext): OrganizationRoot {
    // Most calls only pass through it to a list; the token's organization is known to exist.
    return { id: actorOf(context).organizationId };
  }

  @Requires(Permission.CreateOrganizations)
  @Mutation(() => CreateOrganizationPayload, {
    description:
      'Signs up a customer, for SERVICE tokens only. Its managed Twilio account is made in the background and shows ' +
      'as `twilioAccount` within seconds; numbers can be bought from then on.',
  })
  async createOrganization(
    @Arg('input', () => CreateOrganizationInput, { description: 'The organization and its owner.' })
    input: CreateOrganizationInput,
    @Ctx() context: RequestContext,
  ) {
    return { organization: await this.organizations.create(context.actor!, input), userErrors: [] };
  }

  @Requires(Permission.ManageOrganization)
  @Mutation(() => UpdateBusinessProfilePayload, {
    description:
      'Changes what the organization has told us about its business. For people who are OWNER or ADMIN. All faults ' +
      'come at once, and then nothing is changed.',
  })
  async updateBusinessProfile(
    @Arg('input', () => UpdateBusinessProfileInput, { description: 'What to change.' })
    input: UpdateBusinessProfileInput,
    @Ctx() context: RequestContext,
  ) {
    return { organization: await this.organizations.updateProfile(actorOf(context), input), userErrors: [] };
  }

  @FieldResolver()
  async name(@Root() root: OrganizationRoot, @Ctx() context: RequestContext): Promise<string> {
    return root.name ?? (await context.loaders.organizations.load(root.id)).name;
  }

  @FieldResolver()
  async plan(@Root() root: OrganizationRoot, @Ctx() context: RequestContext): Promise<PlanTier> {
    return root.plan ?? (await context.loaders.organizations.load(root.id)).plan;
  }

  @FieldResolver()
  profile(@Root() { id }: OrganizationEntity) {
    return this.organizations.profile(id);
  }

  @FieldResolver()
  twilioAccount(@Root() { id }: OrganizationEntity) {
    return this.accounts.get(id);
  }

  @FieldResolver()
  pausedTwilioAccount(@Root() { id }: OrganizationEntity) {
    return this.accounts.parked(id);
  }

  @FieldResolver(() => ChargeConnection)
  async charges(
    @Root() { id }: OrganizationEntity,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const actor = actorWithin(context, id);
    if (!may(actor, Permission.ReadCharges))
      throw new GraphQLError('Charges are shown to owners and admins only.', {
        extensions: { code: 'FORBIDDEN' },
      });
    const request = page(first, after);
    return pageOf(
      await this.chargeService.list(actor, request),
      request,
      (charge) => charge.createdAt,
      () => this.chargeService.count(actor),
    );
  }
}
