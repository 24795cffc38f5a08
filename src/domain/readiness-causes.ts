import { AssistantIntent } from './call-to-action';
import { NextStepActor } from './registrations';

/** The badge's colour. */
export enum MessagingState {
  NOT_SET_UP = 'NOT_SET_UP',
  PENDING_REVIEW = 'PENDING_REVIEW',
  ACTION_NEEDED = 'ACTION_NEEDED',
  READY = 'READY',
}

export enum ReadinessReasonCode {
  NUMBER_NOT_ACTIVE = 'NUMBER_NOT_ACTIVE',
  ACCOUNT_NOT_ACTIVE = 'ACCOUNT_NOT_ACTIVE',
  NO_TEXT_CAPABILITY = 'NO_TEXT_CAPABILITY',
  NOT_STARTED = 'NOT_STARTED',
  DRAFT_NOT_SUBMITTED = 'DRAFT_NOT_SUBMITTED',
  IN_REVIEW = 'IN_REVIEW',
  SENT_BACK = 'SENT_BACK',
  OWNER_NOT_VERIFIED = 'OWNER_NOT_VERIFIED',
  NUMBER_NOT_ATTACHED = 'NUMBER_NOT_ATTACHED',
  NUMBER_NOT_REGISTERED = 'NUMBER_NOT_REGISTERED',
  SUSPENDED = 'SUSPENDED',
}

/** What one cause makes of the badge when it is the first in line, and how it reads among the reasons. */
export interface CauseText {
  state: MessagingState;
  code: ReadinessReasonCode;
  actor: NextStepActor;
  headline: string;
  detail: string;
  message: string;
  button: readonly [label: string, intent: AssistantIntent] | null;
}

const { NOT_SET_UP, PENDING_REVIEW, ACTION_NEEDED } = MessagingState;
const { YOU, REVIEWER, US, NOBODY } = NextStepActor;
const code = ReadinessReasonCode;
const getHelp = ['Get help', AssistantIntent.CONTACT_SUPPORT] as const;
const fix = (label: string) => [label, AssistantIntent.FIX_REGISTRATION] as const;
const manage = (label: string) => [label, AssistantIntent.MANAGE_ACCOUNT] as const;
const resume = (label: string) => [label, AssistantIntent.RESUME_REGISTRATION] as const;

type Row = readonly [
  state: MessagingState,
  code: ReadinessReasonCode,
  actor: NextStepActor,
  button: CauseText['button'],
  headline: string,
  detail: string,
  message: string,
];

