import { DomainError } from '../../src/domain/errors';
import type { OrganizationActor } from '../../src/domain/actor';
import { createDatabase, type TestDatabase } from '../support/database';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { numberServices, type NumberServices, signedUp } from './number-services';

const buying = 'POST /2010-04-01/Accounts/*/IncomingPhoneNumbers.json';

describe('buying a number while things go wrong', () => {
  let database: TestDatabase;
  let simulator: TestSimulator;
  let services: NumberServices;
  /** A second process over the same database. */
  let others: NumberServices;
  let owner: OrganizationActor;
  let next = 2_000_000;

  beforeAll(async () => {
    [database, simulator] = await Promise.all([createDatabase(), startSimulator()]);
    services = await numberServices(database, simulator);
    others = await numberServices(database, simulator);
    owner = await signedUp(services);
  });

  afterAll(async () => {
    await services.stop();
    await others.stop();
    await Promise.all([simulator.stop(), database.drop()]);
  });

  const someNumber = (): string => `+1833${(next += 137)}`;

  async function bought(e164: string) {
    const { incomingPhoneNumbers } = await simulator.resources();
    return incomingPhoneNumbers!.filter((one) => one.phone_number === e164);
  }

  const rows = (e164: string) =>
    database.query<{ id: string; lifecycle: string; twilio_sid: string; voice_webhook_active: boolean }>(
      'SELECT id, lifecycle, twilio_sid, voice_webhook_active FROM phone_numbers WHERE e164 = $1',
      [e164],
    );

  async function expectBoughtOnce(e164: string): Promise<void> {
    const [at, here] = [await bought(e164), await rows(e164)];
    expect(at).toHaveLength(1);
    expect(here).toEqual([
      { id: here[0]!.id, lifecycle: 'ACTIVE', twilio_sid: at[0]!.sid, voice_webhook_active: true },
    ]);
    expect(at[0]!.friendly_name).toBe(here[0]!.id);
    const notifications = await database.query(`SELECT kind FROM notifications WHERE phone_number_id = $1`, [
      here[0]!.id,
    ]);
    expect(notifications).toEqual([{ kind: 'NUMBER_PURCHASED' }]);
    expect(await database.query(`SELECT 1 FROM scheduled_work WHERE key = $1`, [here[0]!.id])).toEqual([]);
  }

  it('buys once for two calls at the same time, from two processes', async () => {
    const e164 = someNumber();
    const ids = await Promise.all([
      services.purchases.purchase(owner, { e164 }),
      others.purchases.purchase(owner, { e164 }),
      services.purchases.purchase(owner, { e164, idempotencyKey: 'one' }),
    ]);
    expect(new Set(ids).size).toBe(1);
    await expectBoughtOnce(e164);
    expect(await others.purchases.purchase(owner, { e164, idempotencyKey: 'one' })).toBe(ids[0]);
    await expectBoughtOnce(e164);
  });

  it.each(['timeout-after', 'drop-after'] as const)(
    'finds what it bought when the answer is lost: %s',
    async (effect) => {
      const e164 = someNumber();
      await simulator.fault(buying, effect);
      const id = await services.purchases.purchase(owner, { e164 });
      expect((await rows(e164))[0]!.id).toBe(id);
      await expectBoughtOnce(e164);
    },
  );

  it('buys again only after two empty looks a minute apart when Twilio failed before the sale', async () => {
    const e164 = someNumber();
    await simulator.fault(buying, 'status', { status: 503 });
    await services.purchases.purchase(owner, { e164 });
    expect(await bought(e164)).toHaveLength(0);
    expect((await rows(e164))[0]!.lifecycle).toBe('PURCHASING');
    await simulator.advance('PT30S');
    await services.runDue();
    expect(await bought(e164)).toHaveLength(0);
    await simulator.advance('PT61S');
    expect(await services.runDue()).toContain('buy-phone-number');
    await expectBoughtOnce(e164);
  });

  it('goes on in another process when the first one dies after the sale', async () => {
    const e164 = someNumber();
    // The answer never comes, and neither does anything after it in that process.
    await simulator.fault(buying, 'timeout-after');
    const dying = await numberServices(database, simulator, 60_000);
    const lost = dying.purchases.purchase(owner, { e164 }).catch(() => undefined);
    const deadline = Date.now() + 5_000;
    while ((await bought(e164)).length === 0 && Date.now() < deadline);
    expect((await rows(e164))[0]!.lifecycle).toBe('PURCHASING');
    // What a dead process holds runs out by itself; here it is shortened.
    await database.query(`UPDATE twilio_operations SET leased_until = now() - interval '1 second'`);
    await simulator.advance('PT21S');
    expect(await others.runDue()).toContain('buy-phone-number');
    await expectBoughtOnce(e164);
    await lost;
    await dying.stop();
  });

  it('settles a purchase that was recorded as done but not yet shown', async () => {
    const e164 = someNumber();
    const id = await services.purchases.purchase(owner, { e164 });
    const number = (await rows(e164))[0]!.id;
    await database.query(
      `UPDATE phone_numbers SET lifecycle = 'PURCHASING', twilio_sid = NULL, voice_webhook_active = false WHERE id = $1`,
      [number],
    );
    await others.buyer.complete(owner.organizationId, id);
    await expectBoughtOnce(e164);
  });

  it('points an adopted number at us', async () => {
    const e164 = someNumber();
    await simulator.fault(buying, 'drop-after');
    const account = (
      await database.query<{ account_sid: string }>('SELECT account_sid FROM organization_twilio_settings')
    )[0]!;
    await services.purchases.purchase(owner, { e164 });
    const [held] = await bought(e164);
    expect(held!.account_sid).toBe(account.account_sid);
    expect(held!.voice_url).toMatch(/\/webhooks\/twilio\/[\w-]{43}\/voice#rc=5&rp=all$/);
    expect(held!.sms_url).toMatch(/\/messages#rc=5&rp=all$/);
    expect(held!.status_callback).toMatch(/\/voice-status#rc=5&rp=all$/);
  });

  it('says that a number is gone, lists no card for it and tells nobody twice', async () => {
    const e164 = '+15005550000';
    const failure = await services.purchases
      .purchase(owner, { e164, idempotencyKey: 'gone' })
      .catch((error: unknown) => error);
    expect((failure as DomainError).faults).toMatchObject([
      { code: 'NOT_AVAILABLE', field: ['input', 'e164'] },
    ]);
    expect((await rows(e164)).map((row) => row.lifecycle)).toEqual(['FAILED']);
    const again = await services.purchases
      .purchase(owner, { e164, idempotencyKey: 'gone' })
      .catch((error: unknown) => error);
    expect((again as DomainError).faults).toEqual((failure as DomainError).faults);
    expect(await rows(e164)).toHaveLength(1);
    expect(await database.query(`SELECT kind FROM notifications WHERE kind = 'NUMBER_FAILED'`)).toEqual([]);
    const standing = await database.query(`SELECT id FROM phone_numbers WHERE lifecycle <> 'FAILED'`);
    expect(await services.numbers.count(owner)).toBe(standing.length);
  });

  it('tries a throttled purchase again without a second look', async () => {
    const e164 = someNumber();
    await simulator.fault(buying, 'status', { status: 429 });
    await services.purchases.purchase(owner, { e164 });
    await expectBoughtOnce(e164);
  });

  it('does not buy for a suspended account and shows why', async () => {
    const other = await signedUp(services, 'Corner Garage');
    const [settings] = await database.query<{ account_sid: string }>(
      'SELECT account_sid FROM organization_twilio_settings WHERE organization_id = $1',
      [other.organizationId],
    );
    await simulator.account(settings!.account_sid, { status: 'suspended' });
    const e164 = someNumber();
    const failure = await services.purchases.purchase(other, { e164 }).catch((error: unknown) => error);
    expect((failure as DomainError).faults).toMatchObject([{ code: 'NOT_AVAILABLE' }]);
    expect(await bought(e164)).toHaveLength(0);
    expect(
      await database.query('SELECT status FROM organization_twilio_settings WHERE organization_id = $1', [
        other.organizationId,
      ]),
    ).toEqual([{ status: 'SUSPENDED' }]);
    expect(
      await database.query(`SELECT kind FROM notifications WHERE organization_id = $1`, [
        other.organizationId,
      ]),
    ).toEqual([{ kind: 'ACCOUNT_PROBLEM' }]);
  });
});
