import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { OrganizationActor } from '../domain/actor';
import { refuse, UserErrorCode } from '../domain/errors';
import { TwilioAccountMode, TwilioAccountStatus } from '../domain/organizations';
import { TwilioAccountInventoryEntity, TwilioSettingsEntity } from '../entities/organization';
import type { KeyRing } from '../lib/encryption';
import { logger } from '../lib/logger';
import type { AccountGateway, TwilioAccount } from '../twilio/accounts';
import { requireAccount, requirePermission } from './account-connection';
import { nextLook } from './account-health';
import { forgetAccount } from './account-switch';
import { lockOrganization } from './organization-lock';
import { audit } from './audit';
import type { Operations } from './operations';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'accounts' });

/** Should a try be lost with its process, the next one begins then. */
const nextTryAfterMs = 60_000;

/** A managed account at rest. */
export interface ParkedAccount {
  id: string;
  accountSid: string;
  status: TwilioAccountStatus;
  numbers: number;
  parkedAt: Date;
}

/** The organization's Twilio account: made once at sign-up, read by clients. */
export class AccountService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly operations: Operations,
    private readonly accounts: AccountGateway,
    private readonly keys: KeyRing,
  ) {}

  /** Null while the account is being created. */
  get(organizationId: string): Promise<TwilioSettingsEntity | null> {
    return this.db.getRepository(TwilioSettingsEntity).findOneBy({ organizationId });
  }

  /** What was found in an account that somebody brought along; null before it was read, and for managed ones. */
  async inventory(organizationId: string): Promise<TwilioAccountInventoryEntity | null> {
    return this.db.getRepository(TwilioAccountInventoryEntity).findOneBy({ organizationId });
  }

  /** The managed account that rests while another one is in use, with its numbers. */
  async parked(organizationId: string): Promise<ParkedAccount | null> {
    const [row]: ParkedAccount[] = await this.db.query(
      `SELECT p.id, p.account_sid AS "accountSid", p.status, p.parked_at AS "parkedAt",
         (SELECT count(*)::int FROM phone_numbers n
           WHERE n.organization_id = p.organization_id AND n.lifecycle = 'PAUSED') AS numbers
       FROM parked_twilio_accounts p WHERE p.organization_id = $1`,
      [organizationId],
    );
    return row ?? null;
  }

  /** Has a new managed account made in place of one that is closed. */
  async startAnew(
    actor: OrganizationActor,
    { twilioAccountId }: { twilioAccountId: string },
  ): Promise<TwilioSettingsEntity | null> {
    requirePermission(actor, 'Only an owner or admin can do this, in person.');
    const { organizationId } = actor;
    await this.transactions.run(async (tx) => {
      await lockOrganization(tx, organizationId);
      const settings = await requireAccount(tx, organizationId, twilioAccountId);
      if (settings.mode !== TwilioAccountMode.MANAGED || settings.status !== TwilioAccountStatus.CLOSED)
        refuse(
          UserErrorCode.CONFLICT,
          'A new account takes the place of one that is closed, and this is not.',
        );
      await forgetAccount(tx, organizationId);
      await audit(tx, actor, 'twilio-account.replaced', settings.id);
      await tx.enqueue('create-twilio-account', { organizationId });
      const lost = new Date(tx.now.getTime() + nextTryAfterMs);
      await tx.schedule('create-twilio-account', organizationId, { organizationId }, lost);
    });
    return this.get(organizationId);
  }

  /** Job: makes the managed subaccount, exactly one however often it runs, and records it. */
  async create(organizationId: string): Promise<void> {
    const naturalKey = await this.creationName(organizationId);
    if (naturalKey === null) return;
    await this.tryAgainAt(organizationId, nextTryAfterMs);
    const ensured = await this.operations.ensure<TwilioAccount>(
      { organizationId, what: 'account.create', naturalKey },
      {
        find: () => this.accounts.findSubaccount(organizationId),
        create: () => this.accounts.createSubaccount(organizationId),
        sidOf: (account) => account.sid,
        costly: false,
        record: (tx, account) => this.record(tx, organizationId, account),
      },
    );
    switch (ensured.kind) {
      case 'done':
        return;
      case 'later':
        return this.tryAgainAt(organizationId, ensured.retryAfterSeconds * 1_000);
      case 'denied':
        log.error({ organizationId, code: ensured.code }, "the parent account's credentials are refused");
        return this.tryAgainAt(organizationId, 3_600_000);
      case 'rejected':
        log.error({ organizationId, code: ensured.code }, 'Twilio refuses to create a subaccount');
        await this.transactions.run((tx) => tx.unschedule('create-twilio-account', organizationId));
    }
  }

  /**
   * An account made after an earlier one was closed is an effect of its own; null when there is one already. One
   * statement, for somebody may be making it right now.
   */
  private async creationName(organizationId: string): Promise<string | null> {
    const [present]: { made: number; exists: boolean }[] = await this.db.query(
      `SELECT EXISTS (SELECT FROM organization_twilio_settings WHERE organization_id = $1) AS exists,
         (SELECT count(*)::int FROM twilio_operations
          WHERE organization_id = $1 AND what = 'account.create' AND state = 'DONE') AS made`,
      [organizationId],
    );
    const { exists, made } = present!;
    if (exists) return null;
    return made === 0 ? organizationId : `${organizationId} ${made + 1}`;
  }

  /** Part of the transaction that settles the creation, so no account is ever without its token here. */
  private async record(tx: UnitOfWork, organizationId: string, account: TwilioAccount): Promise<void> {
    await lockOrganization(tx, organizationId);
    if (await tx.manager.existsBy(TwilioSettingsEntity, { organizationId })) return;
    await tx.manager.insert(TwilioSettingsEntity, {
      id: randomUUID(),
      organizationId,
      mode: TwilioAccountMode.MANAGED,
      status: TwilioAccountStatus.ACTIVE,
      accountSid: account.sid,
      authTokenEncrypted: this.keys.encrypt(account.authToken),
      webhookKey: randomBytes(32).toString('base64url'),
      connectedAt: tx.now,
      updatedAt: tx.now,
    });
    await tx.unschedule('create-twilio-account', organizationId);
    await tx.enqueue('set-up-events', { organizationId });
    const lookAt = nextLook(TwilioAccountStatus.ACTIVE, tx.now);
    await tx.schedule('reconcile-account', organizationId, { organizationId }, lookAt);
  }

  private async tryAgainAt(organizationId: string, afterMs: number): Promise<void> {
    await this.transactions.run((tx) =>
      tx.schedule(
        'create-twilio-account',
        organizationId,
        { organizationId },
        new Date(tx.now.getTime() + afterMs),
      ),
    );
  }
}
