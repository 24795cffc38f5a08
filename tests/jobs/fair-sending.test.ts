import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrganizationActor } from '../../src/domain/actor';
import { SenderPaces } from '../../src/services/sender-paces';
import { messageServices, type MessageServices } from '../faults/message-services';
import { numberServices, type NumberServices, signedUp } from '../faults/number-services';
import { createDatabase, type TestDatabase } from '../support/database';
import { parentAccount, startSimulator, type TestSimulator } from '../support/simulator';

/** More numbers than one organization gets turns at once. */
const manyNumbers = 14;

describe('an organization with a burst of texts', () => {
  let database: TestDatabase;
  let simulator: TestSimulator;
  let numbers: NumberServices;
  let services: MessageServices;
  let others: MessageServices;
  let customers = 0;

  beforeAll(async () => {
    [database, simulator] = await Promise.all([createDatabase(), startSimulator()]);
    numbers = await numberServices(database, simulator);
    services = await messageServices(database, simulator, 5_000);
    others = await messageServices(database, simulator, 5_000);
  });

  afterAll(async () => {
    await Promise.all([numbers.stop(), services.stop(), others.stop()]);
    await Promise.all([simulator.stop(), database.drop()]);
  });

  async function localNumbers(): Promise<string[]> {
    const { sid, token } = parentAccount;
    const response = await fetch(
      `${simulator.url}/api.twilio.com/2010-04-01/Accounts/${sid}/AvailablePhoneNumbers/US/Local.json?AreaCode=503&SmsEnabled=true`,
      { headers: { authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}` } },
    );
    const found = (await response.json()) as { available_phone_numbers: { phone_number: string }[] };
    return found.available_phone_numbers.map((one) => one.phone_number);
  }

  async function shop(name: string, count: number): Promise<{ owner: OrganizationActor; ids: string[] }> {
    const owner = await signedUp(numbers, name);
    const ids: string[] = [];
    for (const e164 of (await localNumbers()).slice(0, count))
      ids.push(await numbers.purchases.purchase(owner, { e164 }));
    expect(ids).toHaveLength(count);
    return { owner, ids };
  }

  /** To Toronto, which a local US number may text without a registration. */
  const send = (owner: OrganizationActor, phoneNumberId: string) =>
    services.messages.send(owner, {
      phoneNumberId,
      to: `+1416555${String(1000 + (customers += 1))}`,
      body: 'Your bread is ready.',
    });

  const handedOver = async ({ organizationId }: OrganizationActor) =>
    (
      await database.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM messages WHERE organization_id = $1 AND twilio_sid IS NOT NULL',
        [organizationId],
      )
    )[0]!.n;

  async function nextSecond(): Promise<void> {
    await simulator.advance('PT2S');
    // The services' own clock follows within milliseconds.
    await sleep(60);
  }

  it('does not hold up the first text of another one', async () => {
    const big = await shop('Big', manyNumbers);
    const small = await shop('Small', 1);
    for (let n = 0; n < 10; n += 1) for (const id of big.ids) await send(big.owner, id);
    await send(small.owner, small.ids[0]!);
    const began = await simulator.now();
    // The clock goes on meanwhile, and each number sends one text a second, whoever asks.
    const mostSince = async (seconds: number) => {
      const passed = ((await simulator.now()).getTime() - began.getTime()) / 1_000;
      return manyNumbers * (Math.floor(Math.max(passed, seconds)) + 1);
    };
    expect(await services.pump.pumpOnce()).toBeLessThanOrEqual(manyNumbers);
    expect(await handedOver(small.owner)).toBe(1);
    await Promise.all([services.pump.pumpOnce(), others.pump.pumpOnce()]);
    const soFar = await handedOver(big.owner);
    expect(soFar).toBeLessThanOrEqual(await mostSince(0));
    await nextSecond();
    await Promise.all([services.pump.pumpOnce(), others.pump.pumpOnce()]);
    expect(await handedOver(big.owner)).toBeGreaterThan(soFar);
    expect(await handedOver(big.owner)).toBeLessThanOrEqual(await mostSince(1));
  });

  /** An approved texting plan of 3.75 segments a second that the phone companies know these numbers under. */
  async function planned({ organizationId }: OrganizationActor, ids: readonly string[]): Promise<void> {
    const [registration, plan] = [randomUUID(), randomUUID()];
    await database.query(
      `INSERT INTO registrations (id, organization_id, kind, state, version, created_at, updated_at)
       VALUES ($1, $2, 'A2P_10DLC', 'APPROVED', 1, now(), now())`,
      [registration, organizationId],
    );
    await database.query(
      `INSERT INTO registration_resources (id, organization_id, registration_id, kind, step, twilio_sid, status,
         reasons, detail, fetched_at, changed_at, created_at)
       VALUES ($1, $2, $3, 'campaign', 'texts', 'MG-plan', 'VERIFIED', '[]', '{"segmentsPerSecond":3.75}',
         now(), now(), now())`,
      [plan, organizationId, registration],
    );
    await database.query(
      `INSERT INTO number_registrations (phone_number_id, organization_id, service_sid, state, evidence, told_at,
         waiting_since)
       SELECT id, $1, 'MG-plan', 'REGISTERED', 'EVENT', now(), now() FROM unnest($2::uuid[]) AS id`,
      [organizationId, ids],
    );
  }

  it('shares the pace of a texting plan between those of its numbers that have texts waiting', async () => {
    const { owner, ids } = await shop('Plan', 3);
    await planned(owner, ids.slice(0, 2));
    const paces = new SenderPaces(services.transactions.db, { now: () => new Date() });
    const rates = async () => {
      const waiting = await paces.waiting();
      const rateOf = (id: string) => waiting.find((one) => one.phoneNumberId === id)?.campaignRate;
      return ids.map(rateOf);
    };
    await send(owner, ids[0]!);
    await send(owner, ids[2]!);
    expect(await rates()).toEqual([3.75, undefined, null]);
    await send(owner, ids[1]!);
    expect(await rates()).toEqual([1.875, 1.875, null]);
    await database.query(
      `UPDATE registration_resources SET status = 'SUSPENDED' WHERE organization_id = $1`,
      [owner.organizationId],
    );
    expect(await rates()).toEqual([null, null, null]);
  });

  it('sends the answer to a keyword before everything else that waits at the number', async () => {
    const { owner, ids } = await shop('Keyword', 1);
    const texts = [await send(owner, ids[0]!), await send(owner, ids[0]!), await send(owner, ids[0]!)];
    await database.query(`UPDATE messages SET send_priority = 0, origin = 'COMPLIANCE_REPLY' WHERE id = $1`, [
      texts[2]!.id,
    ]);
    await services.pump.pumpOnce();
    const sent = await database.query<{ id: string }>(
      'SELECT id FROM messages WHERE organization_id = $1 AND twilio_sid IS NOT NULL',
      [owner.organizationId],
    );
    expect(sent).toEqual([{ id: texts[2]!.id }]);
  });
});
