import { notFound } from '../http/errors';
import { listV1 } from '../http/paging';
import { countries } from '../inventory/series';
import { typeNames } from '../phone';
import { ok, type Product } from './product';
import {
  numberTypeOf,
  regulationOf,
  regulations,
  type Regulation,
  type RegulationField,
} from './regulation-catalogue';

const ROOT = 'numbers.twilio.com/v2/RegulatoryCompliance';
const BASE = `${ROOT}/Regulations`;

const title = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function shownFields(fields: RegulationField[], withConstraints: boolean) {
  return {
    fields: fields.map((field) => field.machine_name),
    detailed_fields: fields.map(({ machine_name, friendly_name, description, constraint }) => ({
      machine_name,
      friendly_name,
      description,
      ...(withConstraints ? { constraint: constraint ?? null } : {}),
    })),
  };
}

function render(regulation: Regulation, withConstraints: boolean): Record<string, unknown> {
  const { sid, country, type, endUserType, userFields, documents } = regulation;
  const place = countries.find(({ code }) => code === country)?.name;
  const name = title(endUserType);
  return {
    sid,
    friendly_name: `${place}: ${title(typeNames[type])} - ${name}`,
    iso_country: country,
    number_type: numberTypeOf(type),
    end_user_type: endUserType,
    requirements: {
      end_user: [
        {
          name,
          type: endUserType,
          requirement_name: `${endUserType}_info`,
          url: `https://${ROOT}/EndUserTypes/${endUserType}`,
          ...shownFields(userFields, withConstraints),
        },
      ],
      supporting_document: documents.map((group) =>
        group.map((requirement) => ({
          name: requirement.name,
          type: 'document',
          requirement_name: requirement.requirementName,
          description: requirement.description,
          accepted_documents: requirement.accepted.map((document) => ({
            name: document.name,
            type: document.type,
            url: `https://${ROOT}/SupportingDocumentTypes/${document.type}`,
            ...shownFields(document.fields, withConstraints),
          })),
        })),
      ),
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
            same('NumberType', numberTypeOf(type)) &&
            same('EndUserType', endUserType),
        );
        const full = query.flag('IncludeConstraints') === true;
        return ok(listV1(call, 'results', wanted, (one) => render(one, full)));
      },
    },
    {
      call: `GET ${BASE}/{Sid}`,
      handle: (call) => {
        const found = regulationOf(call.pathParams.Sid ?? '');
        if (!found) throw notFound(call.path);
        return ok(render(found, call.query.flag('IncludeConstraints') === true));
      },
    },
  ],
  resources: () => ({}),
};
