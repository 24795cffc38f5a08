import type { Charge } from '../compliance-state';
import { remember } from '../world';
import type { Product, Simulator } from './product';

/** Examples in the right order of size; Twilio's fee page has the present ones. */
export const prices = {
  brandRegistration: '4.50',
  brandVetting: '41.50',
  campaignVetting: '15.00',
};

export function campaignMonthPrice(usecase: string): string {
  if (usecase === 'LOW_VOLUME') return '1.50';
  return usecase === 'SOLE_PROPRIETOR' ? '2.00' : '10.00';
}

/** Bills an account, so that a test can prove that nothing was paid twice. */
export function charge(
  sim: Simulator,
  account: string,
  what: Charge['what'],
  sid: string,
  amount: string,
): void {
  remember(sim.world.charges, { at: sim.clock.now(), account, what, sid, amount });
}

/** What Twilio billed; texts carry their own price. */
export const charges: Product = {
  routes: [],
  resources: ({ world }) => ({ charges: world.charges }),
};
