import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TwilioAccountConnection, TwilioAccountMode, TwilioAccountStatus } from '../domain/organizations';
import { describedEnum } from './enums';
import { Node } from './node';
import { DateTime } from './scalars';

describedEnum(TwilioAccountMode, 'TwilioAccountMode', 'Whose Twilio account it is.', {
  MANAGED: 'We made it for the organization and pay for it.',
  BRING_YOUR_OWN: 'The organization connected its own and pays Twilio itself.',
});

describedEnum(
  TwilioAccountStatus,
  'TwilioAccountStatus',
  'Whether the Twilio account can be used, as last seen.',
  {
    ACTIVE: 'In use.',
    SUSPENDED:
      'Suspended: nothing is sent or received. Where `isPaused` is true somebody of the organization did it and can ' +
      'undo it with `reactivateTwilioAccount`; else it was Twilio, and has to be settled with them.',
    CLOSED: 'Closed for good; its numbers were given back. `startTwilioAccount` begins with a new one.',
    CREDENTIALS_REJECTED:
      'Twilio refuses the auth token. One of your own has to be connected again with the present one, by ' +
      '`connectTwilioAccount`; a managed one is mended by itself.',
  },
);

describedEnum(
  TwilioAccountConnection,
  'TwilioAccountConnection',
  'Whether we may act in the Twilio account.',
  {
    AWAITING_CONFIRMATION:
      'Connected by its owner and only read so far: nothing has been written to it. Show `inventory` and confirm it ' +
      'with `confirmTwilioAccount`; until then no text can be sent and no number bought.',
    CONNECTED: 'In full use. Managed accounts always are.',
    DISCONNECTING:
      'No longer used: what we had added is being taken back, which takes seconds to minutes. Then the managed account is back.',
  },
);

@ObjectType({ description: 'The numbers that were found, counted.', simpleResolvers: true })
export class InventoryNumbers {
  @Field(() => Int, { description: 'All of them. Each is a phone card now.' })
  total!: number;

  @Field(() => Int, { description: 'How many are toll-free.' })
  tollFree!: number;

  @Field(() => Int, {
    description: "How many send their calls to a system of the owner's. They go on doing so.",
  })
  callsElsewhere!: number;

  @Field(() => Int, {
    description:
      "How many send their texts to a system of the owner's, by themselves or by a messaging service. They go on doing so.",
  })
  textsElsewhere!: number;
}

@ObjectType({ description: 'The campaign of a messaging service.', simpleResolvers: true })
export class InventoryCampaign {
  @Field(() => String, { nullable: true, description: "What it is for, in Twilio's words, if said." })
  useCase!: string | null;

  @Field(() => String, { description: "How far it is, in Twilio's words, such as `VERIFIED`." })
  status!: string;

  @Field(() => String, {
    nullable: true,
    description: "Twilio's SID of the brand it belongs to; null when that is registered elsewhere.",
  })
  brandSid!: string | null;

  @Field(() => Boolean, {
    description: 'True when another provider registered it: it cannot be changed here.',
  })
  isExternal!: boolean;
}

@ObjectType({ description: 'A messaging service that was found.', simpleResolvers: true })
export class InventoryService {
  @Field(() => String, { description: "Twilio's SID of it." })
  sid!: string;

  @Field(() => String, { description: 'What its owner calls it.' })
  name!: string;

  @Field(() => Int, { description: 'How many numbers it sends from.' })
  numbers!: number;

  @Field(() => InventoryCampaign, {
    nullable: true,
    description: 'Its campaign with the US carriers, if it has one.',
  })
  campaign!: InventoryCampaign | null;
}

@ObjectType({ description: 'A brand registered with the US carriers that was found.', simpleResolvers: true })
export class InventoryBrand {
  @Field(() => String, { description: "Twilio's SID of it." })
  sid!: string;

  @Field(() => String, { description: '`STANDARD` or `SOLE_PROPRIETOR`.' })
  kind!: string;

  @Field(() => String, { description: "How far it is, in Twilio's words, such as `APPROVED`." })
  status!: string;

  @Field(() => String, {
    nullable: true,
    description: "What is known of who is behind it, in Twilio's words.",
  })
  identityStatus!: string | null;
}

@ObjectType({
  description: 'An event sink that was found. Sinks are never changed here.',
  simpleResolvers: true,
})
export class InventorySink {
  @Field(() => String, { description: "Twilio's SID of it." })
  sid!: string;

  @Field(() => String, { description: 'What its owner calls it.' })
  description!: string;

