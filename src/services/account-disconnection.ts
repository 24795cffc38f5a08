import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { accountChangeOutlook, TwilioAccountChange } from '../domain/account-changes';
import type { OrganizationActor } from '../domain/actor';
import { refuse, UserErrorCode } from '../domain/errors';
import { NotificationKind } from '../domain/notifications';
import { TwilioAccountConnection } from '../domain/organizations';
import { TwilioSettingsEntity } from '../entities/organization';
import { readChangeFacts } from './account-change-facts';
import { requireAccount, requirePermission } from './account-connection';
import type { AccountCredentialsReader } from './account-credentials';
import { allCardsChanged } from './account-health';
import { forgetAccount, unpark } from './account-switch';
import { lockOrganization } from './organization-lock';
import type { AccountTraces } from './account-traces';
import { audit } from './audit';
import { notify } from './notify';
import type { Transactions, UnitOfWork } from './unit-of-work';

const nextTryAfterMs = 60_000;

/** Ends the use of an account that somebody brought along and leaves it as it was. */
export class AccountDisconnectionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly credentials: AccountCredentialsReader,
    private readonly traces: AccountTraces,
  ) {}

  /** Stops using it at once; what we added to it is taken back in the background. Null when nothing had been added. */
  async disconnect(
    actor: OrganizationActor,
    { twilioAccountId }: { twilioAccountId: string },
  ): Promise<TwilioSettingsEntity | null> {
    requirePermission(actor, 'Only an owner or admin can disconnect a Twilio account, in person.');
    const { organizationId } = actor;
    return this.transactions.run(async (tx) => {
      await lockOrganization(tx, organizationId);
      const settings = await requireAccount(tx, organizationId, twilioAccountId);
      if (settings.connection === TwilioAccountConnection.DISCONNECTING) return settings;
      const facts = await readChangeFacts(tx.manager, organizationId);
      const [blocker] = accountChangeOutlook(TwilioAccountChange.DISCONNECT_OWN, facts).blockers;
      if (blocker) refuse(UserErrorCode.CONFLICT, blocker, null, { retryable: facts.numbers.moving > 0 });
      await audit(tx, actor, 'twilio-account.disconnected', settings.id, { accountSid: settings.accountSid });
      if (settings.connection === TwilioAccountConnection.AWAITING_CONFIRMATION) {
        await end(tx, organizationId, []);
        return tx.manager.findOneBy(TwilioSettingsEntity, { organizationId });
      }
      const connection = TwilioAccountConnection.DISCONNECTING;
      await tx.manager.update(TwilioSettingsEntity, { organizationId }, { connection, updatedAt: tx.now });
      await tx.enqueue('disconnect-twilio-account', { organizationId });
      await this.tryAgain(tx, organizationId);
      await allCardsChanged(tx, organizationId);
      return tx.manager.findOneByOrFail(TwilioSettingsEntity, { organizationId });
    });
  }

  /** Job: takes back what we added and changed, then lets go; each step may have been done by a former try. */
  async complete(organizationId: string): Promise<void> {
    const account = await this.credentials.forOrganization(organizationId);
    if (account?.connection !== TwilioAccountConnection.DISCONNECTING) return;
    await this.transactions.run((tx) => this.tryAgain(tx, organizationId));
    // What was begun before may still make something: looking for it now would be too early.
    if (await this.isActing(organizationId))
      return this.transactions.run((tx) => this.tryAgain(tx, organizationId, 5_000));
    const removal = await this.traces.remove({ ...account, readOnly: false });
    if (removal.kind === 'later')
      return this.transactions.run((tx) => this.tryAgain(tx, organizationId, removal.afterSeconds * 1_000));
    await this.transactions.run(async (tx) => {
      await lockOrganization(tx, organizationId);
      const settings = await tx.manager.findOneBy(TwilioSettingsEntity, { organizationId });
      if (settings?.accountSid !== account.accountSid) return;
      if (settings.connection === TwilioAccountConnection.DISCONNECTING)
        await end(tx, organizationId, removal.left);
    });
  }

  /** Whether an effect or a take-over of a number is under way, in whatever process. */
  private async isActing(organizationId: string): Promise<boolean> {
    const acting: unknown[] = await this.transactions.db.query(
      `SELECT 1 FROM twilio_operations WHERE organization_id = $1 AND leased_until > $2
       UNION ALL
       SELECT 1 FROM graphile_worker.jobs j JOIN phone_numbers n ON j.key = 'take-over-number:' || n.id
         WHERE n.organization_id = $1 AND j.locked_at IS NOT NULL
       LIMIT 1`,
      [organizationId, new Date()],
    );
    return acting.length > 0;
  }

  private tryAgain(tx: UnitOfWork, organizationId: string, afterMs = nextTryAfterMs): Promise<void> {
    const dueAt = new Date(tx.now.getTime() + afterMs);
    return tx.schedule('disconnect-twilio-account', organizationId, { organizationId }, dueAt);
  }
}

/** Lets the account go and brings back the managed one, or has a new one made. `left` is what could not be undone. */
async function end(tx: UnitOfWork, organizationId: string, left: readonly string[]): Promise<void> {
  await forgetAccount(tx, organizationId);
  if (!(await unpark(tx, organizationId))) await tx.enqueue('create-twilio-account', { organizationId });
  await notify(tx, {
    organizationId,
    kind: left.length > 0 ? NotificationKind.ACCOUNT_PROBLEM : NotificationKind.ACCOUNT_CHANGED,
    cause: `account-disconnected:${tx.now.toISOString()}`,
    title: 'Your Twilio account is disconnected',
    body:
      left.length > 0
        ? `Nothing is sent or received through it here any more. We could not take back everything we had added: ${left.join(', ')}. It can be removed in the Twilio Console.`
        : 'It is as it was before you connected it, and its numbers go on there.',
    callToAction: callToAction('See your account', AssistantIntent.MANAGE_ACCOUNT),
  });
}
