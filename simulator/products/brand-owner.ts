import type { Brand, OwnerText } from '../compliance-state';
import { detailsOf } from './brand-data';
import { emitBrand } from './brand-events';
import type { Simulator } from './product';
import { isUnderReview } from './trust-families';
import { approveBundle } from './trust-reviews';

const REGISTRATION_ENDS = 'owner-check-ends';
/** Twilio's sender of these texts, and how long an answer counts (Sole Proprietor guide). */
const SENDER = '+19152782000';
const TEXT_LIFE_MS = 24 * 60 * 60_000;
const REGISTRATION_LIFE_MS = 30 * 24 * 60 * 60_000;

export function waitsForOwner(brand: Brand): boolean {
  return (
    brand.brandType === 'SOLE_PROPRIETOR' &&
    brand.status === 'APPROVED' &&
    brand.identityStatus === 'UNVERIFIED'
  );
}

/** Asks the owner for a YES: the first text goes out by itself, later ones on request. Mock brands get none. */
export function beginOwnerCheck(sim: Simulator, brand: Brand): void {
  brand.identityStatus = 'UNVERIFIED';
  if (brand.mock) return;
  textOwner(sim, brand);
  sim.scheduler.after(REGISTRATION_LIFE_MS, REGISTRATION_ENDS, brand.sid, brand.sid);
}

export function endOwnerCheck(sim: Simulator, brand: Brand): void {
  sim.scheduler.cancel(REGISTRATION_ENDS, brand.sid);
}

export function textOwner(sim: Simulator, brand: Brand): void {
  const { mobile_phone_number: to = '', brand_name: name = '' } = detailsOf(sim.world, brand);
  sim.world.ownerTexts.push({
    brandSid: brand.sid,
    from: SENDER,
    to,
    body: `Did you register ${name} for texting with Twilio? Reply YES to confirm.`,
    at: sim.clock.now(),
    expiresAt: new Date(sim.clock.nowMs() + TEXT_LIFE_MS).toISOString(),
  });
}

function lastText(sim: Simulator, brand: Brand): OwnerText | undefined {
  return sim.world.ownerTexts.filter(({ brandSid }) => brandSid === brand.sid).at(-1);
}

/** The owner answers the latest text: a YES in time verifies the brand and with it the starter profile. */
export function ownerAnswers(
  sim: Simulator,
  brand: Brand,
  reply: string,
): { verified: boolean; reason: string | null } {
  const text = lastText(sim, brand);
  if (!text || text.expiresAt <= sim.clock.now()) return { verified: false, reason: 'The text has expired' };
  if (reply.trim().toUpperCase() !== 'YES') return { verified: false, reason: 'Only YES counts' };
  endOwnerCheck(sim, brand);
  brand.identityStatus = 'VERIFIED';
  brand.updatedAt = sim.clock.now();
  for (const sid of [brand.customerProfileSid, brand.trustProductSid]) {
    const bundle = sim.world.bundles[sid];
    if (bundle && isUnderReview(bundle)) approveBundle(sim, bundle);
  }
  emitBrand(sim, brand, 'brand-verified', { identitystatus: 'verified', brandfeedback: '' });
  return { verified: true, reason: null };
}

export function setUpOwnerCheck(sim: Simulator, expire: (brand: Brand) => void): void {
  sim.scheduler.on<string>(REGISTRATION_ENDS, (sid) => {
    const brand = sim.world.brands[sid];
    if (brand && waitsForOwner(brand)) expire(brand);
  });
}
