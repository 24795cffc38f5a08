import { Decimal } from 'decimal.js';
import { PlanTier, TwilioAccountMode } from './organizations';
import type { Money } from './phone-numbers';
import { FeeCadence, FeePayer, type FeeLine } from './registrations';

/** One price from a day on, until a later entry of the same kind takes over. */
export interface Price {
  /** Stable name of the fee, part of a charge's key. */
  kind: string;
  label: string;
  amount: Money;
  cadence: FeeCadence;
  /** First day it holds, YYYY-MM-DD in UTC. */
  from: string;
}

const usd = (amount: string): Money => ({ amount, currency: 'USD' });

/**
 * The price table. A change of price is a new entry with its day; old entries stay, because old quotes were
 * confirmed with them. Twilio names no fee for toll-free verification: the handling fee is our own. The other
 * prices pass through what Twilio charges ("Fees associated with A2P 10DLC", read 2026-10).
 */
export const prices: readonly Price[] = [
  {
    kind: 'toll-free-verification',
    label: 'Toll-free texting approval, handling',
    amount: usd('5.00'),
    cadence: FeeCadence.ONCE,
    from: '2025-01-01',
  },
  {
    kind: 'a2p-brand',
    label: 'Business registration with the mobile carriers',
    amount: usd('4.50'),
    cadence: FeeCadence.ONCE,
    from: '2025-01-01',
  },
  {
    kind: 'a2p-brand-vetting',
    label: 'Extended check of the business for higher sending limits',
    amount: usd('41.50'),
    cadence: FeeCadence.ONCE,
    from: '2025-01-01',
  },
  {
    kind: 'a2p-sole-proprietor-brand',
    label: 'Registration of a sole proprietor with the mobile carriers',
    amount: usd('4.50'),
    cadence: FeeCadence.ONCE,
    from: '2025-01-01',
  },
  {
    kind: 'a2p-campaign-vetting',
    label: 'Review of how you text customers',
    amount: usd('15.00'),
    cadence: FeeCadence.ONCE,
    from: '2025-01-01',
  },
  {
    kind: 'a2p-campaign-resubmission',
    label: 'Review of the corrected texts',
    amount: usd('15.00'),
    cadence: FeeCadence.ONCE,
    from: '2025-01-01',
  },
  {
    kind: 'a2p-sole-proprietor-campaign-vetting',
    label: 'Review of how you text customers, sole proprietor',
    amount: usd('15.00'),
    cadence: FeeCadence.ONCE,
    from: '2025-01-01',
  },
  {
    kind: 'a2p-sole-proprietor-campaign-resubmission',
    label: 'Review of the corrected texts, sole proprietor',
    amount: usd('15.00'),
    cadence: FeeCadence.ONCE,
    from: '2025-01-01',
  },
  {
    kind: 'a2p-campaign',
    label: 'Carrier fee for texting',
    amount: usd('10.00'),
    cadence: FeeCadence.MONTHLY,
    from: '2025-01-01',
  },
  {
    kind: 'a2p-low-volume-campaign',
    label: 'Carrier fee for texting, low volume',
    amount: usd('1.50'),
    cadence: FeeCadence.MONTHLY,
    from: '2025-01-01',
  },
  {
    kind: 'a2p-sole-proprietor-campaign',
    label: 'Carrier fee for texting, sole proprietor',
    amount: usd('2.00'),
    cadence: FeeCadence.MONTHLY,
    from: '2025-01-01',
  },
];

/** Fees that a paid plan covers; all others are passed through to the organization. */
const includedInPaidPlans: ReadonlySet<string> = new Set([
  'toll-free-verification',
  'a2p-sole-proprietor-brand',
  'a2p-sole-proprietor-campaign-vetting',
  'a2p-sole-proprietor-campaign-resubmission',
  'a2p-sole-proprietor-campaign',
]);

/** Fees for work of ours; all others are Twilio's. */
const ours: ReadonlySet<string> = new Set(['toll-free-verification']);

/** What decides who pays a fee. */
export interface BilledOrganization {
  plan: PlanTier;
  /** Whose Twilio account it is that the fee arises in. */
  mode: TwilioAccountMode;
}

