import { countryOf, isTollFree } from '../phone';
import type { Message, PhoneNumber } from '../state';
import type { Simulator } from './product';

/** Segments per second a sender gets through (https://help.twilio.com/articles/115002943027). */
const TOLL_FREE_RATE = 3;
const LONG_CODE_RATE = 1;
/** Numbers outside the US and Canada are not paced by these carriers. */
const FOREIGN_RATE = 10;
/** A sender holds about four hours of messages and refuses more (https://www.twilio.com/docs/api/errors/21611). */
const LONGEST_BACKLOG_MS = 4 * 60 * 60_000;

function rateOf({ world }: Simulator, number: PhoneNumber): number {
  if (isTollFree(number.phoneNumber)) return TOLL_FREE_RATE;
  const registration = world.numberRegistrations[number.sid];
  const campaign = world.campaigns[registration?.serviceSid ?? ''];
  if (registration?.state === 'REGISTERED' && campaign?.rateLimits) return campaign.rateLimits.att.mps;
  const country = countryOf(number.phoneNumber);
  return country === 'US' || country === 'CA' ? LONG_CODE_RATE : FOREIGN_RATE;
}

/** How long a further message of this sender would wait for its turn. */
export function backlogMs(sim: Simulator, phoneNumber: string): number {
  if (!sim.world.limits.senderRates) return 0;
  return Math.max(0, (sim.world.senderQueues[phoneNumber] ?? 0) - sim.clock.nowMs());
}

export function isFull(sim: Simulator, phoneNumber: string): boolean {
  return backlogMs(sim, phoneNumber) > LONGEST_BACKLOG_MS;
}

/** Gives the message its turn at its sender, behind all that waits there already. */
export function takeTurn(sim: Simulator, message: Message, number: PhoneNumber | undefined): void {
  const now = sim.clock.nowMs();
  message.leavesAt = now;
  if (!number || !sim.world.limits.senderRates) return;
  message.leavesAt = now + backlogMs(sim, number.phoneNumber);
  const segments = message.media.length > 0 ? 1 : message.segments;
  sim.world.senderQueues[number.phoneNumber] = message.leavesAt + (segments * 1_000) / rateOf(sim, number);
}
