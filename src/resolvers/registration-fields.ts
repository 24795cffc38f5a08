import { createHash } from 'node:crypto';
import { maskValue, sameValue } from '../domain/form';
import { countryName } from '../domain/places';
import {
  RegistrationFieldInput,
  type FeeLine,
  type FormField,
  type FormFieldOption,
} from '../domain/registrations';
import type { RegistrationRecord } from '../services/registration-records';

/** A field as clients see it: sensitive values masked, the reviewer's word only while its value still stands. */
export function fieldView(record: RegistrationRecord, field: FormField, errors: string[]) {
  const state = record.fields[field.key] ?? { value: null, source: null, revision: 0, rejection: null };
  const { rejection } = state;
  return {
    id: `${record.registration.id}:v${record.version.version}:${field.key}`,
    key: field.key,
    label: field.label,
    help: field.help ?? null,
    example: field.example ?? null,
    input: field.input,
    required: field.required,
    minLength: field.minLength ?? null,
    maxLength: field.maxLength ?? null,
    minItems: field.minItems ?? null,
    maxItems: field.maxItems ?? null,
    options: optionsOf(record, field).map((option) => ({ description: null, ...option })),
    sensitive: field.sensitive ?? false,
    locked: record.locked.has(field.key),
    isSet: state.value !== null,
    revision: state.revision,
    value: maskValue(field, state.value),
    source: state.source,
    errors,
    rejectionReason: rejection && sameValue(rejection.value, state.value) ? rejection.reason : null,
  };
}

/** The choices that the form names; for an address, those that the organization has. */
function optionsOf(record: RegistrationRecord, field: FormField): FormFieldOption[] {
  if (field.input !== RegistrationFieldInput.ADDRESS) return field.options ?? [];
  return record.addresses
    .filter(({ id }) => record.check.addresses.get(id)?.isUsable)
    .map(({ id, friendlyName, customerName, street, postalCode, city, country }) => ({
      value: id,
      label: friendlyName ?? customerName,
      description: `${street}, ${postalCode} ${city}, ${countryName(country)}`,
    }));
}

/** Names a quote: another one means that a fee in it has changed. */
export function quoteId(registrationId: string, fees: FeeLine[]): string {
  const text = JSON.stringify([
    registrationId,
    fees.map((fee) => [fee.kind, fee.amount, fee.cadence, fee.payer]),
  ]);
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
