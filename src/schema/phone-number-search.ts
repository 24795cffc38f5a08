import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { MessagingPath, PhoneNumberKind } from '../domain/phone-numbers';
import { UserError } from './errors';
import { FeeLine, Money } from './fees';
import { PhoneNumberCapabilities } from './phone-numbers';
import { CountryCode, E164 } from './scalars';

@ObjectType({ description: 'What it would take to text customers from a number.', simpleResolvers: true })
export class MessagingSetupHint {
  @Field(() => MessagingPath, { description: 'Which approval it would need.' })
  path!: MessagingPath;

  @Field(() => String, { description: 'The same in a sentence or two of plain words.' })
  summary!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Days the approval usually takes after submission; null when none is needed or nobody can say.',
  })
  typicalDays!: number | null;

  @Field(() => [FeeLine], {
    description: "Fees of the approval on the organization's plan; empty when there are none.",
  })
  fees!: FeeLine[];

  @Field(() => Boolean, { description: 'True for the way we would choose for texting customers.' })
  recommended!: boolean;
}

@ObjectType({
  description: 'A number that could be bought now. It is not reserved: somebody else may be faster.',
  simpleResolvers: true,
})
export class AvailablePhoneNumber {
  @Field(() => E164, { description: 'The number: pass it to `purchasePhoneNumber`.' })
  e164!: string;

  @Field(() => PhoneNumberKind, { description: 'What kind of number it is.' })
  kind!: PhoneNumberKind;

  @Field(() => CountryCode, { description: 'The country it belongs to.' })
  country!: string;

  @Field(() => String, {
    nullable: true,
    description: 'City or area; null when it has none, as toll-free numbers.',
  })
  locality!: string | null;

  @Field(() => String, { nullable: true, description: 'State, province or region; null when it has none.' })
  region!: string | null;

  @Field(() => PhoneNumberCapabilities, { description: 'What it can be used for in principle.' })
  capabilities!: PhoneNumberCapabilities;

  @Field(() => Boolean, { description: 'True when buying it needs an `addressId`.' })
  addressRequired!: boolean;

  @Field(() => Boolean, { description: 'True when buying it needs a `bundleRegistrationId`.' })
  bundleRequired!: boolean;

  @Field(() => Money, {
    nullable: true,
    description: 'What it would cost each month; null when not known just now.',
  })
  monthlyFee!: Money | null;

  @Field(() => MessagingSetupHint, { description: 'What it would take to text customers from it.' })
  messagingSetup!: MessagingSetupHint;
}

@ObjectType({
  description: 'A kind of number that suits texting customers better than the one searched.',
  simpleResolvers: true,
})
export class PhoneNumberSuggestion {
  @Field(() => PhoneNumberKind, { description: 'The kind suggested.' })
  kind!: PhoneNumberKind;

  @Field(() => String, { description: 'The suggestion in a few words.' })
  headline!: string;

  @Field(() => String, { description: 'Why it suits better, in a sentence or two.' })
  detail!: string;

  @Field(() => MessagingSetupHint, {
    description: 'What it would take to text customers from such a number.',
  })
  messagingSetup!: MessagingSetupHint;

  @Field(() => [AvailablePhoneNumber], {
    description: 'A few numbers of that kind that could be bought now.',
  })
  numbers!: AvailablePhoneNumber[];
}

@ObjectType({ description: 'What a search for numbers found.', simpleResolvers: true })
export class PhoneNumberSearch {
  @Field(() => [AvailablePhoneNumber], {
    description: 'Numbers that fit; empty when there are none just now.',
  })
  numbers!: AvailablePhoneNumber[];

  @Field(() => PhoneNumberSuggestion, {
    nullable: true,
    description: 'A kind that suits texting customers better than the one searched; null when this is it.',
  })
  suggestion!: PhoneNumberSuggestion | null;

  @Field(() => [UserError], {
    description:
      'What was wrong with the search or kept it from running; empty when it ran, also when it found nothing.',
  })
  userErrors!: UserError[];
}

/** Checked by the search itself: as a query it answers all faults in its `userErrors`. */
@InputType({ description: 'Which numbers to look for. All filters given must fit.' })
export class SearchPhoneNumbersInput {
  @Field(() => CountryCode, { defaultValue: 'US', description: 'The country to search in.' })
  country!: string;

  @Field(() => PhoneNumberKind, {
    defaultValue: PhoneNumberKind.LOCAL,
    description: 'The kind of number to search for. TOLL_FREE gets approved for texting customers fastest.',
  })
  kind!: PhoneNumberKind;

  @Field(() => String, {
    nullable: true,
    description: 'Three-digit area code, such as `415`; US and Canada only.',
  })
  areaCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A pattern of 2 to 16 characters as Twilio reads it: digits, letters (read as on a telephone keypad) and `*` ' +
      'for any one digit, such as `PIZZA` or `555****`.',
  })
  contains?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for numbers that can send texts; leave out for any.',
  })
  sms?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for numbers that can make calls; leave out for any.',
  })
  voice?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for numbers that can send pictures; leave out for any.',
  })
  mms?: boolean | null;

  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'How many to return at most, 1 to 50.' })
  limit?: number | null;
}
