import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { PhoneCardChangedDocument } from '../../operations/generated';
import { tokenFor } from '../support/callers';
import { idOf } from '../support/constants';
import type { MeasuredServer } from '../support/ground';
import type { Row } from '../support/row';
import { subscribe, subscribeBare, type Subscriber } from '../support/subscribers';

/** Connected before the first look, so that what a server sets up once is not counted. */
const warmUp = 500;

/** What somebody costs who only watches. */
export const memory: Row = {
  name: 'memory',
  title: 'idle subscriber, each person with one card of their business',
  yardstick: 'bare ws connection',
  async run(ground, effort) {
    const count = effort.quick ? 1_500 : 3_000;
    const ours = await ground.ours({ inspect: true });
    const perOurs = await bytesEach(ours, count, async (n) => {
      // 199 organizations of five cards: a few people watch the same card, most another one.
      const organization = 2 + (n % 199);
      const card = 1 + (Math.floor(n / 199) % 5);
      const variables = { phoneNumberId: idOf('number', 1_000_000 + organization * 10 + card) };
      const token = await tokenFor(organization, n);
      return subscribe(ours, token, { query: String(PhoneCardChangedDocument), variables, snapshot: 1 });
    });
    await ours.stop();
    const bare = await ground.yardstick({ inspect: true });
    const perBare = await bytesEach(bare, count, async (n) => subscribeBare(bare, await tokenFor(1, n)));
    await bare.stop();
    return [
      {
        what: 'memory',
        aim: { atMost: 2 },
        ratio: perOurs / perBare,
        ours: `${(perOurs / 1_024).toFixed(1)} kB`,
        yardstick: `${(perBare / 1_024).toFixed(1)} kB`,
      },
    ];
  },
};

/** By how much the process grows with each of the subscribers that join after the first. */
async function bytesEach(
  server: MeasuredServer,
  count: number,
  join: (n: number) => Promise<Subscriber>,
): Promise<number> {
  const all: Subscriber[] = [];
  const gather = async (until: number) => {
    while (all.length < until)
      all.push(...(await Promise.all(Array.from({ length: 50 }, (_, n) => join(all.length + n)))));
    await sleep(500);
  };
  await gather(warmUp);
  const before = await residentBytes(server);
  await gather(warmUp + count);
  const after = await residentBytes(server);
  for (const { socket } of all) socket.drop();
  return (after - before) / count;
}

/** The process's resident memory after its garbage was collected. */
async function residentBytes({ inspectorPort }: MeasuredServer): Promise<number> {
  const targets = (await (await fetch(`http://127.0.0.1:${inspectorPort}/json/list`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  const socket = new WebSocket(targets[0]!.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  let id = 0;
  const call = (method: string, params = {}) =>
    new Promise<{ result?: { value?: unknown } }>((resolve) => {
      const mine = (id += 1);
      const read = (data: unknown) => {
        const answer = JSON.parse(String(data)) as { id?: number; result: { result?: { value?: unknown } } };
        if (answer.id !== mine) return;
        socket.off('message', read);
        resolve(answer.result);
      };
      socket.on('message', read);
      socket.send(JSON.stringify({ id: mine, method, params }));
    });
  for (let n = 0; n < 3; n += 1) await call('HeapProfiler.collectGarbage');
  const { result } = await call('Runtime.evaluate', { expression: 'process.memoryUsage().rss' });
  socket.close();
  return Number(result?.value);
}
