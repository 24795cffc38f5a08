import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { AssistantIntent, callToAction, type CallToAction } from './call-to-action';
import { fault, type UserFault, UserErrorCode } from './errors';
import { type GivenMedia, mediaFaults } from './message-media';
import { MessagingPath } from './phone-numbers';
import { MessagingState, type Readiness, ReadinessReasonCode } from './readiness';

/** Why a send would be refused now. */
export interface SendBlock {
  code: UserErrorCode;
  message: string;
  callToAction: CallToAction | null;
}

/** What decides whether a text may leave. */
export interface SendFacts {
  /** Our number. */
  phoneNumberId: string;
  e164: string;
  readiness: Pick<Readiness, 'state' | 'path' | 'headline' | 'reasons' | 'callToAction'>;
  /** The other party: E.164, or a short code or sender name as it arrived. */
  contact: string;
  /** The contact's wish towards the organization; null when they did not opt out. */
  optOut: { keyword: string | null } | null;
  /** Whether Twilio or the phone network refuses this pair, whatever our own records say. */
  isSenderBlocked: boolean;
  /** A test text, which tries whether the phone companies know the number. */
  isTest: boolean;
}

/** Their phone companies are those of the United States. */
export const unitedStates: readonly string[] = ['US', 'PR', 'VI', 'GU', 'AS', 'MP'];

/** Where an unapproved sender is blocked; elsewhere its texts go out (Twilio, errors 30032 and 30034). */
const guarded: Partial<Record<MessagingPath, readonly string[]>> = {
  [MessagingPath.TOLL_FREE_VERIFICATION]: [...unitedStates, 'CA'],
  [MessagingPath.A2P_10DLC]: unitedStates,
};

/** Reasons that stop a text to anywhere. */
const everywhere: readonly ReadinessReasonCode[] = [
  ReadinessReasonCode.NUMBER_NOT_ACTIVE,
  ReadinessReasonCode.ACCOUNT_NOT_ACTIVE,
  ReadinessReasonCode.NO_TEXT_CAPABILITY,
];

/** The country a number belongs to; null when it is not a telephone number. Unplaced +1 numbers count as US ones. */
export function destinationCountry(e164: string): string | null {
  if (!e164.startsWith('+')) return null;
  const number = parsePhoneNumberFromString(e164);
  return number?.country ?? (number?.countryCallingCode === '1' ? 'US' : null);
}

/** The first thing in the way of a text, found before any money is spent; null when it may go out. */
export function sendBlock(facts: SendFacts): SendBlock | null {
  return notReachable(facts) ?? notReady(facts) ?? optedOut(facts);
}

/** Short codes and sender names write to people; they cannot be written to like a telephone. */
function notReachable({ contact }: SendFacts): SendBlock | null {
  if (isTelephone(contact)) return null;
  return {
    code: UserErrorCode.INVALID,
    message: `${contact} is not a telephone number, so it cannot be texted back.`,
    callToAction: null,
  };
}

/** Whether a contact can be texted: short codes and sender names cannot. */
export function isTelephone(text: string): boolean {
  return /^\+[1-9]\d{1,14}$/.test(text) && parsePhoneNumberFromString(text)?.isPossible() === true;
}

function notReady({ readiness, contact, isTest }: SendFacts): SendBlock | null {
  if (readiness.state === MessagingState.READY) return null;
  if (isTest && readiness.callToAction?.intent === AssistantIntent.SEND_TEST_TEXT) return null;
  const fatal = readiness.reasons.find(({ code }) => everywhere.includes(code));
  const country = destinationCountry(contact);
  const countries = guarded[readiness.path];
  // A number of no known country may be anywhere, so the sender's rules hold for it.
  const isGuarded = countries !== undefined && (country === null || countries.includes(country));
  if (!fatal && !isGuarded) return null;
  const reason = (fatal ?? readiness.reasons[0])?.message ?? `${readiness.headline}.`;
  const where = readiness.path === MessagingPath.A2P_10DLC ? 'US phones' : 'US and Canadian phones';
  return {
    code: UserErrorCode.SENDER_NOT_READY,
    message: fatal ? `Nothing was sent. ${reason}` : `This number cannot text ${where} yet. ${reason}`,
    callToAction: readiness.callToAction,
  };
}

function optedOut({ phoneNumberId, e164, contact, optOut, isSenderBlocked }: SendFacts): SendBlock | null {
  if (optOut === null && !isSenderBlocked) return null;
  // Their own words are shown in the conversation; a single one reads well in the sentence.
  const said = optOut?.keyword && !optOut.keyword.includes(' ') ? ` with ${optOut.keyword}` : '';
  return {
    code: UserErrorCode.RECIPIENT_OPTED_OUT,
    message:
      optOut === null
        ? `${contact} blocked texts from ${e164}. They have to text START to ${e164} before you can text them from it.`
        : `${contact} asked you to stop texting${said}. They have to text START to ${e164} before you can text them again.`,
    callToAction: callToAction('Check this contact', AssistantIntent.CHECK_CONTACT, {
      phoneNumberId,
      contact,
    }),
  };
}

/** What a message consists of. */
export interface MessageContent {
  body?: string | null;
  media: GivenMedia;
}

/** Twilio takes no more (error 21617). */
export const longestBody = 1600;

/** Everything wrong with what is to be sent and to whom, by field of `input`. */
export function contentFaults(
  content: MessageContent,
  sender: { e164: string; canSendMedia: boolean },
  to: string,
): UserFault[] {
  return [
    ...recipientFaults(sender.e164, to),
    ...bodyFaults(content),
    ...mediaFaults(content.media, sender, destinationCountry(to)),
  ];
}

function recipientFaults(from: string, to: string): UserFault[] {
  const field = ['input', 'to'];
  if (!isTelephone(to))
    return [
      fault(
        UserErrorCode.INVALID,
        'Enter the recipient with country code and no spaces, such as +14155550123.',
        field,
      ),
    ];
  return to === from
    ? [fault(UserErrorCode.INVALID, 'A number cannot text itself. Choose another recipient.', field)]
    : [];
}

function bodyFaults({ body, media }: MessageContent): UserFault[] {
  const field = ['input', 'body'];
  const text = body ?? '';
  if (text.trim() === '')
    return media.files.length > 0
      ? []
      : [fault(UserErrorCode.REQUIRED, 'Write a text or attach a picture.', field)];
  if (text.length > longestBody)
    return [
      fault(
        UserErrorCode.INVALID,
        `A text may have ${longestBody} characters at most; this one has ${text.length}. Shorten it or send it in parts.`,
        field,
      ),
    ];
  // Half surrogates and control characters other than line ends and tabs survive neither database nor network.
  return /[\p{Surrogate}\u0000-\u0008\u000b\u000e-\u001f\u007f]/u.test(text)
    ? [
        fault(
          UserErrorCode.INVALID,
          'The text contains characters that cannot be sent. Type it again as plain text.',
          field,
        ),
      ]
    : [];
}
