import { fault, UserErrorCode, type UserFault } from './errors';
import { isTollFree, type Money, type PhoneNumberCapabilities, PhoneNumberKind } from './phone-numbers';
import type { MessagingSetupHint } from './messaging-setup';

/** What a customer looks for, as they asked. */
export interface SearchPhoneNumbers {
  country: string;
  kind: PhoneNumberKind;
  areaCode?: string | null;
  contains?: string | null;
  sms?: boolean | null;
  voice?: boolean | null;
  mms?: boolean | null;
  limit?: number | null;
}

/** A search that can be made. */
export interface NumberCriteria {
  country: string;
  kind: PhoneNumberKind.LOCAL | PhoneNumberKind.TOLL_FREE;
  areaCode: string | null;
  contains: string | null;
  sms: boolean | null;
  voice: boolean | null;
  mms: boolean | null;
  limit: number;
}

/** A number on offer, with what texting from it would take. */
export interface AvailableNumber {
  e164: string;
  kind: PhoneNumberKind;
  country: string;
  locality: string | null;
  region: string | null;
  capabilities: PhoneNumberCapabilities;
  addressRequired: boolean;
  bundleRequired: boolean;
  monthlyFee: Money | null;
  messagingSetup: MessagingSetupHint;
}

/** A kind that suits texting customers better than the one searched. */
export interface NumberSuggestion {
  kind: PhoneNumberKind;
  headline: string;
  detail: string;
  messagingSetup: MessagingSetupHint;
  numbers: AvailableNumber[];
}

export interface NumberSearchResult {
  numbers: AvailableNumber[];
  suggestion: NumberSuggestion | null;
  userErrors: UserFault[];
}

export const largestSearch = 50;
const defaultSearch = 20;

/**
 * Digits, letters and wildcards as Twilio's `Contains` takes them: `*` one digit, `%` any run, `+` and `$` the
 * start and end; wildcards only around the literal part, `*` and `%` never side by side
 * (AvailablePhoneNumber resource, read 2026-11-22).
 */
const containsPattern = /^\+?(\**|%?)[0-9a-z]+(\**|%?)\$?$/i;

/** Reads a search, or says everything that is wrong with it at once. */
export function readSearch(
  input: SearchPhoneNumbers,
): { criteria: NumberCriteria; faults: null } | { criteria: null; faults: UserFault[] } {
  const { kind, country } = input;
  const areaCode = input.areaCode?.trim() || null;
  const contains = input.contains?.replace(/[\s().-]/g, '') || null;
  const limit = input.limit ?? defaultSearch;
  const faults = [
    placeFault(country, kind),
    areaCode === null ? null : areaCodeFault(areaCode, kind),
    contains === null ? null : containsFault(contains),
    Number.isInteger(limit) && limit >= 1 && limit <= largestSearch
      ? null
      : fault(UserErrorCode.INVALID, `Ask for 1 to ${largestSearch} numbers at a time.`, ['input', 'limit']),
  ].filter((one) => one !== null);
  if (faults.length > 0 || (kind !== PhoneNumberKind.LOCAL && kind !== PhoneNumberKind.TOLL_FREE))
    return { criteria: null, faults };
  const { sms = null, voice = null, mms = null } = input;
  return { criteria: { country, kind, areaCode, contains, sms, voice, mms, limit }, faults: null };
}

function placeFault(country: string, kind: PhoneNumberKind): UserFault | null {
  if (!/^[A-Z]{2}$/.test(country))
    return fault(UserErrorCode.INVALID, 'Give the country as its two-letter code, such as US.', [
      'input',
      'country',
    ]);
  if (country !== 'US')
    return fault(
      UserErrorCode.NOT_AVAILABLE,
      'Only numbers of the United States are sold here so far. Search with country US.',
      ['input', 'country'],
    );
  if (kind === PhoneNumberKind.LOCAL || kind === PhoneNumberKind.TOLL_FREE) return null;
  return fault(
    UserErrorCode.NOT_AVAILABLE,
    'The United States have local and toll-free numbers only. Search with kind LOCAL or TOLL_FREE.',
    ['input', 'kind'],
  );
}

function areaCodeFault(areaCode: string, kind: PhoneNumberKind): UserFault | null {
  const field = ['input', 'areaCode'];
  if (!/^[2-9]\d{2}$/.test(areaCode))
    return fault(
      UserErrorCode.INVALID,
      'An area code is three digits and starts with 2 to 9, such as 415.',
      field,
    );
  const tollFree = isTollFree(`+1${areaCode}`);
  if (kind === PhoneNumberKind.TOLL_FREE && !tollFree)
    return fault(
      UserErrorCode.INVALID,
      `Toll-free numbers begin with 800, 833, 844, 855, 866, 877 or 888; ${areaCode} belongs to a place. Leave the area code out or search with kind LOCAL.`,
      field,
    );
  if (kind === PhoneNumberKind.LOCAL && tollFree)
    return fault(
      UserErrorCode.INVALID,
      `${areaCode} is a toll-free code, not a place. Search with kind TOLL_FREE.`,
      field,
    );
  return null;
}

function containsFault(contains: string): UserFault | null {
  const literals = contains.replace(/[^0-9a-z]/gi, '').length;
  const wildcards = literals < contains.length;
  if (
    contains.length >= 2 &&
    contains.length <= 16 &&
    containsPattern.test(contains) &&
    !(wildcards && literals < 2)
  )
    return null;
  return fault(
    UserErrorCode.INVALID,
    'A pattern is 2 to 16 digits or letters in a row, with * for any one digit before or after them, such as 415555 or 555**** or BAKERY.',
    ['input', 'contains'],
  );
}
