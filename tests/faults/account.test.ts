import type { OrganizationActor } from '../../src/domain/actor';
import { KeyRing } from '../../src/lib/encryption';
import { createDatabase, type TestDatabase } from '../support/database';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { numberServices, type NumberServices, signedUp } from './number-services';

interface Settings {
  account_sid: string;
  auth_token_encrypted: string;
  status: string;
  webhook_key: string;
  event_sink_sid: string;
  event_subscription_sid: string;
}

describe('the Twilio account while things go wrong', () => {
  let database: TestDatabase;
  let simulator: TestSimulator;
  let services: NumberServices;

  beforeAll(async () => {
    [database, simulator] = await Promise.all([createDatabase(), startSimulator()]);
    services = await numberServices(database, simulator, 700);
  });

  afterAll(async () => {
    await services.stop();
    await Promise.all([simulator.stop(), database.drop()]);
  });

  async function settingsOf({ organizationId }: OrganizationActor): Promise<Settings> {
    const [row] = await database.query<Settings & Record<string, unknown>>(
      'SELECT * FROM organization_twilio_settings WHERE organization_id = $1',
      [organizationId],
    );
    return row!;
  }

  /** What there is at Twilio for the organization. */
  async function atTwilio(actor: OrganizationActor) {
    const { accounts, sinks, subscriptions } = await simulator.resources();
    const mine = accounts!.filter((one) => one.friendly_name === actor.organizationId);
    const sids = mine.map((one) => one.sid);
    const of = (all: Record<string, unknown>[] | undefined) =>
      (all ?? []).filter((one) => sids.includes(String(one.account_sid ?? one.accountSid)));
    return { accounts: mine, sinks: of(sinks), subscriptions: of(subscriptions) };
  }

  async function settle(): Promise<void> {
    for (let round = 0; round < 6; round += 1) {
      await simulator.advance('PT10S');
      await services.runDue();
    }
  }

  async function lookAgain(after: string): Promise<void> {
    await simulator.advance(after);
    await services.runDue();
  }

  const card = async (id: string) =>
    (
      await database.query<{ lifecycle: string; voice_webhook_active: boolean; revision: number }>(
        'SELECT lifecycle, voice_webhook_active, revision FROM phone_numbers WHERE id = $1',
        [id],
      )
    )[0]!;

  it.each(['POST /2010-04-01/Accounts.json', 'POST /v1/Sinks', 'POST /v1/Subscriptions'])(
    'makes one account, one sink and one subscription when answers are lost: %s',
    async (match) => {
      for (const effect of ['timeout-after', 'drop-after'] as const) {
        await simulator.fault(match, effect);
        const actor = await signedUp(services, 'Lost Answers');
        await settle();
        // The job that an account's creation queues; after a lost answer that was only now.
        await services.events.setUp(actor.organizationId);
        await settle();
        const found = await atTwilio(actor);
        expect([found.accounts.length, found.sinks.length, found.subscriptions.length]).toEqual([1, 1, 1]);
        expect(await settingsOf(actor)).toMatchObject({
          account_sid: found.accounts[0]!.sid,
          status: 'ACTIVE',
          event_sink_sid: found.sinks[0]!.sid,
          event_subscription_sid: found.subscriptions[0]!.sid,
        });
        expect(
          await database.query(`SELECT task FROM scheduled_work WHERE task <> 'reconcile-account'`),
        ).toEqual([]);
      }
    },
  );

  it('subscribes to messages, inbound texts and verifications at an address without a fragment', async () => {
    const actor = await signedUp(services);
    const { sinks, subscriptions } = await atTwilio(actor);
    const { webhook_key: key } = await settingsOf(actor);
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(sinks[0])).toContain(`/webhooks/twilio/${key}/events"`);
    const types = JSON.stringify(subscriptions[0]);
    for (const type of ['message.delivered', 'inbound-message.received', 'toll-free-verification.rejected'])
      expect(types).toContain(type);
  });

  it('keeps the token encrypted', async () => {
    const actor = await signedUp(services);
    const { accounts } = await atTwilio(actor);
    const stored = await settingsOf(actor);
    const text = JSON.stringify(await database.query('SELECT * FROM organization_twilio_settings'));
    expect(text).not.toContain(String(accounts[0]!.auth_token));
    const keys = new KeyRing(`test:${Buffer.alloc(32, 7).toString('base64')}`);
    expect(keys.decrypt(stored.auth_token_encrypted)).toBe(accounts[0]!.auth_token);
  });

  it('shows a suspension and its end, and tells of it once', async () => {
    const actor = await signedUp(services);
    const id = await services.purchases.purchase(actor, { e164: '+18332901111' });
    const { account_sid: sid } = await settingsOf(actor);
    const before = await card(id);
    await simulator.account(sid, { status: 'suspended' });
    await lookAgain('PT25H');
    await lookAgain('PT2H');
    expect((await settingsOf(actor)).status).toBe('SUSPENDED');
    expect((await card(id)).revision).toBe(before.revision + 1);
    await simulator.account(sid, { status: 'active' });
    await lookAgain('PT2H');
    expect((await settingsOf(actor)).status).toBe('ACTIVE');
    expect((await card(id)).revision).toBe(before.revision + 2);
    const told = await database.query(
      'SELECT kind, title FROM notifications WHERE organization_id = $1 AND kind = $2',
      [actor.organizationId, 'ACCOUNT_PROBLEM'],
    );
    expect(told).toHaveLength(1);
  });

  it('notices a revoked token and takes over the present one at the next look', async () => {
    const actor = await signedUp(services);
    const { account_sid: sid, auth_token_encrypted: former } = await settingsOf(actor);
    await simulator.account(sid, { revokeToken: true });
    await lookAgain('PT25H');
    expect((await settingsOf(actor)).status).toBe('CREDENTIALS_REJECTED');
    await lookAgain('PT2H');
    const now = await settingsOf(actor);
    expect(now.status).toBe('ACTIVE');
    expect(now.auth_token_encrypted).not.toBe(former);
    await services.purchases.purchase(actor, { e164: '+18332902222' });
  });

  it('notices numbers pointed elsewhere or lost, and a sink that was removed', async () => {
    const actor = await signedUp(services);
    const moved = await services.purchases.purchase(actor, { e164: '+18332903333' });
    const lost = await services.purchases.purchase(actor, { e164: '+18332904444' });
    const { accounts, sinks } = await atTwilio(actor);
    const [{ sid, auth_token: token }] = accounts as [{ sid: string; auth_token: string }];
    const { incomingPhoneNumbers } = await simulator.resources();
    const pn = (e164: string) => String(incomingPhoneNumbers!.find((one) => one.phone_number === e164)!.sid);
    const call = (method: string, path: string, body?: Record<string, string>) =>
      fetch(`${simulator.url}/${path}`, {
        method,
        headers: { authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}` },
        ...(body ? { body: new URLSearchParams(body) } : {}),
      });
    const numbers = `api.twilio.com/2010-04-01/Accounts/${sid}/IncomingPhoneNumbers`;
    await call('POST', `${numbers}/${pn('+18332903333')}.json`, {
      VoiceUrl: 'https://elsewhere.example/voice',
    });
    await call('DELETE', `${numbers}/${pn('+18332904444')}.json`);
    await call(
      'DELETE',
      `events.twilio.com/v1/Subscriptions/${(await settingsOf(actor)).event_subscription_sid}`,
    );
    await call('DELETE', `events.twilio.com/v1/Sinks/${String(sinks[0]!.sid)}`);
    await lookAgain('PT25H');
    expect(await card(moved)).toMatchObject({ lifecycle: 'ACTIVE', voice_webhook_active: false });
    expect(await card(lost)).toMatchObject({ lifecycle: 'RELEASED' });
    const jobs = await database.query(
      `SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'set-up-events'`,
    );
    expect(jobs.length).toBeGreaterThan(0);
    await services.events.setUp(actor.organizationId);
    const again = await atTwilio(actor);
    expect([again.sinks.length, again.subscriptions.length]).toEqual([1, 1]);
    expect(await settingsOf(actor)).toMatchObject({
      event_sink_sid: again.sinks[0]!.sid,
      event_subscription_sid: again.subscriptions[0]!.sid,
    });
  });
});
