import type { OrganizationActor } from '../../src/domain/actor';
import { joinPool } from '../../src/services/sender-pool-members';
import { MessagingServiceGateway } from '../../src/twilio/messaging-services';
import { createDatabase, endLeases, type TestDatabase } from '../support/database';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { until } from '../support/wait';
import { numberServices, type NumberServices, signedUp } from './number-services';

const making = 'POST messaging.twilio.com/v1/Services';
const joining = 'POST messaging.twilio.com/v1/Services/*/PhoneNumbers';

describe('the sender pool while things go wrong', () => {
  let database: TestDatabase;
  let simulator: TestSimulator;
  let services: NumberServices;
  /** A second process over the same database. */
  let others: NumberServices;
  let owner: OrganizationActor;
  let gateway: MessagingServiceGateway;
  let next = 3_000_000;
  let shops = 0;

  beforeAll(async () => {
    [database, simulator] = await Promise.all([createDatabase(), startSimulator()]);
    services = await numberServices(database, simulator);
    others = await numberServices(database, simulator);
    gateway = new MessagingServiceGateway(services.clients);
  });

  beforeEach(async () => {
    owner = await signedUp(services, `Shop ${(shops += 1)}`);
  });

  afterAll(async () => {
    await Promise.all([services.stop(), others.stop()]);
    await Promise.all([simulator.stop(), database.drop()]);
  });

  const account = async () => (await services.credentials.forOrganization(owner.organizationId))!;

  async function bought(): Promise<{ id: string; sid: string; e164: string }> {
    const e164 = `+1833${(next += 137)}`;
    const id = await services.purchases.purchase(owner, { e164 });
    const [row] = await database.query<{ twilio_sid: string }>(
      'SELECT twilio_sid FROM phone_numbers WHERE id = $1',
      [id],
    );
    return { id, sid: row!.twilio_sid, e164 };
  }

  const wanted = (id: string) => services.transactions.run((tx) => joinPool(tx, owner.organizationId, id));

  const member = async (id: string) =>
    (
      await database.query<Record<string, unknown>>(
        `SELECT state, service_sid, tries, error_code, previous_sms_url, confirmed_at IS NOT NULL AS confirmed
         FROM messaging_service_members WHERE phone_number_id = $1`,
        [id],
      )
    )[0];

  async function servicesAtTwilio() {
    const { accountSid } = await account();
    const { messagingServices } = await simulator.resources();
    return messagingServices!.filter((one) => one.account_sid === accountSid);
  }

  /** Runs what is due until nothing is planned for the number any more. */
  async function settle(id: string): Promise<void> {
    for (let round = 0; round < 12; round += 1) {
      const [planned] = await database.query(
        `SELECT 1 FROM scheduled_work WHERE task = 'join-sender-pool' AND key = $1`,
        [id],
      );
      if (!planned) return;
      await simulator.advance('PT61S');
      await others.runDue();
    }
    throw new Error('the number never settled');
  }

  async function expectJoinedOnce(id: string, sid: string): Promise<void> {
    const all = await servicesAtTwilio();
    expect(all).toHaveLength(1);
    const [operation] = await database.query<{ id: string }>(
      `SELECT id FROM twilio_operations WHERE organization_id = $1 AND what = 'messaging-service.create'`,
      [owner.organizationId],
    );
    const { webhookKey } = await account();
    expect(all[0]).toMatchObject({
      friendly_name: `Loquent texts ${operation!.id}`,
      inbound_request_url: expect.stringContaining(`/webhooks/twilio/${webhookKey}/messages`),
      smart_encoding: false,
    });
    expect(all[0]!.phone_number_sids).toContain(sid);
    expect(await member(id)).toMatchObject({
      state: 'MEMBER',
      service_sid: all[0]!.sid,
      confirmed: true,
      error_code: null,
    });
  }

  it('makes one service for two numbers that two processes bring in at the same time', async () => {
    const [one, two] = [await bought(), await bought()];
    await Promise.all([wanted(one.id), wanted(two.id)]);
    await Promise.all([
      services.pool.join(owner.organizationId, one.id),
      others.pool.join(owner.organizationId, two.id),
      others.pool.join(owner.organizationId, one.id),
    ]);
    await settle(one.id);
    await settle(two.id);
    await expectJoinedOnce(one.id, one.sid);
    await expectJoinedOnce(two.id, two.sid);
    expect(await member(one.id)).toMatchObject({ previous_sms_url: null });
  });

  it.each([
    [making, 'timeout-after'],
    [making, 'timeout-before'],
    [making, 'drop-after'],
    [joining, 'timeout-after'],
    [joining, 'drop-after'],
    ['GET messaging.twilio.com/v1/Services/*', 'drop-after'],
  ] as const)('joins once when the answer is lost: %s, %s', async (match, effect) => {
    const number = await bought();
    await wanted(number.id);
    await simulator.fault(match, effect);
    await services.pool.join(owner.organizationId, number.id);
    expect(await member(number.id)).toMatchObject({ state: 'JOINING', confirmed: false });
    await settle(number.id);
    await expectJoinedOnce(number.id, number.sid);
  });

  it('goes on where a process died', async () => {
    const number = await bought();
    await wanted(number.id);
    await simulator.fault(joining, 'timeout-after');
    const dying = await numberServices(database, simulator, 3_000);
    const before = (await simulator.requests()).length;
    const lost = dying.pool.join(owner.organizationId, number.id).catch(() => undefined);
    await until(async () =>
      (await simulator.requests())
        .slice(before)
        .some((one) => one.method === 'POST' && one.path.endsWith('/PhoneNumbers')),
    );
    await dying.stop();
    await lost;
    await endLeases(database);
    await settle(number.id);
    await expectJoinedOnce(number.id, number.sid);
  });

  it('points the service at us before the first number joins, and not a moment later', async () => {
    const number = await bought();
    await wanted(number.id);
    const before = (await simulator.requests()).length;
    await services.pool.join(owner.organizationId, number.id);
    const calls = (await simulator.requests())
      .slice(before)
      .filter((one) => one.host === 'messaging.twilio.com' && one.path.startsWith('/v1/Services'))
      .map((one) => `${one.method} ${one.path.replace(/(MG|PN)\w{32}/g, '*')}`);
    expect(calls).toEqual(['POST /v1/Services', 'GET /v1/Services/*', 'POST /v1/Services/*/PhoneNumbers']);
  });

  it('leaves an adopted service as it is, but for where it sends texts, and keeps a record of that', async () => {
    const number = await bought();
    const made = await gateway.create(await account(), {
      friendlyName: 'Ours since 2019',
      inboundUrl: 'https://old.example.com/sms',
    });
    if (made.kind !== 'done') throw new Error('no service');
    await database.query(
      'UPDATE organization_twilio_settings SET messaging_service_sid = $2 WHERE organization_id = $1',
      [owner.organizationId, made.value.sid],
    );
    await wanted(number.id);
    await services.pool.join(owner.organizationId, number.id);
    expect(await member(number.id)).toMatchObject({ state: 'MEMBER', service_sid: made.value.sid });
    const [service] = await servicesAtTwilio();
    expect(service).toMatchObject({
      friendly_name: 'Ours since 2019',
      inbound_request_url: expect.stringContaining('/messages'),
    });
    const [settings] = await database.query(
      'SELECT previous_inbound_url FROM organization_twilio_settings WHERE organization_id = $1',
      [owner.organizationId],
    );
    expect(settings).toEqual({ previous_inbound_url: 'https://old.example.com/sms' });
  });

  it('keeps a record of where a number sent its texts before', async () => {
    const number = await bought();
    await services.clients
      .for(await account())
      .incomingPhoneNumbers(number.sid)
      .update({ smsUrl: 'https://old.example.com/number' });
    await wanted(number.id);
    await services.pool.join(owner.organizationId, number.id);
    expect(await member(number.id)).toMatchObject({
      state: 'MEMBER',
      previous_sms_url: 'https://old.example.com/number',
    });
  });

  it('tells why a number of another service cannot join, and takes it over once it is free', async () => {
    const number = await bought();
    const elsewhere = await gateway.create(await account(), {
      friendlyName: 'Marketing',
      inboundUrl: 'https://old.example.com/sms',
    });
    if (elsewhere.kind !== 'done') throw new Error('no service');
    await gateway.join(await account(), elsewhere.value.sid, number.sid);
    await wanted(number.id);
    await services.pool.join(owner.organizationId, number.id);
    expect(await member(number.id)).toMatchObject({ state: 'REFUSED', error_code: 21712, confirmed: false });
    const told = () =>
      database.query<{ title: string; body: string }>(
        `SELECT title, body FROM notifications WHERE phone_number_id = $1 AND kind = 'ACCOUNT_PROBLEM'`,
        [number.id],
      );
    expect((await told())[0]).toMatchObject({
      title: `${number.e164} belongs to another messaging service`,
      body: expect.stringContaining('Remove it there'),
    });
    // The same again the next day, and told once.
    await services.pool.reconcile(await account());
    await services.pool.join(owner.organizationId, number.id);
    expect(await member(number.id)).toMatchObject({ state: 'REFUSED', tries: 2 });
    expect(await told()).toHaveLength(1);
    await services.clients
      .for(await account())
      .messaging.v1.services(elsewhere.value.sid)
      .phoneNumbers(number.sid)
      .remove();
    await services.pool.reconcile(await account());
    await services.pool.join(owner.organizationId, number.id);
    expect(await member(number.id)).toMatchObject({ state: 'MEMBER', tries: 3, error_code: null });
  });

  it('brings back a number that was taken out, and a service that was turned away from us', async () => {
    const number = await bought();
    await wanted(number.id);
    await services.pool.join(owner.organizationId, number.id);
    const [service] = await servicesAtTwilio();
    const client = services.clients.for(await account()).messaging.v1.services(String(service!.sid));
    await client.phoneNumbers(number.sid).remove();
    await client.update({ inboundRequestUrl: 'https://elsewhere.example.com' });
    await services.reconciliation.reconcile(owner.organizationId);
    expect(await member(number.id)).toMatchObject({ state: 'JOINING', tries: 2 });
    await services.pool.join(owner.organizationId, number.id);
    await expectJoinedOnce(number.id, number.sid);
  });

  it('makes a new service when the old one is gone', async () => {
    const number = await bought();
    await wanted(number.id);
    await services.pool.join(owner.organizationId, number.id);
    const [service] = await servicesAtTwilio();
    await services.clients
      .for(await account())
      .messaging.v1.services(String(service!.sid))
      .remove();
    await services.pool.reconcile(await account());
    await services.pool.join(owner.organizationId, number.id);
    const [renewed] = await servicesAtTwilio();
    expect(renewed!.sid).not.toBe(service!.sid);
    expect(await member(number.id)).toMatchObject({ state: 'MEMBER', service_sid: renewed!.sid });
  });
});
