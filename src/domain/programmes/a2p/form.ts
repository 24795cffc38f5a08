import { BusinessEntityType } from '../../organizations';
import {
  RegistrationFieldInput as Input,
  type FieldValues,
  type FormField,
  type FormSection,
} from '../../registrations';
import { text } from '../field-values';
import { examplesFor } from './examples';
import { addressSection, businessSection, representativeSection } from './form-business';
import { ownerSection } from './form-owner';
import { consentSection, pagesSection, repliesSection, textsSection } from './form-texting';
import { dailyTexts, entityTypes } from './options';
import { entityTypeOf, hasCompanyEnding, Way, wayOf } from './way';

/** Changes whenever a field, an option or a requirement does. */
export const definitionVersion = '2026-11-25';

/** The form in the state that the values call for: the first answers decide which parts there are. */
export function a2pSections(values: FieldValues): FormSection[] {
  const examples = examplesFor(values);
  return [
    waySection(values),
    ...(wayOf(values) === Way.SOLE_PROPRIETOR
      ? [ownerSection(examples)]
      : [businessSection(values, examples), representativeSection(examples)]),
    addressSection(values, examples),
    textsSection(values, examples),
    consentSection(values, examples),
    pagesSection(examples),
    repliesSection(examples),
  ];
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
      {
        key: 'entityType',
        label: 'Kind of business',
        help: 'As the tax papers name it.',
        input: Input.SELECT,
        options: entityTypes,
        required: true,
      },
      ...(mayBeSole ? [taxId] : []),
      ...(entity === BusinessEntityType.CORPORATION ? [isPublic] : []),
      {
        key: 'dailyTexts',
        label: 'Texts a day',
        help: 'To all customers together, on a busy day.',
        input: Input.SELECT,
        options: dailyTexts,
        required: true,
      },
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
