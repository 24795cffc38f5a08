import { Field, ID, ObjectType } from 'type-graphql';
import { AssistantIntent, type CallToAction as DomainCallToAction } from '../domain/call-to-action';
import { describedEnum } from './enums';

describedEnum(AssistantIntent, 'AssistantIntent', 'What the assistant is opened for.', {
  SET_UP_MESSAGING: 'Start the registration that lets a number text customers: `startRegistration`.',
  RESUME_REGISTRATION: 'Carry on with a draft: fill in what is missing, have a person confirm it, submit it.',
  FIX_REGISTRATION:
    'A reviewer sent the registration back: `reviseRegistration`, then mend the fields named.',
  VERIFY_OWNER_PHONE:
    'The owner has to answer the text they were sent; `resendOwnerVerification` sends it again.',
  CHECK_CONTACT:
    'Check the contact or their number, for example whether it can receive texts or has opted out.',
  REVIEW_MESSAGE:
    'The text itself is what was refused: read `findings`, word it differently, try it with `previewMessage`, and send ' +
    'it as a new message.',
  MANAGE_ACCOUNT:
    "The organization's Twilio account needs an owner or admin in person: `connectTwilioAccount` with the present token, " +
    '`confirmTwilioAccount` or `reactivateTwilioAccount`. Open the page of the account; an assistant can only explain.',
  SEND_TEST_TEXT:
    'A test text to a phone of their own shows whether the phone companies know the number by now: `sendTestText`.',
  CONTACT_SUPPORT: 'Nothing in this API can mend it: put the person in touch with support.',
});

/** A button and what it is about. */
@ObjectType({
  description:
    'A button that takes the user to the next useful thing. It opens the assistant with this intent and context; ' +
    'an assistant reading it should act on the intent with the ids given.',
  simpleResolvers: true,
})
export class CallToAction implements DomainCallToAction {
  @Field(() => String, { description: 'Text of the button, such as "Set up messaging". Plain language.' })
  label!: string;

  @Field(() => AssistantIntent, { description: 'What the assistant should help with.' })
  intent!: AssistantIntent;

  @Field(() => ID, {
    nullable: true,
    description: 'The phone number it is about; null when it is about none.',
  })
  phoneNumberId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The registration it is about; null when it is about none.',
  })
  registrationId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The message it is about; null when it is about none.' })
  messageId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The contact it is about, as on the conversation; null when it is about none.',
  })
  contact!: string | null;

  @Field(() => [String], {
    description:
      'Keys of the form fields to open on, in the order to deal with them; empty when no field is meant.',
  })
  fieldKeys!: string[];
}
