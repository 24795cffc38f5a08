import { AssistantIntent, type CallToAction, callToAction } from '../domain/call-to-action';
import { NotificationKind } from '../domain/notifications';
import { TwilioAccountMode, TwilioAccountStatus } from '../domain/organizations';
import { PhoneNumberLifecycle, unlistedLifecycles } from '../domain/phone-numbers';
import { TwilioSettingsEntity } from '../entities/organization';
import type { KeyRing } from '../lib/encryption';
import { logger } from '../lib/logger';
import type { AccountGateway } from '../twilio/accounts';
import { accountClosed } from './account-switch';
import { notify } from './notify';
import { phoneNumbersChanged } from './phone-number-changes';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'account-health' });

type Problems = Record<
  Exclude<TwilioAccountStatus, TwilioAccountStatus.ACTIVE>,
  { title: string; body: string; button: CallToAction }
>;

const support = callToAction('Contact support', AssistantIntent.CONTACT_SUPPORT);

const managedProblems: Problems = {
  [TwilioAccountStatus.SUSPENDED]: {
    title: 'Your phone account is suspended',
    body: 'Calls and texts do not go through while it is. Your numbers stay yours. Our support can tell why and lift it.',
    button: support,
  },
  [TwilioAccountStatus.CLOSED]: {
    title: 'Your phone account was closed',
    body: 'Calls and texts no longer go through and its numbers were given back. Our support can help you start again.',
    button: support,
  },
  [TwilioAccountStatus.CREDENTIALS_REJECTED]: {
    title: 'We can no longer sign in to your phone account',
    body: 'Its access token was changed elsewhere, so texts and number changes do not go through until access is restored.',
    button: support,
  },
};

const account = (label: string): CallToAction => callToAction(label, AssistantIntent.MANAGE_ACCOUNT);

const ownProblems: Problems = {
  [TwilioAccountStatus.SUSPENDED]: {
    title: 'Your Twilio account is suspended',
    body: 'Calls and texts do not go through while it is. The Twilio Console says why and how to lift it; here it works again by itself.',
    button: account('See your account'),
  },
  [TwilioAccountStatus.CLOSED]: {
    title: 'Your Twilio account was closed',
    body: 'Its numbers were given back. Disconnect it here to go on with an account that we look after.',
    button: account('See your account'),
  },
  [TwilioAccountStatus.CREDENTIALS_REJECTED]: {
    title: 'Reconnect your Twilio account',
    body: 'Twilio no longer accepts the auth token you gave us, so nothing is sent or received here. Connect the account again with its present token.',
    button: account('Reconnect'),
  },
};

const problemsOf: Record<TwilioAccountMode, Problems> = {
  [TwilioAccountMode.MANAGED]: managedProblems,
  [TwilioAccountMode.BRING_YOUR_OWN]: ownProblems,
};

