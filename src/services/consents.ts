import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { OptOutSource } from '../domain/messages';
import { isTollFree } from '../domain/phone-numbers';
import type { MessageEntity } from '../entities/message';
import type { Pair } from './message-rows';
import type { UnitOfWork } from './unit-of-work';

/** A contact's standing wish for no more texts. */
export interface StandingOptOut {
  contact: string;
  at: Date;
  keyword: string | null;
  source: OptOutSource;
  reason: string | null;
}

/** Twilio refuses the pair for good: the contact opted out of this sender (error 21610). */
export const recipientOptedOut = 21_610;
/** On toll-free numbers, what is left to see of a STOP that only the network knows. */
const blockedByCarrier = 30_004;

/** By contact: those whose latest word, by message time, was no. */
export async function standingOptOuts(
  manager: EntityManager,
  organizationId: string,
  contacts: readonly string[],
): Promise<Map<string, StandingOptOut>> {
  const rows: (StandingOptOut & { optedOut: boolean })[] = await manager.query(
    `SELECT DISTINCT ON (contact) contact, opted_out AS "optedOut", source, keyword, reason, at FROM consents
     WHERE organization_id = $1 AND contact = ANY($2::text[])
     ORDER BY contact, at DESC, opted_out DESC, id DESC`,
    [organizationId, contacts],
  );
  const standing = rows.filter((row) => row.optedOut);
  return new Map(standing.map(({ optedOut: _, ...optOut }) => [optOut.contact, optOut]));
}

/** One thing a contact said, or we learnt, about texts to them. */
export interface ConsentRecord {
  at: Date;
  optedOut: boolean;
  source: OptOutSource;
  words: string | null;
  reason: string | null;
  messageId: string | null;
}

/** By contact, the latest 50, newest first. */
export async function consentHistories(
  manager: EntityManager,
  organizationId: string,
  contacts: readonly string[],
): Promise<Map<string, ConsentRecord[]>> {
  const rows: (ConsentRecord & { contact: string })[] = await manager.query(
    `SELECT wanted.contact, one.* FROM unnest($2::text[]) AS wanted (contact) CROSS JOIN LATERAL (
       SELECT at, opted_out AS "optedOut", source, keyword AS words, reason, message_id AS "messageId"
       FROM consents WHERE organization_id = $1 AND contact = wanted.contact
       ORDER BY at DESC, opted_out DESC, id DESC LIMIT 50) one`,
    [organizationId, contacts],
  );
  const found = new Map<string, ConsentRecord[]>();
  for (const { contact, ...record } of rows) found.set(contact, [...(found.get(contact) ?? []), record]);
  return found;
}

/** Which of the pairs Twilio or the network refuses, as `pairKey`s. */
export async function blockedPairs(
  manager: EntityManager,
  organizationId: string,
  pairs: readonly Pair[],
): Promise<Set<string>> {
  const rows: Pair[] = await manager.query(
    `SELECT phone_number_id AS "phoneNumberId", contact FROM sender_blocks
     WHERE organization_id = $1
       AND (phone_number_id, contact) IN (SELECT * FROM unnest($2::uuid[], $3::text[]))`,
    [organizationId, pairs.map((pair) => pair.phoneNumberId), pairs.map((pair) => pair.contact)],
  );
  return new Set(rows.map(pairKey));
}

export function pairKey({ phoneNumberId, contact }: Pair): string {
  return `${phoneNumberId} ${contact}`;
}

/** Whether Twilio or the network is known to refuse the pair: by a refusal, or by a STOP that they answered. */
export async function isBlocked(
  manager: EntityManager,
  organizationId: string,
  pair: Pair,
): Promise<boolean> {
  const standing = await standingBlocks(manager, organizationId, pair.contact);
  return standing.some((one) => one.phoneNumberId === pair.phoneNumberId);
}

/** The numbers in use whose texts Twilio or the network keeps from the contact. */
export function standingBlocks(
  manager: EntityManager,
  organizationId: string,
  contact: string,
): Promise<{ phoneNumberId: string; e164: string }[]> {
  return manager.query(
    `SELECT n.id AS "phoneNumberId", n.e164 FROM phone_numbers n
     WHERE n.organization_id = $1 AND n.lifecycle = 'ACTIVE'
       AND (EXISTS (SELECT 1 FROM sender_blocks b
              WHERE b.organization_id = $1 AND b.phone_number_id = n.id AND b.contact = $2)
         OR 'STOP' = (SELECT a.family FROM keyword_answers a
              WHERE a.organization_id = $1 AND a.phone_number_id = n.id AND a.contact = $2
                AND a.family <> 'HELP' AND a.sent_by IN ('TWILIO', 'CARRIER')
              ORDER BY a.at DESC, a.family DESC LIMIT 1))
     ORDER BY n.e164`,
    [organizationId, contact],
  );
}

