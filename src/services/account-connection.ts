import { connectedElsewhere, readAccountSid } from '../domain/account-checks';
import { inventoryDigest } from '../domain/account-inventory';
import { accountChangeOutlook, TwilioAccountChange } from '../domain/account-changes';
import { may, type OrganizationActor, Permission } from '../domain/actor';
import { DomainError, refuse, UserErrorCode } from '../domain/errors';
import { TwilioAccountConnection, TwilioAccountMode, TwilioAccountStatus } from '../domain/organizations';
import { TwilioAccountInventoryEntity, TwilioSettingsEntity } from '../entities/organization';
import type { KeyRing } from '../lib/encryption';
import { readChangeFacts } from './account-change-facts';
import type { AccountChecks } from './account-checks';
import { allCardsChanged, nextLook, retireLater } from './account-health';
import { insertOwnAccount, park } from './account-switch';
import { lockOrganization } from './organization-lock';
import { audit } from './audit';
import type { Transactions, UnitOfWork } from './unit-of-work';

export interface ConnectAccount {
  accountSid: string;
  authToken: string;
  pauseManagedNumbers?: boolean | null;
}

/** Should a job be lost with its process, the next one begins then. */
const nextTryAfterMs = 60_000;

/**
 * Connects an account that an organization brings along, in two steps: what is in it is read and shown, and nothing is
 * written to it until a person has confirmed what they saw.
 */
