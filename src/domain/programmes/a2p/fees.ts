import { feeLine, type BilledOrganization } from '../../billing';
import type { FeeLine } from '../../registrations';
import { Way } from './way';

/** Kinds of fees of one way, as the price table names them; what is never billed for a way is null. */
export interface WayFeeKinds {
  /** The business is registered anew; corrections of a registration are free. */
  brand: string;
  /** The further check of the business, which comes by itself with a new standard registration. */
  vetting: string | null;
  /** How the business texts is reviewed for the first time, and again: every review is billed. */
  review: string;
  reviewAgain: string;
  monthly: string;
}

const standard: WayFeeKinds = {
  brand: 'a2p-brand',
  vetting: 'a2p-brand-vetting',
  review: 'a2p-campaign-vetting',
  reviewAgain: 'a2p-campaign-resubmission',
  monthly: 'a2p-campaign',
};

export const wayFeeKinds: Readonly<Record<Way, WayFeeKinds>> = {
  [Way.STANDARD]: standard,
  [Way.LOW_VOLUME]: { ...standard, vetting: null, monthly: 'a2p-low-volume-campaign' },
  [Way.SOLE_PROPRIETOR]: {
    brand: 'a2p-sole-proprietor-brand',
    vetting: null,
    review: 'a2p-sole-proprietor-campaign-vetting',
    reviewAgain: 'a2p-sole-proprietor-campaign-resubmission',
    monthly: 'a2p-sole-proprietor-campaign',
  },
};

/** What a first registration of this way costs, at the prices of the day. */
export function firstFees(way: Way, billed: BilledOrganization, now: Date): FeeLine[] {
  const { brand, vetting, review, monthly } = wayFeeKinds[way];
  return [brand, vetting, review, monthly].flatMap((kind) =>
    kind === null ? [] : [feeLine(kind, billed, now)],
  );
}
