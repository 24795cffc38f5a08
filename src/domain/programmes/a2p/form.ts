import { BusinessEntityType } from '../../organizations';
import {
  RegistrationFieldInput as Input,
  type FieldValues,
  type FormField,
  type FormSection,
} from '../../registrations';
import { text } from '../field-values';
import { adoptedBrand, type AdoptedBrand } from './adopted';
import { examplesFor, type Examples } from './examples';
import { addressSection, businessSection, representativeSection } from './form-business';
import { ownerSection } from './form-owner';
import { consentSection, pagesSection, repliesSection, textsSection } from './form-texting';
import { dailyTexts, entityTypes } from './options';
import { entityTypeOf, hasCompanyEnding, Way, wayOf } from './way';

/** Changes whenever a field, an option or a requirement does. */
export const definitionVersion = '2026-11-26';

/**
 * The form in the state that the values call for: the first answers decide which parts there are. Where the business is
 * registered already, only what it texts is asked.
 */
export function a2pSections(values: FieldValues, definition?: unknown): FormSection[] {
  const examples = examplesFor(values);
  const adopted = adoptedBrand(definition);
  const business =
    wayOf(values) === Way.SOLE_PROPRIETOR
      ? [ownerSection(examples)]
      : [businessSection(values, examples), representativeSection(examples)];
  return [
    ...(adopted
      ? [registeredSection(adopted, examples)]
      : [waySection(values), ...business, addressSection(values, examples)]),
    textsSection(values, examples),
    consentSection(values, examples),
    pagesSection(examples),
    repliesSection(examples),
  ];
}

/** What is known of a business that is registered already; its name is asked, for the texts are held against it. */
function registeredSection({ answers }: AdoptedBrand, examples: Examples): FormSection {
  const isSole = answers.hasTaxId === false;
  return {
    key: 'registered',
    title: 'Your registration',
    description: 'It was made in your Twilio account and stays as it is. Only what you text is asked here.',
    fields: isSole ? [entityType, taxId] : [dailyTextsField, doingBusinessAs(examples)],
  };
}

/**
 * What decides the way. A question is asked where its answer can matter, so that the way of what is shown is the
 * way of all values.
 */
function waySection(values: FieldValues): FormSection {
  const entity = entityTypeOf(values);
  const mayBeSole = entity === null || entity === BusinessEntityType.SOLE_PROPRIETORSHIP;
  return {
    key: 'way',
    title: 'Which registration fits',
    description: 'These answers decide what else is asked, what it costs and how much you may text.',
    fields: [
      entityType,
      ...(mayBeSole ? [taxId] : []),
      ...(entity === BusinessEntityType.CORPORATION ? [isPublic] : []),
      dailyTextsField,
      {
        key: 'registeredElsewhere',
        label: 'Already registered with another provider',
        help: 'Yes if another company already registered this business for texting from local numbers.',
        input: Input.BOOLEAN,
        required: false,
      },
      ...companyName(values),
    ],
  };
}

const entityType: FormField = {
  key: 'entityType',
  label: 'Kind of business',
  help: 'As the tax papers name it.',
  input: Input.SELECT,
  options: entityTypes,
  required: true,
};

const dailyTextsField: FormField = {
  key: 'dailyTexts',
  label: 'Texts a day',
  help: 'To all customers together, on a busy day.',
  input: Input.SELECT,
  options: dailyTexts,
  required: true,
};

function doingBusinessAs(examples: Examples): FormField {
  return {
    key: 'doingBusinessAs',
    label: 'Name customers know',
    help: 'The name in your texts.',
    example: examples.brand,
    input: Input.TEXT,
    required: true,
    minLength: 2,
    maxLength: 255,
  };
}

const taxId: FormField = {
  key: 'hasTaxId',
  label: 'Has a tax number',
  help: 'Yes if the business has an EIN or a Canadian Business Number. A Social Security number is none.',
  input: Input.BOOLEAN,
  required: true,
};

const isPublic: FormField = {
  key: 'isPublic',
  label: 'Shares traded on a stock exchange',
  input: Input.BOOLEAN,
  required: true,
};

/** A company's name entered by a person without a company stays in sight, or nobody could take it back. */
function companyName(values: FieldValues): FormField[] {
  if (!hasCompanyEnding(text(values, 'brandName') ?? '')) return [];
  return [
    {
      key: 'brandName',
      label: 'Name entered before',
      help: 'It ends like the name of a company, so the business is registered as one. Empty it or change it if there is no company.',
      example: 'Maple Street Bakery',
      input: Input.TEXT,
      required: false,
      maxLength: 100,
    },
  ];
}
