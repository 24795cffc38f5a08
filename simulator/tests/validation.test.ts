import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findOperation, operationsOf, readDocument } from '../openapi/documents';
import { responseOverlay } from '../openapi/overlay';
import { products } from '../products/registry';
import { brandOf, campaignForm, companyBundles, POLICIES } from './a2p-support';
import { account, resources } from './library-resources';
import { startRig, tollFreeShop, verificationForm, type Rig } from './support';

const library = join(dirname(require.resolve('twilio/package.json')), 'lib/rest');

/** Wire names of the parameters that one method of a library resource can send. */
function parametersOf(file: string): Set<string> {
  const source = readFileSync(join(library, `${file}.js`), 'utf8');
  return new Set([...source.matchAll(/data\["([^"]+)"\]\s*=/g)].map((match) => match[1] ?? ''));
}

describe('what the simulator knows', () => {
  it.each(resources)('knows every parameter that the library sends for %s', (file, host, templates) => {
    const operations = operationsOf(host).filter(({ template }) => templates.includes(template));
    expect(new Set(operations.map(({ template }) => template))).toEqual(new Set(templates));
    const known = new Set(
      operations.flatMap(({ query, body }) => [...query.known.keys(), ...body.known.keys()]),
    );
    const sent = parametersOf(file);
    expect([...sent].filter((name) => !known.has(name))).toEqual([]);
  });

  it('documents every route it serves', () => {
    for (const { call } of products.flatMap((product) => product.routes)) {
      const [method = '', target = ''] = call.split(' ');
      const host = target.slice(0, target.indexOf('/'));
      const template = target.slice(host.length);
      expect(
        operationsOf(host).some(
          (operation) => operation.method === method && operation.template === template,
        ),
      ).toBe(true);
    }
  });

  it('prefers a literal path over one with a parameter', () => {
    const found = findOperation(
      'api.twilio.com',
      'POST',
      '/2010-04-01/Accounts/AC1/IncomingPhoneNumbers/TollFree.json',
    );
    expect(found?.operation.template).toBe(`${account}/IncomingPhoneNumbers/TollFree.json`);
  });
});

describe('what the simulator answers', () => {
  let rig: Rig;
  beforeAll(async () => (rig = await startRig()));
  afterAll(() => rig.stop());
  beforeEach(() => rig.control('POST /reset'));

  /** Field names of a resource in Twilio's document and our overlay. */
  function schemaFields(document: string, schema: string): { documented: string[]; known: Set<string> } {
    const schemas = readDocument(document).components.schemas as Record<string, { properties?: object }>;
    const documented = Object.keys(schemas[schema]?.properties ?? {});
    return { documented, known: new Set([...documented, ...(responseOverlay[schema] ?? [])]) };
  }

  it('answers with the documented fields, all of them and no others', async () => {
    const { account: child, client, number } = await tollFreeShop(rig);
    const address = await client.addresses.create({
      customerName: 'Owl',
      street: '1 Main Street',
      city: 'Oakland',
      region: 'CA',
      postalCode: '94612',
      isoCountry: 'US',
    });
    const message = await client.messages.create({
      from: number.phoneNumber,
      to: '+14155550123',
      body: 'Hi',
    });
    const service = await client.messaging.v1.services.create({ friendlyName: 'Shop' });
    await client.messaging.v1.services(service.sid).phoneNumbers.create({ phoneNumberSid: number.sid });
    const verification = await client.messaging.v1.tollfreeVerifications.create({
      ...verificationForm,
      tollfreePhoneNumberSid: number.sid,
    });
    const sink = await client.events.v1.sinks.create({
      description: 'events',
      sinkType: 'webhook',
      sinkConfiguration: { destination: 'http://127.0.0.1:9/x', method: 'POST' },
    });
    const subscription = await client.events.v1.subscriptions.create({
      description: 's',
      sinkSid: sink.sid,
      types: [{ type: 'com.twilio.messaging.message.sent', schema_version: 8 }],
    });
    await rig.control('POST /limits', { a2pPerSecond: null });
    const { profile, product } = await companyBundles(rig, client);
    const brand = await brandOf(client, profile.sid, product.sid, { skipAutomaticSecVet: true });
    await rig.control('POST /decide', { sid: brand.sid, outcome: 'approve' });
    const vettings = client.messaging.v1.brandRegistrations(brand.sid).brandVettings;
    const vetting = await vettings.create({ vettingProvider: 'aegis' });
    const campaign = await client.messaging.v1.services(service.sid).usAppToPerson.create({
      ...campaignForm,
      brandRegistrationSid: brand.sid,
      usAppToPersonUsecase: 'LOW_VOLUME',
    });
    const evaluation = await client.trusthub.v1
      .trustProducts(product.sid)
      .trustProductsEvaluations.create({ policySid: POLICIES.a2p });
    const [assigned] = await client.trusthub.v1
      .customerProfiles(profile.sid)
      .customerProfilesEntityAssignments.list({ limit: 1 });
    const [document] = await client.trusthub.v1.supportingDocuments.list({ limit: 1 });
    const v2010 = `api.twilio.com/2010-04-01/Accounts/${child.sid}`;
    const cases: [path: string, document: string, schema: string][] = [
      [`${v2010}.json`, 'twilio_api_v2010', 'api.v2010.account'],
      [
        `${v2010}/IncomingPhoneNumbers/${number.sid}.json`,
        'twilio_api_v2010',
        'api.v2010.account.incoming_phone_number',
      ],
      [`${v2010}/Addresses/${address.sid}.json`, 'twilio_api_v2010', 'api.v2010.account.address'],
      [`${v2010}/Messages/${message.sid}.json`, 'twilio_api_v2010', 'api.v2010.account.message'],
      [
        `${v2010}/AvailablePhoneNumbers/US.json`,
        'twilio_api_v2010',
        'api.v2010.account.available_phone_number_country',
      ],
      [`messaging.twilio.com/v1/Services/${service.sid}`, 'twilio_messaging_v1', 'messaging.v1.service'],
      [
        `messaging.twilio.com/v1/Services/${service.sid}/PhoneNumbers/${number.sid}`,
        'twilio_messaging_v1',
        'messaging.v1.service.phone_number',
      ],
      [
        `messaging.twilio.com/v1/Tollfree/Verifications/${verification.sid}`,
        'twilio_messaging_v1',
        'messaging.v1.tollfree_verification',
      ],
      [
        `messaging.twilio.com/v1/a2p/BrandRegistrations/${brand.sid}`,
        'twilio_messaging_v1',
        'messaging.v1.brand_registrations',
      ],
      [
        `messaging.twilio.com/v1/a2p/BrandRegistrations/${brand.sid}/Vettings/${vetting.brandVettingSid}`,
        'twilio_messaging_v1',
        'messaging.v1.brand_registrations.brand_vetting',
      ],
      [
        `messaging.twilio.com/v1/Services/${service.sid}/Compliance/Usa2p/${campaign.sid}`,
        'twilio_messaging_v1',
        'messaging.v1.service.us_app_to_person',
      ],
      [
        `trusthub.twilio.com/v1/CustomerProfiles/${profile.sid}`,
        'twilio_trusthub_v1',
        'trusthub.v1.customer_profile',
      ],
      [
        `trusthub.twilio.com/v1/TrustProducts/${product.sid}`,
        'twilio_trusthub_v1',
        'trusthub.v1.trust_product',
      ],
      [
        `trusthub.twilio.com/v1/TrustProducts/${product.sid}/Evaluations/${evaluation.sid}`,
        'twilio_trusthub_v1',
        'trusthub.v1.trust_product.trust_product_evaluation',
      ],
      [
        `trusthub.twilio.com/v1/CustomerProfiles/${profile.sid}/EntityAssignments/${assigned?.sid}`,
        'twilio_trusthub_v1',
        'trusthub.v1.customer_profile.customer_profile_entity_assignment',
      ],
      [`trusthub.twilio.com/v1/EndUsers/${profile.users[0]}`, 'twilio_trusthub_v1', 'trusthub.v1.end_user'],
      [
        `trusthub.twilio.com/v1/SupportingDocuments/${document?.sid}`,
        'twilio_trusthub_v1',
        'trusthub.v1.supporting_document',
      ],
      [`trusthub.twilio.com/v1/Policies/${POLICIES.starter}`, 'twilio_trusthub_v1', 'trusthub.v1.policies'],
      [
        'trusthub.twilio.com/v1/EndUserTypes/authorized_representative_1',
        'twilio_trusthub_v1',
        'trusthub.v1.end_user_type',
      ],
      [`events.twilio.com/v1/Sinks/${sink.sid}`, 'twilio_events_v1', 'events.v1.sink'],
      [
        `events.twilio.com/v1/Subscriptions/${subscription.sid}`,
        'twilio_events_v1',
        'events.v1.subscription',
      ],
      [
        `events.twilio.com/v1/Types/com.twilio.messaging.message.sent`,
        'twilio_events_v1',
        'events.v1.event_type',
      ],
      [
        `pricing.twilio.com/v1/PhoneNumbers/Countries/US`,
        'twilio_pricing_v1',
        'pricing.v1.phone_number.phone_number_country-instance',
      ],
      [
        `pricing.twilio.com/v1/Messaging/Countries/US`,
        'twilio_pricing_v1',
        'pricing.v1.messaging.messaging_country-instance',
      ],
    ];
    for (const [path, document, schema] of cases) {
      const { status, body } = await rig.raw('GET', path, undefined, `${child.sid}:${child.authToken}`);
      const { documented, known } = schemaFields(document, schema);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect({ path, absent: documented.filter((field) => !(field in body)) }).toEqual({ path, absent: [] });
      expect({ path, extra: Object.keys(body).filter((field) => !known.has(field)) }).toEqual({
        path,
        extra: [],
      });
    }
    const search = await rig.raw('GET', `${v2010}/AvailablePhoneNumbers/US/Local.json?PageSize=1`);
    const offer = schemaFields(
      'twilio_api_v2010',
      'api.v2010.account.available_phone_number_country.available_phone_number_local',
    );
    expect(Object.keys(search.body.available_phone_numbers[0]).sort()).toEqual(offer.documented.sort());
  });

  it('refuses an unknown parameter, path and method, and remembers each', async () => {
    const base = `api.twilio.com/2010-04-01/Accounts/${rig.simulator.accountSid}`;
    expect(await rig.raw('POST', 'api.twilio.com/2010-04-01/Accounts.json', 'FriendlyNam=x')).toMatchObject({
      status: 400,
      body: {
        code: 20001,
        status: 400,
        message: expect.stringContaining('FriendlyNam'),
        more_info: expect.any(String),
      },
    });
    expect(await rig.raw('GET', `${base}/Messages.json?Form=1`)).toMatchObject({ status: 400 });
    expect(await rig.raw('GET', `${base}/Mesages.json`)).toMatchObject({
      status: 404,
      body: { code: 20404 },
    });
    expect(await rig.raw('PUT', `${base}/Messages.json`)).toMatchObject({ status: 404 });
    expect(await rig.raw('GET', 'example.com/v1/Things')).toMatchObject({ status: 404 });
    const problems = (await rig.resources()).violations.map(({ problem }: { problem: string }) => problem);
    expect(problems).toHaveLength(5);
  });

  it.each([
    ['a missing parameter', 'POST', 'messaging.twilio.com/v1/Services', 'StickySender=true', 20001],
    [
      'a wrong enumeration value',
      'GET',
      'messaging.twilio.com/v1/Tollfree/Verifications?Status=OK',
      undefined,
      20001,
    ],
    [
      'a wrong boolean',
      'POST',
      'messaging.twilio.com/v1/Services',
      'FriendlyName=a&StickySender=maybe',
      20001,
    ],
    ['a page that is too long', 'GET', 'messaging.twilio.com/v1/Services?PageSize=1001', undefined, 20001],
    [
      'a URL without scheme',
      'POST',
      'messaging.twilio.com/v1/Services',
      'FriendlyName=a&InboundRequestUrl=shop',
      20001,
    ],
  ])('refuses %s', async (_, method, path, body, code) => {
    expect(await rig.raw(method, path, body)).toMatchObject({ status: 400, body: { code } });
  });

  it('answers 404 for a SID of the wrong shape', async () => {
    expect(await rig.raw('GET', 'messaging.twilio.com/v1/Services/MG1')).toMatchObject({
      status: 404,
      body: { code: 20404 },
    });
  });
});
