import {
  AccountDocument,
  CloseTwilioAccountDocument,
  ConfirmTwilioAccountDocument,
  DisconnectTwilioAccountDocument,
  PhoneCardByIdDocument,
  PhoneCardsDocument,
  PreviewTwilioAccountChangeDocument,
  ReactivateTwilioAccountDocument,
  RotateTwilioAuthTokenDocument,
  StartTwilioAccountDocument,
  SuspendTwilioAccountDocument,
  TakeOverPhoneNumbersDocument,
  TwilioAccountInventoryDocument,
  type TwilioAccountChange,
} from '../../operations/generated';
import { accepted } from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { ownAccounts } from '../support/own-accounts';
import { parentAccount } from '../support/simulator';
import { until } from '../support/wait';

let app: TestApp;
let bakery: GivenOrganization;

beforeAll(async () => {
  app = await startApp();
  await app.simulator.limits({ a2pPerSecond: null });
  bakery = await given(app).organization();
});
afterAll(() => app?.stop());

async function accountOf(of: GivenOrganization) {
  return (await of.owner.run(AccountDocument, {})).organization.twilioAccount;
}

async function preview(of: GivenOrganization, change: TwilioAccountChange) {
  return (await of.owner.run(PreviewTwilioAccountChangeDocument, { change })).previewTwilioAccountChange;
}

async function atTwilio(sid: string) {
  const { accounts } = await app.simulator.resources();
  return accounts!.find((one) => one.sid === sid)!;
}

describe('connecting an account of one’s own says clearly why it cannot be', () => {
  const faults: [
    what: string,
    make: () => Promise<{ sid: string; token: string }>,
    expected: { code: string; field: string[]; message: RegExp },
  ][] = [
    [
      'the token is wrong',
      async () => ({ ...(await ownAccounts(app).account()), token: 'f'.repeat(32) }),
      { code: 'INVALID', field: ['input', 'authToken'], message: /does not accept this auth token/ },
    ],
    [
      'there is no such account',
      () => Promise.resolve({ sid: `AC${'a'.repeat(32)}`, token: 'f'.repeat(32) }),
      { code: 'INVALID', field: ['input', 'authToken'], message: /does not accept this auth token/ },
    ],
    [
      'an API key was given for the account',
      () => Promise.resolve({ sid: `SK${'a'.repeat(32)}`, token: 'f'.repeat(32) }),
      { code: 'INVALID', field: ['input', 'accountSid'], message: /API key/ },
    ],
    [
      'what was given is no SID',
      () => Promise.resolve({ sid: 'my account', token: 'f'.repeat(32) }),
      { code: 'INVALID', field: ['input', 'accountSid'], message: /AC followed by/ },
    ],
    [
      'it is a trial account',
      () => ownAccounts(app).account({}, { type: 'Trial' }),
      { code: 'NOT_AVAILABLE', field: ['input', 'accountSid'], message: /trial account/ },
    ],
    [
      'it is suspended',
      async () => {
        const own = await ownAccounts(app).account();
        await app.simulator.account(own.sid, { status: 'suspended' });
        return own;
      },
      { code: 'NOT_AVAILABLE', field: ['input', 'accountSid'], message: /suspended/ },
    ],
    [
      'it is closed',
      async () => {
        const own = await ownAccounts(app).account();
        await app.simulator.account(own.sid, { status: 'closed' });
        return own;
      },
      // Twilio says the same of closed and of suspended ones to their own credentials.
      { code: 'NOT_AVAILABLE', field: ['input', 'accountSid'], message: /suspended|closed/ },
    ],
    [
      'it is a subaccount of somebody else',
      async () => {
        const { sid: owner } = await ownAccounts(app).account();
        return ownAccounts(app).account({}, { owner });
      },
      { code: 'NOT_AVAILABLE', field: ['input', 'accountSid'], message: /subaccount/ },
    ],
    [
      'it is the account above ours',
      () => Promise.resolve(parentAccount),
      { code: 'NOT_ALLOWED', field: ['input', 'accountSid'], message: /one of ours/ },
    ],
    [
      'it is one we look after',
      async () => ({
        sid: bakery.accountSid,
        token: String((await atTwilio(bakery.accountSid)).auth_token),
      }),
      { code: 'NOT_ALLOWED', field: ['input', 'accountSid'], message: /one of ours/ },
    ],
    [
      'it may not use all that texting takes',
      async () => {
        const own = await ownAccounts(app).account();
        const denied = ['events.twilio.com', 'messaging.twilio.com/v1/a2p'];
        await app.simulator.console({ do: 'permissions', account: own.sid, denied });
        return own;
      },
      {
        code: 'NOT_AVAILABLE',
        field: ['input', 'accountSid'],
        message: /may not use event streams, brand registrations/,
      },
    ],
  ];

  it.each(faults)('%s', async (_what, make, { code, field, message }) => {
    const own = await make();
    const { twilioAccount, userErrors } = await ownAccounts(app).connect(bakery, own);
    expect([twilioAccount, userErrors]).toEqual([
      null,
      [expect.objectContaining({ code, field, message: expect.stringMatching(message) })],
    ]);
    expect(await accountOf(bakery)).toMatchObject({ mode: 'MANAGED', accountSid: bakery.accountSid });
  });

  it('it is connected to another organization', async () => {
    const [one, other] = [await given(app).organization(), await given(app).organization()];
    const own = await ownAccounts(app).account({ numbers: 2 });
    await ownAccounts(app).connected(one, own);
    expect((await ownAccounts(app).connect(other, own)).userErrors).toMatchObject([
      { code: 'CONFLICT', field: ['input', 'accountSid'] },
    ]);
    const wrong = { ...own, token: 'f'.repeat(32) };
    // Who cannot prove that it is theirs learns nothing of it.
    expect((await ownAccounts(app).connect(other, wrong)).userErrors).toMatchObject([{ code: 'INVALID' }]);
    expect(await accountOf(other)).toMatchObject({ mode: 'MANAGED', status: 'ACTIVE' });
  });

  it('Twilio does not answer', async () => {
    const own = await ownAccounts(app).account();
    await app.simulator.fault(`GET /2010-04-01/Accounts/${own.sid}.json`, 'status', { status: 503 });
    expect((await ownAccounts(app).connect(bakery, own)).userErrors).toMatchObject([
      { code: 'TWILIO_UNAVAILABLE', retryable: true },
    ]);
  });
});

