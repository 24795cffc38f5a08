import { createHmac, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { ApiClient } from '../../local/client';
import { startApp, type TestApp } from '../support/app';
import { jwtSecret, tokens } from '../support/tokens';
import { callers, clientsOf, mayCall, refusalFor, tokenOf, type Caller } from './callers';
import { RawSocket } from './socket';
import { argumentsOf, callOf, plainValue, rootEntries, type Entry, type Given, type Values } from './sweep';
import { fingerprints, oneOfEverything, untilQuiet, type Tenant } from './tenant';

const queriesAndMutations = rootEntries.filter((one) => one.kind !== 'subscription');
const queries = rootEntries.filter((one) => one.kind === 'query');
const mutations = rootEntries.filter((one) => one.kind === 'mutation');
const subscriptions = rootEntries.filter((one) => one.kind === 'subscription');
const named = (entries: Entry[]) => entries.map((entry) => [entry.name, entry] as const);

/** Arguments that would do something if the caller were let in: ids of things that are there. */
const realArguments =
  (tenant: Tenant): Values =>
  (leaf, entry) => {
    if (leaf.type !== 'ID') return leaf.required ? plainValue(leaf) : undefined;
    const name = leaf.path.findLast((step) => typeof step === 'string')!;
    return (
      tenant.ids[
        {
          phoneNumberId: 'PhoneNumber',
          registrationId: 'Registration',
          documentId: 'Document',
          callId: 'Call',
          conversationId: 'Conversation',
          notificationIds: 'Notification',
          twilioAccountId: 'TwilioAccount',
        }[name] ?? (entry.name === 'registration' ? 'Registration' : 'PhoneNumber')
      ] ?? undefined
    );
  };

/** Arguments that do nothing even for those who are let in: unknown ids, and values that are refused. */
const harmlessArguments: Values = (leaf, entry) => {
  if (leaf.type === 'ID') return leaf.required ? randomUUID() : undefined;
  if (!leaf.required) return undefined;
  if (leaf.type === 'E164') return 'no number';
  return entry.name === 'createOrganization' ? '' : plainValue(leaf);
};

let app: TestApp;
let tenant: Tenant;
let clients: Record<Caller, ApiClient>;

beforeAll(async () => {
  app = await startApp();
  tenant = await oneOfEverything(app, 'Juniper Street Bakery', '+15035550181');
  clients = await clientsOf(app, tenant.id);
  await untilQuiet(app.database);
});
afterAll(() => app?.stop());

/** Whatever a stranger must not be shown. */
function known(): string[] {
  const { ids, words, ready, accountSid, contact } = tenant;
  return [...Object.values(ids), words.sent, words.received, ready.e164, accountSid, contact, tenant.name];
}

it('every field of the schema says here who may call it, and none that is gone', () => {
  const missing = rootEntries.map((one) => one.name).filter((name) => !(name in mayCall));
  if (missing.length > 0)
    throw new Error(`say in tests/security/callers.ts who may call: ${missing.join(', ')}`);
  expect(Object.keys(mayCall).sort()).toEqual(rootEntries.map((one) => one.name).sort());
});

describe('a stranger', () => {
  it.each(named(queriesAndMutations))('is told to sign in and nothing else by %s', async (_name, entry) => {
    const before = await fingerprints(app.database);
    const stranger = app.client(null);
    const real = callOf(entry, argumentsOf(entry, realArguments(tenant)));
    const answer = await stranger.call(real.query, real.variables);
    expect(answer.errors.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHENTICATED' }]);
    expect(Object.values(answer.data ?? {}).every((value) => value === null)).toBe(true);
    const shown = JSON.stringify([answer.data, answer.errors, [...answer.headers]]);
    for (const secret of known()) expect(shown).not.toContain(secret);
    expect(await fingerprints(app.database)).toEqual(before);
  });

  it.each(named(subscriptions))(
    'is told to sign in by %s, over HTTP and the socket',
    async (_name, entry) => {
      const { query, variables } = callOf(entry, {});
      const overHttp = await app.client(null).call(query, variables);
      expect(overHttp.errors.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHENTICATED' }]);
      const unsigned = await RawSocket.open(app.url, null);
      expect(await unsigned.ask('1', { query, variables })).toBeNull();
      expect(unsigned.closed?.code).toBe(4401);
      const empty = await RawSocket.open(app.url, null);
      empty.send({ type: 'connection_init' });
      expect(await empty.untilClosed()).toBe(4401);
    },
  );
});

it('subscriptions are not to be had over HTTP, and whoever asks is told where they are', async () => {
  for (const entry of subscriptions) {
    const { query, variables } = callOf(entry, {});
    const { status, data, errors } = await clients.owner.call(query, variables);
    expect([status, data, errors.map(({ extensions }) => extensions)]).toEqual([
      400,
      null,
      [{ code: 'BAD_USER_INPUT' }],
    ]);
    expect(errors[0]?.message).toContain('WebSocket');
  }
});

it('an organization is the same however its id is written in the token', async () => {
  const socket = await RawSocket.open(app.url, await tokens.person(tenant.id.toUpperCase()));
  const { query, variables } = callOf(
    subscriptions.find((one) => one.name === 'conversationChanged')!,
    {},
    { depth: 1 },
  );
  expect(await socket.ask('1', { query, variables })).toMatchObject({ type: 'next' });
  const seen = socket.frames.length;
  await clients.owner.call(
    'mutation ($id: ID!) { markConversationRead(input: { conversationId: $id }) { userErrors { code } } }',
    { id: tenant.ids.Conversation },
  );
  await socket.until((frame) => frame.id === '1' && socket.frames.indexOf(frame) >= seen);
  socket.close();
});

describe('a token that is no good', () => {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const inAnHour = () => Math.floor(Date.now() / 1_000) + 3_600;
  const claims = (more: object = {}) => ({ sub: 'user-owner', role: 'owner', org: tenant.id, ...more });
  const byHand = (header: object, payload: object, secret: string | null, hash = 'sha256') => {
    const text = `${encode(header)}.${encode(payload)}`;
    return `${text}.${secret === null ? '' : createHmac(hash, secret).update(text).digest('base64url')}`;
  };
  const signed = (payload: object) => byHand({ alg: 'HS256' }, { exp: inAnHour(), ...payload }, jwtSecret);

  const bad: [string, () => string | Promise<string>][] = [
    ['has expired', () => tokens.person(tenant.id, 'owner', 'user-owner', -60)],
    [
      'is signed with another secret',
      () => byHand({ alg: 'HS256' }, claims({ exp: inAnHour() }), 'x'.repeat(40)),
    ],
    ['says that it needs no signature', () => byHand({ alg: 'none' }, claims({ exp: inAnHour() }), null)],
    ['says so in capitals', () => byHand({ alg: 'NONE' }, claims({ exp: inAnHour() }), null)],
    [
      'has its signature cut off',
      async () => `${(await tokens.person(tenant.id)).split('.').slice(0, 2).join('.')}.`,
    ],
    [
      'is signed in another way',
      () => byHand({ alg: 'HS512' }, claims({ exp: inAnHour() }), jwtSecret, 'sha512'),
    ],
    [
      'names its key itself',
      () => byHand({ alg: 'HS256', jwk: { kty: 'oct', k: 'eHh4' } }, claims({ exp: inAnHour() }), 'xxx'),
    ],
    [
      'was altered',
      async () => {
        const [head, , signature] = (await tokens.person(tenant.id, 'member')).split('.');
        return `${head}.${encode(claims({ exp: inAnHour() }))}.${signature}`;
      },
    ],
    ['never expires', () => byHand({ alg: 'HS256' }, claims(), jwtSecret)],
    ['is not valid yet', () => signed(claims({ nbf: inAnHour() }))],
    ['names nobody', () => signed({ role: 'owner', org: tenant.id })],
    ['names nobody in words', () => signed(claims({ sub: '' }))],
    ['names no text', () => signed(claims({ sub: { id: 1 } }))],
    ['names somebody whom nothing can keep', () => signed(claims({ sub: 'user\u0000owner' }))],
    ['has no role', () => signed({ sub: 'user-owner', org: tenant.id })],
    ['has a role of its own making', () => signed(claims({ role: 'root' }))],
    ['has several roles', () => signed(claims({ role: ['owner'] }))],
    ['has an organization that is none', () => signed(claims({ org: "' OR 1=1 --" }))],
    ['has several organizations', () => signed(claims({ org: [tenant.id] }))],
    ['is for a person outside any organization', () => signed({ sub: 'user-owner', role: 'owner' })],
    ['is for an organization that does not exist', () => signed(claims({ org: randomUUID() }))],
    ['says in a word that somebody acts', () => signed(claims({ act: 'assistant' }))],
    ['says yes to somebody acting', () => signed(claims({ act: true }))],
    [
      'is a service acting for somebody',
      () => signed(claims({ role: 'service', act: { sub: 'assistant' } })),
    ],
    [
      'was made for uploads',
      () =>
        new SignJWT({ org: tenant.id })
          .setProtectedHeader({ alg: 'HS256' })
          .setSubject(tenant.ids.Document!)
          .setAudience('document-upload')
          .setExpirationTime('1h')
          .sign(Buffer.alloc(32, 7)),
    ],
    ['is no token at all', () => 'let-me-in'],
    ['is empty dots', () => '..'],
  ];

  /** The whole API is tried with these; with the others, which are told apart before anything is looked up, less. */
  const sweptWith = new Set(bad.slice(0, 3).map(([what]) => what));

  it.each(bad)('opens nothing when it %s', async (what, make) => {
    const token = await make();
    const client = app.client(token);
    const before = await fingerprints(app.database);
    const tried = sweptWith.has(what) ? queriesAndMutations : queriesAndMutations.slice(0, 3);
    for (const entry of tried) {
      const { query, variables } = callOf(entry, argumentsOf(entry, realArguments(tenant)), { depth: 1 });
      const answer = await client.call(query, variables);
      expect([entry.name, answer.errors.map(({ extensions }) => extensions)]).toEqual([
        entry.name,
        [{ code: 'UNAUTHENTICATED' }],
      ]);
      expect(JSON.stringify(answer)).not.toContain(token.slice(0, 40));
    }
    expect(await fingerprints(app.database)).toEqual(before);
    const socket = await RawSocket.open(app.url, token);
    expect([await socket.untilClosed(), socket.frames]).toEqual([4403, []]);
  });

  it.each(['Basic dXNlcjpwYXNz', 'Bearer', 'Bearer a b', 'bearer\t', 'Token x'])(
    'opens nothing when it is sent as %j',
    async (authorization) => {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query: '{ viewer { actor { kind } } }' }),
      });
      const { errors } = (await response.json()) as { errors: { extensions: object }[] };
      expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHENTICATED' }]);
    },
  );
});

