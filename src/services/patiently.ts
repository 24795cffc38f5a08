import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../twilio/outcome';

/** Twilio takes one call about brands and campaigns a second. */
const paceMs = 1_050;
const mostTries = 5;

/** What was throttled was never processed: asked again at the pace that Twilio wants. */
export async function patiently<T>(look: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  let outcome = await look();
  for (let tries = 1; outcome.kind === 'throttled' && tries < mostTries; tries += 1) {
    await sleep(paceMs * (1 + Math.random() / 4));
    outcome = await look();
  }
  return outcome;
}
