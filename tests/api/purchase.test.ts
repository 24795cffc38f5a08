import { startApp, type TestApp } from '../support/app';
import { endLeases } from '../support/database';
import { given, type GivenOrganization } from '../support/given';
import { tokens } from '../support/tokens';
import { until } from '../support/wait';

const purchase = /* GraphQL */ `
  mutation ($input: PurchasePhoneNumberInput!) {
    purchasePhoneNumber(input: $input) {
      phoneNumber {
        id
        e164
        friendlyName
        kind
        country
        lifecycle
        voiceWebhookActive
        capabilities {
          voice
          sms
          mms
        }
        settings {
          voiceAgentId
          routingMode
          autoReply
          recordCalls
          memberIds
        }
        messaging {
          state
          path
          callToAction {
            intent
            phoneNumberId
          }
        }
        monthlyFee {
          amount
          currency
        }
        purchasedAt
        revision
      }
      userErrors {
        code
        field
        message
        retryable
        retryAfterSeconds
      }
    }
  }
`;

interface Card {
  id: string;
  e164: string;
  friendlyName: string;
  lifecycle: string;
  purchasedAt: string | null;
  revision: number;
}
interface Purchased {
  purchasePhoneNumber: {
    phoneNumber: Card | null;
    userErrors: {
      code: string;
      field: string[] | null;
      message: string;
      retryable: boolean;
      retryAfterSeconds: number | null;
    }[];
  };
}

const buying = 'POST /2010-04-01/Accounts/*/IncomingPhoneNumbers.json';

