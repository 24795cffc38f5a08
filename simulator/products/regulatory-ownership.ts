import { notFound } from '../http/errors';
import type { RegulatoryBundle } from '../regulatory-state';
import type { Call } from './product';

/** The bundle that a call is about; another account's is not there. */
export function regulatoryBundleOf(call: Call): RegulatoryBundle {
  const bundle = call.sim.world.regulatoryBundles[call.pathParams.BundleSid ?? call.pathParams.Sid ?? ''];
  if (bundle?.accountSid !== call.account.sid) throw notFound(call.path);
  return bundle;
}
