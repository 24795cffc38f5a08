import { Field, ObjectType } from 'type-graphql';
import { Actor } from './actors';
import { Organization } from './organizations';

@ObjectType({ description: 'Who is asking, and for which organization.', simpleResolvers: true })
export class Viewer {
  @Field(() => Actor, { description: 'The caller.' })
  actor!: Actor;

  @Field(() => Organization, { description: "The organization that the caller's token is for." })
  organization!: Organization;
}
