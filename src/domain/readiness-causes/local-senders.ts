import { AssistantIntent } from '../call-to-action';
import { NextStepActor } from '../registrations';
import { getHelp, MessagingState, ReadinessReasonCode as code, type Row } from './entry';

const { NOT_SET_UP, PENDING_REVIEW, ACTION_NEEDED } = MessagingState;
const { YOU, REVIEWER, US, NOBODY } = NextStepActor;

/** What a local number still needs once its registration is under way or approved: the owner's YES, its place in the approval, its entry at the phone companies. */
export const localSenderCauses = {
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
