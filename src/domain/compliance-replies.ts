import { fault, type UserFault, UserErrorCode } from './errors';
import { ComplianceReplySender } from './messages';
import {
  commonFamilyOf,
  isAnsweredByTollFreeNetwork,
  type Keyword,
  type KeywordFamily,
  keywords,
  noOwnKeywords,
  type OwnKeywords,
} from './opt-out-words';
import { segmentsOf } from './segments';

/** Who answers keywords on a sender, so that exactly one confirmation reaches the person. */
export enum KeywordHandling {
  /** Twilio in its own words; assumed until something else is known. */
  TWILIO_DEFAULT = 'TWILIO_DEFAULT',
  /** Twilio by the account's own Advanced Opt-Out texts; learnt from an inbound text with `OptOutType`. */
  ADVANCED = 'ADVANCED',
  /** We do: Twilio's default handling is switched off. */
  OURS = 'OURS',
}

/** What can be said of an account; the rest is learnt. */
export const settableHandlings: readonly KeywordHandling[] = [
  KeywordHandling.TWILIO_DEFAULT,
  KeywordHandling.OURS,
];

/** Names and ways of contact that replies are made of. */
export interface ReplyBusiness {
  organizationName: string;
  doingBusinessAs: string | null;
  legalName: string | null;
  contactEmail: string | null;
  /** E.164. */
  contactPhone: string | null;
  website: string | null;
}

/** The organization's own texts; null where the default holds. */
export interface OwnReplies {
  stop: string | null;
  help: string | null;
  start: string | null;
}

export interface ReplySender {
  isTollFree: boolean;
  handling: KeywordHandling;
}

export interface RenderedReply {
  keywords: string[];
  text: string;
  sentBy: ComplianceReplySender[];
  isDefault: boolean;
  /** What could be better about the text, in plain words. */
  warnings: string[];
}

type ReplyKey = keyof OwnReplies;

const familyOf: Record<ReplyKey, KeywordFamily> = { stop: 'STOP', help: 'HELP', start: 'START' };

/** The three replies as they would be sent, and who sends them on the organization's numbers. */
export function renderReplies(
  business: ReplyBusiness,
  own: OwnReplies,
  senders: readonly ReplySender[],
  words: OwnKeywords = noOwnKeywords,
): Record<ReplyKey, RenderedReply> {
  const defaults = defaultReplies(business);
  const render = (key: ReplyKey): RenderedReply => {
    const text = own[key] ?? defaults[key];
    return {
      keywords: [...keywords[familyOf[key]], ...words[familyOf[key]]],
      text,
      sentBy: sendersOf(familyOf[key], senders),
      isDefault: own[key] === null,
      warnings: own[key] === null ? [] : replyWarnings(text),
    };
  };
  return { stop: render('stop'), help: render('help'), start: render('start') };
}

/**
 * The texts that always hold: who writes, what has happened, how to go on (CTIA, Messaging Principles and Best
 * Practices). They keep to GSM-7 as far as the business's own names do.
 */
export function defaultReplies(business: ReplyBusiness): Record<ReplyKey, string> {
  const name = shownName(business);
  return {
    stop: `${name}: You are unsubscribed and will get no more texts from us. Reply START to come back.`,
    help: `${name}: ${contactSentence(business)} Msg frequency varies. Msg & data rates may apply. Reply STOP to end texts.`,
    start: `${name}: You are subscribed to our texts again. Msg frequency varies. Msg & data rates may apply. Reply HELP for help, STOP to end.`,
  };
}

/** Who answers a keyword that reached this sender: exactly one, whatever the handling. */
export function answerer(keyword: Keyword, sender: ReplySender): ComplianceReplySender {
  if (sender.isTollFree && keyword.exact && isAnsweredByTollFreeNetwork(keyword.word))
    return ComplianceReplySender.CARRIER;
  // Words that only we understand nobody else answers; of toll-free opt-out words Twilio guarantees STOP alone.
  const onlyOurs = !keyword.exact || (sender.isTollFree && keyword.family !== 'HELP');
  if (onlyOurs || sender.handling === KeywordHandling.OURS) return ComplianceReplySender.LOQUENT;
  return ComplianceReplySender.TWILIO;
}

