import type { Message, MessagingService, PhoneNumber } from '../state';
import type { Simulator } from './product';
import { backlogMs } from './sender-queues';

/**
 * The pool member that sends: with Sticky Sender the one that texted the contact last, else the one with the shortest
 * queue (https://www.twilio.com/docs/messaging/services). Undefined when none can carry the message.
 */
export function chooseSender(
  sim: Simulator,
  message: Message,
  service: MessagingService | undefined,
): PhoneNumber | undefined {
  const able = (service?.pool ?? [])
    .map(({ numberSid }) => sim.world.phoneNumbers[numberSid])
    .filter((number): number is PhoneNumber => canCarry(number, message));
  const last = service?.settings.sticky_sender === true ? lastSender(sim, message) : null;
  const sticky = able.find(({ phoneNumber }) => phoneNumber === last);
  if (sticky) return sticky;
  const wait = (number: PhoneNumber): number => backlogMs(sim, number.phoneNumber);
  return able.sort((a, b) => wait(a) - wait(b))[0];
}

function canCarry(number: PhoneNumber | undefined, message: Message): boolean {
  if (!number?.capabilities.sms) return false;
  return message.media.length === 0 || number.capabilities.mms;
}

function lastSender(sim: Simulator, { sid, to, messagingServiceSid }: Message): string | null {
  const before = Object.values(sim.world.messages).filter(
    (other) =>
      other.sid !== sid &&
      other.to === to &&
      other.messagingServiceSid === messagingServiceSid &&
      other.from !== null,
  );
  return before.at(-1)?.from ?? null;
}
