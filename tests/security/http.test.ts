import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { tokens } from '../support/tokens';
import { RawSocket } from './socket';

const listed = 'https://app.example.com';
const unlisted = [
  'https://evil.example.com',
  'https://app.example.com.evil.com',
  'https://evilapp.example.com',
  'http://app.example.com',
  'https://app.example.com:8443',
  'null',
  '*',
];
let app: TestApp;
let organization: GivenOrganization;
let token: string;

beforeAll(async () => {
  // Production settings; the clock of the tests is for tests alone.
  app = await startApp({ NODE_ENV: 'production', CLOCK_URL: '', SIMULATOR_URL: '', CORS_ORIGINS: listed });
  organization = await given(app).organization({ profile: null });
  token = await tokens.person(organization.id);
});
afterAll(() => app?.stop());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body,
  });
const rename = 'mutation { updateBusinessProfile(input: { legalName: "Changed" }) { userErrors { code } } }';
const legalName = async () =>
  (
    await organization.owner.run<{ organization: { profile: { legalName: string | null } } }>(
      '{ organization { profile { legalName } } }',
    )
  ).organization.profile.legalName;

it.each<[string, string, RequestInit]>([
  ['the API', '/graphql', { method: 'POST', body: '{"query":"{ __typename }"}' }],
  ['the API, misused', '/graphql', { method: 'POST', body: '{' }],
  ['the API, read', '/graphql?query={__typename}', {}],
  ['a document', '/documents/nothing', {}],
  ['an upload', '/uploads/nothing', { method: 'PUT', body: 'x' }],
  ['a file of a message', '/media/nothing', {}],
  ['nothing', '/nothing', {}],
  ['a path that cannot be read', '/documents/%E0%A4%A', {}],
])('answers about %s are safe in a browser', async (_what, path, init) => {
  const { headers } = await fetch(app.url + path, {
    ...init,
    headers: { 'content-type': 'application/json' },
  });
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
  for (const name of ['x-powered-by', 'server', 'set-cookie', 'access-control-allow-origin'])
    expect([name, headers.get(name)]).toEqual([name, null]);
});

it.each(['/healthz', '/readyz', '/webhooks/twilio/unknown-key/messages', '/metrics'])(
  '%s does not say what it runs on',
  async (path) => {
    const { headers } = await fetch(app.url + path);
    for (const name of ['x-powered-by', 'server', 'set-cookie', 'access-control-allow-origin'])
      expect([name, headers.get(name)]).toEqual([name, null]);
  },
);

it('a listed origin may call, without cookies', async () => {
  const { headers } = await preflight(listed);
  expect(headers.get('access-control-allow-origin')).toBe(listed);
  expect(headers.get('access-control-allow-credentials')).toBeNull();
  expect(headers.get('vary')).toMatch(/origin/i);
});

it.each(unlisted)('the origin %s may not', async (origin) => {
  for (const { headers } of [await preflight(origin), await post('{"query":"{ __typename }"}', { origin })])
    expect(headers.get('access-control-allow-origin')).toBeNull();
});

