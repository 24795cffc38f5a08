import { accounts } from './accounts';
import { addresses } from './addresses';
import { availableNumbers } from './available-numbers';
import { eventSinks } from './event-sinks';
import { eventSubscriptions } from './event-subscriptions';
import { incomingNumbers } from './incoming-numbers';
import { messages } from './messages';
import { messagingServices } from './messaging-services';
import { pricing } from './pricing';
import type { Product } from './product';
import { tollfreeVerifications } from './tollfree-verifications';

/** Every simulated product. A new one adds its file here and its collection to `World`. */
export const products: Product[] = [
  accounts,
  availableNumbers,
  incomingNumbers,
  addresses,
  messages,
  messagingServices,
  tollfreeVerifications,
  eventSinks,
  eventSubscriptions,
  pricing,
];