  @Field(() => String, { description: 'Where it delivers to: `webhook`, `kinesis`, `segment` or `email`.' })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The host that it delivers to; null when it is no web address.',
  })
  host!: string | null;
}

@ObjectType({
  description:
    "What was found in the organization's own Twilio account, by reading alone, and what a yes to it would mean.",
  simpleResolvers: true,
})
export class TwilioAccountInventory {
  @Field(() => DateTime, { description: 'When it was read.' })
  readAt!: Date;

  @Field(() => InventoryNumbers, { description: 'Its numbers.' })
  numbers!: InventoryNumbers;

  @Field(() => [InventoryService], { description: 'Its messaging services.' })
  services!: InventoryService[];

  @Field(() => [InventoryBrand], { description: 'Its brands, as far as Twilio lists them.' })
  brands!: InventoryBrand[];

  @Field(() => [InventorySink], { description: 'Its event sinks, ours left out.' })
  sinks!: InventorySink[];

  @Field(() => Int, {
    description: 'How many requests for toll-free texting it has made, in whatever state.',
  })
  verifications!: number;

  @Field(() => [String], {
    description:
      'What we would write to the account, in plain words: show all of it before `confirmTwilioAccount`.',
  })
  plannedChanges!: string[];

  @Field(() => [String], { description: 'What stays as it is, in plain words: show it beside that.' })
  untouched!: string[];

  @Field(() => String, {
    description: 'Names exactly this: pass it to `confirmTwilioAccount` when a person has seen all of it.',
  })
  digest!: string;
}

@ObjectType({
  implements: Node,
  description: "The organization's account at Twilio. Its credentials never leave the server.",
  simpleResolvers: true,
})
export class TwilioAccount implements Node {
  id!: string;

  @Field(() => TwilioAccountMode, { description: 'Whose account it is.' })
  mode!: TwilioAccountMode;

  @Field(() => String, { description: "Twilio's name for it: `AC` and 32 hexadecimal digits." })
  accountSid!: string;

  @Field(() => TwilioAccountStatus, { description: 'Whether it can be used, as last seen.' })
  status!: TwilioAccountStatus;

  @Field(() => TwilioAccountConnection, { description: 'Whether we may act in it.' })
  connection!: TwilioAccountConnection;

  @Field(() => Boolean, {
    description:
      'True when somebody of the organization suspended it, or asked for it a moment ago: `reactivateTwilioAccount` undoes it.',
  })
  isPaused!: boolean;

  @Field(() => TwilioAccountInventory, {
    nullable: true,
    description:
      'What was found in an account of the organization: null for managed ones, and for the first seconds after ' +
      '`connectTwilioAccount`, while it is being read. Read again every day.',
  })
  inventory!: TwilioAccountInventory | null;

  @Field(() => String, {
    nullable: true,
    description: 'The messaging service we send through; null while none is needed.',
  })
  messagingServiceSid!: string | null;

  @Field(() => DateTime, { description: 'When we began to use it.' })
  connectedAt!: Date;
}

@ObjectType({
  description: 'The account that we look after, at rest while the organization uses its own.',
  simpleResolvers: true,
})
export class PausedTwilioAccount {
  @Field(() => ID, {
    description: 'Pass it to `closeTwilioAccount`. The account has the same id when it is back in use.',
  })
  id!: string;

  @Field(() => String, { description: "Twilio's name for it: `AC` and 32 hexadecimal digits." })
  accountSid!: string;

  @Field(() => Int, { description: 'How many numbers wait in it. Their cards are PAUSED.' })
  numbers!: number;

  @Field(() => DateTime, { description: 'Since when it rests.' })
  parkedAt!: Date;
}

@ObjectType({
  description: 'How a number was set up when its owner connected the account it is in.',
  simpleResolvers: true,
})
export class ImportedNumberSettings {
  @Field(() => DateTime, { description: 'When this was written down.' })
  importedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Where its calls went: an address without its query, or the SID of an application or trunk at Twilio; null when ' +
      'nowhere.',
  })
  callsTo!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where its texts went, in the same way; null when nowhere, or only by a messaging service.',
  })
  textsTo!: string | null;

  @Field(() => Boolean, {
    description:
      "True when its texts reached a system of the owner's, by itself or by a messaging service. Until they are taken " +
      'over, they go on doing so and the number joins no messaging service of ours.',
  })
  textsGoElsewhere!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When its owner had us answer its calls, by `takeOverPhoneNumbers`; null while they have not.',
  })
  callsTakenOverAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When its owner had us receive its texts, by `takeOverPhoneNumbers`; null while they have not.',
  })
  textsTakenOverAt!: Date | null;
}
