import autocannon from 'autocannon';

/** What one load run gave. */
export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  answered: number;
}

interface Call {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Calls as fast as answers come on each connection; anything but a 200 is a failure of the measurement. */
export async function load(
  url: string,
  connections: number,
  seconds: number,
  call: Call | (() => Call),
): Promise<Load> {
  const request =
    typeof call === 'function'
      ? { method: 'POST', setupRequest: (given: object) => ({ ...given, ...call() }) }
      : { method: 'POST', ...call };
  const result = await autocannon({ url, connections, duration: seconds, requests: [request] });
  if (result.non2xx + result.errors + result.timeouts > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors + result.timeouts} failed`);
  return {
    perSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    answered: result['2xx'],
  };
}
