import { answerer, KeywordHandling, type ReplySender } from './compliance-replies';
import { ComplianceReplySender, MessageOrigin } from './messages';
import { commonFamilyOf, type Keyword, type KeywordFamily, optsInOnTollFree } from './opt-out-words';
import { validUntil } from './sender-rates';

/** What is known when a contact texts a keyword to one of our numbers. */
export interface KeywordSituation {
  keyword: Keyword;
  sender: ReplySender;
  /** Whether the contact's wish, before this text, was for no more texts. */
  optedOut: boolean;
  /** Whether they had said so themselves, so that it was confirmed already. */
  saidNo: boolean;
  /** Whether Twilio or the network refuses texts of this number to them. */
  blocked: boolean;
}

export interface KeywordEffect {
  /** The wish to record; null leaves things as they are. */
  optedOut: boolean | null;
  /** Whether this number may text the contact again as far as Twilio and the network go. */
  liftsBlock: boolean;
  /** Who answers; null when nobody does. */
  sentBy: ComplianceReplySender | null;
}

const nothing: KeywordEffect = { optedOut: null, liftsBlock: false, sentBy: null };

/** What a keyword does and who confirms it: at most one, whoever handles keywords. */
export function keywordEffect(situation: KeywordSituation): KeywordEffect {
  const { keyword, sender, saidNo } = situation;
  const sentBy = answerer(keyword, sender);
  const isOurs = sentBy === ComplianceReplySender.LOQUENT;
  switch (keyword.family) {
    case 'HELP':
      return { ...nothing, sentBy };
    case 'STOP':
      // One confirmation per opt-out is all that may follow it (47 CFR 64.1200(a)(12)).
      return { optedOut: true, liftsBlock: false, sentBy: isOurs && saidNo ? null : sentBy };
    case 'START':
      return isOurs ? ourStart(situation) : theirStart(situation, sentBy);
  }
}

/** Twilio or the network matches the word and lifts its own block with it. */
function theirStart(
  { keyword, optedOut, blocked }: KeywordSituation,
  sentBy: ComplianceReplySender,
): KeywordEffect {
  // Whoever opted out of nothing and texts YES answers a question.
  if (keyword.word === 'YES' && !optedOut && !blocked) return nothing;
  return { optedOut: false, liftsBlock: true, sentBy };
}

/** Only we match the word: it brings nobody back whom Twilio or the network goes on blocking. */
function ourStart({ keyword, sender, optedOut, blocked }: KeywordSituation): KeywordEffect {
  const { isTollFree, handling } = sender;
  const isCommon = commonFamilyOf(keyword.word) !== null;
  if (isTollFree && isCommon && !optsInOnTollFree(keyword.word)) return nothing;
  const liftsBlock = handling === KeywordHandling.OURS && !isTollFree;
  if (blocked && !liftsBlock) return nothing;
  if (keyword.word === 'YES' && !optedOut) return nothing;
  return { optedOut: false, liftsBlock, sentBy: ComplianceReplySender.LOQUENT };
}

/**
 * A confirmation counts as wanted by the person when it comes within five minutes of the opt-out (47 CFR
 * 64.1200(a)(12), read 2026-11-25): a later one would be a text to somebody who has asked for none.
 */
const confirmationWithinMs = 5 * 60_000;

/** Until when our answer to a keyword may leave. */
export function answerGoodUntil({ family, at }: { family: KeywordFamily; at: Date }): Date {
  return family === 'STOP' ? new Date(at.getTime() + confirmationWithinMs) : validUntil(at);
}

/** Twilio had blocked the contact and confirmed that itself; or the answer's time was over. */
const overtaken: readonly (number | null)[] = [21_610, 30_036];

/** Whether a message that cannot go out is an answer that nobody needs any more, which is no failure of texting. */
export function isOvertakenAnswer({ origin }: { origin: MessageOrigin }, errorCode: number | null): boolean {
  return origin === MessageOrigin.COMPLIANCE_REPLY && overtaken.includes(errorCode);
}
