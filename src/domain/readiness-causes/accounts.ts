import { NextStepActor } from '../registrations';
import { getHelp, manage, MessagingState, ReadinessReasonCode as code, type Row } from './entry';

const { NOT_SET_UP, ACTION_NEEDED } = MessagingState;
const { YOU, US } = NextStepActor;

/** What stands in the way of the account that sends. */
export const accountCauses = {
  accountSettingUp: [
    NOT_SET_UP,
    code.ACCOUNT_NOT_ACTIVE,
    US,
    null,
    'Preparing your account',
    'Your account with the phone network is being created; there is nothing to do for you.',
    'The account that sends your texts is still being created.',
  ],
  accountSuspended: [
    ACTION_NEEDED,
    code.ACCOUNT_NOT_ACTIVE,
    YOU,
    getHelp,
    'Texting is on hold',
    'The account that sends your texts was suspended. We can tell you why and help to lift it.',
    'The account that sends your texts is suspended.',
  ],
  accountClosed: [
    ACTION_NEEDED,
    code.ACCOUNT_NOT_ACTIVE,
    YOU,
    getHelp,
    'Your texting account is closed',
    'Nothing can be sent through it any more. Talk to us about a new one.',
    'The account that sends your texts was closed.',
  ],
  accountPaused: [
    ACTION_NEEDED,
    code.ACCOUNT_NOT_ACTIVE,
    YOU,
    manage('Resume'),
    'You have paused your account',
    'Calls and texts do not go through until you resume it.',
    'The account that sends your texts is paused.',
  ],
  accountCredentialsRejected: [
    ACTION_NEEDED,
    code.ACCOUNT_NOT_ACTIVE,
    YOU,
    getHelp,
    'Restoring access to your account',
    'Its access token was changed outside of here. We fetch the present one by ourselves, usually within the hour.',
    'Twilio refuses the token we hold; we are restoring access.',
  ],
  ownCredentialsRejected: [
    ACTION_NEEDED,
    code.ACCOUNT_NOT_ACTIVE,
    YOU,
    manage('Reconnect'),
    'Reconnect your Twilio account',
    'Twilio no longer accepts the token you gave us. Connect the account again with its present one.',
    'Twilio refuses the credentials of the connected account.',
  ],
  ownAccountSuspended: [
    ACTION_NEEDED,
    code.ACCOUNT_NOT_ACTIVE,
    YOU,
    manage('See your account'),
    'Your Twilio account is suspended',
    'The Twilio Console says why. Once it is lifted there, texting works here again by itself.',
    'Your Twilio account is suspended.',
  ],
  accountUnconfirmed: [
    ACTION_NEEDED,
    code.ACCOUNT_NOT_ACTIVE,
    YOU,
    manage('Confirm your account'),
    'Confirm your Twilio account',
    'We have only looked at it so far. Look at what we found and confirm, then texts can be sent.',
    'Your Twilio account is connected but not confirmed.',
  ],
  accountDisconnecting: [
    NOT_SET_UP,
    code.ACCOUNT_NOT_ACTIVE,
    US,
    null,
    'Disconnecting your Twilio account',
    'We are taking back what we had added to it. The number goes on in your Twilio account.',
    'Your Twilio account is being disconnected.',
  ],
} as const satisfies Record<string, Row>;
