import { rfc2822 } from '../http/dates';
import { badRequest, notFound, TwilioError } from '../http/errors';
import { listV2010, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import type { Address, PhoneNumber } from '../state';
import { renderNumber } from './incoming-numbers';
import { created, noContent, ok, type Call, type Product } from './product';

const BASE = 'api.twilio.com/2010-04-01/Accounts/{AccountSid}/Addresses';

const POSTAL_CODES: Record<string, RegExp> = {
  US: /^\d{5}(-\d{4})?$/,
  CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i,
  DE: /^\d{5}$/,
  FR: /^\d{5}$/,
  AU: /^\d{4}$/,
};
/** What Twilio takes of a name: 64 bytes (Address resource, CustomerName). */
const LONGEST_NAME = 64;
/** Slips that Twilio's address service puts right or offers to. */
const STREET_SLIPS: [RegExp, string][] = [
  [/\bstret\b/i, 'Street'],
  [/\bavenu\b/i, 'Avenue'],
  [/\bboulvard\b/i, 'Boulevard'],
  [/\bstrase\b/i, 'Straße'],
  [/\s{2,}/g, ' '],
];
const REGION_NAMES = new Map(
  Object.entries({
    california: 'CA',
    florida: 'FL',
    illinois: 'IL',
    'new york': 'NY',
    texas: 'TX',
    washington: 'WA',
    ontario: 'ON',
    quebec: 'QC',
    'new south wales': 'NSW',
    victoria: 'VIC',
    queensland: 'QLD',
  }),
);
/** Countries whose regions go by a code. */
const CODED_REGIONS = ['US', 'CA', 'AU'];

export function renderAddress(address: Address): Record<string, unknown> {
  return {
    sid: address.sid,
    account_sid: address.accountSid,
    customer_name: address.customerName,
    friendly_name: address.friendlyName,
    street: address.street,
    street_secondary: address.streetSecondary,
    city: address.city,
    region: address.region,
    postal_code: address.postalCode,
    iso_country: address.isoCountry,
    emergency_enabled: address.emergencyEnabled,
    validated: address.validated,
    verified: false,
    date_created: rfc2822(address.createdAt),
    date_updated: rfc2822(address.updatedAt),
    uri: `/2010-04-01/Accounts/${address.accountSid}/Addresses/${address.sid}.json`,
  };
}

/** The postal form of an address, as Twilio's address service would write it. */
function corrected(address: Address): Address {
  if (!(address.isoCountry in POSTAL_CODES)) return address;
  const street = STREET_SLIPS.reduce(
    (text, [slip, right]) => text.replace(slip, right),
    address.street,
  ).trim();
  const given = address.region.trim();
  const region = CODED_REGIONS.includes(address.isoCountry)
    ? (REGION_NAMES.get(given.toLowerCase()) ?? given.toUpperCase())
    : given;
  return { ...address, street, region };
}

/** Checks an address and corrects it when asked to; without that a needed correction is refused with 21629. */
function checked(address: Address, autoCorrect: boolean): Address {
  const postal = POSTAL_CODES[address.isoCountry];
  const unknownPlace = /nowhere/i.test(address.street) || (postal && !postal.test(address.postalCode.trim()));
  if (unknownPlace && (!autoCorrect || address.emergencyEnabled)) {
    throw badRequest('The address could not be validated', 21628);
  }
  const better = corrected(address);
  const differs = better.street !== address.street || better.region !== address.region;
  if (!autoCorrect && differs) {
    throw badRequest(
      `Address could not be validated; suggested: ${better.street}, ${better.city}, ${better.region}`,
      21629,
    );
  }
  return { ...(autoCorrect ? better : address), validated: postal !== undefined && !unknownPlace };
}

function required(call: Call, name: string, before?: string): string {
  const value = call.form.text(name) ?? (call.form.has(name) ? null : (before ?? null));
  if (value === null) throw badRequest(`Missing required parameter ${name} in the post body`);
  return value;
}

function fromForm(call: Call, before: Address): Address {
  const { form } = call;
  const address: Address = {
    ...before,
    customerName: required(call, 'CustomerName', before.customerName || undefined),
    street: required(call, 'Street', before.street || undefined),
    streetSecondary: form.get('StreetSecondary') ?? before.streetSecondary,
    city: required(call, 'City', before.city || undefined),
    region: required(call, 'Region', before.region || undefined),
    postalCode: required(call, 'PostalCode', before.postalCode || undefined),
    friendlyName: form.get('FriendlyName') ?? before.friendlyName,
    emergencyEnabled: form.flag('EmergencyEnabled') ?? before.emergencyEnabled,
    updatedAt: call.sim.clock.now(),
  };
  if (address.friendlyName.length > (address.emergencyEnabled ? 32 : 64))
    throw badRequest('FriendlyName is too long');
  if (Buffer.byteLength(address.customerName) > LONGEST_NAME) throw badRequest('CustomerName is too long');
  return checked(address, form.flag('AutoCorrectAddress') ?? true);
}

function create(call: Call): Address {
  const now = call.sim.clock.now();
  const address = fromForm(call, {
    sid: newSid('AD'),
    accountSid: call.account.sid,
    customerName: '',
    street: '',
    streetSecondary: null,
    city: '',
    region: '',
    postalCode: '',
    isoCountry: required(call, 'IsoCountry'),
    friendlyName: '',
    emergencyEnabled: false,
    validated: false,
    createdAt: now,
    updatedAt: now,
  });
  call.sim.world.addresses[address.sid] = address;
  return address;
}

function addressOf(call: Call, name = 'Sid'): Address {
  const address = call.sim.world.addresses[call.pathParams[name] ?? ''];
  if (address?.accountSid !== call.account.sid) throw notFound(call.path);
  return address;
}

function dependents(call: Call, sid: string): PhoneNumber[] {
  return newestFirst(
    call.sim.world.phoneNumbers,
    ({ settings }) => settings.address_sid === sid || settings.emergency_address_sid === sid,
  );
}

/** What an approved document names stays as it was approved. */
function requireUnregistered({ sim }: Call, sid: string): void {
  const isNamed = Object.values(sim.world.regulatoryDocuments).some(
    ({ status, attributes }) =>
      status === 'approved' &&
      Array.isArray(attributes.address_sids) &&
      (attributes.address_sids as unknown[]).includes(sid),
  );
  if (isNamed) throw badRequest('The address is linked to a verified regulatory document', 21630);
}

export const addresses: Product = {
  routes: [
    { call: `POST ${BASE}.json`, handle: (call) => created(renderAddress(create(call))) },
    {
      call: `GET ${BASE}.json`,
      handle: (call) => {
        const { query } = call;
        const same = (name: string, value: string): boolean =>
          !query.text(name) || query.text(name) === value;
        const emergency = query.flag('EmergencyEnabled');
        const all = newestFirst(
          call.sim.world.addresses,
          (address) =>
            address.accountSid === call.account.sid &&
            same('CustomerName', address.customerName) &&
            same('FriendlyName', address.friendlyName) &&
            same('IsoCountry', address.isoCountry) &&
            (emergency === null || address.emergencyEnabled === emergency),
        );
        return ok(listV2010(call, 'addresses', all, renderAddress));
      },
    },
    { call: `GET ${BASE}/{Sid}.json`, handle: (call) => ok(renderAddress(addressOf(call))) },
    {
      call: `POST ${BASE}/{Sid}.json`,
      handle: (call) => {
        const before = addressOf(call);
        requireUnregistered(call, before.sid);
        return ok(renderAddress(Object.assign(before, fromForm(call, before))));
      },
    },
    {
      call: `DELETE ${BASE}/{Sid}.json`,
      handle: (call) => {
        const { sid } = addressOf(call);
        if (dependents(call, sid).length > 0) {
          throw new TwilioError(409, 20409, 'Phone numbers depend on this address');
        }
        requireUnregistered(call, sid);
        delete call.sim.world.addresses[sid];
        return noContent();
      },
    },
    {
      call: `GET ${BASE}/{AddressSid}/DependentPhoneNumbers.json`,
      handle: (call) => {
        const all = dependents(call, addressOf(call, 'AddressSid').sid);
        return ok(listV2010(call, 'dependent_phone_numbers', all, renderNumber));
      },
    },
  ],
  resources: ({ world }) => ({ addresses: Object.values(world.addresses).map(renderAddress) }),
};
