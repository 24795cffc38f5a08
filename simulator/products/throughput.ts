import type { Brand, Campaign } from '../compliance-state';
import { countryOf, isTollFree } from '../phone';
import type { PhoneNumber } from '../state';
import type { World } from '../world';

/** Segments per second a sender gets through (https://help.twilio.com/articles/115002943027). */
const TOLL_FREE_RATE = 3;
const LONG_CODE_RATE = 1;
/** Numbers outside the US and Canada are not paced by these carriers. */
const FOREIGN_RATE = 10;
/** AT&T, T-Mobile and Verizon each take what `rate_limits` shows for AT&T. */
const MAJOR_CARRIERS = 3;
/** A sole proprietor is held to one segment a second, whatever AT&T takes of it. */
const SOLE_PROPRIETOR_RATE = 1;
const MIXED_PURPOSES = ['MIXED', 'MARKETING'];

/**
 * What the carriers grant by purpose and, for other than low volume, by the brand's score
 * (https://help.twilio.com/articles/1260803225669, as repeated by resellers; read 2026-11-26).
 */
export function rateLimitsOf(world: World, campaign: Campaign): Campaign['rateLimits'] {
  const limits = (mps: number, msgClass: string, tier: string) => ({
    att: { mps, msg_class: msgClass },
    tmobile: { brand_tier: tier },
  });
  const usecase = String(campaign.values.us_app_to_person_usecase);
  if (usecase === 'SOLE_PROPRIETOR') return limits(0.25, 'W', 'LOW');
  if (usecase === 'LOW_VOLUME') return limits(1.25, 'T', 'LOW');
  const isMixed = MIXED_PURPOSES.includes(usecase);
  const score = world.brands[campaign.brandSid ?? '']?.score ?? 0;
  if (score >= 75) return limits(75, isMixed ? 'B' : 'A', 'TOP');
  if (score >= 50) return limits(40, isMixed ? 'D' : 'C', 'HIGH_MID');
  return limits(4, isMixed ? 'F' : 'E', 'LOW');
}

/** The registry scores a brand anew: what carriers grant its verified campaigns follows, and nobody is told. */
export function scoreAnew(world: World, brand: Brand, score: number): Campaign[] {
  brand.score = score;
  const campaigns = Object.values(world.campaigns).filter(({ brandSid }) => brandSid === brand.sid);
  for (const campaign of campaigns)
    if (campaign.rateLimits) campaign.rateLimits = rateLimitsOf(world, campaign);
  return campaigns;
}

/** A line that messages stand in, and how many segments a second leave it. */
export interface Line {
  /** All registered numbers of a campaign stand in one. */
  name: string;
  rate: number;
}

export function lineOf(world: World, number: PhoneNumber): Line {
  const name = number.phoneNumber;
  if (isTollFree(name)) return { name, rate: TOLL_FREE_RATE };
  const registration = world.numberRegistrations[number.sid];
  const campaign = world.campaigns[registration?.serviceSid ?? ''];
  if (registration?.state === 'REGISTERED' && campaign?.rateLimits) {
    const { mps, msg_class: msgClass } = campaign.rateLimits.att;
    const rate = msgClass === 'W' ? SOLE_PROPRIETOR_RATE : mps * MAJOR_CARRIERS;
    return { name: campaign.serviceSid, rate };
  }
  const country = countryOf(name);
  return { name, rate: country === 'US' || country === 'CA' ? LONG_CODE_RATE : FOREIGN_RATE };
}
