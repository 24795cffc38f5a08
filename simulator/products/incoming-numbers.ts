import { DateTime } from 'luxon';
import { rfc2822 } from '../http/dates';
import { badRequest, notFound } from '../http/errors';
import type { Params } from '../http/params';
import { listV2010, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import { offerOf, search, isForSale } from '../inventory/search';
import { countries, seriesOf, type Series } from '../inventory/series';
import { isE164, prettyNumber, typeNames } from '../phone';
import type { NumberType, PhoneNumber } from '../state';
import { isTaken } from './available-numbers';
import { charge } from './charges';
import { created, noContent, ok, type Call, type Product, type Simulator } from './product';
import { checkBundleOf, checkRegulation } from './purchase-rules';

const BASE = 'api.twilio.com/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers';
/** How long a released number rests before anyone may buy it. */
const RESTING_DAYS = 10;

/** Parameters that are kept as given, with their response field and what they are when never set. */
const settingFields: [param: string, field: string, initial: string | boolean | null][] = [
  ['SmsUrl', 'sms_url', ''],
  ['SmsMethod', 'sms_method', 'POST'],
  ['SmsFallbackUrl', 'sms_fallback_url', ''],
  ['SmsFallbackMethod', 'sms_fallback_method', 'POST'],
  ['SmsApplicationSid', 'sms_application_sid', ''],
  ['VoiceUrl', 'voice_url', null],
  ['VoiceMethod', 'voice_method', 'POST'],
  ['VoiceFallbackUrl', 'voice_fallback_url', null],
  ['VoiceFallbackMethod', 'voice_fallback_method', 'POST'],
  ['VoiceApplicationSid', 'voice_application_sid', ''],
  ['VoiceCallerIdLookup', 'voice_caller_id_lookup', false],
  ['VoiceReceiveMode', 'voice_receive_mode', 'voice'],
  ['StatusCallback', 'status_callback', ''],
  ['StatusCallbackMethod', 'status_callback_method', 'POST'],
  ['TrunkSid', 'trunk_sid', null],
  ['AddressSid', 'address_sid', null],
  ['BundleSid', 'bundle_sid', null],
  ['IdentitySid', 'identity_sid', null],
  ['EmergencyStatus', 'emergency_status', 'Inactive'],
  ['EmergencyAddressSid', 'emergency_address_sid', null],
];

export function renderNumber(number: PhoneNumber): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${number.accountSid}/IncomingPhoneNumbers/${number.sid}`;
  return {
    sid: number.sid,
    account_sid: number.accountSid,
    phone_number: number.phoneNumber,
    friendly_name: number.friendlyName,
    api_version: '2010-04-01',
    capabilities: number.capabilities,
    address_requirements: number.addressRequirements,
    beta: number.beta,
    origin: 'twilio',
    status: 'in-use',
    type: typeNames[number.type].replace(' ', ''),
    emergency_address_status: number.settings.emergency_address_sid ? 'registered' : 'unregistered',
    ...number.settings,
    date_created: rfc2822(number.createdAt),
    date_updated: rfc2822(number.updatedAt),
    uri: `${uri}.json`,
    subresource_uris: { assigned_add_ons: `${uri}/AssignedAddOns.json` },
  };
}

/** Applies the given parameters; setting one voice target clears the others, as Twilio does. */
function applySettings(call: Call, number: PhoneNumber, form: Params): void {
  for (const [param, field] of settingFields) {
    if (!form.has(param)) continue;
    const value = form.get(param) ?? '';
    if (/Sid$/.test(param) && value === '')
      number.settings[field] = field.includes('application') ? '' : null;
    else number.settings[field] = param === 'VoiceCallerIdLookup' ? value.toLowerCase() === 'true' : value;
  }
  if (form.text('TrunkSid')) number.settings.voice_application_sid = '';
  if (form.text('VoiceUrl')) Object.assign(number.settings, { trunk_sid: null });
  const { sms_fallback_url: fallback, sms_url: primary } = number.settings;
  if (fallback && !primary) throw badRequest('SmsFallbackUrl needs an SmsUrl', 21406);
  const name = form.text('FriendlyName');
  if (name && name.length > 64) throw badRequest('FriendlyName is longer than 64 characters');
  if (name) number.friendlyName = name;
  if (form.text('BundleSid')) checkBundleOf(call, number);
  requireOwnAddress(call, form.text('AddressSid'));
  requireOwnAddress(call, form.text('EmergencyAddressSid'));
}

function requireOwnAddress(call: Call, sid: string | null): void {
  const target = call.form.text('AccountSid') ?? call.account.sid;
  if (sid && call.sim.world.addresses[sid]?.accountSid !== target) {
    throw badRequest(`Address ${sid} was not found in this account`, 21651);
  }
}

/** The number that a purchase names, or the first one of the area code it asks for. */
function wantedNumber(call: Call, type: NumberType | null): { phoneNumber: string; series: Series } {
  const asked = call.form.text('PhoneNumber');
  if (asked) return specificNumber(call, asked, type);
  const areaCode = call.form.text('AreaCode');
  if (!areaCode) throw badRequest('Either PhoneNumber or AreaCode is required', 21421);
  const { world, clock } = call.sim;
  const wanted = {
    country: 'US',
    contains: null,
    series: (series: Series) => series.shape.startsWith(`1${areaCode}`),
    offer: () => true,
    taken: (number: string) => isTaken(world, number, clock.now()),
    limit: 1,
  };
  const offer = search({ ...wanted, type: 'local' })[0] ?? search({ ...wanted, type: 'tollfree' })[0];
  if (!offer) throw badRequest(`No phone numbers found in area code ${areaCode}`, 21452);
  return { phoneNumber: offer.phoneNumber, series: offer.series };
}

function specificNumber(
  call: Call,
  phoneNumber: string,
  type: NumberType | null,
): { phoneNumber: string; series: Series } {
  // Twilio's magic numbers for trying out purchases (https://www.twilio.com/docs/iam/test-credentials).
  if (phoneNumber === '+15005550001' || !isE164(phoneNumber)) {
    throw badRequest(`${phoneNumber} is not a valid phone number`, 21421);
  }
  const { world, clock } = call.sim;
  const magic = phoneNumber === '+15005550006';
  const series = magic ? seriesOf('+14152000000') : seriesOf(phoneNumber);
  const sellable = series && (magic || isForSale(phoneNumber, series));
  if (!sellable || isTaken(world, phoneNumber, clock.now())) {
    throw badRequest(`${phoneNumber} is not available`, 21422);
  }
  if (type && series.type !== type)
    throw badRequest(`${phoneNumber} is not a ${typeNames[type]} number`, 21458);
  return { phoneNumber, series };
}

function buy(call: Call, type: NumberType | null): PhoneNumber {
  const { world, clock } = call.sim;
  const { phoneNumber, series } = wantedNumber(call, type);
  checkRegulation(call, series);
  const offer = offerOf(phoneNumber, series);
  const number: PhoneNumber = {
    sid: newSid('PN'),
    accountSid: call.account.sid,
    phoneNumber,
    friendlyName: prettyNumber(phoneNumber),
    country: series.country,
    type: series.type,
    capabilities: offer.capabilities,
    addressRequirements: series.addressRequirements,
    beta: offer.beta,
    settings: Object.fromEntries(settingFields.map(([, field, initial]) => [field, initial])),
    createdAt: clock.now(),
    updatedAt: clock.now(),
  };
  applySettings(call, number, call.form);
  delete world.released[phoneNumber];
  world.phoneNumbers[number.sid] = number;
  const price = countries.find(({ code }) => code === series.country)?.monthly[series.type] ?? '1.00';
  charge(call.sim, number.accountSid, 'phone-number', number.sid, price);
  return number;
}

/** A number that an account has had for long, with settings under their Twilio field names. */
export function heldNumber(
  sim: Simulator,
  accountSid: string,
  is: Pick<PhoneNumber, 'phoneNumber' | 'country' | 'type' | 'capabilities' | 'settings'>,
): PhoneNumber {
  const now = sim.clock.now();
  const number: PhoneNumber = {
    sid: newSid('PN'),
    accountSid,
    friendlyName: prettyNumber(is.phoneNumber),
    addressRequirements: 'none',
    beta: false,
    createdAt: now,
    updatedAt: now,
    ...is,
    settings: {
      ...Object.fromEntries(settingFields.map(([, field, initial]) => [field, initial])),
      ...is.settings,
    },
  };
  sim.world.phoneNumbers[number.sid] = number;
  return number;
}

function numberOf(call: Call): PhoneNumber {
  const number = call.sim.world.phoneNumbers[call.pathParams.Sid ?? ''];
  if (number?.accountSid !== call.account.sid) throw notFound(call.path);
  return number;
}

function update(call: Call): PhoneNumber {
  const number = numberOf(call);
  const changed = structuredClone(number);
  applySettings(call, changed, call.form);
  const target = call.form.text('AccountSid');
  if (target && target !== number.accountSid) move(call, changed, target);
  changed.updatedAt = call.sim.clock.now();
  Object.assign(number, changed);
  return number;
}

/** A number moves between accounts of one parent; its pool and verification stay behind. */
function move(call: Call, number: PhoneNumber, target: string): void {
  const { world } = call.sim;
  if (call.caller.ownerSid !== call.caller.sid)
    throw badRequest('Only the parent account may transfer numbers', 21474);
  const account = world.accounts[target];
  if (!account) throw badRequest(`Account ${target} does not exist`, 21471);
  if (account.status !== 'active') throw badRequest(`Account ${target} is not active`, 21472);
  call.sim.numberLeft(number.sid);
  number.accountSid = target;
}

/** Gives a number back: it rests for some days and can then be sold to anyone. */
export function releaseNumber(sim: Simulator, number: PhoneNumber): void {
  sim.numberLeft(number.sid);
  delete sim.world.phoneNumbers[number.sid];
  const until = DateTime.fromISO(sim.clock.now()).plus({ days: RESTING_DAYS });
  sim.world.released[number.phoneNumber] = until.toUTC().toISO() ?? '';
}

function matchesPattern(number: PhoneNumber, pattern: string): boolean {
  const source = pattern.replace(/[^\d*]/g, '').replaceAll('*', '\\d');
  return new RegExp(source).test(number.phoneNumber.slice(1));
}

function list(call: Call, type: NumberType | null): Record<string, unknown> {
  const { query } = call;
  const [pattern, name, beta, origin] = [
    query.text('PhoneNumber'),
    query.text('FriendlyName'),
    query.flag('Beta'),
    query.text('Origin'),
  ];
  const all = newestFirst(
    call.sim.world.phoneNumbers,
    (number) =>
      number.accountSid === call.account.sid &&
      (type === null || number.type === type) &&
      (pattern === null || matchesPattern(number, pattern)) &&
      (name === null || number.friendlyName === name) &&
      (beta !== false || !number.beta) &&
      (origin === null || origin === 'twilio'),
  );
  return listV2010(call, 'incoming_phone_numbers', all, renderNumber);
}

const parts: [part: string, type: NumberType | null][] = [
  ['', null],
  ['/Local', 'local'],
  ['/TollFree', 'tollfree'],
  ['/Mobile', 'mobile'],
];

export const incomingNumbers: Product = {
  routes: [
    ...parts.flatMap(([part, type]) => [
      { call: `POST ${BASE}${part}.json`, handle: (call: Call) => created(renderNumber(buy(call, type))) },
      { call: `GET ${BASE}${part}.json`, handle: (call: Call) => ok(list(call, type)) },
    ]),
    { call: `GET ${BASE}/{Sid}.json`, handle: (call) => ok(renderNumber(numberOf(call))) },
    { call: `POST ${BASE}/{Sid}.json`, handle: (call) => ok(renderNumber(update(call))) },
    {
      call: `DELETE ${BASE}/{Sid}.json`,
      handle: (call) => {
        const number = numberOf(call);
        if (number.settings.emergency_status === 'Active')
          throw badRequest('The number is registered for emergency calls: unregister it first', 21634);
        releaseNumber(call.sim, number);
        return noContent();
      },
    },
  ],
  resources: ({ world }) => ({ incomingPhoneNumbers: Object.values(world.phoneNumbers).map(renderNumber) }),
};

/** A number owned by any account, by its E.164 form. */
export function ownedNumber(sim: Simulator, phoneNumber: string): PhoneNumber | undefined {
  return Object.values(sim.world.phoneNumbers).find((number) => number.phoneNumber === phoneNumber);
}
