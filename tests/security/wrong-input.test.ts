import { randomUUID } from 'node:crypto';
import { isEnumType } from 'graphql';
import type { ApiClient } from '../../local/client';
import { briefOf, fieldsOf } from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given } from '../support/given';
import { edit } from '../support/registrations';
import { clientsOf, mayCall, type Caller } from './callers';
import {
  api,
  argumentsOf,
  callOf,
  innerEntries,
  leavesOf,
  plainValue,
  put,
  rootEntries,
  type Entry,
  type Given,
  type Leaf,
} from './sweep';
import { fingerprints, oneOfEverything, untilQuiet, type Tenant } from './tenant';
import { hostile, never, wrongTypes } from './wrong-values';

interface Answer {
  status: number;
  data: Record<string, unknown> | null;
  errors: readonly { message: string; extensions?: Record<string, unknown> }[];
}
interface Fault {
  code: string;
  field: string[] | null;
  message: string;
}

/** They end what other calls need, so they come last. */
const ending = [
  'deleteDocument',
  'submitRegistration',
  'cancelRegistration',
  'releasePhoneNumber',
  'suspendTwilioAccount',
  'reactivateTwilioAccount',
];
const entries = [...rootEntries.filter((one) => one.kind !== 'subscription'), ...innerEntries].sort(
  (one, other) => ending.indexOf(one.name) - ending.indexOf(other.name),
);
const places = entries.flatMap((entry) =>
  leavesOf(entry).map((leaf): [string, Entry, Leaf] => [
    `${entry.name}(${leaf.path.join('.')})`,
    entry,
    leaf,
  ]),
);

/** Values without which a call would be refused for another reason than the leaf under test. */
const good: Readonly<Record<string, (tenant: Tenant) => unknown>> = {
  'updateCallSettings(input.businessHours.timeZone)': () => 'Europe/Lisbon',
  'updateCallSettings(input.businessHours.openingTimes.0.day)': () => 'MONDAY',
  'updateCallSettings(input.businessHours.openingTimes.0.opens)': () => '09:00',
  'updateCallSettings(input.businessHours.openingTimes.0.closes)': () => '17:00',
  'updateCallSettings(input.businessHours.holidays.0)': () => '2026-12-25',
  'upsertAgents(input.agents.0.agentId)': () => 'agent-1',
  'upsertMembers(input.members.0.userId)': () => 'user-1',
  'connectTwilioAccount(input.accountSid)': () => `AC${'a'.repeat(32)}`,
  'createDocument(input.contentType)': () => 'image/png',
  'createDocument(input.fieldKey)': (tenant) => tenant.draft.documentKey,
  // Its own number again: the same card, and nothing is bought.
  'purchasePhoneNumber(input.e164)': (tenant) => tenant.ready.e164,
  'startRegistration(input.phoneNumberId)': (tenant) => tenant.ids.PhoneNumber,
  'sendMessage(input.body)': () => 'Your order is ready.',
  'sendMessage(input.media.0.url)': () => 'https://example.com/bread.jpg',
  'updateRegistration(input.fields.0.key)': (tenant) => tenant.draft.textKey,
};
const kindOf: Readonly<Record<string, string>> = {
  addressId: 'Address',
  callId: 'Call',
  conversationId: 'Conversation',
  documentId: 'Document',
  id: 'PhoneNumber',
  notificationIds: 'Notification',
  phoneNumberId: 'PhoneNumber',
  phoneNumberIds: 'PhoneNumber',
  registrationId: 'Registration',
  twilioAccountId: 'TwilioAccount',
};

let app: TestApp;
let tenant: Tenant;
let clients: Record<Caller, ApiClient>;
/** A draft that no sweep touches. */
let draftId: string;

beforeAll(async () => {
  app = await startApp();
  tenant = await oneOfEverything(app, 'Juniper Street Bakery', '+15035550181');
  draftId = (await given(app).registration(tenant, 'DRAFT')).id;
  clients = await clientsOf(app, tenant.id);
  await untilQuiet(app.database);
});
afterAll(() => app?.stop());

function goodArguments(entry: Entry): Given {
  return argumentsOf(entry, (leaf) => {
    const known = good[`${entry.name}(${leaf.path.join('.')})`];
    if (known) return known(tenant);
    if (!leaf.required) return undefined;
    const name = String(leaf.path.findLast((step) => typeof step === 'string'));
    if (leaf.type === 'ID') return tenant.ids[kindOf[name] ?? ''] ?? randomUUID();
    return leaf.type === 'E164' ? tenant.contact : plainValue(leaf);
  });
}

