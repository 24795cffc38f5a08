import {
  addressDocument,
  business,
  companyBundles,
  ownerBundles,
  POLICIES,
  productOf,
  profileOf,
  representative,
  shop,
} from './a2p-support';
import { eventually, useRig } from './support';

describe('Trust Hub', () => {
  const { rig, receiver } = useRig();

  const statusOf = async (client: Awaited<ReturnType<typeof shop>>['client'], sid: string) =>
    (await client.trusthub.v1.customerProfiles(sid).fetch()).status;

  it('tells the rules of a policy and the fields of a type', async () => {
    const { client } = await shop(rig);
    const policy = await client.trusthub.v1.policies(POLICIES.secondary).fetch();
    expect(policy.friendlyName).toBe('Secondary Customer Profile of type Business');
    expect(policy.requirements).toMatchObject({
      end_user: [
        { type: 'customer_profile_business_information', fields: expect.arrayContaining(['business_name']) },
        { type: 'authorized_representative_1' },
        { type: 'authorized_representative_2' },
      ],
      supporting_document: [[{ requirement_name: 'customer_profile_address' }]],
      supporting_customer_profiles: [{ requirement_name: 'primary_customer_profile' }],
    });
    const type = await client.trusthub.v1.endUserTypes('us_a2p_messaging_profile_information').fetch();
    expect(type.fields.find(({ machine_name: name }) => name === 'company_type').constraint).toContain(
      'non-profit',
    );
    expect((await client.trusthub.v1.policies.list()).length).toBeGreaterThan(5);
    expect(await client.trusthub.v1.supportingDocumentTypes.list()).toHaveLength(1);
  });

  it('has the primary profile of the parent and lets nobody make one', async () => {
    const { sid } = await rig.parent.trusthub.v1.customerProfiles(rig.simulator.primaryProfileSid).fetch();
    expect((await rig.resources()).customerProfiles).toEqual([
      expect.objectContaining({ sid, status: 'twilio-approved' }),
    ]);
    const policySid = 'RN6433641899984f951173ef1738c3bdd0';
    const profile = { friendlyName: 'x', email: 'a@loquent.example.com', policySid };
    await expect(rig.parent.trusthub.v1.customerProfiles.create(profile)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('Console'),
    });
    const other = (await rig.control('POST /console', { do: 'account', friendlyName: 'Owl' })).body;
    const client = rig.clientFor({ sid: other.sid, authToken: other.auth_token });
    const made = await rig.control('POST /console', {
      do: 'primary-profile',
      account: other.sid,
      approved: false,
    });
    await rig.control('POST /decide', { sid: made.body.sid, outcome: 'approve' });
    expect(await client.trusthub.v1.customerProfiles.list({ status: 'twilio-approved' })).toHaveLength(1);
  });

  it('says of an empty profile what is missing, and of a complete one that it is compliant', async () => {
    const { client } = await shop(rig);
    const { secondary: policySid } = POLICIES;
    const empty = await profileOf(client, { policySid, users: [], others: [] });
    const evaluate = (sid: string) =>
      client.trusthub.v1.customerProfiles(sid).customerProfilesEvaluations.create({ policySid });
    const missing = await evaluate(empty.sid);
    expect(missing.status).toBe('noncompliant');
    expect(missing.results).toMatchObject([
      {
        requirement_name: 'customer_profile_business_information',
        object_type: 'customer_profile_business_information',
        passed: false,
        error_code: 22214,
        valid: [],
        invalid: expect.arrayContaining([
          {
            object_field: 'business_name',
            friendly_name: 'Business Name',
            error_code: 22215,
            failure_reason: expect.stringContaining('missing'),
            passed: false,
          },
        ]),
      },
      { requirement_name: 'authorized_representative_1', error_code: 22214 },
      { requirement_name: 'customer_profile_address', error_code: 22216 },
      { requirement_name: 'primary_customer_profile', passed: false, invalid: [] },
    ]);
    const { profile, product } = await companyBundles(rig, client, {}, false);
    expect((await evaluate(profile.sid)).status).toBe('compliant');
    const evaluations = client.trusthub.v1.trustProducts(product.sid).trustProductsEvaluations;
    expect((await evaluations.create({ policySid: POLICIES.a2p })).results).toHaveLength(2);
    expect(await evaluations.list()).toHaveLength(1);
    expect((await rig.resources()).evaluations).toHaveLength(3);
  });

  it.each([
    ['a business type in other words', { business_type: 'Company' }, 22218, 'business_type'],
    ['no business name', { business_name: '' }, 22215, 'business_name'],
    ['a website that is none', { website_url: 'owl' }, 22218, 'website_url'],
  ])('finds %s', async (_, change, code, field) => {
    const { client } = await shop(rig);
    const { profile } = await companyBundles(rig, client, change, false);
    const { secondary: policySid } = POLICIES;
    const { results } = await client.trusthub.v1
      .customerProfiles(profile.sid)
      .customerProfilesEvaluations.create({ policySid });
    const [failed] = results.filter(({ passed }) => !passed);
    expect(failed).toMatchObject({ error_code: code, invalid: [{ object_field: field, error_code: code }] });
    await rig.control('POST /clock', { advance: 'PT2S' });
    const sentBack = await client.trusthub.v1.customerProfiles(profile.sid).fetch();
    expect(sentBack).toMatchObject({ status: 'twilio-rejected', errors: [{ code }] });
  });

  it('wants exchange and ticker of a public company', async () => {
    const { client } = await shop(rig);
    const type = 'us_a2p_messaging_profile_information';
    const { sid } = await productOf(client, {
      policySid: POLICIES.a2p,
      users: [[type, { company_type: 'public' }]],
      others: [],
    });
    const { results } = await client.trusthub.v1
      .trustProducts(sid)
      .trustProductsEvaluations.create({ policySid: POLICIES.a2p });
    expect(results[0].invalid.map(({ object_field: field }: { object_field: string }) => field)).toEqual([
      'stock_exchange',
      'stock_ticker',
    ]);
    expect(results[1]).toMatchObject({ requirement_name: 'customer_profile', passed: false });
  });

  it('reviews a profile, nudges its callback, and takes a correction in place', async () => {
    const { account, client } = await shop(rig);
    const document = await addressDocument(client);
    const { sid, users } = await profileOf(client, {
      policySid: POLICIES.secondary,
      users: [
        ['customer_profile_business_information', business],
        ['authorized_representative_1', representative],
      ],
      others: [document.sid, rig.simulator.primaryProfileSid],
      settings: { statusCallback: `${receiver.url}/trusthub` },
    });
    const profile = client.trusthub.v1.customerProfiles(sid);
    expect((await profile.update({ status: 'pending-review' })).status).toBe('pending-review');
    await expect(profile.update({ friendlyName: 'x' })).rejects.toMatchObject({ status: 400 });
    await expect(
      client.trusthub.v1.endUsers(users[0] ?? '').update({ attributes: business }),
    ).rejects.toMatchObject({ status: 400 });
    await rig.control('POST /clock', { advance: 'PT2S' });
    expect(await statusOf(client, sid)).toBe('in-review');
    await rig.control('POST /decide', { sid, outcome: 'reject', codes: [18602, 18603] });
    expect(await profile.fetch()).toMatchObject({
      status: 'twilio-rejected',
      errors: [expect.objectContaining({ code: 18602 }), expect.objectContaining({ code: 18603 })],
    });
    expect((await client.trusthub.v1.supportingDocuments(document.sid).fetch()).status).toBe('REJECTED');
    await client.trusthub.v1
      .endUsers(users[0] ?? '')
      .update({ attributes: { ...business, business_name: 'Owl LLC' } });
    await profile.update({ status: 'pending-review' });
    await rig.control('POST /decide', { sid, outcome: 'approve' });
    expect(await profile.fetch()).toMatchObject({ status: 'twilio-approved', errors: null });
    const told = await eventually(() => receiver.received.length === 6 && receiver.received);
    expect(told.map(({ params }) => params.Status).sort()).toEqual([
      'in-review',
      'in-review',
      'pending-review',
      'pending-review',
      'twilio-approved',
      'twilio-rejected',
    ]);
    const rejected = told.find(({ params }) => params.Status === 'twilio-rejected');
    expect(rejected?.params).toMatchObject({
      AccountSid: account.sid,
      BundleSid: sid,
      FailureReason: expect.stringContaining('address'),
    });
  });

  it('ends an approval when its time is over or it is taken back', async () => {
    const { client } = await shop(rig);
    const { profile, product } = await companyBundles(rig, client, {}, false);
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    await rig.control('POST /decide', { sid: profile.sid, outcome: 'approve', validUntil: soon });
    await rig.control('POST /clock', { advance: 'PT2H' });
    expect(await statusOf(client, profile.sid)).toBe('twilio-rejected');
    const refused = await rig.control('POST /decide', { sid: product.sid, outcome: 'expire' });
    expect(refused.status).toBe(400);
    await rig.control('POST /decide', { sid: product.sid, outcome: 'approve' });
    await rig.control('POST /decide', { sid: product.sid, outcome: 'suspend', codes: [18601] });
    expect((await client.trusthub.v1.trustProducts(product.sid).fetch()).status).toBe('twilio-rejected');
  });

  it('leaves a starter profile in review until its brand is verified', async () => {
    await rig.control('POST /mode', { reviews: 'auto', delayMs: 60_000 });
    const { client } = await shop(rig);
    const { profile, product } = await ownerBundles(rig, client);
    await rig.control('POST /clock', { advance: 'P1D' });
    expect(await statusOf(client, profile.sid)).toBe('in-review');
    expect((await client.trusthub.v1.trustProducts(product.sid).fetch()).status).toBe('twilio-approved');
    const quick = await ownerBundles(rig, client, '+15105550188', 'ada@mailinator.com');
    await rig.control('POST /clock', { advance: 'PT30S' });
    expect(await statusOf(client, quick.profile.sid)).toBe('twilio-rejected');
  });

  it('refuses foreign objects, unknown types, wrong attributes and what is in use', async () => {
    const { client } = await shop(rig);
    const { client: stranger } = await shop(rig, 'org-2');
    const { profile, product } = await companyBundles(rig, client);
    const user = { friendlyName: 'x', type: 'authorized_representative_1' };
    const foreign = await stranger.trusthub.v1.endUsers.create({ ...user, attributes: representative });
    const assign = (objectSid: string) =>
      client.trusthub.v1
        .customerProfiles(profile.sid)
        .customerProfilesEntityAssignments.create({ objectSid });
    await expect(assign(foreign.sid)).rejects.toMatchObject({ code: 22205 });
    await expect(assign(profile.sid.replace('BU', 'PN'))).rejects.toMatchObject({ code: 22206 });
    await expect(client.trusthub.v1.endUsers.create({ ...user, type: 'owner' })).rejects.toMatchObject({
      code: 22206,
    });
    const wrong = { ...user, attributes: { nick_name: 'Ada' } };
    await expect(client.trusthub.v1.endUsers.create(wrong)).rejects.toMatchObject({ code: 22207 });
    await expect(client.trusthub.v1.endUsers(profile.users[0] ?? '').remove()).rejects.toMatchObject({
      code: 21644,
    });
    await expect(client.trusthub.v1.customerProfiles(profile.sid).remove()).rejects.toMatchObject({
      code: 21648,
    });
    await client.trusthub.v1.trustProducts(product.sid).remove();
    await client.trusthub.v1.customerProfiles(profile.sid).remove();
    await expect(stranger.trusthub.v1.endUsers(profile.users[0] ?? '').fetch()).rejects.toMatchObject({
      status: 404,
    });
    expect((await rig.resources()).violations).toEqual([]);
  });

  it('takes a number into a profile before it takes it into a product', async () => {
    const { client } = await shop(rig);
    const { profile, product } = await companyBundles(rig, client);
    const [offer] = await client.availablePhoneNumbers('US').local.list({ limit: 1 });
    const number = await client.incomingPhoneNumbers.create({ phoneNumber: offer?.phoneNumber ?? '' });
    const endpoint = { channelEndpointType: 'phone-number', channelEndpointSid: number.sid };
    const ofProduct = client.trusthub.v1.trustProducts(product.sid).trustProductsChannelEndpointAssignment;
    const ofProfile = client.trusthub.v1.customerProfiles(
      profile.sid,
    ).customerProfilesChannelEndpointAssignment;
    await expect(ofProduct.create(endpoint)).rejects.toMatchObject({ status: 400 });
    await ofProfile.create(endpoint);
    await ofProduct.create(endpoint);
    expect(await ofProduct.list({ channelEndpointSids: `${number.sid},PN1` })).toHaveLength(1);
    await client.incomingPhoneNumbers(number.sid).remove();
    expect(await ofProfile.list()).toEqual([]);
  });
});