export class AccountConnectionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly checks: AccountChecks,
    private readonly keys: KeyRing,
  ) {}

  /** Keeps the credentials and begins to read; for the account that is connected already, replaces its token. */
  async connect(actor: OrganizationActor, command: ConnectAccount): Promise<TwilioSettingsEntity> {
    requirePermission(actor, 'Only an owner or admin can connect a Twilio account, in person.');
    const accountSid = readAccountSid(command.accountSid);
    const authToken = command.authToken.trim();
    await this.checks.check({ accountSid, authToken });
    return this.transactions.run(async (tx) => {
      const { organizationId } = actor;
      await lockOrganization(tx, organizationId);
      const present = await tx.manager.findOneBy(TwilioSettingsEntity, { organizationId });
      const isReplacement =
        present?.accountSid === accountSid && present.connection !== TwilioAccountConnection.DISCONNECTING;
      if (isReplacement) await this.replaceToken(tx, actor, present, authToken);
      else await this.begin(tx, actor, { ...command, accountSid, authToken });
      await tx.enqueue('import-twilio-account', { organizationId }, { jobKey: `import:${organizationId}` });
      await tx.schedule('import-twilio-account', organizationId, { organizationId }, soon(tx));
      return tx.manager.findOneByOrFail(TwilioSettingsEntity, { organizationId });
    });
  }

  /** The yes of a person to what they saw: from now on we act in the account. */
  async confirm(
    actor: OrganizationActor,
    command: { twilioAccountId: string; digest: string },
  ): Promise<TwilioSettingsEntity> {
    requirePermission(actor, 'Only an owner or admin can confirm this, in person.');
    const { organizationId } = actor;
    return this.transactions.run(async (tx) => {
      await lockOrganization(tx, organizationId);
      const settings = await requireAccount(tx, organizationId, command.twilioAccountId);
      if (settings.mode !== TwilioAccountMode.BRING_YOUR_OWN)
        refuse(UserErrorCode.CONFLICT, 'There is nothing to confirm: this account is one we look after.');
      if (settings.connection === TwilioAccountConnection.DISCONNECTING)
        refuse(UserErrorCode.CONFLICT, 'This account is just being disconnected.');
      const found = await tx.manager.findOneBy(TwilioAccountInventoryEntity, { organizationId });
      if (!found)
        refuse(
          UserErrorCode.NOT_AVAILABLE,
          'The account is still being read. Show what was found, then confirm.',
          null,
          { retryable: true, retryAfterSeconds: 2 },
        );
      if (inventoryDigest(settings.accountSid, found.inventory) !== command.digest)
        refuse(
          UserErrorCode.STALE_CONFIRMATION,
          'What is in the account has changed since it was shown. Look at it again, then confirm.',
          ['input', 'digest'],
        );
      if (settings.connection === TwilioAccountConnection.CONNECTED) return settings;
      await tx.manager.update(
        TwilioSettingsEntity,
        { organizationId },
        { connection: TwilioAccountConnection.CONNECTED, updatedAt: tx.now },
      );
      await tx.enqueue('set-up-events', { organizationId });
      await tx.schedule('set-up-events', organizationId, { organizationId }, soon(tx));
      await this.restParked(tx, organizationId);
      await audit(tx, actor, 'twilio-account.confirmed', settings.id, { accountSid: settings.accountSid });
      await allCardsChanged(tx, organizationId);
      return tx.manager.findOneByOrFail(TwilioSettingsEntity, { organizationId });
    });
  }

  private async begin(
    tx: UnitOfWork,
    actor: OrganizationActor,
    { accountSid, authToken, pauseManagedNumbers }: ConnectAccount,
  ): Promise<void> {
    const { organizationId } = actor;
    const facts = await readChangeFacts(tx.manager, organizationId);
    const outlook = accountChangeOutlook(TwilioAccountChange.CONNECT_OWN, facts);
    if (outlook.blockers[0])
      refuse(UserErrorCode.CONFLICT, outlook.blockers[0], null, {
        retryable: facts.account === null || facts.numbers.moving > 0,
      });
    if (facts.numbers.active > 0 && pauseManagedNumbers !== true)
      refuse(
        UserErrorCode.CONFLICT,
        `${outlook.consequences[1]} Set pauseManagedNumbers to say that this is meant.`,
        ['input', 'pauseManagedNumbers'],
      );
    await park(tx, organizationId);
    const authTokenEncrypted = this.keys.encrypt(authToken);
    if (!(await insertOwnAccount(tx, { organizationId, accountSid, authTokenEncrypted })))
      throw new DomainError(connectedElsewhere());
    await tx.unschedule('set-up-events', organizationId);
    const lookAt = nextLook(TwilioAccountStatus.ACTIVE, tx.now);
    await tx.schedule('reconcile-account', organizationId, { organizationId }, lookAt);
    const settings = await tx.manager.findOneByOrFail(TwilioSettingsEntity, { organizationId });
    await audit(tx, actor, 'twilio-account.connected', settings.id, { accountSid });
  }

  /** A new token for the account that is connected: what was on hold because of the old one goes on. */
  private async replaceToken(
    tx: UnitOfWork,
    actor: OrganizationActor,
    settings: TwilioSettingsEntity,
    authToken: string,
  ): Promise<void> {
    const { organizationId } = actor;
    const isNew = this.keys.decrypt(settings.authTokenEncrypted) !== authToken;
    await tx.manager.update(
      TwilioSettingsEntity,
      { organizationId },
      {
        status: TwilioAccountStatus.ACTIVE,
        updatedAt: tx.now,
        ...(isNew
          ? {
              authTokenEncrypted: this.keys.encrypt(authToken),
              previousAuthTokenEncrypted: settings.authTokenEncrypted,
            }
          : {}),
      },
    );
    if (isNew) await retireLater(tx, organizationId);
    if (settings.status !== TwilioAccountStatus.ACTIVE) await allCardsChanged(tx, organizationId);
    // What may have been missed meanwhile is looked at now.
    await tx.schedule('reconcile-account', organizationId, { organizationId }, tx.now);
    await audit(tx, actor, 'twilio-account.token-replaced', settings.id, { changed: isNew });
  }

  /** The account we look after is suspended at Twilio, so that nobody reaches numbers that nobody answers. */
  private async restParked(tx: UnitOfWork, organizationId: string): Promise<void> {
    const [rows] = (await tx.manager.query(
      `UPDATE parked_twilio_accounts SET wanted_status = 'SUSPENDED' WHERE organization_id = $1 RETURNING id`,
      [organizationId],
    )) as [unknown[], number];
    if (rows.length > 0)
      await tx.schedule('settle-account-status', organizationId, { organizationId }, tx.now);
  }
}

/** The account in use, locked, if its id is the one that was meant. */
export async function requireAccount(
  tx: UnitOfWork,
  organizationId: string,
  id: string,
): Promise<TwilioSettingsEntity> {
  const settings = await tx.manager.findOne(TwilioSettingsEntity, {
    where: { organizationId },
    lock: { mode: 'pessimistic_write' },
  });
  if (settings?.id !== id.toLowerCase())
    return refuse(UserErrorCode.NOT_FOUND, 'There is no Twilio account with this id in use.', [
      'input',
      'twilioAccountId',
    ]);
  return settings;
}

export function requirePermission(actor: OrganizationActor, message: string): void {
  if (!may(actor, Permission.ManageAccount)) refuse(UserErrorCode.NOT_ALLOWED, message);
}

function soon(tx: UnitOfWork): Date {
  return new Date(tx.now.getTime() + nextTryAfterMs);
}
