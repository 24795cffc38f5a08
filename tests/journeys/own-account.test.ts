import {
  AccountDocument,
  DisconnectTwilioAccountDocument,
  PhoneCardsDocument,
  type PhoneCardsQuery,
  SendMessageDocument,
  TakeOverPhoneNumbersDocument,
} from '../../operations/generated';
import { accepted } from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { ownAccounts, type OwnAccount } from '../support/own-accounts';
import { until } from '../support/wait';

let app: TestApp;
let of: GivenOrganization;
let own: OwnAccount;
let before: Record<string, Record<string, unknown>[]>;
let cardIds: string[];

beforeAll(async () => {
  app = await startApp();
  of = await given(app).organization();
  own = await ownAccounts(app).account({ numbers: 500, services: 3, brands: 2, sinks: 2 });
  const [country, numberType] = ['DE', 'local'];
  for (const status of ['twilio-approved', 'in-review', 'draft'])
    await ownAccounts(app).bundle(own, { country, numberType, status });
  before = await ownAccounts(app).atTwilio(own);
  expect(before.regulatoryBundles).toHaveLength(3);
});
afterAll(() => app?.stop());

async function cards() {
  const all: { id: string; e164: string; messaging: { state: string; headline: string } }[] = [];
  let after: string | null = null;
  let total: number;
  do {
    const { organization }: PhoneCardsQuery = await of.owner.run(PhoneCardsDocument, { first: 100, after });
    const { nodes, pageInfo, totalCount }: PhoneCardsQuery['organization']['phoneNumbers'] =
      organization.phoneNumbers;
    all.push(...nodes);
    total = totalCount;
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  expect(all).toHaveLength(total);
  return all;
}

it('is read within a minute, by looking alone, and every number is a card', async () => {
  const began = Date.now();
  const account = await ownAccounts(app).connected(of, own);
  expect(Date.now() - began).toBeLessThan(60_000);
  expect(account).toMatchObject({
    mode: 'BRING_YOUR_OWN',
    status: 'ACTIVE',
    connection: 'AWAITING_CONFIRMATION',
    accountSid: own.sid,
  });
  const { inventory } = account;
  expect(inventory.numbers).toEqual({ total: 500, tollFree: 100, callsElsewhere: 500, textsElsewhere: 265 });
  expect(inventory.services).toHaveLength(3);
  expect(inventory.services.filter(({ campaign }) => campaign?.status === 'VERIFIED')).toHaveLength(2);
  expect(inventory.brands).toHaveLength(2);
  expect(inventory.sinks.map(({ host }) => host)).toEqual(['phones.owner.example', 'phones.owner.example']);
  const listed = await cards();
  expect(listed).toHaveLength(500);
  expect(new Set(listed.map(({ messaging }) => messaging.headline))).toEqual(
    new Set(['Confirm your Twilio account']),
  );
  cardIds = listed.map(({ id }) => id);
  const calls = await ownAccounts(app).callsOf(own);
  expect(calls.length).toBeGreaterThan(5);
  expect(calls.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(await ownAccounts(app).atTwilio(own)).toEqual(before);
  // The pace of Twilio was kept; what follows need not wait for it.
  await app.simulator.limits({ a2pPerSecond: null });
});

it('shows how each number was set up, without the secrets of addresses', async () => {
  const query = `query ($id: ID!) { phoneNumber(id: $id) { imported { callsTo textsTo textsGoElsewhere } } }`;
  const { incomingPhoneNumbers } = before;
  const withApplication = incomingPhoneNumbers!.find((one) => one.voice_application_sid)!;
  const listed = await cards();
  const show = async (e164: unknown) => {
    const { id } = listed.find((one) => one.e164 === e164)!;
    return (await of.owner.call(query, { id })).data;
  };
  expect(await show(withApplication.phone_number)).toEqual({
    phoneNumber: {
      imported: {
        callsTo: withApplication.voice_application_sid,
        textsTo: 'https://phones.owner.example/texts',
        textsGoElsewhere: true,
      },
    },
  });
});

it('sends nothing and buys nothing before it is confirmed, whoever asks', async () => {
  const since = (await app.simulator.requests()).at(-1)!.n;
  const [card] = await cards();
  const { sendMessage } = await of.owner.run(SendMessageDocument, {
    input: { phoneNumberId: card!.id, to: '+14155550123', body: 'Hello' },
  });
  expect(sendMessage.userErrors).toMatchObject([
    { code: 'SENDER_NOT_READY', callToAction: { intent: 'MANAGE_ACCOUNT' } },
  ]);
  await app.simulator.advance('PT25H');
  const buy = `mutation { purchasePhoneNumber(input: { e164: "+18332901111" }) { userErrors { code } } }`;
  expect((await of.owner.call(buy)).data).toEqual({
    purchasePhoneNumber: { userErrors: [{ code: 'NOT_AVAILABLE' }] },
  });
  await until(
    async () => {
      const calls = await ownAccounts(app).callsOf(own, since);
      return calls.some(({ path }) => path === '/v1/a2p/BrandRegistrations');
    },
    { what: 'the daily look', within: 60_000 },
  );
  const calls = await ownAccounts(app).callsOf(own, since);
  expect(calls.filter(({ method }) => method !== 'GET')).toEqual([]);
});

it('is confirmed by what was seen alone, and then gets one sink of ours beside those that were there', async () => {
  await ownAccounts(app).confirmed(of, own);
  const present = await until(async () => {
    const now = await ownAccounts(app).atTwilio(own);
    return now.subscriptions!.length === 3 && now;
  });
  expect(present.sinks).toHaveLength(3);
  for (const kind of ['sinks', 'subscriptions'])
    expect(present[kind]!).toEqual(expect.arrayContaining(before[kind]!));
  for (const kind of Object.keys(before).filter((one) => !['sinks', 'subscriptions'].includes(one)))
    expect(present[kind]).toEqual(before[kind]);
});

it('has numbers answered by us only when their owner says so', async () => {
  const { incomingPhoneNumbers: numbers } = before;
  const inPool = new Set(before.messagingServices!.flatMap((one) => one.phone_number_sids as string[]));
  const listed = await cards();
  const id = (e164: unknown) => listed.find((one) => one.e164 === e164)!.id;
  const free = numbers!.find((one) => one.voice_application_sid && !inPool.has(String(one.sid)))!;
  const pooled = numbers!.find((one) => inPool.has(String(one.sid)))!;
  const take = async (phoneNumberIds: string[], texts = true) =>
    (await of.owner.run(TakeOverPhoneNumbersDocument, { input: { phoneNumberIds, calls: true, texts } }))
      .takeOverPhoneNumbers;
  expect((await take([id(free.phone_number), id(pooled.phone_number)])).userErrors).toMatchObject([
    { code: 'CONFLICT', field: ['input', 'phoneNumberIds', '1'] },
  ]);
  accepted('the take-over', (await take([id(free.phone_number)])).userErrors);
  const now = await until(async () => {
    const { incomingPhoneNumbers: present } = await ownAccounts(app).atTwilio(own);
    const one = present!.find(({ sid }) => sid === free.sid)!;
    return String(one.voice_url).startsWith(app.url) && one;
  });
  expect(now).toMatchObject({ voice_application_sid: '', sms_url: expect.stringContaining(app.url) });
});

it('is left as it was by disconnecting, and its cards are the same ones when it comes back', async () => {
  const { organization } = await of.owner.run(AccountDocument, {});
  const input = { twilioAccountId: organization.twilioAccount!.id };
  const { disconnectTwilioAccount } = await of.owner.run(DisconnectTwilioAccountDocument, { input });
  accepted('the end', disconnectTwilioAccount.userErrors);
  expect(disconnectTwilioAccount.twilioAccount?.connection).toBe('DISCONNECTING');
  const managed = await until(async () => {
    const { organization: present } = await of.owner.run(AccountDocument, {});
    return present.twilioAccount?.mode === 'MANAGED' && present.twilioAccount;
  });
  expect(managed.accountSid).toBe(of.accountSid);
  expect(await ownAccounts(app).atTwilio(own)).toEqual(before);
  const deleted = (await ownAccounts(app).callsOf(own)).filter(({ method }) => method === 'DELETE');
  expect(deleted.map(({ path }) => path.split('/')[2])).toEqual(['Subscriptions', 'Sinks']);
  expect(await cards()).toEqual([]);
  await until(async () => {
    const { accounts } = await app.simulator.resources();
    return accounts!.find(({ sid }) => sid === of.accountSid)!.status === 'active';
  });
  await ownAccounts(app).connected(of, own);
  expect((await cards()).map(({ id }) => id).sort()).toEqual([...cardIds].sort());
});