describe('buying a number', () => {
  let app: TestApp;
  let bakery: GivenOrganization;
  let next = 2_100_000;

  beforeAll(async () => {
    app = await startApp();
    bakery = await given(app).organization({ profile: null });
  });

  afterAll(() => app.stop());

  const someNumber = (): string => `+1844${(next += 311)}`;

  async function buy(input: Record<string, unknown>, of = bakery.owner) {
    return (await of.run<Purchased, { input: unknown }>(purchase, { input })).purchasePhoneNumber;
  }

  async function errors(input: Record<string, unknown>, of = bakery.owner): Promise<string[]> {
    const { phoneNumber, userErrors } = await buy(input, of);
    expect(phoneNumber).toBeNull();
    return userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);
  }

  async function sold(e164: string): Promise<number> {
    const { incomingPhoneNumbers } = await app.simulator.resources();
    return incomingPhoneNumbers!.filter((one) => one.phone_number === e164).length;
  }

  const rows = (e164: string) =>
    app.database.query('SELECT lifecycle FROM phone_numbers WHERE e164 = $1', [e164]);

  it('gives the card of a number that works', async () => {
    const e164 = someNumber();
    const { phoneNumber, userErrors } = await buy({ e164, friendlyName: ' Front desk ' });
    expect(userErrors).toEqual([]);
    expect(phoneNumber).toMatchObject({
      e164,
      friendlyName: 'Front desk',
      kind: 'TOLL_FREE',
      country: 'US',
      lifecycle: 'ACTIVE',
      voiceWebhookActive: true,
      capabilities: { voice: true, sms: true },
      settings: {
        voiceAgentId: null,
        routingMode: 'AI_FIRST',
        autoReply: true,
        recordCalls: null,
        memberIds: [],
      },
      messaging: {
        state: 'NOT_SET_UP',
        path: 'TOLL_FREE_VERIFICATION',
        callToAction: { intent: 'SET_UP_MESSAGING', phoneNumberId: phoneNumber!.id },
      },
      monthlyFee: { currency: 'USD' },
    });
    expect(phoneNumber!.purchasedAt).not.toBeNull();
    const told = await app.database.query('SELECT kind FROM notifications WHERE phone_number_id = $1', [
      phoneNumber!.id,
    ]);
    expect(told).toEqual([{ kind: 'NUMBER_PURCHASED' }]);
  });

  it('names a number after itself when nobody names it', async () => {
    const { phoneNumber } = await buy({ e164: '+18449876543' });
    expect(phoneNumber!.friendlyName).toBe('(844) 987-6543');
  });

  it('buys once for any number of calls, with and without a key', async () => {
    const e164 = someNumber();
    const inputs = [
      { e164 },
      { e164 },
      { e164, idempotencyKey: 'a' },
      { e164, idempotencyKey: 'a' },
      { e164, idempotencyKey: 'b' },
    ];
    const all = await Promise.all(inputs.map((input) => buy(input)));
    expect(all.flatMap((one) => one.userErrors)).toEqual([]);
    expect(new Set(all.map((one) => one.phoneNumber?.id)).size).toBe(1);
    expect((await buy({ e164, idempotencyKey: 'b' })).phoneNumber?.id).toBe(all[0]!.phoneNumber!.id);
    expect(await sold(e164)).toBe(1);
    expect(await rows(e164)).toEqual([{ lifecycle: 'ACTIVE' }]);
  });

  it('refuses a key that was used with other input', async () => {
    await buy({ e164: someNumber(), idempotencyKey: 'c' });
    const other = someNumber();
    expect(await errors({ e164: other, idempotencyKey: 'c' })).toEqual(['CONFLICT input.idempotencyKey']);
    expect(await rows(other)).toEqual([]);
  });

  it('says when somebody else was faster, shows no card, and lets the number be bought later', async () => {
    const e164 = someNumber();
    const garage = await given(app).organization({ name: 'Garage', profile: null });
    expect((await buy({ e164 }, garage.owner)).userErrors).toEqual([]);
    expect(await errors({ e164, idempotencyKey: 'late' })).toEqual(['NOT_AVAILABLE input.e164']);
    expect(await errors({ e164, idempotencyKey: 'late' })).toEqual(['NOT_AVAILABLE input.e164']);
    const { organization } = await bakery.owner.run<{ organization: { phoneNumbers: { nodes: Card[] } } }>(
      '{ organization { phoneNumbers(first: 100) { nodes { id e164 lifecycle } } } }',
    );
    expect(organization.phoneNumbers.nodes.map((one) => one.e164)).not.toContain(e164);
    expect(
      await app.database.query(
        `SELECT 1 FROM notifications WHERE kind = 'NUMBER_FAILED' AND organization_id = $1`,
        [bakery.id],
      ),
    ).toEqual([]);
    // It comes back on the market: a new purchase is a purchase of its own.
    const pn = (await app.simulator.resources()).incomingPhoneNumbers!.find(
      (one) => one.phone_number === e164,
    )!;
    const account = (await app.simulator.resources()).accounts!.find((one) => one.sid === garage.accountSid)!;
    const credentials = Buffer.from(`${garage.accountSid}:${String(account.auth_token)}`).toString('base64');
    await fetch(
      `${app.simulator.url}/api.twilio.com/2010-04-01/Accounts/${garage.accountSid}/IncomingPhoneNumbers/${String(pn.sid)}.json`,
      { method: 'DELETE', headers: { authorization: `Basic ${credentials}` } },
    );
    await app.simulator.advance('PT264H');
    const bought = await buy({ e164 });
    expect(bought.userErrors).toEqual([]);
    expect(await sold(e164)).toBe(1);
    expect(
      await app.database.query(
        'SELECT organization_id, lifecycle FROM phone_numbers WHERE e164 = $1 ORDER BY lifecycle',
        [e164],
      ),
    ).toEqual([
      { organization_id: bakery.id, lifecycle: 'ACTIVE' },
      { organization_id: bakery.id, lifecycle: 'FAILED' },
      { organization_id: garage.id, lifecycle: 'RELEASED' },
    ]);
  });

  it.each([
    [{ e164: '4155550123' }, ['INVALID input.e164']],
    [{ e164: 'hello' }, ['INVALID input.e164']],
    [{ e164: '' }, ['INVALID input.e164']],
    [{ e164: '+3545512345' }, ['NOT_AVAILABLE input.e164']],
    [{ e164: '+18446660000', addressId: 'nowhere' }, ['NOT_FOUND input.addressId']],
    [{ e164: '+18446660000', bundleRegistrationId: 'nowhere' }, ['NOT_FOUND input.bundleRegistrationId']],
    [
      { e164: '+18446660000', bundleRegistrationId: 'e7a3ad9c-4d6e-4d7f-8f61-0e1f2b3c4d5e' },
      ['NOT_FOUND input.bundleRegistrationId'],
    ],
    [{ e164: '+18446660000', friendlyName: 'x'.repeat(65) }, ['INVALID input.friendlyName']],
    [{ e164: '+15005550001' }, ['INVALID input.e164']],
  ])('refuses %j, naming the field', async (input, expected) => {
    expect(await errors(input)).toEqual(expected);
    expect(await sold('+18446660000')).toBe(0);
  });

  it('lets neither members, the assistant nor services buy', async () => {
    const e164 = someNumber();
    const callers = [bakery.member, bakery.assistant, app.client(await tokens.service(bakery.id))];
    for (const caller of callers) expect(await errors({ e164 }, caller)).toEqual(['NOT_ALLOWED undefined']);
    expect(await rows(e164)).toEqual([]);
  });

  it('asks for a moment’s patience while the account is being prepared', async () => {
    await app.simulator.fault('POST /2010-04-01/Accounts.json', 'status', { status: 429, times: 2 });
    const service = app.client(await tokens.service());
    const { createOrganization } = await service.run<{
      createOrganization: { organization: { id: string } };
    }>('mutation { createOrganization(input: { name: "New", ownerUserId: "ada" }) { organization { id } } }');
    const owner = app.client(await tokens.person(createOrganization.organization.id));
    const e164 = someNumber();
    const { phoneNumber, userErrors } = await buy({ e164, idempotencyKey: 'patience' }, owner);
    expect(phoneNumber).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'NOT_AVAILABLE', retryable: true, retryAfterSeconds: 5 }]);
    await app.simulator.advance('PT2M');
    await until(async () => (await buy({ e164, idempotencyKey: 'patience' }, owner)).phoneNumber !== null);
    expect(await sold(e164)).toBe(1);
  });

  it('goes on by itself when the carrier failed, and tells the watchers', async () => {
    const e164 = someNumber();
    await app.simulator.fault(buying, 'status', { status: 503 });
    const { phoneNumber } = await buy({ e164 });
    expect(phoneNumber).toMatchObject({ lifecycle: 'PURCHASING' });
    const lifecycle = async () => {
      const answer = await bakery.owner.run<{ phoneNumber: Card }, { id: string }>(
        'query ($id: ID!) { phoneNumber(id: $id) { lifecycle revision } }',
        { id: phoneNumber!.id },
      );
      return answer.phoneNumber.lifecycle;
    };
    await app.simulator.advance('PT90S');
    await until(async () => (await lifecycle()) === 'ACTIVE', { within: 60_000 });
    expect(await sold(e164)).toBe(1);
  });

  it('survives a restart in the middle', async () => {
    const e164 = someNumber();
    await app.simulator.fault(buying, 'timeout-after');
    const asked = buy({ e164 }).catch(() => null);
    await until(async () => (await sold(e164)) === 1);
    await app.restart();
    await asked;
    await endLeases(app.database);
    await app.simulator.advance('PT2M');
    await until(async () => (await rows(e164)).some((one) => one.lifecycle === 'ACTIVE'), { within: 60_000 });
    expect(await sold(e164)).toBe(1);
    expect(await rows(e164)).toHaveLength(1);
  });
});
