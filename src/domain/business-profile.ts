import { fault, type UserFault, UserErrorCode } from './errors';
import { readEmail, readPhone, readText, readUrl, type TextReading } from './form-values';
import { BusinessEntityType, type BusinessFacts } from './organizations';
import { countryName, readCountry, readRegion } from './places';

/** What to change: a key left out stays as it is, null or an empty text clears it. */
export type BusinessProfileInput = { [Key in keyof BusinessFacts]?: string | null };

/** The changes in the form they are kept in, or everything that is wrong with them. */
export type BusinessProfileCheck =
  { values: Partial<BusinessFacts>; faults: null } | { values: null; faults: UserFault[] };

type Key = keyof BusinessFacts;

interface Rule {
  label: string;
  /**
   * Mostly what the brand registry takes (Twilio error 30701): the first resources accept more and it is the last
   * step, after fees, that fails.
   */
  maxLength: number;
  multiline?: boolean;
  /** Reads a trimmed, non-empty text; what is left out takes any. */
  read?: (text: string, country: string | null) => TextReading;
}

const ok = (value: string): TextReading => ({ ok: true, value });
const wrong = (message: string): TextReading => ({ ok: false, message });

const url = (example: string) => (text: string) => readUrl(text, example);

const rules: Record<Key, Rule> = {
  legalName: { label: 'The legal name', maxLength: 255 },
  doingBusinessAs: { label: 'The trade name', maxLength: 255 },
  entityType: { label: 'The kind of business', maxLength: 40, read: readEntityType },
  taxId: { label: 'The tax number', maxLength: 40, read: readTaxId },
  website: { label: 'The website', maxLength: 100, read: url('https://example.com') },
  industry: { label: 'The industry', maxLength: 100 },
  description: { label: 'The description', maxLength: 1000, multiline: true },
  street: { label: 'The street', maxLength: 100 },
  city: { label: 'The city', maxLength: 100 },
  region: { label: 'The state or region', maxLength: 20, read: readRegionOf },
  postalCode: { label: 'The postal code', maxLength: 10, read: readPostalCode },
  country: { label: 'The country', maxLength: 60, read: readCountryCode },
  timeZone: { label: 'The time zone', maxLength: 60, read: readTimeZone },
  contactFirstName: { label: 'The first name', maxLength: 100 },
  contactLastName: { label: 'The last name', maxLength: 100 },
  contactTitle: { label: 'The job title', maxLength: 100 },
  contactEmail: {
    label: 'The email address',
    maxLength: 100,
    read: (text) => readEmail(text, 'jane@example.com'),
  },
  contactPhone: { label: 'The phone number', maxLength: 20, read: readE164 },
  privacyPolicyUrl: {
    label: 'The privacy policy’s address',
    maxLength: 500,
    read: url('https://example.com/privacy'),
  },
  termsUrl: { label: 'The terms’ address', maxLength: 500, read: url('https://example.com/terms') },
};

/** Reads every given field; all faults come at once, each with its path, and then nothing is to be changed. */
export function checkBusinessProfile(
  input: BusinessProfileInput,
  stored: Pick<BusinessFacts, 'country'> = { country: null },
): BusinessProfileCheck {
  const country = effectiveCountry(input, stored);
  const values: Partial<Record<Key, string | null>> = {};
  const faults: UserFault[] = [];
  for (const key of Object.keys(rules) as Key[]) {
    const given = input[key];
    if (given === undefined) continue;
    if (given === null || given.trim() === '') {
      values[key] = null;
      continue;
    }
    const reading = readField(rules[key], given, country);
    if (reading.ok) values[key] = reading.value;
    else faults.push(fault(UserErrorCode.INVALID, reading.message, ['input', key]));
  }
  // The readers of entityType and the others give exactly what BusinessFacts holds.
  return faults.length > 0
    ? { values: null, faults }
    : { values: values as Partial<BusinessFacts>, faults: null };
}

/** The last four digits of a tax number: all of it that is ever shown. */
export function taxIdLast4(taxId: string | null): string | null {
  if (taxId === null) return null;
  const plain = taxId.replace(/[^0-9A-Za-z]/g, '');
  // Of a short number four would be all of it, or nearly.
  return plain.length < 2 ? null : plain.slice(-Math.min(4, Math.floor(plain.length / 2)));
}

