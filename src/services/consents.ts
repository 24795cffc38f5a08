import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { OptOutSource } from '../domain/messages';
import type { Keyword } from '../domain/opt-out-words';
import { isTollFree } from '../domain/phone-numbers';
import { optsInOnTollFree } from '../domain/opt-out-words';
import type { MessageEntity } from '../entities/message';
import type { Pair } from './message-rows';
import type { UnitOfWork } from './unit-of-work';

/** A contact's standing wish for no more texts. */
export interface StandingOptOut {
  at: Date;
  keyword: string | null;
  source: OptOutSource;
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
  const rows: (StandingOptOut & { contact: string; optedOut: boolean })[] = await manager.query(
    `SELECT DISTINCT ON (contact) contact, opted_out AS "optedOut", source, keyword, at FROM consents
     WHERE organization_id = $1 AND contact = ANY($2::text[])
     ORDER BY contact, at DESC, opted_out DESC, id DESC`,
    [organizationId, contacts],
  );
  const standing = rows.filter((row) => row.optedOut);
  return new Map(standing.map(({ contact, at, keyword, source }) => [contact, { at, keyword, source }]));
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

/**
 * Applies a keyword that a contact texted to one of our numbers. A no counts however it is punctuated; a yes has
 * to be the very word that lifts the block at Twilio or the network, or the next text would be refused there.
 */
export async function applyKeyword(
  tx: UnitOfWork,
  message: MessageEntity,
  number: { id: string; e164: string },
  keyword: Keyword,
): Promise<void> {
  const { organizationId, contact } = message;
  if (keyword.family === 'HELP') return;
  if (keyword.family === 'STOP') {
    await record(tx, message, { optedOut: true, keyword: keyword.word });
    return othersChanged(tx, message);
  }
  const unblocks = keyword.exact && (!isTollFree(number.e164) || optsInOnTollFree(keyword.word));
  if (!unblocks) return;
  const [lifted] = (await tx.manager.query(
    `DELETE FROM sender_blocks WHERE organization_id = $1 AND phone_number_id = $2 AND contact = $3 AND at <= $4
     RETURNING id`,
    [organizationId, number.id, contact, message.createdAt],
  )) as [unknown[], number];
  const optedOut = (await standingOptOuts(tx.manager, organizationId, [contact])).has(contact);
  // Whoever opted out of nothing and texts YES answers a question.
  if (keyword.word === 'YES' && !optedOut && lifted.length === 0) return;
  await record(tx, message, { optedOut: false, keyword: keyword.word });
  return othersChanged(tx, message);
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
  await tx.manager.query(
    `INSERT INTO consents (id, organization_id, contact, opted_out, source, message_id, at)
     VALUES ($1, $2, $3, true, $4, $5, $6)`,
    [randomUUID(), organizationId, contact, OptOutSource.CARRIER, message.id, at],
  );
  await othersChanged(tx, message);
}

/** A message says one thing once, however often we are told of it. */
async function record(
  tx: UnitOfWork,
  { id, organizationId, contact, createdAt }: MessageEntity,
  wish: { optedOut: boolean; keyword: string },
): Promise<void> {
  await tx.manager.query(
    `INSERT INTO consents (id, organization_id, contact, opted_out, source, keyword, message_id, at)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE NOT EXISTS (
       SELECT 1 FROM consents WHERE organization_id = $2 AND contact = $3 AND message_id = $7)`,
    [
      randomUUID(),
      organizationId,
      contact,
      wish.optedOut,
      OptOutSource.CONTACT_KEYWORD,
      wish.keyword,
      id,
      createdAt,
    ],
  );
}

/** The wish holds for all numbers, so the contact's other conversations show it as well. */
async function othersChanged(
  tx: UnitOfWork,
  { organizationId, contact, conversationId }: MessageEntity,
): Promise<void> {
  const [rows] = (await tx.manager.query(
    `UPDATE conversations SET revision = revision + 1
     WHERE organization_id = $1 AND contact = $2 AND id <> $3 RETURNING id, revision, phone_number_id`,
    [organizationId, contact, conversationId],
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
