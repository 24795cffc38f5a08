/** Twilio's connection overrides (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides). */
export interface Overrides {
  connectTimeoutMs: number;
  readTimeoutMs: number;
  totalTimeoutMs: number;
  retries: number;
  retryOn: Set<string>;
}

/** Reads `#rc=5&rp=all` from a webhook URL; what is absent or out of range keeps Twilio's default. */
export function overridesOf(url: string): Overrides {
  const fragment = new URLSearchParams(url.split('#')[1] ?? '');
  const number = (name: string, from: number, to: number, fallback: number): number => {
    const value = Number(fragment.get(name) ?? Number.NaN);
    return Number.isInteger(value) && value >= from && value <= to ? value : fallback;
  };
  return {
    connectTimeoutMs: number('ct', 100, 10_000, 5_000),
    readTimeoutMs: number('rt', 100, 15_000, 15_000),
    totalTimeoutMs: number('tt', 100, 15_000, 15_000),
    retries: number('rc', 0, 5, 1),
    retryOn: new Set((fragment.get('rp') ?? 'ct').split(',')),
  };
}

/** Whether Twilio tries again after an attempt that ended so. */
export function shouldRetry(
  overrides: Overrides,
  outcome: { status: number; failure: 'ct' | 'rt' | null },
): boolean {
  const { retryOn } = overrides;
  if (outcome.failure) return retryOn.has('all') || retryOn.has(outcome.failure);
  if (outcome.status >= 500) return retryOn.has('all') || retryOn.has('5xx');
  if (outcome.status >= 400) return retryOn.has('all') || retryOn.has('4xx');
  return false;
}
