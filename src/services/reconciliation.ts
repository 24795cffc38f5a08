import type { DataSource } from 'typeorm';
import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { NotificationKind } from '../domain/notifications';
import { TwilioAccountConnection, TwilioAccountMode, TwilioAccountStatus } from '../domain/organizations';
import { PhoneNumberLifecycle } from '../domain/phone-numbers';
import { webhookUrl } from '../domain/webhook-urls';
import { logger } from '../lib/logger';
import type { OwnedNumber, PhoneNumberGateway } from '../twilio/phone-numbers';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import { type AccountHealthService, nextLook } from './account-health';
import type { EventSetUpService } from './event-set-up';
import { notify } from './notify';
import { numberGone } from './number-gone';
import type { SenderPool } from './sender-pool';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'reconciliation' });

interface HeldRow {
  id: string;
  e164: string;
  twilio_sid: string;
  facts: [answered: boolean, voice: boolean, sms: boolean, mms: boolean];
}

/**
 * The daily look at what Twilio tells nobody of: accounts suspended, tokens changed, numbers reclaimed or pointed
 * elsewhere, messaging services and event sinks removed.
 */
export class ReconciliationService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly credentials: AccountCredentialsReader,
    private readonly health: AccountHealthService,
    private readonly events: EventSetUpService,
    private readonly numbers: PhoneNumberGateway,
    private readonly pool: SenderPool,
    private readonly publicUrl: string,
  ) {}

  /** Job: compares one account with Twilio and plans the next look. */
  async reconcile(organizationId: string): Promise<void> {
    await this.plan(organizationId, TwilioAccountStatus.ACTIVE);
    const status = await this.health.check(organizationId);
    if (status !== TwilioAccountStatus.ACTIVE) {
      if (status) await this.plan(organizationId, status);
      return;
    }
    const account = await this.credentials.forOrganization(organizationId);
    if (!account) return;
    await this.compareNumbers(account);
    if (account.mode === TwilioAccountMode.BRING_YOUR_OWN && !isLeaving(account))
      await this.transactions.run((tx) => tx.enqueue('import-twilio-account', { organizationId }));
    if (account.readOnly) return;
    await this.pool.reconcile(account);
    if (!(await this.events.isSetUp(account)))
      await this.transactions.run((tx) => tx.enqueue('set-up-events', { organizationId }));
  }

  private async plan(organizationId: string, status: TwilioAccountStatus): Promise<void> {
    await this.transactions.run((tx) =>
      tx.schedule('reconcile-account', organizationId, { organizationId }, nextLook(status, tx.now)),
    );
  }

  private async compareNumbers(account: OrganizationAccount): Promise<void> {
    // Read before Twilio's list, so that a number bought meanwhile does not look lost.
    const rows: HeldRow[] = await this.db.query(
      `SELECT id, e164, twilio_sid, ARRAY[voice_webhook_active, voice_capable, sms_capable, mms_capable] AS facts
       FROM phone_numbers WHERE organization_id = $1 AND lifecycle = 'ACTIVE'`,
      [account.organizationId],
    );
    const listed = await this.numbers.list(account);
    if (listed.kind !== 'done') return;
    const bySid = new Map(listed.value.map((number) => [number.sid, number]));
    for (const row of rows) {
      const held = bySid.get(row.twilio_sid);
      if (held) await this.keepTrue(account, row, held);
      // Lists lag, so only the number's own address at Twilio proves that it is gone.
      else if ((await this.numbers.fetch(account, row.twilio_sid)).kind === 'gone')
        await this.markLost(account, row);
    }
  }

  private async keepTrue(account: OrganizationAccount, row: HeldRow, held: OwnedNumber): Promise<void> {
    const { voice, sms, mms } = held.capabilities;
    const voiceWebhookActive = held.voiceUrl === webhookUrl(this.publicUrl, account.webhookKey, 'voice');
    // An account has hundreds of numbers and nearly all of them are as they were.
    if (row.facts.join() === [voiceWebhookActive, voice, sms, mms].join()) return;
    await this.transactions.run(async (tx) => {
      const [changed] = (await tx.manager.query(
        `UPDATE phone_numbers SET voice_webhook_active = $3, voice_capable = $4, sms_capable = $5, mms_capable = $6,
           revision = revision + 1
         WHERE organization_id = $1 AND id = $2
           AND (voice_webhook_active, voice_capable, sms_capable, mms_capable) IS DISTINCT FROM ($3, $4, $5, $6)
         RETURNING revision`,
        [account.organizationId, row.id, voiceWebhookActive, voice, sms, mms],
      )) as [{ revision: number }[], number];
      cardChanged(tx, account.organizationId, row.id, changed);
    });
  }

  private async markLost(account: OrganizationAccount, row: HeldRow): Promise<void> {
    const { organizationId } = account;
    log.warn({ organizationId, phoneNumberId: row.id }, 'a number is no longer in its account');
    await this.transactions.run(async (tx) => {
      if (!(await numberGone(tx, organizationId, row.id, [PhoneNumberLifecycle.ACTIVE]))) return;
      await notify(tx, {
        organizationId,
        kind: NotificationKind.ACCOUNT_PROBLEM,
        cause: `number-lost:${row.id}`,
        title: `${row.e164} is no longer yours`,
        body: 'The carrier no longer lists this number in your account, so calls and texts to it do not reach you. Our support can find out why.',
        callToAction: callToAction('Contact support', AssistantIntent.CONTACT_SUPPORT, {
          phoneNumberId: row.id,
        }),
        phoneNumberId: row.id,
      });
    });
  }
}

function isLeaving({ connection }: OrganizationAccount): boolean {
  return connection === TwilioAccountConnection.DISCONNECTING;
}

function cardChanged(tx: UnitOfWork, organizationId: string, id: string, rows: { revision: number }[]): void {
  for (const { revision } of rows)
    tx.changed({ organizationId, entity: 'PHONE_NUMBER', id, revision, phoneNumberId: id });
}