/** What makes a text of the organization's own dearer than need be. */
export function replyWarnings(text: string): string[] {
  const { segments, encoding } = segmentsOf(text);
  if (segments <= 1) return [];
  const cause =
    encoding === 'GSM-7'
      ? 'Shorten it to 160 characters and it is sent as one.'
      : 'It has a character outside the plain alphabet of texts, such as a curly quote or an emoji, which halves what fits.';
  return [`This text is sent, and paid for, as ${segments} messages. ${cause}`];
}

/** Who answers the principal word of each family on a sender, and why, for people. */
export function sendersAnswers(
  sender: ReplySender,
): Record<ReplyKey, ComplianceReplySender> & { explanation: string } {
  const of = (family: KeywordFamily) => answerer({ family, word: family, exact: true }, sender);
  return { stop: of('STOP'), help: of('HELP'), start: of('START'), explanation: explanationOf(sender) };
}

function explanationOf({ isTollFree, handling }: ReplySender): string {
  const network =
    'The toll-free network answers STOP and START itself, in its own words, which nobody can change or switch off. ';
  switch (handling) {
    case KeywordHandling.OURS:
      return isTollFree
        ? `${network}HELP is answered with your text.`
        : 'Keywords are answered with your texts.';
    case KeywordHandling.ADVANCED:
      return `${isTollFree ? network : ''}${isTollFree ? 'HELP is' : 'Keywords are'} answered by Twilio with the texts of the account's Advanced Opt-Out settings, which are edited in the Twilio Console. Your text is sent for words that only we understand.`;
    case KeywordHandling.TWILIO_DEFAULT:
      return `${isTollFree ? network : ''}${isTollFree ? 'HELP is' : 'Keywords are'} answered by Twilio in its own words. Your text is sent for words that only we understand, such as your own keywords.`;
  }
}

/** Who answers the family's own word, over all senders; empty while there is no sender. */
function sendersOf(family: KeywordFamily, senders: readonly ReplySender[]): ComplianceReplySender[] {
  const found = new Set(senders.map((sender) => answerer({ family, word: family, exact: true }, sender)));
  return Object.values(ComplianceReplySender).filter((one) => found.has(one));
}

/** The name customers know: the trade name, else the organization's, cut so that every reply stays short. */
function shownName({ doingBusinessAs, organizationName }: ReplyBusiness): string {
  const name = (doingBusinessAs ?? organizationName).trim();
  return name.length <= longestName ? name : [...name].slice(0, longestName).join('').trimEnd();
}

function contactSentence({ contactEmail, contactPhone, website }: ReplyBusiness): string {
  const ways = [contactPhone && `call ${contactPhone}`, contactEmail && `write to ${contactEmail}`].filter(
    Boolean,
  );
  if (ways.length > 0) return `For help, ${ways.join(' or ')}.`;
  return website ? `For help, see ${website}.` : 'For help, reply to this text with your question.';
}

/** What Twilio takes as an opt-out, help or opt-in text of a registration: 20 to 320 characters. */
const shortestReply = 20;
const longestReply = 320;
const longestName = 60;

/** Null puts the default back; left out keeps what is there. */
export type ComplianceRepliesInput = { [Key in ReplyKey]?: string | null } & {
  [Key in `${ReplyKey}Keywords`]?: readonly string[] | null;
};

export type ComplianceRepliesCheck =
  { values: Partial<OwnReplies>; faults: null } | { values: null; faults: UserFault[] };

const mostOwnKeywords = 20;

/** The organization's own words as they would be with the input; `faults` is not empty when they cannot be. */
export function checkOwnKeywords(
  input: ComplianceRepliesInput,
  before: OwnKeywords,
): { words: OwnKeywords; faults: UserFault[] } {
  const words: Record<KeywordFamily, readonly string[]> = { ...before };
  const faults: UserFault[] = [];
  for (const key of Object.keys(familyOf) as ReplyKey[]) {
    const given = input[`${key}Keywords`];
    if (given === undefined) continue;
    const family = familyOf[key];
    const read = (given ?? []).map((word) => word.trim().toUpperCase());
    // A word that everybody is answered to already needs no place here.
    words[family] = [...new Set(read)].filter((word) => commonFamilyOf(word) !== family);
    faults.push(...keywordFaults(key, read));
  }
  for (const key of Object.keys(familyOf) as ReplyKey[]) {
    const family = familyOf[key];
    const others = Object.values(familyOf).filter((one) => one !== family);
    if (input[`${key}Keywords`] === undefined) continue;
    for (const word of words[family])
      if (others.some((one) => words[one].includes(word)))
        faults.push(keywordFault(key, `${word} is a keyword of two answers. Keep it for one.`));
  }
  return { words, faults };
}

