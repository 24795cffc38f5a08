import path from 'node:path';
import { ApiClient } from '../../local/client';
import { freePort } from '../../local/ports';
import { readConfig } from '../../src/config/environment';
import { createApp } from '../../src/server/app';
import { createDatabase, type TestDatabase } from './database';
import { runDirectory } from './run-directory';
import { parentAccount, startSimulator, type TestSimulator } from './simulator';
import { jwtSecret } from './tokens';

/** The real server with a database and a simulator of its own. */
export interface TestApp {
  /** Where it is reached, without a slash at the end. */
  url: string;
  database: TestDatabase;
  simulator: TestSimulator;
  /** The environment it was configured from. */
  env: Record<string, string>;
  /** A client of the GraphQL API; it is closed with the app. */
  client(token: string | null): ApiClient;
  /** Ends the server and brings it back on the same port with the same data, single variables changed. */
  restart(environment?: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server in this process; `environment` overrides single variables. Stop it in `afterAll`. */
export async function startApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const [database, simulator, port] = await Promise.all([createDatabase(), startSimulator(), freePort()]);
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...testEnvironment({
      port,
      url,
      databaseUrl: database.url,
      simulatorUrl: simulator.url,
      primaryProfileSid: simulator.primaryProfileSid,
    }),
    ...environment,
  };
  const boot = async () => {
    const app = await createApp(readConfig(env));
    await app.start();
    return app;
  };
  let app = await boot();
  const clients: ApiClient[] = [];
  return {
    url,
    database,
    simulator,
    env,
    client: (token) => {
      const client = new ApiClient(`${url}/graphql`, token);
      clients.push(client);
      return client;
    },
    restart: async (changes = {}) => {
      await app.stop();
      Object.assign(env, changes);
      app = await boot();
    },
    stop: async () => {
      await Promise.all(clients.map((client) => client.close()));
      await app.stop();
      await Promise.all([simulator.stop(), database.drop()]);
    },
  };
}

/** Everything a server needs to run against the given database and simulator. */
export function testEnvironment(at: {
  port: number;
  url: string;
  databaseUrl: string;
  simulatorUrl: string;
  primaryProfileSid: string;
}): Record<string, string> {
  return {
    NODE_ENV: 'test',
    PORT: String(at.port),
    DATABASE_URL: at.databaseUrl,
    PUBLIC_URL: at.url,
    JWT_SECRET: jwtSecret,
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    TWILIO_ACCOUNT_SID: parentAccount.sid,
    TWILIO_AUTH_TOKEN: parentAccount.token,
    TWILIO_API_BASE_URL: at.simulatorUrl,
    TWILIO_PRIMARY_PROFILE_SID: at.primaryProfileSid,
    TWILIO_REGISTRATION_CALLS_PER_SECOND: '100',
    COMPLIANCE_EMAIL: 'compliance@loquent.example',
    CLOCK_URL: `${at.simulatorUrl}/_simulator/clock`,
    SIMULATOR_URL: at.simulatorUrl,
    DOCUMENT_STORAGE_DIR: path.join(runDirectory(), `documents-${at.port}`),
    ...Object.fromEntries(
      ['ADDRESS', 'ORGANIZATION', 'PURCHASES', 'SUBMISSIONS', 'SENDS', 'CREATIONS'].map((one) => [
        `RATE_LIMIT_${one}`,
        '0',
      ]),
    ),
  };
}
