import { addressNearMiss, addressNotFound, type PostalFields, suggestionFor } from './addresses';
import { risk } from './content-checks/finding';
import type { FieldValues, Finding } from './registrations';

/** What the post makes of an address before anybody confirms it. */
export enum AddressCheckOutcome {
  /** Somebody is at it, or died at it. */
  CHECKING = 'CHECKING',
  KNOWN = 'KNOWN',
  /** Twilio would refuse it and take another that is nearly the same. */
  NEAR_MISS = 'NEAR_MISS',
  /** Twilio would refuse it. */
  NOT_FOUND = 'NOT_FOUND',
  /** Twilio says nothing of it. */
  UNDECIDED = 'UNDECIDED',
}

export type WrittenAddress = PostalFields & { country: string };

export interface AddressCheck {
  written: WrittenAddress;
  outcome: AddressCheckOutcome;
  suggestion: PostalFields | null;
  tries: number;
}

/** The fields of a form that make up the address, in the order of the form. */
export type PostalFieldKeys = Readonly<Record<keyof WrittenAddress, string>>;

/** The address as the form has it; null while a part of it is missing. */
export function writtenAddress(values: FieldValues, keys: PostalFieldKeys): WrittenAddress | null {
  const given = (key: keyof WrittenAddress): string | null => {
    const value = values[keys[key]];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const [street, city, region] = [given('street'), given('city'), given('region')];
  const [postalCode, country] = [given('postalCode'), given('country')];
  if (!street || !city || !region || !postalCode || !country) return null;
  return { street, streetSecondary: given('streetSecondary'), city, region, postalCode, country };
}

export function sameWritten(one: WrittenAddress, other: WrittenAddress): boolean {
  return one.country === other.country && suggestionFor(one, other) === null;
}

const called: Readonly<Record<keyof PostalFields, string>> = {
  street: 'street',
  streetSecondary: 'suite, floor or unit',
  city: 'city',
  region: 'state or province',
  postalCode: 'postal code',
};

/** What was found out about the address that is on the form now; nothing while that is not known. `code` is by which its reviewers refuse one. */
export function addressFindings(
  written: WrittenAddress | null,
  check: AddressCheck | null,
  keys: PostalFieldKeys,
  code: number | null = null,
): Finding[] {
  if (written === null || check === null || !sameWritten(written, check.written)) return [];
  const { outcome, suggestion } = check;
  if (outcome === AddressCheckOutcome.NOT_FOUND)
    return [
      risk(
        keys.street,
        'The post does not know this address, so it would be sent back.',
        'Check street, city and postal code for slips, and leave out signs such as # and &.',
        [code ?? addressNotFound],
      ),
    ];
  if (outcome !== AddressCheckOutcome.NEAR_MISS || suggestion === null) return [];
  return (Object.keys(called) as (keyof PostalFields)[])
    .filter((key) => (written[key] ?? '') !== (suggestion[key] ?? ''))
    .map((key) => {
      const message = suggestion[key]
        ? `The post writes the ${called[key]} as “${suggestion[key]}”; as it is now, it would be sent back.`
        : `The post knows this address without a ${called[key]}; as it is now, it would be sent back.`;
      return {
        ...risk(keys[key], message, '', [code ?? addressNearMiss]),
        suggestion: suggestion[key] || null,
      };
    });
}
