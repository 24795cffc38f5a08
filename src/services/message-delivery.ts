import { UserErrorCode } from '../domain/errors';
import { answerGoodUntil, isOvertakenAnswer } from '../domain/keyword-effects';
import type { KeywordFamily } from '../domain/opt-out-words';
import { MessagingPath, PhoneNumberLifecycle } from '../domain/phone-numbers';
import { ReadinessReasonCode } from '../domain/readiness';
import type { SendBlock } from '../domain/send-check';
import { MessageChannel, MessageOrigin, MessageStatus } from '../domain/messages';
import { saysNotInPool } from '../domain/sender-pool';
import { validUntil } from '../domain/sender-rates';
import { webhookUrl } from '../domain/webhook-urls';
import { MessageEntity } from '../entities/message';
import { logger } from '../lib/logger';
import type { MessageGateway, TwilioMessage } from '../twilio/messages';
import type { Outcome } from '../twilio/outcome';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import { answeredKeyword } from './compliance-answers';
import { applyRefusal, recipientOptedOut } from './consents';
import type { MessageGuard, Sender } from './message-guard';
import { backInLine, dropMessage, failMessage, lookFor } from './message-line';
import { applyNews, newsOf } from './message-news';
import { lockMessage, messagesById } from './message-rows';
import { leavePool, serviceOf } from './sender-pool-members';
import { chargeSender, pauseSender } from './sender-paces';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'message-delivery' });

/** A text whose sender died on the way is looked for then. */
const lookAfterClaimMs = 90_000;
const lookAfterUnknownMs = 5_000;
const strandedAfterMs = 300_000;
const accountOnHoldSeconds = 60;

/** Codes for what we refuse ourselves, in the carriers' own words, so that the failure is explained like theirs. */
const unverifiedTollFree = 30_032;
const unregisteredLocal = 30_034;
const senderNotAccepted = 21_212;
const senderGivenBack = 21_660;
const notTextCapable = 21_601;
const accountNotActive = 30_002;
const waitedTooLong = 30_036;

/**
 * What came of trying to hand a message over: Twilio was called; it was settled without a call; its number has to wait;
 * or somebody else has it.
 */
export type Handing = 'handed-over' | 'settled' | 'held' | 'missed';

interface Claim {
  message: MessageEntity;
  account: OrganizationAccount;
  /** Null sends in the number's own name. */
  serviceSid: string | null;
  /** Twilio is to keep it waiting no longer than that. */
  goodUntil: Date;
}

