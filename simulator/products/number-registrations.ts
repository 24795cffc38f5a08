import { randomInt, randomUUID } from 'node:crypto';
import { numberEventPrefix } from '../callbacks/event-types';
import type { NumberRegistration } from '../compliance-state';
import { ReviewRefused, type Decision } from '../reviews';
import type { PhoneNumber } from '../state';
import { isOfBrandOrCampaign } from './a2p-errors';
import type { Product, Simulator } from './product';

const DEREGISTERED = 'number-deregistered';
/** The code of Twilio's own example ("Set Up A2P 10DLC Event Streams"); no page lists others. */
const DEFAULT_CODE = 30126;

/** A number's state exists in events and the Console alone; this is for tests to look at. */
function render(registration: NumberRegistration): Record<string, unknown> {
  return {
    phone_number_sid: registration.numberSid,
    phone_number: registration.phoneNumber,
    account_sid: registration.accountSid,
    messaging_service_sid: registration.serviceSid,
    campaign_sid: registration.campaignSid,
    state: registration.state,
    failure_code: registration.failureCode,
  };
}

function become(
  sim: Simulator,
  registration: NumberRegistration,
  state: NumberRegistration['state'],
  event: string,
): void {
  registration.state = state;
  registration.updatedAt = sim.clock.now();
  const { id, accountSid, numberSid, failureCode } = registration;
  sim.eventStreams.emit(accountSid, numberEventPrefix + event, numberSid, {
    id,
    accountsid: accountSid,
    timestamp: sim.clock.nowMs(),
    updateddate: sim.clock.nowMs(),
    ...(state === 'UNREGISTERED' ? {} : { campaignsid: registration.campaignSid }),
    externalstatus: state.toLowerCase(),
    phonenumbersid: numberSid,
    // Digits alone, as Twilio writes it here.
    phonenumber: registration.phoneNumber.slice(1),
    messagingservicesid: registration.serviceSid,
    ...(failureCode ? { failureReason: `https://www.twilio.com/docs/api/errors/${failureCode}` } : {}),
  });
}

/**
 * Begins to register what a verified campaign's pool holds: every US local number, or one at random for a sole
 * proprietor, whose campaign carries no second one.
 */
export function registerPool(sim: Simulator, serviceSid: string): void {
  const { world } = sim;
  const campaign = world.campaigns[serviceSid];
  if (campaign?.status !== 'VERIFIED' || campaign.mock) return;
  const pool = (world.messagingServices[serviceSid]?.pool ?? [])
    .map(({ numberSid }) => world.phoneNumbers[numberSid])
    .filter(
      (number): number is PhoneNumber =>
        number?.country === 'US' && number.type === 'local' && number.capabilities.sms,
    );
  const free = pool.filter(
    ({ sid }) => (world.numberRegistrations[sid]?.state ?? 'UNREGISTERED') === 'UNREGISTERED',
  );
  if (campaign.values.us_app_to_person_usecase !== 'SOLE_PROPRIETOR') {
    for (const number of free) start(sim, number, serviceSid, campaign.sid);
    return;
  }
  const taken = Object.values(world.numberRegistrations).some(
    (one) => one.serviceSid === serviceSid && one.state !== 'UNREGISTERED',
  );
  const chosen = taken || free.length === 0 ? undefined : free[randomInt(free.length)];
  if (chosen) start(sim, chosen, serviceSid, campaign.sid);
}

function start(sim: Simulator, number: PhoneNumber, serviceSid: string, campaignSid: string): void {
  const registration: NumberRegistration = {
    id: randomUUID(),
    numberSid: number.sid,
    phoneNumber: number.phoneNumber,
    accountSid: number.accountSid,
    serviceSid,
    campaignSid,
    state: 'PENDING_REGISTRATION',
    failureCode: null,
    updatedAt: sim.clock.now(),
  };
  sim.world.numberRegistrations[number.sid] = registration;
  become(sim, registration, 'PENDING_REGISTRATION', 'registration.pending');
  sim.reviews.submitted(number.sid);
}

/** Takes a number out of its campaign, which takes its time too. */
export function deregister(sim: Simulator, numberSid: string): void {
  const registration = sim.world.numberRegistrations[numberSid];
  if (!registration || registration.state === 'UNREGISTERED') return;
  sim.reviews.withdraw(numberSid);
  registration.failureCode = null;
  become(sim, registration, 'PENDING_DEREGISTRATION', 'deregistration.pending');
  sim.scheduler.after(sim.world.mode.delayMs, DEREGISTERED, numberSid, numberSid);
}

/** Takes all numbers of a campaign out of it. */
export function deregisterAll(sim: Simulator, serviceSid: string): void {
  for (const { numberSid, serviceSid: service } of Object.values(sim.world.numberRegistrations))
    if (service === serviceSid) deregister(sim, numberSid);
}

function decide(
  sim: Simulator,
  registration: NumberRegistration,
  { outcome, codes }: Decision,
): Record<string, unknown> {
  const { state, numberSid } = registration;
  const open = state === 'PENDING_REGISTRATION' || (state === 'FAILURE' && outcome === 'approve');
  if (!open || (outcome !== 'approve' && outcome !== 'reject'))
    throw new ReviewRefused(`A number registration that is ${state} cannot ${outcome}`);
  const other = codes.find(isOfBrandOrCampaign);
  if (other !== undefined)
    throw new ReviewRefused(`${other} is said of brands or campaigns, never of a number`);
  sim.reviews.withdraw(numberSid);
  registration.failureCode = outcome === 'approve' ? null : (codes[0] ?? DEFAULT_CODE);
  if (outcome === 'approve') become(sim, registration, 'REGISTERED', 'registration.successful');
  else become(sim, registration, 'FAILURE', 'registration.failed');
  return render(registration);
}

/** What US carriers know of each local number. */
export const numberRegistrations: Product = {
  setUp: (sim) => {
    const find = (sid: string): NumberRegistration | undefined => sim.world.numberRegistrations[sid];
    sim.reviews.register({
      name: 'number registration',
      has: (sid) => find(sid) !== undefined,
      pending: () =>
        Object.values(sim.world.numberRegistrations)
          .filter(({ state }) => state === 'PENDING_REGISTRATION')
          .map(({ numberSid }) => numberSid),
      begin: () => undefined,
      decide: (sid, decision) => {
        const registration = find(sid);
        return registration ? decide(sim, registration, decision) : null;
      },
    });
    sim.scheduler.on<string>(DEREGISTERED, (sid) => {
      const registration = find(sid);
      if (registration?.state !== 'PENDING_DEREGISTRATION') return;
      become(sim, registration, 'UNREGISTERED', 'deregistration.successful');
      // It may have joined a pool again meanwhile.
      for (const { sid: serviceSid, pool } of Object.values(sim.world.messagingServices))
        if (pool.some(({ numberSid }) => numberSid === sid)) registerPool(sim, serviceSid);
    });
  },
  routes: [],
  numberLeft: deregister,
  resources: ({ world }) => ({ numberRegistrations: Object.values(world.numberRegistrations).map(render) }),
};
