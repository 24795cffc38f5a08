import { BusinessEntityType } from '../../organizations';
import {
  RegistrationFieldInput as Input,
  type FieldValues,
  type FormField,
  type FormSection,
} from '../../registrations';
import { text } from '../field-values';
import type { Examples } from './examples';
import {
  industries,
  ownerCountries,
  positions,
  regions,
  registrationIdentifiers,
  stockExchanges,
} from './options';
import { entityTypeOf, isPublicCompany, Way, wayOf } from './way';

// Lengths are those of the carriers' registry (Twilio error 30701): what comes before it takes more, and then the
// registration fails after the fees are paid.

/** Whether the industry follows from the kind of business, so that nobody is asked. */
export function hasGivenIndustry(values: FieldValues): boolean {
  const entity = entityTypeOf(values);
  return entity === BusinessEntityType.NON_PROFIT || entity === BusinessEntityType.GOVERNMENT;
}

/** The business as its papers name it. */
export function businessSection(values: FieldValues, examples: Examples): FormSection {
  const identifier = text(values, 'registrationIdentifier');
  return {
    key: 'business',
    title: 'Your business',
    description: 'As its official papers name it: this is compared letter by letter.',
    fields: [
      {
        key: 'businessName',
        label: 'Legal name',
        help: 'Exactly as on your IRS letter (CP 575 or 147C), with LLC, Inc. and commas.',
        example: 'Maple Street Bakery LLC',
        input: Input.TEXT,
        required: true,
        minLength: 2,
        maxLength: 255,
      },
      {
        key: 'doingBusinessAs',
        label: 'Name customers know',
        help: 'Only if it differs from the legal name; your texts may use it.',
        example: examples.brand,
        input: Input.TEXT,
        required: false,
        maxLength: 255,
      },
      ...(hasGivenIndustry(values) ? [] : [industry]),
      {
        key: 'registrationIdentifier',
        label: 'Kind of number',
        input: Input.SELECT,
        options: registrationIdentifiers,
        required: true,
      },
      {
        key: 'registrationNumber',
        label: 'Registration number',
        help: 'For US businesses the EIN from the letter of the IRS. Never a Social Security number.',
        example: identifier === 'CBN' ? '846291357' : '84-2197563',
        input: Input.TEXT,
        required: true,
        minLength: 2,
        maxLength: 21,
        sensitive: true,
      },
      {
        key: 'regionsOfOperation',
        label: 'Where you do business',
        input: Input.MULTI_SELECT,
        options: regions,
        required: true,
        minItems: 1,
        maxItems: regions.length,
      },
      {
        key: 'website',
        label: 'Website',
        help: 'It must be open to everybody and show the legal name of the business.',
        example: 'https://www.maplestreetbakery.example',
        input: Input.URL,
        required: true,
        maxLength: 100,
      },
      {
        key: 'socialProfiles',
        label: 'Social media pages',
        help: 'They help the reviewer find the business.',
        example: 'https://www.facebook.com/maplestreetbakery',
        input: Input.URL_LIST,
        required: false,
        maxItems: 5,
        maxLength: 200,
      },
      ...(isPublicCompany(values) ? listedCompany(examples) : []),
    ],
  };
}

const industry: FormField = {
  key: 'industry',
  label: 'Industry',
  help: 'The closest one.',
  input: Input.SELECT,
  options: industries,
  required: true,
};

/** What only companies on the stock market tell. */
function listedCompany(examples: Examples): FormField[] {
  return [
    {
      key: 'stockExchange',
      label: 'Stock exchange',
      input: Input.SELECT,
      options: stockExchanges,
      required: true,
    },
    {
      key: 'stockTicker',
      label: 'Stock symbol',
      example: 'MPLB',
      input: Input.TEXT,
      required: true,
      minLength: 1,
      maxLength: 10,
    },
    {
      key: 'brandContactEmail',
      label: 'Email for the check of the company',
      help: 'A named person at the company’s own domain. They get a message and must click its link within seven days.',
      example: examples.email,
      input: Input.EMAIL,
      required: true,
      maxLength: 100,
    },
  ];
}

/** Who answers for the business. */
export function representativeSection(examples: Examples): FormSection {
  return {
    key: 'representative',
    title: 'Who speaks for the business',
    description: 'An owner or employee whom the reviewer may call or write to.',
    fields: [
      {
        key: 'repFirstName',
        label: 'First name',
        example: 'Jamie',
        input: Input.TEXT,
        required: true,
        maxLength: 100,
      },
      {
        key: 'repLastName',
        label: 'Last name',
        example: 'Rivera',
        input: Input.TEXT,
        required: true,
        maxLength: 100,
      },
      {
        key: 'repTitle',
        label: 'Job title',
        help: 'As on a business card.',
        example: 'Owner',
        input: Input.TEXT,
        required: true,
        maxLength: 100,
      },
      {
        key: 'repPosition',
        label: 'Position',
        help: 'The closest one to the job title.',
        input: Input.SELECT,
        options: positions,
        required: true,
      },
      {
        key: 'repEmail',
        label: 'Email',
        help: 'At the domain of your website; others are refused.',
        example: examples.email,
        input: Input.EMAIL,
        required: true,
        maxLength: 100,
      },
      {
        key: 'repPhone',
        label: 'Phone',
        help: 'A number at which this person can be reached, not one that is being registered.',
        example: examples.phone,
        input: Input.PHONE,
        countryKey: 'country',
        required: true,
        maxLength: 20,
      },
    ],
  };
}

/** The address, of the business or of the person. */
export function addressSection(values: FieldValues, examples: Examples): FormSection {
  const isSole = wayOf(values) === Way.SOLE_PROPRIETOR;
  return {
    key: 'address',
    title: isSole ? 'Your address' : 'Business address',
    description: isSole
      ? 'In the United States or Canada, as the post office writes it. A PO box will do.'
      : 'Of the business itself, as the post office writes it.',
    fields: [
      {
        key: 'street',
        label: 'Street and number',
        example: '1420 Maple Street',
        input: Input.TEXT,
        required: true,
        minLength: 3,
        maxLength: 100,
      },
      {
        key: 'street2',
        label: 'Suite, floor or unit',
        example: 'Suite 4',
        input: Input.TEXT,
        required: false,
        maxLength: 100,
      },
      {
        key: 'city',
        label: 'City',
        example: examples.inCanada ? 'Toronto' : 'Denver',
        input: Input.TEXT,
        required: true,
        minLength: 2,
        maxLength: 100,
      },
      {
        key: 'region',
        label: 'State or province',
        example: examples.inCanada ? 'ON' : 'CO',
        input: Input.REGION,
        countryKey: 'country',
        required: true,
        maxLength: 20,
      },
      {
        key: 'postalCode',
        label: 'ZIP or postal code',
        example: examples.inCanada ? 'M5V 2T6' : '80202',
        input: Input.TEXT,
        required: true,
        minLength: 3,
        maxLength: 10,
      },
      {
        key: 'country',
        label: 'Country',
        example: 'US',
        input: Input.COUNTRY,
        ...(isSole ? { options: ownerCountries } : {}),
        required: true,
      },
    ],
  };
}
