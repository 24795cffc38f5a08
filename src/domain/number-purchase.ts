import { parsePhoneNumberFromString } from 'libphonenumber-js';
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

/** Reads the number to buy; whether it is for sale only Twilio knows. */
export function readWantedNumber(
  text: string,
): { number: WantedNumber; fault: null } | { number: null; fault: UserFault } {
  const e164 = text.trim();
  if (!/^\+[1-9]\d{6,14}$/.test(e164))
    return refused(UserErrorCode.INVALID, 'Give the number in international form, such as +14155550123.');
  const parsed = parsePhoneNumberFromString(e164);
  if (!e164.startsWith('+1'))
    return refused(
      UserErrorCode.NOT_AVAILABLE,
      'Only numbers of the United States and Canada are sold here so far: +1 and ten digits.',
    );
  if (!/^\+1[2-9]\d{2}[2-9]\d{6}$/.test(e164))
    return refused(
      UserErrorCode.INVALID,
      'This is not a complete North American number. It has +1 and ten digits, such as +14155550123.',
    );
  // Codes without a place, 500 and the like, belong to the United States' part of the plan.
  const country = parsed?.country ?? 'US';
  if (country !== 'US' && country !== 'CA')
    return refused(
      UserErrorCode.NOT_AVAILABLE,
      'This number belongs to a country we do not sell numbers of. Choose one of the United States or Canada.',
    );
  return {
    number: {
      e164,
      kind: isTollFree(e164) ? PhoneNumberKind.TOLL_FREE : PhoneNumberKind.LOCAL,
      country,
      national: parsed?.formatNational() ?? e164,
    },
    fault: null,
  };
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
        'This number is sold only with an address in its own city or country.',
        ['input', 'addressId'],
      );
    case 21631:
      return fault(
        UserErrorCode.ADDRESS_REQUIRED,
        'This number is sold only with an address of the business.',
        ['input', 'addressId'],
      );
    case 21649:
      return fault(
        UserErrorCode.BUNDLE_REQUIRED,
        'The country of this number asks for an approved regulatory registration before it is sold.',
        ['input', 'bundleRegistrationId'],
      );
    case 21650:
      return fault(
        UserErrorCode.BUNDLE_REQUIRED,
        'The country of this number asks for a checked identity document before it is sold.',
        ['input', 'bundleRegistrationId'],
      );
    case 21651:
      return fault(
        UserErrorCode.BUNDLE_REQUIRED,
        'The address or document on file does not meet the rules of the country of this number.',
        ['input', 'bundleRegistrationId'],
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
