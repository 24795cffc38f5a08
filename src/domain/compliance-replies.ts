import { fault, type UserFault, UserErrorCode } from './errors';
import { ComplianceReplySender } from './messages';
import { isAnsweredByTollFreeNetwork, type Keyword, type KeywordFamily, keywords } from './opt-out-words';

/** Who answers keywords on a sender, so that exactly one confirmation reaches the person. */
export enum KeywordHandling {
  /** Twilio in its own words; assumed until something else is known. */
  TWILIO_DEFAULT = 'TWILIO_DEFAULT',
  /** Twilio by the account's own Advanced Opt-Out texts; learnt from an inbound text with `OptOutType`. */
  ADVANCED = 'ADVANCED',
  /** We do: Twilio's default handling is switched off. */
  OURS = 'OURS',
}

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
}

type ReplyKey = keyof OwnReplies;

const familyOf: Record<ReplyKey, KeywordFamily> = { stop: 'STOP', help: 'HELP', start: 'START' };

/** The three replies as they would be sent, and who sends them on the organization's numbers. */
export function renderReplies(
  business: ReplyBusiness,
  own: OwnReplies,
  senders: readonly ReplySender[],
): Record<ReplyKey, RenderedReply> {
  const defaults = defaultReplies(business);
  const render = (key: ReplyKey): RenderedReply => ({
    keywords: [...keywords[familyOf[key]]],
    text: own[key] ?? defaults[key],
    sentBy: sendersOf(familyOf[key], senders),
    isDefault: own[key] === null,
  });
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
export type ComplianceRepliesInput = { [Key in ReplyKey]?: string | null };

export type ComplianceRepliesCheck =
  { values: Partial<OwnReplies>; faults: null } | { values: null; faults: UserFault[] };

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