/** Region, postal code and tax number are read by the country that the profile will have. */
function effectiveCountry(
  input: BusinessProfileInput,
  stored: Pick<BusinessFacts, 'country'>,
): string | null {
  if (input.country === undefined) return stored.country;
  return input.country === null ? null : readCountry(input.country.trim());
}

function readField(rule: Rule, given: string, country: string | null): TextReading {
  const plain = readText(given, rule.multiline ?? false);
  if (!plain.ok) return wrong(`${rule.label}: ${plain.message}`);
  const reading = rule.read === undefined ? plain : rule.read(plain.value, country);
  if (!reading.ok) return wrong(`${rule.label}: ${reading.message}`);
  if (reading.value.length > rule.maxLength)
    return wrong(
      `${rule.label} may have ${rule.maxLength} characters at most; this one has ${reading.value.length}.`,
    );
  return reading;
}

function readEntityType(text: string): TextReading {
  const known = Object.values<string>(BusinessEntityType);
  return known.includes(text) ? ok(text) : wrong(`Choose one of ${known.join(', ')}.`);
}

function readCountryCode(text: string): TextReading {
  const code = readCountry(text);
  return code === null ? wrong('Enter the two letters of a country, such as US.') : ok(code);
}

function readRegionOf(text: string, country: string | null): TextReading {
  const region = readRegion(text, country);
  if (region !== null) return ok(region);
  const example = country === 'CA' ? 'a Canadian province such as ON' : 'a US state such as CA';
  return wrong(`Enter ${example}, by its two letters or its name.`);
}

function readPostalCode(text: string, country: string | null): TextReading {
  const compact = text.replace(/[\s-]/g, '').toUpperCase();
  switch (country) {
    case 'US':
      if (!/^\d{5}(\d{4})?$/.test(compact)) return wrong('Enter a ZIP code of five digits, such as 94105.');
      return ok(compact.length === 9 ? `${compact.slice(0, 5)}-${compact.slice(5)}` : compact);
    case 'CA':
      if (!/^[A-Z]\d[A-Z]\d[A-Z]\d$/.test(compact))
        return wrong('Enter a Canadian postal code, such as K1A 0B1.');
      return ok(`${compact.slice(0, 3)} ${compact.slice(3)}`);
    default:
      return /^[A-Z0-9]+$/.test(compact)
        ? ok(text.toUpperCase())
        : wrong('Enter a postal code of letters and digits.');
  }
}

/** Only the real number is worth keeping: it is compared with the official record later, digit by digit. */
function readTaxId(text: string, country: string | null): TextReading {
  const isAmerican = country === 'US';
  if (isAmerican && /^\d{3}-\d{2}-\d{4}$/.test(text))
    return wrong(
      'This looks like a Social Security number. Enter the EIN of the business, such as 12-3456789.',
    );
  const ein = /^(\d{2})[\s-]?(\d{7})$/.exec(text);
  if (ein && (isAmerican || country === null)) {
    const digits = `${ein[1]}${ein[2]}`;
    if (/^0{2}|^(\d)\1*$/.test(digits))
      return wrong('This number is not one that is given out. Check the EIN.');
    return ok(digits);
  }
  if (isAmerican) return wrong('Enter the nine digits of the EIN, such as 12-3456789.');
  if (!/^[A-Za-z0-9][A-Za-z0-9 ./-]{0,19}[A-Za-z0-9]$/.test(text))
    return wrong(
      `Enter the registration number${country === null ? '' : ` from ${countryName(country)}`}: 2 to 21 letters and digits.`,
    );
  return ok(text);
}

function readE164(text: string, country: string | null): TextReading {
  const example = '+14155550123';
  if (!/^\+[1-9]\d{1,14}$/.test(text))
    return wrong(`Enter the number with its country code and no spaces, such as ${example}.`);
  return readPhone(text, country, example);
}

function readTimeZone(text: string): TextReading {
  const refusal = wrong('Enter a time zone such as America/New_York.');
  // Bare offsets are no zones: they know nothing of summer time.
  if (!/^[A-Za-z]/.test(text)) return refusal;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en-US', { timeZone: text }).resolvedOptions();
    // Aliases stay as they were written: Asia/Kolkata would come back as Asia/Calcutta.
    return ok(timeZone.toLowerCase() === text.toLowerCase() ? timeZone : text);
  } catch {
    return refusal;
  }
}
