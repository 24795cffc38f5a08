import { fault, UserErrorCode, type UserFault } from './errors';
import { countryName } from './places';

/** Where an address is between its making and its end. */
export enum AddressState {
  /** On its way to Twilio; not shown yet. */
  CREATING = 'CREATING',
  ACTIVE = 'ACTIVE',
  /** A change is on its way; shown as it was. */
  CHANGING = 'CHANGING',
  /** On its way out; not shown any more. */
  DELETING = 'DELETING',
  /** Gone at Twilio; kept for the numbers that were held with it. */
  DELETED = 'DELETED',
}

/** What people write about an address. */
export interface AddressFields {
  friendlyName: string | null;
  customerName: string;
  street: string;
  streetSecondary: string | null;
  city: string;
  region: string;
  postalCode: string;
}

/** The part of it that the post knows, and that a suggestion may change. */
export type PostalFields = Pick<
  AddressFields,
  'street' | 'streetSecondary' | 'city' | 'region' | 'postalCode'
>;

/** Where a number's address has to be. */
export enum AddressRequirement {
  NONE = 'NONE',
  ANY = 'ANY',
  LOCAL = 'LOCAL',
  FOREIGN = 'FOREIGN',
}

/** Twilio: the address is not one that the post knows. */
export const addressNotFound = 21_628;
/** Twilio: the address is nearly one that the post knows. */
export const addressNearMiss = 21_629;
/** Twilio: an approved registration holds the address. */
export const addressRegistered = 21_630;
/** Twilio: numbers depend on it. */
export const addressInUse = 20_409;

/** Twilio counts bytes of this one, not characters (Address resource, read 2026-11-25). */
const longestCustomerName = 64;

const postal = ['street', 'streetSecondary', 'city', 'region', 'postalCode'] as const;

/** As it is kept and sent: trimmed, with nothing for what is empty. */
export function readAddress(given: {
  friendlyName?: string | null;
  customerName: string;
  street: string;
  streetSecondary?: string | null;
  city: string;
  region: string;
  postalCode: string;
}): AddressFields {
  return {
    friendlyName: given.friendlyName?.trim() || null,
    customerName: given.customerName.trim(),
    street: given.street.trim(),
    streetSecondary: given.streetSecondary?.trim() || null,
    city: given.city.trim(),
    region: given.region.trim(),
    postalCode: given.postalCode.trim(),
  };
}

/** What can be known to be wrong without Twilio. */
export function addressFaults({ customerName }: AddressFields): UserFault[] {
  return new TextEncoder().encode(customerName).length > longestCustomerName
    ? [
        fault(
          UserErrorCode.INVALID,
          'The name of the person or business is too long for the carrier: 64 letters at most, fewer with accents.',
          ['input', 'customerName'],
        ),
      ]
    : [];
}

/** Whether two are the same to Twilio. */
export function sameAddress(one: AddressFields, other: AddressFields): boolean {
  return one.customerName === other.customerName && samePlace(one, other);
}

function samePlace(one: PostalFields, other: PostalFields): boolean {
  return postal.every((key) => (one[key] ?? '') === (other[key] ?? ''));
}

/** The suggestion when it differs from what was written; null when it says the same. */
export function suggestionFor(written: PostalFields, known: PostalFields): PostalFields | null {
  if (samePlace(written, known)) return null;
  const { street, streetSecondary, city, region, postalCode } = known;
  return { street, streetSecondary, city, region, postalCode };
}

const labels: Record<(typeof postal)[number], string> = {
  street: 'street',
  streetSecondary: 'second line',
  city: 'city',
  region: 'state or region',
  postalCode: 'postal code',
};

/** Why Twilio does not keep an address, field by field where a suggestion shows which. */
export function refusedAddress(
  code: number | null,
  written: PostalFields,
  suggestion: PostalFields | null,
): UserFault[] {
  if (code === addressNearMiss && suggestion)
    return postal
      .filter((key) => (written[key] ?? '') !== (suggestion[key] ?? ''))
      .map((key) =>
        fault(
          UserErrorCode.INVALID,
          suggestion[key]
            ? `The post writes the ${labels[key]} as "${suggestion[key]}". Use the suggested address if it is yours.`
            : `The post knows this address without a ${labels[key]}. Use the suggested address if it is yours.`,
          ['input', key],
        ),
      );
  if (code === addressNotFound || code === addressNearMiss)
    return [
      fault(
        UserErrorCode.INVALID,
        'The post does not know this address. Check street, city and postal code for slips, and leave out signs such as # and &.',
        ['input'],
      ),
    ];
  if (code === addressRegistered)
    return [
      fault(
        UserErrorCode.CONFLICT,
        'An approved registration with the authorities names this address, so it stays as it is. Keep a new address instead.',
      ),
    ];
  return [
    fault(
      UserErrorCode.TWILIO_REJECTED,
      code === null
        ? 'The carrier did not take this address and gave no reason. Check every line.'
        : `The carrier did not take this address (code ${code}). Check every line, or name the code to our support.`,
    ),
  ];
}

/** Whether an address in this country satisfies what a number of that country asks for. */
export function addressFits(
  requirement: AddressRequirement,
  addressCountry: string,
  numberCountry: string,
): boolean {
  if (requirement === AddressRequirement.LOCAL) return addressCountry === numberCountry;
  return requirement !== AddressRequirement.FOREIGN || addressCountry !== numberCountry;
}

/** What the address has to be, as a sentence; null when none is needed. */
export function addressRequirementText(requirement: AddressRequirement, country: string): string | null {
  const name = countryName(country);
  switch (requirement) {
    case AddressRequirement.NONE:
      return null;
    case AddressRequirement.ANY:
      return 'It is sold only with an address of yours on file, in any country.';
    case AddressRequirement.LOCAL:
      return `It is sold only with an address of yours in ${name}.`;
    case AddressRequirement.FOREIGN:
      return `It is sold only with an address of yours outside ${name}.`;
  }
}
