import { notFound } from '../http/errors';
import { listV1 } from '../http/paging';
import { countries, type Country } from '../inventory/series';
import { typeNames } from '../phone';
import type { NumberType } from '../state';
import { ok, type Call, type Product } from './product';

const BASE = 'pricing.twilio.com/v1';

function countryOf(call: Call): Country {
  const country = countries.find(({ code }) => code === call.pathParams.IsoCountry);
  if (!country) throw notFound(call.path);
  return country;
}

function price(numberType: string, amount: string): Record<string, string> {
  return { number_type: numberType, base_price: amount, current_price: amount };
}

function list(product: string): (call: Call) => ReturnType<typeof ok> {
  return (call) =>
    ok(
      listV1(
        call,
        'countries',
        countries.map((country) => ({ ...country, sid: country.code })),
        ({ name, code }) => ({
          country: name,
          iso_country: code,
          url: `https://${BASE}/${product}/Countries/${code}`,
        }),
      ),
    );
}

/** Monthly prices of numbers and prices per segment; the amounts are examples in the right order of size. */
export const pricing: Product = {
  routes: [
    { call: `GET ${BASE}/PhoneNumbers/Countries`, handle: list('PhoneNumbers') },
    {
      call: `GET ${BASE}/PhoneNumbers/Countries/{IsoCountry}`,
      handle: (call) => {
        const country = countryOf(call);
        const prices = Object.entries(country.monthly) as [NumberType, string][];
        return ok({
          country: country.name,
          iso_country: country.code,
          phone_number_prices: prices.map(([type, amount]) => price(typeNames[type], amount)),
          price_unit: country.priceUnit,
          url: `https://${BASE}/PhoneNumbers/Countries/${country.code}`,
        });
      },
    },
    { call: `GET ${BASE}/Messaging/Countries`, handle: list('Messaging') },
    {
      call: `GET ${BASE}/Messaging/Countries/{IsoCountry}`,
      handle: (call) => {
        const country = countryOf(call);
        const senders = [
          'mobile',
          ...Object.keys(country.monthly).map((type) => typeNames[type as NumberType]),
        ];
        const kinds = [...new Set(senders)];
        return ok({
          country: country.name,
          iso_country: country.code,
          outbound_sms_prices: [
            {
              carrier: 'Any carrier',
              mcc: '000',
              mnc: '000',
              prices: kinds.map((kind) => price(kind, country.sms.outbound)),
            },
          ],
          inbound_sms_prices: kinds.map((kind) => price(kind, country.sms.inbound)),
          price_unit: country.priceUnit,
          url: `https://${BASE}/Messaging/Countries/${country.code}`,
        });
      },
    },
  ],
  resources: () => ({}),
};
