import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MessageWarningCode } from '../domain/message-warnings';
import { MessageChannel, MessageDirection, MessageOrigin, MessageStatus } from '../domain/messages';
import { CallToAction } from './calls-to-action';
import { Conversation } from './conversations';
import { describedEnum } from './enums';
import { UserError, userErrorsDescription } from './errors';
import type { Later } from './later';
import { Node } from './node';
import { connectionOf } from './pagination';
import { PhoneNumber } from './phone-numbers';
import { RegistrationFinding } from './registration-review';
import { DateTime, E164, Url } from './scalars';
import { IsIdempotencyKey } from './validators';

describedEnum(MessageChannel, 'MessageChannel', 'How a message travels.', {
  SMS: 'As text.',
  MMS: 'With pictures or other media.',
  WHATSAPP: 'Over WhatsApp.',
});

describedEnum(MessageOrigin, 'MessageOrigin', 'Who wrote a message.', {
  CONTACT: 'The other party.',
  USER: "One of the organization's people.",
  ASSISTANT: 'The assistant, for one of them.',
  TEXT_AGENT: 'The text agent that answers the number.',
  COMPLIANCE_REPLY: 'The automatic answer to STOP, HELP or START.',
  TEST_TEXT: 'A test of whether the phone companies know the number: `sendTestText`.',
  SERVICE: 'Another service of Loquent.',
});

describedEnum(MessageDirection, 'MessageDirection', 'Which way a message went.', {
  INBOUND: 'From the contact to us.',
  OUTBOUND: 'From us to the contact.',
});

describedEnum(
  MessageStatus,
  'MessageStatus',
  'Where a message stands. It only moves forward, except that a late DELIVERED beats UNDELIVERED, and that a text for ' +
    'which Twilio had no room goes back to QUEUED, to be sent again.',
  {
    QUEUED: 'Accepted here, on its way to the carrier.',
    SENDING: 'Handed over; the carrier has not sent it yet.',
    SENT: 'Sent by the carrier. Not every carrier tells more, so it may stay here.',
    DELIVERED: 'It arrived on the phone.',
    UNDELIVERED: 'It was sent but did not arrive: `failure` says why.',
    FAILED: 'It was never sent: `failure` says why.',
    RECEIVED: 'An incoming message.',
    READ: 'The contact has opened it; only some channels tell.',
    CANCELED:
      'Taken back before it was sent, such as an answer to STOP that would have come too late. It counts nowhere.',
  },
);

describedEnum(MessageWarningCode, 'MessageWarningCode', 'What a warning about a message is about.', {
  COSTLY_CHARACTERS: 'Characters outside the basic alphabet make the text take more segments than it has to.',
  LIKELY_FILTERED: 'Phone companies filter texts that say such things, so it may not arrive.',
  MEDIA_SIZE_UNKNOWN: 'Nobody looked how large the file is; one that is too large does not arrive.',
  MEDIA_TYPE_UNKNOWN: 'The address does not tell what kind of file it is.',
});

@ObjectType({
  description: 'Something the sender should know of a message that goes out all the same.',
  simpleResolvers: true,
})
export class MessageWarning {
  @Field(() => MessageWarningCode, { description: 'What it is about. More may be added.' })
  code!: MessageWarningCode;

  @Field(() => String, { description: 'What it is and what to do better, in plain words.' })
  message!: string;

  @Field(() => [String], { description: "Path into `sendMessage`'s arguments, such as `input`, `body`." })
  field!: string[];
}

@ObjectType({ description: 'A picture or other file that came with a message.', simpleResolvers: true })
export class MessageMedia {
  @Field(() => Url, { description: 'Where to fetch it.' })
  url!: string;

  @Field(() => String, { description: 'Its media type, such as `image/jpeg`.' })
  contentType!: string;
}

@ObjectType({
  description: 'Why a message did not arrive, in words for the person who sent it.',
  simpleResolvers: true,
})
export class MessageFailure {
  @Field(() => Int, {
    nullable: true,
    description: "Twilio's error code, such as 30007; null when it gave none.",
  })
  code!: number | null;

  @Field(() => String, { description: 'What happened, in a few words.' })
  headline!: string;

  @Field(() => String, { description: 'Why, and what can be done, in plain sentences.' })
  explanation!: string;

  @Field(() => Boolean, {
    description: 'True when the same message would fail again, so sending again does not help.',
  })
  permanent!: boolean;

  @Field(() => CallToAction, {
    nullable: true,
    description: 'The button that mends it; null when there is none.',
  })
  callToAction!: CallToAction | null;

  @Field(() => [RegistrationFinding], {
    description:
      'What in the text may have been the cause, the gravest first; empty unless the text itself was refused, and when ' +
      'nothing in it stands out.',
  })
  findings!: RegistrationFinding[];
}

