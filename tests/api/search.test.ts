import { MessagingWaysDocument, type MessagingWaysInput } from '../../operations/generated';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { tokens } from '../support/tokens';

const search = /* GraphQL */ `
  query ($input: SearchPhoneNumbersInput!) {
    searchPhoneNumbers(input: $input) {
      numbers {
        e164
        kind
        country
        locality
        region
        capabilities {
          voice
          sms
          mms
        }
        addressRequired
        bundleRequired
        monthlyFee {
          amount
          currency
        }
        messagingSetup {
          path
          summary
          typicalDays
          recommended
          fees {
            label
            payer
            cadence
            amount {
              amount
              currency
            }
          }
        }
      }
      suggestion {
        kind
        headline
        detail
        messagingSetup {
          path
          recommended
        }
        numbers {
          e164
          kind
        }
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

interface Found {
  e164: string;
  kind: string;
  country: string;
  locality: string | null;
  region: string | null;
  capabilities: { voice: boolean; sms: boolean; mms: boolean };
  addressRequired: boolean;
  bundleRequired: boolean;
  monthlyFee: { amount: string; currency: string } | null;
  messagingSetup: {
    path: string;
    typicalDays: number | null;
    recommended: boolean;
    fees: { payer: string }[];
  };
}
interface Search {
  searchPhoneNumbers: {
    numbers: Found[];
    suggestion: {
      kind: string;
      messagingSetup: { path: string };
      numbers: { e164: string; kind: string }[];
    } | null;
    userErrors: { code: string; field: string[] | null; message: string; retryable: boolean }[];
  };
}

const localSearch = 'GET /2010-04-01/Accounts/*/AvailablePhoneNumbers/US/Local.json';
const tollFreeSearch = 'GET /2010-04-01/Accounts/*/AvailablePhoneNumbers/US/TollFree.json';

describe('searching for numbers', () => {
  let app: TestApp;
  let bakery: GivenOrganization;

  beforeAll(async () => {
    app = await startApp();
    bakery = await given(app).organization({ profile: null });
  });

  afterAll(() => app.stop());

  async function find(input: Record<string, unknown>, of = bakery.assistant) {
    return (await of.run<Search, { input: unknown }>(search, { input })).searchPhoneNumbers;
  }

  /** The searches that reached Twilio while `work` ran. */
  async function asked(work: () => Promise<unknown>) {
    const before = (await app.simulator.requests()).at(-1)?.n ?? 0;
    await work();
    const requests = await app.simulator.requests(before);
    return requests.filter((one) => one.path.includes('AvailablePhoneNumbers'));
  }

  it('finds local numbers and suggests toll-free ones to somebody who will text', async () => {
    const { numbers, suggestion, userErrors } = await find({ areaCode: '415', limit: 5 });
    expect(userErrors).toEqual([]);
    expect(numbers).toHaveLength(5);
    for (const number of numbers) {
      expect(number).toMatchObject({
        kind: 'LOCAL',
        country: 'US',
        addressRequired: false,
        bundleRequired: false,
        messagingSetup: { path: 'A2P_10DLC', recommended: false },
      });
      expect(number.e164).toMatch(/^\+1415\d{7}$/);
      expect(number.monthlyFee).toEqual({ amount: expect.stringMatching(/^\d+\.\d+$/), currency: 'USD' });
    }
    expect(suggestion).toMatchObject({
      kind: 'TOLL_FREE',
      messagingSetup: { path: 'TOLL_FREE_VERIFICATION' },
    });
    expect(suggestion!.numbers.length).toBeGreaterThanOrEqual(3);
    expect(suggestion!.numbers.every((one) => /^\+18(00|33|44|55|66|77|88)/.test(one.e164))).toBe(true);
  });

  it('finds toll-free numbers with what texting from them takes', async () => {
    const { numbers, suggestion } = await find({ kind: 'TOLL_FREE', areaCode: '833', limit: 3 });
    expect(numbers).toHaveLength(3);
    expect(suggestion).toBeNull();
    for (const number of numbers) {
      expect(number.e164).toMatch(/^\+1833/);
      expect(number.messagingSetup).toMatchObject({ path: 'TOLL_FREE_VERIFICATION', recommended: true });
      expect(number.messagingSetup.typicalDays).toBeGreaterThan(0);
      expect(number.messagingSetup.fees.map((fee) => fee.payer)).toEqual(['INCLUDED_IN_PLAN']);
    }
  });

  it('lets an organization on FREE see that it pays', async () => {
    const free = await given(app).organization({ name: 'Free', plan: 'FREE', profile: null });
    const { numbers } = await find({ kind: 'TOLL_FREE', limit: 1 }, free.owner);
    expect(numbers[0]!.messagingSetup.fees.map((fee) => fee.payer)).toEqual(['ORGANIZATION']);
  });

  it('makes no suggestion to somebody who wants calls only', async () => {
    expect((await find({ sms: false, limit: 2 })).suggestion).toBeNull();
    expect((await find({ sms: true, limit: 2 })).suggestion).not.toBeNull();
  });

  it('passes every filter on to Twilio, in the organization’s own account', async () => {
    const requests = await asked(() =>
      find({ areaCode: '415', contains: '555', sms: true, voice: true, mms: false, limit: 7 }),
    );
    const local = requests.find((one) => one.path.endsWith('/Local.json'))!;
    expect(local.path).toContain(bakery.accountSid);
    expect(Object.fromEntries(new URLSearchParams(String(local.query)))).toMatchObject({
      AreaCode: '415',
      Contains: '555',
      SmsEnabled: 'true',
      VoiceEnabled: 'true',
      MmsEnabled: 'false',
      Beta: 'false',
      PageSize: '7',
    });
    expect(requests.find((one) => one.path.endsWith('/TollFree.json'))).toBeDefined();
  });

  it('finds by pattern, letters as on a keypad', async () => {
    const { numbers } = await find({ kind: 'TOLL_FREE', contains: 'CAKE', limit: 3 });
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.every((one) => one.e164.includes('2253'))).toBe(true);
  });

  it('searches with our own account until the organization has one', async () => {
    await app.simulator.fault('POST /2010-04-01/Accounts.json', 'status', { status: 429, times: 3 });
    const service = app.client(await tokens.service());
    const { createOrganization } = await service.run<{
      createOrganization: { organization: { id: string } };
    }>('mutation { createOrganization(input: { name: "New", ownerUserId: "ada" }) { organization { id } } }');
    const owner = app.client(await tokens.person(createOrganization.organization.id));
    const found = await find({ kind: 'TOLL_FREE', limit: 2 }, owner);
    expect(found.userErrors).toEqual([]);
    expect(found.numbers).toHaveLength(2);
  });

  it.each([
    [{ areaCode: '41' }, ['INVALID input.areaCode']],
    [{ areaCode: '415', kind: 'TOLL_FREE' }, ['INVALID input.areaCode']],
    [{ contains: '*' }, ['INVALID input.contains']],
    [{ limit: 0 }, ['INVALID input.limit']],
    [{ limit: 51 }, ['INVALID input.limit']],
    [{ country: 'GB' }, ['NOT_AVAILABLE input.country']],
    [{ kind: 'MOBILE' }, ['NOT_AVAILABLE input.kind']],
    [
      { areaCode: 'abc', contains: '!', limit: 99 },
      ['INVALID input.areaCode', 'INVALID input.contains', 'INVALID input.limit'],
    ],
  ])('refuses %j without asking Twilio', async (input, expected) => {
    let errors: string[] = [];
    const requests = await asked(async () => {
      const { numbers, userErrors } = await find(input);
      expect(numbers).toEqual([]);
      errors = userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);
    });
    expect(errors).toEqual(expected);
    expect(requests).toEqual([]);
  });

  it('says that Twilio does not answer, and that trying again helps', async () => {
    await app.simulator.fault(localSearch, 'status', { status: 503 });
    const { numbers, userErrors } = await find({ limit: 2 });
    expect(numbers).toEqual([]);
    expect(userErrors).toMatchObject([{ code: 'TWILIO_UNAVAILABLE', retryable: true, retryAfterSeconds: 5 }]);
    expect((await find({ limit: 2 })).numbers).toHaveLength(2);
  });

  it('leaves the suggestion out when only that search fails', async () => {
    await app.simulator.fault(tollFreeSearch, 'status', { status: 500 });
    const { numbers, suggestion, userErrors } = await find({ limit: 2 });
    expect(numbers).toHaveLength(2);
    expect(suggestion).toBeNull();
    expect(userErrors).toEqual([]);
  });

  it('asks for a price once a day and does without it when there is none', async () => {
    const pricesAsked = async () =>
      (await app.simulator.requests()).filter(
        (one) => one.host === 'pricing.twilio.com' && one.account === bakery.accountSid,
      ).length;
    await find({ limit: 3 });
    const known = await pricesAsked();
    await find({ limit: 3, kind: 'TOLL_FREE' });
    expect(await pricesAsked()).toBe(known);
    await app.simulator.advance('PT25H');
    await app.simulator.fault('GET /v1/PhoneNumbers/Countries/US', 'status', { status: 500 });
    await new Promise((resolve) => setTimeout(resolve, 400)); // the server reads the clock every quarter of a second
    expect((await find({ limit: 2, kind: 'TOLL_FREE' })).numbers.map((one) => one.monthlyFee)).toEqual([
      null,
      null,
    ]);
    await app.simulator.advance('PT1M');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await find({ limit: 1, kind: 'TOLL_FREE' })).numbers[0]!.monthlyFee).not.toBeNull();
  });

  describe('the ways to text customers', () => {
    it('are told before anything is bought, to the assistant too, with the profile in mind', async () => {
      const { assistant } = await given(app).organization();
      const ask = (input: MessagingWaysInput) => assistant.run(MessagingWaysDocument, { input });
      const { messagingWays: all } = await ask({});
      expect(all.map((one) => [one.way, one.fits, one.recommended])).toEqual([
        ['TOLL_FREE', true, true],
        ['SOLE_PROPRIETOR', false, false],
        ['LOW_VOLUME', true, false],
        ['STANDARD', true, false],
      ]);
      expect(all[1]?.whyNot).toContain('LLC');
      const { messagingWays: local } = await ask({ needsLocalNumber: true, textsPerDay: 300 });
      expect(local.find((one) => one.recommended)).toMatchObject({
        way: 'LOW_VOLUME',
        registrationKind: 'A2P_10DLC',
        whyNot: null,
        dueNow: { amount: '19.50', currency: 'USD' },
        dueMonthly: { amount: '1.50', currency: 'USD' },
        limits: { numbers: 400, textsPerDay: 2000 },
      });
      const { messagingWays: large } = await ask({ needsLocalNumber: true, textsPerDay: 50_000 });
      expect(large.find((one) => one.recommended)?.way).toBe('STANDARD');
    });
  });
});
