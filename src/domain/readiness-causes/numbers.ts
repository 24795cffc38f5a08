import { NextStepActor } from '../registrations';
import { manage, MessagingState, ReadinessReasonCode as code, type Row } from './entry';

const { NOT_SET_UP, ACTION_NEEDED } = MessagingState;
const { YOU, US, NOBODY } = NextStepActor;

/** What the number itself is and where it is in its life. */
export const numberCauses = {
  numberPurchasing: [
    NOT_SET_UP,
    code.NUMBER_NOT_ACTIVE,
    US,
    null,
    'Getting your number ready',
    'We are buying it for you. This usually takes less than a minute.',
    'The number is still being bought.',
  ],
  numberPortingIn: [
    NOT_SET_UP,
    code.NUMBER_NOT_ACTIVE,
    US,
    null,
    'Your number is on its way to us',
    'Messaging can be set up as soon as your former provider has handed it over.',
    'The number is still being moved from your former provider.',
  ],
  numberReleasing: [
    NOT_SET_UP,
    code.NUMBER_NOT_ACTIVE,
    NOBODY,
    null,
    'This number is being given back',
    'It will be gone from your account shortly.',
    'The number is being released.',
  ],
  numberReleased: [
    NOT_SET_UP,
    code.NUMBER_NOT_ACTIVE,
    NOBODY,
    null,
    'This number was given back',
    'It is no longer yours, so nothing can be sent from it.',
    'The number was released.',
  ],
  numberFailed: [
    NOT_SET_UP,
    code.NUMBER_NOT_ACTIVE,
    NOBODY,
    null,
    'This number could not be bought',
    'Somebody else may have been faster. Choose another number.',
    'The purchase of the number failed.',
  ],
  numberPaused: [
    ACTION_NEEDED,
    code.NUMBER_NOT_ACTIVE,
    YOU,
    manage('See your account'),
    'This number is paused',
    'It is in the account that we look after, which rests while you use your own. Disconnect your own account to use it again.',
    'The number rests while you use your own Twilio account.',
  ],
  numberDisconnected: [
    NOT_SET_UP,
    code.NUMBER_NOT_ACTIVE,
    NOBODY,
    null,
    'This number is not connected any more',
    'It goes on in your own Twilio account. Connect that again to use it here.',
    'The Twilio account of the number was disconnected.',
  ],
  noTextCapability: [
    NOT_SET_UP,
    code.NO_TEXT_CAPABILITY,
    NOBODY,
    null,
    'Calls only',
    'This number was made without texting, which cannot be added. Another number can text your customers.',
    'The number cannot send or receive texts.',
  ],
} as const satisfies Record<string, Row>;