it('numbers from us are paused only when that is meant, and come back with the account', async () => {
  const of = await given(app).organization();
  const number = await given(app).readyNumber(of);
  const own = await ownAccounts(app).account({ numbers: 3 });
  const { consequences, blockers } = await preview(of, 'CONNECT_OWN');
  expect(blockers).toEqual([]);
  expect(consequences.join(' ')).toContain('cannot be moved to your account');
  expect((await ownAccounts(app).connect(of, own)).userErrors).toMatchObject([
    { code: 'CONFLICT', field: ['input', 'pauseManagedNumbers'] },
  ]);
  accepted('it', (await ownAccounts(app).connect(of, own, { pauseManagedNumbers: true })).userErrors);
  const { id, inventory } = await until(async () => {
    const { twilioAccount, pausedTwilioAccount } = await ownAccounts(app).shown(of);
    expect(pausedTwilioAccount).toMatchObject({ accountSid: of.accountSid, numbers: 1 });
    return twilioAccount?.inventory && { ...twilioAccount, inventory: twilioAccount.inventory };
  });
  const card = await given(app).badge(of, number.id, 'ACTION_NEEDED');
  expect(card).toMatchObject({ lifecycle: 'PAUSED', messaging: { headline: 'This number is paused' } });
  // Until the owner says yes, what comes in is still heard.
  await app.simulator.inbound({ from: '+14155550188', to: number.e164, body: 'Are you open?' });
  const texts = `SELECT 1 FROM messages WHERE organization_id = $1 AND body = 'Are you open?'`;
  await until(async () => (await app.database.query(texts, [of.id])).length === 1);
  const stale = { input: { twilioAccountId: id, digest: 'x'.repeat(64) } };
  expect(
    (await of.owner.run(ConfirmTwilioAccountDocument, stale)).confirmTwilioAccount.userErrors,
  ).toMatchObject([{ code: 'STALE_CONFIRMATION' }]);
  const yes = { input: { twilioAccountId: id, digest: inventory.digest } };
  accepted(
    'the yes',
    (await of.owner.run(ConfirmTwilioAccountDocument, yes)).confirmTwilioAccount.userErrors,
  );
  await until(async () => (await atTwilio(of.accountSid)).status === 'suspended');
  const { disconnectTwilioAccount } = await of.owner.run(DisconnectTwilioAccountDocument, {
    input: { twilioAccountId: id },
  });
  accepted('the end', disconnectTwilioAccount.userErrors);
  await given(app).badge(of, number.id, 'READY');
  expect((await atTwilio(of.accountSid)).status).toBe('active');
});

