import { Field, InputType, ObjectType } from 'type-graphql';
import { ComplianceReplySender } from '../domain/messages';
import { describedEnum } from './enums';
import { UserError, userErrorsDescription } from './errors';
import { Node } from './node';
import { PhoneNumber } from './phone-numbers';

describedEnum(ComplianceReplySender, 'ComplianceReplySender', 'Who answers a keyword.', {
  LOQUENT: 'We do, with `text`.',
  TWILIO: 'Twilio does, in its own words; `text` is not used.',
  CARRIER: 'The toll-free network does, in its own words; `text` is not used.',
});

@ObjectType({ description: 'The answer to one family of keywords.', simpleResolvers: true })
export class ComplianceReply {
  @Field(() => [String], {
    description: 'The words it answers to, in capitals; case and final punctuation do not matter.',
  })
  keywords!: string[];

  @Field(() => String, {
    description: 'What we send where we are the one who answers, with names filled in.',
  })
  text!: string;

  @Field(() => [ComplianceReplySender], {
    description:
      "Who answers, over the organization's numbers: several when they differ, empty when it has none.",
  })
  sentBy!: ComplianceReplySender[];

  @Field(() => Boolean, { description: 'True while `text` is ours rather than one the organization wrote.' })
  isDefault!: boolean;

  @Field(() => [String], { description: 'What could be better about `text`, in plain words.' })
  warnings!: string[];
}

@ObjectType({ description: 'Who answers keywords on one of the numbers.', simpleResolvers: true })
export class ComplianceSender {
  @Field(() => PhoneNumber, { description: 'The number.' })
  phoneNumber!: PhoneNumber;

  @Field(() => ComplianceReplySender, { description: 'Who answers STOP.' })
  stop!: ComplianceReplySender;

  @Field(() => ComplianceReplySender, { description: 'Who answers HELP.' })
  help!: ComplianceReplySender;

  @Field(() => ComplianceReplySender, { description: 'Who answers START.' })
  start!: ComplianceReplySender;

  @Field(() => String, {
    description: "Why, and when the organization's own texts are sent from this number.",
  })
  explanation!: string;
}

@ObjectType({
  implements: Node,
  description:
    'What is answered to STOP, HELP and START. Carriers require these answers, so they can be worded but not switched off.',
  simpleResolvers: true,
})
export class ComplianceReplies implements Node {
  id!: string;

  @Field(() => ComplianceReply, {
    description: 'Confirms that no more texts will come. The contact is opted out at once.',
  })
  stop!: ComplianceReply;

  @Field(() => ComplianceReply, { description: 'Says who is texting and how to reach them and to stop.' })
  help!: ComplianceReply;

  @Field(() => ComplianceReply, { description: 'Confirms that texts will come again.' })
  start!: ComplianceReply;

  @Field(() => [ComplianceSender], {
    description:
      'Who answers on each number that can text, so that nobody wonders why their own text is not used.',
  })
  senders!: ComplianceSender[];
}

const ownKeywords = (answer: string) =>
  `Words beyond the common ones that bring the answer to ${answer}: up to 20, each one word of 2 to 20 letters and ` +
  'digits. They replace the ones there are; null or an empty list removes them.';

@InputType({ description: 'New wording. A text left out stays as it is; null puts the default back.' })
export class UpdateComplianceRepliesInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The answer to STOP, 20 to 320 characters: must name the business, say that no more texts will come and that ' +
      'START brings them back.',
  })
  stop?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The answer to HELP, 20 to 320 characters: must name the business, give a way to reach it, say that message and ' +
      'data rates may apply and that STOP ends the texts.',
  })
  help?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The answer to START, 20 to 320 characters: must name the business, say that message and data rates may apply, ' +
      'that HELP brings help and that STOP ends the texts.',
  })
  start?: string | null;

  @Field(() => [String], { nullable: true, description: `${ownKeywords('STOP')} They opt out.` })
  stopKeywords?: string[] | null;

  @Field(() => [String], { nullable: true, description: ownKeywords('HELP') })
  helpKeywords?: string[] | null;

  @Field(() => [String], { nullable: true, description: `${ownKeywords('START')} They opt in again.` })
  startKeywords?: string[] | null;
}

@ObjectType({ description: 'The result of `updateComplianceReplies`.', simpleResolvers: true })
export class UpdateComplianceRepliesPayload {
  @Field(() => ComplianceReplies, {
    nullable: true,
    description: 'The replies as they are now; null when `userErrors` is not empty.',
  })
  complianceReplies!: ComplianceReplies | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