function keywordFaults(key: ReplyKey, words: readonly string[]): UserFault[] {
  const faults = words.flatMap((word, index) => {
    if (!/^[A-Z0-9]{2,20}$/.test(word))
      return keywordFault(key, 'A keyword is one word of 2 to 20 letters and digits, such as ENOUGH.', index);
    const common = commonFamilyOf(word);
    return common !== null && common !== familyOf[key]
      ? keywordFault(key, `${word} always counts as ${common}. Choose another word.`, index)
      : [];
  });
  return words.length > mostOwnKeywords
    ? [keywordFault(key, `There may be ${mostOwnKeywords} keywords at most; these are ${words.length}.`)]
    : faults;
}

function keywordFault(key: ReplyKey, message: string, index?: number): UserFault {
  const place = index === undefined ? [] : [String(index)];
  return fault(UserErrorCode.INVALID, message, ['input', `${key}Keywords`, ...place]);
}

/** Reads the organization's own texts; what they lack of what carriers demand comes as faults by field. */
export function checkComplianceReplies(
  input: ComplianceRepliesInput,
  business: ReplyBusiness,
): ComplianceRepliesCheck {
  const values: Partial<OwnReplies> = {};
  const faults: UserFault[] = [];
  for (const key of Object.keys(familyOf) as ReplyKey[]) {
    const given = input[key];
    if (given === undefined) continue;
    if (given === null) {
      values[key] = null;
      continue;
    }
    const text = given.trim();
    const messages = replyErrors(key, text, business);
    values[key] = text;
    faults.push(...messages.map((message) => fault(UserErrorCode.INVALID, message, ['input', key])));
  }
  return faults.length > 0 ? { values: null, faults } : { values, faults: null };
}

/** What one text lacks, in plain words. */
export function replyErrors(key: ReplyKey, text: string, business: ReplyBusiness): string[] {
  const reply = `The ${familyOf[key]} reply`;
  if (text === '') return [`${reply} cannot be empty. Write a text, or give null to have the default.`];
  if (text.length < shortestReply || text.length > longestReply)
    return [`${reply} has ${shortestReply} to ${longestReply} characters; this one has ${text.length}.`];
  if (/[\p{Surrogate}\u0000-\u0008\u000b-\u001f\u007f]/u.test(text))
    return [`${reply} contains characters that cannot be sent. Type it again as plain text.`];
  return demands[key].filter(({ isMet }) => !isMet(text, business)).map(({ says }) => `${reply} ${says}`);
}

interface Demand {
  says: string;
  isMet: (text: string, business: ReplyBusiness) => boolean;
}

const names: Demand = {
  says: 'has to name your business, so that people know who writes.',
  isMet: (text, { organizationName, doingBusinessAs, legalName }) =>
    [organizationName, doingBusinessAs, legalName].some(
      (name) => name && folded(text).includes(folded(name)),
    ),
};
const offers = (word: string, purpose: string): Demand => ({
  says: `has to say that ${word} ${purpose}.`,
  isMet: (text) => new RegExp(`\\b${word}\\b`, 'i').test(text),
});
const rates: Demand = {
  says: 'has to say that message and data rates may apply.',
  isMet: (text) => /\brates\b/i.test(text),
};
const ends: Demand = {
  says: 'has to say that no more texts will come.',
  isMet: (text) =>
    /\b(no (more|further)|not (get|receive)|won['’]?t|will not|unsubscribed|opted out|stopped|removed)\b/i.test(
      text,
    ),
};
const reachable: Demand = {
  says: 'has to give a phone number, email or web address for help.',
  isMet: (text) => /\S+@\S+\.\S+|\b[a-z0-9-]+\.[a-z]{2,}\b|(\d[\s().-]*){7,}/i.test(text),
};

/** What carriers look for in each reply (CTIA, Messaging Principles and Best Practices, 5.1). */
const demands: Record<ReplyKey, readonly Demand[]> = {
  stop: [names, ends, offers('START', 'brings the texts back')],
  help: [names, reachable, rates, offers('STOP', 'ends the texts')],
  start: [names, rates, offers('HELP', 'brings help'), offers('STOP', 'ends the texts')],
};

function folded(text: string): string {
  return text.normalize('NFKC').replace(/[’‘`]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();
}
