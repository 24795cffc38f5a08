import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { AccountReuse, ReuseChoice } from '../domain/account-reuse';
import type { BrandChoice } from '../domain/account-reuse-brands';
import { ReusableKind, type ReusableThing, ReuseState } from '../domain/account-reuse-things';
import { describedEnum } from './enums';
import { UserError, userErrorsDescription } from './errors';
import { Registration } from './registrations';
import { DateTime } from './scalars';
import { TwilioAccount } from './twilio-accounts';
import { IsText } from './validators';

describedEnum(ReusableKind, 'ReusableKind', "What kind of thing of an organization's own account is meant.", {
  BUSINESS_PROFILE: 'The account’s business profile at Twilio, which registrations rest on.',
  TEXTING_PROFILE:
    'What Twilio was told for the carriers beside the business profile: Twilio calls it a trust product.',
  BUSINESS_REGISTRATION:
    'The registration of the business with the US mobile carriers: Twilio calls it a brand.',
  TEXTING_PLAN: 'What the business texts, as the carriers approved it: Twilio calls it a campaign.',
  MESSAGING_SERVICE: 'The messaging service that a texting plan lives in.',
  NUMBERS: 'The local US numbers of that messaging service.',
  TOLL_FREE_APPROVAL: 'The approval of one toll-free number.',
  NUMBERS_ABROAD_APPROVAL:
    'An approval by the authorities of another country, which numbers there are bought with: Twilio calls it a regulatory bundle.',
});

describedEnum(
  ReuseState,
  'ReuseState',
  'What would become of something that was looked for in the account.',
  {
    USABLE: 'It is there and would be used as it is.',
    IN_REVIEW: 'It is there and a reviewer has it: it would be used once it is approved.',
    NEEDS_OWNER:
      'It is there and its owner has to do something about it in the Twilio Console, as `detail` says. That it was done is ' +
      'seen by itself.',
    MISSING: 'It is not there. `detail` says how it comes about.',
    NOT_USED: 'It is there and would be left alone.',
    IN_USE: 'It is used here already.',
  },
);

@ObjectType({ description: 'One thing that was looked for in the account.', simpleResolvers: true })
export class ReusableResource implements ReusableThing {
  @Field(() => ReusableKind, { description: 'What it is.' })
  kind!: ReusableKind;

  @Field(() => ReuseState, { description: 'What would become of it.' })
  state!: ReuseState;

  @Field(() => String, { description: 'What to call it.' })
  title!: string;

  @Field(() => String, { description: 'Where it stands and what that means, in plain words.' })
  detail!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Twilio's SID of it; of a texting plan or its numbers, that of the messaging service. Null when there is none.",
  })
  twilioSid!: string | null;

  @Field(() => ID, { nullable: true, description: 'The number that it is about, where it is about one.' })
  phoneNumberId!: string | null;
}

@ObjectType({
  description:
    'A messaging service whose texting plan could be used: one is the main one, which further numbers join, and approved ' +
    'ones may be used beside it with the numbers they have.',
  simpleResolvers: true,
})
export class ReusableService implements ReuseChoice {
  @Field(() => String, { description: "Twilio's SID of it." })
  messagingServiceSid!: string;

  @Field(() => String, { description: 'What its owner calls it.' })
  name!: string;

  @Field(() => String, {
    description:
      'Where its texting plan stands, what it is for and whose it is, in words that tell it from the others.',
  })
  detail!: string;

  @Field(() => Int, { description: 'How many numbers it sends from.' })
  numbers!: number;

  @Field(() => Boolean, {
    description: 'The one that `resources` speak of: the best, unless another was asked for.',
  })
  isChosen!: boolean;

  @Field(() => Boolean, {
    description: 'True when it may be named in `alsoMessagingServiceSids`: its texting plan is approved.',
  })
  mayBeBeside!: boolean;

  @Field(() => Boolean, { description: 'True when it is, or was asked to be, used beside the main one.' })
  isBeside!: boolean;
}

