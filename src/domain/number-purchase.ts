import type { NumberType } from 'libphonenumber-js/max';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { fault, UserErrorCode, type UserFault } from './errors';
import { isTollFree, PhoneNumberKind } from './phone-numbers';

/** What a customer asks to buy. */
export interface PurchasePhoneNumber {
  e164: string;
  friendlyName?: string | null;
  addressId?: string | null;
  bundleRegistrationId?: string | null;
  idempotencyKey?: string | null;
}

/** A number that may be asked for. */
export interface WantedNumber {
  e164: string;
  kind: PhoneNumberKind;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** As people write it, such as (415) 555-0123. */
  national: string;
}

const field = ['input', 'e164'];

/**
 * Reads the number to buy; whether it is for sale only Twilio knows. The kind is what the number looks like: Twilio
 * says once it is bought what it is.
 */
export function readWantedNumber(
  text: string,
): { number: WantedNumber; fault: null } | { number: null; fault: UserFault } {
  const e164 = text.trim();
  if (!/^\+[1-9]\d{6,14}$/.test(e164))
    return refused(UserErrorCode.INVALID, 'Give the number in international form, such as +14155550123.');
  const isNorthAmerican = e164.startsWith('+1');
  if (isNorthAmerican && !/^\+1[2-9]\d{2}[2-9]\d{6}$/.test(e164))
    return refused(
      UserErrorCode.INVALID,
      'This is not a complete North American number. It has +1 and ten digits, such as +14155550123.',
    );
  const parsed = parsePhoneNumberFromString(e164);
  // Codes without a place, 500 and the like, belong to the United States' part of the plan.
  const country = countryOf(parsed?.country ?? (isNorthAmerican ? 'US' : null));
  if (!parsed?.isPossible() || country === null)
    return refused(
      UserErrorCode.INVALID,
      'This is not a complete telephone number of any country. Give it in international form, such as +14155550123.',
    );
  return {
    number: { e164, kind: likelyKind(e164, parsed.getType()), country, national: parsed.formatNational() },
    fault: null,
  };
}

/** Islands whose numbers are part of a larger country's plan, and are sold as its numbers. */
const sharedPlans: Readonly<Record<string, string>> = { GG: 'GB', JE: 'GB', IM: 'GB', AX: 'FI', SJ: 'NO' };

function countryOf(country: string | null): string | null {
  return country === null ? null : (sharedPlans[country] ?? country);
}

function likelyKind(e164: string, type: NumberType): PhoneNumberKind {
  if (e164.startsWith('+1')) return isTollFree(e164) ? PhoneNumberKind.TOLL_FREE : PhoneNumberKind.LOCAL;
  switch (type) {
    case 'MOBILE':
      return PhoneNumberKind.MOBILE;
    case 'TOLL_FREE':
      return PhoneNumberKind.TOLL_FREE;
    case 'UAN':
    case 'VOIP':
    case 'SHARED_COST':
    case 'PERSONAL_NUMBER':
      return PhoneNumberKind.NATIONAL;
    default:
      return PhoneNumberKind.LOCAL;
  }
}

function refused(code: UserErrorCode, message: string): { number: null; fault: UserFault } {
  return { number: null, fault: fault(code, message, field) };
}

/** Why Twilio would not sell a number, in words for the buyer (error codes read 2026-11-22). */
export function purchaseFault(code: number | null): UserFault {
  switch (code) {
    case 21422:
    case 21452:
      return fault(
        UserErrorCode.NOT_AVAILABLE,
        'Somebody else has taken this number in the meantime. Search again and choose another.',
        field,
      );
    case 21401:
    case 21421:
      return fault(
        UserErrorCode.INVALID,
        'This is not a number that can be bought. Search for one and choose it there.',
        field,
      );
    case 21613:
      return fault(
        UserErrorCode.ADDRESS_REQUIRED,
        'This number is sold only with a certified address of the business.',
        ['input', 'addressId'],
      );
    case 21615:
      return fault(
        UserErrorCode.ADDRESS_REQUIRED,
        'This number is sold only with an address in its own country, and for some numbers in its own city.',
        ['input', 'addressId'],
      );
    case 21631:
      return fault(
        UserErrorCode.ADDRESS_REQUIRED,
        'This number is sold only with an address of the business, and the one given, if any, does not fit. Choose another address or add one.',
        ['input', 'addressId'],
      );
    case 21649:
      return fault(
        UserErrorCode.BUNDLE_REQUIRED,
        'The authorities of this number’s country want to know who will use it: it takes an approved registration of the business or person for this country and this kind of number.',
        ['input', 'bundleRegistrationId'],
      );
    case 21650:
      return fault(
        UserErrorCode.BUNDLE_REQUIRED,
        'The authorities of this number’s country want to see an identity document of whoever will use it: it takes an approved registration that holds one.',
        ['input', 'bundleRegistrationId'],
      );
    case 21651:
      return fault(
        UserErrorCode.ADDRESS_REQUIRED,
        'The address given does not meet the rules of this number’s country. It has to be where the country wants it and, with an approved registration, the very address that the registration names.',
        ['input', 'addressId'],
      );
    case 21404:
      return fault(
        UserErrorCode.TWILIO_REJECTED,
        'The phone account is a trial and cannot hold this number. Our support can lift that.',
      );
    case 22300:
      return fault(
        UserErrorCode.TWILIO_REJECTED,
        'The carrier does not let this business buy more local numbers. Our support can ask why.',
      );
    default:
      return fault(
        UserErrorCode.TWILIO_REJECTED,
        code === null
          ? 'The carrier refused to sell this number and gave no reason. Choose another number.'
          : `The carrier refused to sell this number (code ${code}). Choose another number, or name the code to our support.`,
        field,
      );
  }
}
