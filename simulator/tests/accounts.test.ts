import { startRig, type Rig } from './support';

describe('accounts and credentials', () => {
  let rig: Rig;
  beforeAll(async () => (rig = await startRig()));
  afterAll(() => rig.stop());
  beforeEach(() => rig.control('POST /reset'));

  it('finds a subaccount again by its exact name', async () => {
    const child = await rig.parent.api.v2010.accounts.create({ friendlyName: 'org-1' });
    expect(child).toMatchObject({
      status: 'active',
      ownerAccountSid: rig.simulator.accountSid,
      friendlyName: 'org-1',
    });
    expect(child.dateCreated).toBeInstanceOf(Date);
    expect(await rig.parent.api.v2010.accounts.list({ friendlyName: 'org' })).toHaveLength(0);
    const [found] = await rig.parent.api.v2010.accounts.list({ friendlyName: 'org-1', status: 'active' });
    expect(found).toMatchObject({ sid: child.sid, authToken: child.authToken });
    await expect(rig.clientFor(child).api.v2010.accounts.create({})).rejects.toMatchObject({ code: 21101 });
  });

  it('keeps accounts apart as the authentication matrix says', async () => {
    const [one, two] = await Promise.all(
      ['org-1', 'org-2'].map((friendlyName) => rig.parent.api.v2010.accounts.create({ friendlyName })),
    );
    if (!one || !two) throw new Error('two accounts are needed');
    const asOne = rig.clientFor(one);
    const service = await asOne.messaging.v1.services.create({ friendlyName: 'one' });
    // The parent reaches a child on api.twilio.com; elsewhere it acts as itself.
    await rig.parent.api.v2010.accounts(one.sid).incomingPhoneNumbers.list();
    await expect(rig.parent.messaging.v1.services(service.sid).fetch()).rejects.toMatchObject({
      status: 404,
    });
    await expect(rig.clientFor(two).messaging.v1.services(service.sid).fetch()).rejects.toMatchObject({
      status: 404,
    });
    for (const forbidden of [
      asOne.api.v2010.accounts(two.sid).incomingPhoneNumbers.list(),
      asOne.api.v2010.accounts(rig.simulator.accountSid).fetch(),
      rig.clientFor({ sid: one.sid, authToken: two.authToken }).api.v2010.accounts(one.sid).fetch(),
    ]) {
      await expect(forbidden).rejects.toMatchObject({ status: 401, code: 20003 });
    }
    await expect(rig.parent.api.v2010.accounts(`AC${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({
      code: 20404,
    });
    expect((await rig.raw('GET', 'messaging.twilio.com/v1/Services', undefined, 'no:body')).status).toBe(401);
  });

  it('lets an API key act for its account, save for accounts and keys', async () => {
    const child = await rig.parent.api.v2010.accounts.create({ friendlyName: 'org-1' });
    const key = await rig.parent.api.v2010.accounts(child.sid).newKeys.create({ friendlyName: 'server' });
    const base = 'api.twilio.com/2010-04-01/Accounts';
    const ask = (path: string) => rig.raw('GET', path, undefined, `${key.sid}:${key.secret}`);
    expect((await ask(`${base}/${child.sid}/Messages.json`)).status).toBe(200);
    expect((await ask('messaging.twilio.com/v1/Services')).status).toBe(200);
    expect(await ask(`${base}/${child.sid}.json`)).toMatchObject({ status: 401, body: { code: 20003 } });
    expect(await ask(`${base}/${child.sid}/Keys.json`)).toMatchObject({ status: 401 });
    expect(await rig.clientFor(child).keys.list()).toHaveLength(1);
    await rig.clientFor(child).keys(key.sid).remove();
    expect((await ask('messaging.twilio.com/v1/Services')).status).toBe(401);
  });

  it('refuses a suspended or closed account, and gives its numbers back when closed', async () => {
    const child = await rig.parent.api.v2010.accounts.create({ friendlyName: 'org-1' });
    const client = rig.clientFor(child);
    const [offer] = await client.availablePhoneNumbers('US').local.list({ areaCode: 510, limit: 1 });
    await client.incomingPhoneNumbers.create({ phoneNumber: offer?.phoneNumber ?? '' });
    const asParent = rig.parent.api.v2010.accounts(child.sid);
    await asParent.update({ status: 'suspended' });
    await expect(client.messaging.v1.services.list()).rejects.toMatchObject({ status: 403, code: 20005 });
    expect(await asParent.incomingPhoneNumbers.list()).toHaveLength(1);
    await asParent.update({ status: 'active' });
    await client.messaging.v1.services.list();
    await rig.control('POST /account', { sid: child.sid, status: 'suspended' });
    await expect(asParent.update({ status: 'active' })).rejects.toMatchObject({ code: 21478 });
    await asParent.update({ status: 'closed' });
    expect(await asParent.incomingPhoneNumbers.list()).toHaveLength(0);
    await expect(asParent.update({ status: 'active' })).rejects.toMatchObject({ code: 21479 });
  });

  it('rotates a token: both are accepted until the second one is promoted, then only that one', async () => {
    const child = await rig.parent.api.v2010.accounts.create({ friendlyName: 'org-1' });
    const asFirst = rig.clientFor(child);
    await expect(asFirst.accounts.v1.authTokenPromotion().update()).rejects.toMatchObject({ status: 400 });
    const { secondaryAuthToken: second } = await asFirst.accounts.v1.secondaryAuthToken().create();
    await expect(asFirst.accounts.v1.secondaryAuthToken().create()).rejects.toMatchObject({ status: 400 });
    const asSecond = rig.clientFor({ sid: child.sid, authToken: second });
    await Promise.all([asFirst, asSecond].map((client) => client.messaging.v1.services.list()));
    const { authToken } = await asFirst.accounts.v1.authTokenPromotion().update();
    expect(authToken).toBe(second);
    await expect(asFirst.messaging.v1.services.list()).rejects.toMatchObject({ code: 20003 });
    await asSecond.messaging.v1.services.list();
    await asSecond.accounts.v1.secondaryAuthToken().create();
    await asSecond.accounts.v1.secondaryAuthToken().remove();
    await expect(asSecond.accounts.v1.secondaryAuthToken().remove()).rejects.toMatchObject({ status: 404 });
  });

  it('has accounts of other owners, with what they have collected over the years', async () => {
    const make = async (more: object = {}) =>
      (await rig.control('POST /console', { do: 'account', ...more })).body;
    const { sid, auth_token: authToken } = await make();
    await rig.control('POST /limits', { a2pPerSecond: null });
    const stock = { numbers: 12, services: 3, brands: 2, sinks: 2 };
    const { body: made } = await rig.control('POST /console', { do: 'stock', account: sid, ...stock });
    expect(made.numbers).toHaveLength(12);
    const client = rig.clientFor({ sid, authToken });
    const numbers = await client.incomingPhoneNumbers.list();
    expect(new Set(numbers.map(({ phoneNumber }) => phoneNumber)).size).toBe(12);
    expect(numbers.at(-1)).toMatchObject({ voiceUrl: expect.stringContaining('owner.example') });
    const [service] = await client.messaging.v1.services.list();
    expect(await client.messaging.v1.services(service!.sid).usAppToPerson.list()).toHaveLength(0);
    expect(await client.messaging.v1.brandRegistrations.list()).toHaveLength(2);
    expect(await client.events.v1.sinks.list()).toHaveLength(2);
    await rig.control('POST /console', { do: 'permissions', account: sid, denied: ['events.twilio.com'] });
    await expect(client.events.v1.sinks.list()).rejects.toMatchObject({ status: 403, code: 20006 });
    const trial = await make({ type: 'Trial', owner: sid });
    expect(trial).toMatchObject({ type: 'Trial', owner_account_sid: sid });
  });

  it('stops a revoked token', async () => {
    const child = await rig.parent.api.v2010.accounts.create({ friendlyName: 'org-1' });
    await rig.control('POST /account', { sid: child.sid, revokeToken: true });
    await expect(rig.clientFor(child).messaging.v1.services.list()).rejects.toMatchObject({ code: 20003 });
    const { authToken } = await rig.parent.api.v2010.accounts(child.sid).fetch();
    expect(await rig.clientFor({ sid: child.sid, authToken }).messaging.v1.services.list()).toEqual([]);
  });

  it('pages lists on both kinds of host, stable while rows are added', async () => {
    for (let index = 0; index < 5; index += 1) {
      await rig.parent.messaging.v1.services.create({ friendlyName: `service ${index}` });
      await rig.parent.api.v2010.accounts.create({ friendlyName: `org-${index}` });
    }
    const services = await rig.parent.messaging.v1.services.list({ pageSize: 2 });
    expect(services.map(({ friendlyName }) => friendlyName)).toEqual(
      [4, 3, 2, 1, 0].map((index) => `service ${index}`),
    );
    expect(await rig.parent.api.v2010.accounts.list({ pageSize: 2 })).toHaveLength(6);
    const first = await rig.parent.messaging.v1.services.page({ pageSize: 2 });
    await rig.parent.messaging.v1.services.create({ friendlyName: 'late' });
    const second = await first.nextPage();
    expect(second?.instances.map(({ friendlyName }) => friendlyName)).toEqual(['service 2', 'service 1']);
  });

  it('stores, corrects and refuses addresses', async () => {
    const child = await rig.parent.api.v2010.accounts.create({ friendlyName: 'org-1' });
    const { addresses } = rig.clientFor(child);
    const form = {
      customerName: 'Owl',
      street: '1 Main Stret',
      city: 'Oakland',
      region: 'California',
      postalCode: '94612',
      isoCountry: 'US',
    };
    await expect(addresses.create({ ...form, autoCorrectAddress: false })).rejects.toMatchObject({
      code: 21629,
    });
    const address = await addresses.create(form);
    expect(address).toMatchObject({ street: '1 Main Street', region: 'CA', validated: true });
    const right = { ...form, street: '1 Main Street', region: 'CA', autoCorrectAddress: false };
    expect(await addresses.create(right)).toMatchObject({ street: '1 Main Street' });
    await expect(addresses.create({ ...right, postalCode: 'ABC' })).rejects.toMatchObject({ code: 21628 });
    const changed = await addresses(address.sid).update({ city: 'Berkeley' });
    expect(changed).toMatchObject({ city: 'Berkeley', street: '1 Main Street' });
    await addresses(address.sid).remove();
    await expect(addresses(address.sid).fetch()).rejects.toMatchObject({ status: 404 });
  });
});
