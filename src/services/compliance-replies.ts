import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { may, type OrganizationActor, Permission } from '../domain/actor';
import {
  checkComplianceReplies,
  checkOwnKeywords,
  type ComplianceRepliesInput,
  type KeywordHandling,
  type OwnReplies,
  renderReplies,
  type RenderedReply,
  type ReplyBusiness,
  type ReplySender,
  sendersAnswers,
} from '../domain/compliance-replies';
import { DomainError, refuse, UserErrorCode } from '../domain/errors';
import type { ComplianceReplySender } from '../domain/messages';
import type { KeywordFamily, OwnKeywords } from '../domain/opt-out-words';
import { isTollFree } from '../domain/phone-numbers';
import { audit } from './audit';
import type { AccountHandling, KeywordHandlingService } from './keyword-handling';
import type { Transactions } from './unit-of-work';

/** What is answered to keywords, and by whom. */
export interface Replies {
  id: string;
  stop: RenderedReply;
  help: RenderedReply;
  start: RenderedReply;
  senders: SenderAnswers[];
  account: AccountHandling;
}

/** Who answers on one of the organization's numbers. */
export interface SenderAnswers {
  phoneNumberId: string;
  handling: KeywordHandling;
  stop: ComplianceReplySender;
  help: ComplianceReplySender;
  start: ComplianceReplySender;
  explanation: string;
}

interface Facts {
  business: ReplyBusiness;
  own: OwnReplies;
  words: OwnKeywords;
  /** The numbers that can text. */
  numbers: { id: string; e164: string }[];
}

/** The organization's answers to STOP, HELP and START. */
export class ComplianceReplyService {
  constructor(
    private readonly transactions: Transactions,
    private readonly keywordHandling: KeywordHandlingService,
  ) {}

  async get(organizationId: string): Promise<Replies> {
    const { manager } = this.transactions.db;
    return this.render(manager, organizationId, await read(manager, organizationId));
  }

  /** Writes new wordings; the defaults have no row, so null only clears one. */
  async update(actor: OrganizationActor, input: ComplianceRepliesInput): Promise<Replies> {
    if (!may(actor, Permission.ManageComplianceReplies))
      refuse(
        UserErrorCode.NOT_ALLOWED,
        'Only an owner or admin can change what is answered to STOP and HELP.',
      );
    const { organizationId } = actor;
    return this.transactions.run(async (tx) => {
      await tx.manager.query('SELECT 1 FROM organizations WHERE id = $1 FOR NO KEY UPDATE', [organizationId]);
      const facts = await read(tx.manager, organizationId);
      const { values, faults } = checkComplianceReplies(input, facts.business);
      const { words, faults: wordFaults } = checkOwnKeywords(input, facts.words);
      const all = [...(faults ?? []), ...wordFaults];
      if (all.length > 0) throw new DomainError(...all);
      const own = { ...facts.own, ...values };
      const texts = (Object.keys(own) as (keyof OwnReplies)[]).filter((key) => own[key] !== facts.own[key]);
      const families = (Object.keys(words) as KeywordFamily[]).filter(
        (family) => words[family].join() !== facts.words[family].join(),
      );
      const changed = [...texts, ...families.map((family) => `${family.toLowerCase()}Keywords`)];
      if (changed.length > 0) {
        await tx.manager.query(
          `INSERT INTO compliance_replies
             (id, organization_id, stop, help, start, stop_keywords, help_keywords, start_keywords, updated_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           ON CONFLICT (organization_id) DO UPDATE SET stop = excluded.stop, help = excluded.help,
             start = excluded.start, stop_keywords = excluded.stop_keywords,
             help_keywords = excluded.help_keywords, start_keywords = excluded.start_keywords,
             updated_at = excluded.updated_at`,
          [
            complianceRepliesId(organizationId),
            organizationId,
            own.stop,
            own.help,
            own.start,
            words.STOP,
            words.HELP,
            words.START,
            tx.now,
          ],
        );
        await audit(tx, actor, 'compliance-replies.updated', organizationId, { fields: changed });
      }
      return this.render(tx.manager, organizationId, { ...facts, own, words });
    });
  }

  private async render(
    manager: EntityManager,
    organizationId: string,
    { business, own, words, numbers }: Facts,
  ): Promise<Replies> {
    const ids = numbers.map((one) => one.id);
    const handlings = await this.keywordHandling.ofNumbers(manager, organizationId, ids);
    const senders = numbers.map(({ id, e164 }): ReplySender & { id: string } => ({
      id,
      isTollFree: isTollFree(e164),
      handling: handlings.get(id)!,
    }));
    return {
      id: complianceRepliesId(organizationId),
      ...renderReplies(business, own, senders, words),
      senders: senders.map((one) => ({
        phoneNumberId: one.id,
        handling: one.handling,
        ...sendersAnswers(one),
      })),
      account: await this.keywordHandling.ofAccount(manager, organizationId),
    };
  }
}

/** What we answer to a keyword of each family. */
export async function replyTexts(
  manager: EntityManager,
  organizationId: string,
): Promise<Record<KeywordFamily, string>> {
  const { business, own } = await read(manager, organizationId);
  const { stop, help, start } = renderReplies(business, own, []);
  return { STOP: stop.text, HELP: help.text, START: start.text };
}

/** The replies exist before anybody words them, so their id follows from the organization's. */
export function complianceRepliesId(organizationId: string): string {
  const hex = createHash('sha256').update(`compliance-replies:${organizationId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function read(manager: EntityManager, organizationId: string): Promise<Facts> {
  const [row]: (ReplyBusiness &
    OwnReplies &
    Record<'STOP' | 'HELP' | 'START', string[]> &
    Pick<Facts, 'numbers'>)[] = await manager.query(
    `SELECT o.name AS "organizationName", p.doing_business_as AS "doingBusinessAs", p.legal_name AS "legalName",
         p.contact_email AS "contactEmail", p.contact_phone AS "contactPhone", p.website, c.stop, c.help, c.start,
         coalesce(c.stop_keywords, '{}') AS "STOP", coalesce(c.help_keywords, '{}') AS "HELP",
         coalesce(c.start_keywords, '{}') AS "START",
         (SELECT coalesce(json_agg(json_build_object('id', n.id, 'e164', n.e164) ORDER BY n.created_at, n.id), '[]')
          FROM phone_numbers n
          WHERE n.organization_id = o.id AND n.lifecycle = 'ACTIVE' AND n.sms_capable) AS numbers
       FROM organizations o
       LEFT JOIN organization_profiles p ON p.organization_id = o.id
       LEFT JOIN compliance_replies c ON c.organization_id = o.id
       WHERE o.id = $1`,
    [organizationId],
  );
  const { stop, help, start, STOP, HELP, START, numbers, ...business } = row!;
  return { business, own: { stop, help, start }, words: { STOP, HELP, START }, numbers };
}
