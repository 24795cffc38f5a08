import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ApiClient } from '../../local/client';
import { freePort } from '../../local/ports';
import { testEnvironment, type TestApp } from '../support/app';
import { createDatabase, type TestDatabase } from '../support/database';
import { given, type GivenOrganization } from '../support/given';
import { trackProcess } from '../support/run-directory';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { until } from '../support/wait';

const buying = 'POST /2010-04-01/Accounts/*/IncomingPhoneNumbers.json';
const purchase =
  'mutation ($e164: E164!) { purchasePhoneNumber(input: { e164: $e164 }) { phoneNumber { id } userErrors { code } } }';

/** The server as in production: a process of its own. */
async function startServer(env: Record<string, string>): Promise<ChildProcess> {
  const server = spawn(process.execPath, [path.join(__dirname, '../../dist/main.js'), '--role', 'all'], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  trackProcess(server.pid);
  await until(async () => (await fetch(`http://127.0.0.1:${env.PORT}/readyz`).catch(() => null))?.ok, {
    within: 60_000,
    what: 'a server that is ready',
  });
  return server;
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  server.kill(signal);
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
}

describe('a server killed while it buys', () => {
  let database: TestDatabase;
  let simulator: TestSimulator;
  let env: Record<string, string>;
  let server: ChildProcess;
  let bakery: GivenOrganization;

  beforeAll(async () => {
    const [port] = await Promise.all([
      freePort(),
      createDatabase().then((made) => (database = made)),
      startSimulator().then((made) => (simulator = made)),
    ]);
    const url = `http://127.0.0.1:${port}`;
    env = testEnvironment({
      port,
      url,
      databaseUrl: database.url,
      simulatorUrl: simulator.url,
      primaryProfileSid: simulator.primaryProfileSid,
    });
    server = await startServer(env);
    const client = (token: string | null) => new ApiClient(`${url}/graphql`, token);
    bakery = await given({ client, simulator } as TestApp).organization({ profile: null });
  });

  afterAll(async () => {
    await end(server, 'SIGTERM');
    await Promise.all([simulator.stop(), database.drop()]);
  });

  it('has bought exactly one of each number in the end, whether it died before or after the sale', async () => {
    const fates = [
      { e164: '+18552345671', effect: 'timeout-after' },
      { e164: '+18552345672', effect: 'timeout-before' },
    ] as const;
    for (const { e164, effect } of fates) {
      await simulator.fault(buying, effect);
      void bakery.owner.call(purchase, { e164 }).catch(() => null);
      await until(async () =>
        (await simulator.requests()).some(
          (one) => one.method === 'POST' && one.body.includes(encodeURIComponent(e164)),
        ),
      );
    }
    await end(server, 'SIGKILL');
    const rows = () => database.query('SELECT e164, lifecycle FROM phone_numbers ORDER BY e164');
    expect((await rows()).map((one) => one.lifecycle)).toEqual(['PURCHASING', 'PURCHASING']);
    server = await startServer(env);
    await until(
      async () => {
        await simulator.advance('PT61S');
        return (await rows()).every((one) => one.lifecycle === 'ACTIVE');
      },
      { within: 60_000, every: 1_000, what: 'numbers that were bought' },
    );
    const { incomingPhoneNumbers } = await simulator.resources();
    expect(incomingPhoneNumbers!.map((one) => one.phone_number).sort()).toEqual(fates.map((one) => one.e164));
    expect((await rows()).map((one) => one.e164)).toEqual(fates.map((one) => one.e164));
  });
});
