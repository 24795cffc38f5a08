import { createHash } from 'node:crypto';
import { allSeries, countries } from '../inventory/series';
import { typeNames } from '../phone';
import type { NumberType } from '../state';

export type EndUserType = 'individual' | 'business';

/** A field of an end user or a document, as Twilio shows it; a constraint is shown on request alone. */
export interface RegulationField {
  machine_name: string;
  friendly_name: string;
  description: string;
  /** A pattern that the whole value has to match. */
  constraint?: string;
  /** What an evaluation finds beyond the constraint. */
  isTrue?: (value: string) => boolean;
}

export interface AcceptedDocument {
  name: string;
  type: string;
  fields: RegulationField[];
}

export interface DocumentRequirement {
  name: string;
  requirementName: string;
  description: string;
  accepted: AcceptedDocument[];
}

/** What a country asks of one kind of end user before it lets them have one type of number. */
export interface Regulation {
  sid: string;
  country: string;
  type: NumberType;
  endUserType: EndUserType;
  userFields: RegulationField[];
  /** Groups of requirements: each of all groups has to be met, by one of the documents it accepts. */
  documents: DocumentRequirement[][];
}

const field = (
  machine_name: string,
  friendly_name: string,
  description: string,
  constraint?: string,
): RegulationField => ({
  machine_name,
  friendly_name,
  description,
  ...(constraint ? { constraint } : {}),
});

/** The check digits of an Australian Business Number (https://abr.business.gov.au/Help/AbnFormat). */
function isBusinessNumber(digits: string): boolean {
  const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
  const sum = weights.reduce(
    (total, weight, place) => total + weight * (Number(digits[place]) - (place === 0 ? 1 : 0)),
    0,
  );
  return sum % 89 === 0;
}

const firstName = field('first_name', 'First Name', 'First name of the Individual');
const lastName = field('last_name', 'Last Name', 'Last name of the Individual');
const businessName = field('business_name', 'Business Name', 'Legal name of the Business');
const addressSids = field('address_sids', 'Address sid(s)', 'The physical address');

const address: AcceptedDocument = { name: 'Address', type: 'address', fields: [addressSids] };
const proofOfAddress = (endUserType: EndUserType): DocumentRequirement => ({
  name: 'Proof of Address',
  requirementName: 'proof_of_address',
  description: `The physical address of the ${endUserType === 'business' ? 'Business' : 'Individual'}`,
  accepted: [address],
});

interface Demands {
  user: Record<EndUserType, RegulationField[]>;
  documents: Record<EndUserType, DocumentRequirement[][]>;
}

const plain: Demands = {
  user: { individual: [firstName, lastName], business: [businessName] },
  documents: {
    individual: [[proofOfAddress('individual')]],
    business: [[proofOfAddress('business')]],
  },
};

const identity: DocumentRequirement = {
  name: 'Proof of Identity',
  requirementName: 'proof_of_identity',
  description: 'A document that shows who the Individual is',
  accepted: [
    {
      name: 'Passport',
      type: 'passport',
      fields: [
        firstName,
        lastName,
        field('document_number', 'Document Number', 'Number of the passport', '[A-Z0-9]{6,9}'),
      ],
    },
    { name: 'Government-issued ID', type: 'government_issued_document', fields: [firstName, lastName] },
  ],
};

/** More than the plain demands; examples of what regulations may hold, not statements about the country. */
const special: Record<string, Demands> = {
  DE: {
    user: {
      individual: [
        firstName,
        lastName,
        field('birth_date', 'Date of Birth', 'Date of birth of the Individual'),
      ],
      business: [businessName],
    },
    documents: {
      individual: [[identity], [proofOfAddress('individual')]],
      business: [
        [
          {
            name: 'Business Name',
            requirementName: 'business_name_info',
            description: 'A document that shows the name of the Business',
            accepted: [
              {
                name: 'Commercial Register Excerpt',
                type: 'commercial_registrar_excerpt',
                fields: [businessName],
              },
              {
                name: 'Trade License',
                type: 'trade_license',
                fields: [
                  businessName,
                  field(
                    'document_number',
                    'Document Number',
                    'Number of the trade license',
                    '[A-Z0-9-]{4,20}',
                  ),
                ],
              },
            ],
          },
        ],
        [proofOfAddress('business')],
      ],
    },
  },
  AU: {
    user: {
      individual: [firstName, lastName],
      business: [
        businessName,
        {
          ...field(
            'business_registration_number',
            'Business Registration Number',
            'The Australian Business Number: 11 digits',
            '\\d{11}',
          ),
          isTrue: isBusinessNumber,
        },
        field('email', 'Email', 'Email address of the Business'),
      ],
    },
    documents: {
      individual: [[identity, proofOfAddress('individual')]],
      business: [
        [
          proofOfAddress('business'),
          {
            name: 'Business Registration',
            requirementName: 'business_registration_info',
            description: 'A document that shows that the Business is registered',
            accepted: [
              { name: 'ABN Registration', type: 'business_registration', fields: [businessName] },
              { name: 'Tax Document', type: 'tax_document', fields: [businessName] },
            ],
          },
        ],
      ],
    },
  },
};

/** One for each type of number that is sold only against an approved bundle, and each kind of end user. */
export const regulations: Regulation[] = countries.flatMap(({ code }) =>
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
        userFields: (special[code] ?? plain).user[endUserType],
        documents: (special[code] ?? plain).documents[endUserType],
      })),
    ),
);

export const numberTypeOf = (type: NumberType): string => typeNames[type].replace(' ', '-');

export function regulationOf(sid: string): Regulation | undefined {
  return regulations.find((one) => one.sid === sid);
}

/** Types of documents that any regulation accepts, with all their fields. */
export function documentType(type: string): AcceptedDocument | undefined {
  return regulations
    .flatMap(({ documents }) => documents.flat())
    .flatMap(({ accepted }) => accepted)
    .find((one) => one.type === type);
}
