import 'reflect-metadata';
import type { GraphQLField } from 'graphql';
import { requiredPermission } from '../auth/requires';
import { readConfig } from '../config/environment';
import { systemClock } from '../lib/clock';
import { buildApiSchema } from '../schema/build';
import { buildContainer } from './container';
import { createServerDataSource } from './database';
import { resolverClasses } from './resolver-classes';

const config = readConfig({
  DATABASE_URL: 'postgres://nowhere.invalid/none',
  PUBLIC_URL: 'https://api.example.com',
  JWT_SECRET: 's'.repeat(32),
  ENCRYPTION_KEYS: `k:${Buffer.alloc(32, 1).toString('base64')}`,
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'f'.repeat(32),
  COMPLIANCE_EMAIL: 'reviews@example.com',
});

describe('the composition of the API', () => {
  const db = createServerDataSource(config.databaseUrl);
  const container = buildContainer({ config, db, clock: systemClock, publish: () => undefined });

  it('has an instance of every resolver class it lists, and lists every one it has', () => {
    expect([...container.resolvers.keys()].sort(byName)).toEqual([...resolverClasses].sort(byName));
    expect(new Set(resolverClasses).size).toBe(resolverClasses.length);
  });

  it('declares for every root field what its caller must be permitted', async () => {
    const schema = await buildApiSchema(resolverClasses, {
      get: (resolver: object) => container.resolvers.get(resolver),
    });
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const open = roots
      .flatMap((root) => Object.values(root?.getFields() ?? {}))
      .filter((field) => requiredPermission(field as GraphQLField<unknown, unknown>) === null)
      .map(({ name }) => name);
    expect(open).toEqual([]);
  });
});

function byName(a: unknown, b: unknown): number {
  return (a as { name: string }).name < (b as { name: string }).name ? -1 : 1;
}
