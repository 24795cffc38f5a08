import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Repeats `look` until it gives something other than undefined, null or false, and returns that. An assertion
 * that throws counts as "not yet", and its message is the failure when the time is over.
 */
export async function until<T>(
  look: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  { within = 30_000, every = 25, what = 'what was waited for' } = {},
): Promise<T> {
  const deadline = Date.now() + within;
  let failure: unknown = null;
  do {
    try {
      const seen = await look();
      if (seen !== undefined && seen !== null && seen !== false) return seen;
      failure = null;
    } catch (error) {
      failure = error;
    }
    await sleep(every);
  } while (Date.now() < deadline);
  throw failure ?? new Error(`${what} did not happen within ${within} ms`);
}
