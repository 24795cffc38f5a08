import { MessageChannel, MessageDirection, MessageOrigin, MessageStatus } from '../domain/messages';
import { type MediaFile, typeOf } from '../domain/message-media';
import { segmentsOf } from '../domain/segments';
import { MessageEntity } from '../entities/message';
import { messageChanged, openConversation, touchConversation, neverHandedOver } from './message-rows';
import type { UnitOfWork } from './unit-of-work';

/** A message as it is to go out; whoever queues it has checked that it may. */
export interface NewMessage {
  id: string;
  organizationId: string;
  phoneNumberId: string;
  contact: string;
  origin: MessageOrigin;
  body: string | null;
  media: readonly MediaFile[];
  idempotencyKey?: string | null;
}

/** Carriers want the answer to STOP within minutes, whatever else is waiting. */
const first = 0;
const usual = 1;

/**
 * Puts a message in line; the pump hands it over. The row is all there is to it: no job, nothing that could be lost
 * without it. Wake the pump after the commit to save it a moment.
 */
export async function queueMessage(tx: UnitOfWork, wanted: NewMessage): Promise<MessageEntity> {
  const { id, organizationId, phoneNumberId, contact, origin, body, media } = wanted;
  const conversation = await openConversation(tx, organizationId, { phoneNumberId, contact });
  const isMms = media.length > 0;
  const message = tx.manager.create(MessageEntity, {
    id,
    organizationId,
    phoneNumberId,
    conversationId: conversation.id,
    direction: MessageDirection.OUTBOUND,
    origin,
    channel: isMms ? MessageChannel.MMS : MessageChannel.SMS,
    contact,
    body,
    media: media.map((file) => ({ url: file.url, contentType: typeOf(file) ?? 'application/octet-stream' })),
    status: MessageStatus.QUEUED,
    // A message with media counts as one, however long its text.
    segments: isMms ? 1 : segmentsOf(body ?? '').segments,
    idempotencyKey: wanted.idempotencyKey ?? null,
    sendPriority: origin === MessageOrigin.COMPLIANCE_REPLY ? first : usual,
    ...neverHandedOver,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  await tx.manager.insert(MessageEntity, message);
  messageChanged(tx, message);
  await touchConversation(tx, message, conversation.id, { at: tx.now, direction: message.direction });
  return message;
}
