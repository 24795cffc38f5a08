import { randomUUID } from 'node:crypto';
import { MessageChannel, MessageDirection, MessageOrigin, MessageStatus } from '../domain/messages';
import type { KeywordFamily } from '../domain/opt-out-words';
import { MessageEntity } from '../entities/message';
import { logger } from '../lib/logger';
import type { Heard, HeldNumber, KeywordService } from './keywords';
import { eventTime } from './message-news';
import {
  changeMessage,
  lockMessage,
  messageChanged,
  openConversation,
  touchConversation,
  neverHandedOver,
} from './message-rows';
import type { Receipt } from './receipts';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'inbound' });
const eventType = 'com.twilio.messaging.inbound-message.received';
/** The stream knows neither files nor `OptOutType`: the webhook, which does, is given this long. */
const webhookWaitMs = 10_000;
/** Longer than any number, short code or sender name. */
const longestContact = 64;

interface InboundText extends Heard {
  twilioSid: string;
  from: string;
  to: string;
  body: string;
  /** As the webhook names them; the stream tells only how many there are. */
  media: { url: string; contentType: string }[];
  mediaCount: number;
  segments: number | null;
  at: Date;
}

/** Takes texts that customers send. The webhook and the stream event of one text make one message. */
export class InboundService {
  constructor(
    private readonly transactions: Transactions,
    private readonly keywords: KeywordService,
  ) {}

  async receive(tx: UnitOfWork, receipt: Receipt): Promise<void> {
    const text = receipt.kind === 'event' ? readEvent(receipt) : readWebhook(receipt);
    if (!text) return;
    const { organizationId } = receipt;
    const number = await numberOf(tx, organizationId, { e164: text.to });
    if (!number) {
      log.warn({ organizationId, twilioSid: text.twilioSid }, 'a text came for a number that is not held');
      return;
    }
    const pair = { phoneNumberId: number.id, contact: text.from };
    const conversation = await openConversation(tx, organizationId, pair);
    const known = await lockMessage(tx, organizationId, { twilioSid: text.twilioSid, id: null });
    if (known) return this.merge(tx, known, number, text);
    const message = await insert(tx, { organizationId, ...pair, conversationId: conversation.id }, text);
    if (!message) return;
    messageChanged(tx, message);
    const arrived = { at: text.at, direction: message.direction };
    await touchConversation(tx, message, conversation.id, arrived);
    if (text.fromWebhook) return this.keywords.settle(tx, message, number, text);
    await this.keywords.foresee(tx, message);
    const dueAt = new Date(tx.now.getTime() + webhookWaitMs);
    const job = { organizationId, messageId: message.id };
    await tx.schedule('settle-inbound-message', message.id, job, dueAt);
    if (text.mediaCount > 0) await tx.schedule('look-up-message', message.id, job, dueAt);
  }

  /** Job: the webhook of a text from the stream did not come, so it is settled by what is known. */
  async settle(organizationId: string, messageId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const message = await lockMessage(tx, organizationId, { id: messageId });
      const number = message && (await numberOf(tx, organizationId, { id: message.phoneNumberId }));
      if (!message || !number) return;
      await this.keywords.settle(tx, message, number, {
        optOutType: null,
        serviceSid: null,
        fromWebhook: false,
      });
    });
  }

  /** The second of the two ways adds what only it knows. */
  private async merge(
    tx: UnitOfWork,
    message: MessageEntity,
    number: HeldNumber,
    text: InboundText,
  ): Promise<void> {
    if (message.direction !== MessageDirection.INBOUND || !text.fromWebhook) return;
    if (message.media.length === 0 && text.media.length > 0) {
      await changeMessage(tx, message, { media: text.media, channel: MessageChannel.MMS });
      await tx.unschedule('look-up-message', message.id);
    }
    await tx.unschedule('settle-inbound-message', message.id);
    await this.keywords.settle(tx, message, number, text);
  }
}

/** The organization's number; one it gave back still gets what was under way. */
async function numberOf(
  tx: UnitOfWork,
  organizationId: string,
  by: { id?: string; e164?: string },
): Promise<HeldNumber | undefined> {
  const rows: HeldNumber[] = await tx.manager.query(
    `SELECT id, e164 FROM phone_numbers WHERE organization_id = $1 AND (id = $2 OR e164 = $3) AND lifecycle <> 'FAILED'
     ORDER BY lifecycle = 'ACTIVE' DESC, created_at DESC LIMIT 1`,
    [organizationId, by.id ?? null, by.e164 ?? null],
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
    ...neverHandedOver,
    twilioSid: text.twilioSid,
    segments: text.segments,
    idempotencyKey: null,
    createdAt: text.at,
    updatedAt: tx.now,
  });
  const insertion = tx.manager.createQueryBuilder().insert().into(MessageEntity).values(message).orIgnore();
  const { raw } = (await insertion.returning('id').execute()) as { raw: unknown[] };
  return raw.length > 0 ? message : null;
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
    serviceSid: textOf(params.MessagingServiceSid) || null,
    fromWebhook: true,
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
    serviceSid: textOf(data.messagingServiceSid) || null,
    fromWebhook: false,
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
