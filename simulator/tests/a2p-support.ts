import type { Twilio } from 'twilio';
import { eventually, type Rig } from './support';

export const POLICIES = {
  secondary: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
  starter: 'RN806dd6cd175f314e1f96a9727ee271f4',
  a2p: 'RNb0d4771c2c98518d916a3d4cd70a8f8b',
  soleProprietor: 'RN670d5d2e282a6130ae063b234b6019c8',
};

export const business = {
  business_name: "Owl's Coffee LLC",
  business_identity: 'direct_customer',
  business_type: 'Limited Liability Corporation',
  business_industry: 'FOOD_AND_BEVERAGE',
  business_registration_identifier: 'EIN',
  business_registration_number: '12-3456789',
  business_regions_of_operation: 'USA_AND_CANADA',
  website_url: 'https://owlscoffee.example.com',
};

export const representative = {
  first_name: 'Ada',
  last_name: 'Strix',
  email: 'ada@owlscoffee.example.com',
  phone_number: '+15105550123',
  business_title: 'Owner',
  job_position: 'CEO',
};

const { business_title: _title, job_position: _position, ...person } = representative;

export const campaignForm = {
  description: "Owl's Coffee texts customers who ordered about the state of their order.",
  messageFlow: 'Customers tick an unticked box on https://owlscoffee.example.com/order and agree to texts.',
  messageSamples: [
    "Owl's Coffee: your order [number] is ready. Reply STOP to opt out.",
    "Owl's Coffee: we open at 9 tomorrow, see you then.",
  ],
  hasEmbeddedLinks: false,
  hasEmbeddedPhone: false,
  privacyPolicyUrl: 'https://owlscoffee.example.com/privacy',
  termsAndConditionsUrl: 'https://owlscoffee.example.com/terms',
};

/** A subaccount without a number. */
export async function shop(rig: Rig, friendlyName = 'org-1') {
  const account = await rig.parent.api.v2010.accounts.create({ friendlyName });
  return { account, client: rig.clientFor(account) };
}

export async function addressDocument(client: Twilio, change: object = {}) {
  const address = await client.addresses.create({
    customerName: "Owl's Coffee LLC",
    street: '123 Main Street',
    city: 'Oakland',
    region: 'CA',
    postalCode: '94612',
    isoCountry: 'US',
    ...change,
  });
  return client.trusthub.v1.supportingDocuments.create({
    friendlyName: 'address',
    type: 'customer_profile_address',
    attributes: { address_sids: address.sid },
  });
}

interface Parts {
  policySid: string;
  users: [type: string, attributes: object][];
  others: string[];
  settings?: object;
}

/** A customer profile made of these parts, in draft. */
export async function profileOf(client: Twilio, { policySid, users, others, settings }: Parts) {
  const created = await client.trusthub.v1.customerProfiles.create({
    friendlyName: 'profile',
    email: 'compliance@loquent.example.com',
    policySid,
    ...settings,
  });
  const ends = await endUsers(client, users);
  for (const objectSid of [...ends, ...others])
    await client.trusthub.v1
      .customerProfiles(created.sid)
      .customerProfilesEntityAssignments.create({ objectSid });
  return { sid: created.sid, users: ends };
}

/** A trust product made of these parts, in draft. */
export async function productOf(client: Twilio, { policySid, users, others, settings }: Parts) {
  const created = await client.trusthub.v1.trustProducts.create({
    friendlyName: 'product',
    email: 'compliance@loquent.example.com',
    policySid,
    ...settings,
  });
  const ends = await endUsers(client, users);
  for (const objectSid of [...ends, ...others])
    await client.trusthub.v1.trustProducts(created.sid).trustProductsEntityAssignments.create({ objectSid });
  return { sid: created.sid, users: ends };
}

async function endUsers(client: Twilio, users: Parts['users']): Promise<string[]> {
  const made = [];
  for (const [type, attributes] of users)
    made.push(await client.trusthub.v1.endUsers.create({ friendlyName: type, type, attributes }));
  return made.map(({ sid }) => sid);
}

/** Profile and trust product of a company, approved unless told otherwise. */
export async function companyBundles(rig: Rig, client: Twilio, details: object = {}, approve = true) {
  const profile = await profileOf(client, {
    policySid: POLICIES.secondary,
    users: [
      ['customer_profile_business_information', { ...business, ...details }],
      ['authorized_representative_1', representative],
    ],
    others: [(await addressDocument(client)).sid, rig.simulator.primaryProfileSid],
  });
  const product = await productOf(client, {
    policySid: POLICIES.a2p,
    users: [['us_a2p_messaging_profile_information', { company_type: 'private' }]],
    others: [profile.sid],
  });
  await client.trusthub.v1.customerProfiles(profile.sid).update({ status: 'pending-review' });
  await client.trusthub.v1.trustProducts(product.sid).update({ status: 'pending-review' });
  if (approve)
    for (const { sid } of [profile, product]) await rig.control('POST /decide', { sid, outcome: 'approve' });
  return { profile, product };
}

/** Submitted profile and trust product of a person without tax id. */
export async function ownerBundles(rig: Rig, client: Twilio, mobile = '+15105550177', email = person.email) {
  const profile = await profileOf(client, {
    policySid: POLICIES.starter,
    users: [['starter_customer_profile_information', { ...person, email }]],
    others: [(await addressDocument(client)).sid, rig.simulator.primaryProfileSid],
  });
  const product = await productOf(client, {
    policySid: POLICIES.soleProprietor,
    users: [['sole_proprietor_information', { brand_name: 'Ada Strix', mobile_phone_number: mobile }]],
    others: [profile.sid],
  });
  await client.trusthub.v1.customerProfiles(profile.sid).update({ status: 'pending-review' });
  await client.trusthub.v1.trustProducts(product.sid).update({ status: 'pending-review' });
  return { profile, product };
}

export function brandOf(client: Twilio, profileSid: string, productSid: string, more: object = {}) {
  return client.messaging.v1.brandRegistrations.create({
    customerProfileBundleSid: profileSid,
    a2PProfileBundleSid: productSid,
    ...more,
  });
}

/** An approved low-volume brand. */
export async function approvedBrand(rig: Rig, client: Twilio) {
  const { profile, product } = await companyBundles(rig, client);
  const brand = await brandOf(client, profile.sid, product.sid, { skipAutomaticSecVet: true });
  await rig.control('POST /decide', { sid: brand.sid, outcome: 'approve' });
  return brand;
}

/** Event Streams of these areas in one list, by the end of their types. */
export async function subscribe(client: Twilio, url: string, types: string[]) {
  const sink = await client.events.v1.sinks.create({
    description: 'events',
    sinkType: 'webhook',
    sinkConfiguration: { destination: `${url}/events`, method: 'POST', batch_events: false },
  });
  const prefix = 'com.twilio.messaging.compliance.';
  await client.events.v1.subscriptions.create({
    description: 's',
    sinkSid: sink.sid,
    types: types.map((type) => ({ type: prefix + type, schema_version: 1 })),
  });
}

export function eventsIn(received: { url: string; body: string }[]) {
  return received
    .filter(({ url }) => url.includes('/events'))
    .flatMap(({ body }) => JSON.parse(body))
    .map(({ type, data }) => ({ type: String(type).split('.').slice(-2).join('.'), data }));
}

export async function eventOf(received: { url: string; body: string }[], type: string) {
  return (await eventually(() => eventsIn(received).find((event) => event.type === type))).data;
}
