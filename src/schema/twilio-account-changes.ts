import { ArrayMaxSize, ArrayNotEmpty } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { type AccountChangeOutlook, TwilioAccountChange } from '../domain/account-changes';
import { describedEnum } from './enums';
import { UserError, userErrorsDescription } from './errors';
import { PhoneNumber } from './phone-numbers';
import { TwilioAccount } from './twilio-accounts';
import { IsText } from './validators';

describedEnum(
  TwilioAccountChange,
  'TwilioAccountChange',
  "What can be done about the organization's account.",
  {
    CONNECT_OWN: '`connectTwilioAccount`: use an account of your own instead of the one we look after.',
    DISCONNECT_OWN: '`disconnectTwilioAccount`: go back to the one we look after.',
    SUSPEND: '`suspendTwilioAccount`: calls and texts stop, numbers stay.',
    REACTIVATE: '`reactivateTwilioAccount`: they work again.',
    CLOSE:
      '`closeTwilioAccount`: numbers are given back, for good. Said of the account at rest when there is one.',
    ROTATE_TOKEN: '`rotateTwilioAuthToken`: a new secret token.',
  },
);

@ObjectType({
  description: 'What a change of the account would mean now. Show it before anybody does it.',
  simpleResolvers: true,
})
export class TwilioAccountChangePreview implements AccountChangeOutlook {
  @Field(() => TwilioAccountChange, { description: 'The change it is about.' })
  change!: TwilioAccountChange;

  @Field(() => [String], {
    description:
      'Why it cannot be done now, in plain words; empty when it can. The mutation would refuse it alike.',
  })
  blockers!: string[];

  @Field(() => [String], { description: 'What it will mean, in plain words, most important first.' })
  consequences!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'What a person has to type as `confirmation`; null when nothing has to be typed.',
  })
  confirmation!: string | null;
}

@InputType({ description: "The organization's own Twilio account, as shown in the Twilio Console." })
export class ConnectTwilioAccountInput {
  @Field(() => String, { description: 'The Account SID: `AC` and 32 hexadecimal digits.' })
  @IsText('The Account SID', { min: 1, max: 64 })
  accountSid!: string;

  @Field(() => String, {
    description: 'The auth token. Write-only: it is encrypted and cannot be read again.',
  })
  @IsText('The auth token', { min: 1, max: 200 })
  authToken!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True says that numbers which came from us shall be paused meanwhile; needed when there are any. What that means ' +
      'says `previewTwilioAccountChange`.',
  })
  pauseManagedNumbers?: boolean | null;
}

@ObjectType({ description: 'The result of `connectTwilioAccount`.', simpleResolvers: true })
export class ConnectTwilioAccountPayload {
  @Field(() => TwilioAccount, {
    nullable: true,
    description: 'The account as connected; null when `userErrors` is not empty.',
  })
  twilioAccount!: TwilioAccount | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: "A yes to what was found in the organization's own account." })
export class ConfirmTwilioAccountInput {
  @Field(() => ID, { description: 'The account.' })
  twilioAccountId!: string;

  @Field(() => String, { description: 'The `digest` of the inventory that was shown.' })
  @IsText('The digest', { min: 1, max: 200 })
  digest!: string;
}

