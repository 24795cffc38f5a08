import type { InventoryAbroad } from './account-inventory';
import { ReusableKind, type ReusableThing, ReuseState } from './account-reuse-things';
import { kindWord } from './phone-numbers';
import { countryName } from './places';
import { ReviewOutcome } from './programmes/programme';
import { bundleInConsole } from './programmes/regulatory/console';
import { reviewRegulatory } from './programmes/regulatory/plan';
import { BundleEndUser } from './registrations';

/** Whether numbers can be bought with it, now or once it is approved. */
export function isAdoptable({ status }: InventoryAbroad): boolean {
  const outcome = reviewRegulatory({ status });
  return outcome === ReviewOutcome.APPROVED || (outcome === ReviewOutcome.IN_REVIEW && status !== 'draft');
}

/** The approvals for numbers abroad, one by one. */
export function describeAbroad(
  found: readonly InventoryAbroad[],
  known: ReadonlySet<string>,
): ReusableThing[] {
  return found.map((one) => {
    const { sid, name, country, numberKind, endUser } = one;
    const user = endUser === BundleEndUser.BUSINESS ? 'a business' : 'a person';
    return {
      kind: ReusableKind.NUMBERS_ABROAD_APPROVAL,
      title: `Approval of ${user} for ${kindWord(numberKind)} numbers of ${countryName(country)}: ${name}`,
      twilioSid: sid,
      phoneNumberId: null,
      ...standing(one, known.has(sid)),
    };
  });
}

function standing(
  { status, validUntil }: InventoryAbroad,
  isKnown: boolean,
): Pick<ReusableThing, 'state' | 'detail'> {
  if (isKnown) return { state: ReuseState.IN_USE, detail: 'It is known here.' };
  const end = validUntil === null ? '' : ' It has an end; renew it in the Twilio Console before that.';
  switch (reviewRegulatory({ status })) {
    case ReviewOutcome.APPROVED:
      return {
        state: ReuseState.USABLE,
        detail: `Approved. Numbers can be bought with it as soon as you adopt it; it stays as it is.${end}`,
      };
    case ReviewOutcome.SENT_BACK:
      return { state: ReuseState.NEEDS_OWNER, detail: bundleInConsole };
    default:
      return status === 'draft'
        ? { state: ReuseState.NOT_USED, detail: 'It was never handed in. It stays as it is.' }
        : {
            state: ReuseState.IN_REVIEW,
            detail: 'The reviewer has it. Numbers can be bought with it once it is approved.',
          };
  }
}
