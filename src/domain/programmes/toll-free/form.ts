import { RegistrationFieldInput as Input, type FieldValues, type FormSection } from '../../registrations';
import { text } from '../field-values';
import { addressCountries, businessTypes, registrationAuthorities } from './options';
import { examplesFor, type Examples } from './examples';
import { consentSection, moreSection, pagesSection, textsSection } from './form-texting';

/** Changes whenever a field, an option or a requirement does. */
export const definitionVersion = '2026-11-22';

/** The form in the state that the values call for: some fields appear or become required by others. */
export function tollFreeSections(values: FieldValues): FormSection[] {
  const examples = examplesFor(values);
  return [
    businessSection(examples),
    registrationSection(values, examples),
    addressSection(examples),
    contactSection(examples),
    textsSection(examples),
    consentSection(values, examples),
    pagesSection(examples),
    moreSection(values),
  ];
}

function businessSection(examples: Examples): FormSection {
  return {
    key: 'business',
    title: 'Your business',
    description: 'The business that customers deal with, as its official papers name it.',
    fields: [
      {
        key: 'businessName',
        label: 'Legal name',
        help: 'Letter by letter as on your IRS letter or registration, with LLC, Inc. and commas.',
        example: examples.legalName,
        input: Input.TEXT,
        required: true,
        minLength: 2,
        maxLength: 255,
      },
      {
        key: 'doingBusinessAs',
        label: 'Name customers know',
        help: 'Only if it differs from the legal name.',
        example: examples.brand,
        input: Input.TEXT,
        required: false,
        maxLength: 255,
      },
      {
        key: 'businessType',
        label: 'Kind of business',
        input: Input.SELECT,
        options: businessTypes,
        required: true,
      },
      {
        key: 'businessWebsite',
        label: 'Website',
        help: 'It must be open to everybody and show the name of the business.',
        example: examples.website,
        input: Input.URL,
        required: true,
        maxLength: 255,
      },
    ],
  };
}

function registrationSection(values: FieldValues, examples: Examples): FormSection {
  const isSole = text(values, 'businessType') === 'SOLE_PROPRIETOR';
  const required = !isSole || text(values, 'businessRegistrationNumber') !== null;
  return {
    key: 'registration',
    title: 'Registration number',
    description: isSole
      ? 'Only if you have one. Never enter a Social Security number.'
      : 'With it the reviewer finds your business in official records.',
    fields: [
      {
        key: 'businessRegistrationAuthority',
        label: 'Kind of number',
        input: Input.SELECT,
        options: registrationAuthorities,
        required,
      },
      {
        key: 'businessRegistrationNumber',
        label: 'Registration number',
        help: 'For US businesses the EIN, from the letter the IRS sent when the business was set up (CP 575).',
        example: examples.registrationNumber,
        input: Input.TEXT,
        required: !isSole,
        minLength: 2,
        maxLength: 21,
        sensitive: true,
      },
      {
        key: 'businessRegistrationCountry',
        label: 'Country of registration',
        example: text(values, 'businessCountry') ?? 'US',
        input: Input.COUNTRY,
        required,
      },
      {
        key: 'businessRegistrationPhoneNumber',
        label: 'Phone number on record',
        help: 'The phone number in the official records, if there is one.',
        example: examples.phone,
        input: Input.PHONE,
        countryKey: 'businessCountry',
        required: false,
      },
    ],
  };
}

function addressSection(examples: Examples): FormSection {
  return {
    key: 'address',
    title: 'Business address',
    description: 'In the United States or Canada, as the post office writes it.',
    fields: [
      {
        key: 'businessStreetAddress',
        label: 'Street and number',
        example: '1420 Maple Street',
        input: Input.TEXT,
        required: true,
        minLength: 3,
        maxLength: 100,
      },
      {
        key: 'businessStreetAddress2',
        label: 'Suite, floor or unit',
        example: 'Suite 4',
        input: Input.TEXT,
        required: false,
        maxLength: 100,
      },
      {
        key: 'businessCity',
        label: 'City',
        example: examples.city,
        input: Input.TEXT,
        required: true,
        minLength: 2,
        maxLength: 100,
      },
      {
        key: 'businessStateProvinceRegion',
        label: 'State or province',
        example: examples.region,
        input: Input.REGION,
        countryKey: 'businessCountry',
        required: true,
        maxLength: 20,
      },
      {
        key: 'businessPostalCode',
        label: 'ZIP or postal code',
        example: examples.postalCode,
        input: Input.TEXT,
        required: true,
        minLength: 3,
        maxLength: 10,
      },
      {
        key: 'businessCountry',
        label: 'Country',
        example: 'US',
        input: Input.COUNTRY,
        options: addressCountries,
        required: true,
      },
    ],
  };
}

function contactSection(examples: Examples): FormSection {
  return {
    key: 'contact',
    title: 'Who speaks for the business',
    description: 'An owner or employee whom the reviewer may call or write to.',
    fields: [
      {
        key: 'businessContactFirstName',
        label: 'First name',
        example: 'Jamie',
        input: Input.TEXT,
        required: true,
        maxLength: 100,
      },
      {
        key: 'businessContactLastName',
        label: 'Last name',
        example: 'Rivera',
        input: Input.TEXT,
        required: true,
        maxLength: 100,
      },
      {
        key: 'businessContactEmail',
        label: 'Email',
        help: 'At your own domain, the one of your website; free mail services are often refused.',
        example: examples.email,
        input: Input.EMAIL,
        required: true,
        maxLength: 100,
      },
      {
        key: 'businessContactPhone',
        label: 'Phone',
        help: 'A number at which this person can be reached, not the one being registered.',
        example: examples.phone,
        input: Input.PHONE,
        countryKey: 'businessCountry',
        required: true,
        maxLength: 20,
      },
    ],
  };
}