const preflight = (origin: string) =>
  fetch(`${app.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, content-type',
    },
  });

it('no mutation is done by following a link', async () => {
  for (const query of [rename, `query { __typename } ${rename}`]) {
    const address = `${app.url}/graphql?query=${encodeURIComponent(query)}`;
    const extras: Record<string, string>[] = [
      {},
      { 'apollo-require-preflight': '1' },
      { 'content-type': 'application/json' },
    ];
    for (const extra of extras) {
      const { status } = await fetch(address, { headers: { authorization: `Bearer ${token}`, ...extra } });
      expect(status).toBeGreaterThanOrEqual(400);
    }
  }
  expect(await legalName()).toBeNull();
});

it.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain; application/json',
  '',
])('no mutation is done by a form that is sent as %j', async (type) => {
  for (const body of [JSON.stringify({ query: rename }), `query=${encodeURIComponent(rename)}`]) {
    const { status } = await post(body, { 'content-type': type });
    expect(status).toBeGreaterThanOrEqual(400);
  }
  expect(await legalName()).toBeNull();
});

it('neither several operations at once nor a body too large are begun', async () => {
  const one = { query: rename };
  for (const body of [
    JSON.stringify([one, one]),
    JSON.stringify([[one]]),
    JSON.stringify({ ...one, variables: { much: 'x'.repeat(200_000) } }),
  ])
    expect((await post(body)).status).toBeGreaterThanOrEqual(400);
  expect(await legalName()).toBeNull();
});

const deep = (levels: number) => `{ ${'organization { '.repeat(levels)} id ${'} '.repeat(levels)} }`;
const excessive: [string, string][] = [
  [
    'too deep',
    `{ node(id: "x") { ... on PhoneNumber { ${'messaging { registration { phoneNumber { '.repeat(8)} id ${'} } } '.repeat(8)} } } }`,
  ],
  ['deep beyond sense', deep(3_000)],
  [
    'with too many aliases',
    `{ ${Array.from({ length: 400 }, (_, n) => `a${n}: viewer { actor { kind } }`).join(' ')} }`,
  ],
  ['with too many tokens', `{ ${'__typename '.repeat(6_000)} }`],
  ['with fragments in a circle', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
  [
    'that doubles itself',
    `{ ...F0 } ${Array.from({ length: 25 }, (_, n) => `fragment F${n} on Query { a${n}: viewer { actor { kind } } ...F${n + 1} b${n}: viewer { actor { kind } } ...F${n + 1} }`).join(' ')} fragment F25 on Query { __typename }`,
  ],
  ['with directives without end', `{ __typename ${'@skip(if: false) '.repeat(600)} }`],
];

it.each(excessive)('an operation %s is refused over HTTP and the socket, and soon', async (_what, query) => {
  const began = Date.now();
  const answer = await post(JSON.stringify({ query }));
  const { errors, data } = (await answer.json()) as { errors?: object[]; data?: unknown };
  expect(answer.status).toBe(400);
  expect([data, errors?.[0]]).toMatchObject([undefined, { extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(JSON.stringify(errors).length).toBeLessThan(20_000);
  expect(JSON.stringify(errors)).not.toMatch(/call stack/);
  const socket = await RawSocket.open(app.url, token);
  const frame = await socket.ask('1', { query });
  expect(frame).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  socket.close();
  expect(Date.now() - began).toBeLessThan(2_500);
});

it('a socket is closed on a frame too large, and the server lives on', async () => {
  const socket = await RawSocket.open(app.url, token);
  socket.send({
    id: '1',
    type: 'subscribe',
    payload: { query: `{ __typename } # ${'x'.repeat(5_000_000)}` },
  });
  expect(await socket.untilClosed()).toBeGreaterThanOrEqual(1000);
  expect(await legalName()).toBeNull();
});

it('strangers are given no hints, by whatever they misspell', async () => {
  for (const query of [
    '{ vewer { actor { kind } } }',
    '{ viewer { actr { kind } } }',
    '{ phoneNumber(ids: "x") { id } }',
    'mutation { sendMessage(input: { phoneNumberIdd: "x" }) { userErrors { code } } }',
    '{ searchPhoneNumbers(input: { kind: TOL_FREE }) { numbers { e164 } } }',
    'query ($input: SendMesageInput!) { __typename }',
    '{ node(id: "x") { ... on PhoneNumbr { id } } }',
    '{ __typename @skp(if: true) }',
  ]) {
    const { errors } = await app.client(null).call(query);
    expect(errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
    expect(JSON.stringify(errors)).not.toMatch(/stack|node_modules/);
  }
});

it('strangers learn nothing of the schema by the socket', async () => {
  const socket = await RawSocket.open(app.url, null);
  socket.send({ id: '1', type: 'subscribe', payload: { query: '{ __schema { types { name } } }' } });
  expect(await socket.untilClosed()).toBe(4401);
});
