import { request as httpRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { startApp, type TestApp } from '../support/app';
import { tokens } from '../support/tokens';
import { until } from '../support/wait';

const createOrganization = `mutation Create($input: CreateOrganizationInput!) {
  createOrganization(input: $input) { organization { id name } userErrors { code field message } }
}`;

interface Created {
  createOrganization: {
    organization: { id: string } | null;
    userErrors: { code: string; field: string[] }[];
  };
}

let app: TestApp;
let organizationId: string;

beforeAll(async () => {
  app = await startApp({ METRICS_TOKEN: 'a token for metrics', CORS_ORIGINS: 'https://app.example.com' });
  const service = app.client(await tokens.service());
  const { createOrganization: created } = await service.run<Created, Record<string, unknown>>(
    createOrganization,
    {
      input: { name: 'Juniper', ownerUserId: 'user-owner' },
    },
  );
  organizationId = created.organization!.id;
});
afterAll(() => app?.stop());

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

interface Body {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

describe('who is calling', () => {
  it('lets strangers ask for the type name and nothing else', async () => {
    expect((await post({ query: '{ __typename }' })).body).toEqual({ data: { __typename: 'Query' } });
    const { body } = await post({ query: '{ viewer { actor { kind } } }' });
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  });

  it('says why a token is no good', async () => {
    const expired = await tokens.person(organizationId, 'owner', 'ana', -60);
    const { body } = await post(
      { query: '{ viewer { actor { kind } } }' },
      { authorization: `Bearer ${expired}` },
    );
    expect(body.errors?.[0]).toMatchObject({
      message: expect.stringContaining('expired'),
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  it('knows no organization that does not exist', async () => {
    const token = await tokens.person('00000000-0000-4000-8000-000000000000');
    const { body } = await post(
      { query: '{ viewer { actor { kind } } }' },
      { authorization: `Bearer ${token}` },
    );
    expect(body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('tells the caller who they are', async () => {
    const client = app.client(await tokens.assistant(organizationId, 'member', 'ana'));
    expect(await client.run('{ viewer { actor { kind userId role } organization { id name } } }')).toEqual({
      viewer: {
        actor: { kind: 'ASSISTANT', userId: 'ana', role: 'MEMBER' },
        organization: { id: organizationId, name: 'Juniper' },
      },
    });
  });

  it('answers what the role does not allow as a user error of the mutation', async () => {
    const client = app.client(await tokens.person(organizationId));
    const { createOrganization: refused } = await client.run<Created, Record<string, unknown>>(
      createOrganization,
      {
        input: { name: 'Other', ownerUserId: 'ana' },
      },
    );
    expect(refused).toMatchObject({ organization: null, userErrors: [{ code: 'NOT_ALLOWED', field: null }] });
  });

  it('names the field of every fault in an input', async () => {
    const service = app.client(await tokens.service());
    const { createOrganization: refused } = await service.run<Created, Record<string, unknown>>(
      createOrganization,
      {
        input: { name: '', ownerUserId: '' },
      },
    );
    expect(refused.userErrors.map(({ field }) => field)).toEqual([
      ['input', 'name'],
      ['input', 'ownerUserId'],
    ]);
  });

  it('refuses a service outside an organization what is inside one', async () => {
    const { body } = await post(
      { query: '{ organization { id } }' },
      { authorization: `Bearer ${await tokens.service()}` },
    );
    expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('anything by its id', () => {
  it('finds what belongs to the organization and nothing of another', async () => {
    const client = app.client(await tokens.person(organizationId));
    const { organization } = await client.run<{ organization: { profile: { id: string } } }>(
      '{ organization { profile { id } } }',
    );
    const node = 'query Node($id: ID!) { node(id: $id) { __typename id } }';
    expect(await client.run(node, { id: organization.profile.id })).toEqual({
      node: { __typename: 'BusinessProfile', id: organization.profile.id },
    });
    expect(await client.run(node, { id: organizationId })).toMatchObject({
      node: { __typename: 'Organization' },
    });
    for (const id of ['no-id', '00000000-0000-4000-8000-000000000000'])
      expect(await client.run(node, { id })).toEqual({ node: null });
    const service = app.client(await tokens.service());
    const { createOrganization: other } = await service.run<Created, Record<string, unknown>>(
      createOrganization,
      {
        input: { name: 'Other', ownerUserId: 'bob' },
      },
    );
    const stranger = app.client(await tokens.person(other.organization!.id));
    expect(await stranger.run(node, { id: organization.profile.id })).toEqual({ node: null });
    expect(await stranger.run(node, { id: organizationId })).toEqual({ node: null });
  });
});

describe('limits', () => {
  const authorized = async () => ({ authorization: `Bearer ${await tokens.person(organizationId)}` });

  it.each([
    [
      'too deep',
      `{ node(id: "x") { id ${'... on PhoneNumber { messaging { registration { phoneNumber {'.repeat(6)} id ${'} } } }'.repeat(6)} } }`,
    ],
    ['too many aliases', `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['too many tokens', `{ ${'__typename '.repeat(5_000)} }`],
    [
      'too large pages within pages',
      'query Q($n: Int = 100) { organization { phoneNumbers(first: $n) { nodes { id messaging { registration { phoneNumbers(first: $n) { nodes { id e164 friendlyName kind country lifecycle revision } } } } } } } }',
    ],
  ])('refuses an operation with %s', async (_what, query) => {
    const { status, body } = await post({ query }, await authorized());
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(body.data).toBeUndefined();
  });

  it('refuses a body that is too large', async () => {
    const { status, body } = await post({ query: `{ __typename } # ${'x'.repeat(200_000)}` });
    expect(status).toBe(413);
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuses several operations in one request', async () => {
    const { status } = await post([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
    expect(status).toBe(400);
  });

  it('refuses requests that a web page could send without asking', async () => {
    const { status } = await post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' });
    expect(status).toBeGreaterThanOrEqual(400);
  });
});

describe('answers', () => {
  it('carry the id of the request, given or made', async () => {
    const given = await post({ query: '{ __typename }' }, { 'x-request-id': 'my-request-0001' });
    expect(given.headers.get('x-request-id')).toBe('my-request-0001');
    const made = await post({ query: '{ __typename }' }, { 'x-request-id': 'bad id\u00e9' });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('let only listed origins read them', async () => {
    const allowed = await post({ query: '{ __typename }' }, { origin: 'https://app.example.com' });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
    const other = await post({ query: '{ __typename }' }, { origin: 'https://evil.example.com' });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('show Sandbox to a browser', async () => {
    const page = await fetch(`${app.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('EmbeddedSandbox');
    expect(html).toContain("initialSubscriptionEndpoint: initialEndpoint.replace(/^http/, 'ws')");
  });

  it('report that everything is well', async () => {
    expect(await (await fetch(`${app.url}/healthz`)).json()).toEqual({ status: 'alive' });
    const ready = await fetch(`${app.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      status: 'ready',
      database: 'ok',
      queue: 'ok',
      redis: 'in-process',
    });
  });

  it('show metrics to whoever has their token', async () => {
    expect((await fetch(`${app.url}/metrics`)).status).toBe(401);
    const metrics = await fetch(`${app.url}/metrics`, {
      headers: { authorization: 'Bearer a token for metrics' },
    });
    const text = await metrics.text();
    for (const name of [
      'http_request_duration_seconds',
      'webhook_receipts_pending',
      'jobs_total',
      'graphql_sockets',
    ])
      expect(text).toContain(name);
  });
});

describe('the socket', () => {
  it('is closed when the token is missing or expires', async () => {
    const closed = (payload: object) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
        socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
        socket.on('close', resolve);
      });
    expect(await closed({})).toBeGreaterThanOrEqual(4400);
    const brief = await tokens.person(organizationId, 'owner', 'ana', 1);
    expect(await closed({ authorization: `Bearer ${brief}` })).toBe(4403);
  });
});

describe('stopping', () => {
  it('finishes what is under way, closes sockets, and starts again on the same data', async () => {
    const client = app.client(await tokens.person(organizationId));
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await new Promise((resolve) => socket.on('open', resolve));
    const goodbye = new Promise<number>((resolve) => socket.on('close', resolve));
    // Half a request, finished while the server is stopping.
    const body = JSON.stringify({ query: '{ __typename }' });
    const answered = new Promise<number>((resolve, reject) => {
      const half = httpRequest(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': body.length },
      });
      half.on('response', (response) => resolve(response.statusCode!));
      half.on('error', reject);
      half.write(body.slice(0, 5));
      void pause(600).then(() => half.end(body.slice(5)));
    });
    await pause(200);
    await app.restart();
    expect(await answered).toBe(200);
    expect(await goodbye).toBe(1001);
    await until(async () => (await fetch(`${app.url}/readyz`)).status === 200);
    expect(await client.run('{ organization { id } }')).toEqual({ organization: { id: organizationId } });
  });
});