/** Forgets that Twilio or the network refused the pair before `at`. */
export async function liftBlock(
  tx: UnitOfWork,
  { organizationId, phoneNumberId, contact, createdAt }: MessageEntity,
): Promise<void> {
  await tx.manager.query(
    `DELETE FROM sender_blocks WHERE organization_id = $1 AND phone_number_id = $2 AND contact = $3 AND at <= $4`,
    [organizationId, phoneNumberId, contact, createdAt],
  );
}

/**
 * Applies what a failed message says about consent. The block of the pair is always kept, unless the contact has
 * texted START to this number since. The wish towards the organization changes only when the contact is not known
 * to have said yes: they may have opted out of this number long ago and in again at another.
 */
export async function applyRefusal(
  tx: UnitOfWork,
  message: MessageEntity,
  errorCode: number | null,
): Promise<void> {
  if (errorCode !== recipientOptedOut && errorCode !== blockedByCarrier) return;
  const { organizationId, phoneNumberId, contact } = message;
  const at = message.sendStartedAt ?? message.createdAt;
  const [facts]: { e164: string; saidYesSince: boolean; saidYes: boolean; saidNo: boolean }[] =
    await tx.manager.query(
      `SELECT n.e164,
         EXISTS (SELECT 1 FROM consents c JOIN messages m ON m.id = c.message_id
           WHERE c.organization_id = $1 AND c.contact = $3 AND NOT c.opted_out AND c.at > $4
             AND m.phone_number_id = $2) AS "saidYesSince",
         coalesce(NOT last.opted_out, false) AS "saidYes", coalesce(last.opted_out, false) AS "saidNo"
       FROM phone_numbers n LEFT JOIN LATERAL (
         SELECT opted_out FROM consents WHERE organization_id = $1 AND contact = $3
         ORDER BY at DESC, opted_out DESC, id DESC LIMIT 1) last ON true
       WHERE n.organization_id = $1 AND n.id = $2`,
      [organizationId, phoneNumberId, contact, at],
    );
  if (!facts || facts.saidYesSince) return;
  if (errorCode === blockedByCarrier && !isTollFree(facts.e164)) return;
  await tx.manager.query(
    `INSERT INTO sender_blocks AS b (id, organization_id, phone_number_id, contact, error_code, at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (organization_id, phone_number_id, contact) DO UPDATE SET at = GREATEST(b.at, excluded.at)`,
    [randomUUID(), organizationId, phoneNumberId, contact, errorCode, at],
  );
  // 30004 also comes from phones that take no texts at all: it says nothing about the person's wish.
  if (errorCode !== recipientOptedOut || facts.saidYes || facts.saidNo) return;
  const source = OptOutSource.CARRIER;
  const wish = { organizationId, contact, optedOut: true, source, messageId: message.id, at };
  await recordWish(tx, wish, message.conversationId);
}

/** A contact's wish as it became known. */
export interface Wish {
  organizationId: string;
  contact: string;
  optedOut: boolean;
  source: OptOutSource;
  /** The words they texted. */
  keyword?: string | null;
  /** The text that says so. A message says one thing once, however often we are told of it. */
  messageId?: string | null;
  /** What one of the organization's people gave as the reason. */
  reason?: string | null;
  at: Date;
}

/** Records a wish; all of the contact's conversations show it, but the one given is told by the caller. */
export async function recordWish(
  tx: UnitOfWork,
  wish: Wish,
  toldConversationId: string | null = null,
): Promise<void> {
  const { organizationId, contact, messageId = null } = wish;
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO consents (id, organization_id, contact, opted_out, source, keyword, message_id, reason, at)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 WHERE $7::uuid IS NULL OR NOT EXISTS (
       SELECT 1 FROM consents WHERE organization_id = $2 AND contact = $3 AND message_id = $7) RETURNING id`,
    [
      randomUUID(),
      organizationId,
      contact,
      wish.optedOut,
      wish.source,
      wish.keyword ?? null,
      messageId,
      wish.reason ?? null,
      wish.at,
    ],
  );
  if (rows.length > 0) await conversationsChanged(tx, organizationId, [contact], toldConversationId);
}

/** The wish holds for all numbers, so each conversation with the contacts shows it. */
export async function conversationsChanged(
  tx: UnitOfWork,
  organizationId: string,
  contacts: readonly string[],
  exceptId: string | null,
): Promise<void> {
  const [rows] = (await tx.manager.query(
    `UPDATE conversations SET revision = revision + 1
     WHERE organization_id = $1 AND contact = ANY($2::text[]) AND ($3::uuid IS NULL OR id <> $3)
     RETURNING id, revision, phone_number_id`,
    [organizationId, contacts, exceptId],
  )) as [{ id: string; revision: number; phone_number_id: string }[], number];
  for (const { id, revision, phone_number_id: phoneNumberId } of rows)
    tx.changed({
      organizationId,
      entity: 'CONVERSATION',
      id,
      revision,
      phoneNumberId,
      conversationId: id,
    });
}