function call(entry: Entry, args: Given): Promise<Answer> {
  const caller = mayCall[entry.name]?.includes('owner') === false ? mayCall[entry.name]!.at(-1)! : 'owner';
  const nodeId = entry.below ? tenant.ids[entry.below.name] : null;
  const { query, variables } = callOf(entry, args, { depth: 2, nodeId });
  return clients[caller].call<Record<string, unknown>, Given>(query, variables);
}

function userErrors(entry: Entry, { data }: Answer): Fault[] {
  return (data?.[entry.field.name] as { userErrors?: Fault[] } | null)?.userErrors ?? [];
}

it.each(places)('a value of a wrong type is named and changes nothing: %s', async (_name, entry, leaf) => {
  const before = await fingerprints(app.database);
  const tried = wrongTypes(leaf).map(async (wrong) => ({
    wrong,
    answer: await call(entry, put(goodArguments(entry), leaf.path, wrong)),
  }));
  for (const { wrong, answer } of await Promise.all(tried)) {
    const codes = answer.errors.map(({ extensions }) => extensions);
    expect([wrong, answer.status, answer.data, codes]).toEqual([
      wrong,
      400,
      null,
      [{ code: 'BAD_USER_INPUT' }],
    ]);
    const name = leaf.path.filter((step) => typeof step === 'string').at(-1)!;
    expect(answer.errors[0]!.message).toContain(name);
  }
  if (leaf.required) {
    const left = put(goodArguments(entry), leaf.path, null);
    expect((await call(entry, left)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  }
  expect(await fingerprints(app.database)).toEqual(before);
});

const isText = ({ type }: Leaf) => !['Boolean', 'Int'].includes(type) && !isEnumType(api.getType(type));

it.each(places.filter(([, , leaf]) => isText(leaf)))(
  'a hostile text is taken or refused by name, and then changes nothing: %s',
  async (_name, entry, leaf) => {
    const usual = await call(entry, goodArguments(entry));
    const attempt = (text: string) => call(entry, put(goodArguments(entry), leaf.path, text));
    const isRefused = (answer: Answer) => answer.errors.length > 0 || userErrors(entry, answer).length > 0;
    const isUsuallyRefused = isRefused(usual);
    const refused: string[] = [];
    for (const [what, text] of hostile) {
      const answer = await attempt(text);
      const faults = userErrors(entry, answer);
      const codes = answer.errors.map(({ extensions }) => extensions?.code);
      expect([what, codes.filter((code) => code !== 'BAD_USER_INPUT')]).toEqual([what, []]);
      expect(JSON.stringify(answer)).not.toMatch(/syntax error|invalid byte|relation|node_modules|stack/i);
      if (entry.kind === 'mutation' && never.has(what)) expect([what, faults.length]).not.toEqual([what, 0]);
      if (isRefused(answer)) refused.push(text);
      if (isUsuallyRefused || codes.length > 0) continue;
      const path = leaf.path.map(String).join('.');
      // An address whose last change is still under way takes no other: that says nothing about the text.
      const busy = ['CONFLICT', 'TWILIO_UNAVAILABLE'];
      for (const { field } of faults.filter((one) => !busy.includes(one.code)))
        expect([
          what,
          `${field?.join('.')}.`.startsWith(`${path}.`) || path.startsWith(field!.join('.')),
        ]).toEqual([what, true]);
    }
    // What was taken before may still be under way: then once more, in quiet, and again should more of it come.
    for (const pause of [0, 200, 500, 1_000, 2_000]) {
      if (pause > 0) await untilQuiet(app.database, pause);
      const before = await fingerprints(app.database);
      for (const text of refused) expect([text, isRefused(await attempt(text))]).toEqual([text, true]);
      const after = await fingerprints(app.database);
      if (JSON.stringify(after) === JSON.stringify(before)) break;
      if (pause === 2_000) expect(after).toEqual(before);
    }
  },
);

it.each(entries.map((entry) => [entry.name, entry] as const))(
  'a name that does not exist is refused: %s',
  async (_name, entry) => {
    for (const unknown of ['isAdmin', '__proto__', 'constructor']) {
      const { query, variables } = callOf(entry, goodArguments(entry), { depth: 1, nodeId: tenant.id });
      const input = variables.input as Given | undefined;
      if (!input) return;
      const body = JSON.stringify({ query, variables }).replace(
        '"input":{',
        `"input":{"${unknown}":{"a":1},`,
      );
      const { status, errors } = await post(body.replace(',}', '}'));
      expect([status, errors?.map(({ extensions }) => extensions)]).toEqual([
        400,
        [{ code: 'BAD_USER_INPUT' }],
      ]);
      expect(errors![0]!.message).toContain(unknown);
    }
    expect(({} as Given).a).toBeUndefined();
  },
);

describe('a page', () => {
  const lists = innerEntries.filter(({ field }) => field.args.some((one) => one.name === 'first'));

  it.each(lists.map((entry) => [entry.name, entry] as const))(
    'of a size or place that cannot be is refused by name: %s',
    async (_name, entry) => {
      for (const first of [0, -1, 101, 1_000, 2 ** 31 - 1]) {
        const { errors } = await call(entry, { first });
        expect([first, errors]).toMatchObject([first, [{ extensions: { code: 'BAD_USER_INPUT' } }]]);
        expect(errors[0]!.message).toContain('first');
      }
      const cursor = (text: string) => Buffer.from(text).toString('base64url');
      for (const after of [
        '',
        'x',
        '\u0000',
        randomUUID(),
        cursor('2026-01-01T00:00:00.000Z'),
        cursor(`2026-13-41T00:00:00.000Z|${randomUUID()}`),
        cursor(`2026-01-01T00:00:00.000Z|' OR 1=1`),
        cursor(`now()|${randomUUID()}`),
        'x'.repeat(20_000),
      ]) {
        const { errors } = await call(entry, { after });
        expect([after, errors]).toMatchObject([after, [{ extensions: { code: 'BAD_USER_INPUT' } }]]);
        expect(errors[0]!.message).toContain('after');
      }
      const beyond = await call(entry, {
        after: cursor(`0001-01-01T00:00:00.000Z|${randomUUID()}`),
        first: 100,
      });
      expect(beyond.errors).toEqual([]);
    },
  );
});

describe('an idempotency key', () => {
  /** What to do twice with one key, otherwise the second time; a mutation with a key must be here. */
  const twice: Record<string, (tenant: Tenant) => [Given, Given]> = {
    createAddress: () => {
      const address = {
        customerName: 'A',
        street: 'B',
        city: 'C',
        region: 'OR',
        postalCode: '97214',
        country: 'US',
      };
      return [address, { ...address, city: 'D' }];
    },
    createDocument: ({ draft }) => {
      const file = {
        registrationId: draftId,
        fieldKey: draft.documentKey,
        fileName: 'a.png',
        contentType: 'image/png',
      };
      return [
        { ...file, bytes: 10 },
        { ...file, bytes: 11 },
      ];
    },
    createOrganization: () => [
      { name: 'A shop', ownerUserId: 'ana' },
      { name: 'A shop', ownerUserId: 'bob' },
    ],
    purchasePhoneNumber: ({ ready }) => [
      { e164: ready.e164, friendlyName: 'One' },
      { e164: ready.e164, friendlyName: 'Two' },
    ],
    sendMessage: ({ ready, contact }) => [
      { phoneNumberId: ready.id, to: contact, body: 'One.' },
      { phoneNumberId: ready.id, to: contact, body: 'Two.' },
    ],
  };
  const keyed = entries.filter((entry) =>
    leavesOf(entry).some(({ path }) => path.at(-1) === 'idempotencyKey'),
  );

  it.each(keyed.map((entry) => [entry.name, entry] as const))('is for one input: %s', async (name, entry) => {
    const inputs = twice[name]?.(tenant);
    if (!inputs) throw new Error(`say in tests/security/wrong-input.test.ts how to call ${name} twice`);
    const idempotencyKey = `key-${randomUUID()}`;
    const [first, second] = inputs.map((input) => ({ input: { ...input, idempotencyKey } }));
    const done = await call(entry, first!);
    if (userErrors(entry, done).some(({ code }) => code === 'NOT_ALLOWED')) return; // Not offered yet.
    expect([done.errors, userErrors(entry, done)]).toEqual([[], []]);
    await untilQuiet(app.database);
    const before = await fingerprints(app.database);
    expect(userErrors(entry, await call(entry, second!))).toMatchObject([
      { code: 'CONFLICT', field: ['input', 'idempotencyKey'] },
    ]);
    const again = await call(entry, first!);
    expect(JSON.stringify(again.data)).toContain(idOf(done, entry));
    expect(await fingerprints(app.database)).toEqual(before);
  });

  function idOf({ data }: Answer, entry: Entry): string {
    const result = Object.values(data![entry.field.name] as Given).find(
      (one) => one && typeof one === 'object' && 'id' in one,
    );
    return (result as { id: string }).id;
  }
});

describe('a form', () => {
  const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

  it('takes for no field what is of another type', async () => {
    const id = draftId;
    const { digest } = await briefOf(tenant.owner, id);
    const fields = await fieldsOf(tenant.owner, id);
    const never = [5, 1e308, { a: 1 }, [[]], [{}], [null], [5], deep(500), '\u0000', 'a\ud800'];
    const wrong = [
      ...never.map((value) => () => value),
      (input: string) => (input === 'BOOLEAN' ? 'true' : true),
      (input: string) => (input === 'BOOLEAN' ? ['true'] : true),
    ];
    for (const valueFor of wrong) {
      const given = fields.map(({ key, input }) => ({ key, value: valueFor(input) }));
      const { userErrors: faults } = await edit(tenant.owner, id, given);
      const told = faults.map(({ code, field }) => `${code} ${field?.join('.')}`).sort();
      expect([given[0], told]).toEqual([
        given[0],
        fields.map((_, index) => `INVALID input.fields.${index}.value`).sort(),
      ]);
    }
    expect((await briefOf(tenant.owner, id)).digest).toBe(digest);
  });

  it.each([20_000, 45_000])('takes for no field a value %d levels deep', async (levels) => {
    const variables = {
      input: { registrationId: draftId, fields: [{ key: tenant.draft.textKey, value: 0 }] },
    };
    const query =
      'mutation ($input: UpdateRegistrationInput!) { updateRegistration(input: $input) { userErrors { code } } }';
    const { digest } = await briefOf(tenant.owner, draftId);
    const body = JSON.stringify({ query, variables });
    const { status, errors, data } = await post(
      body.replace('"value":0', `"value":${'['.repeat(levels)}${']'.repeat(levels)}`),
    );
    expect([status, errors ?? [], data]).toEqual([
      200,
      [],
      { updateRegistration: { userErrors: [{ code: 'INVALID' }] } },
    ]);
    expect((await briefOf(tenant.owner, draftId)).digest).toBe(digest);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', 'a\u0000', 'optInDocuments.0'])(
    'has no field %j',
    async (key) => {
      const id = draftId;
      const { digest } = await briefOf(tenant.owner, id);
      const { userErrors: faults } = await edit(tenant.owner, id, [{ key, value: 'x' }]);
      expect(faults).toMatchObject([{ code: 'INVALID', field: ['input', 'fields', '0', 'key'] }]);
      expect((await briefOf(tenant.owner, id)).digest).toBe(digest);
    },
  );

  it('takes no more than 200 fields at once, and each once', async () => {
    const id = draftId;
    const { textKey: key } = tenant.draft;
    const many = Array.from({ length: 201 }, () => ({ key, value: 'x' }));
    expect((await edit(tenant.owner, id, many)).userErrors).toMatchObject([{ field: ['input', 'fields'] }]);
    const before = await fingerprints(app.database);
    expect((await edit(tenant.owner, id, [])).userErrors).toEqual([]);
    expect(await fingerprints(app.database)).toEqual(before);
  });

  it.each([
    ['empty', ''],
    ['short', 'x'],
    ['a NUL', '\u0000'],
    ['of another form', '0'.repeat(64)],
    ['far too long', 'x'.repeat(50_000)],
  ])('is not confirmed by a digest that is %s', async (_, digest) => {
    const before = await fingerprints(app.database);
    const input = { registrationId: draftId, digest, acceptFees: true };
    const { data, errors } = await tenant.owner.call<{ confirmRegistration: { userErrors: Fault[] } }, Given>(
      'mutation ($input: ConfirmRegistrationInput!) { confirmRegistration(input: $input) { userErrors { code field } } }',
      { input },
    );
    expect([errors, data!.confirmRegistration.userErrors]).toEqual([
      [],
      [{ code: 'STALE_CONFIRMATION', field: ['input', 'digest'] }],
    ]);
    expect(await fingerprints(app.database)).toEqual(before);
  });
});

async function post(body: string): Promise<{ status: number; errors?: Answer['errors']; data?: unknown }> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tenant.owner.token}` },
    body,
  });
  return { status: response.status, ...((await response.json()) as object) };
}
