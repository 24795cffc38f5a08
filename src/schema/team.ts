import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { MemberRole } from '../domain/actor';
import { AgentKind } from '../domain/agents';
import { describedEnum } from './enums';
import { UserError, userErrorsDescription } from './errors';
import { E164, Url } from './scalars';

describedEnum(AgentKind, 'AgentKind', 'What an agent answers.', {
  VOICE: 'Calls.',
  TEXT: 'Texts.',
});

@ObjectType({
  description:
    'An AI agent of the organization. Loquent keeps them; a number is given one with `updatePhoneNumber`.',
  simpleResolvers: true,
})
export class Agent {
  @Field(() => ID, { description: "Loquent's id of it: what `voiceAgentId` and `textAgentId` name." })
  agentId!: string;

  @Field(() => AgentKind, { description: 'What it answers.' })
  kind!: AgentKind;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Url, {
    nullable: true,
    description:
      'Where a voice agent takes calls. Null for a text agent, and for a voice agent that takes none: its numbers then ' +
      'ring people or take messages.',
  })
  streamUrl!: string | null;
}

@ObjectType({
  description:
    'A person of the organization. Loquent keeps them; a number is given people with `updatePhoneNumber`.',
  simpleResolvers: true,
})
export class Member {
  @Field(() => ID, { description: 'The `sub` of their tokens: what `memberIds` names.' })
  userId!: string;

  @Field(() => MemberRole, { description: 'What they may do.' })
  role!: MemberRole;

  @Field(() => String, { nullable: true, description: 'Their name; null when not known.' })
  name!: string | null;

  @Field(() => E164, {
    nullable: true,
    description: 'The telephone that rings for them; null when none does.',
  })
  phone!: string | null;
}

/** Checked by domain/agents, so that all faults come in one answer. */
@InputType({ description: 'An agent as Loquent has it.' })
export class AgentInput {
  @Field(() => ID, { description: "Loquent's id of it, up to 64 characters." })
  agentId!: string;

  @Field(() => AgentKind, { description: 'What it answers.' })
  kind!: AgentKind;

  @Field(() => String, { description: 'Its name, up to 100 characters.' })
  name!: string;

  @Field(() => Url, {
    nullable: true,
    description:
      'Where a voice agent takes calls: `wss://host/path`, without query, up to 500 characters. It is handed each call ' +
      'as a bidirectional media stream whose parameters are `callId`, `organizationId`, `phoneNumberId`, `contact` and ' +
      '`agentId`. Leave it out for a text agent.',
  })
  streamUrl?: string | null;
}

@InputType({ description: 'Agents to keep and agents that are gone; others stay as they are.' })
export class UpsertAgentsInput {
  @Field(() => [AgentInput], { description: 'Agents that are new or may have changed, up to 100.' })
  agents!: AgentInput[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of agents that are gone, up to 100. Numbers that they answered let go of them.',
  })
  removedAgentIds?: string[] | null;
}

@ObjectType({ description: 'The result of `upsertAgents`.', simpleResolvers: true })
export class UpsertAgentsPayload {
  @Field(() => [Agent], {
    description: 'The agents given, as they are kept now; empty when `userErrors` is not.',
  })
  agents!: Agent[];

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'A person as Loquent has them.' })
export class MemberInput {
  @Field(() => ID, { description: 'The `sub` of their tokens, up to 128 characters.' })
  userId!: string;

  @Field(() => MemberRole, { description: 'What they may do.' })
  role!: MemberRole;

  @Field(() => String, { nullable: true, description: 'Their name, up to 100 characters.' })
  name?: string | null;

  @Field(() => E164, {
    nullable: true,
    description: 'The telephone to ring for them; leave it out when they take no calls.',
  })
  phone?: string | null;
}

@InputType({ description: 'People to keep and people who have left; others stay as they are.' })
export class UpsertMembersInput {
  @Field(() => [MemberInput], { description: 'People who are new or may have changed, up to 100.' })
  members!: MemberInput[];

  @Field(() => [ID], {
    nullable: true,
    description: 'User ids of people who have left, up to 100. They answer no number any more.',
  })
  removedUserIds?: string[] | null;
}

@ObjectType({ description: 'The result of `upsertMembers`.', simpleResolvers: true })
export class UpsertMembersPayload {
  @Field(() => [Member], {
    description: 'The people given, as they are kept now; empty when `userErrors` is not.',
  })
  members!: Member[];

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
