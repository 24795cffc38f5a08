import { parseContains } from '../inventory/contains';
import { startRig, tollFreeShop, type Rig } from './support';

describe('finding and buying numbers', () => {
  let rig: Rig;
  beforeAll(async () => (rig = await startRig()));
  afterAll(() => rig.stop());
  beforeEach(() => rig.control('POST /reset'));

  it('shows the same numbers until somebody buys one', async () => {
    const { local } = rig.parent.availablePhoneNumbers('US');
    const before = await local.list({ areaCode: 415, limit: 10 });
    expect(before).toHaveLength(10);
    expect(before[0]).toMatchObject({
      locality: 'San Francisco',
      region: 'CA',
      isoCountry: 'US',
      beta: expect.any(Boolean),
    });
    expect((await local.list({ areaCode: 415, limit: 10 })).map((offer) => offer.phoneNumber)).toEqual(
      before.map((offer) => offer.phoneNumber),
    );
    const wanted = before[0]?.phoneNumber ?? '';
    const number = await rig.parent.incomingPhoneNumbers.create({
      phoneNumber: wanted,
      friendlyName: 'order-1',
      voiceUrl: 'https://example.com/voice',
    });
    expect(number).toMatchObject({
      phoneNumber: wanted,
      friendlyName: 'order-1',
      status: 'in-use',
      voiceUrl: 'https://example.com/voice',
    });
    const after = await local.list({ areaCode: 415, limit: 50 });
    expect(after.map((offer) => offer.phoneNumber)).not.toContain(wanted);
    const child = await rig.parent.api.v2010.accounts.create({ friendlyName: 'org' });
    await expect(
      rig.clientFor(child).incomingPhoneNumbers.create({ phoneNumber: wanted }),
    ).rejects.toMatchObject({ status: 400, code: 21422 });
    expect(await rig.parent.incomingPhoneNumbers.list({ phoneNumber: wanted })).toHaveLength(1);
    expect(await rig.parent.incomingPhoneNumbers.list({ friendlyName: 'order-2' })).toHaveLength(0);
  });

  it.each([
    ['not a number', { phoneNumber: '12' }, 21421],
    ['the invalid magic number', { phoneNumber: '+15005550001' }, 21421],
    ['the unavailable magic number', { phoneNumber: '+15005550000' }, 21422],
    ['an unknown area code', { phoneNumber: '+19992345678' }, 21422],
    ['a fictional exchange', { phoneNumber: '+14155550123' }, 21422],
    ['an area code without numbers', { areaCode: '999' }, 21452],
    ['neither number nor area code', {}, 21421],
  ])('refuses to sell %s', async (_, form, code) => {
    await expect(rig.parent.incomingPhoneNumbers.create(form)).rejects.toMatchObject({ status: 400, code });
  });

  it('buys by area code and refuses the wrong sub-resource', async () => {
    expect((await rig.parent.incomingPhoneNumbers.create({ areaCode: '212' })).phoneNumber).toMatch(
      /^\+1212/,
    );
    const [offer] = await rig.parent.availablePhoneNumbers('US').tollFree.list({ limit: 1 });
    const phoneNumber = offer?.phoneNumber ?? '';
    await expect(rig.parent.incomingPhoneNumbers.local.create({ phoneNumber })).rejects.toMatchObject({
      code: 21458,
    });
    const { sid } = await rig.parent.incomingPhoneNumbers.tollFree.create({ phoneNumber });
    expect((await rig.parent.incomingPhoneNumbers(sid).fetch()).type).toBe('tollfree');
    expect(await rig.parent.incomingPhoneNumbers.tollFree.list()).toHaveLength(1);
  });

  it('lets a released number rest before it is sold again', async () => {
    const { client, number } = await tollFreeShop(rig);
    await client.incomingPhoneNumbers(number.sid).remove();
    await expect(client.incomingPhoneNumbers(number.sid).fetch()).rejects.toMatchObject({ status: 404 });
    const again = () => client.incomingPhoneNumbers.create({ phoneNumber: number.phoneNumber });
    await expect(again()).rejects.toMatchObject({ code: 21422 });
    await rig.control('POST /clock', { advance: 'P11D' });
    expect((await again()).sid).not.toBe(number.sid);
  });

  it('filters by place, nearness and capability', async () => {
    const { local } = rig.parent.availablePhoneNumbers('US');
    const regions = (await local.list({ inRegion: 'TX', limit: 20 })).map(({ region }) => region);
    expect(new Set(regions)).toEqual(new Set(['TX']));
    const near = await local.list({ nearNumber: '+14155550123', distance: 40, limit: 30 });
    const codes = new Set(near.map(({ phoneNumber }) => phoneNumber.slice(2, 5)));
    expect(codes.has('510')).toBe(true);
    expect(codes.has('212')).toBe(false);
    expect(await local.list({ inLocality: 'seattle', limit: 1 })).toHaveLength(1);
    const silent = await local.list({ smsEnabled: false, limit: 5 });
    expect(silent.length).toBeGreaterThan(0);
    expect(
      silent.every(({ capabilities }) => (capabilities as unknown as { SMS: boolean }).SMS === false),
    ).toBe(true);
    expect(await local.list({ faxEnabled: true })).toEqual([]);
    const established = await local.list({ beta: false, limit: 50 });
    expect(established.some(({ beta }) => beta)).toBe(false);
  });

  it.each([
    ['***7777$', /7777$/],
    ['+1415', /^\+1415/],
    ['777$', /777$/],
    ['PIZZA', /74992/],
    ['23%', /23/],
  ])('finds numbers that contain %s', async (contains, expected) => {
    const found = await rig.parent.availablePhoneNumbers('US').local.list({ contains, limit: 5 });
    expect(found).toHaveLength(5);
    for (const { phoneNumber } of found) expect(phoneNumber).toMatch(expected);
  });

  it.each(['*', '510***7777', '1', '1*', '**%12', 'AB-1', '12345678901234567'])(
    'refuses the pattern %s',
    (pattern) => {
      expect(() => parseContains(pattern)).toThrow();
    },
  );

  it('sells abroad only against address and bundle', async () => {
    const countries = await rig.parent.availablePhoneNumbers.list();
    const germany = countries.find(({ countryCode }) => countryCode === 'DE');
    expect(Object.keys(germany?.subresourceUris ?? {})).toEqual(['local', 'mobile', 'national']);
    await expect(rig.parent.availablePhoneNumbers('US').mobile.list()).rejects.toMatchObject({ status: 404 });
    const [offer] = await rig.parent.availablePhoneNumbers('DE').local.list({ limit: 1 });
    expect(offer).toMatchObject({ addressRequirements: 'local', isoCountry: 'DE' });
    expect(
      await rig.parent.availablePhoneNumbers('DE').local.list({ excludeLocalAddressRequired: true }),
    ).toEqual([]);
    const phoneNumber = offer?.phoneNumber ?? '';
    await expect(rig.parent.incomingPhoneNumbers.create({ phoneNumber })).rejects.toMatchObject({
      code: 21615,
    });
    const address = await rig.parent.addresses.create({
      customerName: 'Eule',
      street: 'Hauptstr. 1',
      city: 'Berlin',
      region: 'BE',
      postalCode: '10115',
      isoCountry: 'DE',
    });
    await expect(
      rig.parent.incomingPhoneNumbers.create({ phoneNumber, addressSid: address.sid }),
    ).rejects.toMatchObject({ code: 21649 });
  });

  it('moves a number to another account for the parent only', async () => {
    const { account, client, number } = await tollFreeShop(rig);
    const target = await rig.parent.api.v2010.accounts.create({ friendlyName: 'org-2' });
    const move = { accountSid: target.sid };
    await expect(client.incomingPhoneNumbers(number.sid).update(move)).rejects.toMatchObject({ code: 21474 });
    await rig.parent.api.v2010.accounts(account.sid).incomingPhoneNumbers(number.sid).update(move);
    expect(await rig.clientFor(target).incomingPhoneNumbers(number.sid).fetch()).toMatchObject({
      accountSid: target.sid,
    });
    expect(await client.incomingPhoneNumbers.list()).toEqual([]);
  });

  it('prices numbers and messages by country', async () => {
    const { countries } = rig.parent.pricing.v1.phoneNumbers;
    expect((await countries.list()).map(({ isoCountry }) => isoCountry)).toContain('US');
    const prices = (await countries('US').fetch()).phoneNumberPrices as unknown[];
    expect(prices).toContainEqual({ numberType: 'toll free', basePrice: '2.15', currentPrice: '2.15' });
    expect(await rig.parent.pricing.v1.messaging.countries('US').fetch()).toMatchObject({ priceUnit: 'USD' });
  });
});
