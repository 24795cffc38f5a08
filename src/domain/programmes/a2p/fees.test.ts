import { ways } from '../../../../tests/support/a2p-forms';
import { now } from '../../../../tests/support/toll-free-forms';
import { PlanTier } from '../../organizations';
import { FeePayer } from '../../registrations';
import { a2pFees, everythingBilled } from './fees';

const nothingBilled = { brand: false, vetting: false, campaign: null, monthly: false } as const;

it.each([
  [
    'SOLE_PROPRIETOR',
    ['a2p-sole-proprietor-brand', 'a2p-sole-proprietor-campaign-vetting', 'a2p-sole-proprietor-campaign'],
  ],
  ['LOW_VOLUME', ['a2p-brand', 'a2p-campaign-vetting', 'a2p-low-volume-campaign']],
  ['STANDARD', ['a2p-brand', 'a2p-brand-vetting', 'a2p-campaign-vetting', 'a2p-campaign']],
] as const)('%s pays for each thing once', (way, kinds) => {
  const lines = a2pFees(PlanTier.PRO, ways[way], everythingBilled, now);
  expect(lines.map((line) => line.kind)).toEqual(kinds);
  const payer = way === 'SOLE_PROPRIETOR' ? FeePayer.INCLUDED_IN_PLAN : FeePayer.ORGANIZATION;
  for (const line of lines) expect(line.payer).toBe(payer);
  for (const line of a2pFees(PlanTier.FREE, ways[way], everythingBilled, now))
    expect(line.payer).toBe(FeePayer.ORGANIZATION);
});

it('bills a correction for what is reviewed again and nothing else', () => {
  const again = (values: (typeof ways)[keyof typeof ways]) =>
    a2pFees(PlanTier.PRO, values, { ...nothingBilled, campaign: 'resubmission' }, now).map((line) => [
      line.kind,
      line.amount.amount,
      line.payer,
    ]);
  expect(again(ways.STANDARD)).toEqual([['a2p-campaign-resubmission', '15.00', FeePayer.ORGANIZATION]]);
  expect(again(ways.SOLE_PROPRIETOR)).toEqual([
    ['a2p-sole-proprietor-campaign-resubmission', '15.00', FeePayer.INCLUDED_IN_PLAN],
  ]);
  for (const values of Object.values(ways))
    expect(a2pFees(PlanTier.FREE, values, nothingBilled, now)).toEqual([]);
});
