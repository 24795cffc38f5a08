import type { AddressRequirements, NumberType } from '../state';
import { places, type Place } from './places';

/** A run of numbers that share country, type and place; `X` is any digit, `N` a digit from 2 to 9. */
export interface Series {
  country: string;
  type: NumberType;
  /** Digits after the plus sign. */
  shape: string;
  place: Place | null;
  locality: string | null;
  addressRequirements: AddressRequirements;
  /** True where Twilio sells only against an approved regulatory bundle. */
  needsBundle: boolean;
}

export interface Country {
  code: string;
  name: string;
  priceUnit: string;
  monthly: Partial<Record<NumberType, string>>;
  sms: { outbound: string; inbound: string };
}

export const countries: Country[] = [
  {
    code: 'US',
    name: 'United States',
    priceUnit: 'USD',
    monthly: { local: '1.15', tollfree: '2.15' },
    sms: { outbound: '0.0083', inbound: '0.0083' },
  },
  {
    code: 'CA',
    name: 'Canada',
    priceUnit: 'USD',
    monthly: { local: '1.15', tollfree: '2.15' },
    sms: { outbound: '0.0083', inbound: '0.0083' },
  },
  {
    code: 'GB',
    name: 'United Kingdom',
    priceUnit: 'USD',
    monthly: { local: '1.15', mobile: '1.15', national: '1.15', tollfree: '2.15' },
    sms: { outbound: '0.0524', inbound: '0.0083' },
  },
  {
    code: 'DE',
    name: 'Germany',
    priceUnit: 'USD',
    monthly: { local: '1.15', mobile: '6.50', national: '1.15' },
    sms: { outbound: '0.1117', inbound: '0.0083' },
  },
  {
    code: 'AU',
    name: 'Australia',
    priceUnit: 'USD',
    monthly: { local: '3.00', mobile: '6.50', tollfree: '16.00' },
    sms: { outbound: '0.0515', inbound: '0.0083' },
  },
  {
    code: 'FR',
    name: 'France',
    priceUnit: 'USD',
    monthly: { local: '1.15', mobile: '1.15', national: '1.15' },
    sms: { outbound: '0.0798', inbound: '0.0083' },
  },
  {
    code: 'SE',
    name: 'Sweden',
    priceUnit: 'USD',
    monthly: { local: '1.15', mobile: '3.00' },
    sms: { outbound: '0.0518', inbound: '0.0083' },
  },
  {
    code: 'MX',
    name: 'Mexico',
    priceUnit: 'USD',
    monthly: { local: '6.25', tollfree: '25.00' },
    sms: { outbound: '0.0672', inbound: '0.0083' },
  },
];

const northAmerican = (place: Place): Series => ({
  country: place.country,
  type: 'local',
  shape: `1${place.areaCode}NXXXXXX`,
  place,
  locality: place.locality,
  addressRequirements: 'none',
  needsBundle: false,
});

const tollFree = (country: 'US' | 'CA') =>
  ['833', '844', '855', '866', '877', '888', '800'].map((code): Series => ({
    country,
    type: 'tollfree',
    shape: `1${code}NXXXXXX`,
    place: null,
    locality: null,
    addressRequirements: 'none',
    needsBundle: false,
  }));

const foreign = (
  country: string,
  type: NumberType,
  shape: string,
  locality: string | null,
  addressRequirements: AddressRequirements,
  needsBundle = true,
): Series => ({ country, type, shape, place: null, locality, addressRequirements, needsBundle });

/**
 * Everything for sale. Toll-free numbers are one pool for the US and Canada. What a country asks for is an example of
 * each combination there is, not a statement about the country.
 */
export const allSeries: Series[] = [
  ...places.map(northAmerican),
  ...tollFree('US'),
  ...tollFree('CA'),
  foreign('GB', 'local', '4420NXXXXXXX', 'London', 'any'),
  foreign('GB', 'local', '44161NXXXXXX', 'Manchester', 'any'),
  foreign('GB', 'mobile', '447NXXXXXXXX', null, 'any'),
  foreign('GB', 'national', '44330NXXXXXX', null, 'any'),
  foreign('GB', 'tollfree', '44800NXXXXXX', null, 'none'),
  foreign('DE', 'local', '4930NXXXXXXX', 'Berlin', 'local'),
  foreign('DE', 'local', '4989NXXXXXXX', 'Munich', 'local'),
  foreign('DE', 'mobile', '49157NXXXXXXX', null, 'local'),
  foreign('DE', 'national', '4932NXXXXXXX', null, 'local'),
  foreign('AU', 'local', '612NXXXXXXX', 'Sydney', 'any'),
  foreign('AU', 'local', '613NXXXXXXX', 'Melbourne', 'any'),
  foreign('AU', 'mobile', '614NXXXXXXX', null, 'any'),
  foreign('AU', 'tollfree', '611800NXXXXX', null, 'any'),
  foreign('FR', 'local', '331NXXXXXXX', 'Paris', 'local'),
  foreign('FR', 'local', '334NXXXXXXX', 'Lyon', 'local'),
  foreign('FR', 'mobile', '336NXXXXXXX', null, 'local'),
  foreign('FR', 'national', '339NXXXXXXX', null, 'local'),
  foreign('SE', 'local', '468NXXXXXX', 'Stockholm', 'local', false),
  foreign('SE', 'mobile', '4670NXXXXXX', null, 'any', false),
  foreign('MX', 'local', '5255NXXXXXXX', 'Mexico City', 'none', false),
  foreign('MX', 'tollfree', '52800NXXXXXX', null, 'foreign', false),
];

/** The series an E.164 number belongs to, or undefined when nobody sells it. */
export function seriesOf(phoneNumber: string): Series | undefined {
  const digits = phoneNumber.slice(1);
  return allSeries.find(({ shape }) => fits(digits, shape));
}

export function fits(digits: string, shape: string): boolean {
  if (digits.length !== shape.length) return false;
  return [...shape].every((mark, at) => {
    const digit = digits[at] ?? '';
    return mark === 'X' || (mark === 'N' ? digit >= '2' : mark === digit);
  });
}
