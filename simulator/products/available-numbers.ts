import { badRequest, notFound } from '../http/errors';
import { milesBetween, placeOf, type Place } from '../inventory/places';
import { parseContains } from '../inventory/contains';
import { search, type Offer } from '../inventory/search';
import { allSeries, countries, type Series } from '../inventory/series';
import { prettyNumber } from '../phone';
import type { NumberType } from '../state';
import type { World } from '../world';
import { ok, type Call, type Product } from './product';

const BASE = 'api.twilio.com/2010-04-01/Accounts/{AccountSid}/AvailablePhoneNumbers';
/** A search shows a sample of what there is; Twilio's own samples have this order of size. */
const SAMPLE = 30;
const LARGEST_SAMPLE = 50;

/** Path part, key in `subresource_uris`, and our name of each type of number. */
const types: { part: string; key: string; type: NumberType }[] = [
  { part: 'Local', key: 'local', type: 'local' },
  { part: 'TollFree', key: 'toll_free', type: 'tollfree' },
  { part: 'Mobile', key: 'mobile', type: 'mobile' },
  { part: 'National', key: 'national', type: 'national' },
];

function renderCountry(call: Call, code: string): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${call.account.sid}/AvailablePhoneNumbers/${code}`;
  const sold = types.filter(({ type }) =>
    allSeries.some((series) => series.country === code && series.type === type),
  );
  return {
    country_code: code,
    country: countries.find((country) => country.code === code)?.name,
    uri: `${uri}.json`,
    beta: false,
    subresource_uris: Object.fromEntries(sold.map(({ key, part }) => [key, `${uri}/${part}.json`])),
  };
}

function renderOffer({ phoneNumber, series, capabilities, beta }: Offer): Record<string, unknown> {
  const { place } = series;
  const { voice, sms, mms, fax } = capabilities;
  return {
    friendly_name: prettyNumber(phoneNumber),
    phone_number: phoneNumber,
    lata: place?.lata ?? null,
    locality: series.locality,
    rate_center: place?.locality.toUpperCase().slice(0, 10) ?? null,
    latitude: place ? place.latitude.toFixed(6) : null,
    longitude: place ? place.longitude.toFixed(6) : null,
    region: place?.region ?? null,
    postal_code: place?.postalCode ?? null,
    iso_country: series.country,
    address_requirements: series.addressRequirements,
    beta,
    capabilities: { voice, SMS: sms, MMS: mms, fax },
  };
}

/** True for a number that nobody can buy now because somebody has it or had it lately. */
export function isTaken(world: World, phoneNumber: string, now: string): boolean {
  const resting = world.released[phoneNumber];
  if (resting && resting > now) return true;
  return Object.values(world.phoneNumbers).some((number) => number.phoneNumber === phoneNumber);
}

/** The point around which a search looks, or null when it does not ask for nearness. */
function centre(call: Call): Pick<Place, 'latitude' | 'longitude'> | null {
  const number = call.query.text('NearNumber');
  if (number) {
    const place = placeOf(number.replace(/\D/g, '').replace(/^1/, '').slice(0, 3));
    if (!place) throw badRequest(`NearNumber ${number} is not a known US or Canadian number`);
    return place;
  }
  const point = call.query.text('NearLatLong');
  if (!point) return null;
  const [latitude = Number.NaN, longitude = Number.NaN] = point.split(',').map(Number);
  if (Number.isNaN(latitude + longitude))
    throw badRequest(`NearLatLong ${point} is not "latitude,longitude"`);
  return { latitude, longitude };
}

function seriesFilter(call: Call): (series: Series) => boolean {
  const { query } = call;
  const near = centre(call);
  const distance = query.integer('Distance') ?? 25;
  if (distance > 500) throw badRequest('Distance must not exceed 500 miles');
  if (query.text('InRateCenter') && !query.text('InLata')) throw badRequest('InRateCenter needs InLata');
  const same = (name: string, value: string | null | undefined): boolean => {
    const wanted = query.text(name)?.toLowerCase();
    return wanted === undefined || value?.toLowerCase() === wanted;
  };
  const areaCode = query.text('AreaCode');
  return (series) =>
    (areaCode === null || series.shape.startsWith(`1${areaCode}`)) &&
    same('InRegion', series.place?.region) &&
    same('InLocality', series.locality) &&
    same('InLata', series.place?.lata) &&
    same('InRateCenter', series.place?.locality.slice(0, 10)) &&
    (!query.text('InPostalCode') ||
      series.place?.postalCode.slice(0, 3) === query.text('InPostalCode')?.slice(0, 3)) &&
    (near === null || (series.place !== null && milesBetween(near, series.place) <= distance)) &&
    (query.flag('ExcludeAllAddressRequired') !== true || series.addressRequirements === 'none') &&
    (query.flag('ExcludeLocalAddressRequired') !== true || series.addressRequirements !== 'local') &&
    (query.flag('ExcludeForeignAddressRequired') !== true || series.addressRequirements !== 'foreign');
}

function offerFilter(call: Call): (offer: Offer) => boolean {
  const { query } = call;
  const asked = (name: string, has: boolean): boolean =>
    query.flag(name) === null || query.flag(name) === has;
  return ({ capabilities, beta }) =>
    asked('SmsEnabled', capabilities.sms) &&
    asked('MmsEnabled', capabilities.mms) &&
    asked('VoiceEnabled', capabilities.voice) &&
    asked('FaxEnabled', capabilities.fax) &&
    (query.flag('Beta') !== false || !beta);
}

function find(call: Call, type: NumberType): Offer[] {
  const country = call.pathParams.CountryCode ?? '';
  if (!allSeries.some((series) => series.country === country && series.type === type))
    throw notFound(call.path);
  const contains = call.query.text('Contains');
  const now = call.sim.clock.now();
  const owned = new Set(Object.values(call.sim.world.phoneNumbers).map((number) => number.phoneNumber));
  return search({
    country,
    type,
    contains: contains ? parseContains(contains) : null,
    series: seriesFilter(call),
    offer: offerFilter(call),
    taken: (number) => owned.has(number) || (call.sim.world.released[number] ?? '') > now,
    limit: Math.min(call.query.integer('PageSize') ?? SAMPLE, LARGEST_SAMPLE),
  });
}

export const availableNumbers: Product = {
  routes: [
    {
      call: `GET ${BASE}.json`,
      handle: (call) =>
        ok({ countries: countries.map(({ code }) => renderCountry(call, code)), uri: call.path }),
    },
    {
      call: `GET ${BASE}/{CountryCode}.json`,
      handle: (call) => {
        const code = call.pathParams.CountryCode ?? '';
        if (!countries.some((country) => country.code === code)) throw notFound(call.path);
        return ok(renderCountry(call, code));
      },
    },
    ...types.map(({ part, type }) => ({
      call: `GET ${BASE}/{CountryCode}/${part}.json`,
      handle: (call: Call) =>
        ok({
          available_phone_numbers: find(call, type).map(renderOffer),
          uri: `${call.path}?${call.search}`,
        }),
    })),
    ...['SharedCost', 'Voip', 'MachineToMachine'].map((part) => ({
      call: `GET ${BASE}/{CountryCode}/${part}.json`,
      handle: (call: Call) => {
        throw notFound(call.path);
      },
    })),
  ],
  resources: () => ({}),
};
