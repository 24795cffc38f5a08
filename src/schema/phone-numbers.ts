import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PhoneNumberKind, PhoneNumberLifecycle, RoutingMode } from '../domain/phone-numbers';
import { ImportedNumberSettings } from './twilio-accounts';
import { AddressRequirement } from '../domain/addresses';
import { Address } from './addresses';
import { describedEnum } from './enums';
import { UserError, userErrorsDescription } from './errors';
import { Money } from './fees';
import type { Later } from './later';
import { Node } from './node';
import { countedConnectionOf } from './pagination';
import { MessagingReadiness } from './readiness';
import { CountryCode, DateTime, E164 } from './scalars';
import { IsE164, IsIdempotencyKey, IsText } from './validators';

describedEnum(PhoneNumberKind, 'PhoneNumberKind', 'What kind of number it is.', {
  LOCAL: 'Belongs to a city or area.',
  TOLL_FREE: 'Free to call; in the US and Canada one of 800, 833, 844, 855, 866, 877 and 888.',
  MOBILE: "From a country's mobile range.",
  NATIONAL: 'Belongs to a country as a whole rather than to an area.',
});

describedEnum(
  PhoneNumberLifecycle,
  'PhoneNumberLifecycle',
  'Where a number is between purchase and release.',
  {
    PURCHASING: 'Being bought; it settles as ACTIVE or FAILED by itself, usually within seconds.',
    ACTIVE: 'In service.',
    PORTING_IN: 'On its way here from another carrier.',
    RELEASING: 'Being given back.',
    RELEASED: 'Given back. Lists leave it out; drop the card.',
    PAUSED:
      'In the account that we look after, which rests while the organization uses its own Twilio account. It works again when that one is disconnected.',
    DISCONNECTED:
      "In the organization's own Twilio account, which was disconnected here; there it goes on. No list shows it.",
    FAILED: 'Could not be bought and nothing was charged. Lists leave it out; search for another.',
  },
);

describedEnum(RoutingMode, 'RoutingMode', 'Who answers first.', {
  AI_FIRST: 'The AI agent answers and hands over to people when needed.',
  HUMANS_FIRST: 'People are rung first; the AI agent answers when nobody does.',
  AI_ONLY: 'The AI agent answers and never hands over.',
});

@ObjectType({ description: 'What a number can be used for.', simpleResolvers: true })
export class PhoneNumberCapabilities {
  @Field(() => Boolean, { description: 'Calls.' })
  voice!: boolean;

  @Field(() => Boolean, { description: 'Text messages, once `messaging.state` is READY.' })
  sms!: boolean;

  @Field(() => Boolean, { description: 'Messages with pictures or other media.' })
  mms!: boolean;
}

@ObjectType({
  description: 'How a number answers. Change it with `updatePhoneNumber`.',
  simpleResolvers: true,
})
export class PhoneNumberSettings {
  @Field(() => ID, { nullable: true, description: 'The agent that answers calls; null when none does.' })
  voiceAgentId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The agent that answers texts; null when none does.' })
  textAgentId!: string | null;

  @Field(() => RoutingMode, { description: 'Who answers first.' })
  routingMode!: RoutingMode;

  @Field(() => Boolean, { description: 'True when the text agent answers incoming texts by itself.' })
  autoReply!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether calls are recorded; null when the organization's own setting holds.",
  })
  recordCalls!: boolean | null;

  @Field(() => [ID], { description: 'User ids of the people who answer this number; empty means everybody.' })
  memberIds!: string[];
}

/** One phone card. */
@ObjectType({
  implements: Node,
  description:
    'One phone card: a number the organization has or is buying, and whether it can text customers. Watch it with ' +
    '`phoneNumberChanged`.',
  simpleResolvers: true,
})
export class PhoneNumber implements Node {
  id!: string;

  @Field(() => E164, { description: 'The number itself.' })
  e164!: string;

  @Field(() => String, { description: 'What people call it; the number itself until somebody names it.' })
  friendlyName!: string;

  @Field(() => PhoneNumberKind, { description: 'What kind of number it is.' })
  kind!: PhoneNumberKind;

  @Field(() => CountryCode, { description: 'The country it belongs to.' })
  country!: string;

  @Field(() => PhoneNumberCapabilities, { description: 'What it can be used for in principle.' })
  capabilities!: PhoneNumberCapabilities;

  @Field(() => PhoneNumberLifecycle, { description: 'Where it is between purchase and release.' })
  lifecycle!: PhoneNumberLifecycle;

  @Field(() => Boolean, {
    description:
      'True when calls to it reach us, as last seen at Twilio. When somebody has pointed the number elsewhere, ' +
      '`repairVoiceWebhook` puts it right.',
  })
  voiceWebhookActive!: boolean;

  @Field(() => PhoneNumberSettings, { description: 'How it answers.' })
  settings!: PhoneNumberSettings;

  @Field(() => MessagingReadiness, {
    description: 'The badge: whether it can text customers, and what to do if not.',
  })
  messaging!: Later<MessagingReadiness>;

  @Field(() => Money, {
    nullable: true,
    description: 'What the number costs each month; null when not known.',
  })
  monthlyFee!: Money | null;

  @Field(() => Address, {
    nullable: true,
    description: 'The address it is held with; null when it needs none, or the address is not kept here.',
  })
  address?: Later<Address> | null;

