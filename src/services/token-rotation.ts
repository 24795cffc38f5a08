import { accountChangeOutlook, TwilioAccountChange } from '../domain/account-changes';
import { twilioSilent } from '../domain/account-checks';
import type { OrganizationActor } from '../domain/actor';
import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { DomainError, refuse, UserErrorCode } from '../domain/errors';
import { NotificationKind } from '../domain/notifications';
import { TwilioSettingsEntity } from '../entities/organization';
import type { KeyRing } from '../lib/encryption';
import { logger } from '../lib/logger';
import type { AccountGateway } from '../twilio/accounts';
import type { AuthTokenGateway } from '../twilio/auth-tokens';
import type { AccountCredentials } from '../twilio/client';
import { readChangeFacts } from './account-change-facts';
import { requireAccount, requirePermission } from './account-connection';
import { retireLater } from './account-health';
import { lockOrganization } from './organization-lock';
import { audit } from './audit';
import { notify } from './notify';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'token-rotation' });

/** Should the call die on the way, what became of it is looked at then. */
const lookAfterMs = 60_000;

/**
 * Gives an account that we look after a new token. From the moment the second token is known until after its promotion,
 * callbacks signed with either are taken. Promotion is asked for once: what became of it shows in which token Twilio
 * still accepts.
 */
