import { now } from '../../../../tests/support/toll-free-forms';
import { PlanTier, TwilioAccountMode } from '../../organizations';
import { FeePayer } from '../../registrations';
import { firstFees } from './fees';
import { Way } from './way';

const mode = TwilioAccountMode.MANAGED;

it.each([
  [
    Way.SOLE_PROPRIETOR,
    ['a2p-sole-proprietor-brand', 'a2p-sole-proprietor-campaign-vetting', 'a2p-sole-proprietor-campaign'],
  ],
  [Way.LOW_VOLUME, ['a2p-brand', 'a2p-campaign-vetting', 'a2p-low-volume-campaign']],
  [Way.STANDARD, ['a2p-brand', 'a2p-brand-vetting', 'a2p-campaign-vetting', 'a2p-campaign']],
])('%s pays for each thing once', (way, kinds) => {
  const lines = firstFees(way, { plan: PlanTier.PRO, mode }, now);
  expect(lines.map((line) => line.kind)).toEqual(kinds);
  const payer = way === Way.SOLE_PROPRIETOR ? FeePayer.INCLUDED_IN_PLAN : FeePayer.ORGANIZATION;
  for (const line of lines) expect(line.payer).toBe(payer);
  for (const line of firstFees(way, { plan: PlanTier.FREE, mode }, now))
    expect(line.payer).toBe(FeePayer.ORGANIZATION);
});
