import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CallAnswerer, CallRecordingKind, CallStatus } from '../domain/calls';
import { describedEnum } from './enums';
import { UserError, userErrorsDescription } from './errors';
import { Node } from './node';
import { connectionOf, PageArgs } from './pagination';
import { PhoneNumber } from './phone-numbers';
import { DateTime, Url } from './scalars';

describedEnum(CallStatus, 'CallStatus', 'Where a call stands. It only moves forward.', {
  RINGING: 'It has come in.',
  IN_PROGRESS: 'Somebody or something has taken it.',
  COMPLETED: 'It is over. `answeredBy` says whether anybody took it.',
  BUSY: 'It was turned away as busy.',
  NO_ANSWER: 'It ended without being taken.',
  FAILED: 'The phone network could not carry it.',
  CANCELED: 'The caller hung up before it was taken.',
});

describedEnum(CallAnswerer, 'CallAnswerer', 'Who had the call last.', {
  AGENT: 'The AI agent.',
  MEMBER: "One of the organization's people.",
  VOICEMAIL: 'Nobody: the caller left a message.',
});

describedEnum(CallRecordingKind, 'CallRecordingKind', 'What was recorded.', {
  CALL: 'The call, both sides.',
  VOICEMAIL: 'A message that the caller left.',
});

@ObjectType({ description: 'A recording of a call, or a message left.', simpleResolvers: true })
export class CallRecording {
  @Field(() => ID, { description: 'Tells it from the other recordings of the call.' })
  id!: string;

  @Field(() => CallRecordingKind, { description: 'What was recorded.' })
  kind!: CallRecordingKind;

  @Field(() => Int, { nullable: true, description: 'How long it is; null when not known.' })
  durationSeconds!: number | null;

  @Field(() => Url, {
    description:
      'Where to hear it, as MP3. Good for a day and for whoever has it: read it anew rather than keep it.',
  })
  url!: string;

  @Field(() => DateTime, { description: 'When it was ready.' })
  createdAt!: Date;
}

@ObjectType({
  implements: Node,
  description: 'One call that came in. Watch it with `callChanged`.',
  simpleResolvers: true,
})
export class Call implements Node {
  id!: string;

  @Field(() => PhoneNumber, { description: 'The number that was called.' })
  phoneNumber!: PhoneNumber;

  @Field(() => String, { description: 'The caller: E.164, or what the network gave instead.' })
  contact!: string;

  @Field(() => CallStatus, { description: 'Where it stands.' })
  status!: CallStatus;

  @Field(() => CallAnswerer, {
    nullable: true,
    description: 'Who had it last; null while nobody has, and for a call that nobody took.',
  })
  answeredBy!: CallAnswerer | null;

  @Field(() => Int, { nullable: true, description: 'How long it was; null until it is over.' })
  durationSeconds!: number | null;

  @Field(() => [CallRecording], { description: 'What was recorded, oldest first; empty when nothing was.' })
  recordings!: CallRecording[];

  @Field(() => [String], {
    description:
      'What was wrong with the line, as Twilio names it, such as `silence` or `high_jitter`; empty when nothing was. ' +
      'Known half an hour after the call.',
  })
  qualityTags!: string[];

  @Field(() => DateTime, { description: 'When it came in.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null until it has.' })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Goes up with every change; drop what is older than what you show.' })
  revision!: number;
}

export const CallConnection = connectionOf('Call', () => Call, 'A page of calls, newest first.');

/** Arguments of `Organization.calls`. */
@ArgsType()
export class CallsArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: "Only calls to this number; all of the organization's when left out.",
  })
  phoneNumberId?: string | null;
}

@InputType({ description: 'Which call is done.' })
export class FinishCallInput {
  @Field(() => ID, { description: "The call: the `callId` among the stream's parameters." })
  callId!: string;
}

@ObjectType({ description: 'The result of `finishCall`.', simpleResolvers: true })
export class FinishCallPayload {
  @Field(() => Call, { nullable: true, description: 'The call; null when `userErrors` is not empty.' })
  call!: Call | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
