import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { PhoneNumberKind } from '../domain/phone-numbers';
import {
  BundleEndUser,
  RegistrationAction,
  RegistrationKind,
  RegistrationState,
} from '../domain/registrations';
import { describedEnum } from './enums';
import { FeeQuote } from './fees';
import { Node } from './node';
import { type Connection, countedConnectionOf, PageArgs } from './pagination';
import { PhoneNumber, PhoneNumberConnection } from './phone-numbers';
import { TimeEstimate } from './readiness';
import { RegistrationField, RegistrationForm } from './registration-form';
import {
  NextStep,
  RegistrationConfirmation,
  RegistrationEvent,
  RegistrationFinding,
  RegistrationStep,
  RejectionReason,
} from './registration-review';
import { CountryCode, DateTime, Json } from './scalars';

describedEnum(BundleEndUser, 'BundleEndUser', 'Who a regulator is to be told uses the numbers.', {
  BUSINESS: 'A company or organization.',
  INDIVIDUAL: 'A person.',
});

describedEnum(RegistrationKind, 'RegistrationKind', 'Which approval a registration is for.', {
  TOLL_FREE_VERIFICATION: 'Lets one toll-free number text customers in the US and Canada.',
  A2P_10DLC: 'Lets local US numbers text customers: brand, campaign and the numbers themselves.',
  REGULATORY_BUNDLE: "Tells a country's regulator who uses numbers there, before they are bought.",
});

describedEnum(
  RegistrationState,
  'RegistrationState',
  'Where a registration stands. Every kind has the same life.',
  {
    DRAFT: 'Being filled in, by people and the assistant together. Next: `confirmRegistration` by a person.',
    CONFIRMED:
      'A person has said yes to exactly this version. Next: `submitRegistration`; any edit makes it DRAFT again.',
    IN_PROGRESS: 'Submitted; the steps go on by themselves. `nextStep` says whose move it is.',
    ACTION_NEEDED:
      'Sent back or stopped: read `rejections` and `nextStep`. Next: usually `reviseRegistration`.',
    APPROVED: 'Approved. Should the carrier withdraw it later, it becomes ACTION_NEEDED.',
    CANCELED: 'Given up. Start another one to begin again.',
  },
);

describedEnum(RegistrationAction, 'RegistrationAction', 'Something that can be done with a registration.', {
  EDIT: 'Change field values: `updateRegistration`.',
  CONFIRM: 'Say yes to values and fees: `confirmRegistration`. Only a person can.',
  SUBMIT: 'Send what was confirmed on its way: `submitRegistration`.',
  REVISE: 'Open what was sent back as its next version: `reviseRegistration`.',
  RENEW: 'Renew an approval that ends: `renewRegistration`.',
  CANCEL: 'Give it up: `cancelRegistration`.',
  RESEND_OWNER_VERIFICATION: "Text the owner's phone again: `resendOwnerVerification`.",
});

@ObjectType({ description: 'Whether one action may be taken now, by this caller.', simpleResolvers: true })
export class RegistrationActionAvailability {
  @Field(() => RegistrationAction, { description: 'The action.' })
  action!: RegistrationAction;

  @Field(() => Boolean, { description: 'True when the mutation would be accepted now from this caller.' })
  allowed!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not, in plain words; null when allowed.' })
  reason!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it becomes possible by mere waiting; null when allowed, or when waiting does not help.',
  })
  availableAt!: Date | null;
}

/** One journey through an approval. */
@ObjectType({
  implements: Node,
  description:
    "One journey through a carrier's or regulator's approval: drafted, confirmed by a person, submitted step by step, " +
    'and either approved or sent back with reasons. Every kind has the same life, and nothing here needs knowledge of ' +
    'a kind: follow `nextStep`, fill in `fields`, obey `actions`. Its id stays the same from version to version. ' +
    'Watch it with `registrationChanged`.',
  simpleResolvers: true,
})
export class Registration implements Node {
  id!: string;

  @Field(() => RegistrationKind, { description: 'Which approval it is for.' })
  kind!: RegistrationKind;

  @Field(() => RegistrationState, { description: 'Where it stands.' })
  state!: RegistrationState;

  @Field(() => CountryCode, {
    nullable: true,
    description: 'For REGULATORY_BUNDLE: the country whose numbers it is for; null otherwise.',
  })
  country!: string | null;

  @Field(() => PhoneNumberKind, {
    nullable: true,
    description: 'For REGULATORY_BUNDLE: the kind of number it is for; null otherwise.',
  })
  numberKind!: PhoneNumberKind | null;

