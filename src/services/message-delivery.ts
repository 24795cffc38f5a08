import { UserErrorCode } from '../domain/errors';
import { MessageOrigin, MessageStatus } from '../domain/messages';
import { MessagingPath } from '../domain/phone-numbers';
import { ReadinessReasonCode } from '../domain/readiness';
import type { SendBlock } from '../domain/send-check';
import { webhookUrl } from '../domain/webhook-urls';
import { MessageEntity } from '../entities/message';
import { logger } from '../lib/logger';
import type { MessageGateway, TwilioMessage } from '../twilio/messages';
import type { Outcome } from '../twilio/outcome';
import type { AccountCredentialsReader } from './account-credentials';
import { applyRefusal, recipientOptedOut } from './consents';
import type { MessageGuard, Sender } from './message-guard';
import { applyNews, newsOf } from './message-news';
import { changeMessage, lockMessage, messagesById, noteStatus } from './message-rows';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'message-delivery' });

/** As long as Twilio itself would keep a text waiting (Message resource, ValidityPeriod). */
export const validityMs = 36_000_000;
/** A text whose sender died on the way is looked for then. */
const lookAfterClaimMs = 90_000;
const lookAfterUnknownMs = 5_000;
const strandedAfterMs = 300_000;

/** Codes for what we refuse ourselves, in the carriers' own words, so that the failure is explained like theirs. */
const unverifiedTollFree = 30_032;
const unregisteredLocal = 30_034;
const senderNotAccepted = 21_212;
const notTextCapable = 21_601;
const accountNotActive = 30_002;
const waitedTooLong = 30_036;

/**
 * Hands queued messages to Twilio. Jobs run at least once and Twilio has no idempotency key, so a message is
 * claimed before the call and the claim is committed: what may have gone out is looked for, never sent blindly.
 */
export class MessageDeliveryService {
  constructor(
    private readonly transactions: Transactions,
    private readonly guard: MessageGuard,
    private readonly accounts: AccountCredentialsReader,
    private readonly gateway: MessageGateway,
    private readonly noteDenied: (organizationId: string) => Promise<void>,
    private readonly publicUrl: string,
  ) {}

  /** Job: sends the message unless it was sent, is being sent or may not be sent any more. */
  async deliver(organizationId: string, messageId: string): Promise<void> {
    const known = await messagesById(this.transactions.db.manager, organizationId, [messageId]);
    const queued = known.get(messageId);
    if (queued?.status !== MessageStatus.QUEUED) return;
    const account = await this.accounts.forOrganization(organizationId);
    const senders = await this.guard.senders(organizationId, [queued.phoneNumberId]);
    const sender = senders.get(queued.phoneNumberId)!;
    const claimed = await this.transactions.run((tx) => this.claim(tx, messageId, sender, account !== null));
    if (!claimed || !account) return;
    const outcome = await this.gateway.send(account, {
      from: sender.number.e164,
      to: claimed.contact,
      body: claimed.body,
      mediaUrls: claimed.media.map((one) => one.url),
      statusCallback: webhookUrl(this.publicUrl, account.webhookKey, 'message-status', { m: messageId }),
    });
    await this.transactions.run((tx) => this.record(tx, claimed, outcome));
    if (outcome.kind === 'denied' || outcome.kind === 'gone') await this.noteDenied(organizationId);
  }

  /**
   * Sweep: plans the work of messages that nobody works on any more. A job that dies with its process stays locked
   * in the queue for hours.
   */
  async resumeStranded(): Promise<void> {
    await this.transactions.run(async ({ manager, now }) => {
      await manager.query(
        `INSERT INTO scheduled_work (organization_id, task, key, payload, due_at)
         SELECT m.organization_id,
           CASE m.status WHEN 'SENDING' THEN 'look-up-message' ELSE 'deliver-message' END, m.id::text,
           jsonb_build_object('organizationId', m.organization_id, 'messageId', m.id), $1
         FROM messages m
         WHERE m.twilio_sid IS NULL AND m.status IN ('QUEUED', 'SENDING')
           AND coalesce(m.send_started_at, m.created_at) < $2
           AND NOT EXISTS (SELECT 1 FROM scheduled_work w
             WHERE w.task IN ('look-up-message', 'deliver-message') AND w.key = m.id::text)
         ON CONFLICT (task, key) DO NOTHING`,
        [now, new Date(now.getTime() - strandedAfterMs)],
      );
    });
  }

