import { Field, ID, ObjectType } from 'type-graphql';
import type { Money as DomainMoney } from '../domain/phone-numbers';
import { FeeCadence, FeePayer } from '../domain/registrations';
import { describedEnum } from './enums';
import { countedConnectionOf } from './pagination';
import { DateTime, Decimal } from './scalars';

describedEnum(FeeCadence, 'FeeCadence', 'How often a fee is due.', {
  ONCE: 'Once, when the thing it pays for is done.',
  MONTHLY: 'Every month for as long as the thing it pays for exists.',
});

describedEnum(FeePayer, 'FeePayer', 'Who pays a fee.', {
  INCLUDED_IN_PLAN: "The organization's plan covers it: nothing is charged.",
  ORGANIZATION: 'The organization pays it on top of its plan.',
  TWILIO_ACCOUNT:
    "Twilio bills it to the organization's own Twilio account; nothing is charged by us. The amount is Twilio's list price, so " +
    'say “about”.',
});

@ObjectType({ description: 'An exact amount of money.', simpleResolvers: true })
export class Money implements DomainMoney {
  @Field(() => Decimal, {
    description: 'The amount in units of the currency, not in cents: "1.15" is a dollar fifteen.',
  })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217 code, such as `USD`.' })
  currency!: string;
}

@ObjectType({ description: 'One fee as the user should see it before agreeing.', simpleResolvers: true })
export class FeeLine {
  @Field(() => String, { description: 'What the fee is for, in plain words.' })
  label!: string;

  @Field(() => Money, { description: 'How much it is, also when the plan covers it.' })
  amount!: Money;

  @Field(() => FeeCadence, { description: 'Whether it is due once or every month.' })
  cadence!: FeeCadence;

  @Field(() => FeePayer, {
    description: 'Whether the plan covers it, the organization pays us, or Twilio bills it.',
  })
  payer!: FeePayer;
}

@ObjectType({
  description:
    'What submitting this version costs. Show it to the person who confirms: the confirmation covers exactly these ' +
    'fees, and a change of price changes the digest.',
  simpleResolvers: true,
})
export class FeeQuote {
  @Field(() => ID, { description: 'Names this quote; another one means that something in it has changed.' })
  id!: string;

  @Field(() => [FeeLine], {
    description: 'Every fee, those covered by the plan included; empty when it is free.',
  })
  lines!: FeeLine[];

  @Field(() => Money, { description: 'What the organization pays us on submission.' })
  dueNow!: Money;

  @Field(() => Money, { description: 'What the organization pays us each month from approval on.' })
  dueMonthly!: Money;

  @Field(() => Money, {
    description:
      "About what Twilio bills to the organization's own account on submission, beside `dueNow`; zero in an account that " +
      'we look after.',
  })
  twilioNow!: Money;

  @Field(() => Money, {
    description: "About what Twilio bills to the organization's own account each month from approval on.",
  })
  twilioMonthly!: Money;

  @Field(() => Boolean, {
    description:
      'True when it costs the organization something, whoever bills it: `confirmRegistration` then needs ' +
      '`acceptFees: true`.',
  })
  needsAcceptance!: boolean;
}

@ObjectType({ description: 'A fee that has fallen due. Written once, never changed.', simpleResolvers: true })
export class Charge {
  @Field(() => ID, { description: 'Identifies the charge.' })
  id!: string;

  @Field(() => String, { description: 'What it is for, in plain words.' })
  label!: string;

  @Field(() => Money, { description: 'How much it is.' })
  amount!: Money;

  @Field(() => FeeCadence, { description: 'Whether it is a single fee or one month of a monthly one.' })
  cadence!: FeeCadence;

  @Field(() => FeePayer, { description: 'Whether the plan covers it or the organization pays.' })
  payer!: FeePayer;

  @Field(() => String, { description: '`once`, or the month a monthly fee is for, such as `2026-11`.' })
  period!: string;

  @Field(() => DateTime, { description: 'When it fell due.' })
  createdAt!: Date;
}

export const ChargeConnection = countedConnectionOf(
  'Charge',
  () => Charge,
  'A page of charges, newest first.',
);
