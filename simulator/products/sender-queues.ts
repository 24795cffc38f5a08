import type { Message, PhoneNumber } from '../state';
import { ownedNumber } from './incoming-numbers';
import type { Simulator } from './product';
import { lineOf } from './throughput';

/** A sender holds about four hours of messages and refuses more (https://www.twilio.com/docs/api/errors/21611). */
const LONGEST_BACKLOG_MS = 4 * 60 * 60_000;

/** The name of the line that messages of this sender stand in. */
export function queueOf(sim: Simulator, phoneNumber: string): string {
  const number = ownedNumber(sim, phoneNumber);
  return number ? lineOf(sim.world, number).name : phoneNumber;
}

/** How long a further message of this sender would wait for its turn. */
export function backlogMs(sim: Simulator, phoneNumber: string): number {
  if (!sim.world.limits.senderRates) return 0;
  return Math.max(0, (sim.world.senderQueues[queueOf(sim, phoneNumber)] ?? 0) - sim.clock.nowMs());
}

export function isFull(sim: Simulator, phoneNumber: string): boolean {
  return backlogMs(sim, phoneNumber) > LONGEST_BACKLOG_MS;
}

/** Gives the message its turn at its sender, behind all that waits there already. */
export function takeTurn(sim: Simulator, message: Message, number: PhoneNumber | undefined): void {
  const now = sim.clock.nowMs();
  message.leavesAt = now;
  if (!number || !sim.world.limits.senderRates) return;
  const { name, rate } = lineOf(sim.world, number);
  message.leavesAt = now + backlogMs(sim, number.phoneNumber);
  const segments = message.media.length > 0 ? 1 : message.segments;
  sim.world.senderQueues[name] = message.leavesAt + (segments * 1_000) / rate;
}
