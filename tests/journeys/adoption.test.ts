import {
  AdoptTwilioResourcesDocument,
  CancelRegistrationDocument,
  ConfirmRegistrationDocument,
  DisconnectTwilioAccountDocument,
  PhoneCardsDocument,
  RefreshTwilioAccountDocument,
  RenewRegistrationDocument,
  ReusableTwilioResourcesDocument,
  SearchPhoneNumbersDocument,
  SendTestTextDocument,
  StartRegistrationDocument,
  TakeOverPhoneNumbersDocument,
  type AdoptTwilioResourcesInput,
  type PhoneNumberKind,
} from '../../operations/generated';
import { localPaths } from '../../local/businesses';
import { accepted, briefOf, confirm, fillIn, must } from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { ownAccounts, type OwnAccount } from '../support/own-accounts';
import { edit, handIn, revise, untilState } from '../support/registrations';
import { until } from '../support/wait';

let app: TestApp;
let of: GivenOrganization;
let own: OwnAccount;
let before: Record<string, Record<string, unknown>[]>;
/** Toll-free numbers of the account: approved, under review, and two without a request. */
let tollFree: { sid: string; phoneNumber: string }[];
let pending: string;
let localId: string;
let german: { sid: string; address_sid: string };
let australian: string;
let abroad: { id: string }[];

beforeAll(async () => {
  app = await startApp();
  await app.simulator.limits({ a2pPerSecond: null });
  of = await given(app).organization();
  own = await ownAccounts(app).account();
  const made = await app.simulator.console({
    do: 'stock',
    account: own.sid,
    numbers: 20,
    services: 2,
    brands: 2,
    vetted: 1,
    sinks: 1,
  });
  tollFree = (made.numbers as typeof tollFree).filter(({ phoneNumber }) => phoneNumber.startsWith('+1855'));
  await app.simulator.console({ do: 'verification', number: tollFree[0]!.sid, status: 'TWILIO_APPROVED' });
  const waiting = { do: 'verification', number: tollFree[1]!.sid, status: 'PENDING_REVIEW' };
  pending = String((await app.simulator.console(waiting)).sid);
  german = await ownAccounts(app).bundle(own, {
    country: 'DE',
    numberType: 'local',
    status: 'twilio-approved',
  });
  const others = { country: 'AU', numberType: 'mobile' };
  australian = (await ownAccounts(app).bundle(own, { ...others, status: 'in-review' })).sid;
  for (const status of ['twilio-rejected', 'draft'])
    await ownAccounts(app).bundle(own, { ...others, status });
  before = await ownAccounts(app).atTwilio(own);
});
afterAll(() => app?.stop());

async function shown(messagingServiceSid?: string, alsoMessagingServiceSids?: string[]) {
  const { organization } = await of.owner.run(ReusableTwilioResourcesDocument, {
    messagingServiceSid,
    alsoMessagingServiceSids,
  });
  const account = must(organization.twilioAccount, 'no account');
  return { account, reuse: must(account.reusable, 'nothing was read') };
}

async function adopt(more: Partial<AdoptTwilioResourcesInput> = {}, as = of.owner) {
  const { account, reuse } = await shown(undefined, more.alsoMessagingServiceSids ?? undefined);
  const input = { twilioAccountId: account.id, digest: reuse.digest, ...more };
  return (await as.run(AdoptTwilioResourcesDocument, { input })).adoptTwilioResources;
}

async function cards() {
  return (await of.owner.run(PhoneCardsDocument, { first: 100 })).organization.phoneNumbers.nodes;
}

const cardOf = async (e164: unknown) =>
  must(
    (await cards()).find((one) => one.e164 === e164),
    `no card ${String(e164)}`,
  );

const serviceAtTwilio = async (sid: unknown) =>
  (await ownAccounts(app).atTwilio(own)).messagingServices!.find((one) => one.sid === sid)!;

