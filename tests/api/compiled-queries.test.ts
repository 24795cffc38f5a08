import * as operations from '../../operations/generated';
import { CompiledQueries } from '../../src/server/compiled-queries';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { tokens } from '../support/tokens';

/** More often than it takes until a query is compiled. */
const times = 5;

describe('a query that comes again and again', () => {
  let app: TestApp;
  let own: GivenOrganization;
  let variables: (name: string) => Record<string, unknown>;
  const run = vi.spyOn(CompiledQueries.prototype, 'run');

  beforeAll(async () => {
    app = await startApp();
    const builder = given(app);
    own = await builder.organization();
    const ready = await builder.registration(own, 'APPROVED');
    const draft = await builder.registration(own, 'FILLED');
    await builder.phoneNumber(own, 'LOCAL');
    const contact = '+14155550123';
    await app.simulator.inbound({ from: contact, to: ready.phoneNumber.e164, body: 'Is my cake ready?' });
    variables = (name) => ({
      id: name.startsWith('PhoneCard') ? ready.phoneNumber.id : draft.id,
      phoneNumberId: ready.phoneNumber.id,
      contact,
      body: 'Your cake is ready.',
      code: 30007,
      change: 'SUSPEND',
      since: '2020-01-01T00:00:00Z',
      until: '2020-02-01T00:00:00Z',
      input:
        name === 'MessagingWays'
          ? { entityType: 'LIMITED_LIABILITY_COMPANY', textsPerDay: 100 }
          : { country: 'US', kind: 'TOLL_FREE', sms: true, limit: 3 },
    });
  });
  afterAll(() => app.stop());

  /** The answers of the same call, one after the other; what names the single call is left out. */
  async function answers(
    query: string,
    given: Record<string, unknown>,
    token: string | null,
  ): Promise<string[]> {
    const client = app.client(token);
    const all: string[] = [];
    for (let n = 0; n < times; n += 1) {
      const { status, data, errors } = await client.call(query, given);
      all.push(JSON.stringify({ status, data, errors }).replace(/"requestId":"[^"]*"/g, ''));
    }
    return all;
  }

  const queries = Object.entries(operations).flatMap(([name, document]) => {
    const text = String(document);
    return name.endsWith('Document') &&
      /^\s*query /m.test(text) &&
      !/^\s*(mutation|subscription) /m.test(text)
      ? [[name.replace(/Document$/, ''), text] as const]
      : [];
  });

  it.each(queries)('is answered as before: %s', async (name, text) => {
    const declared = [.../\$(\w+)/g[Symbol.matchAll](text)].map(([, variable]) => variable!);
    const all = Object.entries(variables(name)).filter(([key]) => declared.includes(key));
    const [first, ...others] = await answers(text, Object.fromEntries(all), await tokens.person(own.id));
    expect(JSON.parse(first!)).toMatchObject({ status: 200, errors: [] });
    for (const other of others) expect(other).toBe(first);
    // What is of a type known at run time only is interpreted.
    const isCompiled = !/\bnode\(id:/.test(text);
    expect((await run.mock.results.at(-1)!.value) !== null).toBe(isCompiled);
  });

  it('answers for whoever asks, each with their own', async () => {
    const other = await given(app).organization({ name: 'Somebody else' });
    const text = 'query { organization { id name phoneNumbers { totalCount nodes { id } } } }';
    const mine = await answers(text, {}, await tokens.person(own.id));
    const theirs = await answers(text, {}, await tokens.person(other.id));
    expect(JSON.parse(mine.at(-1)!).data.organization.phoneNumbers.totalCount).toBe(3);
    expect(JSON.parse(theirs.at(-1)!).data.organization).toEqual({
      id: other.id,
      name: 'Somebody else',
      phoneNumbers: { totalCount: 0, nodes: [] },
    });
  });

  it('keeps refusing as before what is compiled by now', async () => {
    const cards = String(operations.PhoneCardsDocument);
    const owner = await tokens.person(own.id);
    await answers(cards, {}, owner);
    const fresh = `${cards}\n# a text that nothing was compiled for`;
    const calls: [Record<string, unknown>, string | null][] = [
      [{}, null],
      [{}, 'not.a.token'],
      [{}, await tokens.service()],
      [{ first: 0 }, owner],
      [{ first: 101 }, owner],
      [{ first: 'many' }, owner],
      [{ first: 1.5 }, owner],
      [{ after: 'nowhere' }, owner],
      [{ after: 7 }, owner],
    ];
    for (const [given, token] of calls) {
      const [compiled] = await answers(cards, given, token);
      const [interpreted] = await answers(fresh, given, token);
      expect(JSON.parse(compiled!).errors).toHaveLength(1);
      expect(compiled).toBe(interpreted);
    }
  });

  it('takes variables as before: left out, null, and lists of one', async () => {
    const owner = await tokens.person(own.id);
    const cards = String(operations.PhoneCardsDocument);
    const fields = String(operations.RegistrationFieldsDocument);
    const { id } = variables('RegistrationFields');
    for (const [text, given] of [
      [cards, {}],
      [cards, { first: null, after: null }],
      [cards, { first: 1 }],
      [cards, { first: 2, unknown: true }],
      [fields, { id }],
      [fields, { id, keys: null }],
      [fields, { id, keys: 'businessName' }],
      [fields, { id, keys: [] }],
      [fields, { id: 'nowhere' }],
    ] as const) {
      await answers(text, given, owner);
      const [compiled] = await answers(text, given, owner);
      const [interpreted] = await answers(`${text}\n# ${JSON.stringify(given)}`, given, owner);
      expect(compiled).toBe(interpreted);
    }
  });

  it('knows which field may be shown to whom', async () => {
    const text = 'query { organization { id charges { nodes { id } } } }';
    const owner = await answers(text, {}, await tokens.person(own.id));
    const member = await answers(text, {}, await tokens.person(own.id, 'member'));
    expect(JSON.parse(owner.at(-1)!).errors).toEqual([]);
    for (const one of member) expect(JSON.parse(one).errors[0].extensions.code).toBe('FORBIDDEN');
    expect(new Set(member).size).toBe(1);
  });

  it('is left to graphql-js when the compiler might see it differently', async () => {
    const owner = await tokens.person(own.id);
    const { id } = variables('PhoneCardById');
    for (const [text, given] of [
      ['query ($id: ID!) { node(id: $id) { __typename ... on PhoneNumber { e164 } } }', { id }],
      ['query ($deep: Boolean!) { organization { id name @include(if: $deep) } }', { deep: false }],
      ['query { __schema { queryType { name } } }', {}],
    ] as const) {
      const all = await answers(text, given, owner);
      expect(new Set(all).size).toBe(1);
      expect(JSON.parse(all[0]!).errors).toEqual([]);
      expect(await run.mock.results.at(-1)!.value).toBeNull();
    }
  });
});
