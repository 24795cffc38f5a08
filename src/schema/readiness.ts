import { Field, Float, ObjectType } from 'type-graphql';
import { MessagingPath } from '../domain/phone-numbers';
import { MessagingState, ReadinessReasonCode } from '../domain/readiness';
import { NextStepActor } from '../domain/registrations';
import { CallToAction } from './calls-to-action';
import { describedEnum } from './enums';
import { Registration } from './registrations';
import { DateTime } from './scalars';

describedEnum(MessagingState, 'MessagingState', 'The badge on a phone card.', {
  NOT_SET_UP:
    'Customers cannot be texted from this number: nothing has been submitted, or it is no part of what is approved. Follow ' +
    '`callToAction`.',
  PENDING_REVIEW: 'Everything is with the reviewer. Nothing to do but wait; `estimate` says how long.',
  ACTION_NEEDED: 'Something has to be put right by a person. Follow `callToAction`.',
  READY: 'A text to a customer would really go through.',
});

describedEnum(MessagingPath, 'MessagingPath', 'Which approval a number needs before it may text customers.', {
  TOLL_FREE_VERIFICATION:
    'A toll-free number of the US or Canada: one review of the business and its messages.',
  A2P_10DLC: 'A local US number: the business is registered as a brand and its use of texting as a campaign.',
  REGULATORY_BUNDLE: "The number's country asks for documents about who uses it.",
  NONE_REQUIRED: 'Nothing: the number may text as soon as it is active.',
  NOT_CAPABLE: 'The number cannot send texts at all. Another number is needed.',
});

describedEnum(ReadinessReasonCode, 'ReadinessReasonCode', 'One thing that keeps a number from being ready.', {
  NUMBER_NOT_ACTIVE:
    'The number itself is not in service: still being bought, given back, or the purchase failed.',
  ACCOUNT_NOT_ACTIVE:
    "The organization's Twilio account is missing, suspended, closed or refuses our credentials.",
  NO_TEXT_CAPABILITY: 'The number can make calls but not send texts.',
  NOT_STARTED: 'No registration has been started for it.',
  DRAFT_NOT_SUBMITTED: 'A registration is there but has not been submitted yet.',
  IN_REVIEW: 'The registration is being reviewed.',
  SENT_BACK: 'The reviewer refused the registration and gave reasons.',
  OWNER_NOT_VERIFIED: 'The owner has not yet answered the text sent to their phone.',
  NUMBER_NOT_ATTACHED:
    'The number has not joined the approved registration: `actor` says whether it does by itself, or what has to be done.',
  NUMBER_NOT_REGISTERED:
    'The registration is approved, but the carriers have not yet registered this number for it.',
  SUSPENDED: 'An approval that was given has been suspended or withdrawn.',
});

@ObjectType({
  description:
    'How long this usually takes from now: from the history of this service where there is enough of it, else from ' +
    'what the carrier says. A likelihood, never a promise.',
  simpleResolvers: true,
})
export class TimeEstimate {
  @Field(() => Float, { description: 'Days that half of all cases take from submission, such as 3.5.' })
  typicalDays!: number;

  @Field(() => Float, { description: 'Days within which nine of ten cases are through.' })
  slowDays!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When to expect the answer; null while nothing is submitted.',
  })
  expectedBy!: Date | null;

  @Field(() => Boolean, { description: 'True once it has taken longer than nine of ten cases do.' })
  takingLongerThanUsual!: boolean;
}

@ObjectType({ description: 'One thing that keeps the number from being ready.', simpleResolvers: true })
export class ReadinessReason {
  @Field(() => ReadinessReasonCode, { description: 'Which thing it is, for programs.' })
  code!: ReadinessReasonCode;

  @Field(() => String, { description: 'The same in plain words, fit to show.' })
  message!: string;

  @Field(() => NextStepActor, { description: 'Whose move it is to put it right.' })
  actor!: NextStepActor;
}

@ObjectType({
  description:
    'The badge on the phone card: whether this number can text customers and, if not, why and what to do. Derived ' +
    'from everything that must be true before a text goes through, so it cannot be out of step with it.',
  simpleResolvers: true,
})
export class MessagingReadiness {
  @Field(() => MessagingState, { description: 'The badge itself.' })
  state!: MessagingState;

  @Field(() => MessagingPath, { description: 'Which approval this number needs.' })
  path!: MessagingPath;

  @Field(() => String, { description: 'Text of the badge, such as "Set up messaging". No carrier jargon.' })
  headline!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A sentence or two more; null when the headline says it all.',
  })
  detail!: string | null;

  @Field(() => [ReadinessReason], {
    description:
      'Each thing that keeps the number from being ready, the most pressing first; empty when READY.',
  })
  reasons!: ReadinessReason[];

  @Field(() => CallToAction, {
    nullable: true,
    description: 'The button to show with the badge; null when nothing can be done but wait.',
  })
  callToAction!: CallToAction | null;

  @Field(() => Registration, {
    nullable: true,
    description: "The registration that decides on this number's texting; null when there is none.",
  })
  registration!: Registration | null;

  @Field(() => TimeEstimate, {
    nullable: true,
    description: 'How long until it may be ready; null when it is ready or nobody can say.',
  })
  estimate!: TimeEstimate | null;
}
