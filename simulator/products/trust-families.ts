import type { TrustBundle } from '../compliance-state';
import { notFound } from '../http/errors';
import type { World } from '../world';
import type { Call } from './product';

/** The two families of bundles: the same calls under two paths, told apart by SID alone. */
export interface Family {
  kind: TrustBundle['kind'];
  base: string;
  /** Name of the bundle's SID in paths below it. */
  parameter: string;
  sidField: string;
  /** What the names of its links begin with. */
  links: string;
}

export const profiles: Family = {
  kind: 'profile',
  base: 'trusthub.twilio.com/v1/CustomerProfiles',
  parameter: 'CustomerProfileSid',
  sidField: 'customer_profile_sid',
  links: 'customer_profiles',
};
export const trustProducts: Family = {
  kind: 'product',
  base: 'trusthub.twilio.com/v1/TrustProducts',
  parameter: 'TrustProductSid',
  sidField: 'trust_product_sid',
  links: 'trust_products',
};
export const families = [profiles, trustProducts];

/** The bundle a path names, when it belongs to the caller's account and this family. */
export function bundleIn(call: Call, family: Family): TrustBundle {
  const sid = call.pathParams[family.parameter] ?? call.pathParams.Sid ?? '';
  const bundle = call.sim.world.bundles[sid];
  if (bundle?.accountSid !== call.account.sid || bundle.kind !== family.kind) throw notFound(call.path);
  return bundle;
}

/** Bundles that an object is part of. */
export function bundlesWith(world: World, objectSid: string): TrustBundle[] {
  return Object.values(world.entityAssignments)
    .filter((assignment) => assignment.objectSid === objectSid)
    .flatMap(({ bundleSid }) => world.bundles[bundleSid] ?? []);
}

export function isUnderReview({ status }: TrustBundle): boolean {
  return status === 'pending-review' || status === 'in-review';
}