@ObjectType({
  implements: Node,
  description: 'One message, in either direction. Watch it with `messageChanged`.',
  simpleResolvers: true,
})
export class Message implements Node {
  id!: string;

  @Field(() => MessageDirection, { description: 'Which way it went.' })
  direction!: MessageDirection;

  @Field(() => PhoneNumber, { description: 'Our number.' })
  phoneNumber!: PhoneNumber;

  @Field(() => Conversation, { description: 'The conversation it belongs to.' })
  conversation!: Later<Conversation>;

  @Field(() => String, {
    description: 'The other party: E.164, or a short code or sender name as it arrived.',
  })
  contact!: string;

  @Field(() => MessageOrigin, { description: 'Who wrote it.' })
  origin!: MessageOrigin;

  @Field(() => MessageChannel, { description: 'How it travels.' })
  channel!: MessageChannel;

  @Field(() => String, { nullable: true, description: 'Its text; null when it consists of media alone.' })
  body!: string | null;

  @Field(() => [MessageMedia], { description: 'Pictures and other files; empty when there are none.' })
  media!: MessageMedia[];

  @Field(() => MessageStatus, { description: 'Where it stands.' })
  status!: MessageStatus;

  @Field(() => MessageFailure, {
    nullable: true,
    description: 'Why it did not arrive; null unless `status` is FAILED or UNDELIVERED.',
  })
  failure!: MessageFailure | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many SMS segments it takes, which is what carriers bill; null until known.',
  })
  segments!: number | null;

  @Field(() => DateTime, { description: 'When it was accepted here, or received.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the carrier sent it; null until it has.' })
  sentAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it arrived; null until it has, or when nobody told.',
  })
  deliveredAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key given to `sendMessage`; null for everything else.',
  })
  idempotencyKey!: string | null;

  @Field(() => Int, { description: 'Goes up with every change; drop what is older than what you show.' })
  revision!: number;
}

export const MessageConnection = connectionOf('Message', () => Message, 'A page of messages, newest first.');

@InputType({
  description: 'A file to send, with what is known of it: the app that offered it for upload knows both.',
})
export class SendMediaInput {
  @Field(() => Url, { description: 'Its public https address, as in `mediaUrls`.' })
  url!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its media type, such as `image/jpeg`; left out, the ending of the address tells it.',
  })
  contentType?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Its size. One that is too large is refused here instead of failing on the way; left out, there is a warning.',
  })
  sizeBytes?: number | null;
}

/** Recipient, text and files are checked by domain/send-check, which knows the number they are sent from. */
@InputType({ description: 'What to send, to whom, and from which number. Needs a body, media or both.' })
export class SendMessageInput {
  @Field(() => ID, { description: 'The number to send from. Its `messaging.state` must be READY.' })
  phoneNumberId!: string;

  @Field(() => E164, { description: 'The recipient, such as `+14155550123`.' })
  to!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The text, up to 1,600 characters. Required unless there is media.',
  })
  body?: string | null;

  @Field(() => [Url], {
    nullable: true,
    description:
      'Public https addresses of pictures or other files to send, up to 10, to phones in the US and Canada. JPEG, PNG ' +
      'and GIF may have 5 MB, other files 500 KB. The carrier fetches them, so they must stay reachable without signing ' +
      'in for some hours.',
  })
  mediaUrls?: string[] | null;

  @Field(() => [SendMediaInput], {
    nullable: true,
    description:
      'The files with their type and size, instead of `mediaUrls`: both are checked before anything is sent. Nothing ' +
      'of ours fetches a file, so what you leave out here nobody checks. Together they may have 5 MB.',
  })
  media?: SendMediaInput[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Names this call: the same key with the same input within 24 h returns the first call's message and sends " +
      'nothing more. With other input it is a CONFLICT.',
  })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}

@InputType({ description: 'From which number to try a text, and where it goes.' })
export class SendTestTextInput {
  @Field(() => ID, {
    description: 'The number to try. Its `messaging.callToAction.intent` must be SEND_TEST_TEXT.',
  })
  phoneNumberId!: string;

  @Field(() => E164, {
    nullable: true,
    description: "A US phone that somebody looks at; the business profile's contact phone by default.",
  })
  to?: string | null;
}

@ObjectType({ description: 'The result of `sendTestText`.', simpleResolvers: true })
export class SendTestTextPayload {
  @Field(() => Message, { nullable: true, description: 'Null when `userErrors` is not empty.' })
  message?: Message | null;

  @Field(() => [UserError], { description: 'What is in the way.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'The result of `sendMessage`.', simpleResolvers: true })
export class SendMessagePayload {
  @Field(() => Message, {
    nullable: true,
    description:
      'The message, QUEUED; watch `messageChanged` for what becomes of it. Null when `userErrors` is not empty.',
  })
  message!: Message | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];

  @Field(() => [MessageWarning], {
    description: 'What could be better about a message that was accepted; empty when nothing could.',
  })
  warnings!: MessageWarning[];
}