@ObjectType({ description: 'The result of `confirmTwilioAccount`.', simpleResolvers: true })
export class ConfirmTwilioAccountPayload {
  @Field(() => TwilioAccount, {
    nullable: true,
    description: 'The account, now CONNECTED; null when `userErrors` is not empty.',
  })
  twilioAccount!: TwilioAccount | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which account to disconnect.' })
export class DisconnectTwilioAccountInput {
  @Field(() => ID, { description: "The organization's own account." })
  twilioAccountId!: string;
}

@ObjectType({ description: 'The result of `disconnectTwilioAccount`.', simpleResolvers: true })
export class DisconnectTwilioAccountPayload {
  @Field(() => TwilioAccount, {
    nullable: true,
    description:
      'The account, DISCONNECTING; or, when nothing had been written to it, the managed one that is back already, null ' +
      'while that is being made. Null also when `userErrors` is not empty.',
  })
  twilioAccount!: TwilioAccount | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which account to suspend.' })
export class SuspendTwilioAccountInput {
  @Field(() => ID, { description: 'The managed account in use.' })
  twilioAccountId!: string;
}

@ObjectType({ description: 'The result of `suspendTwilioAccount`.', simpleResolvers: true })
export class SuspendTwilioAccountPayload {
  @Field(() => TwilioAccount, {
    nullable: true,
    description:
      'The account: SUSPENDED, or still ACTIVE with `isPaused` when Twilio is slow. Null when `userErrors` is not empty.',
  })
  twilioAccount!: TwilioAccount | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which account to resume.' })
export class ReactivateTwilioAccountInput {
  @Field(() => ID, { description: 'The managed account in use.' })
  twilioAccountId!: string;
}

@ObjectType({ description: 'The result of `reactivateTwilioAccount`.', simpleResolvers: true })
export class ReactivateTwilioAccountPayload {
  @Field(() => TwilioAccount, {
    nullable: true,
    description:
      'The account: ACTIVE, or still SUSPENDED when Twilio is slow. Null when `userErrors` is not empty.',
  })
  twilioAccount!: TwilioAccount | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which account to close for good, with what has to be typed.' })
export class CloseTwilioAccountInput {
  @Field(() => ID, { description: 'The managed account, in use or at rest.' })
  twilioAccountId!: string;

  @Field(() => String, {
    description:
      "The organization's name, typed by a person who has seen what is lost. Capitals and spaces do not matter.",
  })
  @IsText('The confirmation', { max: 200 })
  confirmation!: string;
}

@ObjectType({ description: 'The result of `closeTwilioAccount`.', simpleResolvers: true })
export class CloseTwilioAccountPayload {
  @Field(() => TwilioAccount, {
    nullable: true,
    description:
      'The account in use: CLOSED, or as it was when Twilio is slow or the account at rest was closed. Null when ' +
      '`userErrors` is not empty.',
  })
  twilioAccount!: TwilioAccount | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which closed account to replace.' })
export class StartTwilioAccountInput {
  @Field(() => ID, { description: 'The managed account that is closed.' })
  twilioAccountId!: string;
}

@ObjectType({ description: 'The result of `startTwilioAccount`.', simpleResolvers: true })
export class StartTwilioAccountPayload {
  @Field(() => TwilioAccount, {
    nullable: true,
    description:
      'The new account; null while it is being made, which takes seconds, and when `userErrors` is not empty.',
  })
  twilioAccount!: TwilioAccount | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which account gets a new token.' })
export class RotateTwilioAuthTokenInput {
  @Field(() => ID, { description: 'The managed account in use.' })
  twilioAccountId!: string;
}

@ObjectType({ description: 'The result of `rotateTwilioAuthToken`.', simpleResolvers: true })
export class RotateTwilioAuthTokenPayload {
  @Field(() => TwilioAccount, {
    nullable: true,
    description: 'The account; its token is never shown. Null when `userErrors` is not empty.',
  })
  twilioAccount!: TwilioAccount | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which numbers of the own account we shall answer from now on.' })
export class TakeOverPhoneNumbersInput {
  @Field(() => [ID], { description: 'Up to 500 numbers that came with the account.' })
  @ArrayNotEmpty({ message: 'Name at least one number.' })
  @ArrayMaxSize(500, { message: 'Up to 500 numbers can be taken over at once.' })
  phoneNumberIds!: string[];

  @Field(() => Boolean, { description: 'Whether we answer their calls. False leaves calls as they are.' })
  calls!: boolean;

  @Field(() => Boolean, { description: 'Whether we receive their texts. False leaves texts as they are.' })
  texts!: boolean;
}

@ObjectType({ description: 'The result of `takeOverPhoneNumbers`.', simpleResolvers: true })
export class TakeOverPhoneNumbersPayload {
  @Field(() => [PhoneNumber], {
    description:
      'The cards; they change within seconds, see `voiceWebhookActive` and `imported`. Empty when `userErrors` is not.',
  })
  phoneNumbers!: PhoneNumber[];

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
