import { randomUUID } from 'node:crypto';
import { MessageChannel, MessageDirection, MessageOrigin, MessageStatus } from '../domain/messages';
import type { KeywordFamily } from '../domain/opt-out-words';
import { segmentsOf } from '../domain/segments';
import { MessageEntity } from '../entities/message';
import { replyTexts } from './compliance-replies';
import { messageChanged, touchConversation } from './message-rows';
import type { UnitOfWork } from './unit-of-work';

/** A job lost with its process is done again then, should the queue not have noticed. */
const deliveryDueAfterMs = 60_000;

/** Queues the organization's answer to a keyword; gives its id. It leaves even to somebody who has opted out. */
export async function queueComplianceReply(
  tx: UnitOfWork,
  { organizationId, phoneNumberId, conversationId, contact }: MessageEntity,
  family: KeywordFamily,
): Promise<string> {
  const texts = await replyTexts(tx.manager, organizationId);
  const body = texts[family];
  const message = tx.manager.create(MessageEntity, {
    id: randomUUID(),
    organizationId,
    phoneNumberId,
    conversationId,
    direction: MessageDirection.OUTBOUND,
    origin: MessageOrigin.COMPLIANCE_REPLY,
    channel: MessageChannel.SMS,
    contact,
    body,
    media: [],
    status: MessageStatus.QUEUED,
    twilioSid: null,
    errorCode: null,
    segments: segmentsOf(body).segments,
    idempotencyKey: null,
    sendAttempts: 0,
    sendStartedAt: null,
    emptyLookups: 0,
    lastLookupAt: null,
    sentAt: null,
    deliveredAt: null,
    revision: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  await tx.manager.insert(MessageEntity, message);
  messageChanged(tx, message);
  await touchConversation(tx, message, conversationId, { at: tx.now, direction: message.direction });
  const job = { organizationId, messageId: message.id };
  await tx.enqueue('deliver-message', job, { jobKey: `deliver-message:${message.id}` });
  const dueAt = new Date(tx.now.getTime() + deliveryDueAfterMs);
  await tx.schedule('deliver-message', message.id, job, dueAt);
  return message.id;
}
