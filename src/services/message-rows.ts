import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { isFinal, MessageDirection, type MessageStatus } from '../domain/messages';
import { ConversationEntity, MessageEntity } from '../entities/message';
import { Prepared } from './prepared';
import type { UnitOfWork } from './unit-of-work';

/** As the entity names them, so that rows need no mapping on their way out. */
export const messageColumns = `id, organization_id AS "organizationId", phone_number_id AS "phoneNumberId",
  conversation_id AS "conversationId", direction, origin, channel, contact, body, media, status,
  twilio_sid AS "twilioSid", error_code AS "errorCode", segments, idempotency_key AS "idempotencyKey",
  send_attempts AS "sendAttempts", resends, send_started_at AS "sendStartedAt", empty_lookups AS "emptyLookups",
  last_lookup_at AS "lastLookupAt", sent_at AS "sentAt", delivered_at AS "deliveredAt", revision,
  created_at AS "createdAt", updated_at AS "updatedAt"`;

export const conversationColumns = `id, organization_id AS "organizationId", phone_number_id AS "phoneNumberId",
  contact, unread, last_activity_at AS "lastActivityAt", revision, created_at AS "createdAt"`;

/** What a row says of a message that nobody has tried to hand over. */
export const neverHandedOver = {
  twilioSid: null,
  errorCode: null,
  sendAttempts: 0,
  resends: 0,
  sendStartedAt: null,
  emptyLookups: 0,
  lastLookupAt: null,
  sentAt: null,
  deliveredAt: null,
  revision: 1,
};

/** One of our numbers and the other party. */
export interface Pair {
  phoneNumberId: string;
  contact: string;
  /** A test text, which may leave before the number is ready. */
  isTest?: boolean;
}

/**
 * Finds or begins the conversation and holds it until the transaction ends. Whatever writes messages holds their
 * conversation first, so that news, jobs and sends wait for each other instead of locking each other out.
 */
export async function openConversation(
  tx: UnitOfWork,
  organizationId: string,
  { phoneNumberId, contact }: Pair,
): Promise<ConversationEntity> {
  const rows: ConversationEntity[] = await tx.manager.query(
    `INSERT INTO conversations AS c (id, organization_id, phone_number_id, contact, last_activity_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $5)
     ON CONFLICT (organization_id, phone_number_id, contact) DO UPDATE SET contact = c.contact
     RETURNING ${conversationColumns}`,
    [randomUUID(), organizationId, phoneNumberId, contact, tx.now],
  );
  return rows[0]!;
}

/**
 * The conversation is held before the message is, and the message is read as it is once both are held: Postgres takes
 * the newest version of a row that it had to wait for.
 */
const heldMessage = new Prepared<MessageEntity>(
  'held-message',
  `WITH found AS MATERIALIZED (
     SELECT id, conversation_id FROM messages
     WHERE organization_id = $1 AND (twilio_sid = $2 OR id = $3)
     ORDER BY twilio_sid = $2 DESC NULLS LAST LIMIT 1
   ), held AS MATERIALIZED (
     SELECT c.id FROM conversations c JOIN found ON c.id = found.conversation_id
     WHERE c.organization_id = $1 FOR UPDATE OF c
   )
   SELECT ${messageColumns} FROM messages
   WHERE organization_id = $1 AND id = (SELECT found.id FROM found, held) FOR UPDATE`,
);

/** The message with this SID or else this id, held together with its conversation; null for an unknown one. */
export async function lockMessage(
  tx: UnitOfWork,
  organizationId: string,
  by: { twilioSid?: string; id: string | null },
): Promise<MessageEntity | null> {
  const rows = await heldMessage.within(tx.manager, [organizationId, by.twilioSid ?? null, by.id]);
  return rows[0] ?? null;
}

/** What can change about a message that exists. */
export type MessageChange = Partial<
  Pick<
    MessageEntity,
    | 'twilioSid'
    | 'status'
    | 'errorCode'
    | 'segments'
    | 'media'
    | 'channel'
    | 'sendAttempts'
    | 'resends'
    | 'sendStartedAt'
    | 'sentAt'
    | 'deliveredAt'
  >
>;

/** Writes a change that clients can see to a held message, and has message and conversation told. */
export async function changeMessage(
  tx: UnitOfWork,
  message: MessageEntity,
  change: MessageChange,
): Promise<void> {
  const { id, organizationId } = message;
  const revision = message.revision + 1;
  Object.assign(message, change, { revision, updatedAt: tx.now });
  await tx.manager.update(MessageEntity, { id, organizationId }, { ...change, revision, updatedAt: tx.now });
  messageChanged(tx, message);
  await touchConversation(tx, message, message.conversationId);
}

