import { feeLine, isChargedByUs, payerFor, priceOf, prices, quote } from './billing';
import { PlanTier, TwilioAccountMode } from './organizations';
import { FeeCadence, FeePayer } from './registrations';

const now = new Date('2026-11-22T12:00:00Z');
const managed = (plan: PlanTier) => ({ plan, mode: TwilioAccountMode.MANAGED });
const own = (plan: PlanTier) => ({ plan, mode: TwilioAccountMode.BRING_YOUR_OWN });

it('lets paid plans cover toll-free and sole proprietors, and FREE pay everything', () => {
  for (const { kind } of prices) expect(payerFor(kind, managed(PlanTier.FREE))).toBe(FeePayer.ORGANIZATION);
  expect(payerFor('toll-free-verification', managed(PlanTier.STARTER))).toBe(FeePayer.INCLUDED_IN_PLAN);
  expect(payerFor('a2p-sole-proprietor-brand', managed(PlanTier.PRO))).toBe(FeePayer.INCLUDED_IN_PLAN);
  expect(payerFor('a2p-low-volume-campaign', managed(PlanTier.PRO))).toBe(FeePayer.ORGANIZATION);
});

it('takes the price of the day', () => {
  const base = { kind: 'x', label: 'X', cadence: FeeCadence.ONCE };
  const table = [
    { ...base, amount: { amount: '2.00', currency: 'USD' }, from: '2026-12-01' },
    { ...base, amount: { amount: '1.00', currency: 'USD' }, from: '2026-01-01' },
  ];
  expect(priceOf('x', now, table).amount.amount).toBe('1.00');
  expect(priceOf('x', new Date('2026-12-01T00:00:00Z'), table).amount.amount).toBe('2.00');
  expect(() => priceOf('x', new Date('2025-12-31T00:00:00Z'), table)).toThrow('no price');
});

it('adds up exactly what the organization pays', () => {
  const free = ['a2p-brand', 'a2p-campaign-vetting', 'a2p-low-volume-campaign'].map((kind) =>
    feeLine(kind, managed(PlanTier.FREE), now),
  );
  expect(quote(free)).toMatchObject({
    dueNow: { amount: '19.50', currency: 'USD' },
    dueMonthly: { amount: '1.50', currency: 'USD' },
    needsAcceptance: true,
  });
  expect(quote([feeLine('toll-free-verification', managed(PlanTier.PRO), now)])).toMatchObject({
    dueNow: { amount: '0.00', currency: 'USD' },
    needsAcceptance: false,
  });
  expect(quote([])).toMatchObject({
    dueNow: { amount: '0.00' },
    dueMonthly: { amount: '0.00' },
    needsAcceptance: false,
  });
  expect(() => quote([free[0]!, free[0]!])).toThrow('once');
});

it('leaves to Twilio what Twilio bills to an account of the organization’s own', () => {
  for (const plan of Object.values(PlanTier)) {
    const lines = ['a2p-brand', 'a2p-campaign-vetting', 'a2p-low-volume-campaign'].map((kind) =>
      feeLine(kind, own(plan), now),
    );
    expect(quote(lines)).toMatchObject({
      dueNow: { amount: '0.00' },
      dueMonthly: { amount: '0.00' },
      twilioNow: { amount: '19.50', currency: 'USD' },
      twilioMonthly: { amount: '1.50', currency: 'USD' },
      needsAcceptance: true,
    });
    expect(isChargedByUs(lines)).toBe(false);
  }
  expect(payerFor('toll-free-verification', own(PlanTier.FREE))).toBe(FeePayer.ORGANIZATION);
  expect(payerFor('toll-free-verification', own(PlanTier.PRO))).toBe(FeePayer.INCLUDED_IN_PLAN);
});
