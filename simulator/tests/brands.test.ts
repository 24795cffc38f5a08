import { brandOf, companyBundles, eventOf, eventsIn, ownerBundles, shop, subscribe } from './a2p-support';
import { eventually, useRig } from './support';

const MOBILE = '+15105550177';

describe('brands', () => {
  const { rig, receiver } = useRig({ a2pPerSecond: null });

  const decide = (sid: string, outcome: string, codes?: number[]) =>
    rig.control('POST /decide', { sid, outcome, codes });
  const charges = async () =>
    (await rig.resources()).charges.map(({ what, sid, amount }: Record<string, string>) => ({
      what,
      sid,
      amount,
    }));

  async function company(details: object = {}, more: object = {}) {
    const { account, client } = await shop(rig);
    const { profile, product } = await companyBundles(rig, client, details);
    const brand = await brandOf(client, profile.sid, product.sid, more);
    const fetch = () => client.messaging.v1.brandRegistrations(brand.sid).fetch();
    return { account, client, profile, product, brand, fetch };
  }

  async function owner(mobile = MOBILE, more: object = {}) {
    const { account, client } = await shop(rig);
    const { profile, product } = await ownerBundles(rig, client, mobile);
    const brand = await brandOf(client, profile.sid, product.sid, { brandType: 'SOLE_PROPRIETOR', ...more });
    const fetch = () => client.messaging.v1.brandRegistrations(brand.sid).fetch();
    return { account, client, profile, product, brand, fetch };
  }

  it('takes one brand or campaign call a second, unless told otherwise', async () => {
    const { client } = await shop(rig);
    await rig.control('POST /limits', { a2pPerSecond: 1 });
    await client.messaging.v1.brandRegistrations.list();
    await expect(client.messaging.v1.brandRegistrations.list()).rejects.toMatchObject({
      status: 429,
      code: 20429,
    });
    const { client: other } = await shop(rig, 'org-2');
    await other.messaging.v1.brandRegistrations.list();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await client.messaging.v1.brandRegistrations.list();
  });

  it('approves a low-volume brand without vetting, for one charge', async () => {
    const { client, brand, fetch } = await company({}, { skipAutomaticSecVet: true });
    expect(brand).toMatchObject({ status: 'PENDING', tcrId: null, brandType: 'STANDARD', mock: false });
    await rig.control('POST /clock', { advance: 'PT2S' });
    expect(await fetch()).toMatchObject({ status: 'IN_REVIEW', tcrId: expect.stringMatching(/^B/) });
    await decide(brand.sid, 'approve');
    expect(await fetch()).toMatchObject({
      status: 'APPROVED',
      identityStatus: 'VERIFIED',
      skipAutomaticSecVet: true,
      errors: [],
    });
    expect(await client.messaging.v1.brandRegistrations.list()).toHaveLength(1);
    expect(await charges()).toEqual([{ what: 'brand-registration', sid: brand.sid, amount: '4.50' }]);
  });

  it('vets a standard brand, bills it once, and leaves it out of the list then', async () => {
    const { client, brand, fetch } = await company();
    await subscribe(client, receiver.url, ['brand-registration.brand-vetted-verified']);
    await decide(brand.sid, 'approve');
    expect(await client.messaging.v1.brandRegistrations.list()).toHaveLength(1);
    const [vetting] = await client.messaging.v1.brandRegistrations(brand.sid).brandVettings.list();
    expect(vetting).toMatchObject({ vettingStatus: 'PENDING', vettingClass: 'STANDARD' });
    await decide(vetting?.brandVettingSid ?? '', 'approve');
    expect(await fetch()).toMatchObject({ identityStatus: 'VETTED_VERIFIED', brandScore: 78 });
    expect(await client.messaging.v1.brandRegistrations.list()).toEqual([]);
    expect((await eventOf(receiver.received, 'brand-registration.brand-vetted-verified')).vettingscore).toBe(
      78,
    );
    expect((await charges()).map(({ what }: { what: string }) => what)).toEqual([
      'brand-registration',
      'brand-vetting',
    ]);
  });

  it('fails with codes, and takes three corrections and no fourth', async () => {
    const { client, brand, fetch } = await company();
    await subscribe(client, receiver.url, [
      'brand-registration.brand-unverified',
      'brand-registration.brand-failure',
    ]);
    const update = () => client.messaging.v1.brandRegistrations(brand.sid).update();
    await expect(update()).rejects.toMatchObject({ status: 400, code: 21725 });
    for (let n = 0; n < 3; n += 1) {
      await decide(brand.sid, 'reject', [30795]);
      expect(await fetch()).toMatchObject({
        status: 'FAILED',
        errors: [
          expect.objectContaining({ error_code: 30795, fields: expect.arrayContaining(['business_name']) }),
        ],
        brandFeedback: ['TAX_ID'],
      });
      expect((await update()).status).toBe('PENDING');
    }
    await decide(brand.sid, 'reject', [30795]);
    await expect(update()).rejects.toMatchObject({ status: 400, code: 21724 });
    expect(await charges()).toHaveLength(1);
    expect(await eventOf(receiver.received, 'brand-registration.brand-unverified')).toMatchObject({
      identitystatus: 'unverified',
      brandregistrationerrors: [{ registrationerrorcode: 30795 }],
    });
  });

  it.each([
    ['a name too long', { business_name: 'x'.repeat(256) }, ['business_name']],
    [
      'an EIN of eight digits',
      { business_registration_number: '12345678' },
      ['business_registration_number'],
    ],
  ])('fails by itself for %s, and then cannot be updated', async (_, details, fields) => {
    const { client, brand, fetch } = await company(details);
    await rig.control('POST /clock', { advance: 'PT2S' });
    expect(await fetch()).toMatchObject({
      status: 'FAILED',
      tcrId: null,
      errors: [expect.objectContaining({ error_code: 30701, fields })],
    });
    await expect(client.messaging.v1.brandRegistrations(brand.sid).update()).rejects.toMatchObject({
      status: 400,
    });
  });

  it('wants submitted bundles of the right kind', async () => {
    const { client } = await shop(rig);
    const { profile, product } = await companyBundles(rig, client);
    const person = await ownerBundles(rig, client);
    await expect(brandOf(client, product.sid, profile.sid)).rejects.toMatchObject({ code: 30793 });
    await expect(
      brandOf(client, profile.sid, product.sid, { brandType: 'SOLE_PROPRIETOR' }),
    ).rejects.toMatchObject({ code: 30793 });
    await expect(brandOf(client, person.profile.sid, person.product.sid)).rejects.toMatchObject({
      code: 30793,
    });
    expect(await charges()).toEqual([]);
  });

  it('verifies a sole proprietor by a YES in time, and the starter profile with it', async () => {
    const { client, brand, fetch, profile } = await owner();
    await subscribe(client, receiver.url, ['brand-registration.brand-verified']);
    const answer = (reply: string) => rig.control('POST /owner-reply', { brandSid: brand.sid, reply });
    const texts = async () => (await rig.resources()).ownerTexts;
    expect((await answer('YES')).status).toBe(400);
    await decide(brand.sid, 'approve');
    expect(await fetch()).toMatchObject({ status: 'APPROVED', identityStatus: 'UNVERIFIED' });
    expect(await texts()).toMatchObject([{ from: '+19152782000', to: MOBILE }]);
    expect((await decide(brand.sid, 'approve')).status).toBe(400);
    await rig.control('POST /clock', { advance: 'PT25H' });
    expect((await answer('YES')).body).toMatchObject({ verified: false });
    await client.messaging.v1.brandRegistrations(brand.sid).brandRegistrationOtps.create();
    expect(await texts()).toHaveLength(2);
    expect((await answer('who is this')).body).toMatchObject({ verified: false });
    expect((await answer(' yes ')).body).toMatchObject({ verified: true, identityStatus: 'VERIFIED' });
    expect((await fetch()).identityStatus).toBe('VERIFIED');
    expect((await client.trusthub.v1.customerProfiles(profile.sid).fetch()).status).toBe('twilio-approved');
    expect((await eventOf(receiver.received, 'brand-registration.brand-verified')).brandsid).toBe(brand.sid);
    await expect(
      client.messaging.v1.brandRegistrations(brand.sid).brandRegistrationOtps.create(),
    ).rejects.toMatchObject({ status: 400 });
  });

  it('drops a sole proprietor who does not answer in thirty days', async () => {
    const { brand, fetch } = await owner();
    await decide(brand.sid, 'approve');
    await rig.control('POST /clock', { advance: 'P31D' });
    expect(await fetch()).toMatchObject({ status: 'FAILED', errors: [{ error_code: 30702 }] });
  });

  it('never answers for an owner in auto mode', async () => {
    await rig.control('POST /mode', { reviews: 'auto', delayMs: 1_000 });
    const { fetch } = await owner();
    await rig.control('POST /clock', { advance: 'P1D' });
    expect(await fetch()).toMatchObject({ status: 'APPROVED', identityStatus: 'UNVERIFIED' });
  });

  it('accepts one mobile number three times in all', async () => {
    for (let n = 0; n < 3; n += 1) {
      const { brand, fetch } = await owner();
      await decide(brand.sid, 'approve');
      expect((await fetch()).status).toBe('APPROVED');
    }
    const { fetch } = await owner();
    await rig.control('POST /clock', { advance: 'PT2S' });
    expect(await fetch()).toMatchObject({ status: 'FAILED', errors: [{ error_code: 30750 }] });
    await rig.control('POST /limits', { ownerReuse: false });
    const { brand: another } = await owner();
    expect((await decide(another.sid, 'approve')).status).toBe(200);
  });

  it('wants a mobile number of a person', async () => {
    const { fetch } = await owner('+18335550123');
    await rig.control('POST /clock', { advance: 'PT2S' });
    expect(await fetch()).toMatchObject({ status: 'FAILED', errors: [{ error_code: 30751 }] });
  });

  it('registers mock brands by themselves, free, without a text, for thirty days', async () => {
    const { brand, fetch } = await owner(MOBILE, { mock: true });
    await rig.control('POST /clock', { advance: 'PT2S' });
    expect(await fetch()).toMatchObject({ status: 'APPROVED', mock: true });
    const { ownerTexts } = await rig.resources();
    expect(ownerTexts).toEqual([]);
    expect(await charges()).toEqual([]);
    await rig.control('POST /clock', { advance: 'P31D' });
    await expect(fetch()).rejects.toMatchObject({ status: 404 });
    expect(brand.mock).toBe(true);
  });

  it('imports a political token once', async () => {
    const { client, brand } = await company({}, { skipAutomaticSecVet: true });
    const vettings = client.messaging.v1.brandRegistrations(brand.sid).brandVettings;
    const token = { vettingProvider: 'campaign-verify' as const, vettingId: 'cv|1.0|tcr|10dlc|abc' };
    await expect(vettings.create(token)).rejects.toMatchObject({ status: 400 });
    await decide(brand.sid, 'approve');
    await expect(vettings.create({ ...token, vettingId: 'abc' })).rejects.toMatchObject({ code: 21722 });
    const vetting = await vettings.create(token);
    await expect(vettings.create(token)).rejects.toMatchObject({ code: 21723 });
    await decide(vetting.brandVettingSid, 'approve');
    expect(await vettings(vetting.brandVettingSid).fetch()).toMatchObject({
      vettingStatus: 'SUCCESS',
      vettingClass: 'POLITICAL',
    });
  });

  it('is suspended, lifted, and deleted in the Console alone', async () => {
    const { client, brand, fetch } = await company({}, { skipAutomaticSecVet: true });
    await decide(brand.sid, 'approve');
    await decide(brand.sid, 'suspend');
    await expect(client.messaging.v1.brandRegistrations(brand.sid).update()).rejects.toMatchObject({
      code: 21731,
    });
    await decide(brand.sid, 'approve');
    expect(await fetch()).toMatchObject({ status: 'APPROVED', identityStatus: 'VERIFIED' });
    await rig.control('POST /console', { do: 'delete-brand', sid: brand.sid });
    expect((await fetch()).status).toBe('DELETION_PENDING');
    await rig.control('POST /clock', { advance: 'PT1M' });
    await expect(fetch()).rejects.toMatchObject({ status: 404 });
  });

  it('drops the events it is told to drop', async () => {
    const { client, brand } = await company({}, { skipAutomaticSecVet: true });
    await subscribe(client, receiver.url, [
      'brand-registration.brand-verified',
      'brand-registration.brand-registered',
    ]);
    await rig.control('POST /callbacks', { dropEvents: ['brand-verified'] });
    await decide(brand.sid, 'approve');
    await eventually(() => receiver.received.length > 0);
    await rig.control('POST /clock', { advance: 'PT1M' });
    expect(eventsIn(receiver.received).map(({ type }) => type)).toEqual([
      'brand-registration.brand-registered',
    ]);
  });
});
