import type { SimulatorCore } from '../core';
import { waitsForOwner } from '../products/brand-owner';
import type { Product } from '../products/product';
import { ControlError } from './input';

/** The API requests after number `since`, oldest first. */
export function requestsSince(core: SimulatorCore, query: URLSearchParams): unknown {
  const since = Number(query.get('since') ?? 0);
  if (!Number.isInteger(since) || since < 0) throw new ControlError(400, '"since" must be a whole number');
  return { requests: core.world.requests.filter(({ n }) => n > since) };
}

/** The API requests that wait for an answer which a fault withholds. */
export function withheld(core: SimulatorCore): unknown {
  return { requests: [...core.withheld] };
}

/** Who has to decide something: reviewers, and owners who were texted. */
export function waiting(core: SimulatorCore): unknown {
  return {
    mode: core.world.mode,
    reviews: core.reviews.pending(),
    owners: Object.values(core.world.brands)
      .filter(waitsForOwner)
      .map(({ sid }) => ({ brandSid: sid })),
  };
}

/** Everything that exists, by kind, and what was noticed on the way. */
export function resources(core: SimulatorCore, products: Product[]): unknown {
  const { world } = core;
  const kinds = products.map((product) => product.resources(core));
  return {
    now: core.clock.now(),
    mode: world.mode,
    ...Object.assign({}, ...kinds),
    scriptedDeliveries: world.deliveries,
    faults: world.faults,
    limits: world.limits,
    callbackSettings: world.callbackSettings,
    violations: world.violations,
    callbacks: world.callbacks,
  };
}
