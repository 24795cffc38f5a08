import type { OrganizationActor } from '../../src/domain/actor';
import { DomainError } from '../../src/domain/errors';
import { createDatabase, type TestDatabase } from '../support/database';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { numberServices, type NumberServices, signedUp } from './number-services';

const addresses = '/2010-04-01/Accounts/*/Addresses';
const making = `POST ${addresses}.json`;
const changing = `POST ${addresses}/*`;
const deleting = `DELETE ${addresses}/*`;

describe('addresses while things go wrong', () => {
  let database: TestDatabase;
  let simulator: TestSimulator;
  let services: NumberServices;
  let owner: OrganizationActor;
  let house = 100;

  beforeAll(async () => {
    [database, simulator] = await Promise.all([createDatabase(), startSimulator()]);
    services = await numberServices(database, simulator);
    owner = await signedUp(services);
  });

  afterAll(async () => {
    await services.stop();
    await Promise.all([simulator.stop(), database.drop()]);
  });

  const lines = (street: string) => ({
    customerName: 'Juniper Street Bakery',
    street,
    city: 'Portland',
    region: 'OR',
    postalCode: '97214',
    country: 'US',
  });
  const someStreet = () => `${(house += 1)} Juniper Street`;
  const make = (street: string) => services.addresses.create(owner, lines(street));

  async function streets(): Promise<string[]> {
    const { addresses: all } = await simulator.resources();
    return all!.map((one) => String(one.street)).sort();
  }

  const open = () =>
    database.query(`SELECT id, state FROM addresses WHERE state NOT IN ('ACTIVE', 'DELETED')`);

  afterEach(async () => {
    expect(await open()).toEqual([]);
    expect(await database.query(`SELECT 1 FROM scheduled_work WHERE task = 'settle-address'`)).toEqual([]);
  });

  it.each([
    [making, 'timeout-after'],
    [making, 'drop-after'],
    [making, 'timeout-before'],
  ] as const)('are made once: %s, %s', async (match, effect) => {
    const street = someStreet();
    const before = await streets();
    await simulator.fault(match, effect);
    await make(street);
    expect(await streets()).toEqual([...before, street].sort());
  });

  it('are made once for calls at the same time', async () => {
    const street = someStreet();
    // Twilio takes its time, so that the calls meet however fast the first one is.
    await simulator.fault(making, 'timeout-after');
    const ids = await Promise.all([make(street), make(street)]);
    expect(new Set(ids).size).toBe(1);
    expect((await streets()).filter((one) => one === street)).toHaveLength(1);
  });

  it.each(['timeout-after', 'timeout-before'] as const)('change once: %s', async (effect) => {
    const addressId = await make(someStreet());
    const street = someStreet();
    await simulator.fault(changing, effect);
    await services.addresses.update(owner, { addressId, street });
    expect(await streets()).toContain(street);
    const [row] = await database.query('SELECT street, state, wanted FROM addresses WHERE id = $1', [
      addressId,
    ]);
    expect(row).toEqual({ street, state: 'ACTIVE', wanted: null });
  });

  it.each(['timeout-after', 'timeout-before'] as const)('are deleted once: %s', async (effect) => {
    const street = someStreet();
    const id = await make(street);
    await simulator.fault(deleting, effect);
    await services.addresses.remove(owner, id);
    expect(await streets()).not.toContain(street);
  });

  it('leave nothing behind of a try-out whose process died', async () => {
    const before = await streets();
    // The try-out is made and read; taking it away fails, and so the wish stays open.
    await simulator.fault(deleting, 'status', { status: 503 });
    const failure = await make('7 Juniper Stret').catch((error: unknown) => error);
    expect((failure as DomainError).faults).toMatchObject([{ code: 'TWILIO_UNAVAILABLE' }]);
    expect(await open()).toMatchObject([{ state: 'CREATING' }]);
    expect(await streets()).toHaveLength(before.length + 1);
    await simulator.advance('PT31S');
    expect(await services.runDue()).toContain('settle-address');
    expect(await streets()).toEqual(before);
    expect(await database.query(`SELECT 1 FROM addresses WHERE street = '7 Juniper Stret'`)).toEqual([]);
  });

  it('stay when a number elsewhere in the account depends on them', async () => {
    const id = await make(someStreet());
    const account = (await services.credentials.forOrganization(owner.organizationId))!;
    const client = services.clients.for(account);
    const [row] = await database.query<{ twilio_sid: string }>(
      'SELECT twilio_sid FROM addresses WHERE id = $1',
      [id],
    );
    const number = await client.incomingPhoneNumbers.create({
      phoneNumber: '+18332345001',
      addressSid: row!.twilio_sid,
    });
    const refusal = await services.addresses.remove(owner, id).catch((error: unknown) => error);
    expect((refusal as DomainError).faults).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('+18332345001') },
    ]);
    await client.incomingPhoneNumbers(number.sid).remove();
    await services.addresses.remove(owner, id);
  });
});
