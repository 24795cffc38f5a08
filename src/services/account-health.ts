import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { NotificationKind } from '../domain/notifications';
import { TwilioAccountMode, TwilioAccountStatus } from '../domain/organizations';
import { TwilioSettingsEntity } from '../entities/organization';
import type { KeyRing } from '../lib/encryption';
import { logger } from '../lib/logger';
import type { AccountGateway } from '../twilio/accounts';
import { notify } from './notify';
import { phoneNumbersChanged } from './phone-number-changes';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'account-health' });

const problems: Record<
  Exclude<TwilioAccountStatus, TwilioAccountStatus.ACTIVE>,
  { title: string; body: string }
> = {
  [TwilioAccountStatus.SUSPENDED]: {
    title: 'Your phone account is suspended',
    body: 'Calls and texts do not go through while it is. Your numbers stay yours. Our support can tell why and lift it.',
  },
  [TwilioAccountStatus.CLOSED]: {
    title: 'Your phone account was closed',
    body: 'Calls and texts no longer go through and its numbers were given back. Our support can help you start again.',
  },
  [TwilioAccountStatus.CREDENTIALS_REJECTED]: {
    title: 'We can no longer sign in to your phone account',
    body: 'Its access token was changed elsewhere, so texts and number changes do not go through until access is restored.',
  },
};

/** What a look at an account showed; null when Twilio could not say just now. */
interface Finding {
  status: TwilioAccountStatus;
  /** The account's present token when it is not the one we hold. */
  newToken: string | null;
}

/** Keeps the account's status true: learnt from refused calls and from a daily look. */
export class AccountHealthService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountGateway,
    private readonly keys: KeyRing,
  ) {}

  /** To be called whenever Twilio refused the account or its credentials: finds out why and has it shown. */
  async noteDenied(organizationId: string): Promise<void> {
    const settings = await this.settings(organizationId);
    if (!settings) return;
    const finding = await this.look(settings);
    if (!finding) return;
    await this.apply(settings, finding);
  }

  /**
   * A periodic look. A managed account whose token was found changed at an earlier look gets the present token, as
   * its owner, the parent account, is entitled to; the change itself was told when it was found.
   */
  async check(organizationId: string): Promise<TwilioAccountStatus | null> {
    const settings = await this.settings(organizationId);
    if (!settings) return null;
    const finding = await this.look(settings);
    if (!finding) return settings.status;
    const known = settings.status === TwilioAccountStatus.CREDENTIALS_REJECTED;
    if (known && finding.newToken && settings.mode === TwilioAccountMode.MANAGED) {
      await this.adoptToken(settings, finding.newToken);
      return TwilioAccountStatus.ACTIVE;
    }
    await this.apply(settings, finding);
    return finding.status;
  }

  private settings(organizationId: string): Promise<TwilioSettingsEntity | null> {
    return this.transactions.db.getRepository(TwilioSettingsEntity).findOneBy({ organizationId });
  }

  private async look(settings: TwilioSettingsEntity): Promise<Finding | null> {
    const { accountSid, organizationId } = settings;
    const seen = await this.accounts.fetchSubaccount(accountSid);
    if (seen.kind === 'gone') return { status: TwilioAccountStatus.CLOSED, newToken: null };
    if (seen.kind !== 'done') {
      if (seen.kind === 'denied')
        log.error({ organizationId }, "the parent account's credentials are refused");
      return null;
    }
    if (seen.value.status === 'suspended') return { status: TwilioAccountStatus.SUSPENDED, newToken: null };
    if (seen.value.status === 'closed') return { status: TwilioAccountStatus.CLOSED, newToken: null };
    const authToken = this.keys.decrypt(settings.authTokenEncrypted);
    const own = await this.accounts.fetchOwn({ accountSid, authToken });
    if (own.kind === 'done') return { status: TwilioAccountStatus.ACTIVE, newToken: null };
    if (own.kind !== 'denied') return null;
    const newToken = seen.value.authToken && seen.value.authToken !== authToken ? seen.value.authToken : null;
    return { status: TwilioAccountStatus.CREDENTIALS_REJECTED, newToken };
  }

  private async apply(settings: TwilioSettingsEntity, { status }: Finding): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await changeStatus(tx, settings, status))) return;
      log.warn({ organizationId: settings.organizationId, status }, 'account status changed');
      // Looked at again before the day is over, so that a lifted suspension shows soon.
      await tx.schedule(
        'reconcile-account',
        settings.organizationId,
        { organizationId: settings.organizationId },
        nextLook(status, tx.now),
      );
      if (status === TwilioAccountStatus.ACTIVE) return;
      await notify(tx, {
        organizationId: settings.organizationId,
        kind: NotificationKind.ACCOUNT_PROBLEM,
        cause: `account:${status}:${tx.now.toISOString()}`,
        ...problems[status],
        callToAction: callToAction('Contact support', AssistantIntent.CONTACT_SUPPORT),
      });
    });
  }

  private async adoptToken(settings: TwilioSettingsEntity, authToken: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await tx.manager.update(
        TwilioSettingsEntity,
        { organizationId: settings.organizationId, accountSid: settings.accountSid },
        {
          authTokenEncrypted: this.keys.encrypt(authToken),
          previousAuthTokenEncrypted: settings.authTokenEncrypted,
        },
      );
      await changeStatus(tx, settings, TwilioAccountStatus.ACTIVE);
    });
    log.warn({ organizationId: settings.organizationId }, 'took over the new token of a managed account');
  }
}

/** When the account is looked at next. */
export function nextLook(status: TwilioAccountStatus, now: Date): Date {
  const hours = status === TwilioAccountStatus.ACTIVE ? 24 : 1;
  return new Date(now.getTime() + hours * 3_600_000);
}

/** False when the status was known already. Every card depends on it, so all are told. */
async function changeStatus(
  tx: UnitOfWork,
  { organizationId, accountSid }: TwilioSettingsEntity,
  status: TwilioAccountStatus,
): Promise<boolean> {
  const [changed] = (await tx.manager.query(
    `UPDATE organization_twilio_settings SET status = $3, updated_at = $4
     WHERE organization_id = $1 AND account_sid = $2 AND status <> $3 RETURNING id`,
    [organizationId, accountSid, status, tx.now],
  )) as [unknown[], number];
  if (changed.length === 0) return false;
  const cards: { id: string }[] = await tx.manager.query(
    `SELECT id FROM phone_numbers WHERE organization_id = $1 AND lifecycle NOT IN ('RELEASED', 'FAILED')`,
    [organizationId],
  );
  await phoneNumbersChanged(
    tx,
    organizationId,
    cards.map((card) => card.id),
  );
  return true;
}
