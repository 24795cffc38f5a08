import type { Simulator } from '../products/product';
import { TwilioError } from './errors';

/** A client that keeps the pace by its own clock may arrive this much early. */
const TOLERANCE_MS = 50;

/** Refuses brand and campaign calls beyond an account's pace; nothing is done for a refused one. */
export function takeA2pTurn({ world, clock }: Simulator, accountSid: string): void {
  const { a2pPerSecond } = world.limits;
  if (a2pPerSecond === null) return;
  const now = clock.nowMs();
  const due = world.a2pTurns[accountSid] ?? 0;
  if (now < due - TOLERANCE_MS) throw new TwilioError(429, 20429, 'Too Many Requests');
  world.a2pTurns[accountSid] = Math.max(now, due) + 1_000 / a2pPerSecond;
}
