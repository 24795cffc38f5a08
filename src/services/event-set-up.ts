import type { DataSource } from 'typeorm';
import { webhookUrl } from '../domain/webhook-urls';
import { TwilioSettingsEntity } from '../entities/organization';
import { logger } from '../lib/logger';
import type { EventSink, EventStreamGateway, SubscribedType } from '../twilio/events';
import type { Outcome } from '../twilio/outcome';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import type { AccountHealthService } from './account-health';
import type { Ensured, Operations } from './operations';
import type { Transactions } from './unit-of-work';

const log = logger.child({ part: 'event-set-up' });

/** Newest schema versions whose fields we read (Event Streams, Event Types, read 2026-11-22). */
const messageTypes: SubscribedType[] = [
  ...['queued', 'sent', 'delivered', 'undelivered', 'failed', 'read'].map((status) => ({
    type: `com.twilio.messaging.message.${status}`,
    schemaVersion: 8,
  })),
  { type: 'com.twilio.messaging.inbound-message.received', schemaVersion: 1 },
];
/** How calls went: enough for one that we missed, and what the line was like (voice insights, read 2026-11-25). */
const callTypes: SubscribedType[] = ['partial', 'complete'].map((state) => ({
  type: `com.twilio.voice.insights.call-summary.${state}`,
  schemaVersion: 1,
}));
/** Of what we read all versions have the same fields (A2P Event Streams, read 2026-11-22). */
const compliancePrefix = 'com.twilio.messaging.compliance.';
const complianceSchemaVersion = 1;

/** Should a try be lost with its process, the next one begins then. */
const nextTryAfterMs = 60_000;

type Step<T> = { kind: 'done'; value: T } | { kind: 'later'; afterSeconds: number } | { kind: 'stuck' };

