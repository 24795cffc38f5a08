import { randomBytes } from 'node:crypto';
import { callbackLoad } from '../support/callback-load';
import { statusCallback } from '../support/callers';
import type { Ground, MeasuredServer } from '../support/ground';
import { loadMeasure, warmUp, type Load } from '../support/load';
import type { Row } from '../support/row';
import { interleave } from '../support/statistics';

const connections = 50;
const mostPerSecond = 25_000;

/** How fast signed news is taken in, and how long the slowest wait. */
export const webhooks: Row = {
  name: 'webhooks',
  title: 'signed status webhook, stored and answered, 50 connections',
  yardstick: 'bare http, one INSERT … ON CONFLICT per request',
  async run(ground, effort) {
    const ours = await ground.ours();
    const bare = await ground.yardstick();
    let [stored, storedBare] = [0, 0];
    const runOurs = async (seconds: number) => {
      const result = await run(ours, seconds);
      stored += result.answered;
      return result;
    };
    const runBare = async (seconds: number) => {
      const result = await run(bare, seconds);
      storedBare += result.answered;
      return result;
    };
    await warmUp(ours, callback, 3_000);
    await warmUp(bare, callback, 3_000);
    const pairs = await interleave(
      effort.rounds,
      () => runOurs(effort.seconds),
      () => runBare(effort.seconds),
    );
    await checkStored(ground, 'webhook_receipts', stored);
    await checkStored(ground, 'yardstick.receipts', storedBare);
    return [
      loadMeasure('requests/s', '/s', pairs, (one) => one.perSecond, { atLeast: 1.5 }),
      loadMeasure('p99', 'ms', pairs, (one) => one.p99, { atMost: 1 }),
      loadMeasure('CPU per request', 'µs', pairs, (one) => one.cpu, null),
    ];
  },
};

function run(server: MeasuredServer, seconds: number): Promise<Load> {
  return callbackLoad(
    server,
    connections,
    seconds,
    Array.from({ length: seconds * mostPerSecond }, callback),
  );
}

/** News of a message that was not heard of before. */
function callback() {
  return statusCallback(`SM${randomBytes(16).toString('hex')}`);
}

/** Every 200 is a committed row. */
async function checkStored(ground: Ground, table: string, answered: number): Promise<void> {
  const [row] = await ground.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
  if (Number(row!.count) < answered)
    throw new Error(`${table}: ${answered} answered, only ${row!.count} stored`);
}
