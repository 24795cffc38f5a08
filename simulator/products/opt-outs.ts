import { isTollFree } from '../phone';
import type { Block, Message, PhoneNumber } from '../state';
import type { World } from '../world';

export type Keyword = 'STOP' | 'START' | 'HELP';

/** Twilio's default words, matched against the whole trimmed message (https://help.twilio.com/articles/223134027). */
const WORDS: Record<Keyword, string[]> = {
  STOP: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  START: ['START', 'UNSTOP', 'YES'],
  HELP: ['HELP', 'INFO'],
};
/** The toll-free network knows only these; YES does not unblock there. */
const NETWORK_WORDS: Record<string, Keyword> = { STOP: 'STOP', START: 'START', UNSTOP: 'START' };

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

/** What an inbound text did, and who answers it. */
export interface KeywordEffect {
  keyword: Keyword | null;
  /** The reply Twilio sends as a message of the account. */
  twilioReply: string | null;
  /** The reply the toll-free network sends by itself. */
  networkReply: string | null;
}

/** Number or messaging service whose opt-outs a sender shares. */
function scopeOf(number: PhoneNumber, serviceSid: string | null): string {
  return isTollFree(number.phoneNumber) ? number.phoneNumber : (serviceSid ?? number.phoneNumber);
}

function blockOf(world: World, accountSid: string, sender: string, contact: string): Block | undefined {
  return world.blocks.find(
    (block) => block.accountSid === accountSid && block.sender === sender && block.contact === contact,
  );
}

/** Whether a send from this number or service to the contact is refused with 21610. */
export function isBlocked(
  world: World,
  accountSid: string,
  from: string | null,
  serviceSid: string | null,
  contact: string,
): boolean {
  return [from, serviceSid].some(
    (sender) => sender !== null && blockOf(world, accountSid, sender, contact) !== undefined,
  );
}

/** Applies keyword handling of the account and the network to an inbound text. */
export function applyKeyword(
  world: World,
  message: Pick<Message, 'accountSid' | 'body' | 'from'>,
  number: PhoneNumber,
  serviceSid: string | null,
  now: string,
): KeywordEffect {
  const word = message.body.trim().toUpperCase();
  const contact = message.from ?? '';
  const keyword =
    (['STOP', 'START', 'HELP'] as const).find((candidate) => WORDS[candidate].includes(word)) ?? null;
  const handling = world.accounts[message.accountSid]?.keywords ?? 'default';
  const sender = scopeOf(number, serviceSid);
  const blocked = blockOf(world, message.accountSid, sender, contact) !== undefined;
  if (isTollFree(number.phoneNumber) && keyword !== 'HELP') {
    const network = NETWORK_WORDS[word];
    if (network !== 'STOP' && network !== 'START') return { keyword, twilioReply: null, networkReply: null };
    setBlock(world, message.accountSid, sender, contact, network === 'STOP' ? 'network' : null, now);
    const changed = blocked !== (network === 'STOP');
    return { keyword, twilioReply: null, networkReply: changed ? NETWORK_REPLIES[network] : null };
  }
  if (!keyword || handling === 'off') return { keyword, twilioReply: null, networkReply: null };
  if (keyword === 'STOP') setBlock(world, message.accountSid, sender, contact, 'twilio', now);
  if (keyword === 'START') setBlock(world, message.accountSid, sender, contact, null, now);
  const silent =
    (keyword === 'STOP' && blocked) ||
    (word === 'YES' && !blocked) ||
    (keyword === 'HELP' && blocked && isTollFree(number.phoneNumber));
  return { keyword, twilioReply: silent ? null : REPLIES[keyword], networkReply: null };
}

function setBlock(
  world: World,
  accountSid: string,
  sender: string,
  contact: string,
  by: Block['by'] | null,
  at: string,
): void {
  const known = blockOf(world, accountSid, sender, contact);
  if (by === null) world.blocks = world.blocks.filter((block) => block !== known);
  else if (!known) world.blocks.push({ accountSid, sender, contact, by, at });
}
