import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { PhoneNumberKind } from '../domain/phone-numbers';
import { BundleEndUser, RegistrationKind } from '../domain/registrations';
import { UserError, userErrorsDescription } from './errors';
import { RegistrationFieldValueInput } from './registration-form';
import { Registration } from './registrations';
import { CountryCode } from './scalars';
import { IsCountry } from './validators';

@InputType({ description: 'Which registration to start.' })
export class StartRegistrationInput {
  @Field(() => RegistrationKind, {
    description: "Which approval; a number's own is in `messaging.path` of its card.",
  })
  kind!: RegistrationKind;

  @Field(() => ID, {
    nullable: true,
    description: 'The number it is for. Required for TOLL_FREE_VERIFICATION.',
  })
  phoneNumberId?: string | null;

  @Field(() => CountryCode, {
    nullable: true,
    description: 'The country whose regulator asks. Required for REGULATORY_BUNDLE, as are the next two.',
  })
  @IsCountry()
  country?: string | null;

  @Field(() => PhoneNumberKind, {
    nullable: true,
    description: 'The kind of number wanted there. Required for REGULATORY_BUNDLE.',
  })
  numberKind?: PhoneNumberKind | null;

  @Field(() => BundleEndUser, {
    nullable: true,
    description: 'Who will use the numbers. Required for REGULATORY_BUNDLE.',
  })
  endUser?: BundleEndUser | null;
}

@ObjectType({ description: 'The result of `startRegistration`.', simpleResolvers: true })
export class StartRegistrationPayload {
  @Field(() => Registration, {
    nullable: true,
    description:
      'The registration, prefilled with what is known, or the one that was open already. Null when `userErrors` is ' +
      'not empty.',
  })
  registration!: Registration | null;

  @Field(() => Boolean, {
    description: 'True when one was open already and was returned instead of starting another.',
  })
  resumed!: boolean;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'New values for a draft. Fields that are not named keep theirs.' })
export class UpdateRegistrationInput {
  @Field(() => ID, { description: 'The registration to change.' })
  registrationId!: string;

  @Field(() => [RegistrationFieldValueInput], {
    description: 'The values, up to 200. Each field is written or refused by itself.',
  })
  @ArrayMaxSize(200, { message: 'Write at most 200 fields in one call.' })
  fields!: RegistrationFieldValueInput[];
}

@ObjectType({
  description:
    'The result of `updateRegistration`. Fields without a fault or conflict are written even when others are not.',
  simpleResolvers: true,
})
export class UpdateRegistrationPayload {
  @Field(() => Registration, {
    nullable: true,
    description:
      'The present state, also when `userErrors` is not empty; null when there is no such registration.',
  })
  registration!: Registration | null;

  @Field(() => [String], {
    description:
      'Keys of fields that somebody else changed since your `expectedRevision`. They were left as they are: read ' +
      'their present values from `registration` and decide.',
  })
  conflictingKeys!: string[];

  @Field(() => [UserError], {
    description:
      'Fields that were not written, and why: `field` is `["input", "fields", "0", "value"]` for the first one.',
  })
  userErrors!: UserError[];
}

@InputType({ description: "A person's yes." })
export class ConfirmRegistrationInput {
  @Field(() => ID, { description: 'The registration.' })
  registrationId!: string;

  @Field(() => String, {
    description:
      'The `digest` of what the person was shown; any other than the present one is STALE_CONFIRMATION.',
  })
  digest!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'Must be true when `quote.needsAcceptance` is: the person agrees to pay what the quote says.',
  })
  acceptFees?: boolean | null;
}

@ObjectType({ description: 'The result of `confirmRegistration`.', simpleResolvers: true })
export class ConfirmRegistrationPayload {
  @Field(() => Registration, {
    nullable: true,
    description: 'The registration, now CONFIRMED; null when `userErrors` is not empty.',
  })
  registration!: Registration | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which confirmed registration to submit.' })
export class SubmitRegistrationInput {
  @Field(() => ID, { description: 'The registration.' })
  registrationId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The digest that was confirmed; any other is STALE_CONFIRMATION. Leave out to submit what was confirmed.',
  })
  digest?: string | null;
}

@ObjectType({ description: 'The result of `submitRegistration`.', simpleResolvers: true })
export class SubmitRegistrationPayload {
  @Field(() => Registration, {
    nullable: true,
    description:
      'The registration, now IN_PROGRESS: watch `registrationChanged` from here. Null when `userErrors` is not empty.',
  })
  registration!: Registration | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which registration that was sent back to open again.' })
export class ReviseRegistrationInput {
  @Field(() => ID, { description: 'The registration.' })
  registrationId!: string;
}

@ObjectType({ description: 'The result of `reviseRegistration`.', simpleResolvers: true })
export class ReviseRegistrationPayload {
  @Field(() => Registration, {
    nullable: true,
    description:
      'The registration as a draft of its next version, values copied, refused fields with their `rejectionReason`. ' +
      'Null when `userErrors` is not empty.',
  })
  registration!: Registration | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which approval to renew.' })
export class RenewRegistrationInput {
  @Field(() => ID, { description: 'The approved registration, of kind REGULATORY_BUNDLE.' })
  registrationId!: string;
}

@ObjectType({ description: 'The result of `renewRegistration`.', simpleResolvers: true })
export class RenewRegistrationPayload {
  @Field(() => Registration, {
    nullable: true,
    description:
      'The renewal, to be completed, confirmed and submitted. Null when `userErrors` is not empty.',
  })
  registration!: Registration | null;

  @Field(() => Boolean, { description: 'True when it had been begun already.' })
  resumed!: boolean;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which registration to give up.' })
export class CancelRegistrationInput {
  @Field(() => ID, { description: 'The registration.' })
  registrationId!: string;
}

@ObjectType({ description: 'The result of `cancelRegistration`.', simpleResolvers: true })
export class CancelRegistrationPayload {
  @Field(() => Registration, {
    nullable: true,
    description: 'The registration, now CANCELED; null when `userErrors` is not empty.',
  })
  registration!: Registration | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which registration waits for its owner.' })
export class ResendOwnerVerificationInput {
  @Field(() => ID, { description: 'The registration.' })
  registrationId!: string;
}

@ObjectType({ description: 'The result of `resendOwnerVerification`.', simpleResolvers: true })
export class ResendOwnerVerificationPayload {
  @Field(() => Registration, {
    nullable: true,
    description: 'The registration; null when `userErrors` is not empty.',
  })
  registration!: Registration | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
