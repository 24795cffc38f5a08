import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { MessagingPath, PhoneNumberKind } from '../domain/phone-numbers';
import { AddressRequirement } from '../domain/addresses';
import { UserError, userErrorsDescription } from './errors';
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

  @Field(() => AddressRequirement, { description: 'Where the address has to be.' })
  addressRequirement!: AddressRequirement;

  @Field(() => Boolean, { description: 'True when buying it needs a `bundleRegistrationId`.' })
  bundleRequired!: boolean;

  @Field(() => [String], {
    description: 'What it is sold only with, a sentence for each requirement; empty when there is none.',
  })
  requirements!: string[];

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

@ObjectType({
  description:
    'A search as it was made: the fields are those of `SearchPhoneNumbersInput`, so it can be made again.',
  simpleResolvers: true,
})
export class PhoneNumberSearchCriteria {
  @Field(() => CountryCode, { description: 'The country searched in.' })
  country!: string;

  @Field(() => PhoneNumberKind, { description: 'The kind of number searched for.' })
  kind!: PhoneNumberKind;

  @Field(() => String, { nullable: true, description: 'Area code; null for any.' })
  areaCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Pattern; null for any digits.' })
  contains!: string | null;

  @Field(() => String, { nullable: true, description: 'City; null for any.' })
  locality!: string | null;

  @Field(() => String, { nullable: true, description: 'State or province; null for any.' })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code; null for any.' })
  postalCode!: string | null;

  @Field(() => E164, { nullable: true, description: 'The number looked around; null for none.' })
  nearNumber!: string | null;

  @Field(() => Int, { nullable: true, description: 'How far around it, in miles; null for the usual 25.' })
  distanceMiles!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it had to text; null for any.' })
  sms!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it had to make calls; null for any.' })
  voice!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it had to send pictures; null for any.' })
  mms!: boolean | null;
}

@ObjectType({
  description: 'Another search near the one that found nothing, with the first numbers it finds.',
  simpleResolvers: true,
})
export class PhoneNumberAlternative {
  @Field(() => String, { description: 'How it differs and why, in words fit to show above the numbers.' })
  reason!: string;

  @Field(() => PhoneNumberSearchCriteria, { description: 'The search; make it to see more.' })
  search!: PhoneNumberSearchCriteria;

  @Field(() => [AvailablePhoneNumber], { description: 'Up to three numbers that could be bought now.' })
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

  @Field(() => String, {
    nullable: true,
    description:
      'Why there are no numbers, in a sentence; null when there are some or `userErrors` says why.',
  })
  nothingFound?: string | null;

  @Field(() => [PhoneNumberAlternative], {
    description:
      'When nothing was found, what comes closest: other area codes of the place, a wider pattern, another kind. ' +
      'The closest first; empty when something was found or nothing comes close.',
  })
  alternatives!: PhoneNumberAlternative[];

  @Field(() => [UserError], {
    description:
      'What was wrong with the search or kept it from running; empty when it ran, also when it found nothing.',
  })
  userErrors!: UserError[];
}

@ObjectType({ description: 'A country that numbers are sold of.', simpleResolvers: true })
export class PhoneNumberCountry {
  @Field(() => CountryCode, { description: 'The country: pass it to `searchPhoneNumbers`.' })
  country!: string;

  @Field(() => String, { description: 'Its English name.' })
  name!: string;

  @Field(() => [PhoneNumberKind], { description: 'The kinds of number that it has.' })
  kinds!: PhoneNumberKind[];
}

@ObjectType({ description: 'The countries that numbers are sold of.', simpleResolvers: true })
export class PhoneNumberCountries {
  @Field(() => [PhoneNumberCountry], { description: 'By name; empty when `userErrors` is not.' })
  countries!: PhoneNumberCountry[];

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

/** Checked by the search itself: as a query it answers all faults in its `userErrors`. */
@InputType({
  description:
    'Which numbers to look for. All filters given must fit. `phoneNumberCountries` says what there is.',
})
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

  @Field(() => String, {
    nullable: true,
    description: 'City, by its English name, such as `San Francisco`.',
  })
  locality?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'State or province, by its two-letter code or name; US and Canada only.',
  })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal or ZIP code; US and Canada only.' })
  postalCode?: string | null;

  @Field(() => E164, {
    nullable: true,
    description: 'Looks around the place of this local number; US and Canada only.',
  })
  nearNumber?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many miles around `nearNumber` to look, 1 to 500; 25 when left out.',
  })
  distanceMiles?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True to leave out numbers that are sold only with an address.',
  })
  noAddressRequired?: boolean | null;

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
