import { countryOf, isTollFree } from '../phone';
import type { Message, PhoneNumber } from '../state';
import { ownedNumber } from './incoming-numbers';
import { isBlockedByNetwork } from './opt-outs';
import type { Simulator } from './product';

/** Where pictures are carried; elsewhere a service may turn them into links (https://www.twilio.com/docs/api/errors/30011). */
const MMS_COUNTRIES = ['US', 'CA', 'AU'];

/**
 * Why the carriers would not take the message, or null: 30032 and 30004 for toll-free numbers that are not verified
 * or whose recipient texted STOP, 30034 for US local numbers without a campaign, 30011 for pictures abroad.
 */
export function carrierRefusal(sim: Simulator, message: Message): number | null {
  const sender = message.from ? ownedNumber(sim, message.from) : undefined;
  const destination = countryOf(message.to);
  if (message.media.length > 0 && !carriesPictures(sim, message, destination)) return 30011;
  if (!sender || (destination !== 'US' && destination !== 'CA')) return null;
  if (isTollFree(sender.phoneNumber)) return tollFreeRefusal(sim, sender, message.to);
  const needsCampaign = sender.country === 'US' && destination === 'US' && sender.a2p === 'UNREGISTERED';
  return needsCampaign ? 30034 : null;
}

function carriesPictures(sim: Simulator, message: Message, destination: string | null): boolean {
  const service = sim.world.messagingServices[message.messagingServiceSid ?? ''];
  return service?.settings.mms_converter === true || MMS_COUNTRIES.includes(destination ?? '');
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
