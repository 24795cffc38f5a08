import { startApp, type TestApp } from '../support/app';
import { startRedis, type TestRedis } from '../support/redis';
import { tokens } from '../support/tokens';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis?.stop());

const create = `mutation M($input: CreateOrganizationInput!) {
  createOrganization(input: $input) { organization { id } userErrors { code } }
}`;
const input = { name: 'Juniper', ownerUserId: 'ana' };

/** Makes an organization and gives a token of its owner. */
async function signUp(app: TestApp): Promise<string> {
  const service = app.client(await tokens.service());
  type Created = { createOrganization: { organization: { id: string } } };
  const { createOrganization } = await service.run<Created, Record<string, unknown>>(create, { input });
  return tokens.person(createOrganization.organization.id);
}

describe.each([['in memory'], ['in Redis']])('limits counted %s', (where) => {
  const environment = (): Record<string, string> => (where === 'in Redis' ? { REDIS_URL: redis.url } : {});
  let app: TestApp;
  afterEach(() => app?.stop());

  it('hold an organization back without touching others, over HTTP and the socket', async () => {
    app = await startApp({ ...environment(), RATE_LIMIT_ORGANIZATION: '5' });
    const busy = app.client(await signUp(app));
    const quiet = app.client(await signUp(app));
    for (let n = 0; n < 5; n += 1) expect((await busy.call('{ __typename }')).errors).toEqual([]);
    const refused = await busy.call('{ __typename }');
    expect(refused.status).toBe(429);
    expect(refused.errors[0]?.extensions).toEqual({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const watch = busy.watch('subscription { phoneNumberChanged { id } }');
    await expect(watch.next()).rejects.toBeDefined();
    expect((await quiet.call('{ __typename }')).errors).toEqual([]);
  });

  it('count each mutation that leaves something behind, also several in one operation', async () => {
    app = await startApp({ ...environment(), RATE_LIMIT_CREATIONS: '3' });
    const service = app.client(await tokens.service());
    const fields = Array.from(
      { length: 5 },
      (_, n) => `m${n}: createOrganization(input: $input) { organization { id } }`,
    );
    const { data, errors } = await service.call<Record<string, unknown>, Record<string, unknown>>(
      `mutation M($input: CreateOrganizationInput!) { ${fields.join(' ')} }`,
      { input },
    );
    expect(errors.map((error) => error.extensions?.code)).toContain('RATE_LIMITED');
    expect(data).toBeNull();
    const rows = await app.database.query('SELECT id FROM organizations');
    expect(rows).toHaveLength(3);
  });

  it('hold an address back, whoever it says it is', async () => {
    app = await startApp({ ...environment(), RATE_LIMIT_ADDRESS: '4' });
    const stranger = app.client(null);
    for (let n = 0; n < 4; n += 1) expect((await stranger.call('{ __typename }')).status).toBe(200);
    const refused = await stranger.call('{ __typename }');
    expect(refused.status).toBe(429);
    expect(refused.errors[0]?.extensions?.code).toBe('RATE_LIMITED');
    const forged = await fetch(`${app.url}/graphql?query={__typename}`, {
      headers: { 'x-forwarded-for': '203.0.113.9', 'apollo-require-preflight': '1' },
    });
    expect(forged.status).toBe(429);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });
});

describe('when Redis is away', () => {
  it('calls are counted in memory and answered without delay', async () => {
    const own = await startRedis();
    const app = await startApp({ REDIS_URL: own.url, RATE_LIMIT_ORGANIZATION: '1000' });
    try {
      const client = app.client(await signUp(app));
      await own.kill();
      const began = Date.now();
      for (let n = 0; n < 5; n += 1) expect((await client.call('{ __typename }')).errors).toEqual([]);
      expect(Date.now() - began).toBeLessThan(2_000);
      const ready = await fetch(`${app.url}/readyz`);
      expect(ready.status).toBe(200);
      expect(await ready.json()).toMatchObject({ status: 'degraded', redis: 'degraded' });
    } finally {
      await app.stop();
      await own.stop();
    }
  });
});
