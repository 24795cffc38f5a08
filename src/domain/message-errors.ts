import { AssistantIntent, callToAction, type CallToAction } from './call-to-action';
import { contentFindings, isAboutContent } from './message-content';
import { channelErrors } from './message-error-texts/channels';
import { deliveryErrors } from './message-error-texts/delivery';
import type { Fix, MessageErrorText } from './message-error-texts/entry';
import { registrationErrors } from './message-error-texts/registrations';
import { sendingErrors } from './message-error-texts/sending';
import type { Finding } from './registrations';

/** What the failed message was about; all of it may be unknown. */
export interface MessageErrorContext {
  phoneNumberId?: string | null;
  registrationId?: string | null;
  messageId?: string | null;
  contact?: string | null;
  /** Its text, looked through when the text was the cause. */
  body?: string | null;
}

/** A failure in a shop owner's words. */
export interface MessageErrorExplanation {
  /** Twilio's error code; null when it gave none. */
  code: number | null;
  headline: string;
  explanation: string;
  /** The same message would fail again. */
  permanent: boolean;
  callToAction: CallToAction | null;
  /** What in the text may have been the cause; empty for every other cause. */
  findings: Finding[];
}

const catalogue: ReadonlyMap<number, MessageErrorText> = new Map(
  [sendingErrors, deliveryErrors, channelErrors, registrationErrors].flatMap((part) =>
    Object.entries(part).map(([code, text]) => [Number(code), text] as const),
  ),
);

/** Every code that has its own words. */
export const knownMessageErrors: readonly number[] = [...catalogue.keys()].sort((a, b) => a - b);

/** Twilio's code as words for the person who sent the message, whether to try again, and the button that helps. */
export function explainMessageError(
  code: number | null,
  about: MessageErrorContext = {},
): MessageErrorExplanation {
  const [headline, explanation, permanent, fix] =
    (code === null ? undefined : catalogue.get(code)) ?? unknownError(code);
  return {
    code,
    headline,
    explanation,
    permanent,
    callToAction: fix === null ? null : button(fix, about),
    findings: about.body && isAboutContent(code) ? contentFindings(about.body) : [],
  };
}

/** Honest words where we know no more than the code: Twilio adds codes without notice. */
function unknownError(code: number | null): MessageErrorText {
  if (code === null)
    return [
      'The text did not go through',
      'No reason was given. Try once more; if it fails again, check the number.',
      false,
      'contact',
    ];
  const permanent = isLikelyPermanent(code);
  return [
    `The text failed with code ${code}`,
    permanent
      ? `Twilio gave the reason ${code}, which we have no plain words for yet. Sending the same text again is unlikely to help; we can look into it.`
      : `Twilio gave the reason ${code}, which we have no plain words for yet. One more try does no harm; we can look into it if it fails again.`,
    permanent,
    'support',
  ];
}

/** 21xxx refuses the request itself and 3000x the recipient; what else an unknown code means is open. */
function isLikelyPermanent(code: number): boolean {
  return (code >= 21_000 && code < 22_000) || (code >= 30_000 && code < 30_010);
}

function button(fix: Fix, about: MessageErrorContext): CallToAction | null {
  const context = {
    phoneNumberId: about.phoneNumberId ?? null,
    registrationId: about.registrationId ?? null,
    messageId: about.messageId ?? null,
    contact: about.contact ?? null,
  };
  switch (fix) {
    case 'set-up':
      return callToAction('Set up messaging', AssistantIntent.SET_UP_MESSAGING, context);
    case 'fix-registration':
      return callToAction('Correct the registration', AssistantIntent.FIX_REGISTRATION, context);
    case 'contact':
      return callToAction('Check this contact', AssistantIntent.CHECK_CONTACT, context);
    case 'text':
      // A code by itself has no text to look at.
      return context.messageId
        ? callToAction('Review this text', AssistantIntent.REVIEW_MESSAGE, context)
        : null;
    case 'support':
      return callToAction('Get help', AssistantIntent.CONTACT_SUPPORT, context);
  }
}
