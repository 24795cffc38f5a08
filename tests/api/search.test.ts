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
        addressRequirement
        bundleRequired
        requirements
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
      nothingFound
      alternatives {
        reason
        search {
          country
          kind
          areaCode
          contains
          nearNumber
        }
        numbers {
          e164
          kind
          country
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
  addressRequirement: string;
  bundleRequired: boolean;
  requirements: string[];
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
    nothingFound: string | null;
    alternatives: {
      reason: string;
      search: {
        country: string;
        kind: string;
        areaCode: string | null;
        contains: string | null;
        nearNumber: string | null;
      };
      numbers: { e164: string; kind: string; country: string }[];
    }[];
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
    return requests.filter((one) => one.path.includes('AvailablePhoneNumbers/'));
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
    [{ country: 'IS' }, ['NOT_AVAILABLE input.country']],
    [{ country: 'FR', kind: 'TOLL_FREE' }, ['NOT_AVAILABLE input.kind']],
    [{ country: 'DE', areaCode: '30' }, ['INVALID input.areaCode']],
    [{ nearNumber: '+18335550123' }, ['INVALID input.nearNumber']],
    [{ distanceMiles: 10 }, ['REQUIRED input.nearNumber']],
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

  it('lists the countries and kinds that Twilio sells, asked once a day', async () => {
    const query = '{ phoneNumberCountries { countries { country name kinds } userErrors { code } } }';
    interface Countries {
      phoneNumberCountries: { countries: { country: string; kinds: string[] }[]; userErrors: unknown[] };
    }
    const lists = async () =>
      (await app.simulator.requests()).filter((one) => one.path.endsWith('/AvailablePhoneNumbers.json'))
        .length;
    const before = await lists();
    const { countries, userErrors } = (await bakery.assistant.run<Countries>(query)).phoneNumberCountries;
    expect(userErrors).toEqual([]);
    expect(countries.map((one) => one.country)).toEqual(['AU', 'CA', 'FR', 'DE', 'MX', 'SE', 'GB', 'US']);
    expect(countries.find((one) => one.country === 'DE')?.kinds).toEqual(['LOCAL', 'MOBILE', 'NATIONAL']);
    expect(await lists()).toBe(before);
  });

  it.each([
    ['DE', 'LOCAL', 'LOCAL', true],
    ['AU', 'MOBILE', 'ANY', true],
    ['GB', 'NATIONAL', 'ANY', true],
    ['GB', 'TOLL_FREE', 'NONE', true],
    ['FR', 'MOBILE', 'LOCAL', true],
    ['CA', 'LOCAL', 'NONE', false],
    ['SE', 'MOBILE', 'ANY', false],
    ['MX', 'TOLL_FREE', 'FOREIGN', false],
  ])(
    'finds numbers of %s, kind %s, with their requirements and price',
    async (country, kind, address, bundle) => {
      const { numbers, userErrors } = await find({ country, kind, limit: 2 });
      expect(userErrors).toEqual([]);
      expect(numbers).toHaveLength(2);
      for (const number of numbers) {
        expect(number).toMatchObject({
          country,
          kind,
          addressRequired: address !== 'NONE',
          addressRequirement: address,
          bundleRequired: bundle,
          monthlyFee: { currency: 'USD' },
        });
        expect(number.requirements).toHaveLength(Number(address !== 'NONE') + Number(bundle));
        if (bundle && number.capabilities.sms)
          expect(number.messagingSetup).toMatchObject({ path: 'REGULATORY_BUNDLE', recommended: false });
      }
    },
  );

  it('asks a country’s regulations once, also for those who search next', async () => {
    const asked = async () =>
      (await app.simulator.requests()).filter((one) => String(one.query).includes('IsoCountry=AU')).length;
    expect(await asked()).toBe(1);
    await find({ country: 'AU', kind: 'LOCAL', limit: 1 }, bakery.owner);
    expect(await asked()).toBe(1);
  });

  it('suggests mobile numbers where local ones cannot text, and none where they can', async () => {
    const { suggestion } = await find({ country: 'DE', limit: 2 });
    expect(suggestion).toMatchObject({ kind: 'MOBILE' });
    expect(suggestion!.numbers.every((one) => one.kind === 'MOBILE')).toBe(true);
    expect((await find({ country: 'CA', limit: 2 })).suggestion).toBeNull();
  });

  it('finds by city, state, postal code and nearness', async () => {
    const cities = async (filter: object) =>
      [...new Set((await find({ ...filter, limit: 10 })).numbers.map((one) => one.locality))].sort();
    expect(await cities({ locality: 'Seattle' })).toEqual(['Seattle']);
    expect(await cities({ country: 'DE', locality: 'Munich' })).toEqual(['Munich']);
    expect(await cities({ region: 'Nevada', postalCode: '89501' })).toEqual(['Reno']);
    const near = await cities({ nearNumber: '+14155550123', distanceMiles: 12 });
    expect(near).toContain('Oakland');
    expect(near).not.toContain('Sacramento');
    const free = await find({ country: 'SE', kind: 'MOBILE', noAddressRequired: true, limit: 2 });
    expect(free.numbers).toEqual([]);
  });

  it('says why nothing was found, and what comes closest', async () => {
    const none = await find({ areaCode: '415', contains: '5555555', sms: true });
    expect(none.numbers).toEqual([]);
    expect(none.nothingFound).toContain('with 5555555');
    expect(none.alternatives.length).toBeGreaterThan(1);
    for (const { reason, numbers } of none.alternatives) {
      expect(reason).toMatch(/\.$/);
      expect(numbers.length).toBeGreaterThan(0);
    }
    const [wider] = none.alternatives;
    expect(wider!.search.contains).toBe('5555');
    expect(wider!.numbers.every((one) => one.e164.includes('5555'))).toBe(true);

    // Sold across the bay alone.
    const beside = await find({ areaCode: '415', contains: '1510234' });
    expect(beside.numbers).toEqual([]);
    const around = beside.alternatives.find((one) => one.search.nearNumber !== null)!;
    expect(around.search).toMatchObject({ areaCode: null, nearNumber: '+14152345678' });
    expect(around.numbers.every((one) => one.e164.startsWith('+1510234'))).toBe(true);

    const away = await find({ areaCode: '416' });
    expect(away.nothingFound).toContain('416 belongs to Canada');
    expect(away.alternatives[0]).toMatchObject({ search: { country: 'CA', areaCode: '416' } });
    expect(away.alternatives[0]!.numbers.every((one) => one.country === 'CA')).toBe(true);

    const texting = await find({ country: 'DE', locality: 'Berlin', sms: true });
    expect(texting.numbers).toEqual([]);
    expect(texting.alternatives.map((one) => one.search.kind)).toContain('MOBILE');
    expect((await find({ limit: 2 })).nothingFound).toBeNull();
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
