import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ActorKind } from '../domain/actor';
import { FindingSeverity, NextStepActor, RegistrationStepState, RejectionFix } from '../domain/registrations';
// For the names of ActorKind.
import './actors';
import { CallToAction } from './calls-to-action';
import { describedEnum } from './enums';
import { DateTime } from './scalars';

describedEnum(FindingSeverity, 'FindingSeverity', 'How much a finding weighs.', {
  BLOCKER: 'Would be refused for certain: it stops confirmation until it is put right.',
  RISK: 'Is often refused. Better put right, but the person may confirm all the same.',
  TIP: 'Would make the registration stronger.',
});

describedEnum(RegistrationStepState, 'RegistrationStepState', 'Where one step of a submission stands.', {
  WAITING: 'Not begun: an earlier step has to finish first.',
  SUBMITTING: 'Being sent to the carrier.',
  IN_REVIEW: 'With the reviewer.',
  ACTION_NEEDED: 'Sent back, or waiting for something a person has to do.',
  APPROVED: 'Done.',
});

describedEnum(NextStepActor, 'NextStepActor', 'Whose move it is.', {
  YOU: "The organization's people; the assistant can help them.",
  REVIEWER: 'The carrier or regulator. Wait.',
  US: 'Loquent. Wait: it goes on by itself.',
  NOBODY: 'It is finished.',
});

describedEnum(RejectionFix, 'RejectionFix', 'What kind of thing puts a rejection right.', {
  EDIT_FIELDS: 'Change the fields named and submit again.',
  SEND_DOCUMENT: 'Upload a document or picture that proves it, then submit again.',
  CHANGE_WEBSITE: 'Change something on the website itself, then submit again.',
  CONTACT_SUPPORT: 'Support has to settle it with the carrier.',
  NOT_ELIGIBLE: 'This business or kind of message cannot be approved on this path.',
});

@ObjectType({
  description: 'Something a reviewer would refuse, found before any fee is paid.',
  simpleResolvers: true,
})
export class RegistrationFinding {
  @Field(() => FindingSeverity, { description: 'BLOCKER stops confirmation; RISK and TIP do not.' })
  severity!: FindingSeverity;

  @Field(() => String, {
    nullable: true,
    description: 'Key of the field it is about; null when it is about none.',
  })
  fieldKey!: string | null;

  @Field(() => String, { description: 'What a reviewer would object to, in plain words.' })
  message!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A wording or a value that would pass, ready to offer to the user; null when there is none.',
  })
  suggestion!: string | null;

  @Field(() => [Int], { description: 'Twilio rejection codes that this would likely bring, such as 30513.' })
  predictsCodes!: number[];
}

@ObjectType({
  description:
    "A person's yes to exactly the values and fees that the digest names. Any edit makes it fall away.",
  simpleResolvers: true,
})
export class RegistrationConfirmation {
  @Field(() => String, {
    description: "What was confirmed; equal to the registration's `digest` while it stands.",
  })
  digest!: string;

  @Field(() => ID, { description: 'User id of the person who confirmed.' })
  confirmedBy!: string;

  @Field(() => DateTime, { description: 'When they confirmed.' })
  confirmedAt!: Date;
}

@ObjectType({
  description: 'One step of a submission on its way through the carrier.',
  simpleResolvers: true,
})
export class RegistrationStep {
  @Field(() => String, { description: 'Names the step.' })
  key!: string;

  @Field(() => String, { description: 'What to call it in front of the user.' })
  label!: string;

  @Field(() => RegistrationStepState, { description: 'Where it stands.' })
  state!: RegistrationStepState;

  @Field(() => String, { nullable: true, description: 'A sentence more; null when the state says it all.' })
  detail!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'SID of what it made at Twilio, for support; null until it is made.',
  })
  twilioSid!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was sent; null until it is.' })
  submittedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided; null until it is.' })
  finishedAt!: Date | null;
}

@ObjectType({ description: 'What happens next and whose move it is.', simpleResolvers: true })
export class NextStep {
  @Field(() => NextStepActor, { description: 'Whose move it is.' })
  actor!: NextStepActor;

  @Field(() => String, { description: 'The next step in a few plain words.' })
  headline!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A sentence or two more; null when the headline says it all.',
  })
  detail!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when it can be done this way, for example while a rejection may still be edited; else null.',
  })
  deadline!: Date | null;

  @Field(() => CallToAction, {
    nullable: true,
    description: 'The button for it; null when it is not your move.',
  })
  callToAction!: CallToAction | null;
}

@ObjectType({
  description: 'One reason for being sent back, whatever family its code belongs to.',
  simpleResolvers: true,
})
export class RejectionReason {
  @Field(() => Int, {
    nullable: true,
    description: "Twilio's code, such as 30513; null when it came without one.",
  })
  code!: number | null;

  @Field(() => String, { description: 'What the reviewer objected to, in plain words.' })
  message!: string;

  @Field(() => String, { description: 'What to do about it, in plain words.' })
  howToFix!: string;

  @Field(() => RejectionFix, { description: 'What kind of thing puts it right, for programs.' })
  fix!: RejectionFix;

  @Field(() => [String], { description: 'Keys of the fields to change; empty when no field can mend it.' })
  fieldKeys!: string[];

  @Field(() => Boolean, {
    description: 'True when it can be submitted again once put right: `reviseRegistration`.',
  })
  resubmittable!: boolean;
}

@ObjectType({ description: "One entry of a registration's story.", simpleResolvers: true })
export class RegistrationEvent {
  @Field(() => DateTime, { description: 'When it happened.' })
  at!: Date;

  @Field(() => ActorKind, {
    nullable: true,
    description: 'Who did it; null for the carrier and for ourselves.',
  })
  actor!: ActorKind | null;

  @Field(() => String, { description: 'What happened, in a plain sentence without sensitive values.' })
  summary!: string;
}
