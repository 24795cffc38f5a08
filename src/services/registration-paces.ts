import type { DataSource } from 'typeorm';

/** Beyond that a call is put off rather than kept waiting. */
const longestQueueMs = 3_000;

/**
 * Gives turns to calls that Twilio takes one after the other in an account, over all processes: how many milliseconds
 * to wait, in real time. A wait beyond three seconds takes no turn.
 */
export function registrationTurns(
  db: DataSource,
  callsPerSecond: number,
): (accountSid: string) => Promise<number> {
  const intervalMs = 1_000 / callsPerSecond;
  return async (accountSid) => {
    const now = Date.now();
    const [taken]: { at: Date }[] = await db.query(
      `INSERT INTO account_paces AS p (account_sid, next_call_at) VALUES ($1, $2::timestamptz + $3 * interval '1 ms')
       ON CONFLICT (account_sid) DO UPDATE
         SET next_call_at = GREATEST(p.next_call_at, $2::timestamptz) + $3 * interval '1 ms'
       WHERE p.next_call_at <= $4 RETURNING next_call_at AS at`,
      [accountSid, new Date(now), intervalMs, new Date(now + longestQueueMs)],
    );
    // The turn begins an interval before the next one; without one, the queue is longer than a call waits.
    return taken ? Math.max(0, taken.at.getTime() - intervalMs - now) : longestQueueMs + 1_000;
  };
}
