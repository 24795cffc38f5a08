import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ApiClient } from '../../local/client';
import { freePort } from '../../local/ports';
import { testEnvironment, type TestApp } from '../support/app';
import { createDatabase, type TestDatabase } from '../support/database';
import { given, type GivenOrganization } from '../support/given';
import { startRedis, type TestRedis } from '../support/redis';
import { trackProcess } from '../support/run-directory';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { until } from '../support/wait';

const program = path.join(__dirname, '../../dist/main.js');

/** A server process and what it said on standard error. */
interface Started {
  child: ChildProcess;
  said: () => string;
}

function start(env: Record<string, string>, ...args: string[]): Started {
  const { PATH = '', LOG_FILE = '', LOG_LEVEL = '' } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH, LOG_FILE, LOG_LEVEL, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  trackProcess(child.pid);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, said: () => said };
}

async function exitOf({ child }: Started): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

async function stop(started: Started): Promise<number | null> {
  started.child.kill('SIGTERM');
  return exitOf(started);
}

const ready = (port: number | string) =>
  until(async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.ok, {
    within: 60_000,
    what: 'a process that is ready',
  });

describe('a process that cannot run as it was asked to', () => {
  it('names every fault and does not start', async () => {
    const started = start({ PORT: 'http', JWT_SECRET: 'short' });
    expect(await exitOf(started)).toBe(1);
    for (const name of [
      'PORT',
      'JWT_SECRET',
      'DATABASE_URL',
      'PUBLIC_URL',
      'COMPLIANCE_EMAIL',
      'ENCRYPTION_KEYS',
    ])
      expect(started.said()).toContain(name);
  });

  it('refuses a role it does not know', async () => {
    const started = start({}, '--role', 'boss');
    expect(await exitOf(started)).toBe(1);
    expect(started.said()).toContain('--role');
  });
});

describe('processes', () => {
  let database: TestDatabase;
  let simulator: TestSimulator;
  let redis: TestRedis;
  let common: Record<string, string>;
  const ports: number[] = [];

  beforeAll(async () => {
    [database, simulator, redis] = await Promise.all([createDatabase(), startSimulator(), startRedis()]);
    for (let n = 0; n < 3; n += 1) ports.push(await freePort());
    common = testEnvironment({
      port: ports[0]!,
      url: `http://127.0.0.1:${ports[0]}`,
      databaseUrl: database.url,
      simulatorUrl: simulator.url,
      primaryProfileSid: simulator.primaryProfileSid,
    });
  });
  afterAll(() => Promise.all([simulator.stop(), redis.stop(), database.drop()]));

  it('without Redis are one: a role alone and a second process are refused', async () => {
    const alone = start(common, '--role', 'api');
    expect(await exitOf(alone)).toBe(1);
    expect(alone.said()).toContain('REDIS_URL');
    const first = start(common);
    await ready(ports[0]!);
    const second = start({ ...common, PORT: String(ports[1]) });
    expect(await exitOf(second)).toBe(1);
    expect(second.said()).toContain('REDIS_URL');
    expect(await stop(first)).toBe(0);
  });

  it('with Redis share the work: callers at two, jobs and receipts at a third', async () => {
    const env = { ...common, REDIS_URL: redis.url };
    const processes = [
      start(env, '--role', 'api'),
      start({ ...env, PORT: String(ports[1]) }, '--role', 'api'),
      start({ ...env, WORKER_PORT: String(ports[2]) }, '--role', 'worker'),
    ];
    const clients: ApiClient[] = [];
    const at = (port: number) => (token: string | null) => {
      const client = new ApiClient(`http://127.0.0.1:${port}/graphql`, token);
      clients.push(client);
      return client;
    };
    try {
      await Promise.all(ports.map((port) => ready(port)));
      const here = given({ client: at(ports[0]!), simulator } as TestApp);
      // Only the worker makes the account, so having one shows that jobs reach it.
      const bakery: GivenOrganization = await here.organization({ profile: null });
      const elsewhere = at(ports[1]!)(bakery.owner.token);
      const watch = elsewhere.watch<{ phoneNumberChanged: { lifecycle: string } }>(
        'subscription { phoneNumberChanged { id lifecycle revision } }',
      );
      const number = await here.phoneNumber(bakery);
      await watch.next(({ phoneNumberChanged }) => phoneNumberChanged.lifecycle === 'ACTIVE');
      // A customer's text comes in at one process, is applied by another and is seen at the third.
      const texts = elsewhere.watch<{ messageChanged: { body: string } }>(
        'subscription { messageChanged { id body } }',
      );
      const metrics = async () => (await fetch(`http://127.0.0.1:${ports[2]}/metrics`)).text();
      await until(async () => {
        await simulator.inbound({ from: '+14155550123', to: number.e164, body: 'Are you open?' });
        return texts.next(() => true, 2_000).catch(() => null);
      });
      expect(await metrics()).toMatch(
        /webhook_receipts_total\{kind="inbound-message",outcome="processed"\} [1-9]/,
      );
      await Promise.all(clients.map((client) => client.close()));
      expect(await Promise.all(processes.map(stop))).toEqual([0, 0, 0]);
    } finally {
      await Promise.all([...clients.map((client) => client.close()), ...processes.map(stop)]);
    }
  });
});
