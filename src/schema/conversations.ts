import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserErrorCode } from '../domain/errors';
import { OptOutSource } from '../domain/messages';
import { CallToAction } from './calls-to-action';
import { describedEnum } from './enums';
import { UserError, userErrorsDescription } from './errors';
import { Message, MessageConnection } from './messages';
import { Node } from './node';
import { type Connection, connectionOf, PageArgs } from './pagination';
import { PhoneNumber } from './phone-numbers';
import { DateTime } from './scalars';

describedEnum(OptOutSource, 'OptOutSource', 'How we know that a contact wants no more texts.', {
  CONTACT_KEYWORD: 'They texted STOP or a word like it.',
  CONTACT_WORDS: 'They asked for it in their own words.',
  CARRIER: 'The carrier refused a text because they had opted out there.',
  MEMBER: "One of the organization's people noted it.",
  IMPORT: 'It came with an imported list.',
});

@ObjectType({
  description: 'A contact has asked for no more texts from this organization.',
  simpleResolvers: true,
})
export class OptOut {
  @Field(() => String, { description: 'Who: E.164, or a short code or sender name as it arrived.' })
  contact!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  at!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'What they texted, such as `STOP`; null when they texted nothing.',
  })
  keyword!: string | null;

  @Field(() => OptOutSource, { description: 'How we know.' })
  source!: OptOutSource;

  @Field(() => String, {
    nullable: true,
    description: 'What was noted as the reason; null when nothing was.',
  })
  reason!: string | null;
}

@ObjectType({ description: 'A contact opted out, or in again.', simpleResolvers: true })
export class ConsentEvent {
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => Boolean, { description: 'True for an opt-out, false for an opt-in.' })
  optedOut!: boolean;

  @Field(() => OptOutSource, { description: 'How we know.' })
  source!: OptOutSource;

  @Field(() => String, {
    nullable: true,
    description: 'The words they texted; null when they texted nothing.',
  })
  words!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was noted as the reason; null when nothing was.',
  })
  reason!: string | null;

  @Field(() => Message, {
    nullable: true,
    description: 'The text that says so, or the one that was refused; null when there is none.',
  })
  message!: Message | null;
}

@ObjectType({
  description: 'Why a message in this conversation would be refused now.',
  simpleResolvers: true,
})
export class SendBlock {
  @Field(() => UserErrorCode, { description: 'The code `sendMessage` would answer with.' })
  code!: UserErrorCode;

  @Field(() => String, { description: 'Why, in plain words.' })
  message!: string;

  @Field(() => CallToAction, {
    nullable: true,
    description: 'The button that mends it; null when there is none.',
  })
  callToAction!: CallToAction | null;
}

@ObjectType({
  implements: Node,
  description:
    'All messages between one of our numbers and one contact. Watch it with `conversationChanged`.',
  simpleResolvers: true,
})
export class Conversation implements Node {
  id!: string;

  @Field(() => PhoneNumber, { description: 'Our number.' })
  phoneNumber!: PhoneNumber;

  @Field(() => String, {
    description: 'The other party: E.164, or a short code or sender name as it arrived.',
  })
  contact!: string;

  @Field(() => Message, { nullable: true, description: 'The newest message; null when there is none.' })
  lastMessage!: Message | null;

  @Field(() => Int, { description: 'Incoming messages since `markConversationRead`.' })
  unread!: number;

  @Field(() => OptOut, {
    nullable: true,
    description: 'Set when the contact wants no more texts; null when they may be texted.',
  })
  optOut!: OptOut | null;

  @Field(() => [ConsentEvent], {
    description:
      'When the contact opted out and in, by which message and in which words, newest first; the latest 50.',
  })
  consentHistory!: ConsentEvent[];

  @Field(() => SendBlock, {
    nullable: true,
    description: 'Why a send would be refused now, to show instead of the text box; null when it may go out.',
  })
  sendBlock!: SendBlock | null;

  @Field(() => MessageConnection, { description: 'Its messages, newest first.' })
  messages!: Connection<Message>;

  @Field(() => Int, { description: 'Goes up with every change; drop what is older than what you show.' })
  revision!: number;
}

export const ConversationConnection = connectionOf(
  'Conversation',
  () => Conversation,
  'A page of conversations, latest activity first.',
);

/** Arguments of `Organization.conversations`. */
@ArgsType()
export class ConversationsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only those of this number; leave out for all.' })
  phoneNumberId?: string | null;
}

@InputType({ description: 'Which conversation has been read.' })
export class MarkConversationReadInput {
  @Field(() => ID, { description: 'The conversation. Doing it again changes nothing.' })
  conversationId!: string;
}

@ObjectType({ description: 'The result of `markConversationRead`.', simpleResolvers: true })
export class MarkConversationReadPayload {
  @Field(() => Conversation, {
    nullable: true,
    description: 'The conversation with nothing unread; null when `userErrors` is not empty.',
  })
  conversation!: Conversation | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