it('a token revoked elsewhere shows on every card, and is mended by connecting with the present one', async () => {
  const of = await given(app).organization();
  const own = await ownAccounts(app).account({ numbers: 3 });
  await ownAccounts(app).confirmed(of, own);
  const present = await app.simulator.account(own.sid, { revokeToken: true });
  await app.simulator.advance('PT25H');
  const shown = await until(async () => {
    const { organization } = await of.owner.run(TwilioAccountInventoryDocument, {});
    return organization.twilioAccount?.status === 'CREDENTIALS_REJECTED' && organization.twilioAccount;
  });
  const query = `{ organization { phoneNumbers { nodes { messaging { state headline callToAction { intent } } } }
    notifications { nodes { title callToAction { intent } } } } }`;
  const { data } = await of.owner.call<
    {
      organization: { phoneNumbers: { nodes: unknown[] }; notifications: { nodes: unknown[] } };
    },
    Record<string, never>
  >(query);
  expect(data!.organization.phoneNumbers.nodes).toEqual(
    Array(3).fill({
      messaging: {
        state: 'ACTION_NEEDED',
        headline: 'Reconnect your Twilio account',
        callToAction: { intent: 'MANAGE_ACCOUNT' },
      },
    }),
  );
  expect(data!.organization.notifications.nodes[0]).toMatchObject({
    title: 'Reconnect your Twilio account',
    callToAction: { intent: 'MANAGE_ACCOUNT' },
  });
  const again = { sid: own.sid, token: String((present as { auth_token: string }).auth_token) };
  const { twilioAccount, userErrors } = await ownAccounts(app).connect(of, again);
  expect([userErrors, twilioAccount?.id, twilioAccount?.status, twilioAccount?.connection]).toEqual([
    [],
    shown.id,
    'ACTIVE',
    'CONNECTED',
  ]);
});