/** All that news of a message writes, in one go: of all that happens to messages it happens most often. */
const advancedMessage = new Prepared<{ revision: number }>(
  'advanced-message',
  `WITH known AS (
     SELECT id, at FROM message_status_events
     WHERE organization_id = $1 AND message_id = $2 AND status = $4 AND error_code IS NOT DISTINCT FROM $5
   ), earlier AS (
     UPDATE message_status_events e SET at = $6 FROM known WHERE e.id = known.id AND known.at > $6
   ), noted AS (
     INSERT INTO message_status_events (id, organization_id, message_id, status, error_code, at)
     SELECT gen_random_uuid(), $1, $2, $4, $5, $6 WHERE NOT EXISTS (SELECT 1 FROM known)
   ), advanced AS (
     UPDATE messages SET twilio_sid = $7, status = $8, error_code = $9, segments = $10, sent_at = $11,
       delivered_at = $12, revision = $13, updated_at = $14
     WHERE organization_id = $1 AND id = $2
   ), settled AS (
     DELETE FROM scheduled_work WHERE $15 AND task = 'look-up-message' AND key = $2::text
   )
   UPDATE conversations SET revision = revision + 1 WHERE organization_id = $1 AND id = $3 RETURNING revision`,
);

/** A piece of news about a message. */
export interface StatusNews {
  status: MessageStatus;
  errorCode: number | null;
  at: Date;
}

/** Notes news of a held message together with the change it brings; a final status ends the looking for it. */
export async function advanceMessage(
  tx: UnitOfWork,
  message: MessageEntity,
  news: StatusNews,
  change: MessageChange,
): Promise<void> {
  const { id, organizationId, conversationId } = message;
  Object.assign(message, change, { revision: message.revision + 1, updatedAt: tx.now });
  const [conversation] = await advancedMessage.within(tx.manager, [
    organizationId,
    id,
    conversationId,
    news.status,
    news.errorCode,
    news.at,
    message.twilioSid,
    message.status,
    message.errorCode,
    message.segments,
    message.sentAt,
    message.deliveredAt,
    message.revision,
    tx.now,
    isFinal(message.status),
  ]);
  messageChanged(tx, message);
  conversationChanged(tx, message, conversationId, conversation!.revision);
}

export function messageChanged(tx: UnitOfWork, message: MessageEntity): void {
  const { id, organizationId, revision, phoneNumberId, conversationId } = message;
  tx.changed({ organizationId, entity: 'MESSAGE', id, revision, phoneNumberId, conversationId });
}

/** Raises the conversation's revision and has its watchers told; `arrived` counts a message that came or went. */
export async function touchConversation(
  tx: UnitOfWork,
  { organizationId, phoneNumberId }: { organizationId: string; phoneNumberId: string },
  conversationId: string,
  arrived: { at: Date; direction: MessageDirection } | null = null,
): Promise<void> {
  const unread = arrived?.direction === MessageDirection.INBOUND ? 1 : 0;
  const [rows] = (await tx.manager.query(
    `UPDATE conversations SET revision = revision + 1, unread = unread + $3,
       last_activity_at = GREATEST(last_activity_at, $4) WHERE organization_id = $1 AND id = $2 RETURNING revision`,
    [organizationId, conversationId, unread, arrived?.at ?? null],
  )) as [{ revision: number }[], number];
  for (const { revision } of rows)
    conversationChanged(tx, { organizationId, phoneNumberId }, conversationId, revision);
}

function conversationChanged(
  tx: UnitOfWork,
  { organizationId, phoneNumberId }: { organizationId: string; phoneNumberId: string },
  id: string,
  revision: number,
): void {
  tx.changed({ organizationId, entity: 'CONVERSATION', id, revision, phoneNumberId, conversationId: id });
}

/** Keeps a piece of news about a held message, once, with the earliest time it was told for. */
export async function noteStatus(
  tx: UnitOfWork,
  { organizationId, id }: MessageEntity,
  news: StatusNews,
): Promise<void> {
  await tx.manager.query(
    `WITH known AS (
       SELECT id, at FROM message_status_events
       WHERE organization_id = $2 AND message_id = $3 AND status = $4 AND error_code IS NOT DISTINCT FROM $5
     ), earlier AS (
       UPDATE message_status_events e SET at = $6 FROM known WHERE e.id = known.id AND known.at > $6
     )
     INSERT INTO message_status_events (id, organization_id, message_id, status, error_code, at)
     SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (SELECT 1 FROM known)`,
    [randomUUID(), organizationId, id, news.status, news.errorCode, news.at],
  );
}

const messagesWithIds = new Prepared<MessageEntity>(
  'messages-by-id',
  `SELECT ${messageColumns} FROM messages WHERE organization_id = $1 AND id = ANY($2::uuid[])`,
);

/** By id; unknown ids are left out. Within a transaction where a manager is given that has one. */
export async function messagesById(
  manager: EntityManager,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, MessageEntity>> {
  const values = [organizationId, ids];
  const rows = await (manager.queryRunner
    ? messagesWithIds.within(manager, values)
    : messagesWithIds.rows(manager.connection, values));
  return new Map(rows.map((row) => [row.id, row]));
}
