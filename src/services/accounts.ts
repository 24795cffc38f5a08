import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { OrganizationActor } from '../domain/actor';
import { may, Permission } from '../domain/actor';
import { refuse, UserErrorCode } from '../domain/errors';
import { TwilioAccountMode, TwilioAccountStatus } from '../domain/organizations';
import { TwilioSettingsEntity } from '../entities/organization';
import type { KeyRing } from '../lib/encryption';
import { logger } from '../lib/logger';
import type { AccountGateway, TwilioAccount } from '../twilio/accounts';
import { nextLook } from './account-health';
import type { Operations } from './operations';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'accounts' });

/** Should a try be lost with its process, the next one begins then. */
const nextTryAfterMs = 60_000;

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

  /** Organizations are given an account of ours; bringing one is not offered yet. */
  async connect(actor: OrganizationActor): Promise<never> {
    if (!may(actor, Permission.ManageAccount))
      refuse(UserErrorCode.NOT_ALLOWED, 'Only an owner or admin can connect a Twilio account.');
    return refuse(
      UserErrorCode.NOT_ALLOWED,
      'Bringing your own Twilio account is not available yet. Your numbers live in an account that we look after for you.',
    );
  }

  /** Job: makes the managed subaccount, exactly one however often it runs, and records it. */
  async create(organizationId: string): Promise<void> {
    if (await this.db.getRepository(TwilioSettingsEntity).existsBy({ organizationId })) return;
    await this.tryAgainAt(organizationId, nextTryAfterMs);
    const ensured = await this.operations.ensure<TwilioAccount>(
      { organizationId, what: 'account.create', naturalKey: organizationId },
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

  /** Part of the transaction that settles the creation, so no account is ever without its token here. */
  private async record(tx: UnitOfWork, organizationId: string, account: TwilioAccount): Promise<void> {
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
