import { getCountries } from 'libphonenumber-js';

const unitedStates: Readonly<Record<string, string>> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  DC: 'District of Columbia',
  FL: 'Florida',
  GA: 'Georgia',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  PR: 'Puerto Rico',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  VI: 'Virgin Islands',
  GU: 'Guam',
  AS: 'American Samoa',
  MP: 'Northern Mariana Islands',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
};

const canada: Readonly<Record<string, string>> = {
  AB: 'Alberta',
  BC: 'British Columbia',
  MB: 'Manitoba',
  NB: 'New Brunswick',
  NL: 'Newfoundland and Labrador',
  NS: 'Nova Scotia',
  NT: 'Northwest Territories',
  NU: 'Nunavut',
  ON: 'Ontario',
  PE: 'Prince Edward Island',
  QC: 'Quebec',
  SK: 'Saskatchewan',
  YT: 'Yukon',
};

const regionsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: unitedStates,
  CA: canada,
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

function codeOf(regions: Readonly<Record<string, string>>, text: string): string | null {
  const wanted = plain(text);
  const compact = wanted.replaceAll(' ', '').toUpperCase();
  if (Object.hasOwn(regions, compact)) return compact;
  return Object.keys(regions).find((code) => plain(regions[code] ?? '') === wanted) ?? null;
}

/**
 * The two letters of a US state or Canadian province given by code or name; null when the country has such a
 * list and the text is not in it; the text itself for other countries. Without a country, either list serves.
 */
export function readRegion(text: string, country: string | null): string | null {
  if (country === null) return codeOf(unitedStates, text) ?? codeOf(canada, text) ?? text;
  const regions = regionsOf[country];
  return regions === undefined ? text : codeOf(regions, text);
}

// libphonenumber's calling regions without the three that ISO 3166-1 does not assign.
const countries: ReadonlySet<string> = new Set(
  getCountries().filter((one) => !['AC', 'TA', 'XK'].includes(one)),
);
const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });
const codeByName: ReadonlyMap<string, string> = new Map([
  ...[...countries].map((code): [string, string] => [plain(countryNames.of(code) ?? code), code]),
  ['usa', 'US'],
  ['u s a', 'US'],
  ['u s', 'US'],
  ['united states of america', 'US'],
  ['america', 'US'],
  ['uk', 'GB'],
  ['great britain', 'GB'],
  ['england', 'GB'],
]);

/** ISO 3166-1 alpha-2 of a country given by code or English name; null when it is none. */
export function readCountry(text: string): string | null {
  const code = text.toUpperCase();
  return countries.has(code) ? code : (codeByName.get(plain(text)) ?? null);
}

/** The country's English name. */
export function countryName(code: string): string {
  return countries.has(code) ? (countryNames.of(code) ?? code) : code;
}
