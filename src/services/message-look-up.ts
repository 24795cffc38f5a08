import { isFinal, MessageChannel, MessageDirection, MessageStatus } from '../domain/messages';
import { validityMs } from '../domain/sender-rates';
import { MessageEntity } from '../entities/message';
import { logger } from '../lib/logger';
import type { MessageGateway, TwilioMessage } from '../twilio/messages';
import type { Outcome } from '../twilio/outcome';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import { failMessage, lookFor } from './message-line';
import { applyNews, newsOf, scheduleNextLook } from './message-news';
import { changeMessage, lockMessage, messagesById } from './message-rows';
import type { NumberService } from './numbers';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'message-look-up' });

/** Lists lag behind sends, so one empty look proves nothing. */
const betweenLooksMs = 60_000;
const againAfterMs = 30_000;
/** A message that Twilio never showed is sent once more, not more often. */
const mostAttempts = 2;
/** Twilio's clock and ours may differ. */
const clockSlackMs = 30_000;

/** Finds out at Twilio what we were not told: whether a text went out, what became of it, which files came along. */
export class MessageLookUpService {
  constructor(
    private readonly transactions: Transactions,
    private readonly numbers: NumberService,
    private readonly accounts: AccountCredentialsReader,
    private readonly gateway: MessageGateway,
    private readonly noteDenied: (organizationId: string) => Promise<void>,
  ) {}

  /** Job: looks, applies what was seen, and plans the next look where one is needed. */
  async lookUp(organizationId: string, messageId: string): Promise<void> {
    const known = await messagesById(this.transactions.db.manager, organizationId, [messageId]);
    const message = known.get(messageId);
    if (!message) return;
    const account = await this.accounts.forNumber(organizationId, message.phoneNumberId);
    if (!account) return;
    if (message.direction === MessageDirection.INBOUND) return this.media(account, message);
    if (message.twilioSid !== null) return this.progress(account, message, message.twilioSid);
    if (message.status === MessageStatus.SENDING) return this.search(account, message);
  }

  /** Twilio took the message and then fell silent. */
  private async progress(
    account: OrganizationAccount,
    message: MessageEntity,
    twilioSid: string,
  ): Promise<void> {
    if (isFinal(message.status)) return;
    const outcome = await this.gateway.fetch(account, twilioSid);
    await this.transactions.run(async (tx) => {
      if (await this.isPutOff(tx, message, outcome)) return;
      const news = outcome.kind === 'done' ? newsOf(message, outcome.value, tx.now) : null;
      const seen = news && (await applyNews(tx, news));
      if (seen && !isFinal(seen.status)) await scheduleNextLook(tx, seen);
    });
    if (outcome.kind === 'denied') await this.noteDenied(message.organizationId);
  }

  /** Nobody knows whether Twilio took the message. */
  private async search(account: OrganizationAccount, message: MessageEntity): Promise<void> {
    const { organizationId, phoneNumberId, contact } = message;
    const number = (await this.numbers.byIds(organizationId, [phoneNumberId])).get(phoneNumberId)!;
    const outcome = await this.gateway.sentSince(account, {
      from: number.e164,
      to: contact,
      since: new Date(message.createdAt.getTime() - clockSlackMs),
    });
    await this.transactions.run(async (tx) => {
      const held = await lockMessage(tx, organizationId, { id: message.id });
      if (!held || held.status !== MessageStatus.SENDING || held.twilioSid !== null) return;
      if (await this.isPutOff(tx, held, outcome)) return;
      const found = outcome.kind === 'done' ? await unboundMatch(tx, held, outcome.value) : null;
      if (!found) return noteEmptyLook(tx, held);
      log.info({ organizationId, messageId: held.id }, 'found a message whose answer was lost');
      const news = newsOf(held, found, tx.now) ?? newsOf(held, { ...found, status: 'queued' }, tx.now);
      await applyNews(tx, news!);
    });
    if (outcome.kind === 'denied') await this.noteDenied(organizationId);
  }

  /** The stream told of an incoming text with files and the webhook that names them has not come. */
  private async media(account: OrganizationAccount, message: MessageEntity): Promise<void> {
    const { organizationId, id, twilioSid } = message;
    if (message.channel !== MessageChannel.MMS || message.media.length > 0 || twilioSid === null) return;
    const outcome = await this.gateway.media(account, twilioSid);
    await this.transactions.run(async (tx) => {
      const held = await lockMessage(tx, organizationId, { id });
      if (!held || held.media.length > 0 || (await this.isPutOff(tx, held, outcome))) return;
      if (outcome.kind !== 'done' || outcome.value.length === 0) return;
      await changeMessage(tx, held, {
        media: outcome.value.map(({ sid, contentType }) => ({ url: sid, contentType })),
      });
    });
  }

  /** Twilio could not say just now: looks again, for as long as a text may wait. */
  private async isPutOff(
    tx: UnitOfWork,
    message: MessageEntity,
    outcome: Outcome<unknown>,
  ): Promise<boolean> {
    if (outcome.kind === 'done' || outcome.kind === 'gone' || outcome.kind === 'rejected') return false;
    await lookFor(tx, message, outcome.kind === 'denied' ? 10 * againAfterMs : againAfterMs);
    return true;
  }
}

/** The oldest match that no message of ours is known to be, or to have been before it was sent again. */
async function unboundMatch(
  tx: UnitOfWork,
  { organizationId, body, media }: MessageEntity,
  listed: readonly TwilioMessage[],
): Promise<TwilioMessage | null> {
  const matching = listed.filter(
    (one) => one.body.trim() === (body ?? '').trim() && one.mediaCount === media.length,
  );
  if (matching.length === 0) return null;
  const bound: { sid: string }[] = await tx.manager.query(
    `SELECT twilio_sid AS sid FROM messages WHERE organization_id = $1 AND twilio_sid = ANY($2::text[])
     UNION ALL
     SELECT twilio_sid FROM message_former_sids WHERE organization_id = $1 AND twilio_sid = ANY($2::text[])`,
    [organizationId, matching.map((one) => one.sid)],
  );
  const taken = new Set(bound.map((row) => row.sid));
  return matching.find((one) => !taken.has(one.sid)) ?? null;
}

/** Two looks a minute apart found nothing: the message is sent again once, and then given up. */
async function noteEmptyLook(tx: UnitOfWork, message: MessageEntity): Promise<void> {
  const { id, organizationId } = message;
  const sinceLast = message.lastLookupAt ? tx.now.getTime() - message.lastLookupAt.getTime() : Infinity;
  // The same look, done twice by a job that was repeated.
  if (sinceLast < betweenLooksMs) return lookFor(tx, message, betweenLooksMs - sinceLast);
  const emptyLookups = message.emptyLookups + 1;
  await tx.manager.update(MessageEntity, { id, organizationId }, { emptyLookups, lastLookupAt: tx.now });
  if (emptyLookups < 2) return lookFor(tx, message, betweenLooksMs);
  const isLate = tx.now.getTime() - message.createdAt.getTime() > validityMs;
  if (isLate || message.sendAttempts >= mostAttempts) {
    log.warn({ organizationId, messageId: id }, 'a message was never seen at Twilio and is given up');
    return failMessage(tx, message, null);
  }
  await tx.manager.update(MessageEntity, { id, organizationId }, { status: MessageStatus.QUEUED });
}
