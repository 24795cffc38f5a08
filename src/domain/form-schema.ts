import { RegistrationFieldInput as Input, type FormField, type FormSection } from './registrations';

/** A JSON Schema, or a part of one. */
export type JsonSchema = { [keyword: string]: unknown };

/**
 * JSON Schema (draft 2020-12) of the fields that can be edited, fit for the parameters of a language model's
 * tool. Nothing is required, since an edit may name any of the fields.
 */
export function inputSchema(sections: readonly FormSection[]): JsonSchema {
  const properties: JsonSchema = {};
  for (const section of sections)
    for (const field of section.fields)
      properties[field.key] = { title: field.label, description: describe(section, field), ...typeOf(field) };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    description: 'Values to write into the form. Leave out what should stay as it is.',
    properties,
    additionalProperties: false,
  };
}

function describe(section: FormSection, field: FormField): string {
  const options = (field.options ?? []).map((option) =>
    [option.value, option.label, option.description].filter((part) => part !== undefined).join(': '),
  );
  return [
    `${section.title}: ${field.label}.`,
    field.help,
    field.required ? 'Required before sending.' : 'Optional.',
    options.length > 0 ? `Options: ${options.join('; ')}.` : undefined,
    field.example === undefined ? undefined : `Example: ${field.example}`,
    field.sensitive === true ? 'Sensitive: write the whole value; it is shown masked afterwards.' : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

function typeOf(field: FormField): JsonSchema {
  switch (field.input) {
    case Input.BOOLEAN:
      return { type: 'boolean' };
    case Input.MULTI_SELECT:
      return list(field, { type: 'string', ...choices(field) });
    case Input.TEXT_LIST:
      return list(field, { type: 'string', ...lengths(field) });
    case Input.URL_LIST:
      return list(field, { type: 'string', format: 'uri', ...lengths(field) });
    case Input.DOCUMENT:
      return field.many === true ? list(field, { type: 'string' }) : { type: 'string' };
    case Input.SELECT:
      return { type: 'string', ...choices(field) };
    case Input.COUNTRY:
      return {
        type: 'string',
        ...(field.options === undefined ? { pattern: '^[A-Z]{2}$' } : choices(field)),
      };
    case Input.EMAIL:
      return { type: 'string', format: 'email', ...lengths(field) };
    case Input.URL:
      return { type: 'string', format: 'uri', ...lengths(field) };
    case Input.DATE:
      return { type: 'string', format: 'date' };
    case Input.ADDRESS:
      return { type: 'string', format: 'uuid' };
    default:
      return { type: 'string', ...lengths(field) };
  }
}

function list(field: FormField, items: JsonSchema): JsonSchema {
  return {
    type: 'array',
    items,
    uniqueItems: true,
    ...(field.minItems === undefined ? {} : { minItems: field.minItems }),
    ...(field.maxItems === undefined ? {} : { maxItems: field.maxItems }),
  };
}

function choices(field: FormField): JsonSchema {
  const values = [...new Set((field.options ?? []).map((option) => option.value))];
  return values.length === 0 ? {} : { enum: values };
}

function lengths(field: FormField): JsonSchema {
  return {
    ...(field.minLength === undefined ? {} : { minLength: field.minLength }),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
  };
}