const rows = {
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
  noTextCapability: [
    NOT_SET_UP,
    code.NO_TEXT_CAPABILITY,
    NOBODY,
    null,
    'Calls only',
    'This number was made without texting, which cannot be added. Another number can text your customers.',
    'The number cannot send or receive texts.',
  ],
  notStarted: [
    NOT_SET_UP,
    code.NOT_STARTED,
    YOU,
    ['Set up messaging', AssistantIntent.SET_UP_MESSAGING],
    'Set up messaging',
    'Phone companies want to know who is texting before they let a number text customers. What we know of your business is filled in for you.',
    'Messaging has not been set up for this number.',
  ],
  draft: [
    NOT_SET_UP,
    code.DRAFT_NOT_SUBMITTED,
    YOU,
    resume('Continue set-up'),
    'Finish setting up messaging',
    'You have started. Complete the form, look it over and confirm it.',
    'The set-up is started but not finished.',
  ],
  confirmed: [
    NOT_SET_UP,
    code.DRAFT_NOT_SUBMITTED,
    YOU,
    resume('Send for review'),
    'Ready to send for review',
    'Everything is confirmed; it only has to be sent.',
    'The set-up is confirmed but was not sent.',
  ],
  submitting: [
    PENDING_REVIEW,
    code.IN_REVIEW,
    US,
    null,
    'Sending it for review',
    'We are handing over your details. No need to wait here.',
    'Your details are being handed to the reviewer.',
  ],
  inReview: [
    PENDING_REVIEW,
    code.IN_REVIEW,
    REVIEWER,
    null,
    'In review',
    'The phone network’s reviewers are looking at your details. We tell you as soon as they answer.',
    'The review is not finished.',
  ],
  inReviewLate: [
    PENDING_REVIEW,
    code.IN_REVIEW,
    REVIEWER,
    null,
    'Review is taking longer than usual',
    'Nothing is wrong on your side. We keep checking and tell you the moment there is an answer.',
    'The reviewers have had it for longer than usual.',
  ],
  approvalUnconfirmed: [
    PENDING_REVIEW,
    code.IN_REVIEW,
    US,
    null,
    'Checking your approval',
    'It was approved, and we are making sure that texts go through before you rely on it.',
    'The approval could not be confirmed yet.',
  ],
  sentBack: [
    ACTION_NEEDED,
    code.SENT_BACK,
    YOU,
    fix('Fix and resend'),
    'The reviewer asks for a correction',
    'Your answers are kept; only what was refused has to change.',
    'The reviewer sent it back for a correction.',
  ],
  sentBackLate: [
    ACTION_NEEDED,
    code.SENT_BACK,
    YOU,
    fix('Correct and apply again'),
    'Apply again with a correction',
    'The time to correct the first request has passed. Your answers are kept and go in as a new one.',
    'It was sent back and the time for correcting it has passed.',
  ],
  sentBackForGood: [
    ACTION_NEEDED,
    code.SENT_BACK,
    YOU,
    getHelp,
    'Messaging was not approved',
    'The reviewers do not allow this kind of texting, and correcting the form would not change that. If they are mistaken, we can appeal.',
    'The reviewer refused it and takes no correction.',
  ],
  sentBackAtTwilio: [
    ACTION_NEEDED,
    code.SENT_BACK,
    YOU,
    resume('See what to do'),
    'Correct it in the Twilio Console',
    'This approval was asked for in your Twilio account, so it is corrected there. What to do says the registration.',
    'The reviewer sent it back; it is corrected in the Twilio Console.',
  ],
  approvalLost: [
    ACTION_NEEDED,
    code.SENT_BACK,
    YOU,
    fix('Apply again'),
    'Your approval has disappeared',
    'The request is no longer on record at Twilio. Your answers are kept and can be sent in anew.',
    'Twilio no longer has the request.',
  ],
  revisedDraft: [
    ACTION_NEEDED,
    code.SENT_BACK,
    YOU,
    fix('Continue correcting'),
    'Finish your correction',
    'You have begun to correct what was refused. Finish, look it over and confirm it.',
    'The correction is not finished.',
  ],
  revisedConfirmed: [
    ACTION_NEEDED,
    code.SENT_BACK,
    YOU,
    fix('Resend'),
    'Send your correction',
    'The corrected version is confirmed; it only has to be sent.',
    'The correction is confirmed but was not sent.',
  ],
  approvalWithdrawn: [
    ACTION_NEEDED,
    code.SUSPENDED,
    YOU,
    fix('Fix and resend'),
    'The reviewer took back the approval',
    'Texts no longer go through. Your answers are kept; correct what the reviewer names and send it in again.',
    'The approval was taken back until something is corrected.',
  ],
  suspended: [
    ACTION_NEEDED,
    code.SUSPENDED,
    YOU,
    getHelp,
    'Your texting approval was suspended',
    'It was withdrawn after it had been given. We can find out why and what would restore it.',
    'The approval was suspended.',
  ],
  ownerNotVerified: [
    ACTION_NEEDED,
    code.OWNER_NOT_VERIFIED,
    YOU,
    ['Verify your phone', AssistantIntent.VERIFY_OWNER_PHONE],
    'Answer YES to our text',
    'The owner’s mobile phone got a text asking for a YES. Without it the review cannot go on.',
    'The owner has not answered the verification text.',
  ],
  ownerTextExpired: [
    ACTION_NEEDED,
    code.OWNER_NOT_VERIFIED,
    YOU,
    ['Send the text again', AssistantIntent.VERIFY_OWNER_PHONE],
    'The text was not answered in time',
    'Have the text to the owner’s mobile phone sent again and answer it with YES within 24 hours.',
    'The owner’s answer to the verification text is overdue.',
  ],
  numberNotAttached: [
    PENDING_REVIEW,
    code.NUMBER_NOT_ATTACHED,
    US,
    null,
    'Adding the number to your approval',
    'Your business is approved and we are connecting this number to it.',
    'The number is not part of the approved set-up yet.',
  ],
  numberNotRegistered: [
    PENDING_REVIEW,
    code.NUMBER_NOT_REGISTERED,
    REVIEWER,
    null,
    'Waiting for the phone companies',
    'They are entering the number in their systems, which can take some days.',
    'The phone companies have not registered the number yet.',
  ],
  numberUnheardOf: [
    PENDING_REVIEW,
    code.NUMBER_NOT_REGISTERED,
    YOU,
    ['Send a test text', AssistantIntent.SEND_TEST_TEXT],
    'Try whether it texts',
    'The phone companies have not said a word for a day. A test text to your own phone shows whether the number is ready.',
    'The phone companies have not told that the number is registered.',
  ],
  numberRefused: [
    ACTION_NEEDED,
    code.NUMBER_NOT_REGISTERED,
    YOU,
    getHelp,
    'The phone companies did not accept this number',
    'Your business is approved, but this number could not be entered in their systems. Our support sorts it out with them.',
    'The phone companies could not register the number.',
  ],
  numberLeft: [
    PENDING_REVIEW,
    code.NUMBER_NOT_REGISTERED,
    US,
    null,
    'Taken out by the phone companies',
    'The phone companies are taking this number out of their systems, so texts from it do not arrive. We have it entered again.',
    'The phone companies no longer list the number.',
  ],
  numberBeyondLimit: [
    NOT_SET_UP,
    code.NUMBER_NOT_ATTACHED,
    NOBODY,
    null,
    'Another number texts for you',
    'Your registration covers one local number, and another one has that place. A toll-free number can text as well.',
    'The registration of your business covers one local number only.',
  ],
} as const satisfies Record<string, Row>;

/** Everything that can keep a number from texting, by name. */
export type Cause = keyof typeof rows;

/** All causes, for whoever must go through each. */
export const causes = Object.keys(rows) as Cause[];

/** The words of a cause. */
export function causeText(cause: Cause): CauseText {
  const [state, reason, actor, button, headline, detail, message]: Row = rows[cause];
  return { state, code: reason, actor, button, headline, detail, message };
}
