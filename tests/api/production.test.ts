import { getIntrospectionQuery } from 'graphql';
import { startApp, type TestApp } from '../support/app';
import { tokens } from '../support/tokens';

let app: TestApp;
let organizationId: string;

beforeAll(async () => {
  app = await startApp({ NODE_ENV: 'production', CLOCK_URL: '', SIMULATOR_URL: '' });
  const service = app.client(await tokens.service());
  const { createOrganization } = await service.run<
    { createOrganization: { organization: { id: string } } },
    Record<string, unknown>
  >(
    'mutation M($input: CreateOrganizationInput!) { createOrganization(input: $input) { organization { id } } }',
    { input: { name: 'Juniper', ownerUserId: 'ana' } },
  );
  organizationId = createOrganization.organization.id;
});
afterAll(() => app?.stop());

describe('in production', () => {
  it('strangers learn nothing of the schema', async () => {
    const stranger = app.client(null);
    const schema = await stranger.call(getIntrospectionQuery());
    expect(schema.data).toBeNull();
    expect(schema.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const typed = await stranger.call('{ __type(name: "Organization") { name } }');
    expect(typed.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const guess = await stranger.call('{ vewer { actor { kind } } }');
    expect(guess.errors[0]?.message).toBe('Cannot query field "vewer" on type "Query".');
    expect((await stranger.call('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });

  it('callers may read the schema', async () => {
    const client = app.client(await tokens.person(organizationId));
    expect((await client.call(getIntrospectionQuery())).errors).toEqual([]);
  });

  it('there is no Sandbox, no GraphiQL and no way there', async () => {
    for (const path of ['/graphql', '/graphiql', '/simulator/clock']) {
      const answer = await fetch(app.url + path, { headers: { accept: 'text/html' }, redirect: 'manual' });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(await answer.text()).not.toContain('Sandbox');
    }
  });

  it('answers ask browsers for https and nothing else', async () => {
    const { headers } = await fetch(`${app.url}/nothing`);
    expect(headers.get('strict-transport-security')).toContain('max-age');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
