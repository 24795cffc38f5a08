import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PhoneCardsDocument, ViewerDocument } from '../../operations/generated';
import { ApiClient } from '../../local/client';
import { isAlive, runToEnd } from '../../local/processes';
import { runDirectory } from '../support/run-directory';
import { until } from '../support/wait';

const root = path.join(__dirname, '../..');

/** One test after the other, on one data directory: the days of a local stack. */
describe('npm start', () => {
  const directory = path.join(runDirectory(), 'local-stack');
  // What the rest of the test run set must not be what is "set already".
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    LOCAL_DATA_DIR: directory,
    LOG_FILE: process.env.LOG_FILE,
    LOG_LEVEL: 'debug',
  };
  let starter: ChildProcess;
  let printed = '';
  let organizationId: string;

  const run = (file: string, ...args: string[]) =>
    runToEnd(process.execPath, [path.join(root, 'local', file), ...args], { cwd: root, env });

  async function start(...args: string[]): Promise<void> {
    printed = '';
    starter = spawn(process.execPath, [path.join(root, 'local/start.mjs'), ...args], {
      cwd: root,
      env,
      detached: true,
    });
    starter.stdout!.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    starter.stderr!.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await until(
      () => {
        if (starter.exitCode !== null) throw new Error(printed);
        return printed.includes('Ctrl-C ends everything');
      },
      { within: 60_000, what: 'a running stack' },
    );
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => starter.once('exit', resolve));
    starter.kill(signal);
    return ended;
  }

  const line = (after: string) => printed.slice(printed.indexOf(after)).split('\n')[1]!.trim();
  const graphqlUrl = () => /http:\S+\/graphql\b/.exec(printed)![0];
  const asPrinted = (who: string) => new ApiClient(graphqlUrl(), line(`  ${who}`));
  const postgresPid = () => {
    const elsewhere = path.join(directory, 'postgres.elsewhere');
    let data = path.join(directory, 'postgres');
    try {
      data = readFileSync(elsewhere, 'utf8').trim();
    } catch {
      // It is where it belongs.
    }
    return Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  };
  const running = () =>
    JSON.parse(readFileSync(path.join(directory, 'running.json'), 'utf8')) as { children: { pid: number }[] };

  beforeAll(() => {
    mkdirSync(directory);
  });
  afterAll(async () => {
    if (starter.exitCode === null && starter.signalCode === null) await end('SIGTERM');
  });

  it('prints where it is and tokens that work', async () => {
    await start();
    const owner = await asPrinted('Owner').run(ViewerDocument, {});
    organizationId = owner.viewer.organization.id;
    expect(owner.viewer.actor).toMatchObject({ kind: 'USER', role: 'OWNER' });
    expect(owner.viewer.organization.profile.legalName).toBe('Juniper Street Bakery LLC');
    expect(owner.viewer.organization.twilioAccount).toMatchObject({ mode: 'MANAGED', status: 'ACTIVE' });
    const assistant = await asPrinted('Assistant (acting for the owner)').run(ViewerDocument, {});
    expect(assistant.viewer.actor).toMatchObject({ kind: 'ASSISTANT', role: 'OWNER' });
    expect(assistant.viewer.organization.id).toBe(organizationId);
    const page = await fetch(graphqlUrl().replace('/graphql', '/graphiql'));
    expect(await page.text()).toContain(`Bearer ${line('  Owner').split('.')[0]}`);
  });

  it('refuses to run twice on the same data', async () => {
    await expect(run('start.mjs')).rejects.toThrow(/running already/);
  });

  it('signs tokens on request, alone on standard output', async () => {
    const member = (await run('run.mjs', 'token', '--role', 'member', '--user', 'sam')).trim();
    expect(member).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    const { viewer } = await new ApiClient(graphqlUrl(), member).run(ViewerDocument, {});
    expect(viewer.actor).toEqual({ kind: 'USER', userId: 'sam', role: 'MEMBER' });
    await expect(run('run.mjs', 'token', '--role', 'king')).rejects.toThrow(/not a role/);
  });

  it('is walked through by the demo, again and again', async () => {
    for (let time = 0; time < 2; time += 1)
      expect(await run('run.mjs', 'demo')).toContain('The journey is complete: READY, and a delivered text');
  }, 120_000);

  it('comes back with everything after it was killed', async () => {
    const left = running().children.map(({ pid }) => pid);
    await end('SIGKILL');
    expect(left.every(isAlive)).toBe(true);
    await start();
    expect(left.some(isAlive)).toBe(false);
    const { organization } = await asPrinted('Owner').run(PhoneCardsDocument, {});
    expect(organization.id).toBe(organizationId);
    expect(organization.phoneNumbers.nodes.map(({ messaging }) => messaging.state)).toEqual([
      'READY',
      'READY',
    ]);
  });

  it('ends everything it started', async () => {
    const pids = [postgresPid(), ...running().children.map(({ pid }) => pid)];
    expect(pids.every(isAlive)).toBe(true);
    expect(await end('SIGTERM')).toBe(0);
    expect(pids.some(isAlive)).toBe(false);
  });

  it('begins anew when told to', async () => {
    await start('--fresh');
    const { organization } = await asPrinted('Owner').run(PhoneCardsDocument, {});
    expect(organization.id).not.toBe(organizationId);
    expect(organization.phoneNumbers.nodes).toEqual([]);
    expect(await end('SIGINT')).toBe(0);
  });

  it('leaves nothing behind when a demo that started everything is interrupted', async () => {
    const demo = spawn(process.execPath, [path.join(root, 'local/run.mjs'), 'demo'], { cwd: root, env });
    const ended = new Promise<number | null>((resolve) => demo.once('exit', resolve));
    let told = '';
    demo.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
    await until(() => told.includes(' 2. '), { within: 60_000, what: 'a demo under way' });
    const pids = [postgresPid(), ...running().children.map(({ pid }) => pid)];
    expect(pids.every(isAlive)).toBe(true);
    demo.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(pids.some(isAlive)).toBe(false);
  });
});
