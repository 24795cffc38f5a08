import type { DataSource } from 'typeorm';
import { MessagingServiceUse } from '../domain/organizations';
import { webhookUrl } from '../domain/webhook-urls';
import { TwilioSettingsEntity } from '../entities/organization';
import type { Clock } from '../lib/clock';
import { logger } from '../lib/logger';
import type { MessagingService, MessagingServiceGateway } from '../twilio/messaging-services';
import type { Outcome } from '../twilio/outcome';
import type { OrganizationAccount } from './account-credentials';
import type { Ensured, Operations } from './operations';
import type { Transactions } from './unit-of-work';

const log = logger.child({ part: 'messaging-service' });

const listsLagMs = 600_000;

/** `denied`: the account is refused; `stuck`: Twilio refuses for good, the daily look tries again. */
export type ServiceStep =
  | { kind: 'done'; sid: string }
  | { kind: 'later'; afterSeconds: number }
  | { kind: 'denied' }
  | { kind: 'stuck'; code: number | null };

/** The one messaging service of an organization: made when it is first needed, and made to send us what comes in. */
export class MessagingServices {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly operations: Operations,
    private readonly gateway: MessagingServiceGateway,
    private readonly clock: Clock,
    private readonly publicUrl: string,
  ) {}

  /** The service, ready for numbers: it exists, and a look at it has shown that it sends us the texts that come in. */
  async ensure(account: OrganizationAccount): Promise<ServiceStep> {
    const { messagingServiceSid, messagingServiceUse: use } = await this.settings(account.organizationId);
    const step = messagingServiceSid
      ? ({ kind: 'done', sid: messagingServiceSid } as const)
      : await this.create(account);
    if (step.kind !== 'done') return step;
    return use === MessagingServiceUse.SENDS
      ? this.standing(account, step.sid)
      : this.receiving(account, step.sid);
  }

  /** Forgets a service that Twilio does not show any more; true when it did. */
  async forgetIfGone(account: OrganizationAccount): Promise<boolean> {
    const { organizationId } = account;
    const { messagingServiceSid: sid } = await this.settings(organizationId);
    if (!sid || (await this.gateway.fetch(account, sid)).kind !== 'gone') return false;
    await this.forget(organizationId, sid);
    return true;
  }

  private async forget(organizationId: string, sid: string): Promise<void> {
    log.warn({ organizationId, sid }, 'the messaging service is gone from Twilio');
    await this.transactions.run(async ({ manager, now }) => {
      await manager.query(
        `UPDATE messaging_service_members SET state = 'LEFT', confirmed_at = NULL, updated_at = $3
         WHERE organization_id = $1 AND service_sid = $2 AND state = 'MEMBER'`,
        [organizationId, sid, now],
      );
      await manager.update(
        TwilioSettingsEntity,
        { organizationId, messagingServiceSid: sid },
        {
          messagingServiceSid: null,
          messagingServiceUse: MessagingServiceUse.OURS,
          previousInboundUrl: null,
        },
      );
    });
  }

  private async create(account: OrganizationAccount): Promise<ServiceStep> {
    const { organizationId } = account;
    // Both at one moment: another process may have just made it.
    const [made]: { sid: string | null; count: number }[] = await this.db.query(
      `SELECT s.messaging_service_sid AS sid, (SELECT count(*)::int FROM twilio_operations
         WHERE organization_id = $1 AND what = 'messaging-service.create' AND state = 'DONE') AS count
       FROM organization_twilio_settings s WHERE s.organization_id = $1`,
      [organizationId],
    );
    if (made?.sid) return { kind: 'done', sid: made.sid };
    const ensured = await this.operations.ensure<MessagingService>(
      // A service that is gone was an effect of its own.
      { organizationId, what: 'messaging-service.create', naturalKey: `service ${made!.count + 1}` },
      {
        find: ({ id }) => this.gateway.find(account, id),
        create: ({ id }) =>
          this.gateway.create(account, {
            friendlyName: `Loquent texts ${id}`,
            inboundUrl: this.inboundUrl(account),
          }),
        sidOf: (service) => service.sid,
        costly: false,
        record: async ({ manager }, { sid }) => {
          await manager.update(TwilioSettingsEntity, { organizationId }, { messagingServiceSid: sid });
        },
      },
    );
    if (ensured.kind === 'rejected')
      log.error({ organizationId, code: ensured.code }, 'Twilio refuses to make a messaging service');
    return stepAfter(ensured);
  }

  /** A service of the owner's that we only send through: it has to be there, and nothing about it is changed. */
  private async standing(account: OrganizationAccount, sid: string): Promise<ServiceStep> {
    const seen = await this.gateway.fetch(account, sid);
    if (seen.kind === 'gone') await this.forget(account.organizationId, sid);
    return seen.kind === 'done' ? { kind: 'done', sid } : stepOf(seen);
  }

  /** Sets the inbound URL where it is another, keeping a record of what it was, and reads it back. */
  private async receiving(account: OrganizationAccount, sid: string): Promise<ServiceStep> {
    const wanted = this.inboundUrl(account);
    let seen = await this.gateway.fetch(account, sid);
    if (seen.kind === 'done' && !receives(seen.value, wanted)) {
      await this.keepRecord(account.organizationId, sid, seen.value.inboundUrl);
      const set = await this.gateway.setInboundUrl(account, sid, wanted);
      seen = set.kind === 'done' ? await this.gateway.fetch(account, sid) : set;
    }
    if (seen.kind === 'gone' && (await this.isOld(account.organizationId, sid)))
      await this.forget(account.organizationId, sid);
    if (seen.kind !== 'done') return stepOf(seen);
    return receives(seen.value, wanted) ? { kind: 'done', sid } : { kind: 'later', afterSeconds: 5 };
  }

  /** What was made just now may not be shown yet; what was there for a while is gone. */
  private async isOld(organizationId: string, sid: string): Promise<boolean> {
    const fresh: unknown[] = await this.db.query(
      `SELECT 1 FROM twilio_operations WHERE organization_id = $1 AND what = 'messaging-service.create' AND sid = $2
         AND settled_at > $3`,
      [organizationId, sid, new Date(this.clock.now().getTime() - listsLagMs)],
    );
    return fresh.length === 0;
  }

  private async keepRecord(organizationId: string, sid: string, url: string | null): Promise<void> {
    if (url === null) return;
    log.info({ organizationId, sid }, 'a messaging service sent its texts elsewhere and is pointed at us');
    await this.db.query(
      `UPDATE organization_twilio_settings SET previous_inbound_url = $3
       WHERE organization_id = $1 AND messaging_service_sid = $2`,
      [organizationId, sid, url],
    );
  }

  private inboundUrl({ webhookKey }: OrganizationAccount): string {
    return webhookUrl(this.publicUrl, webhookKey, 'messages');
  }

  private settings(organizationId: string): Promise<TwilioSettingsEntity> {
    return this.db.getRepository(TwilioSettingsEntity).findOneByOrFail({ organizationId });
  }
}

