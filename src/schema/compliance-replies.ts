import { Field, InputType, ObjectType } from 'type-graphql';
import { KeywordHandling } from '../domain/compliance-replies';
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

describedEnum(KeywordHandling, 'KeywordHandling', 'Who handles STOP, HELP and START in a Twilio account.', {
  TWILIO_DEFAULT: 'Twilio does, in its own words: how every account begins.',
  ADVANCED:
    "Twilio does, by the account's Advanced Opt-Out settings. It is recognized from texts that come in and cannot be set.",
  OURS: 'We do. Twilio Support has switched the default handling of the account off.',
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

  @Field(() => KeywordHandling, { description: 'Who handles keywords for this number, learnt or set.' })
  handling!: KeywordHandling;

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

@ObjectType({ description: 'Who handles keywords in a Twilio account.', simpleResolvers: true })
export class AccountKeywordHandling {
  @Field(() => KeywordHandling, { description: 'What holds now.' })
  handling!: KeywordHandling;

  @Field(() => Boolean, {
    description:
      'Whether `setKeywordHandling` can change it: true for an account of your own, false for one that we manage.',
  })
  isChoice!: boolean;
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

  @Field(() => AccountKeywordHandling, {
    description:
      'Who handles keywords in the Twilio account as a whole, where texts have not shown otherwise.',
  })
  account!: AccountKeywordHandling;
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

@InputType({ description: 'Who handles keywords in your own Twilio account.' })
export class SetKeywordHandlingInput {
  @Field(() => KeywordHandling, {
    description:
      'OURS only after Twilio Support has confirmed that the default opt-out handling of the account is switched off: ' +
      'before that, people would be answered twice. TWILIO_DEFAULT otherwise.',
  })
  handling!: KeywordHandling;
}

@ObjectType({ description: 'The result of `setKeywordHandling`.', simpleResolvers: true })
export class SetKeywordHandlingPayload {
  @Field(() => ComplianceReplies, {
    nullable: true,
    description: 'The replies, and who gives them now; null when `userErrors` is not empty.',
  })
  complianceReplies!: ComplianceReplies | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
