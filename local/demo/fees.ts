import type { FeeLinePartsFragment } from '../../operations/generated';

const inWords = {
  ONCE: 'once',
  MONTHLY: 'a month',
  INCLUDED_IN_PLAN: 'included in the plan',
  ORGANIZATION: 'to be paid by the organization',
  TWILIO_ACCOUNT: 'billed by Twilio to the account of the organization',
};

/** A fee as the demo tells it. */
export function feeInWords({ label, amount, cadence, payer }: FeeLinePartsFragment): string {
  return `fee: ${label}, ${amount.amount} ${amount.currency} ${inWords[cadence]}, ${inWords[payer]}`;
}
