import { fieldErrors, formFields, readFieldValue } from '../../src/domain/form';
import { BusinessEntityType, type BusinessFacts } from '../../src/domain/organizations';
import { a2pErrors, a2pFindings } from '../../src/domain/programmes/a2p/checks';
import { examplesFor } from '../../src/domain/programmes/a2p/examples';
import { a2pSections } from '../../src/domain/programmes/a2p/form';
import { prefillA2p } from '../../src/domain/programmes/a2p/prefill';
import type { CheckContext, PrefillSources } from '../../src/domain/programmes/programme';
import {
  FindingSeverity,
  RegistrationFieldInput as Input,
  type FieldValue,
  type FieldValues,
  type FormField,
} from '../../src/domain/registrations';
import { florist, nothing, now, plainAnswer } from './toll-free-forms';

/** The number a registration is for, and what checks look at beside the values. */
export const localNumber = '+13035550188';
export const check = (
  business: BusinessFacts = nothing,
  extra: Partial<CheckContext> = {},
): CheckContext => ({
  e164: localNumber,
  ownNumbers: [localNumber, '+18885550123'],
  business,
  documents: new Map(),
  addresses: new Map(),
  now,
  ...extra,
});

/** A person without a company, as a profile. */
export const tutor: BusinessFacts = {
  ...florist,
  legalName: 'Ana Silva',
  doingBusinessAs: 'Silva Math Tutoring',
  entityType: BusinessEntityType.SOLE_PROPRIETORSHIP,
  taxId: null,
  industry: 'Tutoring',
  website: 'https://www.silvamath.example',
  privacyPolicyUrl: 'https://www.silvamath.example/privacy',
  termsUrl: 'https://www.silvamath.example/terms',
};

/** The values a registration starts with. */
export function prefilled(
  business: BusinessFacts,
  sources: Partial<PrefillSources> = {},
): Record<string, FieldValue> {
  const filled = prefillA2p({
    organizationName: 'Tall Pines',
    business,
    e164: localNumber,
    earlier: null,
    tollFree: null,
    ...sources,
  });
  return Object.fromEntries(Object.entries(filled).map(([key, { value }]) => [key, value]));
}

/** What somebody writes who knows nothing of the programme: the example, or the first choice. */
function answer(field: FormField, values: FieldValues, prefer: FieldValues, truth: boolean): unknown {
  if (field.key === 'samples' && prefer.samples === undefined) return examplesFor(values).samples;
  if (field.key === 'ownerMobile' && prefer.ownerMobile === undefined) return '(720) 555-0143';
  return plainAnswer(field, prefer, truth);
}

/** Fills every field that is required and empty, until none is. */
export function filledByStranger(
  start: FieldValues = {},
  prefer: FieldValues = {},
  { truth = false, optional = [] as string[] } = {},
): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = { ...start };
  for (let round = 0; round < 80; round += 1) {
    const next = formFields(a2pSections(values)).find(
      (field) =>
        (field.required || optional.includes(field.key)) &&
        field.input !== Input.DOCUMENT &&
        (values[field.key] ?? null) === null,
    );
    if (next === undefined) return visible(values);
    const reading = readFieldValue(next, answer(next, values, prefer, truth), values);
    if (!reading.ok || reading.value === null)
      throw new Error(`${next.key}: ${reading.ok ? 'empty' : reading.message}`);
    values[next.key] = reading.value;
  }
  throw new Error('The form never ends');
}

/** The values that the form shows, as the machine sees them. */
export function visible(values: FieldValues): Record<string, FieldValue> {
  return Object.fromEntries(
    formFields(a2pSections(values)).map((field) => [field.key, values[field.key] ?? null]),
  );
}

/** All that stands against values, tips aside. */
export function faults(values: FieldValues, context: CheckContext): unknown {
  return {
    fields: fieldErrors(formFields(a2pSections(values)), values),
    between: a2pErrors(values, context),
    findings: a2pFindings(values, context).filter((one) => one.severity !== FindingSeverity.TIP),
  };
}

/** Answers that lead to each way. */
export const ways = {
  SOLE_PROPRIETOR: { entityType: 'SOLE_PROPRIETORSHIP', hasTaxId: false },
  LOW_VOLUME: { entityType: 'LIMITED_LIABILITY_COMPANY' },
  STANDARD: { entityType: 'LIMITED_LIABILITY_COMPANY', dailyTexts: 'MORE' },
} satisfies Record<string, FieldValues>;
