import { feeLine } from '../../billing';
import type { PlanTier } from '../../organizations';
import type { FeeLine, FieldValues } from '../../registrations';
import { Way, wayOf } from './way';

/** What a submission makes the carriers bill. */
export interface BilledEffects {
  /** The business is registered anew; corrections of a registration are free. */
  brand: boolean;
  /** The further check of the business, which comes by itself with a new standard registration. */
  vetting: boolean;
  /** How the business texts is reviewed: every review is billed. */
  campaign: 'new' | 'resubmission' | null;
  /** The monthly fee begins. */
  monthly: boolean;
}

/** All that a first submission brings. */
export const everythingBilled: BilledEffects = {
  brand: true,
  vetting: true,
  campaign: 'new',
  monthly: true,
};

/** What is never billed for a way is left out, so that one set of effects serves for all of them. */
interface WayFees {
  brand: string;
  vetting: string | null;
  new: string;
  resubmission: string;
  monthly: string;
}

const standard: WayFees = {
  brand: 'a2p-brand',
  vetting: 'a2p-brand-vetting',
  new: 'a2p-campaign-vetting',
  resubmission: 'a2p-campaign-resubmission',
  monthly: 'a2p-campaign',
};

const feesOf: Readonly<Record<Way, WayFees>> = {
  [Way.STANDARD]: standard,
  [Way.LOW_VOLUME]: { ...standard, vetting: null, monthly: 'a2p-low-volume-campaign' },
  [Way.SOLE_PROPRIETOR]: {
    brand: 'a2p-sole-proprietor-brand',
    vetting: null,
    new: 'a2p-sole-proprietor-campaign-vetting',
    resubmission: 'a2p-sole-proprietor-campaign-resubmission',
    monthly: 'a2p-sole-proprietor-campaign',
  },
};

/** The lines of a way, at the prices of the day. */
export function wayFees(way: Way, plan: PlanTier, billed: BilledEffects, now: Date): FeeLine[] {
  const kinds = feesOf[way];
  return [
    billed.brand ? kinds.brand : null,
    billed.vetting ? kinds.vetting : null,
    billed.campaign === null ? null : kinds[billed.campaign],
    billed.monthly ? kinds.monthly : null,
  ].flatMap((kind) => (kind === null ? [] : [feeLine(kind, plan, now)]));
}

/** What this submission costs: the way of the values decides at which prices and who pays. */
export function a2pFees(plan: PlanTier, values: FieldValues, billed: BilledEffects, now: Date): FeeLine[] {
  return wayFees(wayOf(values), plan, billed, now);
}