/**
 * Who pays a fee: Twilio bills its own ones to the account they arise in, so in an account that the organization brought
 * along they never pass through us. Of what does, FREE organizations pay every one, and paid plans include toll-free and
 * sole proprietors.
 */
export function payerFor(kind: string, { plan, mode }: BilledOrganization): FeePayer {
  if (mode === TwilioAccountMode.BRING_YOUR_OWN && !ours.has(kind)) return FeePayer.TWILIO_ACCOUNT;
  return plan !== PlanTier.FREE && includedInPaidPlans.has(kind)
    ? FeePayer.INCLUDED_IN_PLAN
    : FeePayer.ORGANIZATION;
}

/** The price of a fee on a day; a kind without one is a fault in the table and throws. */
export function priceOf(kind: string, now: Date, table: readonly Price[] = prices): Price {
  const today = now.toISOString().slice(0, 10);
  const current = table
    .filter((price) => price.kind === kind && price.from <= today)
    .reduce<Price | null>(
      (latest, price) => (latest === null || price.from > latest.from ? price : latest),
      null,
    );
  if (current === null) throw new Error(`There is no price for ${kind} on ${today}`);
  return current;
}

/** A line of a quote at the price of the day. */
export function feeLine(
  kind: string,
  billed: BilledOrganization,
  now: Date,
  table: readonly Price[] = prices,
): FeeLine {
  const { label, amount, cadence } = priceOf(kind, now, table);
  return { kind, label, amount: { ...amount }, cadence, payer: payerFor(kind, billed) };
}

/** What a person accepts before a submission. */
export interface Quote {
  /** Each `kind` at most once, so that a charge is found again by it. */
  lines: FeeLine[];
  dueNow: Money;
  dueMonthly: Money;
  /** About what Twilio bills to the organization's own account; not charged by us and so not among the above. */
  twilioNow: Money;
  twilioMonthly: Money;
  /** Whether it costs the organization something, whoever bills it. */
  needsAcceptance: boolean;
}

/** Adds up what the organization pays us, and what Twilio itself; what its plan includes counts nothing. */
export function quote(lines: readonly FeeLine[]): Quote {
  if (new Set(lines.map((line) => line.kind)).size !== lines.length)
    throw new Error('A quote names each kind of fee once');
  if (new Set(lines.map((line) => line.amount.currency)).size > 1)
    throw new Error('A quote is in one currency');
  const currency = lines[0]?.amount.currency ?? 'USD';
  const due = (cadence: FeeCadence, payer = FeePayer.ORGANIZATION): Money => ({
    amount: lines
      .filter((line) => line.cadence === cadence && line.payer === payer)
      .reduce((sum, line) => sum.plus(line.amount.amount), new Decimal(0))
      .toFixed(2),
    currency,
  });
  return {
    lines: [...lines],
    dueNow: due(FeeCadence.ONCE),
    dueMonthly: due(FeeCadence.MONTHLY),
    twilioNow: due(FeeCadence.ONCE, FeePayer.TWILIO_ACCOUNT),
    twilioMonthly: due(FeeCadence.MONTHLY, FeePayer.TWILIO_ACCOUNT),
    needsAcceptance: lines.some(
      (line) => line.payer !== FeePayer.INCLUDED_IN_PLAN && !new Decimal(line.amount.amount).isZero(),
    ),
  };
}

/** Whether we charge something for it, now or later. */
export function isChargedByUs(lines: readonly FeeLine[]): boolean {
  return lines.some(
    (line) => line.payer === FeePayer.ORGANIZATION && !new Decimal(line.amount.amount).isZero(),
  );
}

/** Plans whose organizations have a way to pay on file; the billing system takes this table's place in production. */
const chargeable: Readonly<Record<PlanTier, boolean>> = {
  [PlanTier.FREE]: true,
  [PlanTier.STARTER]: true,
  [PlanTier.PRO]: true,
};

/** Whether a fee can be charged to an organization of this plan; asked at confirmation, never after. */
export function canCharge(plan: PlanTier): boolean {
  return chargeable[plan];
}
