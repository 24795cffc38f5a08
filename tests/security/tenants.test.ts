import { randomUUID } from 'node:crypto';
import { SendMessageDocument, UpdateRegistrationDocument } from '../../operations/generated';
import { startApp, type TestApp } from '../support/app';
import { tokens } from '../support/tokens';
import { RawSocket } from './socket';
import {
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

/** What an id is of, by the name it is given under; null for what other systems name and nothing here looks up. */
const namedAfter: Readonly<Record<string, string | null>> = {
  id: 'PhoneNumber',
  // Told by Loquent, which names them as it likes.
  agentId: null,
  callId: 'Call',
  removedAgentIds: null,
  removedUserIds: null,
  userId: null,
  addressId: 'Address',
  bundleRegistrationId: 'Registration',
  conversationId: 'Conversation',
  documentId: 'Document',
  memberIds: 'Member',
  notificationIds: 'Notification',
  ownerUserId: null,
  phoneNumberId: 'PhoneNumber',
  phoneNumberIds: 'PhoneNumber',
  registrationId: 'Registration',
  textAgentId: 'Agent',
  twilioAccountId: 'TwilioAccount',
  voiceAgentId: 'Agent',
};

const malformed = [
  '',
  ' ',
  'x',
  '0',
  'null',
  '../..',
  '%00',
  '\u0000',
  '\ud800',
  "' OR ''='",
  '{00000000-0000-4000-8000-000000000000}',
  '00000000000040008000000000000000',
  '00000000-0000-4000-8000-00000000000g',
  '１0000000-0000-4000-8000-000000000000',
  'x'.repeat(5_000),
];

const nameOf = (leaf: Leaf): string => String(leaf.path.findLast((step) => typeof step === 'string'));
const kindOf = (leaf: Leaf) => namedAfter[nameOf(leaf)];
const isLookedUp = (leaf: Leaf) => leaf.type === 'ID' && namedAfter[nameOf(leaf)] !== null;
const places = [...rootEntries, ...innerEntries].flatMap((entry) =>
  leavesOf(entry)
    .filter(isLookedUp)
    .map((leaf): [string, Entry, Leaf] => [`${entry.name}(${leaf.path.join('.')})`, entry, leaf]),
);

let app: TestApp;
let own: Tenant;
let other: Tenant;
let foreignIds: string[];

beforeAll(async () => {
  app = await startApp();
  // One after the other: both would be offered the same numbers.
  own = await oneOfEverything(app, 'Juniper Street Bakery', '+15035550181');
  other = await oneOfEverything(app, 'Somebody Else', '+15035550182', {
    sent: 'Words of somebody else.',
    received: 'And what was answered to them.',
  });
  foreignIds = [...Object.values(other.ids), ...other.team, other.accountSid];
  await untilQuiet(app.database);
});
afterAll(() => app?.stop());

/** Arguments that are good but for the leaf under test. */
function goodArguments(entry: Entry, tested: Leaf): Given {
  return argumentsOf(entry, (leaf) => {
    if (!leaf.required && leaf.path.join() !== tested.path.join()) return undefined;
    if (leaf.type === 'E164') return own.contact;
    return leaf.type === 'ID' ? own.ids[kindOf(leaf) ?? ''] : plainValue(leaf);
  });
}

/** The answer as it came, but for what names the request. */
async function answer(entry: Entry, args: Given, nodeId: string | null): Promise<string> {
  const { query, variables } = callOf(entry, args, { depth: 2, nodeId });
  const { status, data, errors } = await own.owner.call(query, variables);
  return JSON.stringify({ status, data, errors });
}

/** Asks with each of them, several at a time, and holds every answer to the expected one. */
async function allAnswer(
  ask: (id: string) => Promise<string>,
  ids: readonly string[],
  expected: string,
): Promise<void> {
  const answers = await Promise.all(ids.map(async (id) => [id, await ask(id)]));
  expect(answers).toEqual(ids.map((id) => [id, expected]));
}

it('every id that callers may give is of a known kind', () => {
  const ids = [...rootEntries, ...innerEntries].flatMap((entry) =>
    leavesOf(entry)
      .filter((leaf) => leaf.type === 'ID')
      .map((leaf): [string, string] => [nameOf(leaf), `${entry.name}(${leaf.path.join('.')})`]),
  );
  const unheardOf = ids.filter(([name]) => !(name in namedAfter)).map(([, place]) => place);
  if (unheardOf.length > 0)
    throw new Error(`say in tests/security/tenants.test.ts what these name: ${unheardOf.join(', ')}`);
  for (const { name, below } of innerEntries)
    if (below && !(below.name in own.ids)) throw new Error(`there is no ${below.name} to read ${name} of`);
});

describe('what belongs to another organization answers like what does not exist', () => {
  it.each(places.filter(([, { kind }]) => kind !== 'subscription'))('%s', async (_name, entry, leaf) => {
    const before = await fingerprints(app.database);
    const nodeId = entry.below ? own.ids[entry.below.name]! : null;
    const ask = (id: string) => answer(entry, put(goodArguments(entry, leaf), leaf.path, id), nodeId);
    const unknown = await ask(randomUUID());
    expect(unknown).not.toMatch(/INTERNAL_SERVER_ERROR/);
    expect(await ask(randomUUID())).toBe(unknown);
    // People and agents are named by Loquent, in whatever form it likes.
    const isOurs = !['Member', 'Agent'].includes(namedAfter[nameOf(leaf)]!);
    const shapeless = isOurs ? malformed : [];
    const sameKind = other.ids[kindOf(leaf) ?? ''];
    const inCapitals = sameKind ? [sameKind.toUpperCase()] : [];
    await allAnswer(ask, [...foreignIds, ...inCapitals, ...shapeless], unknown);
    if (leaf.isList) {
      const among = (id: string) => {
        const args = put(goodArguments(entry, leaf), leaf.path, own.ids[kindOf(leaf) ?? '']);
        return answer(entry, put(args, [...leaf.path.slice(0, -1), 1], id), nodeId);
      };
      await allAnswer(among, foreignIds, await among(randomUUID()));
    }
    expect(await fingerprints(app.database)).toEqual(before);
  });

  it.each(places.filter(([, { kind }]) => kind === 'subscription'))('%s', async (_name, entry, leaf) => {
    const socket = await RawSocket.open(app.url, await tokens.person(own.id));
    const ask = async (id: string, n: string) => {
      const frame = await socket.ask(n, callOf(entry, put({}, leaf.path, id), { depth: 2 }));
      return JSON.stringify({ ...frame, id: null });
    };
    const unknown = await ask(randomUUID(), 'unknown');
    expect(JSON.parse(unknown)).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
    for (const [n, id] of [...foreignIds, ...malformed].entries())
      expect([id, await ask(id, `foreign ${n}`)]).toEqual([id, unknown]);
    socket.close();
  });

  it.each(['Document', 'Registration', 'Message'])('a file field given the id of a %s', async (kind) => {
    const ask = async (value: unknown) => {
      const input = {
        registrationId: own.ids.Registration!,
        fields: [{ key: own.draft.documentKey, value }],
      };
      return JSON.stringify(await own.owner.call(UpdateRegistrationDocument, { input }));
    };
    const before = await fingerprints(app.database);
    const unknown = await ask([randomUUID()]);
    expect(unknown).toContain('"INVALID"');
    expect(await ask([other.ids[kind]])).toBe(unknown);
    expect(await fingerprints(app.database)).toEqual(before);
  });
});

describe('an organization', () => {
  it('finds nothing of another one by cursors, contacts or texts', async () => {
    const { data } = await other.owner.call<{ organization: Record<string, { pageInfo: object }> }, Given>(
      `{ organization { ${lists.map((list) => `${list} { pageInfo { endCursor } }`).join(' ')} } }`,
    );
    for (const list of lists) {
      const { endCursor } = data!.organization[list]!.pageInfo as { endCursor: string };
      const { data: page } = await own.owner.call<object, Given>(
        `query ($after: String) { organization { ${list}(after: $after) { nodes { id } } } }`,
        { after: endCursor },
      );
      for (const id of Object.values(other.ids)) expect(JSON.stringify(page)).not.toContain(id);
    }
    const { data: conversation } = await own.owner.call<object, Given>(
      'query ($id: ID!, $contact: String!) { organization { conversation(phoneNumberId: $id, contact: $contact) { id } } }',
      { id: own.ready.id, contact: other.contact },
    );
    expect(conversation).toEqual({ organization: { conversation: null } });
  });

  it('shows nothing of another one in anything that it reads', async () => {
    const type = rootEntries.find((one) => one.name === 'organization')!;
    const { query } = callOf(type, {}, { depth: 5 });
    const shown = JSON.stringify(await own.owner.call(query, {}));
    expect(shown).toContain(own.words.received);
    for (const id of [
      ...foreignIds,
      ...Object.values(other.words),
      other.ready.e164,
      other.contact,
      other.name,
    ])
      expect(shown).not.toContain(id);
  });

  it('may use the idempotency keys that another one has used', async () => {
    const send = (of: Tenant, body: string) =>
      of.owner.run(SendMessageDocument, {
        input: { phoneNumberId: of.ready.id, to: of.contact, body, idempotencyKey: 'order-1' },
      });
    const [first, second] = [await send(other, 'One order.'), await send(own, 'Another order.')];
    expect([first.sendMessage.userErrors, second.sendMessage.userErrors]).toEqual([[], []]);
    expect(second.sendMessage.message?.id).not.toBe(first.sendMessage.message?.id);
  });

  it('cannot buy what another one has, and is told what it would be told of any number that is sold', async () => {
    const buy = async (e164: string) => {
      const query = `mutation ($e164: E164!) { purchasePhoneNumber(input: { e164: $e164 }) {
        phoneNumber { id } userErrors { code field message retryable } } }`;
      return JSON.stringify((await own.owner.call(query, { e164 })).data);
    };
    const sold = await buy('+18005550199');
    expect(sold).toContain('NOT_AVAILABLE');
    expect(await buy(other.ready.e164)).toBe(sold);
  });

  it.each(places.filter(([, { kind }]) => kind !== 'subscription'))(
    'has its own things under their ids in capitals: %s',
    async (_name, entry, leaf) => {
      const kind = entry.name === 'registration' ? 'Registration' : namedAfter[nameOf(leaf)]!;
      const id = own.ids[kind];
      if (id === undefined) return;
      const nodeId = entry.below ? own.ids[entry.below.name]! : null;
      const ask = async (written: string) => {
        const given = put(goodArguments(entry, leaf), leaf.path, written);
        const text = await answer(entry, given, nodeId);
        // A refusal may be worded with the instant or a count; what is found is the same.
        return JSON.parse(text) as object;
      };
      const found = await ask(id.toLowerCase());
      expect(JSON.stringify(found)).not.toMatch(/NOT_FOUND|"data":\{"\w+":null/);
      expect(await ask(id.toUpperCase())).toEqual(found);
    },
  );
});

const lists = ['phoneNumbers', 'registrations', 'conversations', 'notifications', 'calls'];
