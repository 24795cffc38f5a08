import { countryOf, isTollFree } from '../phone';
import type { Message, PhoneNumber } from '../state';
import { ownedNumber } from './incoming-numbers';
import { isBlockedByNetwork } from './opt-outs';
import type { Simulator } from './product';

/** Where pictures are carried; elsewhere a service may turn them into links (https://www.twilio.com/docs/api/errors/30011). */
const MMS_COUNTRIES = ['US', 'CA', 'AU'];

/**
 * Why the carriers would not take the message, or null: 30032 and 30004 for toll-free numbers that are not verified
 * or whose recipient texted STOP, 30033 to 30035 for US local numbers whose campaign does not carry them, 30011 for pictures abroad.
 */
export function carrierRefusal(sim: Simulator, message: Message): number | null {
  const sender = message.from ? ownedNumber(sim, message.from) : undefined;
  const destination = countryOf(message.to);
  if (message.media.length > 0 && !carriesPictures(sim, message, destination)) return 30011;
  if (!sender || (destination !== 'US' && destination !== 'CA')) return null;
  if (isTollFree(sender.phoneNumber)) return tollFreeRefusal(sim, sender, message.to);
  return sender.country === 'US' && destination === 'US' ? campaignRefusal(sim, sender) : null;
}

function carriesPictures(sim: Simulator, message: Message, destination: string | null): boolean {
  const service = sim.world.messagingServices[message.messagingServiceSid ?? ''];
  return service?.settings.mms_converter === true || MMS_COUNTRIES.includes(destination ?? '');
}

/** 30034 without a campaign, 30035 while the number is being registered to it, 30033 while it is suspended. */
function campaignRefusal({ world }: Simulator, sender: PhoneNumber): number | null {
  const registration = world.numberRegistrations[sender.sid];
  if (registration?.state === 'PENDING_REGISTRATION') return 30035;
  if (registration?.state !== 'REGISTERED') return 30034;
  const status = world.campaigns[registration.serviceSid]?.status;
  if (status === 'SUSPENDED') return 30033;
  return status === 'VERIFIED' ? null : 30034;
}

function tollFreeRefusal(sim: Simulator, sender: PhoneNumber, contact: string): number | null {
  if (!isVerified(sim, sender)) return 30032;
  return isBlockedByNetwork(sim.world, sender.phoneNumber, contact) ? 30004 : null;
}

function isVerified(sim: Simulator, number: PhoneNumber): boolean {
  return Object.values(sim.world.tollfreeVerifications).some(
    (verification) => verification.phoneNumberSid === number.sid && verification.status === 'TWILIO_APPROVED',
  );
}
