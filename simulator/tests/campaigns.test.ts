import type { Twilio } from 'twilio';
import {
  approvedBrand,
  brandOf,
  campaignForm,
  companyBundles,
  eventOf,
  eventsIn,
  ownerBundles,
  shop,
  subscribe,
} from './a2p-support';
import { buyLocal, eventually, reached, serviceWith, useRig } from './support';

const CUSTOMER = '+14155550123';
const SID = 'QE2c6890da8086d771620e9b13fadeba0b';

describe('campaigns', () => {
  const { rig, receiver } = useRig({ a2pPerSecond: null });

  const decide = (sid: string, outcome: string, codes?: number[]) =>
    rig.control('POST /decide', { sid, outcome, codes });
  const create = (client: Twilio, serviceSid: string, brandSid: string, change: object = {}) =>
    client.messaging.v1.services(serviceSid).usAppToPerson.create({
      ...campaignForm,
      brandRegistrationSid: brandSid,
      usAppToPersonUsecase: 'LOW_VOLUME',
      ...change,
    });
  const campaignOf = (client: Twilio, serviceSid: string) =>
    client.messaging.v1.services(serviceSid).usAppToPerson(SID);
  const stateOf = async (numberSid: string) =>
    (await rig.resources()).numberRegistrations.find(
      ({ phone_number_sid: sid }: { phone_number_sid: string }) => sid === numberSid,
    )?.state;
  const charges = async (what: string) =>
    (await rig.resources()).charges.filter((charge: { what: string }) => charge.what === what).length;

  async function ready() {
    const { account, client } = await shop(rig);
    const brand = await approvedBrand(rig, client);
    const number = await buyLocal(client);
    const service = await serviceWith(client, [number.sid]);
    return { account, client, brand, number, service };
  }

  it('goes from a brand to a delivered text', async () => {
    const { client, brand, number, service } = await ready();
    await subscribe(client, receiver.url, [
      'campaign-registration.campaign-submitted',
      'campaign-registration.campaign-approved',
      'number-registration.pending',
      'number-registration.successful',
    ]);
    const send = async (status: string) => {
      const sent = await client.messages.create({ from: number.phoneNumber, to: CUSTOMER, body: 'Hi' });
      return (await reached(client, sent.sid, status)).errorCode;
    };
    expect(await send('undelivered')).toBe(30034);
    const campaign = await create(client, service.sid, brand.sid);
    expect(campaign).toMatchObject({ sid: SID, campaignStatus: 'PENDING', mock: false, errors: [] });
    expect((await client.messaging.v1.services(service.sid).fetch()).usAppToPersonRegistered).toBe(true);
    await rig.control('POST /clock', { advance: 'PT2S' });
    expect((await campaignOf(client, service.sid).fetch()).campaignStatus).toBe('IN_PROGRESS');
    await decide(service.sid, 'approve');
    expect(await campaignOf(client, service.sid).fetch()).toMatchObject({
      campaignStatus: 'VERIFIED',
      campaignId: expect.stringMatching(/^C/),
      rateLimits: { att: { mps: 1.25, msg_class: 'T' } },
      optOutKeywords: expect.arrayContaining(['STOP']),
    });
    expect(await send('undelivered')).toBe(30035);
    await decide(number.sid, 'approve');
    expect(await send('delivered')).toBeNull();
    const told = await eventOf(receiver.received, 'number-registration.successful');
    expect(told).toMatchObject({
      phonenumbersid: number.sid,
      messagingservicesid: service.sid,
      campaignsid: expect.stringMatching(/^CM/),
      externalstatus: 'registered',
    });
    expect(eventsIn(receiver.received)).toHaveLength(4);
    expect([await charges('campaign-vetting'), await charges('campaign-month')]).toEqual([1, 1]);
    await rig.control('POST /clock', { advance: 'P61D' });
    expect(await charges('campaign-month')).toBe(3);
    expect((await rig.resources()).violations).toEqual([]);
  });

  it('lets all numbers of a campaign stand in one line, which moves at its pace', async () => {
    const { client, brand, number, service } = await ready();
    const other = await buyLocal(client);
    await client.messaging.v1.services(service.sid).phoneNumbers.create({ phoneNumberSid: other.sid });
    await create(client, service.sid, brand.sid);
    await decide(service.sid, 'approve');
    for (const { sid } of [number, other]) await decide(sid, 'approve');
    const body = 'x'.repeat(1_530);
    for (let n = 0; n < 8; n += 1)
      for (const { phoneNumber: from } of [number, other])
        await client.messages.create({ from, to: CUSTOMER, body });
    await rig.control('POST /clock', { advance: 'PT60S' });
    const seconds = await eventually(async () => {
      const sent = (await rig.resources()).messages.map(({ date_sent: at }: { date_sent: string | null }) =>
        at === null ? Number.NaN : Number(new Date(at)) / 1_000,
      );
      const took = Math.max(...sent) - Math.min(...sent);
      return sent.length === 16 && took;
    });
    // Fifteen times ten segments go before the last one; one number alone would take 70 seconds for half of them.
    expect(Math.abs(seconds - 150 / 3.75)).toBeLessThan(3);
    const full = { number: number.phoneNumber, waiting: 'PT5H' };
    await rig.control('POST /sender-queue', full);
    const more = { from: other.phoneNumber, to: CUSTOMER, body: 'Hi' };
    await expect(client.messages.create(more)).rejects.toMatchObject({ code: 21611 });
  });

  it('shows the policy addresses to the newer version of the API alone', async () => {
    const { client, brand, service } = await ready();
    const plain = await create(client, service.sid, brand.sid);
    expect(plain.privacyPolicyUrl).toBeUndefined();
    const [listed] = await client.messaging.v1
      .services(service.sid)
      .usAppToPerson.list({ xTwilioApiVersion: 'v1.2' });
    expect(listed?.privacyPolicyUrl).toBe(campaignForm.privacyPolicyUrl);
  });

  it('fails with codes and fields, is corrected for a fee, and approved', async () => {
    const { client, brand, service } = await ready();
    await create(client, service.sid, brand.sid);
    const update = (change: object = {}) => {
      const { privacyPolicyUrl: _, termsAndConditionsUrl: __, ...form } = campaignForm;
      return campaignOf(client, service.sid).update({
        ...form,
        ageGated: false,
        directLending: false,
        ...change,
      });
    };
    await expect(update()).rejects.toMatchObject({ status: 400 });
    await decide(service.sid, 'reject', [30896, 30893]);
    expect(await campaignOf(client, service.sid).fetch()).toMatchObject({
      campaignStatus: 'FAILED',
      errors: [
        expect.objectContaining({ error_code: 30896, fields: ['MESSAGE_FLOW'] }),
        expect.objectContaining({ error_code: 30893 }),
      ],
    });
    const flow = `${campaignForm.messageFlow} The box says what we send and how often.`;
    expect(await update({ messageFlow: flow })).toMatchObject({
      campaignStatus: 'PENDING',
      messageFlow: flow,
    });
    expect(await charges('campaign-vetting')).toBe(2);
    await decide(service.sid, 'approve');
    await expect(update()).rejects.toMatchObject({ status: 400 });
  });

  it.each([
    ['no privacy policy', { privacyPolicyUrl: undefined }, 30933],
    ['no terms', { termsAndConditionsUrl: undefined }, 30934],
    ['a phone number promised and not shown', { hasEmbeddedPhone: true }, 30889],
    [
      'a public short link',
      {
        messageSamples: ['Owl: see https://bit.ly/3x for more. STOP to end.', 'Owl: we open at nine today.'],
      },
      30892,
    ],
  ])('fails by itself for %s', async (_, change, code) => {
    const { client, brand, service } = await ready();
    await create(client, service.sid, brand.sid, change);
    await rig.control('POST /clock', { advance: 'PT2S' });
    expect(await campaignOf(client, service.sid).fetch()).toMatchObject({
      campaignStatus: 'FAILED',
      errors: [{ error_code: code }],
    });
  });

  it.each([
    ['a short description', { description: 'short' }, 21728],
    ['one sample', { messageSamples: ['Owl: your order is ready now.'] }, 21728],
    ['an unknown use case', { usAppToPersonUsecase: 'FUN' }, 21720],
    ['a use case of another kind', { usAppToPersonUsecase: 'SOLE_PROPRIETOR' }, 21717],
    ['a use case for charities', { usAppToPersonUsecase: 'CHARITY' }, 21717],
    ['no description', { description: '' }, 21727],
    ['keywords with signs', { optOutKeywords: ['ST-OP'] }, 21728],
    ['an unknown brand', { brandRegistrationSid: `BN${'0'.repeat(32)}` }, 21717],
  ])('refuses %s, for nothing', async (_, change, code) => {
    const { client, brand, service } = await ready();
    await expect(create(client, service.sid, brand.sid, change)).rejects.toMatchObject({ status: 400, code });
    expect(await charges('campaign-vetting')).toBe(0);
  });

  it('refuses a brand that is not registered and a service with another purpose', async () => {
    const { client, brand } = await ready();
    const { profile, product } = await companyBundles(rig, client);
    const pending = await brandOf(client, profile.sid, product.sid);
    const service = await serviceWith(client, [], { usecase: 'verification' });
    await expect(create(client, service.sid, pending.sid)).rejects.toMatchObject({ code: 21717 });
    await expect(
      create(client, service.sid, brand.sid, { usAppToPersonUsecase: 'MARKETING' }),
    ).rejects.toMatchObject({ code: 21719 });
    const path = `messaging.twilio.com/v1/Services/${service.sid}/Compliance/Usa2p`;
    const credentials = `${(await rig.resources()).accounts[1].sid}:${(await rig.resources()).accounts[1].auth_token}`;
    expect(await rig.raw('POST', path, 'Description=x', credentials)).toMatchObject({
      status: 400,
      body: { code: 21727 },
    });
  });

  it('offers each kind of brand its own use cases', async () => {
    const { client, brand, service } = await ready();
    const codes = async (brandRegistrationSid: string) => {
      const { usAppToPersonUsecases } = await client.messaging.v1
        .services(service.sid)
        .usAppToPersonUsecases.fetch({ brandRegistrationSid });
      return usAppToPersonUsecases.map(({ code }) => code);
    };
    expect(await codes(brand.sid)).toEqual(expect.arrayContaining(['LOW_VOLUME', 'CUSTOMER_CARE']));
    const { profile, product } = await ownerBundles(rig, client);
    const sole = await brandOf(client, profile.sid, product.sid, { brandType: 'SOLE_PROPRIETOR' });
    expect(await codes(sole.sid)).toEqual(['SOLE_PROPRIETOR']);
  });

  it('gives a sole proprietor one campaign and one number of several', async () => {
    const { client } = await shop(rig);
    const { profile, product } = await ownerBundles(rig, client);
    const brand = await brandOf(client, profile.sid, product.sid, { brandType: 'SOLE_PROPRIETOR' });
    const numbers = [await buyLocal(client), await buyLocal(client), await buyLocal(client)];
    const service = await serviceWith(
      client,
      numbers.map(({ sid }) => sid),
    );
    const change = { usAppToPersonUsecase: 'SOLE_PROPRIETOR' };
    await decide(brand.sid, 'approve');
    await expect(create(client, service.sid, brand.sid, change)).rejects.toMatchObject({ code: 21717 });
    await rig.control('POST /owner-reply', { brandSid: brand.sid, reply: 'YES' });
    await create(client, service.sid, brand.sid, change);
    const second = await serviceWith(client, []);
    await decide(service.sid, 'reject', [30914]);
    await expect(create(client, second.sid, brand.sid, change)).rejects.toMatchObject({ code: 21732 });
    await decide(service.sid, 'approve');
    const states = await Promise.all(numbers.map(({ sid }) => stateOf(sid)));
    expect(states.filter((state) => state === 'PENDING_REGISTRATION')).toHaveLength(1);
  });

  it('registers a number that joins later, and fails one with a reason', async () => {
    const { client, brand, number, service } = await ready();
    await subscribe(client, receiver.url, ['number-registration.failed', 'number-deregistration.successful']);
    await create(client, service.sid, brand.sid);
    await decide(service.sid, 'approve');
    const later = await buyLocal(client);
    await client.messaging.v1.services(service.sid).phoneNumbers.create({ phoneNumberSid: later.sid });
    expect(await stateOf(later.sid)).toBe('PENDING_REGISTRATION');
    expect(await decide(later.sid, 'reject', [30702])).toMatchObject({ status: 400 });
    await decide(later.sid, 'reject', [30126]);
    expect((await eventOf(receiver.received, 'number-registration.failed')).failureReason).toContain('30126');
    await client.messaging.v1.services(service.sid).phoneNumbers(number.sid).remove();
    expect(await stateOf(number.sid)).toBe('PENDING_DEREGISTRATION');
    await rig.control('POST /clock', { advance: 'PT1M' });
    expect(await stateOf(number.sid)).toBe('UNREGISTERED');
    await eventOf(receiver.received, 'number-deregistration.successful');
  });

  it('stops texts while suspended, and is deleted with its numbers when nobody lifts it', async () => {
    const { client, brand, number, service } = await ready();
    await create(client, service.sid, brand.sid);
    await decide(service.sid, 'approve');
    await decide(number.sid, 'approve');
    await decide(brand.sid, 'suspend');
    const sent = await client.messages.create({ from: number.phoneNumber, to: CUSTOMER, body: 'Hi' });
    expect((await reached(client, sent.sid, 'undelivered')).errorCode).toBe(30033);
    await decide(brand.sid, 'approve');
    expect((await campaignOf(client, service.sid).fetch()).campaignStatus).toBe('VERIFIED');
    await decide(service.sid, 'suspend');
    await rig.control('POST /clock', { advance: 'P31D' });
    await expect(campaignOf(client, service.sid).fetch()).rejects.toMatchObject({ status: 404 });
    expect(await stateOf(number.sid)).toBe('UNREGISTERED');
  });

  it('goes with its service, and ends its monthly fee', async () => {
    const { client, brand, number, service } = await ready();
    await create(client, service.sid, brand.sid);
    await decide(service.sid, 'approve');
    await expect(create(client, service.sid, brand.sid)).rejects.toMatchObject({ status: 400 });
    await client.messaging.v1.services(service.sid).remove();
    expect((await rig.resources()).campaigns).toEqual([]);
    await rig.control('POST /clock', { advance: 'P61D' });
    expect(await charges('campaign-month')).toBe(1);
    expect(await stateOf(number.sid)).toBe('UNREGISTERED');
  });

  it('attaches a campaign registered elsewhere, which cannot be edited here', async () => {
    const { client, service } = await ready();
    await client.messaging.v1.externalCampaign.create({
      campaignId: 'CABC123',
      messagingServiceSid: service.sid,
    });
    await decide(service.sid, 'reject', [30904]);
    const campaign = await campaignOf(client, service.sid).fetch();
    expect(campaign).toMatchObject({ campaignId: 'CABC123', isExternallyRegistered: true });
    const change = { ...campaignForm, ageGated: false, directLending: false };
    await expect(campaignOf(client, service.sid).update(change)).rejects.toMatchObject({ status: 400 });
  });

  it('does all of it by itself in auto mode, and survives a restart of nothing but time', async () => {
    await rig.control('POST /mode', { reviews: 'auto', delayMs: 1_000 });
    const { client } = await shop(rig);
    const { profile, product } = await companyBundles(rig, client, {}, false);
    await rig.control('POST /clock', { advance: 'PT2S' });
    const brand = await brandOf(client, profile.sid, product.sid);
    await rig.control('POST /clock', { advance: 'PT5S' });
    const number = await buyLocal(client);
    const service = await serviceWith(client, [number.sid]);
    await create(client, service.sid, brand.sid, { usAppToPersonUsecase: 'MIXED' });
    await rig.control('POST /clock', { advance: 'PT5S' });
    expect(await stateOf(number.sid)).toBe('REGISTERED');
    const limits = async () => (await campaignOf(client, service.sid).fetch()).rateLimits;
    expect(await limits()).toMatchObject({ att: { mps: 75, msg_class: 'B' } });
    await rig.control('POST /score', { brandSid: brand.sid, score: 60 });
    expect(await limits()).toMatchObject({ att: { mps: 40, msg_class: 'D' } });
  });
});
