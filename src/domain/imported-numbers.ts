import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { isTollFree, PhoneNumberKind } from './phone-numbers';

/** Where a number sends its calls and texts, in Twilio's own parameters; empty where it sends them nowhere. */
export interface NumberDestinations {
  voiceUrl: string;
  voiceMethod: string;
  voiceFallbackUrl: string;
  voiceFallbackMethod: string;
  voiceApplicationSid: string;
  trunkSid: string;
  statusCallback: string;
  statusCallbackMethod: string;
  smsUrl: string;
  smsMethod: string;
  smsFallbackUrl: string;
  smsFallbackMethod: string;
  smsApplicationSid: string;
}

/** What a card shows of a number that was there before us. */
export interface ImportedNumber {
  kind: PhoneNumberKind;
  /** ISO 3166-1 alpha-2. */
  country: string;
  friendlyName: string;
}

const kinds: Readonly<Record<string, PhoneNumberKind>> = {
  local: PhoneNumberKind.LOCAL,
  tollfree: PhoneNumberKind.TOLL_FREE,
  mobile: PhoneNumberKind.MOBILE,
  national: PhoneNumberKind.NATIONAL,
};

/** Reads a number from how Twilio shows it; codes without a place count as the United States' part of their plan. */
export function importedNumber(number: {
  e164: string;
  type: string | null;
  friendlyName: string;
}): ImportedNumber {
  const parsed = parsePhoneNumberFromString(number.e164);
  const shown = kinds[(number.type ?? '').replace(/[^a-z]/gi, '').toLowerCase()];
  return {
    kind: isTollFree(number.e164) ? PhoneNumberKind.TOLL_FREE : (shown ?? PhoneNumberKind.LOCAL),
    country: parsed?.country ?? 'US',
    friendlyName: number.friendlyName.trim().slice(0, 64) || (parsed?.formatNational() ?? number.e164),
  };
}

/** Twilio's own greeting, which a number has until somebody sets something else. */
const isDemo = (url: string): boolean => /^https?:\/\/demo\.twilio\.com\//i.test(url);
const isSystem = (url: string, ours: string): boolean => url !== '' && !isDemo(url) && !url.startsWith(ours);

/** Whether calls reach a system of the owner's; `ours` is how addresses of ours begin. */
export function callsGoElsewhere(to: NumberDestinations, ours: string): boolean {
  return isSystem(to.voiceUrl, ours) || to.voiceApplicationSid !== '' || to.trunkSid !== '';
}

/** Whether texts reach a system of the owner's, by the number itself or by a messaging service it is in. */
export function textsGoElsewhere(to: NumberDestinations, ours: string, isInService: boolean): boolean {
  return isInService || isSystem(to.smsUrl, ours) || to.smsApplicationSid !== '';
}

/** An address that can lead to us, and what is set together with it. */
const addresses: readonly (readonly (keyof NumberDestinations)[])[] = [
  ['voiceUrl', 'voiceMethod', 'voiceApplicationSid', 'trunkSid'],
  ['voiceFallbackUrl', 'voiceFallbackMethod'],
  ['statusCallback', 'statusCallbackMethod'],
  ['smsUrl', 'smsMethod', 'smsApplicationSid'],
  ['smsFallbackUrl', 'smsFallbackMethod'],
];

/**
 * What has to be set so that nothing of the number leads to us any more: as it was where that is known, else nowhere.
 * Null when nothing leads to us. What leads to the owner stays, also where they changed it meanwhile.
 */
export function wayBack(
  present: NumberDestinations,
  before: NumberDestinations | null,
  ours: string,
): Partial<NumberDestinations> | null {
  const back: Partial<NumberDestinations> = {};
  for (const fields of addresses)
    if (present[fields[0]!].startsWith(ours))
      for (const field of fields) restore(back, field, present, before, ours);
  return Object.keys(back).length > 0 ? back : null;
}

/** Where an address is, without the secrets that addresses can hold. */
export function shownAddress(url: string): string | null {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return null;
  }
}

function restore(
  back: Partial<NumberDestinations>,
  field: keyof NumberDestinations,
  present: NumberDestinations,
  before: NumberDestinations | null,
  ours: string,
): void {
  const former = before?.[field] ?? '';
  // An address of ours that was there at the import is of an earlier connection.
  const wanted = former.startsWith(ours) ? '' : former;
  if (field.endsWith('Method') && wanted === '') return;
  if (present[field] !== wanted) back[field] = wanted;
}
