import { GraphQLError } from 'graphql';
import { Field, Int, ObjectType } from 'type-graphql';
import { UserErrorCode, type UserFault } from '../domain/errors';
import { CallToAction } from './calls-to-action';
import { describedEnum } from './enums';

describedEnum(
  UserErrorCode,
  'UserErrorCode',
  'What kind of expected failure it was: branch on this, show `message`. More may be added, so keep a default branch.',
  {
    INVALID: 'A value has the wrong form, length or type. Change the field named and call again.',
    REQUIRED: 'A value is missing. Fill in the field named and call again.',
    NOT_FOUND:
      'No such object in this organization. Read the list again; ids of other organizations answer the same.',
    NOT_AVAILABLE:
      'What was asked for cannot be had, for example a number somebody else has bought. Choose another.',
    CONFLICT:
      'Somebody else changed it meanwhile, it is in a state that does not allow this, or an idempotency key was used ' +
      'again with other input. Read the present state first.',
    STALE_CONFIRMATION:
      'The values or fees have changed since this digest. Show them again and have a person confirm.',
    NOT_CONFIRMED:
      'A person has to confirm first: `confirmRegistration`. An assistant cannot do it for them.',
    NOT_ALLOWED: 'The caller may not do this, or it is not offered yet; the message says which.',
    ADDRESS_REQUIRED:
      'The number can only be bought with an address: `createAddress`, then pass `addressId`.',
    BUNDLE_REQUIRED:
      'The number can only be bought with an approved REGULATORY_BUNDLE registration: pass `bundleRegistrationId`.',
    SENDER_NOT_READY: "The number may not text this recipient yet. Follow `callToAction`, the badge's own.",
    RECIPIENT_OPTED_OUT:
      'The recipient has asked for no more texts. Only they can undo it, by texting START.',
    PLAN_LIMIT: "The organization's plan does not include more of this.",
    PAYMENT_REQUIRED: 'The fee could not be charged. The payment method has to be put right first.',
    TWILIO_REJECTED: 'The carrier refused it for good; the message says why. The same call would fail again.',
    TWILIO_UNAVAILABLE: 'The carrier did not answer in time. Repeat the same call after `retryAfterSeconds`.',
  },
);

/** One expected failure of a call. */
@ObjectType({
  description:
    'An expected failure that the user can act on. When there is any, nothing was changed, unless the payload says ' +
    'otherwise. All faults of the input come at once.',
  simpleResolvers: true,
})
export class UserError implements UserFault {
  @Field(() => [String], {
    nullable: true,
    description:
      'Path of the input field at fault, starting with the argument: `["input", "to"]`. List positions are numbers ' +
      'written as strings. Null when no single field is at fault.',
  })
  field!: string[] | null;

  @Field(() => UserErrorCode, { description: 'The kind of failure, for programs.' })
  code!: UserErrorCode;

  @Field(() => String, {
    description: 'What is wrong and what to do, in plain words fit to show to the user.',
  })
  message!: string;

  @Field(() => CallToAction, {
    nullable: true,
    description: "The button that fixes it, for SENDER_NOT_READY the badge's own; null when there is none.",
  })
  callToAction!: CallToAction | null;

  @Field(() => Boolean, { description: 'True when the same call, unchanged, may succeed later.' })
  retryable!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'How many seconds to wait before repeating the call; null when not retryable or not known.',
  })
  retryAfterSeconds!: number | null;
}

/** What resolvers return for a payload: the result under its own name, null when there are faults. */
export type PayloadOf<Key extends string, Value> = { [key in Key]: Value | null } & {
  userErrors: UserFault[];
};

/** Same description in every payload. */
export const userErrorsDescription =
  'What kept the call from succeeding; empty when it succeeded. Always ask for it: expected failures are reported ' +
  'here and nowhere else.';

/** A fault in an argument of a query or subscription, which have no `userErrors`. */
export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
