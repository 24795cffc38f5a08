import { fieldErrors, formFields, readFieldValue } from '../../src/domain/form';
import { BusinessEntityType, type BusinessFacts } from '../../src/domain/organizations';
import {
  FindingSeverity,
  RegistrationFieldInput as Input,
  type FieldValue,
  type FieldValues,
  type FormField,
} from '../../src/domain/registrations';
import type { CheckContext } from '../../src/domain/programmes/programme';
import { tollFreeProgramme as programme } from '../../src/domain/programmes/toll-free/programme';

/** The instant at which all of it happens. */
export const now = new Date('2026-11-22T12:00:00Z');

/** A profile nobody has filled in. */
export const nothing: BusinessFacts = {
  legalName: null,
  doingBusinessAs: null,
  entityType: null,
  taxId: null,
  website: null,
  industry: null,
  description: null,
  street: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  timeZone: null,
  contactFirstName: null,
  contactLastName: null,
  contactTitle: null,
  contactEmail: null,
  contactPhone: null,
  privacyPolicyUrl: null,
  termsUrl: null,
};

/** A complete profile. */
export const florist: BusinessFacts = {
  ...nothing,
  legalName: 'Tall Pines Flowers, LLC',
  doingBusinessAs: 'Tall Pines',
  entityType: BusinessEntityType.LIMITED_LIABILITY_COMPANY,
  taxId: '84-2197563',
  website: 'https://www.tallpinesflowers.example',
  street: '12 Pine Road',
  city: 'Boulder',
  region: 'Colorado',
  postalCode: '80301',
  country: 'US',
  contactFirstName: 'Ana',
  contactLastName: 'Silva',
  contactEmail: 'ana@tallpinesflowers.example',
  contactPhone: '+13035550177',
  privacyPolicyUrl: 'https://www.tallpinesflowers.example/privacy',
  termsUrl: 'https://www.tallpinesflowers.example/terms',
};

/** What checks look at, with no documents unless said otherwise. */
export const check = (
  business: BusinessFacts = nothing,
  extra: Partial<CheckContext> = {},
): CheckContext => ({
  e164: '+18885550123',
  ownNumbers: [],
  business,
  documents: new Map(),
  addresses: new Map(),
  now,
  ...extra,
});

/** The values a registration starts with. */
export function prefilled(
  business: BusinessFacts,
  earlier: FieldValues | null = null,
): Record<string, FieldValue> {
  const filled = programme.prefill({
    organizationName: 'Tall Pines',
    business,
    e164: '+18885550123',
    earlier,
    tollFree: null,
  });
  return Object.fromEntries(Object.entries(filled).map(([key, { value }]) => [key, value]));
}

/** What somebody writes who knows nothing of the programme: the example, or the first choice. */
export function plainAnswer(
  field: FormField,
  prefer: Readonly<Record<string, FieldValue>>,
  truth: boolean,
): unknown {
  if (prefer[field.key] !== undefined) return prefer[field.key];
  const first = field.options?.[0]?.value;
  switch (field.input) {
    case Input.BOOLEAN:
      return truth;
    case Input.MULTI_SELECT:
      return [first];
    case Input.SELECT:
      return first;
    case Input.TEXT_LIST:
    case Input.URL_LIST:
      return [field.example];
    default:
      return field.example ?? first;
  }
}

/** Fills every field that is required and empty, until none is. */
export function filledByStranger(
  start: FieldValues = {},
  prefer: Readonly<Record<string, FieldValue>> = {},
  { truth = false, optional = false } = {},
): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = { ...start };
  for (let round = 0; round < 60; round += 1) {
    const next = formFields(programme.sections(values)).find(
      (field) =>
        (field.required || (optional && field.input !== Input.DOCUMENT)) &&
        (values[field.key] ?? null) === null,
    );
    if (next === undefined) return values;
    const reading = readFieldValue(next, plainAnswer(next, prefer, truth), values);
    if (!reading.ok || reading.value === null)
      throw new Error(`${next.key}: ${reading.ok ? 'empty' : reading.message}`);
    values[next.key] = reading.value;
  }
  throw new Error('The form never ends');
}

/** All that stands against values, tips aside. */
export function faults(values: FieldValues, context: CheckContext): unknown {
  return {
    fields: fieldErrors(formFields(programme.sections(values)), values),
    between: programme.errors(values, context),
    findings: programme.findings(values, context).filter((one) => one.severity !== FindingSeverity.TIP),
  };
}
/** Nothing stands against them. */
export const none = { fields: {}, between: {}, findings: [] };
