import { randomUUID } from 'node:crypto';
import type { TrustBundle } from '../compliance-state';
import type { SimulatorCore } from '../core';
import { newSid } from '../ids';
import { isTollFree } from '../phone';
import { CAMPAIGN_SID } from '../products/campaign-rendering';
import { heldNumber } from '../products/incoming-numbers';
import { heldService } from '../products/messaging-services';
import { policySids } from '../products/trust-policies';
import { primaryProfile } from '../primary-profile';
import type { Account, MessagingService, PhoneNumber } from '../state';
import { ControlError, type ControlInput } from './input';

/** The owner's own systems, which nobody else's business it is to change. */
const OWNER = 'https://phones.owner.example';
const MOST = 5_000;

/**
 * Gives an account what an owner of some years has: numbers pointed at their own systems, messaging services with some
 * of them, brands with campaigns (the first of them `vetted`, so that lists leave them out), and event sinks.
 */
export function stockAccount(core: SimulatorCore, input: ControlInput): unknown {
  const account = core.world.accounts[input.text('account')];
  if (!account) throw new ControlError(404, `No account ${input.text('account')}`);
  const count = (name: string): number => (input.has(name) ? input.integer(name, 0, MOST) : 0);
  const taken = new Set(Object.values(core.world.phoneNumbers).map(({ phoneNumber }) => phoneNumber));
  const numbers = Array.from({ length: count('numbers') }, (_, index) =>
    stockNumber(core, account, index, taken),
  );
  const services = Array.from({ length: count('services') }, (_, index) =>
    stockService(core, account, index, numbers),
  );
  const brands = Array.from({ length: count('brands') }, (_, index) =>
    stockBrand(core, account, index, services[index], {
      isVetted: index < count('vetted'),
      campaignStatus: input.has('campaignStatus')
        ? input.oneOf('campaignStatus', ['VERIFIED', 'IN_PROGRESS'] as const)
        : 'VERIFIED',
    }),
  );
  const sinks = Array.from({ length: count('sinks') }, (_, index) => stockSink(core, account, index));
  return {
    numbers: numbers.map(({ sid, phoneNumber }) => ({ sid, phoneNumber })),
    services: services.map(({ sid }) => sid),
    brands,
    sinks,
  };
}

/** Every fifth is toll-free; the third of each ten answers through an application instead of an address. */
function stockNumber(
  core: SimulatorCore,
  account: Account,
  index: number,
  taken: ReadonlySet<string>,
): PhoneNumber {
  const area = index % 5 === 4 ? '855' : '206';
  let line = 9_000_000 + index;
  while (taken.has(`+1${area}${line}`)) line += MOST;
  const phoneNumber = `+1${area}${line}`;
  const usesApplication = index % 10 === 2;
  return heldNumber(core, account.sid, {
    phoneNumber,
    country: 'US',
    type: isTollFree(phoneNumber) ? 'tollfree' : 'local',
    capabilities: { voice: true, sms: true, mms: true, fax: false },
    settings: {
      voice_url: usesApplication ? '' : `${OWNER}/voice?line=${index}`,
      voice_application_sid: usesApplication ? newSid('AP') : '',
      voice_fallback_url: `${OWNER}/voice-fallback`,
      status_callback: `${OWNER}/calls`,
      sms_url: index % 2 === 0 ? `${OWNER}/texts?line=${index}` : '',
    },
  });
}

/** Each takes ten of the numbers, and sends their texts to the owner. */
function stockService(
  core: SimulatorCore,
  account: Account,
  index: number,
  numbers: PhoneNumber[],
): MessagingService {
  const service = heldService(core, account.sid, {
    friendly_name: `Shop ${index + 1}`,
    inbound_request_url: `${OWNER}/service-${index + 1}`,
  });
  const joinedAt = core.clock.now();
  service.pool = numbers.slice(index * 10, index * 10 + 10).map(({ sid }) => ({ numberSid: sid, joinedAt }));
  return service;
}