  /** Takes the message for this process, with a look-up planned for the case that the process ends here. */
  private async claim(
    tx: UnitOfWork,
    messageId: string,
    sender: Sender,
    hasAccount: boolean,
  ): Promise<MessageEntity | null> {
    const { organizationId } = sender.number;
    const message = await lockMessage(tx, organizationId, { id: messageId });
    if (message?.status !== MessageStatus.QUEUED || message.twilioSid !== null) return null;
    await tx.unschedule('deliver-message', messageId);
    const pair = { phoneNumberId: sender.number.id, contact: message.contact };
    const [found] = await this.guard.blocks(
      tx.manager,
      organizationId,
      new Map([[sender.number.id, sender]]),
      [pair],
    );
    // The one answer to STOP reaches people who have just opted out.
    const isAnswer = message.origin === MessageOrigin.COMPLIANCE_REPLY;
    const block = isAnswer && found?.code === UserErrorCode.RECIPIENT_OPTED_OUT ? null : found;
    const waits = !hasAccount || isAccountBlock(sender, block ?? null);
    const isLate = tx.now.getTime() - message.createdAt.getTime() > validityMs;
    if (isLate) await failMessage(tx, message, waits ? accountNotActive : waitedTooLong);
    else if (waits) await tryLater(tx, message, 60);
    else if (block) await failMessage(tx, message, errorCodeOf(block, sender));
    if (isLate || waits || block) return null;
    const claim = {
      status: MessageStatus.SENDING,
      sendAttempts: message.sendAttempts + 1,
      sendStartedAt: tx.now,
      emptyLookups: 0,
      lastLookupAt: null,
    };
    await tx.manager.update(MessageEntity, { id: messageId, organizationId }, claim);
    await lookFor(tx, message, lookAfterClaimMs);
    return Object.assign(message, claim);
  }

  private async record(
    tx: UnitOfWork,
    { organizationId, id }: MessageEntity,
    outcome: Outcome<TwilioMessage>,
  ): Promise<void> {
    const message = await lockMessage(tx, organizationId, { id });
    if (!message) return;
    if (outcome.kind === 'done') {
      // A word we do not know yet is no reason to lose the SID: accepted it is.
      const shown = { ...outcome.value, status: outcome.value.status || 'queued' };
      const news = newsOf(message, shown, tx.now) ?? newsOf(message, { ...shown, status: 'queued' }, tx.now);
      await applyNews(tx, news!);
      return;
    }
    // Twilio's callback was faster than our own answer: it knows better than a lost connection.
    if (message.status !== MessageStatus.SENDING || message.twilioSid !== null) return;
    switch (outcome.kind) {
      case 'rejected':
        log.info({ organizationId, messageId: id, code: outcome.code }, 'Twilio refused a message');
        await failMessage(tx, message, outcome.code);
        return applyRefusal(tx, message, outcome.code);
      case 'throttled':
        return tryLater(tx, message, outcome.retryAfterSeconds);
      case 'denied':
      case 'gone':
        return tryLater(tx, message, 60);
      case 'unknown':
        log.warn(
          { organizationId, messageId: id, reason: outcome.reason },
          'unknown whether a message went out',
        );
        return lookFor(tx, message, lookAfterUnknownMs);
    }
  }
}

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
export async function failMessage(
  tx: UnitOfWork,
  message: MessageEntity,
  errorCode: number | null,
): Promise<void> {
  const status = MessageStatus.FAILED;
  await noteStatus(tx, message, { status, errorCode, at: tx.now });
  await changeMessage(tx, message, { status, errorCode });
  await tx.unschedule('look-up-message', message.id);
  await tx.unschedule('deliver-message', message.id);
}

/**
 * Puts a held message back in line: it was never processed. The wait grows with the message's age and has jitter,
 * so that many do not come back at once.
 */
export async function tryLater(
  tx: UnitOfWork,
  message: MessageEntity,
  atLeastSeconds: number,
): Promise<void> {
  const { id: messageId, organizationId } = message;
  const begun = message.status === MessageStatus.SENDING;
  if (begun)
    await tx.manager.update(
      MessageEntity,
      { id: messageId, organizationId },
      { status: MessageStatus.QUEUED, sendAttempts: message.sendAttempts - 1 },
    );
  const ageSeconds = (tx.now.getTime() - message.createdAt.getTime()) / 1_000;
  const seconds = Math.max(atLeastSeconds, Math.min(ageSeconds / 4, 300)) * (1 + Math.random() / 2);
  const dueAt = new Date(tx.now.getTime() + seconds * 1_000);
  await tx.unschedule('look-up-message', messageId);
  await tx.schedule('deliver-message', messageId, { organizationId, messageId }, dueAt);
}

/** An account on hold may come back within the time a text may wait. */
function isAccountBlock({ readiness }: Sender, block: SendBlock | null): boolean {
  return (
    block?.code === UserErrorCode.SENDER_NOT_READY &&
    readiness.reasons[0]?.code === ReadinessReasonCode.ACCOUNT_NOT_ACTIVE
  );
}

function errorCodeOf(block: SendBlock, { readiness }: Sender): number {
  if (block.code === UserErrorCode.RECIPIENT_OPTED_OUT) return recipientOptedOut;
  const reasons = readiness.reasons.map((reason) => reason.code);
  if (reasons.includes(ReadinessReasonCode.NUMBER_NOT_ACTIVE)) return senderNotAccepted;
  if (reasons.includes(ReadinessReasonCode.NO_TEXT_CAPABILITY)) return notTextCapable;
  return readiness.path === MessagingPath.A2P_10DLC ? unregisteredLocal : unverifiedTollFree;
}
