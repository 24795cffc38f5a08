import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { CallToAction } from './calls-to-action';
import { DateTime } from './scalars';

@ObjectType({
  description: 'Messages that did not arrive for one and the same cause.',
  simpleResolvers: true,
})
export class DeliverabilityFailure {
  @Field(() => Int, { nullable: true, description: "Twilio's error code; null when it gave none." })
  code!: number | null;

  @Field(() => String, { description: 'The cause in a few plain words. `explainMessageError` tells more.' })
  headline!: string;

  @Field(() => Int, { description: 'How many messages failed for it.' })
  messages!: number;

  @Field(() => Int, { description: 'How many different contacts they were for.' })
  contacts!: number;

  @Field(() => CallToAction, {
    nullable: true,
    description: 'The button that mends it; null when there is none.',
  })
  callToAction!: CallToAction | null;
}

@ObjectType({ description: 'What became of the messages sent on one day.', simpleResolvers: true })
export class DeliverabilityDay {
  @Field(() => String, { description: 'The day, such as `2026-03-01`, in the time zone of the business.' })
  date!: string;

  @Field(() => Int, { description: 'Messages sent, whatever became of them.' })
  sent!: number;

  @Field(() => Int, { description: 'Those known to have arrived.' })
  delivered!: number;

  @Field(() => Int, { description: 'Those that failed or did not arrive.' })
  failed!: number;
}

@ObjectType({
  description: 'How many of the messages sent in a span of time arrived, and why the others did not.',
  simpleResolvers: true,
})
export class DeliverabilityReport {
  @Field(() => DateTime, { description: 'Beginning of the span, itself included.' })
  since!: Date;

  @Field(() => DateTime, { description: 'End of the span, itself not included.' })
  until!: Date;

  @Field(() => Int, { description: 'Messages sent, whatever became of them.' })
  sent!: number;

  @Field(() => Int, { description: 'Those known to have arrived.' })
  delivered!: number;

  @Field(() => Int, { description: 'Those that failed or did not arrive; the rest is under way or unknown.' })
  failed!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Delivered out of sent, 0 to 1; null when nothing was sent.',
  })
  deliveryRate!: number | null;

  @Field(() => [DeliverabilityFailure], { description: 'The causes of failure, the most frequent first.' })
  failures!: DeliverabilityFailure[];

  @Field(() => [DeliverabilityDay], {
    description:
      'The same day by day, oldest first, days without messages included: fit for a chart. Days are those of the time zone in the business profile, or of UTC. Of spans longer than 366 days, the last 366.',
  })
  days!: DeliverabilityDay[];
}

/** Arguments of `Organization.deliverability`. */
@ArgsType()
export class DeliverabilityArgs {
  @Field(() => DateTime, {
    nullable: true,
    description: 'Beginning of the span; 30 days before its end when left out.',
  })
  since?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'End of the span; now when left out.' })
  until?: Date | null;
}
