import { createHash } from 'node:crypto';
import { notFound } from '../http/errors';
import { listV1 } from '../http/paging';
import { allSeries, countries } from '../inventory/series';
import { typeNames } from '../phone';
import type { NumberType } from '../state';
import { ok, type Product } from './product';

const BASE = 'numbers.twilio.com/v2/RegulatoryCompliance/Regulations';

type EndUserType = 'individual' | 'business';

/** What a country asks of one kind of end user before it lets them have one type of number. */
interface Regulation {
  sid: string;
  country: string;
  type: NumberType;
  endUserType: EndUserType;
}

interface Field {
  machine_name: string;
  friendly_name: string;
  description: string;
}

const endUsers: Record<EndUserType, { name: string; fields: Field[] }> = {
  individual: {
    name: 'Individual',
    fields: [
      {
        machine_name: 'first_name',
        friendly_name: 'First Name',
        description: 'First name of the Individual',
      },
      { machine_name: 'last_name', friendly_name: 'Last Name', description: 'Last name of the Individual' },
    ],
  },
  business: {
    name: 'Business',
    fields: [
      {
        machine_name: 'business_name',
        friendly_name: 'Business Name',
        description: 'Legal name of the Business',
      },
    ],
  },
};

const addressField: Field = {
  machine_name: 'address_sids',
  friendly_name: 'Address sid(s)',
  description: 'The physical address',
};

/** One for each type of number that is sold only against an approved bundle, and each kind of end user. */
const regulations: Regulation[] = countries.flatMap(({ code }) =>
  (Object.keys(typeNames) as NumberType[])
    .filter((type) =>
      allSeries.some((series) => series.country === code && series.type === type && series.needsBundle),
    )
    .flatMap((type) =>
      (['individual', 'business'] as const).map((endUserType) => ({
        sid: `RN${createHash('md5').update(`${code} ${type} ${endUserType}`).digest('hex')}`,
        country: code,
        type,
        endUserType,
      })),
    ),
);

const numberType = (type: NumberType): string => typeNames[type].replace(' ', '-');

function render({ sid, country, type, endUserType }: Regulation): Record<string, unknown> {
  const place = countries.find(({ code }) => code === country)?.name;
  const { name, fields } = endUsers[endUserType];
  const title = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  return {
    sid,
    friendly_name: `${place}: ${title(typeNames[type])} - ${name}`,
    iso_country: country,
    number_type: numberType(type),
    end_user_type: endUserType,
    requirements: {
      end_user: [
        {
          name,
          type: endUserType,
          requirement_name: `${endUserType}_info`,
          url: `https://${BASE}/${endUserType}`,
          fields: fields.map((field) => field.machine_name),
          detailed_fields: fields,
        },
      ],
      supporting_document: [
        [
          {
            name: 'Address',
            type: 'document',
            requirement_name: 'proof_of_address',
            description: `The address of the ${endUserType}`,
            accepted_documents: [
              {
                name: 'Address',
                type: 'address',
                url: `https://${BASE.replace('Regulations', 'SupportingDocumentTypes')}/address`,
                fields: [addressField.machine_name],
                detailed_fields: [addressField],
              },
            ],
          },
        ],
      ],
    },
    url: `https://${BASE}/${sid}`,
  };
}

/** What is asked before a number is sold: no entry for a country and type means that nothing is. */
export const regulatoryRules: Product = {
  routes: [
    {
      call: `GET ${BASE}`,
      handle: (call) => {
        const { query } = call;
        const same = (name: string, value: string): boolean =>
          !query.text(name) || query.text(name) === value;
        const wanted = regulations.filter(
          ({ country, type, endUserType }) =>
            same('IsoCountry', country) &&
            same('NumberType', numberType(type)) &&
            same('EndUserType', endUserType),
        );
        return ok(listV1(call, 'results', wanted, render));
      },
    },
    {
      call: `GET ${BASE}/{Sid}`,
      handle: (call) => {
        const found = regulations.find(({ sid }) => sid === call.pathParams.Sid);
        if (!found) throw notFound(call.path);
        return ok(render(found));
      },
    },
  ],
  resources: () => ({}),
};
