import { Field, ID, ObjectType } from 'type-graphql';
import { ActorKind, MemberRole } from '../domain/actor';
import { describedEnum } from './enums';

describedEnum(ActorKind, 'ActorKind', 'Who is acting.', {
  USER: 'A person, signed in as themselves.',
  ASSISTANT:
    'The AI assistant acting for a person. It may read, draft, submit what a person confirmed and send messages, as ' +
    'far as that person may; it can never confirm, buy, connect, release or opt anyone in.',
  SERVICE:
    'Another service of Loquent, acting for nobody in particular: sign-up, or the text agent sending a reply.',
});

describedEnum(MemberRole, 'MemberRole', 'What a person may do in the organization.', {
  OWNER: 'Everything. The person the organization was signed up for is one.',
  ADMIN: 'Everything that an owner may do.',
  MEMBER: 'Read, send messages, and manage their own notifications.',
});

@ObjectType({ description: 'The caller, as their token says.', simpleResolvers: true })
export class Actor {
  @Field(() => ActorKind, { description: 'A person, the assistant acting for one, or a service.' })
  kind!: ActorKind;

  @Field(() => ID, {
    nullable: true,
    description: "The person, also when the assistant acts for them: the token's `sub`. Null for a service.",
  })
  userId!: string | null;

  @Field(() => MemberRole, {
    nullable: true,
    description: "The person's role; the assistant may do no more than its person. Null for a service.",
  })
  role!: MemberRole | null;
}
