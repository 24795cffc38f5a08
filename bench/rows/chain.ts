import { setTimeout as sleep } from 'node:timers/promises';
import {
  AccountDocument,
  CreateOrganizationDocument,
  PhoneCardByIdDocument,
  PurchasePhoneNumberDocument,
  SearchPhoneNumbersDocument,
  SubmitRegistrationDocument,
  UpdateBusinessProfileDocument,
} from '../../operations/generated';
import { localPaths } from '../../local/businesses';
import { ApiClient } from '../../local/client';
import {
  accepted,
  confirm,
  fieldsOf,
  fillIn,
  must,
  startRegistration,
  write,
} from '../../local/registration-steps';
import { SimulatorControl, startSimulator, type RecordedRequest } from '../../local/simulator';
import { signToken, type TokenSubject } from '../../local/tokens';
import { secrets } from '../support/constants';
import type { MeasuredServer } from '../support/ground';
import type { Measure, Row } from '../support/row';
import { median } from '../support/statistics';

/** What all of the chain's own work may come to. */
const allowedMs = 3_000;
/** How long each review takes: long enough that its news never overtakes the answer of the call that began it. */
const reviewMs = 1_500;
/** Twilio takes one brand or campaign call a second. */
const paceMs = 1_000;

interface Spent {
  ownMs: number;
  pausedMs: number;
  waitedMs: number;
}

/** A small business's local number, from the hand-in to the sender pool, at Twilio's pace. */
export const chain: Row = {
  name: 'chain',
  title: 'the registration of a local number: from what each step waited for until its next request, summed',
  yardstick: `${allowedMs / 1_000} s`,
  async run(ground, effort) {
    const simulator = await startSimulator({
      port: 0,
      account: secrets.parentAccount,
      reviews: 'auto',
      delayMs: reviewMs,
    });
    try {
      const { primaryProfileSid } = simulator;
      const server = await ground.ours({ role: 'all', twilioUrl: simulator.url, primaryProfileSid });
      const twilio = new SimulatorControl(simulator.url);
      await goThrough(server, twilio);
      const all: Spent[] = [];
      for (let round = 0; round < effort.rounds; round += 1) all.push(await goThrough(server, twilio));
      const middle = (read: (one: Spent) => number): number => median(all.map(read));
      return [
        measure(
          'own processing',
          middle(({ ownMs }) => ownMs),
          { atMost: 1 },
        ),
        measure(
          'pauses for the pace',
          middle(({ pausedMs }) => pausedMs),
          null,
        ),
        measure(
          'waits for reviews',
          middle(({ waitedMs }) => waitedMs),
          null,
        ),
      ];
    } finally {
      await simulator.stop();
    }
  },
};

function measure(what: string, ms: number, aim: Measure['aim']): Measure {
  return { what, aim, ratio: ms / allowedMs, ours: `${ms.toFixed(0)} ms`, yardstick: `${allowedMs} ms` };
}

/** Takes one business through and says what the time was spent on. */
async function goThrough({ url }: MeasuredServer, twilio: SimulatorControl): Promise<Spent> {
  const as = async (subject: TokenSubject) =>
    new ApiClient(`${url}/graphql`, await signToken(secrets.jwt, subject, 600));
  const service = await as({ role: 'service', userId: 'service', organizationId: null });
  const { profile, answers } = must(
    localPaths.find(({ name }) => name === 'low-volume'),
    'no path',
  );
  const { createOrganization } = await service.run(CreateOrganizationDocument, {
    input: { name: 'Juniper Street Bakery', plan: 'STARTER', ownerUserId: 'owner' },
  });
  accepted('the sign-up', createOrganization.userErrors);
  const { id: organizationId } = must(createOrganization.organization, 'no organization');
  const owner = await as({ role: 'owner', userId: 'owner', organizationId });
  const { updateBusinessProfile } = await owner.run(UpdateBusinessProfileDocument, { input: profile });
  accepted('the profile', updateBusinessProfile.userErrors);
  const accountSid = await patiently(async () => {
    const account = (await owner.run(AccountDocument, {})).organization.twilioAccount;
    return account?.status === 'ACTIVE' && account.accountSid;
  });
  const { searchPhoneNumbers } = await owner.run(SearchPhoneNumbersDocument, {
    input: { country: 'US', kind: 'LOCAL', sms: true, limit: 1 },
  });
  const { purchasePhoneNumber } = await owner.run(PurchasePhoneNumberDocument, {
    input: { e164: must(searchPhoneNumbers.numbers[0], 'no number').e164 },
  });
  accepted('the purchase', purchasePhoneNumber.userErrors);
  const { id: phoneNumberId } = must(purchasePhoneNumber.phoneNumber, 'no card');
  const isCard = (wanted: (card: { lifecycle: string; messaging: { state: string } }) => boolean) =>
    patiently(async () => {
      const { phoneNumber } = await owner.run(PhoneCardByIdDocument, { id: phoneNumberId });
      return phoneNumber !== null && phoneNumber !== undefined && wanted(phoneNumber);
    });
  await isCard(({ lifecycle }) => lifecycle === 'ACTIVE');
  const registrationId = await startRegistration(owner, phoneNumberId, 'A2P_10DLC');
  for (const [key, value] of Object.entries(answers)) {
    const field = (await fieldsOf(owner, registrationId)).find((one) => one.key === key);
    await write(owner, registrationId, [
      { key, value, expectedRevision: must(field, `no field ${key}`).revision },
    ]);
  }
  await fillIn(owner, registrationId);
  const digest = await confirm(owner, registrationId);
  const since = (await twilio.requests()).at(-1)?.n ?? 0;
  const begun = Date.now();
  const { submitRegistration } = await owner.run(SubmitRegistrationDocument, {
    input: { registrationId, digest },
  });
  accepted('the submission', submitRegistration.userErrors);
  await isCard(({ messaging }) => messaging.state === 'READY');
  const calls = (await twilio.requests(since)).filter(({ account }) => account === accountSid);
  const { callbacks } = await twilio.resources();
  const news = callbacks!
    .filter(({ account }) => account === accountSid)
    .map(({ at }) => Date.parse(String(at)))
    .sort((a, b) => a - b);
  return spent(begun, calls, news);
}

/**
 * Each call was made possible by the call before it, or by the first news after that; where the pace held it back, by
 * the turn that it got. What lies between a call and the news after it was waited for.
 */
function spent(begun: number, calls: readonly RecordedRequest[], news: readonly number[]): Spent {
  const sum: Spent = { ownMs: 0, pausedMs: 0, waitedMs: 0 };
  const last = calls.findLastIndex(({ method, path }) => method === 'POST' && path.endsWith('/PhoneNumbers'));
  let before = begun;
  let pacedBefore = -Infinity;
  for (const { at, path } of calls.slice(0, last + 1)) {
    const time = Date.parse(at);
    const told = news.find((one) => one > before && one <= time) ?? before;
    const isPaced = /\/a2p\/|\/Usa2p/.test(path);
    const turn = isPaced ? Math.min(time, Math.max(told, pacedBefore + paceMs)) : told;
    sum.waitedMs += told - before;
    sum.pausedMs += turn - told;
    sum.ownMs += time - turn;
    before = time;
    if (isPaced) pacedBefore = time;
  }
  return sum;
}

async function patiently<T>(look: () => Promise<T | false>): Promise<T> {
  const deadline = Date.now() + 90_000;
  for (;;) {
    const seen = await look();
    if (seen !== false) return seen;
    if (Date.now() > deadline) throw new Error('the chain does not come to its end');
    await sleep(100);
  }
}
