import type { EntityManager } from 'typeorm';
import { KeywordHandling } from '../domain/compliance-replies';
import { FreeTextOptOut, freeTextOptOut } from '../domain/free-text-opt-out';
import { type KeywordEffect, keywordEffect } from '../domain/keyword-effects';
import { ComplianceReplySender, OptOutSource } from '../domain/messages';
import { NotificationKind } from '../domain/notifications';
import { AssistantIntent, callToAction } from '../domain/call-to-action';
import {
  commonFamilyOf,
  type Keyword,
  type KeywordFamily,
  keywordOf,
  type OwnKeywords,
} from '../domain/opt-out-words';
import { isTollFree } from '../domain/phone-numbers';
import { isTelephone } from '../domain/send-check';
import type { MessageEntity } from '../entities/message';
import type { AgentEventService } from './agent-events';
import { queueComplianceReply } from './compliance-answers';
import { isBlocked, liftBlock, recordWish, standingOptOuts } from './consents';
import type { HandlingFacts, KeywordHandlingService } from './keyword-handling';
import { touchConversation } from './message-rows';
import { notify } from './notify';
import type { UnitOfWork } from './unit-of-work';

/** The number a text came to. */
export interface HeldNumber {
  id: string;
  e164: string;
}

/** What only Twilio can tell about a text. */
export interface Heard {
  /** The keyword as the account's Advanced Opt-Out understood it; only in the webhook. */
  optOutType: KeywordFamily | null;
  /** The messaging service the number belongs to. */
  serviceSid: string | null;
  /** False while only the stream told of the text, which never has `OptOutType`. */
  fromWebhook: boolean;
}

interface Facts {
  handling: KeywordHandling;
  /** Whether that was learnt from a text rather than configured. */
  isLearnt: boolean;
  own: OwnKeywords;
  autoReply: boolean;
  textAgentId: string | null;
}

/** Longest words kept of a request, so that the history stays readable. */
const longestWords = 160;

/** Decides what follows from a text: who answers a keyword, what it does to consent, whether the text agent hears. */
export class KeywordService {
  constructor(
    private readonly handling: KeywordHandlingService,
    private readonly agentEvents: AgentEventService,
  ) {}

  /** A text known from the stream alone: a common opt-out counts at once, all else waits for the webhook. */
  async foresee(tx: UnitOfWork, message: MessageEntity): Promise<void> {
    const keyword = keywordOf(message.body ?? '');
    if (keyword?.family === 'STOP') await recordKeyword(tx, message, keyword, true);
  }

  /** Everything that follows from a text, once, however often it is called. */
  async settle(tx: UnitOfWork, message: MessageEntity, number: HeldNumber, heard: Heard): Promise<void> {
    const facts = await this.read(tx.manager, message.organizationId, [number.id, heard.serviceSid]);
    if (heard.fromWebhook) await learn(tx, message, [number.id, heard.serviceSid], heard, facts);
    const keyword = keywordIn(message.body ?? '', heard, facts);
    if (keyword) return this.obey(tx, message, number, { keyword, heard, facts });
    const request = freeTextOptOut(message.body ?? '');
    if (request) return heed(tx, message, number, request);
    const { autoReply, textAgentId } = facts;
    if (!autoReply || textAgentId === null || !isTelephone(message.contact)) return;
    const optOuts = await standingOptOuts(tx.manager, message.organizationId, [message.contact]);
    if (!optOuts.has(message.contact)) await this.agentEvents.raise(tx, message, textAgentId);
  }

