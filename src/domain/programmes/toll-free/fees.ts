import { feeLine } from '../../billing';
import type { PlanTier } from '../../organizations';
import type { FeeLine } from '../../registrations';

/** The handling fee, once for a registration: neither Twilio nor we charge for sending a corrected one again. */
export function tollFreeFees(plan: PlanTier, version: number, now: Date): FeeLine[] {
  return version > 1 ? [] : [feeLine('toll-free-verification', plan, now)];
}
