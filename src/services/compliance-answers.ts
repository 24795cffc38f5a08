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
    mediaUrls: [],
  });
  return id;
}