  private async read(
    manager: EntityManager,
    organizationId: string,
    senders: readonly (string | null)[],
  ): Promise<Facts> {
    const [row] = (await manager.query(
      `SELECT s.mode, s.keyword_handling AS "keywordHandling", c.stop_keywords AS stop, c.help_keywords AS help, c.start_keywords AS start,
         n.auto_reply AS "autoReply", n.text_agent_id AS "textAgentId",
         EXISTS (SELECT 1 FROM keyword_handlings h
           WHERE h.organization_id = o.id AND (h.sender = ANY($2::text[]) OR h.sender = (
             SELECT m.service_sid FROM messaging_service_members m
             WHERE m.phone_number_id = $3 AND m.state = 'MEMBER'))) AS "isLearnt"
       FROM organizations o
       LEFT JOIN organization_twilio_settings s ON s.organization_id = o.id
       LEFT JOIN compliance_replies c ON c.organization_id = o.id
       LEFT JOIN phone_number_settings n ON n.organization_id = o.id AND n.phone_number_id = $3
       WHERE o.id = $1`,
      [organizationId, senders.filter((one) => one !== null), senders[0]],
    )) as (HandlingFacts & {
      stop: string[] | null;
      help: string[] | null;
      start: string[] | null;
      autoReply: boolean | null;
      textAgentId: string | null;
      isLearnt: boolean;
    })[];
    const { stop, help, start, isLearnt, autoReply, textAgentId } = row!;
    return {
      handling: isLearnt ? KeywordHandling.ADVANCED : this.handling.configured(row!),
      isLearnt,
      own: { STOP: stop ?? [], HELP: help ?? [], START: start ?? [] },
      autoReply: autoReply === true,
      textAgentId,
    };
  }

  private async obey(
    tx: UnitOfWork,
    message: MessageEntity,
    number: HeldNumber,
    { keyword, heard, facts }: { keyword: Keyword; heard: Heard; facts: Facts },
  ): Promise<void> {
    const { organizationId, contact } = message;
    const before = await wishBefore(tx.manager, message);
    const effect = keywordEffect({
      keyword,
      sender: {
        isTollFree: isTollFree(number.e164),
        handling: heard.optOutType ? KeywordHandling.ADVANCED : facts.handling,
      },
      ...before,
      blocked: await isBlocked(tx.manager, organizationId, { phoneNumberId: number.id, contact }),
    });
    if (!(await answer(tx, message, keyword, effect))) return;
    await this.agentEvents.drop(tx, message);
    if (effect.liftsBlock) await liftBlock(tx, message);
    if (effect.optedOut !== null) await recordKeyword(tx, message, keyword, effect.optedOut);
    await touchConversation(tx, message, message.conversationId);
  }
}

/** `OptOutType` shows that the account has Advanced Opt-Out; a principal word without it that it has not. */
async function learn(
  tx: UnitOfWork,
  message: MessageEntity,
  senders: readonly (string | null)[],
  { optOutType }: Heard,
  facts: Facts,
): Promise<void> {
  const known = senders.filter((one) => one !== null);
  const principal = ['STOP', 'START', 'HELP'].includes((message.body ?? '').trim().toUpperCase());
  if (optOutType && !facts.isLearnt) {
    await tx.manager.query(
      `INSERT INTO keyword_handlings (organization_id, sender, handling, learnt_at)
       SELECT $1, one, $3, $4 FROM unnest($2::text[]) AS one ON CONFLICT (organization_id, sender) DO NOTHING`,
      [message.organizationId, known, KeywordHandling.ADVANCED, message.createdAt],
    );
    Object.assign(facts, { handling: KeywordHandling.ADVANCED, isLearnt: true });
  } else if (!optOutType && facts.isLearnt && principal) {
    await tx.manager.query(
      `DELETE FROM keyword_handlings WHERE organization_id = $1 AND sender = ANY($2::text[]) AND learnt_at < $3`,
      [message.organizationId, known, message.createdAt],
    );
  }
}

function keywordIn(body: string, { optOutType, fromWebhook }: Heard, facts: Facts): Keyword | null {
  const word = body.trim().toUpperCase().slice(0, 40);
  if (optOutType) return { family: optOutType, word, exact: true };
  const keyword = keywordOf(body, facts.own);
  if (!keyword || !fromWebhook || facts.handling !== KeywordHandling.ADVANCED) return keyword;
  // The account has taken this word off its list at Twilio, where only the principal ones stay for good.
  return commonFamilyOf(keyword.word) === keyword.word ? keyword : { ...keyword, exact: false };
}

