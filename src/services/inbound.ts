import { randomUUID } from 'node:crypto';
import { MessageChannel, MessageDirection, MessageOrigin, MessageStatus } from '../domain/messages';
import { type Keyword, type KeywordFamily, keywordOf } from '../domain/opt-out-words';
import { MessageEntity } from '../entities/message';
import { logger } from '../lib/logger';
import { applyKeyword } from './consents';
import { eventTime } from './message-news';
import {
  changeMessage,
  lockMessage,
  messageChanged,
  openConversation,
  touchConversation,
} from './message-rows';
import type { Receipt } from './receipts';
import type { UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'inbound' });
const eventType = 'com.twilio.messaging.inbound-message.received';
/** The stream knows of files but not which: the webhook, which does, is given this long before we ask Twilio. */
const mediaWaitMs = 10_000;
/** Longer than any number, short code or sender name. */
const longestContact = 64;

interface InboundText {
  twilioSid: string;
  from: string;
  to: string;
  body: string;
  /** As the webhook names them; the stream tells only how many there are. */
  media: { url: string; contentType: string }[];
  mediaCount: number;
  segments: number | null;
  /** The keyword as the account's Advanced Opt-Out understood it; only in the webhook. */
  optOutType: KeywordFamily | null;
  at: Date;
}

/** Takes texts that customers send. The webhook and the stream event of one text make one message. */
export class InboundService {
  async receive(tx: UnitOfWork, receipt: Receipt): Promise<void> {
    const text = receipt.kind === 'event' ? readEvent(receipt) : readWebhook(receipt);
    if (!text) return;
    const { organizationId } = receipt;
    const number = await numberOf(tx, organizationId, text.to);
    if (!number) {
      log.warn({ organizationId, twilioSid: text.twilioSid }, 'a text came for a number that is not held');
      return;
    }
    const pair = { phoneNumberId: number.id, contact: text.from };
    const conversation = await openConversation(tx, organizationId, pair);
    const known = await lockMessage(tx, organizationId, { twilioSid: text.twilioSid, id: null });
    if (known) return merge(tx, known, number, text);
    const message = await insert(tx, { organizationId, ...pair, conversationId: conversation.id }, text);
    if (!message) return;
    messageChanged(tx, message);
    const arrived = { at: text.at, direction: message.direction };
    await touchConversation(tx, message, conversation.id, arrived);
    if (text.mediaCount > text.media.length)
      await tx.schedule(
        'look-up-message',
        message.id,
        { organizationId, messageId: message.id },
        new Date(tx.now.getTime() + mediaWaitMs),
      );
    const keyword = wishIn(text);
    if (keyword) await applyKeyword(tx, message, number, keyword);
  }
}

interface HeldNumber {
  id: string;
  e164: string;
}

/** The organization's number; one it gave back still gets what was under way. */
async function numberOf(
  tx: UnitOfWork,
  organizationId: string,
  e164: string,
): Promise<HeldNumber | undefined> {
  const rows: HeldNumber[] = await tx.manager.query(
    `SELECT id, e164 FROM phone_numbers WHERE organization_id = $1 AND e164 = $2 AND lifecycle <> 'FAILED'
     ORDER BY lifecycle = 'ACTIVE' DESC, created_at DESC LIMIT 1`,
    [organizationId, e164],
  );
  return rows[0];
}

async function insert(
  tx: UnitOfWork,
  place: { organizationId: string; phoneNumberId: string; contact: string; conversationId: string },
  text: InboundText,
): Promise<MessageEntity | null> {
  const message = tx.manager.create(MessageEntity, {
    id: randomUUID(),
    ...place,
    direction: MessageDirection.INBOUND,
    origin: MessageOrigin.CONTACT,
    channel: text.mediaCount > 0 ? MessageChannel.MMS : MessageChannel.SMS,
    body: text.body === '' ? null : text.body,
    media: text.media,
    status: MessageStatus.RECEIVED,
    twilioSid: text.twilioSid,
    errorCode: null,
    segments: text.segments,
    idempotencyKey: null,
    sendAttempts: 0,
    sendStartedAt: null,
    emptyLookups: 0,
    lastLookupAt: null,
    sentAt: null,
    deliveredAt: null,
    revision: 1,
    createdAt: text.at,
    updatedAt: tx.now,
  });
  const insertion = tx.manager.createQueryBuilder().insert().into(MessageEntity).values(message).orIgnore();
  const { raw } = (await insertion.returning('id').execute()) as { raw: unknown[] };
  return raw.length > 0 ? message : null;
}

/** The second of the two ways adds what only it knows. */
async function merge(
  tx: UnitOfWork,
  message: MessageEntity,
  number: HeldNumber,
  text: InboundText,
): Promise<void> {
  if (message.direction !== MessageDirection.INBOUND) return;
  if (message.media.length === 0 && text.media.length > 0) {
    await changeMessage(tx, message, { media: text.media, channel: MessageChannel.MMS });
    await tx.unschedule('look-up-message', message.id);
  }
  // A word of the account's own: only Twilio could tell that it is one.
  if (text.optOutType && keywordOf(text.body) === null) {
    await applyKeyword(tx, message, number, wishIn(text)!);
    await touchConversation(tx, message, message.conversationId);
  }
}

function wishIn({ body, optOutType }: InboundText): Keyword | null {
  if (optOutType) return { family: optOutType, word: body.trim().toUpperCase().slice(0, 40), exact: true };
  return keywordOf(body);
}

function readWebhook({ params, receivedAt }: Receipt): InboundText | null {
  const count = Math.min(Number(params.NumMedia) || 0, 20);
  const media = Array.from({ length: count }, (_, index) => ({
    url: mediaSidIn(params[`MediaUrl${index}`]) ?? '',
    contentType: textOf(params[`MediaContentType${index}`]) || 'application/octet-stream',
  })).filter((one) => one.url !== '');
  const family = textOf(params.OptOutType).toUpperCase();
  return complete({
    twilioSid: textOf(params.MessageSid) || textOf(params.SmsSid),
    from: textOf(params.From),
    to: textOf(params.To),
    body: textOf(params.Body),
    media,
    mediaCount: count,
    segments: Number(params.NumSegments) || null,
    optOutType: ['STOP', 'START', 'HELP'].includes(family) ? (family as KeywordFamily) : null,
    at: receivedAt,
  });
}

function readEvent({ params, receivedAt }: Receipt): InboundText | null {
  if (params.type !== eventType) return null;
  const data = (params.data ?? {}) as Record<string, unknown>;
  return complete({
    twilioSid: textOf(data.messageSid),
    from: textOf(data.from),
    to: textOf(data.to),
    body: textOf(data.body),
    media: [],
    mediaCount: Number(data.numMedia) || 0,
    segments: Number(data.numSegments ?? data.numberOfSegments) || null,
    optOutType: null,
    at: eventTime(data.timestamp, receivedAt),
  });
}

function complete(text: InboundText): InboundText | null {
  const { twilioSid, from, to } = text;
  return twilioSid && from && to && from.length <= longestContact ? text : null;
}

/** `…/Messages/MM…/Media/ME…`: only the last part is kept, so no address of Twilio's is ever given away. */
function mediaSidIn(url: unknown): string | null {
  return /\/Media\/(ME[0-9a-f]{32})$/i.exec(textOf(url))?.[1] ?? null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