@ObjectType({
  description:
    'An approved registration of a business with the US mobile carriers that no texting plan rests on: taking it up begins a ' +
    'registration here that asks for the texts alone.',
  simpleResolvers: true,
})
export class ReusableBusinessRegistration implements BrandChoice {
  @Field(() => String, { description: "Twilio's SID of it." })
  businessRegistrationSid!: string;

  @Field(() => String, { description: 'The business, as its profile at Twilio names it.' })
  name!: string;

  @Field(() => String, { description: 'How it was registered, in words that tell it from the others.' })
  detail!: string;

  @Field(() => Boolean, { description: 'The one that `resources` speak of.' })
  isChosen!: boolean;
}

@ObjectType({
  description:
    "What of an organization's own account would be used here, and what is missing; known by reading alone.",
  simpleResolvers: true,
})
export class TwilioAccountReuse implements Pick<
  AccountReuse,
  'choices' | 'registrationChoices' | 'blocker' | 'digest'
> {
  @Field(() => DateTime, {
    description: 'When the account was read. `refreshTwilioAccount` reads it again.',
  })
  readAt!: Date;

  @Field(() => [ReusableResource], {
    description: 'Everything that was looked for: show all of it before `adoptTwilioResources`.',
  })
  resources!: ReusableResource[];

  @Field(() => [ReusableService], {
    description: 'Messaging services to choose from; empty when none has a texting plan.',
  })
  choices!: ReusableService[];

  @Field(() => [ReusableBusinessRegistration], {
    description:
      'Registrations of a business to choose from instead; empty when each has a texting plan or none is approved.',
  })
  registrationChoices!: ReusableBusinessRegistration[];

  @Field(() => String, {
    nullable: true,
    description: 'Why it cannot be adopted now, in plain words; null when it can.',
  })
  blocker!: string | null;

  @Field(() => String, {
    description: 'Names exactly this: pass it to `adoptTwilioResources` when a person has seen all of it.',
  })
  digest!: string;
}

@InputType({ description: "Which of the organization's own accounts to read again." })
export class RefreshTwilioAccountInput {
  @Field(() => ID, { description: 'The account.' })
  twilioAccountId!: string;
}

@ObjectType({ description: 'The result of `refreshTwilioAccount`.', simpleResolvers: true })
export class RefreshTwilioAccountPayload {
  @Field(() => TwilioAccount, {
    nullable: true,
    description: 'The account as it is known so far; null when `userErrors` is not empty.',
  })
  twilioAccount!: TwilioAccount | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: "A yes to using what an organization's own account holds." })
export class AdoptTwilioResourcesInput {
  @Field(() => ID, { description: 'The account.' })
  twilioAccountId!: string;

  @Field(() => String, { description: 'The `digest` of what was shown.' })
  @IsText('The digest', { min: 1, max: 200 })
  digest!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The messaging service that `reusable` was asked about; leave it out where none was named.',
  })
  messagingServiceSid?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The registration of a business that `reusable` was asked about, in place of a messaging service; leave it out where ' +
      'none was named.',
  })
  businessRegistrationSid?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Further messaging services that `reusable` was asked about, whose texting plans are used as well.',
  })
  @ArrayMaxSize(50)
  alsoMessagingServiceSids?: string[] | null;
}

@ObjectType({ description: 'The result of `adoptTwilioResources`.', simpleResolvers: true })
export class AdoptTwilioResourcesPayload {
  @Field(() => TwilioAccount, {
    nullable: true,
    description: 'The account; null when `userErrors` is not empty.',
  })
  twilioAccount!: TwilioAccount | null;

  @Field(() => [Registration], {
    description:
      'A registration for each approval that was taken up: one for all local numbers, one for each toll-free number, and ' +
      'one for each approval for numbers abroad, which `purchasePhoneNumber` takes as `bundleRegistrationId`. A ' +
      'draft where a registration of the business was taken up that has no texting plan yet: it asks for the texts alone.',
  })
  registrations!: Registration[];

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
