import { MessageStatus } from '../domain/messages';
import { queueFullPauseSeconds, validityMs } from '../domain/sender-rates';
import { MessageEntity } from '../entities/message';
import { logger } from '../lib/logger';
import { changeMessage, noteStatus } from './message-rows';
import { pauseSender } from './sender-paces';
import type { UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'message-line' });

/** Has Twilio's list searched for a message that may have gone out. */
export function lookFor(
  tx: UnitOfWork,
  { organizationId, id: messageId }: MessageEntity,
  afterMs: number,
): Promise<void> {
  const dueAt = new Date(tx.now.getTime() + afterMs);
  return tx.schedule('look-up-message', messageId, { organizationId, messageId }, dueAt);
}

/** Ends a held message that did not reach Twilio. */
export function failMessage(tx: UnitOfWork, message: MessageEntity, errorCode: number | null): Promise<void> {
  return settleMessage(tx, message, MessageStatus.FAILED, errorCode);
}

/** Takes back a held message that did not reach Twilio and that nobody waits for: it is not counted as a failure. */
export function dropMessage(tx: UnitOfWork, message: MessageEntity, errorCode: number | null): Promise<void> {
  return settleMessage(tx, message, MessageStatus.CANCELED, errorCode);
}

async function settleMessage(
  tx: UnitOfWork,
  message: MessageEntity,
  status: MessageStatus,
  errorCode: number | null,
): Promise<void> {
  await noteStatus(tx, message, { status, errorCode, at: tx.now });
  await changeMessage(tx, message, { status, errorCode });
  await tx.unschedule('look-up-message', message.id);
}

/** Puts a held message back in its place in line: Twilio never processed it. */
export async function backInLine(tx: UnitOfWork, message: MessageEntity): Promise<void> {
  const { id: messageId, organizationId } = message;
  await tx.manager.update(
    MessageEntity,
    { id: messageId, organizationId },
    { status: MessageStatus.QUEUED, sendAttempts: message.sendAttempts - 1 },
  );
  await tx.unschedule('look-up-message', messageId);
}

/**
 * Puts a held message back in line that Twilio took and then dropped because the number's queue was full: there it has
 * failed for good, so it cannot arrive twice. Its number rests meanwhile, longer with each time. False when the message
 * would be too old by then, so that it has failed here too.
 */
export async function sendAgain(
  tx: UnitOfWork,
  message: MessageEntity,
  { twilioSid, errorCode }: { twilioSid: string; errorCode: number },
): Promise<boolean> {
  const { id, organizationId, phoneNumberId, createdAt } = message;
  const seconds = queueFullPauseSeconds(message.resends);
  if (tx.now.getTime() + seconds * 1_000 - createdAt.getTime() > validityMs) return false;
  log.info({ organizationId, messageId: id }, 'a message fell out of a full queue and is sent again');
  await tx.manager.query(
    `INSERT INTO message_former_sids (twilio_sid, organization_id, message_id, error_code, at)
     VALUES ($1, $2, $3, $4, $5)`,
    [twilioSid, organizationId, id, errorCode, tx.now],
  );
  const waiting = { status: MessageStatus.QUEUED, twilioSid: null, errorCode: null };
  await changeMessage(tx, message, {
    ...waiting,
    sendAttempts: 0,
    sendStartedAt: null,
    resends: message.resends + 1,
  });
  await tx.unschedule('look-up-message', id);
  await pauseSender(tx, phoneNumberId, seconds);
  return true;
}

/** The message that Twilio knew by this SID before it was sent again. */
export async function formerly(
  tx: UnitOfWork,
  organizationId: string,
  twilioSid: string,
): Promise<string | null> {
  const rows: { id: string }[] = await tx.manager.query(
    `SELECT message_id AS id FROM message_former_sids WHERE twilio_sid = $1 AND organization_id = $2`,
    [twilioSid, organizationId],
  );
  return rows[0]?.id ?? null;
}

/** Takes back that a SID was given up: Twilio says that the text left after all. */
export async function forgetFormer(tx: UnitOfWork, organizationId: string, twilioSid: string): Promise<void> {
  await tx.manager.query(`DELETE FROM message_former_sids WHERE twilio_sid = $1 AND organization_id = $2`, [
    twilioSid,
    organizationId,
  ]);
}