export class TokenRotationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountGateway,
    private readonly tokens: AuthTokenGateway,
    private readonly keys: KeyRing,
  ) {}

  async rotate(
    actor: OrganizationActor,
    { twilioAccountId }: { twilioAccountId: string },
  ): Promise<TwilioSettingsEntity> {
    requirePermission(actor, 'Only an owner or admin can change the token, in person.');
    const { organizationId } = actor;
    const settings = await this.begin(actor, twilioAccountId);
    const present = this.present(settings);
    const next = await this.second(settings, present);
    await this.transactions.run(async (tx) => {
      await tx.manager.update(
        TwilioSettingsEntity,
        { organizationId, accountSid: settings.accountSid },
        { nextAuthTokenEncrypted: this.keys.encrypt(next), promotionAskedAt: tx.now },
      );
      await lookLater(tx, organizationId);
    });
    const promoted = await this.tokens.promote(present);
    if (promoted.kind === 'done') await this.finish(settings, promoted.value);
    else if (await this.settle(organizationId)) throw new DomainError(twilioSilent());
    return this.read(organizationId);
  }

  /** Job: finds out what became of a promotion. True when it did not happen and can be asked for again. */
  async settle(organizationId: string): Promise<boolean> {
    const settings = await this.transactions.db
      .getRepository(TwilioSettingsEntity)
      .findOneBy({ organizationId });
    if (!settings?.nextAuthTokenEncrypted) return false;
    const { accountSid } = settings;
    const authToken = this.keys.decrypt(settings.nextAuthTokenEncrypted);
    const [withPresent, withNext] = await Promise.all([
      this.accounts.fetchOwn(this.present(settings)),
      this.accounts.fetchOwn({ accountSid, authToken }),
    ]);
    if (withPresent.kind === 'denied' && withNext.kind === 'done') {
      await this.finish(settings, authToken);
      return false;
    }
    if (withPresent.kind === 'done') {
      // Both are still accepted, or the second one is not there any more: it was not promoted.
      const removed = await this.tokens.removeSecondary(this.present(settings));
      if (removed.kind === 'done') {
        await this.giveUp(settings);
        return true;
      }
    }
    await this.transactions.run((tx) => lookLater(tx, organizationId));
    return false;
  }

  /** Job: forgets the token before the present one. */
  async retire(organizationId: string): Promise<void> {
    await this.transactions.run((tx) =>
      tx.manager.update(TwilioSettingsEntity, { organizationId }, { previousAuthTokenEncrypted: null }),
    );
  }

  private begin(actor: OrganizationActor, id: string): Promise<TwilioSettingsEntity> {
    const { organizationId } = actor;
    return this.transactions.run(async (tx) => {
      await lockOrganization(tx, organizationId);
      const settings = await requireAccount(tx, organizationId, id);
      const facts = await readChangeFacts(tx.manager, organizationId);
      const [blocker] = accountChangeOutlook(TwilioAccountChange.ROTATE_TOKEN, facts).blockers;
      if (blocker) refuse(UserErrorCode.CONFLICT, blocker);
      if (settings.nextAuthTokenEncrypted)
        refuse(UserErrorCode.CONFLICT, 'The token is just being changed. Look again in a minute.', null, {
          retryable: true,
          retryAfterSeconds: 60,
        });
      await audit(tx, actor, 'twilio-account.token-rotation-requested', settings.id);
      return settings;
    });
  }

  /** A second token. One that an earlier try left cannot be read again; it was never used, so it is made anew. */
  private async second(settings: TwilioSettingsEntity, present: AccountCredentials): Promise<string> {
    let made = await this.tokens.createSecondary(present);
    if (made.kind === 'rejected') {
      const removed = await this.tokens.removeSecondary(present);
      if (removed.kind === 'done') made = await this.tokens.createSecondary(present);
    }
    if (made.kind === 'done') return made.value;
    log.warn({ organizationId: settings.organizationId, kind: made.kind }, 'no second token was given');
    if (made.kind === 'rejected')
      return refuse(UserErrorCode.TWILIO_REJECTED, 'Twilio does not give this account a new token.');
    throw new DomainError(twilioSilent());
  }

  private async finish(settings: TwilioSettingsEntity, authToken: string): Promise<void> {
    const { organizationId, accountSid, authTokenEncrypted } = settings;
    await this.transactions.run(async (tx) => {
      const changed = await tx.manager.update(
        TwilioSettingsEntity,
        { organizationId, accountSid, authTokenEncrypted },
        {
          authTokenEncrypted: this.keys.encrypt(authToken),
          previousAuthTokenEncrypted: authTokenEncrypted,
          nextAuthTokenEncrypted: null,
          promotionAskedAt: null,
          updatedAt: tx.now,
        },
      );
      if (changed.affected) await retireLater(tx, organizationId);
      await tx.unschedule('settle-token-rotation', organizationId);
    });
    log.info({ organizationId }, 'the token of an account was changed');
  }

  private async giveUp({ organizationId, accountSid }: TwilioSettingsEntity): Promise<void> {
    await this.transactions.run(async (tx) => {
      const changed = await tx.manager.query(
        `UPDATE organization_twilio_settings SET next_auth_token_encrypted = NULL, promotion_asked_at = NULL
         WHERE organization_id = $1 AND account_sid = $2 AND next_auth_token_encrypted IS NOT NULL RETURNING id`,
        [organizationId, accountSid],
      );
      await tx.unschedule('settle-token-rotation', organizationId);
      if ((changed as [unknown[], number])[0].length === 0) return;
      await notify(tx, {
        organizationId,
        kind: NotificationKind.ACCOUNT_PROBLEM,
        cause: `token-rotation:${tx.now.toISOString()}`,
        title: 'The access token was not changed',
        body: 'Twilio did not carry out the change, so the present token stays. Calls and texts are not affected. Ask for it again.',
        callToAction: callToAction('See your account', AssistantIntent.MANAGE_ACCOUNT),
      });
    });
  }

  private present({ accountSid, authTokenEncrypted }: TwilioSettingsEntity): AccountCredentials {
    return { accountSid, authToken: this.keys.decrypt(authTokenEncrypted) };
  }

  private read(organizationId: string): Promise<TwilioSettingsEntity> {
    return this.transactions.db.getRepository(TwilioSettingsEntity).findOneByOrFail({ organizationId });
  }
}

async function lookLater(tx: UnitOfWork, organizationId: string): Promise<void> {
  const dueAt = new Date(tx.now.getTime() + lookAfterMs);
  await tx.schedule('settle-token-rotation', organizationId, { organizationId }, dueAt);
}