/** Where a service leaves texts to its numbers' own webhooks, those were pointed at us with the numbers. */
function receives({ inboundUrl, usesNumberWebhooks }: MessagingService, wanted: string): boolean {
  return usesNumberWebhooks || inboundUrl === wanted;
}

/** What a call that did not work out means for the step it belongs to. */
export function stepOf(
  outcome: Exclude<Outcome<unknown>, { kind: 'done' }>,
): Exclude<ServiceStep, { kind: 'done' }> {
  switch (outcome.kind) {
    case 'denied':
      return { kind: 'denied' };
    case 'throttled':
      return { kind: 'later', afterSeconds: outcome.retryAfterSeconds };
    case 'rejected':
      return { kind: 'stuck', code: outcome.code };
    // Reads lag behind writes, so even what was just made may not be there yet.
    case 'gone':
    case 'unknown':
      return { kind: 'later', afterSeconds: 5 };
  }
}

/** What an effect that was asked for means for the step it belongs to. */
export function stepAfter(ensured: Ensured<unknown>): ServiceStep {
  switch (ensured.kind) {
    case 'done':
      return { kind: 'done', sid: ensured.sid };
    case 'later':
      return { kind: 'later', afterSeconds: ensured.retryAfterSeconds };
    case 'denied':
      return { kind: 'denied' };
    case 'rejected':
      return { kind: 'stuck', code: ensured.code };
  }
}
