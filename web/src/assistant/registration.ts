import type {
  FieldPartsFragment,
  RegistrationAction,
  RegistrationFormQuery,
} from '../../../operations/generated';
import { countryName } from '../lib/countries';

/** A registration with its whole form, as the review screen reads it. */
export type Registration = NonNullable<RegistrationFormQuery['registration']>;
export type Section = Registration['form']['sections'][number];
export type Field = FieldPartsFragment;
export type Finding = Registration['findings'][number];
/** What a field holds, by its `input`. */
export type Value = string | boolean | string[] | null;

export function allFields(registration: Registration): readonly Field[] {
  return registration.form.sections.flatMap((section) => section.fields);
}

/** Whether the field keeps the registration from being confirmed. */
export function needsAttention(field: Field, findings: readonly Finding[]): boolean {
  return (
    (field.required && !field.isSet) ||
    field.errors.length > 0 ||
    field.rejectionReason !== null ||
    findings.some((finding) => finding.severity === 'BLOCKER' && finding.fieldKey === field.key)
  );
}

export function unfinished(registration: Registration): readonly Field[] {
  return allFields(registration).filter((field) => needsAttention(field, registration.findings));
}

/**
 * What the assistant may word by itself: texts for which the form gives a good example. Facts, such as an address or
 * a tax number, are the person's to give.
 */
export function draftable(registration: Registration): readonly Field[] {
  return allFields(registration).filter(
    (field) =>
      field.required &&
      !field.isSet &&
      !field.sensitive &&
      field.example !== null &&
      (field.input === 'MULTILINE' || (field.input === 'TEXT_LIST' && (field.minItems ?? 1) <= 1)),
  );
}

export function actionOf(registration: Pick<Registration, 'actions'>, action: RegistrationAction) {
  return registration.actions.find((one) => one.action === action) ?? null;
}

export function may(registration: Pick<Registration, 'actions'>, action: RegistrationAction): boolean {
  return actionOf(registration, action)?.allowed ?? false;
}

export function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** The value in words, as it is shown before a person confirms it. */
export function inWords(field: Field, fileName: (id: string) => string): string[] {
  const label = (value: string) =>
    field.options.find((option) => option.value === value)?.label ??
    (field.input === 'COUNTRY' ? countryName(value) : value);
  if (!field.isSet || field.value === null) return [];
  if (typeof field.value === 'boolean') return [field.value ? 'Yes' : 'No'];
  const values = listOf(field.value);
  return field.input === 'DOCUMENT' ? values.map(fileName) : values.map(label);
}
