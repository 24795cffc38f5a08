import type { EntityManager } from 'typeorm';
import { accountChangeOutlook, isTyped, TwilioAccountChange } from '../domain/account-changes';
import type { OrganizationActor } from '../domain/actor';
import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { refuse, UserErrorCode } from '../domain/errors';
import { NotificationKind } from '../domain/notifications';
import { TwilioAccountStatus } from '../domain/organizations';
import { PhoneNumberLifecycle } from '../domain/phone-numbers';
import { ParkedTwilioAccountEntity, TwilioSettingsEntity } from '../entities/organization';
import { logger } from '../lib/logger';
import type { AccountGateway } from '../twilio/accounts';
import { readChangeFacts } from './account-change-facts';
import { requireAccount, requirePermission } from './account-connection';
import { allCardsChanged, changeStatus } from './account-health';
import { accountClosed } from './account-switch';
import { lockOrganization } from './organization-lock';
import { audit } from './audit';
import { notify } from './notify';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'account-status' });

const { ACTIVE, SUSPENDED, CLOSED } = TwilioAccountStatus;
const words = { [ACTIVE]: 'active', [SUSPENDED]: 'suspended', [CLOSED]: 'closed' } as const;
type Wanted = keyof typeof words;

/** Twilio: it was not we who suspended it, and it is closed already. */
const suspendedByTwilio = 21478;
const closedAlready = 21479;
const nextTryAfterMs = 60_000;

/** One of the accounts that we look after, in use or at rest. */
interface ManagedRow {
  place: 'in-use' | 'at-rest';
  account_sid: string;
  status: TwilioAccountStatus;
  wanted_status: Wanted;
}

/**
 * Suspends, resumes and closes accounts that we look after. What is wanted is committed first and carried out after it;
 * saying it to Twilio again changes nothing, so a try that was lost is repeated.
 */
