import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageDocument, type PhoneCardFragment } from '../../operations/generated';
import type { TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { startKillableServer, type KillableServer } from '../support/killable-server';
import { letMinutePass } from '../support/passing-time';
import { until } from '../support/wait';

const sending = 'POST /2010-04-01/Accounts/*/Messages.json';

/** How far a text has come when the process dies. */
type Step =
  | 'waiting in line'
  | 'handed over, and Twilio did not take it'
  | 'handed over, and Twilio took it'
  | 'accepted, and nothing heard since'
  | 'dropped from a full queue, and nothing heard of it'
  | 'refused for good';

const steps: readonly Step[] = [
  'handed over, and Twilio did not take it',
  'handed over, and Twilio took it',
  'accepted, and nothing heard since',
  'dropped from a full queue, and nothing heard of it',
  'refused for good',
  'waiting in line',
];

describe('a server killed while it sends', () => {
  let server: KillableServer;
  let of: GivenOrganization;
  let number: PhoneCardFragment;
  let customers = 0;

  beforeAll(async () => {
    server = await startKillableServer();
    const app = server as unknown as TestApp;
    of = await given(app).organization();
    number = await given(app).readyNumber(of);
  });
  afterAll(() => server?.stop());

  const someone = (): string => `+1503557${String(1000 + (customers += 1))}`;

  async function send(to: string): Promise<string> {
    const { sendMessage } = await of.owner.run(SendMessageDocument, {
      input: { phoneNumberId: number.id, to, body: `For ${to}` },
    });
    expect(sendMessage.userErrors).toEqual([]);
    return sendMessage.message!.id;
  }

  const row = async (id: string) =>
    (
      await server.database.query<{ status: string; twilio_sid: string | null; error_code: number | null }>(
        'SELECT status, twilio_sid, error_code FROM messages WHERE id = $1',
        [id],
      )
    )[0]!;

  async function atTwilio(to: string) {
    const { messages } = await server.simulator.resources();
    return messages!.filter((one) => one.to === to);
  }

  /** Brings a new text so far and no further. */
  async function bringTo(step: Step): Promise<{ id: string; to: string; step: Step }> {
    const to = step === 'refused for good' ? '+15005550009' : someone();
    if (step === 'waiting in line')
      await server.database.query(
        `UPDATE sender_paces SET next_send_at = next_send_at + interval '10 minutes' WHERE phone_number_id = $1`,
        [number.id],
      );
    if (step === 'handed over, and Twilio did not take it')
      await server.simulator.fault(sending, 'timeout-before');
    if (step === 'handed over, and Twilio took it') await server.simulator.fault(sending, 'timeout-after');
    if (step.startsWith('dropped')) await server.simulator.delivery(to, 'failed', 30001);
    const id = await send(to);
    if (step.startsWith('dropped')) {
      await until(async () => (await atTwilio(to))[0]?.status === 'failed');
      await until(async () => (await row(id)).twilio_sid !== null);
      await server.simulator.delivery(to, 'delivered');
    }
    if (step.startsWith('handed over'))
      await until(async () => (await server.simulator.resources()).faults!.length === 0, { every: 50 });
    if (step.startsWith('accepted')) await until(async () => (await row(id)).twilio_sid !== null);
    if (step.startsWith('refused')) await until(async () => (await row(id)).status === 'FAILED');
    return { id, to, step };
  }

  /** Lets time pass until everything planned has been done and every text has its end. */
  async function settle(ids: string[]): Promise<void> {
    await until(
      async () => {
        await letMinutePass(server);
        const open = await server.database.query(
          `SELECT 1 FROM messages WHERE id = ANY($1) AND status NOT IN ('DELIVERED', 'FAILED')`,
          [ids],
        );
        return open.length === 0;
      },
      { within: 90_000, every: 100, what: 'an end of every text' },
    );
  }

  it('has sent each text once in the end, whichever two steps it died between', async () => {
    // Nothing is told, so that everything has to be found out.
    await server.simulator.callbacks({ drop: 1 });
    const texts = [];
    for (const step of steps) texts.push(await bringTo(step));
    await server.kill();
    const begun = await Promise.all(texts.map(({ id }) => row(id)));
    expect(begun.map((one) => [one.status, one.twilio_sid !== null])).toEqual([
      ['SENDING', false],
      ['SENDING', false],
      ['SENDING', true],
      ['SENDING', true],
      ['FAILED', false],
      ['QUEUED', false],
    ]);
    await server.start();
    await settle(texts.map(({ id }) => id));
    for (const { id, to, step } of texts) {
      const all = await atTwilio(to);
      const there = all.filter((one) => one.status !== 'failed');
      expect(all.length - there.length).toBe(step.startsWith('dropped') ? 1 : 0);
      const expected =
        step === 'refused for good'
          ? { there: 0, status: 'FAILED', error_code: 21614, twilio_sid: null }
          : { there: 1, status: 'DELIVERED', error_code: null, twilio_sid: there[0]?.sid };
      expect({ step, there: there.length, ...(await row(id)) }).toEqual({ step, ...expected });
    }
    expect(
      await server.database.query(`SELECT 1 FROM scheduled_work WHERE task = 'look-up-message'`),
    ).toEqual([]);
    await server.simulator.callbacks({});
  }, 150_000);

  it('has sent each text once in the end, killed again and again at no particular moment', async () => {
    const texts: { id: string; to: string }[] = [];
    for (const afterMs of [0, 20, 60]) {
      for (let n = 0; n < 4; n += 1) {
        const to = someone();
        texts.push({ id: await send(to), to });
      }
      await sleep(afterMs);
      await server.kill();
      await server.simulator.advance('PT95S');
      await server.start();
    }
    await settle(texts.map(({ id }) => id));
    for (const { id, to } of texts) {
      const there = await atTwilio(to);
      expect(there).toHaveLength(1);
      expect(await row(id)).toEqual({ status: 'DELIVERED', error_code: null, twilio_sid: there[0]!.sid });
    }
  }, 150_000);
});
