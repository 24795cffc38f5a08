import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { fault, UserErrorCode, type UserFault } from './errors';
import type { NumberCountry, NumberCriteria, SearchPhoneNumbers } from './number-search';
import { kindWord, isTollFree, PhoneNumberKind } from './phone-numbers';
import { countryName, readRegion } from './places';

export const largestSearch = 50;
const defaultSearch = 20;
/** Twilio's (AvailablePhoneNumber resource, read 2026-11-22). */
const largestDistance = 500;
const longestPlace = 80;

/** Area codes, regions, postal codes and nearness are known of their numbers alone. */
export const northAmerica: readonly string[] = ['US', 'CA'];

/**
 * Digits, letters and wildcards as Twilio's `Contains` takes them: `*` one digit, `%` any run, `+` and `$` the
 * start and end; wildcards only around the literal part, `*` and `%` never side by side
 * (AvailablePhoneNumber resource, read 2026-11-22).
 */
const containsPattern = /^\+?(\**|%?)[0-9a-z]+(\**|%?)\$?$/i;

type Reading = { criteria: NumberCriteria; faults: null } | { criteria: null; faults: UserFault[] };

/**
 * Reads a search, or says everything that is wrong with it at once. `sold` is what Twilio sells where; null when
 * that is not known just now, which leaves it to Twilio to say no.
 */
export function readSearch(input: SearchPhoneNumbers, sold: readonly NumberCountry[] | null): Reading {
  const { kind, country } = input;
  const limit = input.limit ?? defaultSearch;
  const text = (value: string | null | undefined): string | null => value?.trim() || null;
  const areaCode = text(input.areaCode);
  const contains = input.contains?.replace(/[\s().-]/g, '') || null;
  const nearNumber = text(input.nearNumber);
  const region = text(input.region);
  const criteria: NumberCriteria = {
    country,
    kind,
    areaCode,
    contains,
    locality: text(input.locality),
    region: region && (readRegion(region, country) ?? region),
    postalCode: text(input.postalCode),
    nearNumber,
    distanceMiles: nearNumber ? (input.distanceMiles ?? null) : null,
    noAddressRequired: input.noAddressRequired === true,
    sms: input.sms ?? null,
    voice: input.voice ?? null,
    mms: input.mms ?? null,
    limit,
  };
  const placed = countryFault(country, kind, sold);
  const faults = [
    placed,
    // What a filter means depends on the country, so one that is none is enough to say.
    ...(placed === null ? filterFaults(criteria, input) : []),
    contains === null ? null : containsFault(contains),
    Number.isInteger(limit) && limit >= 1 && limit <= largestSearch
      ? null
      : fault(UserErrorCode.INVALID, `Ask for 1 to ${largestSearch} numbers at a time.`, ['input', 'limit']),
  ].filter((one) => one !== null);
  return faults.length > 0 ? { criteria: null, faults } : { criteria, faults: null };
}

function countryFault(
  country: string,
  kind: PhoneNumberKind,
  sold: readonly NumberCountry[] | null,
): UserFault | null {
  if (!/^[A-Z]{2}$/.test(country))
    return fault(UserErrorCode.INVALID, 'Give the country as its two-letter code, such as US.', [
      'input',
      'country',
    ]);
  if (sold === null) return null;
  const name = countryName(country);
  const known = sold.find((one) => one.country === country);
  if (!known)
    return fault(
      UserErrorCode.NOT_AVAILABLE,
      `Numbers of ${name} are not sold. \`phoneNumberCountries\` lists the countries that are.`,
      ['input', 'country'],
    );
  if (known.kinds.includes(kind)) return null;
  const kinds = known.kinds.map(kindWord);
  return fault(
    UserErrorCode.NOT_AVAILABLE,
    `There are no ${kindWord(kind)} numbers of ${name}. Search for ${listed(kinds)} ones.`,
    ['input', 'kind'],
  );
}

/** Such as "local, mobile or national". */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function filterFaults(criteria: NumberCriteria, input: SearchPhoneNumbers): (UserFault | null)[] {
  const { country, areaCode, region, postalCode, nearNumber, locality } = criteria;
  const isNorthAmerican = northAmerica.includes(country);
  const only = (what: string, value: string | null, key: string): UserFault | null =>
    value === null || isNorthAmerican
      ? null
      : fault(
          UserErrorCode.INVALID,
          `${what} can be searched in the United States and Canada only. Elsewhere use a city or a pattern.`,
          ['input', key],
        );
  const long = (what: string, value: string | null, key: string): UserFault | null =>
    value !== null && (value.length > longestPlace || /\p{Cc}/u.test(value))
      ? fault(UserErrorCode.INVALID, `${what} has at most ${longestPlace} characters, on one line.`, [
          'input',
          key,
        ])
      : null;
  return [
    only('Area codes', areaCode, 'areaCode') ??
      (areaCode === null ? null : areaCodeFault(areaCode, criteria.kind)),
    long('A city', locality, 'locality'),
    only('Regions', region, 'region') ?? long('A region', region, 'region') ?? regionFault(criteria),
    only('Postal codes', postalCode, 'postalCode') ?? long('A postal code', postalCode, 'postalCode'),
    only('Nearness', nearNumber, 'nearNumber') ?? (nearNumber === null ? null : nearFault(nearNumber)),
    distanceFault(input),
  ];
}

function regionFault({ region, country }: NumberCriteria): UserFault | null {
  return region === null || readRegion(region, country) !== null
    ? null
    : fault(
        UserErrorCode.INVALID,
        `There is no such state or province of ${countryName(country)}. Give its two-letter code, such as ${country === 'CA' ? 'ON' : 'CA'}.`,
        ['input', 'region'],
      );
}

function nearFault(nearNumber: string): UserFault | null {
  const country = parsePhoneNumberFromString(nearNumber)?.country;
  const isFine = /^\+1[2-9]\d{9}$/.test(nearNumber) && !isTollFree(nearNumber);
  return isFine && (country === undefined || northAmerica.includes(country))
    ? null
    : fault(
        UserErrorCode.INVALID,
        'Nearness is measured from a local number of the United States or Canada, such as +14155550123.',
        ['input', 'nearNumber'],
      );
}

function distanceFault({ distanceMiles, nearNumber }: SearchPhoneNumbers): UserFault | null {
  if (distanceMiles == null) return null;
  const field = ['input', 'distanceMiles'];
  if (!Number.isInteger(distanceMiles) || distanceMiles < 1 || distanceMiles > largestDistance)
    return fault(
      UserErrorCode.INVALID,
      `Look at most ${largestDistance} miles around a number, and at least 1.`,
      field,
    );
  return nearNumber?.trim()
    ? null
    : fault(UserErrorCode.REQUIRED, 'Say with `nearNumber` which number the distance is from.', [
        'input',
        'nearNumber',
      ]);
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
