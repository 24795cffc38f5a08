import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { may, type OrganizationActor, Permission } from '../domain/actor';
import {
  checkComplianceReplies,
  type ComplianceRepliesInput,
  KeywordHandling,
  type OwnReplies,
  renderReplies,
  type RenderedReply,
  type ReplyBusiness,
} from '../domain/compliance-replies';
import { DomainError, refuse, UserErrorCode } from '../domain/errors';
import { isTollFree } from '../domain/phone-numbers';
import { audit } from './audit';
import type { Transactions } from './unit-of-work';

/** What is answered to keywords, and by whom. */
export interface Replies {
  id: string;
  stop: RenderedReply;
  help: RenderedReply;
  start: RenderedReply;
}

interface Facts {
  business: ReplyBusiness;
  own: OwnReplies;
  /** E.164, of the numbers that can text. */
  senders: string[];
}

/** The organization's answers to STOP, HELP and START. */
export class ComplianceReplyService {
  constructor(private readonly transactions: Transactions) {}

  async get(organizationId: string): Promise<Replies> {
    return render(organizationId, await read(this.transactions.db.manager, organizationId));
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
      if (faults) throw new DomainError(...faults);
      const own = { ...facts.own, ...values };
      const changed = (Object.keys(own) as (keyof OwnReplies)[]).filter((key) => own[key] !== facts.own[key]);
      if (changed.length > 0) {
        await tx.manager.query(
          `INSERT INTO compliance_replies (id, organization_id, stop, help, start, updated_at)
           VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (organization_id) DO UPDATE SET stop = excluded.stop, help = excluded.help,
             start = excluded.start, updated_at = excluded.updated_at`,
          [complianceRepliesId(organizationId), organizationId, own.stop, own.help, own.start, tx.now],
        );
        await audit(tx, actor, 'compliance-replies.updated', organizationId, { fields: changed });
      }
      return render(organizationId, { ...facts, own });
    });
  }
}

/** The replies exist before anybody words them, so their id follows from the organization's. */
export function complianceRepliesId(organizationId: string): string {
  const hex = createHash('sha256').update(`compliance-replies:${organizationId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function render(organizationId: string, { business, own, senders }: Facts): Replies {
  // Who answers on long codes is assumed until an account says otherwise.
  const handling = KeywordHandling.TWILIO_DEFAULT;
  const rendered = renderReplies(
    business,
    own,
    senders.map((e164) => ({ isTollFree: isTollFree(e164), handling })),
  );
  return { id: complianceRepliesId(organizationId), ...rendered };
}

async function read(manager: EntityManager, organizationId: string): Promise<Facts> {
  const [row]: (ReplyBusiness & OwnReplies & { senders: string[] | null })[] = await manager.query(
    `SELECT o.name AS "organizationName", p.doing_business_as AS "doingBusinessAs", p.legal_name AS "legalName",
       p.contact_email AS "contactEmail", p.contact_phone AS "contactPhone", p.website, c.stop, c.help, c.start,
       (SELECT array_agg(n.e164) FROM phone_numbers n
        WHERE n.organization_id = o.id AND n.lifecycle = 'ACTIVE' AND n.sms_capable) AS senders
     FROM organizations o
     LEFT JOIN organization_profiles p ON p.organization_id = o.id
     LEFT JOIN compliance_replies c ON c.organization_id = o.id
     WHERE o.id = $1`,
    [organizationId],
  );
  const { stop, help, start, senders, ...business } = row!;
  return { business, own: { stop, help, start }, senders: senders ?? [] };
}
