import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, startReceiver, startRig, tollFreeShop, verificationForm } from './support';

const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a simulator with a data file', () => {
  it('goes on where it stopped: accounts, clock, pending reviews and undelivered callbacks', async () => {
    const dataFile = join(folder, 'a.json');
    const receiver = await startReceiver();
    const first = await startRig({ dataFile, reviews: 'auto', delayMs: 1_500 });
    const { account, client, number } = await tollFreeShop(first);
    const { sid } = await client.messaging.v1.tollfreeVerifications.create({
      ...verificationForm,
      tollfreePhoneNumberSid: number.sid,
    });
    await first.control('POST /clock', { advance: 'PT1H' });
    await first.control('POST /mode', { reviews: 'auto', delayMs: 1_500 });
    await client.incomingPhoneNumbers(number.sid).update({ smsUrl: `${receiver.url}/inbound` });
    await first.control('POST /callbacks', { delayMs: [600, 600] });
    await first.control('POST /inbound', { from: '+14155550123', to: number.phoneNumber, body: 'Hello' });
    await first.stop();

    const second = await startRig({ dataFile, reviews: 'auto', delayMs: 1_500 });
    const again = second.clientFor(account);
    expect(await again.incomingPhoneNumbers.list()).toHaveLength(1);
    const ahead = Number(new Date((await second.control('GET /clock')).body.now)) - Date.now();
    expect(Math.round(ahead / 60_000)).toBe(60);
    await eventually(() => receiver.received.some(({ params }) => params.Body === 'Hello'));
    await eventually(
      async () => (await again.messaging.v1.tollfreeVerifications(sid).fetch()).status === 'TWILIO_APPROVED',
    );
    await second.stop();
    await receiver.close();
  });

  it('takes up what an older simulator saved', async () => {
    const dataFile = join(folder, 'old.json');
    const first = await startRig({ dataFile });
    await first.stop();
    const saved = JSON.parse(readFileSync(dataFile, 'utf8'));
    for (const name of ['bundles', 'brands', 'campaigns', 'charges', 'limits', 'senderQueues'])
      delete saved[name];
    writeFileSync(dataFile, JSON.stringify(saved));
    const second = await startRig({ dataFile });
    const { customerProfiles, charges } = await second.resources();
    expect([customerProfiles, charges]).toEqual([
      [expect.objectContaining({ sid: second.simulator.primaryProfileSid })],
      [],
    ]);
    await second.stop();
  });

  it('does not mix in what belongs to another parent account', async () => {
    const dataFile = join(folder, 'b.json');
    const first = await startRig({ dataFile });
    await first.parent.messaging.v1.services.create({ friendlyName: 'x' });
    await first.stop();
    const second = await startRig({ dataFile, accountSid: `AC${'b'.repeat(32)}`, authToken: 'c'.repeat(32) });
    expect((await second.resources()).messagingServices).toEqual([]);
    expect(existsSync(`${dataFile}.${first.simulator.accountSid}`)).toBe(true);
    await second.stop();
  });
});

const program = join(__dirname, '../dist/main.js');

describe('the program', () => {
  const start = (args: string[], env: Record<string, string> = {}): ChildProcess =>
    spawn(process.execPath, [program, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const output = async (child: ChildProcess, from: 'stdout' | 'stderr'): Promise<string> => {
    let text = '';
    for await (const chunk of child[from] ?? []) {
      text += String(chunk);
      if (text.includes('\n')) break;
    }
    return text;
  };

  it('says one line when it listens and ends cleanly', async () => {
    const child = start(['--port', '0', '--mode', 'manual'], {
      TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: '2'.repeat(32),
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const ready = JSON.parse(await output(child, 'stdout'));
    expect(ready).toEqual({
      ready: true,
      port: expect.any(Number),
      url: `http://127.0.0.1:${ready.port}`,
      primaryProfileSid: expect.stringMatching(/^BU/),
    });
    expect((await fetch(`${ready.url}/_simulator/clock`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('refuses a wrong command line', async () => {
    const child = start(['--mode', 'perhaps']);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    expect(await output(child, 'stderr')).toContain('--mode');
    expect(await ended).toBe(1);
  });
});
