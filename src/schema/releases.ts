import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ReleaseEffectKind } from '../domain/release';
import { describedEnum } from './enums';
import { UserError, userErrorsDescription } from './errors';
import { Money } from './fees';
import type { Later } from './later';
import { PhoneNumber } from './phone-numbers';
import { Registration } from './registrations';
import { E164 } from './scalars';
import { IsE164 } from './validators';

describedEnum(ReleaseEffectKind, 'ReleaseEffectKind', 'What giving a number back takes away.', {
  LAST_NUMBER: 'The organization has no other number.',
  TEXTING: 'Texting from it, which works now.',
  REGISTRATION: 'Its approval, a review under way or a request that was begun.',
  SENDER_POOL: 'Its place in the messaging service and campaign.',
  WAITING_TEXTS: 'Texts that have not left yet; they fail.',
  UNREAD: 'Texts to it that nobody has read.',
  CONVERSATIONS: 'Conversations that can no longer be answered.',
  VOICE_AGENT: 'What the agent for its calls answers.',
  TEXT_AGENT: 'What the agent for its texts answers.',
});

@ObjectType({ description: 'One thing that stops or is lost with a number.', simpleResolvers: true })
export class ReleaseEffect {
  @Field(() => ReleaseEffectKind, { description: 'What it is, for programs.' })
  kind!: ReleaseEffectKind;

  @Field(() => String, { description: 'What happens, in a sentence fit to show to the user.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'How many there are; null where it is one thing.' })
  count!: number | null;
}

@ObjectType({
  description: 'What giving a number back would mean. Show all of it to the person who decides.',
  simpleResolvers: true,
})
export class ReleasePreview {
  @Field(() => PhoneNumber, { description: 'The number.' })
  phoneNumber!: Later<PhoneNumber>;

  @Field(() => Boolean, { description: 'True when `releasePhoneNumber` would begin.' })
  canRelease!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it cannot be given back now; null when it can.' })
  refusal!: string | null;

  @Field(() => String, { description: 'What nobody can undo, in words.' })
  irreversible!: string;

  @Field(() => [ReleaseEffect], { description: 'Everything that stops or is lost, what weighs most first.' })
  effects!: ReleaseEffect[];

  @Field(() => Int, { description: 'Conversations of it with activity in the last 30 days.' })
  openConversations!: number;

  @Field(() => Int, { description: 'Texts to it that nobody has read.' })
  unreadMessages!: number;

  @Field(() => Int, { description: 'Texts from it that have not left yet.' })
  waitingTexts!: number;

  @Field(() => [Registration], {
    description: 'Its registrations that are not canceled, newest first; they stay readable.',
  })
  registrations!: Later<Registration>[];

  @Field(() => Money, {
    nullable: true,
    description: 'What no longer has to be paid each month; null when not known.',
  })
  monthlySaving!: Money | null;
}

@InputType({ description: 'Which number to give back for good.' })
export class ReleasePhoneNumberInput {
  @Field(() => ID, { description: 'The number to give back.' })
  phoneNumberId!: string;

  @Field(() => E164, {
    description: 'The same number typed again by the person, as proof that they mean it.',
  })
  @IsE164()
  confirmE164!: string;
}

@ObjectType({ description: 'The result of `releasePhoneNumber`.', simpleResolvers: true })
export class ReleasePhoneNumberPayload {
  @Field(() => PhoneNumber, {
    nullable: true,
    description: 'The card, RELEASING or RELEASED; null when `userErrors` is not empty.',
  })
  phoneNumber!: Later<PhoneNumber> | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
