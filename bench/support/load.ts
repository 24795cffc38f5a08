import autocannon from 'autocannon';
import { cpuMs, type MeasuredServer } from './ground';
import type { Measure } from './row';
import { median, ratio, type Pair } from './statistics';

/** What one load run gave. */
export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  answered: number;
  /** CPU time of the server's process per call, in microseconds: it hardly depends on what else the machine does. */
  cpu: number;
}

/** Calls often enough that the server's code is compiled as it will be in an hour. */
export async function warmUp(
  server: MeasuredServer,
  call: Call | (() => Call),
  calls: number,
): Promise<void> {
  await autocannon({ url: server.url, connections: 20, amount: calls, requests: [requestOf(call)] });
}

interface Call {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Calls as fast as answers come on each connection; anything but a 200 is a failure of the measurement. */
export async function load(
  server: MeasuredServer,
  connections: number,
  seconds: number,
  call: Call | (() => Call),
): Promise<Load> {
  const { url } = server;
  const cpu = cpuMs(server);
  const result = await autocannon({ url, connections, duration: seconds, requests: [requestOf(call)] });
  if (result.non2xx + result.errors + result.timeouts > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors + result.timeouts} failed`);
  return {
    perSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    answered: result['2xx'],
    cpu: ((cpuMs(server) - cpu) * 1_000) / result['2xx'],
  };
}

function requestOf(call: Call | (() => Call)) {
  return typeof call === 'function'
    ? { method: 'POST', setupRequest: (given: object) => ({ ...given, ...call() }) }
    : { method: 'POST', ...call };
}

/** One number of load runs. */
export function loadMeasure(
  what: string,
  unit: string,
  pairs: readonly Pair<Load>[],
  read: (one: Load) => number,
  aim: Measure['aim'],
): Measure {
  const middle = (side: keyof Pair<Load>) =>
    `${Math.round(median(pairs.map((one) => read(one[side]))))} ${unit}`;
  return { what, aim, ratio: ratio(pairs, read), ours: middle('ours'), yardstick: middle('yardstick') };
}