/** Whose profile it is. */
function nameBusiness({ world }: SimulatorCore, profile: TrustBundle, name: string): void {
  const { accountSid, createdAt } = profile;
  const business = {
    sid: newSid('IT'),
    accountSid,
    friendlyName: 'Business',
    type: 'customer_profile_business_information',
    attributes: { business_name: name },
    createdAt,
    updatedAt: createdAt,
  };
  world.endUsers[business.sid] = business;
  const sid = newSid('BV');
  world.entityAssignments[sid] = {
    sid,
    accountSid,
    bundleSid: profile.sid,
    objectSid: business.sid,
    createdAt,
  };
}

/** An approved brand of the owner's own, with a verified campaign where there is a service for it. */
function stockBrand(
  core: SimulatorCore,
  account: Account,
  index: number,
  service: MessagingService | undefined,
  { isVetted, campaignStatus }: { isVetted: boolean; campaignStatus: 'VERIFIED' | 'IN_PROGRESS' },
): string {
  const { world, clock } = core;
  const now = clock.now();
  const profile = primaryProfile(account.sid, newSid('BU'), now);
  const product = { ...profile, sid: newSid('BU'), kind: 'product' as const, policySid: policySids.a2p };
  Object.assign(world.bundles, { [profile.sid]: profile, [product.sid]: product });
  nameBusiness(core, profile, `Shop ${index + 1}, LLC`);
  const sid = newSid('BN');
  world.brands[sid] = {
    sid,
    accountSid: account.sid,
    customerProfileSid: profile.sid,
    trustProductSid: product.sid,
    brandType: 'STANDARD',
    skipAutomaticSecVet: true,
    mock: false,
    status: 'APPROVED',
    identityStatus: isVetted ? 'VETTED_VERIFIED' : 'VERIFIED',
    tcrId: `BSTOCK${index + 1}`,
    errors: [],
    score: null,
    updates: 0,
    createdAt: now,
    updatedAt: now,
  };
  if (service)
    world.campaigns[service.sid] = {
      sid: CAMPAIGN_SID,
      accountSid: account.sid,
      serviceSid: service.sid,
      brandSid: sid,
      values: {
        description: 'Answers to customers and news of their orders.',
        us_app_to_person_usecase: 'CUSTOMER_CARE',
        message_samples: ['Your order is ready.', 'We close at six today.'],
        message_flow: 'Customers ask for texts at the counter.',
        has_embedded_links: false,
        has_embedded_phone: false,
      },
      status: campaignStatus,
      campaignId: `CSTOCK${index + 1}`,
      external: false,
      mock: false,
      errors: [],
      rateLimits: null,
      createdAt: now,
      updatedAt: now,
    };
  if (service && campaignStatus === 'VERIFIED') stockRegistrations(core, service);
  return sid;
}

/** The phone companies have known the local numbers of its pool for long. */
function stockRegistrations(
  { world, clock }: SimulatorCore,
  { sid, accountSid, pool }: MessagingService,
): void {
  for (const { numberSid } of pool) {
    const number = world.phoneNumbers[numberSid];
    if (number?.type !== 'local') continue;
    world.numberRegistrations[numberSid] = {
      id: randomUUID(),
      numberSid,
      phoneNumber: number.phoneNumber,
      accountSid,
      serviceSid: sid,
      campaignSid: CAMPAIGN_SID,
      state: 'REGISTERED',
      failureCode: null,
      updatedAt: clock.now(),
    };
  }
}

/** The owner's own sink, subscribed to what ours will be subscribed to as well. */
function stockSink(core: SimulatorCore, account: Account, index: number): string {
  const { world, clock } = core;
  const sid = newSid('DG');
  const times = { createdAt: clock.now(), updatedAt: clock.now() };
  world.sinks[sid] = {
    sid,
    accountSid: account.sid,
    description: `Owner's events ${index + 1}`,
    sinkType: 'webhook',
    configuration: { destination: `${OWNER}/events-${index + 1}`, method: 'POST', batch_events: false },
    status: 'active',
    testIds: [],
    ...times,
  };
  const subscription = newSid('DF');
  world.subscriptions[subscription] = {
    sid: subscription,
    accountSid: account.sid,
    description: `Owner's events ${index + 1}`,
    sinkSid: sid,
    types: [{ type: 'com.twilio.messaging.message.delivered', schemaVersion: 8 }],
    ...times,
  };
  return sid;
}
