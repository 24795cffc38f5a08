import { countryName } from '../lib/countries';
import { count } from '../lib/format';
import { numbersOf } from '../lib/kinds';
import { allFields, draftable, unfinished, type Registration } from './registration';

/** What the assistant says when a registration is opened: where it stands, in the registration's own words. */
export function greeting(registration: Registration, resumed: boolean): string {
  const fields = allFields(registration);
  const filled = fields.filter((field) => field.isSet).length;
  if (registration.state !== 'DRAFT') return registration.brief;
  if (registration.version > 1)
    return `The reviewer wants a few things changed. I have opened version ${registration.version} with everything you sent before, and marked what to work on.`;
  const missing = unfinished(registration).length;
  const start = resumed
    ? 'Welcome back. We continue where you left off.'
    : `${purpose(registration)} I have filled in ${filled} of ${count(fields.length, 'answer')} from ${registration.renewsId ? 'what was approved' : 'what you told us about your business'}.`;
  return missing === 0
    ? `${start} Nothing is missing: look through it, then confirm.`
    : `${start} ${count(missing, 'answer')} ${missing === 1 ? 'needs' : 'need'} you.`;
}

/** What the form is for, in a sentence. */
function purpose({ phoneNumber, country, numberKind, renewsId }: Registration): string {
  if (renewsId) return 'Let us renew this approval: your numbers stay as they are.';
  if (phoneNumber || !country || !numberKind) return 'Let us get this number ready for texting.';
  return `${countryName(country)} wants to know who uses its numbers. Once this is approved you can buy ${numbersOf(numberKind, country)}.`;
}

/** What the assistant offers to word; null when there is nothing. */
export function offer(registration: Registration): string | null {
  const many = draftable(registration).length;
  if (many === 0) return null;
  return `I can draft ${count(many, 'text')} for you from what usually passes. You can change every word before you confirm.`;
}

/** What the assistant says of a change of state. */
export function news(registration: Registration): string {
  const { headline, detail } = registration.nextStep;
  const sentence = /[.!?…]$/.test(headline) ? headline : `${headline}.`;
  return [sentence, detail].filter(Boolean).join(' ');
}