describe('the account that we look after', () => {
  it('is paused and resumed, and that is no alarm', async () => {
    const of = await given(app).organization();
    const number = await given(app).phoneNumber(of);
    const { id: twilioAccountId } = (await accountOf(of))!;
    const input = { twilioAccountId };
    const { suspendTwilioAccount } = await of.owner.run(SuspendTwilioAccountDocument, { input });
    expect(suspendTwilioAccount).toMatchObject({
      userErrors: [],
      twilioAccount: { status: 'SUSPENDED', isPaused: true },
    });
    expect((await atTwilio(of.accountSid)).status).toBe('suspended');
    const { phoneNumber } = await of.owner.run(PhoneCardByIdDocument, { id: number.id });
    expect(phoneNumber?.messaging).toMatchObject({
      state: 'ACTION_NEEDED',
      headline: 'You have paused your account',
    });
    await app.simulator.advance('PT25H');
    const { reactivateTwilioAccount } = await of.owner.run(ReactivateTwilioAccountDocument, { input });
    expect(reactivateTwilioAccount).toMatchObject({
      userErrors: [],
      twilioAccount: { status: 'ACTIVE', isPaused: false },
    });
    expect((await atTwilio(of.accountSid)).status).toBe('active');
    const alarms = `SELECT 1 FROM notifications WHERE organization_id = $1 AND kind = 'ACCOUNT_PROBLEM'`;
    expect(await app.database.query(alarms, [of.id])).toEqual([]);
  });

  it('is not resumed by its owner when it was Twilio that suspended it', async () => {
    const of = await given(app).organization();
    await app.simulator.account(of.accountSid, { status: 'suspended' });
    await app.simulator.advance('PT25H');
    const account = await until(async () => {
      const present = await accountOf(of);
      return present?.status === 'SUSPENDED' && present;
    });
    const input = { twilioAccountId: account.id };
    expect(
      (await of.owner.run(ReactivateTwilioAccountDocument, { input })).reactivateTwilioAccount.userErrors,
    ).toMatchObject([{ code: 'CONFLICT', message: expect.stringMatching(/not you who suspended/) }]);
  });

  it('is closed only with its name typed, and another one can be begun', async () => {
    const of = await given(app).organization({ name: 'Juniper Street Bakery' });
    const number = await given(app).phoneNumber(of);
    const { id: twilioAccountId } = (await accountOf(of))!;
    const { confirmation, consequences } = await preview(of, 'CLOSE');
    expect(consequences[0]).toBe('This cannot be undone.');
    const close = async (typed: string, by = of.owner) =>
      (await by.run(CloseTwilioAccountDocument, { input: { twilioAccountId, confirmation: typed } }))
        .closeTwilioAccount;
    expect((await close('yes')).userErrors).toMatchObject([
      { code: 'NOT_CONFIRMED', field: ['input', 'confirmation'] },
    ]);
    expect((await close(confirmation!, of.assistant)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect((await atTwilio(of.accountSid)).status).toBe('active');
    expect(await close(' juniper street  BAKERY ')).toMatchObject({
      userErrors: [],
      twilioAccount: { status: 'CLOSED' },
    });
    expect((await atTwilio(of.accountSid)).status).toBe('closed');
    const { phoneNumber } = await of.owner.run(PhoneCardByIdDocument, { id: number.id });
    expect(phoneNumber?.lifecycle).toBe('RELEASED');
    const { startTwilioAccount } = await of.owner.run(StartTwilioAccountDocument, {
      input: { twilioAccountId },
    });
    accepted('the new one', startTwilioAccount.userErrors);
    const next = await until(async () => {
      const account = await accountOf(of);
      return account?.status === 'ACTIVE' && account;
    });
    expect(next.accountSid).not.toBe(of.accountSid);
    await given(app).phoneNumber({ ...of, accountSid: next.accountSid });
  });

  it('gets a new token while texts come in, and the former one is forgotten after an hour', async () => {
    const of = await given(app).organization();
    const number = await given(app).phoneNumber(of);
    const { auth_token: former } = await atTwilio(of.accountSid);
    const { id: twilioAccountId } = (await accountOf(of))!;
    const rotating = of.owner.run(RotateTwilioAuthTokenDocument, { input: { twilioAccountId } });
    const senders = Array.from({ length: 20 }, (_, index) => `+141555501${String(index).padStart(2, '0')}`);
    for (const from of senders) await app.simulator.inbound({ from, to: number.e164, body: 'Hello' });
    expect((await rotating).rotateTwilioAuthToken).toMatchObject({
      userErrors: [],
      twilioAccount: { status: 'ACTIVE' },
    });
    expect((await atTwilio(of.accountSid)).auth_token).not.toBe(former);
    const received = `SELECT 1 FROM messages WHERE organization_id = $1 AND direction = 'INBOUND'`;
    await until(async () => (await app.database.query(received, [of.id])).length === senders.length);
    const { callbacks } = await app.simulator.resources();
    expect(callbacks!.filter((one) => one.accountSid === of.accountSid && one.status === 403)).toEqual([]);
    const previous = async () => {
      const [row] = await app.database.query<{ previous: string | null; next: string | null }>(
        `SELECT previous_auth_token_encrypted AS previous, next_auth_token_encrypted AS next
         FROM organization_twilio_settings WHERE organization_id = $1`,
        [of.id],
      );
      return row!;
    };
    expect(await previous()).toEqual({ previous: expect.any(String), next: null });
    await app.simulator.advance('PT2H');
    await until(async () => (await previous()).previous === null);
    await given(app).phoneNumber(of);
  });

  it.each(['timeout-after', 'status'] as const)(
    'keeps a token that works when promotion ends in %s',
    async (effect) => {
      const of = await given(app).organization();
      const { id: twilioAccountId } = (await accountOf(of))!;
      const ask = async () =>
        (await of.owner.run(RotateTwilioAuthTokenDocument, { input: { twilioAccountId } }))
          .rotateTwilioAuthToken;
      await app.simulator.fault(
        'POST /v1/AuthTokens/Promote',
        effect === 'status' ? 'status' : 'drop-after',
        {
          status: 503,
        },
      );
      const { userErrors } = await ask();
      expect(userErrors.map(({ code }) => code)).toEqual(effect === 'status' ? ['TWILIO_UNAVAILABLE'] : []);
      const promotions = (await app.simulator.requests()).filter(
        (call) => call.path === '/v1/AuthTokens/Promote' && call.account === of.accountSid,
      );
      expect(promotions.length).toBeLessThanOrEqual(1);
      await given(app).phoneNumber(of);
      if (effect === 'status') accepted('the second try', (await ask()).userErrors);
    },
  );
});

it('an own account is not suspended, closed or given a token here', async () => {
  const of = await given(app).organization();
  const own = await ownAccounts(app).account();
  const { id: twilioAccountId } = await ownAccounts(app).confirmed(of, own);
  const input = { twilioAccountId };
  const answers = [
    (await of.owner.run(SuspendTwilioAccountDocument, { input })).suspendTwilioAccount,
    (await of.owner.run(RotateTwilioAuthTokenDocument, { input })).rotateTwilioAuthToken,
    (
      await of.owner.run(CloseTwilioAccountDocument, {
        input: { ...input, confirmation: 'Juniper Street Bakery' },
      })
    ).closeTwilioAccount,
  ];
  for (const { userErrors } of answers) expect(userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  expect(await atTwilio(own.sid)).toMatchObject({ status: 'active', auth_token: own.token });
});

it('disconnecting an account whose token is revoked ends here and says what is left there', async () => {
  const of = await given(app).organization();
  const own = await ownAccounts(app).account({ numbers: 1 });
  const { id: twilioAccountId } = await ownAccounts(app).confirmed(of, own);
  await until(async () => (await ownAccounts(app).atTwilio(own)).subscriptions!.length === 1);
  await app.simulator.account(own.sid, { revokeToken: true });
  await of.owner.run(DisconnectTwilioAccountDocument, { input: { twilioAccountId } });
  await until(async () => (await accountOf(of))?.mode === 'MANAGED');
  const query = '{ organization { notifications { nodes { kind title body } } } }';
  const { data } = await of.owner.call<
    { organization: { notifications: { nodes: unknown[] } } },
    Record<string, never>
  >(query);
  expect(data!.organization.notifications.nodes).toContainEqual({
    kind: 'ACCOUNT_PROBLEM',
    title: 'Your Twilio account is disconnected',
    body: expect.stringContaining('our event sink'),
  });
});

it('what could not be undone at once is undone in the end, and never twice', async () => {
  const of = await given(app).organization();
  const own = await ownAccounts(app).account({ numbers: 12, services: 1, sinks: 1 });
  const before = await ownAccounts(app).atTwilio(own);
  const { id: twilioAccountId } = await ownAccounts(app).confirmed(of, own);
  await until(async () => (await ownAccounts(app).atTwilio(own)).subscriptions!.length === 2);
  const { organization } = await of.owner.run(PhoneCardsDocument, { first: 100, after: null });
  const inPool = new Set(before.messagingServices!.flatMap((one) => one.phone_number_sids as string[]));
  const free = before.incomingPhoneNumbers!.filter(({ sid }) => !inPool.has(String(sid)));
  const phoneNumberIds = organization.phoneNumbers.nodes
    .filter(({ e164 }) => free.some((one) => one.phone_number === e164))
    .map(({ id }) => id);
  expect(phoneNumberIds).toHaveLength(2);
  await of.owner.run(TakeOverPhoneNumbersDocument, { input: { phoneNumberIds, calls: true, texts: true } });
  const pointed = async () =>
    (await ownAccounts(app).atTwilio(own)).incomingPhoneNumbers!.filter((one) =>
      String(one.sms_url).startsWith(app.url),
    );
  await until(async () => (await pointed()).length === 2);
  await app.simulator.fault('POST /2010-04-01/Accounts/*/IncomingPhoneNumbers', 'drop-after');
  await app.simulator.fault('DELETE /v1/Subscriptions', 'drop-after');
  await app.simulator.fault('DELETE /v1/Sinks', 'status', { status: 503 });
  await of.owner.run(DisconnectTwilioAccountDocument, { input: { twilioAccountId } });
  await until(
    async () => {
      await app.simulator.advance('PT10S');
      return (await accountOf(of))?.mode === 'MANAGED';
    },
    { within: 60_000, every: 250 },
  );
  expect(await ownAccounts(app).atTwilio(own)).toEqual(before);
});