  @Field(() => BundleEndUser, {
    nullable: true,
    description: 'For REGULATORY_BUNDLE: who will use the numbers; null otherwise.',
  })
  endUser!: BundleEndUser | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'For REGULATORY_BUNDLE: when the approval ends, unless it is renewed before with `renewRegistration`; the carrier ' +
      'may take numbers back after that. Null while no end is set, and while it is not approved.',
  })
  validUntil!: Date | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the registration whose approval ends and whose place this one is to take; null for most.',
  })
  renewsId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the registration that is to take the place of this one, or has; null for most.',
  })
  renewedById!: string | null;

  @Field(() => PhoneNumber, {
    nullable: true,
    description: 'The number it was started for; null when for none.',
  })
  phoneNumber!: PhoneNumber | null;

  @Field(() => Boolean, {
    description:
      "True when it was made in the organization's own Twilio account and taken up from there by `adoptTwilioResources`: " +
      'it is never changed from here. What its owner has to do in the Twilio Console stands in `nextStep`.',
  })
  isAdopted!: boolean;

  @Field(() => PhoneNumberConnection, {
    description: 'Every number it covers or will cover: one for toll-free, many for 10DLC.',
  })
  phoneNumbers!: Connection<PhoneNumber>;

  @Field(() => Int, {
    description:
      '1 for the first submission. What a reviewer refused is kept as it was, and the next version starts as its copy.',
  })
  version!: number;

  @Field(() => String, {
    description:
      'Names the exact values and fees that a confirmation covers; changes with every edit. Pass the one that was ' +
      'shown to the person to `confirmRegistration`.',
  })
  digest!: string;

  @Field(() => String, {
    description:
      'A short paragraph without sensitive values: where it stands, what is missing, whose move it is, the fee. ' +
      'Enough to carry on in a new conversation.',
  })
  brief!: string;

  @Field(() => RegistrationForm, { description: 'The whole present form of this version.' })
  form!: RegistrationForm;

  @Field(() => [RegistrationField], {
    description:
      "The form's fields without their sections: all, those named, or those that still need something.",
  })
  fields!: RegistrationField[];

  @Field(() => Json, {
    description:
      'JSON Schema of an object with the fields that can be edited now, by key: fit as the parameters of a tool. ' +
      'Without properties when nothing can be edited.',
  })
  inputSchema!: unknown;

  @Field(() => [RegistrationActionAvailability], {
    description: 'Every action, with whether this caller may take it now and why not.',
  })
  actions!: RegistrationActionAvailability[];

  @Field(() => [RegistrationFinding], {
    description: 'What a reviewer would refuse in the present values; empty when nothing was found.',
  })
  findings!: RegistrationFinding[];

  @Field(() => FeeQuote, { description: 'What submitting this version costs; show it before confirming.' })
  quote!: FeeQuote;

  @Field(() => RegistrationConfirmation, {
    nullable: true,
    description: "A person's yes to this version; null until it is given, and again after any edit.",
  })
  confirmation!: RegistrationConfirmation | null;

  @Field(() => [RegistrationStep], { description: 'The steps of the submission, in order.' })
  steps!: RegistrationStep[];

  @Field(() => NextStep, { description: 'What happens next and whose move it is.' })
  nextStep!: NextStep;

  @Field(() => [RejectionReason], {
    description:
      'Why it was last sent back; empty when it was not. Still there while the next version is a draft.',
  })
  rejections!: RejectionReason[];

  @Field(() => TimeEstimate, {
    nullable: true,
    description: 'How long the review usually takes; null when it is over.',
  })
  estimate!: TimeEstimate | null;

  @Field(() => [RegistrationEvent], {
    description: 'What has happened, newest first, the latest 200 entries.',
  })
  timeline!: RegistrationEvent[];

  @Field(() => Int, {
    description: 'Goes up with every change a client can see; drop what is older than what you show.',
  })
  revision!: number;

  @Field(() => DateTime, { description: 'When it was started.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: Date;
}

export const RegistrationConnection = countedConnectionOf(
  'Registration',
  () => Registration,
  'A page of registrations, newest first.',
);

/** Arguments of `Organization.registrations`. */
@ArgsType()
export class RegistrationsArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True for those that still want or await something (DRAFT, CONFIRMED, IN_PROGRESS, ACTION_NEEDED), false for ' +
      'the others; leave out for all.',
  })
  open?: boolean | null;

  @Field(() => RegistrationKind, { nullable: true, description: 'Only this kind; leave out for all.' })
  kind?: RegistrationKind | null;

  @Field(() => RegistrationState, { nullable: true, description: 'Only in this state; leave out for all.' })
  state?: RegistrationState | null;
}
