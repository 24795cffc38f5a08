import type { AccountCredentials } from './client';
import { attempt, type Outcome } from './outcome';

/** Gives the next turn of an account: how long to wait for it, in milliseconds. */
export type TakeTurn = (accountSid: string) => Promise<number>;

/** A call waits that long itself; what has to wait longer comes back. */
const longestWaitMs = 3_000;

/**
 * Holds brand and campaign calls to what Twilio takes: one a second for each account, over all of our processes
 * (A2P 10DLC onboarding guide for ISVs, read 2026-11-22).
 */
export class RegistrationPace {
  constructor(private readonly takeTurn: TakeTurn) {}

  async keep<T>(account: AccountCredentials, call: () => Promise<T>): Promise<Outcome<T>> {
    const waitMs = await this.takeTurn(account.accountSid);
    if (waitMs > longestWaitMs) return { kind: 'throttled', retryAfterSeconds: Math.ceil(waitMs / 1_000) };
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    return attempt(call);
  }
}
