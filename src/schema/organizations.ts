import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import { BusinessEntityType, PlanTier } from '../domain/organizations';
import { AddressConnection, type Address } from './addresses';
import { CallSettings } from './call-settings';
import { type Call, CallConnection } from './calls';
import { ComplianceReplies } from './compliance-replies';
import { Conversation, ConversationConnection, type OptOut } from './conversations';
import { DeliverabilityReport } from './deliverability';
import { describedEnum } from './enums';
import { type Charge, ChargeConnection } from './fees';
import { Node } from './node';
import { type Notification, NotificationConnection } from './notifications';
import { OptOutConnection } from './opt-outs';
import type { Connection } from './pagination';
import { type PhoneNumber, PhoneNumberConnection } from './phone-numbers';
import { type Registration, RegistrationConnection } from './registrations';
import { CountryCode, E164, Url } from './scalars';
import { Agent, Member } from './team';
import { PausedTwilioAccount, TwilioAccount } from './twilio-accounts';

describedEnum(PlanTier, 'PlanTier', 'What the organization pays for; it decides which fees are covered.', {
  FREE: 'Covers no registration fees.',
  STARTER: 'Covers the fees of toll-free and sole-proprietor registrations; others are passed on at cost.',
  PRO: 'Covers the same fees as STARTER.',
});

describedEnum(BusinessEntityType, 'BusinessEntityType', 'The legal form of the business.', {
  SOLE_PROPRIETORSHIP:
    'One person in business without a company of their own; in the US usually without an EIN.',
  LIMITED_LIABILITY_COMPANY: 'A limited liability company (LLC), also with a single member.',
  PARTNERSHIP: 'Two or more people in business together.',
  CORPORATION: 'A corporation, listed or private.',
  CO_OPERATIVE: 'Owned by its members.',
  NON_PROFIT: 'A registered non-profit organization.',
  GOVERNMENT: 'A public body.',
});

@ObjectType({
  implements: Node,
  description:
    'What the organization has told us about its business: the source of prefilled registrations. Every value is ' +
    'null until it is given with `updateBusinessProfile`.',
  simpleResolvers: true,
})
export class BusinessProfile implements Node {
  id!: string;

  @Field(() => String, { nullable: true, description: 'The registered name, exactly as on the tax papers.' })
  legalName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name customers know, where it differs from the legal one.',
  })
  doingBusinessAs!: string | null;

  @Field(() => BusinessEntityType, { nullable: true, description: 'The legal form.' })
  entityType!: BusinessEntityType | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Last four characters of the tax id, to recognise it by. The whole number never leaves the server.',
  })
  taxIdLast4!: string | null;

  @Field(() => Url, { nullable: true, description: 'The public website.' })
  website!: string | null;

  @Field(() => String, { nullable: true, description: 'The line of business.' })
  industry!: string | null;

  @Field(() => String, { nullable: true, description: 'What the business does, in its own words.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'House number and street of the business.' })
  street!: string | null;

  @Field(() => String, { nullable: true, description: 'City or town.' })
  city!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'State, province or region; in the US its two-letter code.',
  })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'Postal or ZIP code.' })
  postalCode!: string | null;

  @Field(() => CountryCode, { nullable: true, description: 'The country the business is in.' })
  country!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA name of the time zone, such as `America/New_York`.',
  })
  timeZone!: string | null;

  @Field(() => String, { nullable: true, description: 'First name of the person reviewers may contact.' })
  contactFirstName!: string | null;

  @Field(() => String, { nullable: true, description: 'Last name of that person.' })
  contactLastName!: string | null;

  @Field(() => String, { nullable: true, description: "That person's position, such as Owner." })
  contactTitle!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "That person's email address, best one of the own domain.",
  })
  contactEmail!: string | null;

  @Field(() => E164, { nullable: true, description: "That person's telephone number." })
  contactPhone!: string | null;

  @Field(() => Url, { nullable: true, description: 'The public privacy policy, which reviewers read.' })
  privacyPolicyUrl!: string | null;

  @Field(() => Url, { nullable: true, description: 'The public terms of service, which reviewers read.' })
  termsUrl!: string | null;
}

/** Arguments of `Organization.conversation`. */
@ArgsType()
export class ConversationArgs {
  @Field(() => ID, { description: 'Our number.' })
  phoneNumberId!: string;

  @Field(() => String, {
    description: 'The other party: E.164, or a short code or sender name as it arrived.',
  })
  contact!: string;
}

@ObjectType({
  implements: Node,
  description:
    'A customer of Loquent: everything the caller can see belongs to one. Read it with `organization`.',
  simpleResolvers: true,
})
export class Organization implements Node {
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => PlanTier, { description: 'What it pays for; it decides which fees are covered.' })
  plan!: PlanTier;

  @Field(() => BusinessProfile, { description: 'What it has told us about its business.' })
  profile!: BusinessProfile;

  @Field(() => TwilioAccount, {
    nullable: true,
    description: 'Its account at Twilio; null for the first moments after sign-up, while it is being made.',
  })
  twilioAccount!: TwilioAccount | null;

  @Field(() => PausedTwilioAccount, {
    nullable: true,
    description:
      'The account that we look after for it, at rest while it uses its own; null when none rests. It comes back with ' +
      '`disconnectTwilioAccount`.',
  })
  pausedTwilioAccount!: PausedTwilioAccount | null;

  @Field(() => PhoneNumberConnection, {
    description: 'Its phone cards, newest first. Numbers given back or never bought are left out.',
  })
  phoneNumbers!: Connection<PhoneNumber>;

  @Field(() => RegistrationConnection, {
    description:
      'Its registrations, newest first. Look here for one to carry on with before starting another.',
  })
  registrations!: Connection<Registration>;

  @Field(() => AddressConnection, { description: 'Its addresses, newest first.' })
  addresses!: Connection<Address>;

  @Field(() => ConversationConnection, {
    description: 'Its conversations, latest activity first: the contact list.',
  })
  conversations!: Connection<Conversation>;

  @Field(() => Conversation, {
    nullable: true,
    description:
      'The conversation of one of its numbers with one contact; null when they never exchanged a message.',
  })
  conversation!: Conversation | null;

  @Field(() => OptOutConnection, { description: 'Who wants no more texts from it, newest first.' })
  optOuts!: Connection<OptOut>;

  @Field(() => ComplianceReplies, { description: 'What is answered to STOP, HELP and START.' })
  complianceReplies!: ComplianceReplies;

  @Field(() => DeliverabilityReport, {
    description:
      'How many of the texts sent arrived, and why the others did not. The last 30 days unless said otherwise.',
  })
  deliverability!: DeliverabilityReport;

  @Field(() => CallConnection, { description: 'Calls to its numbers, newest first.' })
  calls!: Connection<Call>;

  @Field(() => CallSettings, { description: 'How its calls are answered.' })
  callSettings!: CallSettings;

  @Field(() => [Agent], { description: 'Its AI agents, by name.' })
  agents!: Agent[];

  @Field(() => [Member], { description: 'Its people, by name, those without one last.' })
  members!: Member[];

  @Field(() => NotificationConnection, { description: 'What its people should know of, newest first.' })
  notifications!: Connection<Notification>;

  @Field(() => ChargeConnection, {
    description:
      'Fees that have fallen due, newest first. For people who are OWNER or ADMIN; FORBIDDEN for others.',
  })
  charges!: Connection<Charge>;
}
