import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import type { OrganizationEntity } from '../entities/organization';
import { UpdateCallSettingsInput, UpdateCallSettingsPayload } from '../schema/call-settings';
import { Organization } from '../schema/organizations';
import type { CallSettingsService } from '../services/call-settings';
import { actorOf, type RequestContext } from './context';

/** How the organization's calls are answered. */
@Resolver(() => Organization)
export class CallSettingsResolver {
  constructor(private readonly settings: CallSettingsService) {}

  @FieldResolver()
  callSettings(@Root() { id }: OrganizationEntity) {
    return this.settings.get(id);
  }

  @Requires(Permission.ManageOrganization)
  @Mutation(() => UpdateCallSettingsPayload, {
    description:
      'Changes how calls are answered: recording, greetings, business hours. For people who are OWNER or ADMIN. It holds ' +
      'from the next call on.',
  })
  async updateCallSettings(
    @Arg('input', () => UpdateCallSettingsInput, { description: 'What to change.' })
    input: UpdateCallSettingsInput,
    @Ctx() context: RequestContext,
  ) {
    return { callSettings: await this.settings.update(actorOf(context), input), userErrors: [] };
  }
}
