import { randomUUID } from 'node:crypto';
import { MessageOrigin } from '../domain/messages';
import type { KeywordFamily } from '../domain/opt-out-words';
import type { MessageEntity } from '../entities/message';
import { replyTexts } from './compliance-replies';
import { queueMessage } from './message-queue';
import type { UnitOfWork } from './unit-of-work';

/** Queues the organization's answer to a keyword; gives its id. It leaves even to somebody who has opted out. */
export async function queueComplianceReply(
  tx: UnitOfWork,
  { organizationId, phoneNumberId, contact }: MessageEntity,
  family: KeywordFamily,
): Promise<string> {
  const texts = await replyTexts(tx.manager, organizationId);
  const { id } = await queueMessage(tx, {
    id: randomUUID(),
    organizationId,
    phoneNumberId,
    contact,
    origin: MessageOrigin.COMPLIANCE_REPLY,
    body: texts[family],
    media: [],
  });
  return id;
}

/** The keyword that a message of ours answers, and when it was texted; null for one that answers none. */
export async function answeredKeyword(
  tx: UnitOfWork,
  { id, organizationId, phoneNumberId, contact }: MessageEntity,
): Promise<{ family: KeywordFamily; at: Date } | null> {
  const rows: { family: KeywordFamily; at: Date }[] = await tx.manager.query(
    `SELECT family, at FROM keyword_answers
     WHERE organization_id = $1 AND phone_number_id = $2 AND contact = $3 AND reply_id = $4`,
    [organizationId, phoneNumberId, contact, id],
  );
  return rows[0] ?? null;
}
