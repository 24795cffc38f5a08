import { accounts } from './accounts';
import { addresses } from './addresses';
import { authTokens } from './auth-tokens';
import { availableNumbers } from './available-numbers';
import { brandVettings } from './brand-vettings';
import { brands } from './brands';
import { calls } from './calls';
import { campaigns } from './campaigns';
import { charges } from './charges';
import { eventSinks } from './event-sinks';
import { eventSubscriptions } from './event-subscriptions';
import { incomingNumbers } from './incoming-numbers';
import { messages } from './messages';
import { messagingServices } from './messaging-services';
import { numberRegistrations } from './number-registrations';
import { pricing } from './pricing';
import type { Product } from './product';
import { regulatoryRules } from './regulations';
import { regulatoryBundles } from './regulatory-bundles';
import { regulatoryParts } from './regulatory-parts';
import { tollfreeVerifications } from './tollfree-verifications';
import { trustAssignments } from './trust-assignments';
import { trustBundles } from './trust-bundles';
import { trustEvaluations } from './trust-evaluations';
import { trustObjects } from './trust-objects';
import { trustRuleSets } from './trust-rule-sets';

/** Every simulated product. A new one adds its file here and its collection to `World`. */
export const products: Product[] = [
  accounts,
  authTokens,
  availableNumbers,
  incomingNumbers,
  addresses,
  messages,
  calls,
  messagingServices,
  tollfreeVerifications,
  trustRuleSets,
  trustObjects,
  trustBundles,
  trustAssignments,
  trustEvaluations,
  brands,
  brandVettings,
  campaigns,
  numberRegistrations,
  charges,
  eventSinks,
  eventSubscriptions,
  pricing,
  regulatoryRules,
  regulatoryParts,
  regulatoryBundles,
];
