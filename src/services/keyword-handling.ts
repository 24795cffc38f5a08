import type { EntityManager } from 'typeorm';
import { may, type OrganizationActor, Permission } from '../domain/actor';
import { KeywordHandling, settableHandlings } from '../domain/compliance-replies';
import { refuse, UserErrorCode } from '../domain/errors';
import { TwilioAccountMode } from '../domain/organizations';
import { audit } from './audit';
import type { Transactions } from './unit-of-work';

/** Who handles keywords in an organization's account, as far as texts have not shown otherwise. */
export interface AccountHandling {
  handling: KeywordHandling;
  /** Whether the organization says so itself: it does for an account of its own. */
  isChoice: boolean;
}

/** What decides it, as columns of `organization_twilio_settings`; null without an account. */
export interface HandlingFacts {
  mode: TwilioAccountMode | null;
  keywordHandling: KeywordHandling | null;
}

/** Knows and sets who handles keywords: Twilio, until it has been told to leave them to us. */
export class KeywordHandlingService {
  constructor(
    private readonly transactions: Transactions,
    /** In accounts that we manage: one setting for all of them. */
    private readonly managed: KeywordHandling,
  ) {}

  configured({ mode, keywordHandling }: HandlingFacts): KeywordHandling {
    if (mode === TwilioAccountMode.MANAGED) return this.managed;
    return keywordHandling ?? KeywordHandling.TWILIO_DEFAULT;
  }

  async ofAccount(manager: EntityManager, organizationId: string): Promise<AccountHandling> {
    const facts = await factsOf(manager, organizationId);
    return {
      handling: this.configured(facts),
      isChoice: facts.mode === TwilioAccountMode.BRING_YOUR_OWN,
    };
  }

  /** By number: what texts have shown, else what is configured. */
  async ofNumbers(
    manager: EntityManager,
    organizationId: string,
    numberIds: readonly string[],
  ): Promise<Map<string, KeywordHandling>> {
    const rows: { id: string }[] = await manager.query(
      `SELECT wanted.id FROM unnest($2::text[]) AS wanted (id) WHERE EXISTS (
         SELECT 1 FROM keyword_handlings h WHERE h.organization_id = $1
           AND (h.sender = wanted.id OR h.sender = (
             SELECT m.service_sid FROM messaging_service_members m
             WHERE m.phone_number_id = wanted.id::uuid AND m.state = 'MEMBER')))`,
      [organizationId, numberIds],
    );
    const configured = this.configured(await factsOf(manager, organizationId));
    const learnt = new Set(rows.map((one) => one.id));
    return new Map(numberIds.map((id) => [id, learnt.has(id) ? KeywordHandling.ADVANCED : configured]));
  }

  /** Notes whether Twilio has switched its keyword handling off in the organization's own account. */
  async set(actor: OrganizationActor, handling: KeywordHandling): Promise<void> {
    if (!may(actor, Permission.ManageComplianceReplies))
      refuse(UserErrorCode.NOT_ALLOWED, 'Only an owner or admin can say who answers STOP and HELP.');
    const field = ['input', 'handling'];
    if (!settableHandlings.includes(handling))
      refuse(
        UserErrorCode.INVALID,
        'Advanced Opt-Out is recognized from the texts that come in; it cannot be set here. Choose TWILIO_DEFAULT or OURS.',
        field,
      );
    const { organizationId } = actor;
    await this.transactions.run(async (tx) => {
      const { mode, keywordHandling } = await factsOf(tx.manager, organizationId, 'FOR UPDATE');
      if (mode !== TwilioAccountMode.BRING_YOUR_OWN)
        refuse(
          UserErrorCode.CONFLICT,
          mode === null
            ? 'There is no Twilio account yet. Connect your own first; in accounts that we manage there is nothing to choose.'
            : 'We manage your Twilio account and have settled with Twilio who answers keywords, so there is nothing to choose here.',
          field,
        );
      if (keywordHandling === handling) return;
      await tx.manager.query(
        `UPDATE organization_twilio_settings SET keyword_handling = $2, updated_at = $3 WHERE organization_id = $1`,
        [organizationId, handling, tx.now],
      );
      await audit(tx, actor, 'keyword-handling.set', organizationId, { handling });
    });
  }
}

async function factsOf(
  manager: EntityManager,
  organizationId: string,
  lock: 'FOR UPDATE' | '' = '',
): Promise<HandlingFacts> {
  const [row]: HandlingFacts[] = await manager.query(
    `SELECT mode, keyword_handling AS "keywordHandling" FROM organization_twilio_settings
     WHERE organization_id = $1 ${lock}`,
    [organizationId],
  );
  return row ?? { mode: null, keywordHandling: null };
}