/**
 * Hands queued messages to Twilio. Whoever calls may die at any moment and Twilio has no idempotency key, so a message
 * is claimed before the call and the claim is committed: what may have gone out is looked for, never sent blindly.
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

  /**
   * Sends the message unless it was sent, is being sent or may not be sent any more. At what rate its campaign has the
   * number send is known to whoever took the slot.
   */
  async deliver(
    organizationId: string,
    messageId: string,
    campaignRate: number | null = null,
  ): Promise<Handing> {
    const { manager } = this.transactions.db;
    const queued = (await messagesById(manager, organizationId, [messageId])).get(messageId);
    if (queued?.status !== MessageStatus.QUEUED) return 'missed';
    const [account, senders] = await Promise.all([
      this.accounts.forOrganization(organizationId),
      this.guard.senders(organizationId, [queued.phoneNumberId]),
    ]);
    const sender = senders.get(queued.phoneNumberId)!;
    const claim = await this.transactions.run((tx) => this.claim(tx, messageId, sender, account));
    if (typeof claim === 'string') return claim;
    const { message, serviceSid } = claim;
    const outcome = await this.gateway.send(claim.account, {
      from: sender.number.e164,
      serviceSid,
      to: message.contact,
      body: message.body,
      mediaUrls: message.media.map((one) => one.url),
      statusCallback: webhookUrl(this.publicUrl, claim.account.webhookKey, 'message-status', {
        m: messageId,
      }),
      validitySeconds: secondsUntil(claim.goodUntil, message.sendStartedAt!),
    });
    await this.transactions.run((tx) => this.record(tx, claim, sender, campaignRate, outcome));
    if (outcome.kind === 'denied' || outcome.kind === 'gone') await this.noteDenied(organizationId);
    return 'handed-over';
  }

  /** Sweep: plans the look-up of messages whose process died with it. */
  async resumeStranded(): Promise<void> {
    await this.transactions.run(async ({ manager, now }) => {
      await manager.query(
        `INSERT INTO scheduled_work (organization_id, task, key, payload, due_at)
         SELECT m.organization_id, 'look-up-message', m.id::text,
           jsonb_build_object('organizationId', m.organization_id, 'messageId', m.id), $1
         FROM messages m
         WHERE m.twilio_sid IS NULL AND m.status = 'SENDING' AND coalesce(m.send_started_at, m.created_at) < $2
           AND NOT EXISTS (SELECT 1 FROM scheduled_work w WHERE w.task = 'look-up-message' AND w.key = m.id::text)
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
    account: OrganizationAccount | null,
  ): Promise<Claim | Handing> {
    const { id: phoneNumberId, organizationId } = sender.number;
    const message = await lockMessage(tx, organizationId, { id: messageId });
    if (message?.status !== MessageStatus.QUEUED || message.twilioSid !== null) return 'missed';
    const isAnswer = message.origin === MessageOrigin.COMPLIANCE_REPLY;
    const answered = isAnswer ? await answeredKeyword(tx, message) : null;
    const block = await this.blockNow(tx, message, sender, answered?.family ?? null);
    const waits = account === null || isAccountBlock(sender, block);
    const goodUntil = answered ? answerGoodUntil(answered) : validUntil(message.createdAt);
    const isLate = tx.now > goodUntil;
    if (isLate || (block && !waits)) {
      const lateCode = waits && !isAnswer ? accountNotActive : waitedTooLong;
      const code = isLate ? lateCode : errorCodeOf(block!, sender);
      await (isOvertakenAnswer(message, code) ? dropMessage : failMessage)(tx, message, code);
      return 'settled';
    }
    if (waits) {
      await pauseSender(tx, phoneNumberId, accountOnHoldSeconds);
      return 'held';
    }
    const claim = {
      status: MessageStatus.SENDING,
      sendAttempts: message.sendAttempts + 1,
      sendStartedAt: tx.now,
      emptyLookups: 0,
      lastLookupAt: null,
    };
    await tx.manager.update(MessageEntity, { id: messageId, organizationId }, claim);
    await lookFor(tx, message, lookAfterClaimMs);
    const serviceSid = await serviceOf(tx.manager, phoneNumberId);
    return { message: Object.assign(message, claim), account, serviceSid, goodUntil };
  }

  /** What forbids the message now; much may have changed since it was queued. */
  private async blockNow(
    tx: UnitOfWork,
    message: MessageEntity,
    sender: Sender,
    answered: KeywordFamily | null,
  ): Promise<SendBlock | null> {
    const { id: phoneNumberId, organizationId } = sender.number;
    const [block] = await this.guard.blocks(tx.manager, organizationId, new Map([[phoneNumberId, sender]]), [
      {
        phoneNumberId,
        contact: message.contact,
        isTest: message.origin === MessageOrigin.TEST_TEXT,
      },
    ]);
    // The answers to STOP and HELP reach people who have opted out.
    const reaches = answered === 'STOP' || answered === 'HELP';
    return reaches && block?.code === UserErrorCode.RECIPIENT_OPTED_OUT ? null : (block ?? null);
  }

  private async record(
    tx: UnitOfWork,
    { message: { organizationId, id, sendStartedAt }, serviceSid }: Claim,
    { number }: Sender,
    campaignRate: number | null,
    outcome: Outcome<TwilioMessage>,
  ): Promise<void> {
    const message = await lockMessage(tx, organizationId, { id });
    if (!message) return;
    if (outcome.kind === 'done') {
      // A word we do not know yet is no reason to lose the SID: accepted it is.
      const shown = { ...outcome.value, status: outcome.value.status || 'queued' };
      const news = newsOf(message, shown, tx.now) ?? newsOf(message, { ...shown, status: 'queued' }, tx.now);
      await applyNews(tx, news!);
      const segments = message.channel === MessageChannel.MMS ? 1 : (message.segments ?? 1);
      return chargeSender(
        tx,
        number.id,
        { kind: number.kind, country: number.country, campaignRate },
        segments,
      );
    }
    // Twilio's callback was faster than our own answer: it knows better than a lost connection.
    if (message.status !== MessageStatus.SENDING || message.twilioSid !== null) return;
    // It fell out of Twilio's queue and is on its way again: this answer is about the former try.
    if (message.sendStartedAt?.getTime() !== sendStartedAt!.getTime()) return;
    switch (outcome.kind) {
      case 'rejected':
        log.info({ organizationId, messageId: id, code: outcome.code }, 'Twilio refused a message');
        if (serviceSid !== null && saysNotInPool(outcome.code)) {
          await leavePool(tx, number.id, serviceSid, outcome.code);
          return backInLine(tx, message);
        }
        await (isOvertakenAnswer(message, outcome.code) ? dropMessage : failMessage)(
          tx,
          message,
          outcome.code,
        );
        return applyRefusal(tx, message, outcome.code);
      case 'throttled':
        await backInLine(tx, message);
        return pauseSender(tx, number.id, outcome.retryAfterSeconds);
      case 'denied':
      case 'gone':
        await backInLine(tx, message);
        return pauseSender(tx, number.id, accountOnHoldSeconds);
      case 'unknown':
        log.warn(
          { organizationId, messageId: id, reason: outcome.reason },
          'unknown whether a message went out',
        );
        return lookFor(tx, message, lookAfterUnknownMs);
    }
  }
}

/** In whole seconds, of which Twilio wants one at least. */
function secondsUntil(end: Date, now: Date): number {
  return Math.max(Math.floor((end.getTime() - now.getTime()) / 1_000), 1);
}

/** An account on hold may come back within the time a text may wait. */
function isAccountBlock({ readiness }: Sender, block: SendBlock | null): boolean {
  return (
    block?.code === UserErrorCode.SENDER_NOT_READY &&
    readiness.reasons[0]?.code === ReadinessReasonCode.ACCOUNT_NOT_ACTIVE
  );
}

function errorCodeOf(block: SendBlock, { number, readiness }: Sender): number {
  if (block.code === UserErrorCode.RECIPIENT_OPTED_OUT) return recipientOptedOut;
  if ([PhoneNumberLifecycle.RELEASING, PhoneNumberLifecycle.RELEASED].includes(number.lifecycle))
    return senderGivenBack;
  const reasons = readiness.reasons.map((reason) => reason.code);
  if (reasons.includes(ReadinessReasonCode.NUMBER_NOT_ACTIVE)) return senderNotAccepted;
  if (reasons.includes(ReadinessReasonCode.NO_TEXT_CAPABILITY)) return notTextCapable;
  return readiness.path === MessagingPath.A2P_10DLC ? unregisteredLocal : unverifiedTollFree;
}