/** Has Twilio tell us of an account's messages, calls and verifications: one sink and one subscription per account. */
export class EventSetUpService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly operations: Operations,
    private readonly credentials: AccountCredentialsReader,
    private readonly events: EventStreamGateway,
    private readonly health: AccountHealthService,
    private readonly publicUrl: string,
  ) {}

  /** Job: makes what is missing, and makes anew what is gone from Twilio; safe to run at any time. */
  async setUp(organizationId: string): Promise<void> {
    const account = await this.credentials.forOrganization(organizationId);
    if (!account) return;
    // Nothing is added to an account before its owner says yes; their yes brings this back.
    if (account.readOnly) return this.giveWay(organizationId, { kind: 'stuck' });
    await this.tryAgainAfter(organizationId, nextTryAfterMs / 1_000);
    const sink = await this.sink(account);
    if (sink.kind !== 'done') return this.giveWay(organizationId, sink);
    const subscription = await this.subscription(account, sink.value);
    if (subscription.kind !== 'done') return this.giveWay(organizationId, subscription);
    await this.transactions.run((tx) => tx.unschedule('set-up-events', organizationId));
  }

  /** Whether sink and subscription are still at Twilio; true also when Twilio could not say. */
  async isSetUp(account: OrganizationAccount): Promise<boolean> {
    const settings = await this.settings(account.organizationId);
    if (!settings.eventSinkSid || !settings.eventSubscriptionSid) return false;
    const sink = await this.events.fetchSink(account, settings.eventSinkSid);
    if (sink.kind === 'gone' || (sink.kind === 'done' && sink.value.status === 'failed')) return false;
    if (sink.kind !== 'done') return true;
    const found = await this.events.findSubscription(account, settings.eventSinkSid, []);
    if (found.kind !== 'done') return true;
    return found.value !== null && this.coversAll(account, found.value);
  }

  private async sink(account: OrganizationAccount): Promise<Step<string>> {
    const { organizationId } = account;
    const destination = webhookUrl(this.publicUrl, account.webhookKey, 'events');
    const { eventSinkSid: former } = await this.settings(organizationId);
    if (former) {
      const known = await this.events.fetchSink(account, former);
      if (known.kind === 'done' && known.value.status !== 'failed') return this.whenActive(known.value);
      if (known.kind !== 'done' && known.kind !== 'gone') return this.notNow(organizationId, known);
    }
    const usable = (one: EventSink): boolean => one.status !== 'failed' && one.sid !== former;
    const ensured = await this.operations.ensure<EventSink>(
      {
        organizationId,
        what: 'event-sink.create',
        naturalKey: former ? `${destination} after ${former}` : destination,
      },
      {
        find: async () => {
          const found = await this.events.findSinks(account, destination);
          return found.kind === 'done' ? { kind: 'done', value: found.value.find(usable) ?? null } : found;
        },
        create: () => this.events.createSink(account, destination),
        sidOf: (sink) => sink.sid,
        costly: false,
        record: async ({ manager }, sink) => {
          const change = { eventSinkSid: sink.sid, eventSubscriptionSid: null };
          await manager.update(TwilioSettingsEntity, { organizationId }, change);
        },
      },
    );
    if (ensured.kind !== 'done') return this.unsettled(organizationId, ensured);
    const made = await this.events.fetchSink(account, ensured.sid);
    return made.kind === 'done' ? this.whenActive(made.value) : this.notNow(organizationId, made);
  }

  /** Twilio takes subscriptions only for an active sink. */
  private whenActive(sink: EventSink): Step<string> {
    return sink.status === 'active' ? { kind: 'done', value: sink.sid } : { kind: 'later', afterSeconds: 2 };
  }

  private async subscription(account: OrganizationAccount, sinkSid: string): Promise<Step<string>> {
    const { organizationId } = account;
    const listed = await this.events.types(account);
    if (listed.kind !== 'done') return this.notNow(organizationId, listed);
    const types = wantedTypes(listed.value);
    // What we could do without is added one by one, so that a refusal costs nothing else.
    const needed = types.filter((one) => !callTypes.includes(one));
    const { eventSubscriptionSid: former } = await this.settings(organizationId);
    const found = await this.events.findSubscription(account, sinkSid, former ? [] : needed);
    if (found.kind !== 'done') return this.notNow(organizationId, found);
    if (former && found.value !== null) return this.complete(account, found.value, types);
    const ensured = await this.operations.ensure<string>(
      {
        organizationId,
        what: 'event-subscription.create',
        naturalKey: former ? `${sinkSid} after ${former}` : sinkSid,
      },
      {
        find: () => this.events.findSubscription(account, sinkSid, needed),
        create: () => this.events.subscribe(account, sinkSid, needed),
        sidOf: (sid) => sid,
        costly: false,
        record: async ({ manager }, sid) => {
          await manager.update(TwilioSettingsEntity, { organizationId }, { eventSubscriptionSid: sid });
        },
      },
    );
    return ensured.kind === 'done'
      ? this.complete(account, ensured.sid, types)
      : this.unsettled(organizationId, ensured);
  }

  /** Adds what a subscription does not cover, also one of an earlier day; safe to repeat. */
  private async complete(
    account: OrganizationAccount,
    sid: string,
    types: SubscribedType[],
  ): Promise<Step<string>> {
    const lacking = await this.events.lackingTypes(account, sid, types);
    if (lacking.kind !== 'done') return this.notNow(account.organizationId, lacking);
    for (const type of lacking.value) {
      const added = await this.events.addType(account, sid, type);
      if (added.kind === 'rejected')
        log.error({ organizationId: account.organizationId, type, code: added.code }, 'events are refused');
      else if (added.kind !== 'done') return this.notNow(account.organizationId, added);
    }
    return { kind: 'done', value: sid };
  }

  /** True also when Twilio could not say. */
  private async coversAll(account: OrganizationAccount, sid: string): Promise<boolean> {
    const listed = await this.events.types(account);
    if (listed.kind !== 'done') return true;
    const lacking = await this.events.lackingTypes(account, sid, wantedTypes(listed.value));
    return lacking.kind !== 'done' || lacking.value.length === 0;
  }

  private async unsettled<T>(
    organizationId: string,
    ensured: Exclude<Ensured<T>, { kind: 'done' }>,
  ): Promise<Step<never>> {
    if (ensured.kind === 'later') return { kind: 'later', afterSeconds: ensured.retryAfterSeconds };
    if (ensured.kind === 'denied') await this.health.noteDenied(organizationId);
    log.error({ organizationId, code: ensured.code }, 'Twilio refuses to deliver events');
    return { kind: 'stuck' };
  }

  private async notNow(
    organizationId: string,
    outcome: Exclude<Outcome<unknown>, { kind: 'done' }>,
  ): Promise<Step<never>> {
    if (outcome.kind === 'throttled') return { kind: 'later', afterSeconds: outcome.retryAfterSeconds };
    if (outcome.kind === 'denied') await this.health.noteDenied(organizationId);
    return outcome.kind === 'denied' ? { kind: 'stuck' } : { kind: 'later', afterSeconds: 5 };
  }

  /** What is stuck is looked at again by the daily reconciliation; polling tells the news meanwhile. */
  private async giveWay(
    organizationId: string,
    step: Exclude<Step<unknown>, { kind: 'done' }>,
  ): Promise<void> {
    if (step.kind === 'later') return this.tryAgainAfter(organizationId, step.afterSeconds);
    await this.transactions.run((tx) => tx.unschedule('set-up-events', organizationId));
  }

  private settings(organizationId: string): Promise<TwilioSettingsEntity> {
    return this.db.getRepository(TwilioSettingsEntity).findOneByOrFail({ organizationId });
  }

  private async tryAgainAfter(organizationId: string, seconds: number): Promise<void> {
    await this.transactions.run((tx) =>
      tx.schedule(
        'set-up-events',
        organizationId,
        { organizationId },
        new Date(tx.now.getTime() + seconds * 1_000),
      ),
    );
  }
}

/** Of the types that the account may subscribe to, those that we read. */
function wantedTypes(offered: string[]): SubscribedType[] {
  return [
    ...messageTypes,
    ...callTypes,
    ...offered
      .filter((type) => type.startsWith(compliancePrefix))
      .map((type) => ({ type, schemaVersion: complianceSchemaVersion })),
  ].filter(({ type }) => offered.includes(type));
}