  @Field(() => ImportedNumberSettings, {
    nullable: true,
    description:
      'How it was set up when its owner connected the account it is in; null for numbers that were bought here.',
  })
  imported!: Later<ImportedNumberSettings | null>;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it was bought; null until it is, and for numbers that came with an account of their own.',
  })
  purchasedAt!: Date | null;

  @Field(() => Int, {
    description:
      'Goes up with every change a client can see, the badge included; drop what is older than what you show.',
  })
  revision!: number;
}

export const PhoneNumberConnection = countedConnectionOf(
  'PhoneNumber',
  () => PhoneNumber,
  'A page of phone cards, newest first. Numbers given back or never bought are left out.',
);

@InputType({ description: 'Which number to buy. Numbers come from `searchPhoneNumbers`.' })
export class PurchasePhoneNumberInput {
  @Field(() => E164, { description: 'The number, as the search returned it.' })
  @IsE164()
  e164!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What to call it, up to 64 characters; the number itself when left out.',
  })
  @IsText('The name', { max: 64 })
  friendlyName?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'An address of the organization; needed when the search said `addressRequired`, and it has to be where ' +
      '`addressRequirement` says. With a bundle it is the address that the bundle names.',
  })
  addressId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'An approved REGULATORY_BUNDLE registration; needed when the search said `bundleRequired`.',
  })
  bundleRegistrationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Names this call: the same key with the same input within 24 h returns the first call's result and buys " +
      'nothing more. With other input it is a CONFLICT.',
  })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}

@ObjectType({
  description: 'What a number is sold only with, and what the organization has of it already.',
  simpleResolvers: true,
})
export class PurchaseRequirement {
  @Field(() => CountryCode, { description: "The number's country." })
  country!: string;

  @Field(() => PhoneNumberKind, { description: 'What kind of number it is.' })
  kind!: PhoneNumberKind;

  @Field(() => AddressRequirement, { description: 'Where the address has to be.' })
  addressRequirement!: AddressRequirement;

  @Field(() => [Address], {
    description:
      "The organization's addresses that would do, newest first: pass the id of one as `addressId`. When empty, " +
      '`createAddress` makes one.',
  })
  addresses!: Later<Address>[];

  @Field(() => Boolean, { description: 'True when it takes an approved REGULATORY_BUNDLE registration.' })
  bundleRequired!: boolean;

  @Field(() => [String], { description: 'The same in plain words, a sentence for each requirement.' })
  requirements!: string[];
}

@ObjectType({ description: 'The result of `purchasePhoneNumber`.', simpleResolvers: true })
export class PurchasePhoneNumberPayload {
  @Field(() => PhoneNumber, {
    nullable: true,
    description:
      'The new card, ACTIVE or, when the carrier is slow, still PURCHASING: then watch `phoneNumberChanged`. Null ' +
      'when `userErrors` is not empty.',
  })
  phoneNumber!: PhoneNumber | null;

  @Field(() => PurchaseRequirement, {
    nullable: true,
    description:
      'What would satisfy the country, when the call was refused with ADDRESS_REQUIRED or BUNDLE_REQUIRED; null otherwise.',
  })
  requirement?: PurchaseRequirement | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What this number cannot do although it was bought, such as texting beyond what the registration covers; null when there is nothing to say. `searchPhoneNumbers` says the same beforehand.',
  })
  notice?: string | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'What to change about a number. What is left out stays as it is.' })
export class UpdatePhoneNumberInput {
  @Field(() => ID, { description: 'The number to change.' })
  phoneNumberId!: string;

  @Field(() => String, { nullable: true, description: 'What to call it, up to 64 characters.' })
  @IsText('The name', { max: 64 })
  friendlyName?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The agent that answers calls, a VOICE one of `Organization.agents`; null for none.',
  })
  @IsText('The id of the voice agent', { max: 64 })
  voiceAgentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The agent that answers texts, a TEXT one of `Organization.agents`; null for none.',
  })
  @IsText('The id of the text agent', { max: 64 })
  textAgentId?: string | null;

  @Field(() => RoutingMode, { nullable: true, description: 'Who answers first.' })
  routingMode?: RoutingMode | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the text agent answers incoming texts by itself.',
  })
  autoReply?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether calls are recorded; null to let the organization's own setting hold.",
  })
  recordCalls?: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'User ids of the people who answer it, all members of the organization, up to 100; empty for everybody.',
  })
  @ArrayMaxSize(100, { message: 'Choose at most 100 people.' })
  @IsText('A user id', { max: 128 }, { each: true })
  memberIds?: string[] | null;
}

@ObjectType({ description: 'The result of `updatePhoneNumber`.', simpleResolvers: true })
export class UpdatePhoneNumberPayload {
  @Field(() => PhoneNumber, { nullable: true, description: 'The card; null when `userErrors` is not empty.' })
  phoneNumber!: PhoneNumber | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which number is to send its calls to us again.' })
export class RepairVoiceWebhookInput {
  @Field(() => ID, { description: 'The number.' })
  phoneNumberId!: string;
}

@ObjectType({ description: 'The result of `repairVoiceWebhook`.', simpleResolvers: true })
export class RepairVoiceWebhookPayload {
  @Field(() => PhoneNumber, { nullable: true, description: 'The card; null when `userErrors` is not empty.' })
  phoneNumber!: PhoneNumber | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
