import { Field, InputType, Int, ObjectType } from 'type-graphql';
import {
  MessagingWayKind,
  type MessagingWay as DomainWay,
  type MessagingWayLimits as DomainLimits,
} from '../domain/messaging-ways';
import { BusinessEntityType } from '../domain/organizations';
import { RegistrationKind } from '../domain/registrations';
import { describedEnum } from './enums';
import { FeeLine, Money } from './fees';
// For the names of BusinessEntityType and RegistrationKind.
import './organizations';
import './registrations';

describedEnum(MessagingWayKind, 'MessagingWayKind', 'A way to be allowed to text customers in the US.', {
  TOLL_FREE: 'A toll-free number with its own approval, the fastest way.',
  SOLE_PROPRIETOR: 'A local number of a person without a company and without a tax number.',
  LOW_VOLUME: 'Local numbers of a business with a tax number that texts up to about 2,000 times a day.',
  STANDARD: 'Local numbers of a business that texts more, of a public company or of government.',
});

@InputType({
  description:
    'Answers to plain questions. Leave out what is not known: the profile is asked instead, and what it does not ' +
    'say stays open.',
})
export class MessagingWaysInput {
  @Field(() => BusinessEntityType, { nullable: true, description: 'The legal form of the business.' })
  entityType?: BusinessEntityType | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the business has an EIN or a Canadian Business Number; a Social Security number is none.',
  })
  hasTaxId?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether its shares are traded on a stock exchange.',
  })
  isPublicCompany?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Texts on a busy day, to all customers together; a guess is enough.',
  })
  textsPerDay?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it must be a number with a local area code.',
  })
  needsLocalNumber?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether another provider has registered the business for texting from local numbers.',
  })
  registeredElsewhere?: boolean | null;
}

@ObjectType({ description: 'How much a way allows.', simpleResolvers: true })
export class MessagingWayLimits implements DomainLimits {
  @Field(() => Int, {
    nullable: true,
    description: 'How many numbers may text under one registration; null when each has its own.',
  })
  numbers!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many separate kinds of texts may be registered; null when that is not counted.',
  })
  textingPlans!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Texts a day to the customers of the strictest carrier; null when it is not fixed beforehand. `notes` say more.',
  })
  textsPerDay!: number | null;
}

@ObjectType({
  description:
    'One way to text customers: whether it fits, what it costs, how long it takes, what it allows.',
  simpleResolvers: true,
})
export class MessagingWay implements Omit<DomainWay, 'quote' | 'wait'> {
  @Field(() => MessagingWayKind, { description: 'Which way it is.' })
  way!: MessagingWayKind;

  @Field(() => RegistrationKind, {
    description: 'What to start for it: pass it to `startRegistration` as `kind`.',
  })
  registrationKind!: RegistrationKind;

  @Field(() => String, { description: 'Its name for the user.' })
  title!: string;

  @Field(() => String, { description: 'What it is, in a sentence or two.' })
  summary!: string;

  @Field(() => Boolean, {
    description: 'False when a rule of the carriers or an answer rules it out, whatever is wished for.',
  })
  fits!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it does not fit; null when it does.' })
  whyNot!: string | null;

  @Field(() => Boolean, {
    description:
      'True for the one we would choose; for none of them when none fits, such as a company without a tax number.',
  })
  recommended!: boolean;

  @Field(() => [FeeLine], { description: "Every fee on the organization's plan, those covered included." })
  fees!: FeeLine[];

  @Field(() => Money, { description: 'What the organization pays us at the start.' })
  dueNow!: Money;

  @Field(() => Money, { description: 'What the organization pays us every month.' })
  dueMonthly!: Money;

  @Field(() => Money, {
    description: "About what Twilio bills to the organization's own account at the start, beside `dueNow`.",
  })
  twilioNow!: Money;

  @Field(() => Money, {
    description: "About what Twilio bills to the organization's own account every month.",
  })
  twilioMonthly!: Money;

  @Field(() => Int, { description: 'Days it usually takes from submission to the first text.' })
  typicalDays!: number;

  @Field(() => Int, { description: 'Days within which nearly all are done.' })
  slowDays!: number;

  @Field(() => MessagingWayLimits, { description: 'How much it allows.' })
  limits!: MessagingWayLimits;

  @Field(() => [String], { description: 'What else to know before deciding, a sentence each.' })
  notes!: string[];
}