describe.each(callers)('the %s', (caller) => {
  const mine = (entries: Entry[]) => {
    const split = { may: [] as Entry[], mayNot: [] as Entry[] };
    for (const one of entries) (mayCall[one.name]?.includes(caller) ? split.may : split.mayNot).push(one);
    return split;
  };
  const run = (entry: Entry, args: Given) => {
    const { query, variables } = callOf(entry, args, { depth: 2 });
    return clients[caller].call<Record<string, Payload>, Given>(query, variables);
  };

  /** What was changed at Twilio; what is reviewed there is looked at now and then, whoever calls. */
  const writes = async () => (await app.simulator.requests()).filter(({ method }) => method !== 'GET');

  it('is refused, with nothing changed and nothing shown, what it may not do', async () => {
    const before = await fingerprints(app.database);
    const written = await writes();
    for (const entry of mine(mutations).mayNot) {
      const { data, errors } = await run(entry, argumentsOf(entry, realArguments(tenant)));
      expect([entry.name, errors]).toEqual([entry.name, []]);
      const { userErrors, __typename, ...rest } = data![entry.name]!;
      expect([entry.name, userErrors]).toEqual([
        entry.name,
        [
          expect.objectContaining({
            code: 'NOT_ALLOWED',
            field: null,
            message: expect.stringMatching(
              entry.name === 'createOrganization' ? /service token/ : refusalFor(caller),
            ),
          }),
        ],
      ]);
      expect([entry.name, Object.values(rest).filter((one) => !isNothing(one))]).toEqual([entry.name, []]);
    }
    expect(await fingerprints(app.database)).toEqual(before);
    expect(await writes()).toEqual(written);
  });

  it('is refused at the top what it may not read', async () => {
    for (const entry of mine(queries).mayNot) {
      const { data, errors } = await run(entry, argumentsOf(entry, realArguments(tenant)));
      const codes = errors.map(({ extensions }) => extensions?.code);
      // A query whose result has room for user errors says it there, as mutations do.
      const inside = (data?.[entry.name]?.userErrors ?? []).map(({ code }) => code);
      expect([entry.name, codes, inside]).toEqual(
        'userErrors' in (data?.[entry.name] ?? {})
          ? [entry.name, [], ['NOT_ALLOWED']]
          : [entry.name, ['FORBIDDEN'], []],
      );
      const { userErrors: _said, __typename, ...rest } = data?.[entry.name] ?? {};
      expect([entry.name, Object.values(rest).filter((one) => !isNothing(one))]).toEqual([entry.name, []]);
    }
    const socket = await RawSocket.open(app.url, await tokenOf(caller, tenant.id));
    for (const entry of mine(subscriptions).mayNot) {
      const frame = await socket.ask(entry.name, callOf(entry, {}));
      expect(frame).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'FORBIDDEN' } }] });
    }
    socket.close();
  });

  it('is let in where it may go', async () => {
    for (const entry of mine(queriesAndMutations).may) {
      const args = argumentsOf(entry, entry.kind === 'query' ? realArguments(tenant) : harmlessArguments);
      const { data, errors } = await run(entry, args);
      expect([entry.name, errors]).toEqual([entry.name, []]);
      const refusals = (data![entry.name]?.userErrors ?? []).filter(({ message }) =>
        refusalFor(caller).test(message),
      );
      expect([entry.name, refusals]).toEqual([entry.name, []]);
    }
    const socket = await RawSocket.open(app.url, await tokenOf(caller, tenant.id));
    for (const entry of mine(subscriptions).may) {
      socket.send({ id: entry.name, type: 'subscribe', payload: callOf(entry, {}) });
      if (/^(phoneNumber|registration|conversation)Changed$/.test(entry.name))
        expect(await socket.until((one) => one.id === entry.name)).toMatchObject({ type: 'next' });
    }
    expect(socket.frames.filter((frame) => frame.type === 'error')).toEqual([]);
    socket.close();
  });

  it('sees charges only as an owner or admin', async () => {
    const { data, errors } = await clients[caller].call<{ organization: object | null }, Given>(
      '{ organization { charges { nodes { id amount { amount } } totalCount } } }',
    );
    if (caller === 'owner' || caller === 'admin') expect(errors).toEqual([]);
    else expect([data?.organization ?? null, errors[0]?.extensions]).toEqual([null, { code: 'FORBIDDEN' }]);
  });
});

interface Payload {
  [field: string]: unknown;
  userErrors?: { code: string; field: string[] | null; message: string }[];
}

function isNothing(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}