it('shows what would be used and what is missing by looking alone, a brand that lists leave out among it', async () => {
  await ownAccounts(app).connected(of, own);
  const { reuse } = await shown();
  expect(reuse.blocker).toContain('Confirm your Twilio account first');
  expect(reuse.choices).toHaveLength(2);
  const hidden = before.brands!.find((one) => one.identity_status === 'VETTED_VERIFIED')!;
  const [chosen] = reuse.choices;
  expect(reuse.choices.map(({ detail }) => detail).sort()).toEqual([
    expect.stringMatching(/^Approved, for: Answering customers, of Shop 1, LLC, made on \d{4}/),
    expect.stringMatching(/^Approved, for: Answering customers, of Shop 2, LLC, made on \d{4}/),
  ]);
  expect(reuse.registrationChoices).toEqual([]);
  const other = reuse.choices[1]!;
  const byService = await Promise.all(
    [chosen!, other].map(({ messagingServiceSid }) => shown(messagingServiceSid)),
  );
  const brands = byService.map(
    (one) => one.reuse.resources.find(({ kind }) => kind === 'BUSINESS_REGISTRATION')?.twilioSid,
  );
  expect(brands).toContain(hidden.sid);
  expect(new Set(brands).size).toBe(2);
  const ofCarriers = reuse.resources.filter(({ kind }) => kind === 'TEXTING_PROFILE');
  expect(ofCarriers.map(({ state }) => state).sort()).toEqual(['NOT_USED', 'USABLE']);
  const used = ofCarriers.find(({ state }) => state === 'USABLE')!;
  const behind = before.brands!.find((one) => one.sid === brands[0]);
  expect(used.twilioSid).toBe(behind!.a2p_profile_bundle_sid);
  const others = reuse.resources.filter(({ kind }) => kind !== 'TEXTING_PROFILE');
  expect(others.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'BUSINESS_PROFILE USABLE',
    'BUSINESS_REGISTRATION USABLE',
    'TEXTING_PLAN USABLE',
    'MESSAGING_SERVICE USABLE',
    'NUMBERS USABLE',
    'TEXTING_PLAN NOT_USED',
    'TOLL_FREE_APPROVAL USABLE',
    'TOLL_FREE_APPROVAL IN_REVIEW',
    'TOLL_FREE_APPROVAL MISSING',
    'TOLL_FREE_APPROVAL MISSING',
    ...['NOT_USED', 'NEEDS_OWNER', 'IN_REVIEW', 'USABLE'].map((state) => `NUMBERS_ABROAD_APPROVAL ${state}`),
  ]);
  expect(reuse.resources.find(({ twilioSid }) => twilioSid === german.sid)!.title).toBe(
    'Approval of a business for local numbers of Germany: Made by its owner',
  );
  expect((await adopt()).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  const calls = await ownAccounts(app).callsOf(own);
  expect(calls.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(await ownAccounts(app).atTwilio(own)).toEqual(before);
});

it('adopts exactly what a person saw, writes nothing to it, and takes no yes from the assistant', async () => {
  await ownAccounts(app).confirmed(of, own);
  expect((await adopt({ digest: 'another' })).userErrors).toMatchObject([{ code: 'STALE_CONFIRMATION' }]);
  expect((await adopt({}, of.assistant)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  expect((await adopt({ messagingServiceSid: `MG${'0'.repeat(32)}` })).userErrors).toMatchObject([
    { code: 'INVALID', field: ['input', 'messagingServiceSid'] },
  ]);
  const { userErrors, registrations, twilioAccount } = await adopt();
  accepted('the adoption', userErrors);
  expect(registrations.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
    'A2P_10DLC APPROVED',
    'REGULATORY_BUNDLE APPROVED',
    'REGULATORY_BUNDLE IN_PROGRESS',
    'TOLL_FREE_VERIFICATION APPROVED',
    'TOLL_FREE_VERIFICATION IN_PROGRESS',
  ]);
  expect(registrations.every(({ isAdopted }) => isAdopted)).toBe(true);
  abroad = registrations.filter(({ kind }) => kind === 'REGULATORY_BUNDLE');
  localId = registrations.find(({ kind }) => kind === 'A2P_10DLC')!.id;
  const [chosen] = (await shown()).reuse.choices;
  expect(twilioAccount?.messagingServiceSid).toBe(chosen!.messagingServiceSid);
  expect((await adopt()).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  expect((await cardOf(tollFree[0]!.phoneNumber)).messaging.state).toBe('READY');
  expect((await cardOf(tollFree[1]!.phoneNumber)).messaging.state).toBe('PENDING_REVIEW');
});

it('offers a test text at once for each number, which alone brings READY', async () => {
  const { messagingServiceSid } = (await shown()).account;
  const pool = new Set((await serviceAtTwilio(messagingServiceSid)).phone_number_sids as string[]);
  const members = before.incomingPhoneNumbers!.filter(
    (one) => pool.has(String(one.sid)) && String(one.phone_number).startsWith('+1206'),
  );
  expect(members).toHaveLength(8);
  for (const { phone_number: e164 } of members)
    expect((await cardOf(e164)).messaging.callToAction?.intent).toBe('SEND_TEST_TEXT');
  const card = await cardOf(members[0]!.phone_number);
  const input = { phoneNumberId: card.id, to: '+14155550123' };
  accepted('the test', (await of.owner.run(SendTestTextDocument, { input })).sendTestText.userErrors);
  await given(app).badge(of, card.id, 'READY');
  const sent = (await app.simulator.resources()).messages!.filter((one) => one.account_sid === own.sid);
  expect(sent.map((one) => one.messaging_service_sid)).toEqual([messagingServiceSid]);
});

it('uses a second plan beside the first, whose numbers go on under it, and shows what becomes of it', async () => {
  const [main, second] = (await shown()).reuse.choices;
  const also = [second!.messagingServiceSid];
  expect(second).toMatchObject({ mayBeBeside: true, isBeside: false });
  const wrong = await adopt({ alsoMessagingServiceSids: [main!.messagingServiceSid] });
  expect(wrong.userErrors).toMatchObject([
    { code: 'INVALID', field: ['input', 'alsoMessagingServiceSids', '0'] },
  ]);
  const { reuse } = await shown(undefined, also);
  const ofSecond = reuse.resources.filter(({ twilioSid }) => twilioSid === also[0]);
  expect(ofSecond.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'TEXTING_PLAN USABLE',
    'NUMBERS USABLE',
  ]);
  const pool = new Set((await serviceAtTwilio(also[0])).phone_number_sids as string[]);
  const member = before.incomingPhoneNumbers!.find(
    (one) => pool.has(String(one.sid)) && String(one.phone_number).startsWith('+1206'),
  )!;
  expect((await cardOf(member.phone_number)).messaging).toMatchObject({
    state: 'NOT_SET_UP',
    headline: 'It is in another messaging service',
    reasons: [{ code: 'NUMBER_NOT_ATTACHED', actor: 'YOU' }],
  });
  const { userErrors, registrations, twilioAccount } = await adopt({ alsoMessagingServiceSids: also });
  accepted('the second plan', userErrors);
  expect(registrations).toEqual([]);
  expect(twilioAccount?.messagingServiceSid).toBe(main!.messagingServiceSid);
  const card = await cardOf(member.phone_number);
  const input = { phoneNumberId: card.id, to: '+14155550124' };
  accepted('the test', (await of.owner.run(SendTestTextDocument, { input })).sendTestText.userErrors);
  await given(app).badge(of, card.id, 'READY');
  const sent = (await app.simulator.resources()).messages!.filter((one) => one.to === input.to);
  expect(sent.map((one) => one.messaging_service_sid)).toEqual(also);
  await app.simulator.decide(also[0]!, 'suspend');
  await app.simulator.advance('PT30H');
  await given(app).badge(of, card.id, 'ACTION_NEEDED');
  expect((await briefOf(of.owner, localId)).state).toBe('APPROVED');
  await app.simulator.decide(also[0]!, 'approve');
  await app.simulator.advance('PT30H');
  await given(app).badge(of, card.id, 'READY');
  const writes = (await ownAccounts(app).callsOf(own)).filter(
    ({ method, path }) => method !== 'GET' && path.includes('/Services/'),
  );
  expect(writes).toEqual([]);
});

it('says of numbers outside its pool what their owner has to do, and sees by itself that it is done', async () => {
  const { id, messagingServiceSid } = (await shown()).account;
  const stock = { do: 'stock', account: own.sid, numbers: 2 };
  const fresh = (await app.simulator.console(stock)).numbers as typeof tollFree;
  const readAgain = async () => {
    const input = { twilioAccountId: id };
    const { refreshTwilioAccount } = await of.owner.run(RefreshTwilioAccountDocument, { input });
    accepted('the look', refreshTwilioAccount.userErrors);
  };
  const badgeOf = async (e164: string) => (await cards()).find((one) => one.e164 === e164)?.messaging ?? null;
  await readAgain();
  for (const { phoneNumber } of fresh) {
    const badge = await until(() => badgeOf(phoneNumber));
    expect(badge).toMatchObject({
      state: 'NOT_SET_UP',
      headline: 'Add it to your messaging service',
      reasons: [{ code: 'NUMBER_NOT_ATTACHED', actor: 'YOU' }],
      callToAction: { intent: 'MANAGE_ACCOUNT' },
    });
    expect(badge.detail).toContain(messagingServiceSid);
  }
  const since = (await app.simulator.requests()).at(-1)!.n;
  /** As the owner does it in the Console. */
  const add = async (index: number) => {
    const response = await fetch(
      `${app.simulator.url}/messaging.twilio.com/v1/Services/${messagingServiceSid}/PhoneNumbers`,
      {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${own.sid}:${own.token}`)}` },
        body: new URLSearchParams({ PhoneNumberSid: fresh[index]!.sid }),
      },
    );
    expect(response.status).toBe(201);
    return fresh[index]!.phoneNumber;
  };
  const waits = async (e164: string) => (await badgeOf(e164))?.headline === 'Waiting for the phone companies';
  const first = await add(0);
  await until(() => waits(first), { what: 'a number that an event told of' });
  await app.simulator.callbacks({ drop: 1 });
  const second = await add(1);
  await readAgain();
  await until(() => waits(second), { what: 'a number that a look has shown' });
  await app.simulator.callbacks({});
  const written = (await ownAccounts(app).callsOf(own, since)).filter(({ method }) => method !== 'GET');
  expect(written.map(({ body }) => body)).toEqual(fresh.map(({ sid }) => `PhoneNumberSid=${sid}`));
  const now = await ownAccounts(app).atTwilio(own);
  for (const kind of ['incomingPhoneNumbers', 'messagingServices']) before[kind] = now[kind]!;
});

it('learns what becomes of adopted things, and never edits them', async () => {
  await app.simulator.decide(pending, 'reject', { codes: [30513] });
  const refused = await until(async () => {
    const card = await cardOf(tollFree[1]!.phoneNumber);
    return card.messaging.state === 'ACTION_NEEDED' && card;
  });
  expect(refused.messaging.headline).toBe('Correct it in the Twilio Console');
  const id = must(refused.messaging.callToAction?.registrationId, 'no registration');
  expect((await revise(of.assistant, id)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  expect((await edit(of.assistant, id, [{ key: 'businessName', value: 'X' }])).userErrors).toMatchObject([
    { code: 'NOT_ALLOWED' },
  ]);
  const { nextStep } = await briefOf(of.assistant, id);
  expect(nextStep).toMatchObject({ actor: 'YOU', headline: 'Do this in the Twilio Console' });
  expect(nextStep.detail).toContain('console.twilio.com');
  expect((await edit(of.assistant, localId, [{ key: 'description', value: 'X' }])).userErrors).toHaveLength(
    1,
  );

  await app.simulator.decide((await shown()).account.messagingServiceSid!, 'suspend');
  await app.simulator.advance('PT30H');
  await untilState(of.owner, localId, 'ACTION_NEEDED', 20_000);
  await app.simulator.decide((await shown()).account.messagingServiceSid!, 'approve');
  await app.simulator.advance('PT30H');
  await untilState(of.owner, localId, 'APPROVED', 20_000);
});

it('has texts of its service come here only for all of its numbers together', async () => {
  const { messagingServiceSid } = (await shown()).account;
  const pool = new Set((await serviceAtTwilio(messagingServiceSid)).phone_number_sids as string[]);
  const inPool = before.incomingPhoneNumbers!.filter((one) => pool.has(String(one.sid)));
  const listed = await cards();
  const ids = inPool
    .filter((one) => String(one.phone_number).startsWith('+1206'))
    .map((one) => listed.find(({ e164 }) => e164 === one.phone_number)!.id);
  const take = async (phoneNumberIds: string[]) =>
    (
      await of.owner.run(TakeOverPhoneNumbersDocument, {
        input: { phoneNumberIds, calls: false, texts: true },
      })
    ).takeOverPhoneNumbers.userErrors;
  expect(await take(ids.slice(0, 1))).toMatchObject([{ code: 'CONFLICT' }]);
  expect((await serviceAtTwilio(messagingServiceSid)).inbound_request_url).toContain('phones.owner.example');
  expect(await take(ids)).toEqual([]);
  await until(async () =>
    String((await serviceAtTwilio(messagingServiceSid)).inbound_request_url).startsWith(app.url),
  );
  const input = { registrationId: localId };
  expect(
    (await of.owner.run(CancelRegistrationDocument, { input })).cancelRegistration.userErrors,
  ).toHaveLength(1);
});

it('is left as it was by disconnecting, and is offered again when it comes back', async () => {
  const { account } = await shown();
  const input = { twilioAccountId: account.id };
  const { disconnectTwilioAccount } = await of.owner.run(DisconnectTwilioAccountDocument, { input });
  accepted('the end', disconnectTwilioAccount.userErrors);
  await until(async () => {
    const { organization } = await of.owner.run(ReusableTwilioResourcesDocument, {});
    return organization.twilioAccount?.mode === 'MANAGED';
  });
  expect(await ownAccounts(app).atTwilio(own)).toEqual(before);
  const back = await ownAccounts(app).confirmed(of, own);
  const refresh = { input: { twilioAccountId: back.id } };
  accepted(
    'the look',
    (await of.owner.run(RefreshTwilioAccountDocument, refresh)).refreshTwilioAccount.userErrors,
  );
  accepted('the adoption', (await adopt()).userErrors);
  expect((await briefOf(of.owner, localId)).state).toBe('APPROVED');
});

describe('an approval for numbers abroad that its owner made', () => {
  const buying = /* GraphQL */ `
    mutation ($input: PurchasePhoneNumberInput!) {
      purchasePhoneNumber(input: $input) {
        phoneNumber {
          e164
          lifecycle
        }
        requirement {
          bundleRegistrations {
            id
          }
        }
        userErrors {
          code
        }
      }
    }
  `;

  async function buy(country: string, kind: PhoneNumberKind, bundleRegistrationId: string | null) {
    const search = { input: { country, kind, limit: 1 } };
    const { searchPhoneNumbers } = await of.owner.run(SearchPhoneNumbersDocument, search);
    const { e164 } = must(searchPhoneNumbers.numbers[0], 'no number');
    const { data } = await of.owner.call(buying, { input: { e164, bundleRegistrationId } });
    return (data as { purchasePhoneNumber: Bought }).purchasePhoneNumber;
  }

  interface Bought {
    phoneNumber: { e164: string; lifecycle: string } | null;
    requirement: { bundleRegistrations: { id: string }[] } | null;
    userErrors: { code: string }[];
  }

  const idOf = async (state: string) => {
    const found = await Promise.all(abroad.map(({ id }) => briefOf(of.owner, id)));
    return must(
      found.find((one) => one.state === state),
      `none is ${state}`,
    ).id;
  };

  it('is bought with, at the address it names, and is never edited', async () => {
    const [approved, waiting] = [await idOf('APPROVED'), await idOf('IN_PROGRESS')];
    const asked = await buy('DE', 'LOCAL', null);
    expect(asked.phoneNumber).toBeNull();
    expect(asked.requirement!.bundleRegistrations).toEqual([{ id: approved }]);
    expect((await buy('AU', 'MOBILE', waiting)).userErrors).toMatchObject([{ code: 'NOT_AVAILABLE' }]);
    const { phoneNumber, userErrors } = await buy('DE', 'LOCAL', approved);
    expect(userErrors).toEqual([]);
    expect(phoneNumber).toMatchObject({ lifecycle: 'ACTIVE' });
    const held = (await ownAccounts(app).atTwilio(own)).incomingPhoneNumbers!.find(
      (one) => one.phone_number === phoneNumber!.e164,
    );
    expect(held).toMatchObject({ bundle_sid: german.sid, address_sid: german.address_sid });

    await app.simulator.decide(australian, 'approve');
    await app.simulator.advance('PT3H');
    await untilState(of.owner, waiting, 'APPROVED', 20_000);
    expect((await buy('AU', 'MOBILE', waiting)).phoneNumber).toMatchObject({ lifecycle: 'ACTIVE' });
    const calls = await ownAccounts(app).callsOf(own);
    const written = calls.filter(({ method, host }) => method !== 'GET' && host.startsWith('numbers'));
    expect(written).toEqual([]);
  });

  it('is renewed and corrected where it was made', async () => {
    const [mirror] = await app.database.query<{ id: string }>(
      'SELECT registration_id AS id FROM registration_resources WHERE twilio_sid = $1',
      [german.sid],
    );
    const registrationId = must(mirror, 'no registration').id;
    const end = new Date((await app.simulator.now()).getTime() + 5 * 86_400_000);
    await app.simulator.decide(german.sid, 'approve', { validUntil: end.toISOString() });
    await app.simulator.advance('PT30H');
    const ends = await until(async () => {
      const { nextStep } = await briefOf(of.owner, registrationId);
      return nextStep.deadline && nextStep;
    });
    expect(ends).toMatchObject({ actor: 'YOU', headline: 'Do this in the Twilio Console' });
    const { renewRegistration } = await of.owner.run(RenewRegistrationDocument, {
      input: { registrationId },
    });
    expect(renewRegistration.userErrors).toMatchObject([
      { code: 'NOT_ALLOWED', message: expect.stringContaining('renewed there') },
    ]);
    await app.simulator.advance('P5D');
    await untilState(of.owner, registrationId, 'ACTION_NEEDED', 20_000);
    const { nextStep } = await briefOf(of.owner, registrationId);
    expect(nextStep).toMatchObject({ actor: 'YOU', headline: 'Do this in the Twilio Console' });
    expect((await revise(of.assistant, registrationId)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });
});

describe('a new registration in an account of its owner', () => {
  beforeAll(() => app.simulator.mode('auto', 100));

  async function begun(path: (typeof localPaths)[number]) {
    const mine = await given(app).organization({ profile: path.profile });
    const account = await ownAccounts(app).account({ numbers: 3 });
    const managed = await given(app).phoneNumber(mine, 'LOCAL');
    const first = await start(mine, managed.id);
    accepted(
      'the account',
      (await ownAccounts(app).connect(mine, account, { pauseManagedNumbers: true })).userErrors,
    );
    await ownAccounts(app).confirmed(mine, account);
    const { organization } = await mine.owner.run(PhoneCardsDocument, { first: 10 });
    const card = organization.phoneNumbers.nodes.find(({ e164 }) => e164.startsWith('+1206'))!;
    expect(card.messaging.headline).toBe('Set up messaging');
    const id = await start(mine, card.id);
    expect(id).not.toBe(first);
    expect(await start(mine, card.id)).toBe(id);
    for (const [key, value] of Object.entries(path.answers)) await edit(mine.assistant, id, [{ key, value }]);
    await fillIn(mine.assistant, id);
    const { quote, brief, digest } = await briefOf(mine.owner, id);
    expect(new Set(quote.lines.map(({ payer }) => payer))).toEqual(new Set(['TWILIO_ACCOUNT']));
    expect(brief).toMatch(
      /Twilio bills about \$19\.50 now and \$\d\.\d\d a month to your own Twilio account; we charge nothing/,
    );
    const silent = { input: { registrationId: id, digest, acceptFees: false } };
    expect(
      (await mine.owner.run(ConfirmRegistrationDocument, silent)).confirmRegistration.userErrors,
    ).toMatchObject([{ code: 'REQUIRED', field: ['input', 'acceptFees'] }]);
    await confirm(mine.owner, id);
    accepted('submit', (await handIn(mine.assistant, id, digest)).userErrors);
    return { mine, account, id, first, card };
  }

  async function start(mine: GivenOrganization, phoneNumberId: string): Promise<string> {
    const input = { kind: 'A2P_10DLC' as const, phoneNumberId };
    const { startRegistration } = await mine.assistant.run(StartRegistrationDocument, { input });
    accepted('the start', startRegistration.userErrors);
    return must(startRegistration.registration, 'no registration').id;
  }

  /** Twilio billed the account, and we charged nothing. */
  async function billedByTwilioAlone(mine: GivenOrganization, account: OwnAccount, amounts: string[]) {
    const { charges } = await app.simulator.resources();
    const paid = charges!
      .filter((one) => one.account === account.sid)
      .map(({ what, amount }) => `${what} ${amount}`);
    expect(paid.filter((one) => !one.startsWith('phone-number')).sort()).toEqual(amounts);
    expect(await app.database.query('SELECT 1 FROM charges WHERE organization_id = $1', [mine.id])).toEqual(
      [],
    );
    expect(
      await app.database.query(
        `SELECT 1 FROM scheduled_work WHERE organization_id = $1 AND task = 'charge-campaign-month'`,
        [mine.id],
      ),
    ).toEqual([]);
  }

  /** Where it stands, half a minute later than before: looks that are due are taken. */
  async function lookingAgain(mine: GivenOrganization, id: string) {
    await app.simulator.advance('PT31S');
    return briefOf(mine.assistant, id);
  }

  it('waits for the profile that only the Console makes, and sees by itself that it is made and corrected', async () => {
    const { mine, account, id, first } = await begun(localPaths[1]!);
    const missing = await until(async () => {
      const brief = await briefOf(mine.assistant, id);
      return brief.nextStep.headline === 'Do this in the Twilio Console' && brief;
    });
    expect(missing.nextStep).toMatchObject({ actor: 'YOU', detail: expect.stringContaining('Trust Hub') });
    expect(missing.steps[0]).toMatchObject({
      label: 'Business profile in your Twilio account',
      state: 'ACTION_NEEDED',
    });
    await app.simulator.mode('manual');
    const make = { do: 'primary-profile', account: account.sid, approved: false };
    const profile = String((await app.simulator.console(make)).sid);
    await app.simulator.advance('PT11M');
    await until(async () => (await briefOf(mine.assistant, id)).steps[0]!.state === 'IN_REVIEW');
    await app.simulator.decide(profile, 'reject', { codes: [18602] });
    await app.simulator.advance('PT11M');
    await untilState(mine.assistant, id, 'ACTION_NEEDED');
    const { nextStep } = await briefOf(mine.assistant, id);
    expect(nextStep.detail).toContain('submit it again');
    expect((await revise(mine.assistant, id)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    await app.simulator.mode('auto', 100);
    await app.simulator.console({ do: 'primary-profile', account: account.sid });
    await app.simulator.advance('PT1H');
    await until(async () => (await lookingAgain(mine, id)).state === 'APPROVED', {
      what: 'an approved registration',
      within: 60_000,
      every: 300,
    });
    const { customerProfiles, brands } = await app.simulator.resources();
    const theirs = (one: Record<string, unknown>) => one.account_sid === account.sid;
    expect(customerProfiles!.filter(theirs).map(({ sid }) => sid)).toEqual([profile]);
    expect(brands!.filter(theirs)).toMatchObject([{ customer_profile_bundle_sid: profile }]);
    expect((await briefOf(mine.assistant, first)).state).toBe('DRAFT');
    await billedByTwilioAlone(mine, account, [
      'brand-registration 4.50',
      'campaign-month 1.50',
      'campaign-vetting 15.00',
    ]);

    // One whose texts go to another system joins once its owner has them come here.
    const { organization } = await mine.owner.run(PhoneCardsDocument, { first: 10 });
    const elsewhere = organization.phoneNumbers.nodes.find(
      ({ messaging }) => messaging.headline === 'Its texts go to another system of yours',
    )!;
    expect(elsewhere.messaging).toMatchObject({
      state: 'NOT_SET_UP',
      reasons: [{ code: 'NUMBER_NOT_ATTACHED', actor: 'YOU' }],
      callToAction: { intent: 'MANAGE_ACCOUNT' },
    });
    const input = { phoneNumberIds: [elsewhere.id], calls: false, texts: true };
    const { takeOverPhoneNumbers } = await mine.owner.run(TakeOverPhoneNumbersDocument, { input });
    accepted('the take-over', takeOverPhoneNumbers.userErrors);
    await given(app).badge(mine, elsewhere.id, 'READY');
  });

  it('goes on from a registration of the business that is there already, and asks for the texts alone', async () => {
    const path = localPaths[1]!;
    const mine = await given(app).organization({ profile: path.profile });
    const account = await ownAccounts(app).account({ numbers: 3, brands: 2 });
    const { id: twilioAccountId } = await ownAccounts(app).confirmed(mine, account);
    const before = (await ownAccounts(app).atTwilio(account)).brands!;
    const look = async (businessRegistrationSid?: string) => {
      const { organization } = await mine.owner.run(ReusableTwilioResourcesDocument, {
        businessRegistrationSid,
      });
      return must(organization.twilioAccount?.reusable, 'nothing was read');
    };
    const { registrationChoices } = await look();
    expect(registrationChoices.map(({ name, isChosen }) => [name, isChosen])).toEqual(
      expect.arrayContaining([
        ['Shop 1, LLC', expect.any(Boolean)],
        ['Shop 2, LLC', expect.any(Boolean)],
      ]),
    );
    const wanted = registrationChoices.find(({ isChosen }) => !isChosen)!.businessRegistrationSid;
    const brand = before.find(({ sid }) => sid === wanted);
    const reuse = await look(wanted);
    expect(reuse.resources.find(({ kind }) => kind === 'BUSINESS_REGISTRATION')).toMatchObject({
      state: 'USABLE',
      twilioSid: brand!.sid,
    });
    const adoptAs = async (businessRegistrationSid: string | null, more: object = {}) => {
      const input = { twilioAccountId, digest: reuse.digest, businessRegistrationSid, ...more };
      return (await mine.owner.run(AdoptTwilioResourcesDocument, { input })).adoptTwilioResources;
    };
    const field = ['input', 'businessRegistrationSid'];
    for (const [sid, more] of [
      [`BN${'0'.repeat(32)}`, {}],
      [wanted, { messagingServiceSid: `MG${'0'.repeat(32)}` }],
    ] as const)
      expect((await adoptAs(sid, more)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect((await adoptAs(null)).userErrors).toMatchObject([{ code: 'STALE_CONFIRMATION' }]);
    const adoptTwilioResources = await adoptAs(wanted);
    accepted('the adoption', adoptTwilioResources.userErrors);
    expect(adoptTwilioResources.registrations).toMatchObject([{ kind: 'A2P_10DLC', state: 'DRAFT' }]);
    const { id } = adoptTwilioResources.registrations[0]!;
    expect((await edit(mine.assistant, id, [{ key: 'dailyTexts', value: 'MORE' }])).userErrors).toMatchObject(
      [{ code: 'NOT_ALLOWED' }],
    );
    await fillIn(mine.assistant, id);
    const { quote, steps } = await briefOf(mine.owner, id);
    expect(quote.twilioNow.amount).toBe('15.00');
    expect(steps.map(({ key }) => key)).toEqual(['carriers', 'texts', 'numbers']);
    await confirm(mine.owner, id);
    accepted('submit', (await handIn(mine.assistant, id)).userErrors);
    await until(async () => (await lookingAgain(mine, id)).state === 'APPROVED', {
      what: 'an approved registration',
      within: 60_000,
      every: 300,
    });
    const { brands, campaigns } = await ownAccounts(app).atTwilio(account);
    expect(brands).toEqual(before);
    expect(campaigns).toMatchObject([
      { brand_registration_sid: brand!.sid, us_app_to_person_usecase: 'LOW_VOLUME' },
    ]);
    await billedByTwilioAlone(mine, account, ['campaign-month 1.50', 'campaign-vetting 15.00']);
  });

  it('of a sole proprietor rests on a profile of its own, without that of the parent', async () => {
    const { mine, account, id } = await begun(localPaths[0]!);
    await until(
      async () => {
        const { nextStep, state } = await lookingAgain(mine, id);
        if (nextStep.callToAction?.intent === 'VERIFY_OWNER_PHONE') {
          const { brands } = await app.simulator.resources();
          const brand = brands!.find((one) => one.account_sid === account.sid);
          await app.simulator.ownerReply(String(brand!.sid));
        }
        return state === 'APPROVED';
      },
      { what: 'an approved registration', within: 40_000, every: 300 },
    );
    const { entityAssignments } = await app.simulator.resources();
    const joined = entityAssignments!.map(({ object_sid }) => object_sid);
    expect(joined).not.toContain(app.simulator.primaryProfileSid);
    await billedByTwilioAlone(mine, account, [
      'brand-registration 4.50',
      'campaign-month 2.00',
      'campaign-vetting 15.00',
    ]);
  });
});
