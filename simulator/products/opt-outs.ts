import { isTollFree } from '../phone';
import type {
  AdvancedOptOut,
  Block,
  KeywordHandling,
  Message,
  MessagingService,
  PhoneNumber,
} from '../state';
import type { World } from '../world';

export type Keyword = 'STOP' | 'START' | 'HELP';

/** Twilio's default words, matched against the whole trimmed message (https://help.twilio.com/articles/223134027). */
const WORDS: Record<Keyword, string[]> = {
  STOP: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  START: ['START', 'UNSTOP', 'YES'],
  HELP: ['HELP', 'INFO'],
};
/** The toll-free network knows only these; YES does not unblock there. */
const NETWORK_WORDS: Record<string, 'STOP' | 'START'> = { STOP: 'STOP', START: 'START', UNSTOP: 'START' };

const REPLIES: Record<Keyword, string> = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
};
const NETWORK_REPLIES: Record<'STOP' | 'START', string> = {
  STOP: 'NETWORK MSG: You replied with the word "stop" which blocks all texts sent from this number. Text back "unstop" to receive messages again.',
  START: 'NETWORK MSG: You have replied "unstop" and will begin receiving messages again from this number.',
};
const part: Record<Keyword, 'stop' | 'start' | 'help'> = { STOP: 'stop', START: 'start', HELP: 'help' };

/** What an inbound text did, and who answers it. */
export interface KeywordEffect {
  /** The keyword that Advanced Opt-Out names in its webhook; null without it. */
  optOutType: Keyword | null;
  /** The reply Twilio sends as a message of the account. */
  twilioReply: string | null;
  /** The reply the toll-free network sends by itself. */
  networkReply: string | null;
}

/** Who answers keywords for a sender: its messaging service decides, else the account. */
export function handlingOf(
  world: World,
  accountSid: string,
  service: MessagingService | null,
): KeywordHandling {
  return service?.keywords ?? world.accounts[accountSid]?.keywords ?? 'default';
}

/** Whether Twilio refuses a send from this number or service to the contact (21610). */
export function isBlocked(
  world: World,
  accountSid: string,
  from: string | null,
  serviceSid: string | null,
  contact: string,
): boolean {
  const service = world.messagingServices[serviceSid ?? ''] ?? null;
  if (handlingOf(world, accountSid, service) === 'off') return false;
  return [from, serviceSid].some(
    (sender) =>
      sender !== null && blockOf(world, { accountSid, sender, contact, by: 'twilio' }) !== undefined,
  );
}

/** Whether the toll-free network keeps the number from texting the contact, whatever Twilio knows. */
export function isBlockedByNetwork(world: World, sender: string, contact: string): boolean {
  return world.blocks.some(
    (block) => block.by === 'network' && block.sender === sender && block.contact === contact,
  );
}

/** Applies what the toll-free network and Twilio do with an inbound text. */
export function applyKeyword(
  world: World,
  message: Pick<Message, 'accountSid' | 'body' | 'from'>,
  number: PhoneNumber,
  service: MessagingService | null,
  now: string,
): KeywordEffect {
  const word = message.body.trim().toUpperCase();
  const contact = message.from ?? '';
  const handling = handlingOf(world, message.accountSid, service);
  const advanced = handling === 'advanced' ? (service?.advanced ?? null) : null;
  const keyword = keywordIn(word, advanced);
  const tollFree = isTollFree(number.phoneNumber);
  const networkReply = tollFree ? networkEffect(world, message.accountSid, number, contact, word, now) : null;
  const optOutType = handling === 'advanced' ? keyword : null;
  if (!keyword || handling === 'off') return { optOutType, twilioReply: null, networkReply };
  // Opt-outs are kept per messaging service where there is one, else per number.
  const pair = {
    accountSid: message.accountSid,
    sender: service?.sid ?? number.phoneNumber,
    contact,
    by: 'twilio' as const,
  };
  const wasBlocked = blockOf(world, pair) !== undefined;
  const counts = !tollFree || keyword === 'HELP' || NETWORK_WORDS[word] === keyword;
  if (counts && keyword !== 'HELP') setBlock(world, pair, keyword === 'STOP', now);
  const silent = tollFree
    ? !counts || keyword === 'STOP' || (keyword === 'HELP' ? wasBlocked : handling !== 'advanced')
    : (keyword === 'STOP' && wasBlocked) || (word === 'YES' && !wasBlocked);
  const text = advanced?.replies[part[keyword]] ?? REPLIES[keyword];
  return { optOutType, twilioReply: silent ? null : text, networkReply };
}

function keywordIn(word: string, advanced: AdvancedOptOut | null): Keyword | null {
  const knows = (candidate: Keyword): boolean =>
    WORDS[candidate].includes(word) || (advanced?.words[part[candidate]].includes(word) ?? false);
  return (['STOP', 'START', 'HELP'] as const).find(knows) ?? null;
}

/** The network blocks the one number and answers by itself, whoever else handles keywords; null when silent. */
function networkEffect(
  world: World,
  accountSid: string,
  number: PhoneNumber,
  contact: string,
  word: string,
  now: string,
): string | null {
  const keyword = NETWORK_WORDS[word];
  if (!keyword) return null;
  const pair = { accountSid, sender: number.phoneNumber, contact, by: 'network' as const };
  const wasBlocked = blockOf(world, pair) !== undefined;
  setBlock(world, pair, keyword === 'STOP', now);
  return wasBlocked === (keyword === 'STOP') ? null : NETWORK_REPLIES[keyword];
}

type Pair = Omit<Block, 'at'>;

function blockOf(world: World, pair: Pair): Block | undefined {
  return world.blocks.find(
    (block) =>
      block.accountSid === pair.accountSid &&
      block.sender === pair.sender &&
      block.contact === pair.contact &&
      block.by === pair.by,
  );
}

function setBlock(world: World, pair: Pair, blocked: boolean, at: string): void {
  const known = blockOf(world, pair);
  if (!blocked) world.blocks = world.blocks.filter((block) => block !== known);
  else if (!known) world.blocks.push({ ...pair, at });
}
