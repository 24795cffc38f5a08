import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import type { OrganizationEntity } from '../entities/organization';
import { Organization } from '../schema/organizations';
import {
  UpsertAgentsInput,
  UpsertAgentsPayload,
  UpsertMembersInput,
  UpsertMembersPayload,
} from '../schema/team';
import type { TeamService } from '../services/team';
import { actorOf, type RequestContext } from './context';

/** The organization's agents and people. */
@Resolver(() => Organization)
export class TeamResolver {
  constructor(private readonly team: TeamService) {}

  @FieldResolver()
  agents(@Root() { id }: OrganizationEntity) {
    return this.team.agents(id);
  }

  @FieldResolver()
  members(@Root() { id }: OrganizationEntity) {
    return this.team.members(id);
  }

  @Requires(Permission.MirrorTeam)
  @Mutation(() => UpsertAgentsPayload, {
    description:
      "Tells of the organization's agents as Loquent has them, for SERVICE tokens inside an organization. Repeating it " +
      'changes nothing. Calls and texts follow at once, and cards that let go of an agent are pushed.',
  })
  async upsertAgents(
    @Arg('input', () => UpsertAgentsInput, { description: 'Agents to keep and agents that are gone.' })
    { agents, removedAgentIds }: UpsertAgentsInput,
    @Ctx() context: RequestContext,
  ) {
    const given = agents.map((one) => ({ ...one, streamUrl: one.streamUrl ?? null }));
    return {
      agents: await this.team.upsertAgents(actorOf(context), given, removedAgentIds ?? []),
      userErrors: [],
    };
  }

  @Requires(Permission.MirrorTeam)
  @Mutation(() => UpsertMembersPayload, {
    description:
      "Tells of the organization's people as Loquent has them, for SERVICE tokens inside an organization. Repeating it " +
      'changes nothing. Calls ring them at once, and cards that somebody leaves are pushed.',
  })
  async upsertMembers(
    @Arg('input', () => UpsertMembersInput, { description: 'People to keep and people who have left.' })
    { members, removedUserIds }: UpsertMembersInput,
    @Ctx() context: RequestContext,
  ) {
    const given = members.map((one) => ({ ...one, name: one.name ?? null, phone: one.phone ?? null }));
    return {
      members: await this.team.upsertMembers(actorOf(context), given, removedUserIds ?? []),
      userErrors: [],
    };
  }
}
