import { randomBytes } from 'node:crypto';
import { statusCallback } from '../support/callers';
import type { Ground, MeasuredServer } from '../support/ground';
import { load, type Load } from '../support/load';
import type { Measure, Row } from '../support/row';
import { interleave, median, ratio } from '../support/statistics';

const connections = 50;

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
    await runOurs(1);
    await runBare(1);
    const pairs = await interleave(
      effort.rounds,
      () => runOurs(effort.seconds),
      () => runBare(effort.seconds),
    );
    await checkStored(ground, 'webhook_receipts', stored);
    await checkStored(ground, 'yardstick.receipts', storedBare);
    return measures(pairs);
  },
};

function run({ url }: MeasuredServer, seconds: number): Promise<Load> {
  return load(url, connections, seconds, () => statusCallback(`SM${randomBytes(16).toString('hex')}`));
}

/** Every 200 is a committed row. */
async function checkStored(ground: Ground, table: string, answered: number): Promise<void> {
  const [row] = await ground.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
  if (Number(row!.count) < answered)
    throw new Error(`${table}: ${answered} answered, only ${row!.count} stored`);
}

function measures(pairs: { ours: Load; yardstick: Load }[]): Measure[] {
  const of = (read: (one: Load) => number, unit: string) => ({
    ours: `${Math.round(median(pairs.map((one) => read(one.ours))))} ${unit}`,
    yardstick: `${Math.round(median(pairs.map((one) => read(one.yardstick))))} ${unit}`,
    ratio: ratio(pairs, read),
  });
  return [
    { what: 'requests/s', aim: { atLeast: 1.5 }, ...of((one) => one.perSecond, '/s') },
    { what: 'p99', aim: { atMost: 1 }, ...of((one) => one.p99, 'ms') },
  ];
}