export class AccountStatusService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountGateway,
  ) {}

  suspend(actor: OrganizationActor, command: { twilioAccountId: string }): Promise<TwilioSettingsEntity> {
    return this.change(actor, command.twilioAccountId, TwilioAccountChange.SUSPEND, SUSPENDED);
  }

  reactivate(actor: OrganizationActor, command: { twilioAccountId: string }): Promise<TwilioSettingsEntity> {
    return this.change(actor, command.twilioAccountId, TwilioAccountChange.REACTIVATE, ACTIVE);
  }

  /** For good: with what has to be typed. Also for the account that rests; gives the one in use. */
  async close(
    actor: OrganizationActor,
    command: { twilioAccountId: string; confirmation: string },
  ): Promise<TwilioSettingsEntity | null> {
    requirePermission(actor, 'Only an owner or admin can close the account, in person.');
    const { organizationId } = actor;
    const id = command.twilioAccountId.toLowerCase();
    await this.transactions.run(async (tx) => {
      await lockOrganization(tx, organizationId);
      const parked = await tx.manager.findOneBy(ParkedTwilioAccountEntity, { organizationId });
      const isParked = parked?.id === id;
      if (!isParked) await requireAccount(tx, organizationId, id);
      const facts = await readChangeFacts(tx.manager, organizationId);
      const outlook = accountChangeOutlook(
        TwilioAccountChange.CLOSE,
        isParked ? facts : { ...facts, parked: null },
      );
      if (outlook.blockers[0]) refuse(UserErrorCode.CONFLICT, outlook.blockers[0]);
      if (!isTyped(outlook.confirmation!, command.confirmation))
        refuse(
          UserErrorCode.NOT_CONFIRMED,
          `Closing cannot be undone. Type the organization's name, ${outlook.confirmation}, to confirm it.`,
          ['input', 'confirmation'],
        );
      await want(tx, organizationId, isParked ? 'at-rest' : 'in-use', CLOSED);
      await audit(tx, actor, 'twilio-account.close-requested', id, { numbers: facts.numbers.active });
    });
    await this.settle(organizationId);
    return this.transactions.db.getRepository(TwilioSettingsEntity).findOneBy({ organizationId });
  }

  /** Job: has Twilio do what is wanted; safe to run at any time. */
  async settle(organizationId: string): Promise<void> {
    for (const row of await wantedIn(this.transactions.db.manager, organizationId)) {
      const outcome = await this.accounts.setStatus(row.account_sid, words[row.wanted_status]);
      if (outcome.kind === 'done') await this.apply(organizationId, row, row.wanted_status);
      else if (outcome.kind === 'gone' || (outcome.kind === 'rejected' && outcome.code === closedAlready))
        await this.apply(organizationId, row, CLOSED);
      else if (outcome.kind === 'rejected') await this.giveUp(organizationId, row, outcome.code);
    }
    await this.transactions.run(async (tx) => {
      await lockOrganization(tx, organizationId);
      // What is usual is no wish any more, also when another look has found that it is so.
      await tx.manager.query(
        `UPDATE organization_twilio_settings SET wanted_status = NULL
         WHERE organization_id = $1 AND status = 'ACTIVE' AND wanted_status = 'ACTIVE'`,
        [organizationId],
      );
      if ((await wantedIn(tx.manager, organizationId)).length > 0) return tryAgain(tx, organizationId);
      await tx.unschedule('settle-account-status', organizationId);
    });
  }

  private async change(
    actor: OrganizationActor,
    id: string,
    change: TwilioAccountChange,
    wanted: Wanted,
  ): Promise<TwilioSettingsEntity> {
    requirePermission(actor, 'Only an owner or admin can do this, in person.');
    const { organizationId } = actor;
    await this.transactions.run(async (tx) => {
      await lockOrganization(tx, organizationId);
      const settings = await requireAccount(tx, organizationId, id);
      const facts = await readChangeFacts(tx.manager, organizationId);
      const [blocker] = accountChangeOutlook(change, facts).blockers;
      if (blocker) refuse(UserErrorCode.CONFLICT, blocker);
      if (settings.status === wanted && (settings.wantedStatus ?? wanted) === wanted) return;
      await want(tx, organizationId, 'in-use', wanted);
      await audit(tx, actor, `twilio-account.${words[wanted]}-requested`, settings.id);
    });
    await this.settle(organizationId);
    return this.transactions.db.getRepository(TwilioSettingsEntity).findOneByOrFail({ organizationId });
  }

  /** Twilio has done it. A suspension stays marked as wanted, so that nobody takes it for trouble. */
  private async apply(organizationId: string, row: ManagedRow, status: Wanted): Promise<void> {
    await this.transactions.run(async (tx) => {
      await lockOrganization(tx, organizationId);
      if (row.place === 'at-rest') return this.applyAtRest(tx, organizationId, row, status);
      const [rows] = (await tx.manager.query(
        `UPDATE organization_twilio_settings SET wanted_status = $3
         WHERE organization_id = $1 AND account_sid = $2 AND wanted_status = $4 RETURNING id`,
        [organizationId, row.account_sid, status === ACTIVE ? null : status, row.wanted_status],
      )) as [unknown[], number];
      if (rows.length === 0) return;
      const isNews = await changeStatus(tx, { organizationId, accountSid: row.account_sid }, status);
      if (isNews && status === CLOSED) await accountClosed(tx, organizationId, PhoneNumberLifecycle.ACTIVE);
    });
    log.info({ organizationId, status, place: row.place }, 'account status set');
  }

  private async applyAtRest(
    tx: UnitOfWork,
    organizationId: string,
    row: ManagedRow,
    status: Wanted,
  ): Promise<void> {
    if (status === CLOSED) {
      await tx.manager.delete(ParkedTwilioAccountEntity, { organizationId, accountSid: row.account_sid });
      return accountClosed(tx, organizationId, PhoneNumberLifecycle.PAUSED);
    }
    await tx.manager.update(
      ParkedTwilioAccountEntity,
      { organizationId, accountSid: row.account_sid },
      { status },
    );
  }

  /** Twilio does not let us: what is wanted is forgotten, and what holds is looked at by the next health check. */
  private async giveUp(organizationId: string, row: ManagedRow, code: number | null): Promise<void> {
    log.error({ organizationId, code, wanted: row.wanted_status }, 'Twilio refuses a change of status');
    await this.transactions.run(async (tx) => {
      const table = row.place === 'in-use' ? 'organization_twilio_settings' : 'parked_twilio_accounts';
      await tx.manager.query(
        `UPDATE ${table} SET wanted_status = NULL WHERE organization_id = $1 AND account_sid = $2`,
        [organizationId, row.account_sid],
      );
      if (row.place === 'at-rest') return;
      await tx.schedule('reconcile-account', organizationId, { organizationId }, tx.now);
      await allCardsChanged(tx, organizationId);
      await notify(tx, {
        organizationId,
        kind: NotificationKind.ACCOUNT_PROBLEM,
        cause: `account-status:${row.wanted_status}:${tx.now.toISOString()}`,
        title: 'Your phone account could not be changed',
        body:
          code === suspendedByTwilio
            ? 'It was Twilio that suspended it, so it cannot be resumed here. Our support can find out why.'
            : 'Twilio did not allow it. Our support can find out why.',
        callToAction: callToAction('Contact support', AssistantIntent.CONTACT_SUPPORT),
      });
    });
  }
}

/** The accounts that are not yet as they are wanted. */
function wantedIn(manager: EntityManager, organizationId: string): Promise<ManagedRow[]> {
  return manager.query(
    `SELECT 'in-use' AS place, account_sid, status, wanted_status FROM organization_twilio_settings
     WHERE organization_id = $1 AND mode = 'MANAGED' AND wanted_status IS DISTINCT FROM status
       AND wanted_status IS NOT NULL
     UNION ALL
     SELECT 'at-rest', account_sid, status, wanted_status FROM parked_twilio_accounts
     WHERE organization_id = $1 AND wanted_status IS NOT NULL AND wanted_status <> status`,
    [organizationId],
  );
}

async function want(
  tx: UnitOfWork,
  organizationId: string,
  place: ManagedRow['place'],
  wanted: Wanted,
): Promise<void> {
  const table = place === 'in-use' ? 'organization_twilio_settings' : 'parked_twilio_accounts';
  await tx.manager.query(`UPDATE ${table} SET wanted_status = $2 WHERE organization_id = $1`, [
    organizationId,
    wanted,
  ]);
  await tryAgain(tx, organizationId);
}

function tryAgain(tx: UnitOfWork, organizationId: string): Promise<void> {
  const dueAt = new Date(tx.now.getTime() + nextTryAfterMs);
  return tx.schedule('settle-account-status', organizationId, { organizationId }, dueAt);
}
