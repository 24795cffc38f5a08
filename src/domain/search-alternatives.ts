import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { northAmerica } from './number-criteria';
import type { NumberCountry, NumberCriteria } from './number-search';
import { kindWord, PhoneNumberKind } from './phone-numbers';
import { countryName } from './places';

/** Another search worth making, with why in words for the customer. */
export interface PlannedAlternative {
  reason: string;
  search: NumberCriteria;
}

/** How many numbers each alternative shows. */
export const shownPerAlternative = 3;
const mostAlternatives = 4;
/** How far around an area code its neighbours are looked for. */
const nearbyMiles = 60;
/** A pattern is shortened to no fewer characters than this before it is left out. */
const shortestPattern = 3;

/** Searches that come closest to one that found nothing, the closest first. */
export function alternativesTo(
  criteria: NumberCriteria,
  sold: readonly NumberCountry[] | null,
): PlannedAlternative[] {
  const all = [
    otherCountry(criteria, sold),
    ...widerPatterns(criteria),
    nearbyCodes(criteria),
    ...widerPlaces(criteria),
    ...otherKinds(criteria, sold),
  ].filter((one) => one !== null);
  return all
    .slice(0, mostAlternatives)
    .map(({ reason, search }) => ({ reason, search: { ...search, limit: shownPerAlternative } }));
}

/** An area code of the other country that shares the numbering plan. */
function otherCountry(
  criteria: NumberCriteria,
  sold: readonly NumberCountry[] | null,
): PlannedAlternative | null {
  const { areaCode, country, kind } = criteria;
  if (areaCode === null || kind !== PhoneNumberKind.LOCAL) return null;
  const other = countryOfAreaCode(areaCode);
  if (other === null || other === country || !northAmerica.includes(other)) return null;
  if (sold && !sold.some((one) => one.country === other && one.kinds.includes(kind))) return null;
  return {
    reason: `${areaCode} is an area code of ${countryName(other)}.`,
    search: { ...criteria, country: other, region: null, postalCode: null },
  };
}

/** Null when nobody knows. */
export function countryOfAreaCode(areaCode: string): string | null {
  return parsePhoneNumberFromString(`+1${areaCode}2345678`)?.country ?? null;
}

function widerPatterns(criteria: NumberCriteria): PlannedAlternative[] {
  const { contains } = criteria;
  if (contains === null) return [];
  const literal = contains.replace(/[^0-9a-z]/gi, '');
  const shorter = literal.slice(-Math.max(shortestPattern, Math.ceil(literal.length / 2)));
  const shortened: PlannedAlternative[] =
    shorter.length < literal.length
      ? [
          {
            reason: `No number has ${literal} in it just now. These have ${shorter}.`,
            search: { ...criteria, contains: shorter },
          },
        ]
      : [];
  return [
    ...shortened,
    {
      reason: `No number has ${literal} in it just now. These have other digits.`,
      search: { ...criteria, contains: null },
    },
  ];
}

/** Other area codes around the one that has no numbers left. */
function nearbyCodes(criteria: NumberCriteria): PlannedAlternative | null {
  const { areaCode, kind } = criteria;
  if (areaCode === null || !northAmerica.includes(criteria.country)) return null;
  if (kind !== PhoneNumberKind.LOCAL)
    return {
      reason: `No number begins with ${areaCode} just now. These begin with another code.`,
      search: { ...criteria, areaCode: null },
    };
  const known = countryOfAreaCode(areaCode);
  if (known !== null && known !== criteria.country) return null;
  return {
    reason: `Area code ${areaCode} has no such numbers just now. These are from the area codes around it.`,
    search: {
      ...criteria,
      areaCode: null,
      nearNumber: `+1${areaCode}2345678`,
      distanceMiles: nearbyMiles,
    },
  };
}

function widerPlaces(criteria: NumberCriteria): PlannedAlternative[] {
  const { postalCode, locality, region, nearNumber, distanceMiles } = criteria;
  const found: PlannedAlternative[] = [];
  if (nearNumber !== null && (distanceMiles ?? 25) < 250)
    found.push({
      reason: 'There are no such numbers that near just now. These are from further around.',
      search: { ...criteria, distanceMiles: 250 },
    });
  if (postalCode !== null)
    found.push({
      reason: `Postal code ${postalCode} has no such numbers just now. These are from elsewhere.`,
      search: { ...criteria, postalCode: null },
    });
  if (locality !== null)
    found.push({
      reason: `${locality} has no such numbers just now. These are from ${region ?? countryName(criteria.country)}.`,
      search: { ...criteria, locality: null },
    });
  else if (region !== null)
    found.push({
      reason: `${region} has no such numbers just now. These are from elsewhere.`,
      search: { ...criteria, region: null },
    });
  return found;
}

/** The same wish among the country's other kinds; what only places have is left out. */
function otherKinds(criteria: NumberCriteria, sold: readonly NumberCountry[] | null): PlannedAlternative[] {
  const kinds = sold?.find((one) => one.country === criteria.country)?.kinds ?? [];
  const place = {
    areaCode: null,
    locality: null,
    region: null,
    postalCode: null,
    nearNumber: null,
    distanceMiles: null,
  };
  return kinds
    .filter((kind) => kind !== criteria.kind)
    .map((kind) => ({
      reason: `There are no such ${kindWord(criteria.kind)} numbers just now. These are ${kindWord(kind)} ones.`,
      search: { ...criteria, ...place, kind },
    }));
}

/** Why a search found nothing, in a sentence. */
export function nothingFound(criteria: NumberCriteria, hasAlternatives: boolean): string {
  const { country, kind, areaCode, locality, contains } = criteria;
  const where = locality ?? (areaCode ? `area code ${areaCode}` : countryName(country));
  const other = areaCode === null ? null : countryOfAreaCode(areaCode);
  const what = `${kindWord(kind)} number${contains ? ` with ${contains}` : ''}`;
  const why =
    other !== null && other !== country
      ? `${areaCode} belongs to ${countryName(other)}, so ${countryName(country)} has no numbers of it.`
      : `Just now there is no ${what} to be had in ${where} that fits.`;
  return hasAlternatives
    ? `${why} What comes closest is in the alternatives.`
    : `${why} Try again tomorrow, or with fewer filters.`;
}