/** What the contact had wished for before this text. */
async function wishBefore(
  manager: EntityManager,
  { id, organizationId, contact, createdAt }: MessageEntity,
): Promise<{ optedOut: boolean; saidNo: boolean }> {
  const [last] = (await manager.query(
    `SELECT opted_out AS "optedOut", source FROM consents
     WHERE organization_id = $1 AND contact = $2 AND at <= $3 AND message_id IS DISTINCT FROM $4
     ORDER BY at DESC, opted_out DESC, id DESC LIMIT 1`,
    [organizationId, contact, createdAt, id],
  )) as { optedOut: boolean; source: OptOutSource }[];
  const optedOut = last?.optedOut ?? false;
  const own = [OptOutSource.CONTACT_KEYWORD, OptOutSource.CONTACT_WORDS];
  return { optedOut, saidNo: optedOut && own.includes(last!.source) };
}

/**
 * Notes who answers and, where that is us, queues the answer in the same transaction. False when it was noted before.
 */
async function answer(
  tx: UnitOfWork,
  message: MessageEntity,
  { family, word }: Pick<Keyword, 'family' | 'word'>,
  { sentBy }: Pick<KeywordEffect, 'sentBy'>,
): Promise<boolean> {
  const { id, organizationId, phoneNumberId, contact, createdAt } = message;
  const isOurs = sentBy === ComplianceReplySender.LOQUENT;
  const reaches = !isOurs || isTelephone(contact);
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO keyword_answers
       (message_id, organization_id, phone_number_id, contact, family, words, sent_by, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (message_id) DO NOTHING RETURNING message_id`,
    [id, organizationId, phoneNumberId, contact, family, word, reaches ? sentBy : null, createdAt],
  );
  if (rows.length === 0) return false;
  if (!isOurs || !reaches) return true;
  const replyId = await queueComplianceReply(tx, message, family);
  await tx.manager.query(`UPDATE keyword_answers SET reply_id = $2 WHERE message_id = $1`, [id, replyId]);
  return true;
}

function recordKeyword(
  tx: UnitOfWork,
  { id, organizationId, contact, conversationId, createdAt }: MessageEntity,
  { word }: Keyword,
  optedOut: boolean,
): Promise<void> {
  const source = OptOutSource.CONTACT_KEYWORD;
  const wish = { organizationId, contact, optedOut, source, keyword: word, messageId: id, at: createdAt };
  return recordWish(tx, wish, conversationId);
}

/** A request in the contact's own words: a person is told, and a clear one counts like STOP. */
async function heed(
  tx: UnitOfWork,
  message: MessageEntity,
  number: HeldNumber,
  request: FreeTextOptOut,
): Promise<void> {
  const { id, organizationId, contact, conversationId, createdAt } = message;
  const isClear = request === FreeTextOptOut.CLEAR;
  await notify(tx, {
    organizationId,
    kind: NotificationKind.OPT_OUT_REQUEST,
    cause: `opt-out-request:${id}`,
    title: isClear ? 'A contact opted out in their own words' : 'A contact may want no more texts',
    body: isClear
      ? `${contact} asked for no more texts. They were opted out and told so; nothing is left to do.`
      : `What ${contact} wrote to ${number.e164} reads like a request for no more texts. Read it, and opt them out if it is one: such requests have to be honoured within 10 business days.`,
    callToAction: callToAction('Check this contact', AssistantIntent.CHECK_CONTACT, {
      phoneNumberId: number.id,
      contact,
    }),
    phoneNumberId: number.id,
  });
  if (!isClear) return;
  const { saidNo } = await wishBefore(tx.manager, message);
  const words = (message.body ?? '').trim().replace(/\s+/g, ' ').slice(0, longestWords);
  const sentBy = saidNo ? null : ComplianceReplySender.LOQUENT;
  if (!(await answer(tx, message, { family: 'STOP', word: words }, { sentBy }))) return;
  const source = OptOutSource.CONTACT_WORDS;
  const wish = {
    organizationId,
    contact,
    optedOut: true,
    source,
    keyword: words,
    messageId: id,
    at: createdAt,
  };
  await recordWish(tx, wish, conversationId);
  await touchConversation(tx, message, conversationId);
}