/** Twilio's codes for an account that is suspended or out of funds. */
const accountSuspended = new Set([20005, 10001]);

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
    if (finding.status === TwilioAccountStatus.ACTIVE && finding.newToken)
      return this.adoptToken(settings, finding.newToken);
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
    const known =
      settings.status === TwilioAccountStatus.CREDENTIALS_REJECTED ||
      finding.status === TwilioAccountStatus.ACTIVE;
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
    if (settings.mode === TwilioAccountMode.BRING_YOUR_OWN) return this.lookAtOwn(settings);
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
    if (settings.nextAuthTokenEncrypted && seen.value.authToken) {
      const next = this.keys.decrypt(settings.nextAuthTokenEncrypted);
      // Our own rotation, seen between Twilio's doing and our knowing.
      if (seen.value.authToken === next) return { status: TwilioAccountStatus.ACTIVE, newToken: next };
    }
    const own = await this.accounts.fetchOwn({ accountSid, authToken });
    if (own.kind === 'done') return { status: TwilioAccountStatus.ACTIVE, newToken: null };
    if (own.kind !== 'denied') return null;
    const newToken = seen.value.authToken && seen.value.authToken !== authToken ? seen.value.authToken : null;
    return { status: TwilioAccountStatus.CREDENTIALS_REJECTED, newToken };
  }

  /** Nobody stands above an account that was brought along: its own credentials are all there is to look with. */
  private async lookAtOwn(settings: TwilioSettingsEntity): Promise<Finding | null> {
    const { accountSid, authTokenEncrypted } = settings;
    const authToken = this.keys.decrypt(authTokenEncrypted);
    const own = await this.accounts.fetchOwn({ accountSid, authToken, readOnly: true });
    if (own.kind === 'denied') {
      const isSuspended = own.code !== null && accountSuspended.has(own.code);
      const { SUSPENDED, CREDENTIALS_REJECTED } = TwilioAccountStatus;
      return { status: isSuspended ? SUSPENDED : CREDENTIALS_REJECTED, newToken: null };
    }
    if (own.kind === 'gone') return { status: TwilioAccountStatus.CLOSED, newToken: null };
    return own.kind === 'done' ? { status: statusOf(own.value.status), newToken: null } : null;
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
      // What somebody here asked for is no news, and this look may have been the first to see it done.
      const { organizationId } = settings;
      const present = await tx.manager.findOneBy(TwilioSettingsEntity, { organizationId });
      const isWanted = status === present?.wantedStatus;
      if (isWanted && status === TwilioAccountStatus.CLOSED)
        await accountClosed(tx, organizationId, PhoneNumberLifecycle.ACTIVE);
      if (isWanted || status === TwilioAccountStatus.ACTIVE) return;
      const { button, ...words } = problemsOf[settings.mode][status];
      await notify(tx, {
        organizationId: settings.organizationId,
        kind: NotificationKind.ACCOUNT_PROBLEM,
        cause: `account:${status}:${tx.now.toISOString()}`,
        ...words,
        callToAction: button,
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
          nextAuthTokenEncrypted: null,
          promotionAskedAt: null,
        },
      );
      await retireLater(tx, settings.organizationId);
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

/** How long callbacks signed with the token before the present one are taken: those under way, and no more. */
const retiresAfterMs = 3_600_000;

/** Has the token before the present one forgotten when nothing signed with it can be under way any more. */
export async function retireLater(tx: UnitOfWork, organizationId: string): Promise<void> {
  const at = new Date(tx.now.getTime() + retiresAfterMs);
  await tx.schedule('retire-previous-token', organizationId, { organizationId }, at);
}

/** Twilio's word for an account's status in ours. */
function statusOf(word: string): TwilioAccountStatus {
  if (word === 'closed') return TwilioAccountStatus.CLOSED;
  return word === 'active' ? TwilioAccountStatus.ACTIVE : TwilioAccountStatus.SUSPENDED;
}

/** False when the status was known already. Every card depends on it, so all are told. */
export async function changeStatus(
  tx: UnitOfWork,
  { organizationId, accountSid }: Pick<TwilioSettingsEntity, 'organizationId' | 'accountSid'>,
  status: TwilioAccountStatus,
): Promise<boolean> {
  const [changed] = (await tx.manager.query(
    `UPDATE organization_twilio_settings SET status = $3, updated_at = $4
     WHERE organization_id = $1 AND account_sid = $2 AND status <> $3 RETURNING id`,
    [organizationId, accountSid, status, tx.now],
  )) as [unknown[], number];
  if (changed.length === 0) return false;
  await allCardsChanged(tx, organizationId);
  return true;
}

/** Has the watchers of every card told. */
export async function allCardsChanged(tx: UnitOfWork, organizationId: string): Promise<void> {
  const cards: { id: string }[] = await tx.manager.query(
    `SELECT id FROM phone_numbers WHERE organization_id = $1 AND lifecycle NOT IN (${unlistedLifecycles})`,
    [organizationId],
  );
  await phoneNumbersChanged(
    tx,
    organizationId,
    cards.map((card) => card.id),
  );
}
