import {
  isFinal,
  MessageDirection,
  MessageOrigin,
  MessageStatus,
  messageStatusFromTwilio,
  movesForward,
} from '../domain/messages';
import { isId } from '../domain/ids';
import { isOvertakenAnswer } from '../domain/keyword-effects';
import type { MessageEntity } from '../entities/message';
import { logger } from '../lib/logger';
import type { TwilioMessage } from '../twilio/messages';
import { applyRefusal } from './consents';
import { learnFromDelivery } from './number-registrations';
import { forgetFormer, formerly, sendAgain } from './message-line';
import { advanceMessage, lockMessage, type MessageChange, noteStatus } from './message-rows';
import type { Receipt } from './receipts';
import type { UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'message-news' });
const eventPrefix = 'com.twilio.messaging.message.';

/** Something Twilio says about a message we sent, whichever way it reached us. */
export interface MessageNews {
  organizationId: string;
  twilioSid: string;
  /** Our id, from the query of the callback address; null when it did not come along. */
  messageId: string | null;
  /** The recipient, to tell a foreign message by; null when not said. */
  to: string | null;
  status: MessageStatus;
  errorCode: number | null;
  at: Date;
  segments?: number | null;
}

/** When a message without final news is looked at (facts of Twilio: callbacks may be lost, `sent` may be the end). */
const lookUpsAfterMs = [15 * 60_000, 6 * 3_600_000, 72 * 3_600_000];

/** Applies status callbacks and message events. */
export class MessageNewsService {
  async applyStatus(tx: UnitOfWork, receipt: Receipt): Promise<void> {
    const news = receipt.kind === 'event' ? readEvent(receipt) : readCallback(receipt);
    if (news) await applyNews(tx, news);
  }
}

/**
 * Applies one piece of news: the message is found by its SID or else by our id, which binds the SID when we never
 * got Twilio's answer. Old news after new, and the same news again, change nothing. Null for a message that there is
 * nothing more to find out about.
 */
export async function applyNews(tx: UnitOfWork, news: MessageNews): Promise<MessageEntity | null> {
  const { organizationId, twilioSid } = news;
  const message = await messageOf(tx, news);
  // Twilio's own answers to keywords, and texts sent past us in the same account, are nobody's news.
  if (!message || message.direction !== MessageDirection.OUTBOUND) return null;
  if (news.status === MessageStatus.RECEIVED) return null;
  if (news.to !== null && news.to !== message.contact) return null;
  if (message.twilioSid !== null && message.twilioSid !== twilioSid) {
    log.error({ organizationId, messageId: message.id, twilioSid }, 'one message exists twice at Twilio');
    return null;
  }
  const binds = message.twilioSid === null;
  const change = { ...(binds ? { twilioSid } : {}), ...progress(message, news, binds) };
  if (news.segments && news.segments !== message.segments) change.segments = news.segments;
  const isFull = fellOutOfQueue(message, change);
  if (isFull || Object.keys(change).length === 0) await noteStatus(tx, message, news);
  if (Object.keys(change).length === 0) return message;
  if (isFull && (await sendAgain(tx, message, { twilioSid, errorCode: queueOverflow }))) return null;
  await advanceMessage(tx, message, news, change);
  if (change.status !== undefined) {
    await applyRefusal(tx, message, message.errorCode);
    await learnOfNumber(tx, message);
  }
  if (binds && !isFinal(message.status)) await scheduleNextLook(tx, message);
  return message;
}

/**
 * The held message that the news changes. News of a try that was given up is noted and changes nothing: the message goes
 * its new way. Only when Twilio says that the text did leave, and it still waits to be sent again, is that what happened.
 */
async function messageOf(tx: UnitOfWork, news: MessageNews): Promise<MessageEntity | null> {
  const { organizationId, twilioSid, status } = news;
  const found = await lockMessage(tx, organizationId, { twilioSid, id: news.messageId });
  if (found && (found.twilioSid === twilioSid || found.resends === 0)) return found;
  const id = await formerly(tx, organizationId, twilioSid);
  if (id === null) return found;
  const message = found?.id === id ? found : await lockMessage(tx, organizationId, { id });
  if (!message) return null;
  if (left.includes(status) && message.status === MessageStatus.QUEUED) {
    await forgetFormer(tx, organizationId, twilioSid);
    return message;
  }
  await noteStatus(tx, message, news);
  return null;
}

/** A test text that arrived, or a refusal for want of registration, tells of the number itself. */
async function learnOfNumber(tx: UnitOfWork, message: MessageEntity): Promise<void> {
  const arrivedAsTest = message.origin === MessageOrigin.TEST_TEXT && arrived.includes(message.status);
  if (arrivedAsTest || message.errorCode !== null) await learnFromDelivery(tx, message, arrivedAsTest);
}

/** Queue overflow: what 21611 says at once comes like this from a messaging service, after it took the message. */
const queueOverflow = 30_001;

/** Whether Twilio has dropped the text before it went anywhere. */
function fellOutOfQueue({ status, sentAt }: MessageEntity, change: MessageChange): boolean {
  return (
    change.status === MessageStatus.FAILED &&
    change.errorCode === queueOverflow &&
    !isFinal(status) &&
    sentAt === null
  );
}

const left = [MessageStatus.SENT, MessageStatus.UNDELIVERED, MessageStatus.DELIVERED, MessageStatus.READ];
const arrived = [MessageStatus.DELIVERED, MessageStatus.READ];

/** What the news change: the status only when they are newer, its times also when they are older than what we knew. */
function progress(message: MessageEntity, news: MessageNews, binds: boolean): MessageChange {
  const { status: next, at } = news;
  const isEarlier = (known: Date | null): boolean => known === null || at < known;
  const times = {
    ...(left.includes(next) && isEarlier(message.sentAt) ? { sentAt: at } : {}),
    ...(arrived.includes(next) && isEarlier(message.deliveredAt) ? { deliveredAt: at } : {}),
  };
  // What we gave up on without Twilio's word turns out to be under way.
  const revives = binds && message.status === MessageStatus.FAILED;
  if (!revives && !movesForward(message.status, next)) return times;
  const failed = next === MessageStatus.FAILED || next === MessageStatus.UNDELIVERED;
  if (failed && isOvertakenAnswer(message, news.errorCode))
    return { status: MessageStatus.CANCELED, errorCode: news.errorCode, ...times };
  return { status: next, errorCode: failed ? news.errorCode : null, ...times };
}

/** Has a message without final news looked at 15 minutes, 6 hours and 72 hours after it was sent; not later. */
export async function scheduleNextLook(tx: UnitOfWork, message: MessageEntity): Promise<void> {
  const { id: messageId, organizationId } = message;
  const began = (message.sendStartedAt ?? message.createdAt).getTime();
  const due = lookUpsAfterMs.map((ms) => began + ms).find((ms) => ms > tx.now.getTime());
  if (due === undefined) return tx.unschedule('look-up-message', messageId);
  return tx.schedule('look-up-message', messageId, { organizationId, messageId }, new Date(due));
}

/** A message as Twilio shows it, as news of one of ours; null when its status is a word we do not know. */
export function newsOf(
  { organizationId, id }: MessageEntity,
  shown: TwilioMessage,
  at: Date,
): MessageNews | null {
  const status = messageStatusFromTwilio(shown.status);
  if (status === null) return null;
  return {
    organizationId,
    twilioSid: shown.sid,
    messageId: id,
    to: null,
    status,
    errorCode: shown.errorCode,
    at,
    segments: shown.segments,
  };
}

function readCallback({ organizationId, params, receivedAt }: Receipt): MessageNews | null {
  const twilioSid = text(params.MessageSid) ?? text(params.SmsSid);
  const status = messageStatusFromTwilio(text(params.MessageStatus) ?? text(params.SmsStatus) ?? '');
  if (!twilioSid || !status) return null;
  const { m } = (params.query ?? {}) as { m?: unknown };
  return {
    organizationId,
    twilioSid,
    messageId: isId(m) ? m : null,
    to: text(params.To),
    status,
    errorCode: code(params.ErrorCode),
    at: receivedAt,
  };
}

function readEvent({ organizationId, params, receivedAt }: Receipt): MessageNews | null {
  if (!text(params.type)?.startsWith(eventPrefix)) return null;
  const data = (params.data ?? {}) as Record<string, unknown>;
  const twilioSid = text(data.messageSid);
  const status = messageStatusFromTwilio(text(data.messageStatus) ?? '');
  if (!twilioSid || !status) return null;
  return {
    organizationId,
    twilioSid,
    messageId: idIn(text(data.statusCallBackUrl)),
    to: text(data.to),
    status,
    errorCode: code(data.errorCode),
    at: eventTime(data.timestamp, receivedAt),
    segments: Number(data.numberOfSegments) || null,
  };
}

/** When Twilio says it happened; never later than we heard of it. */
export function eventTime(timestamp: unknown, receivedAt: Date): Date {
  const at = new Date(typeof timestamp === 'string' ? timestamp : Number.NaN);
  return at < receivedAt ? at : receivedAt;
}

/** Our id in the callback address that a message was sent with. */
function idIn(callbackUrl: string | null): string | null {
  if (!callbackUrl || !URL.canParse(callbackUrl)) return null;
  const id = new URL(callbackUrl).searchParams.get('m');
  return isId(id) ? id : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Twilio writes codes as text or number, and 0 for none. */
function code(value: unknown): number | null {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : null;
}
