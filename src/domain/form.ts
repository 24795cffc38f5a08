import { readDate, readEmail, readPhone, readText, readUrl, type TextReading } from './form-values';
import { isId } from './ids';
import { readCountry, readRegion } from './places';
import {
  RegistrationFieldInput as Input,
  type FieldValue,
  type FieldValues,
  type FormField,
  type FormSection,
} from './registrations';

/** An input as it would be stored, or why it is refused. */
export type FieldReading = { ok: true; value: FieldValue } | { ok: false; message: string };

/** Bounds of what is read at all, above what any field takes. */
const longestText = 5000;
const longestList = 200;

const refused = (message: string): FieldReading => ({ ok: false, message });
const kept = (value: FieldValue): FieldReading => ({ ok: true, value });

/** All fields of a form in the order they are shown. */
export function formFields(sections: readonly FormSection[]): FormField[] {
  return sections.flatMap((section) => section.fields);
}

/**
 * Reads what a client wrote into a field: normalized and fit to be stored, or refused with the form that was
 * expected. Null, an empty text and an empty list clear the field. `values` is the draft with the rest of the
 * same edit applied; it tells the country where a state or a phone number depends on one.
 */
export function readFieldValue(field: FormField, input: unknown, values: FieldValues = {}): FieldReading {
  if (input === null || input === undefined) return kept(null);
  switch (field.input) {
    case Input.BOOLEAN:
      return typeof input === 'boolean' ? kept(input) : refused('Answer with true or false.');
    case Input.MULTI_SELECT:
    case Input.TEXT_LIST:
    case Input.URL_LIST:
      return readList(field, input, values);
    case Input.DOCUMENT:
      return readDocuments(field, input);
    default:
      return typeof input === 'string' ? readOne(field, input, values) : refused(expectedForm(field));
  }
}

function readList(field: FormField, input: unknown, values: FieldValues): FieldReading {
  if (!isStrings(input)) return refused(expectedForm(field));
  if (input.length > longestList) return refused(`Too many entries: ${input.length}.`);
  const items: string[] = [];
  for (const text of input) {
    const item = readOne(field, text, values);
    if (!item.ok) return refused(`"${excerpt(text)}": ${item.message}`);
    if (typeof item.value === 'string' && !items.includes(item.value)) items.push(item.value);
  }
  if (field.maxItems !== undefined && items.length > field.maxItems)
    return refused(`At most ${field.maxItems} entries fit here; there are ${items.length}.`);
  if (field.input === Input.MULTI_SELECT) items.sort((a, b) => optionIndex(field, a) - optionIndex(field, b));
  return kept(items.length === 0 ? null : items);
}

function readDocuments(field: FormField, input: unknown): FieldReading {
  const list = typeof input === 'string' ? [input] : input;
  if (!isStrings(list) || list.length > longestList) return refused(expectedForm(field));
  const ids = [...new Set(list.map((id) => id.trim()).filter((id) => id !== ''))];
  if (ids.some((id) => !/^[\w-]{1,64}$/.test(id))) return refused(expectedForm(field));
  if (field.many !== true && ids.length > 1) return refused('One file fits here; there are several.');
  if (field.maxItems !== undefined && ids.length > field.maxItems)
    return refused(`At most ${field.maxItems} files fit here; there are ${ids.length}.`);
  if (ids.length === 0) return kept(null);
  return kept(field.many === true ? ids : (ids[0] ?? null));
}

/** One text, or one entry of a list. */
function readOne(field: FormField, input: string, values: FieldValues): FieldReading {
  // A web address may still grow by its scheme, a phone number shrink; twice the room is more than they need.
  if (input.length > Math.max(longestText, 2 * (field.maxLength ?? 0)))
    return refused(`Too long: at most ${field.maxLength ?? longestText} characters fit.`);
  const read = readText(input, field.input === Input.MULTILINE);
  if (!read.ok || read.value === '') return read.ok ? kept(null) : read;
  if (field.sensitive === true && read.value.includes('•'))
    return refused('This is the masked value. Enter the whole value, or leave it as it is.');
  const shaped = shape(field, read.value, values);
  if (!shaped.ok) return shaped;
  const length = [...shaped.value].length;
  if (field.maxLength !== undefined && length > field.maxLength)
    return refused(`Too long: ${length} characters, and at most ${field.maxLength} fit.`);
  if (field.minLength !== undefined && length < field.minLength)
    return refused(`Too short: ${length} characters, and at least ${field.minLength} are needed.`);
  return shaped;
}

function shape(field: FormField, text: string, values: FieldValues): TextReading {
  const country = countryOf(field, values);
  switch (field.input) {
    case Input.EMAIL:
      return readEmail(text, field.example ?? 'name@yourbusiness.com');
    case Input.URL:
    case Input.URL_LIST:
      return readUrl(text, field.example ?? 'https://www.yourbusiness.com');
    case Input.PHONE:
      return readPhone(text, country, field.example ?? '(303) 555-0142');
    case Input.DATE:
      return readDate(text);
    case Input.SELECT:
    case Input.MULTI_SELECT:
      return readOption(field, text);
    case Input.COUNTRY: {
      const code = readCountry(text);
      if (code === null)
        return { ok: false, message: 'Enter a country by its two letters, such as US, or its English name.' };
      return field.options === undefined ? { ok: true, value: code } : readOption(field, code);
    }
    case Input.ADDRESS:
      return isId(text)
        ? { ok: true, value: text.toLowerCase() }
        : { ok: false, message: 'Expected the id of one of your addresses.' };
    case Input.REGION: {
      const region = readRegion(text, country);
      const place = country === 'CA' ? 'province, such as ON or Ontario' : 'US state, such as CO or Colorado';
      return region === null ? { ok: false, message: `Enter a ${place}.` } : { ok: true, value: region };
    }
    default:
      return { ok: true, value: text };
  }
}

function readOption(field: FormField, text: string): TextReading {
  const options = field.options ?? [];
  const wanted = text.toLowerCase();
  const option =
    options.find((one) => one.value === text) ??
    options.find((one) => one.value.toLowerCase() === wanted || one.label.toLowerCase() === wanted);
  if (option !== undefined) return { ok: true, value: option.value };
  return { ok: false, message: `Choose one of: ${options.map((one) => one.value).join(', ')}.` };
}

function optionIndex(field: FormField, value: string): number {
  return (field.options ?? []).findIndex((one) => one.value === value);
}

function countryOf(field: FormField, values: FieldValues): string | null {
  const country = field.countryKey === undefined ? null : values[field.countryKey];
  return typeof country === 'string' ? readCountry(country) : null;
}

function isStrings(input: unknown): input is string[] {
  return Array.isArray(input) && input.every((one) => typeof one === 'string');
}

function excerpt(text: string): string {
  const characters = [...text.replace(/[\p{Cc}\p{Surrogate}]/gu, ' ')];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
}

function expectedForm(field: FormField): string {
  switch (field.input) {
    case Input.MULTI_SELECT:
      return `Expected a list of choices, such as ["${field.options?.[0]?.value ?? ''}"].`;
    case Input.TEXT_LIST:
      return `Expected a list of texts, such as ["${field.example ?? 'one'}", "…"].`;
    case Input.URL_LIST:
      return `Expected a list of web addresses, such as ["${field.example ?? 'https://www.yourbusiness.com'}"].`;
    case Input.DOCUMENT:
      return field.many === true ? 'Expected a list of document ids.' : 'Expected the id of a document.';
    case Input.SELECT:
      return `Expected one of these as text: ${(field.options ?? []).map((one) => one.value).join(', ')}.`;
    default:
      return field.example === undefined
        ? 'Expected a text.'
        : `Expected a text, such as "${field.example}".`;
  }
}

/** What keeps stored values from being submitted, in plain words by field key; fields in order have no entry. */
export function fieldErrors(fields: readonly FormField[], values: FieldValues): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const field of fields) {
    const error = fieldError(field, values);
    if (error !== null) errors[field.key] = [error];
  }
  return errors;
}

function fieldError(field: FormField, values: FieldValues): string | null {
  const value = values[field.key] ?? null;
  const count = Array.isArray(value) ? value.length : value === null || value === '' ? 0 : 1;
  if (count === 0) return field.required ? `${field.label}: this is still missing.` : null;
  const reading = readFieldValue(field, value, values);
  if (!reading.ok) return reading.message;
  if (field.minItems !== undefined && count < field.minItems)
    return `At least ${field.minItems} entries are needed here; there ${count === 1 ? 'is' : 'are'} ${count}.`;
  return null;
}

/** What clients see of a value: of a sensitive one, its last four characters at most. */
export function maskValue(field: FormField, value: FieldValue): FieldValue {
  if (field.sensitive !== true || value === null || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.map(masked) : masked(value);
}

function masked(text: string): string {
  const characters = [...text];
  return `•••••${characters.length > 4 ? characters.slice(-4).join('') : ''}`;
}

/** Whether an input is the mask of what is stored, unchanged, so that the stored value stays. */
export function isMask(field: FormField, input: unknown, stored: FieldValue): boolean {
  if (field.sensitive !== true || stored === null || typeof stored === 'boolean') return false;
  const mask = maskValue(field, stored);
  if (typeof input === 'string') return input.trim() === mask;
  return isStrings(input) && Array.isArray(mask) && sameValue(input, mask);
}

/** One text for one set of values, whatever the order they were written in: what a digest is made of. */
export function canonicalValues(values: FieldValues): string {
  const entries = Object.keys(values)
    .filter((key) => !isEmpty(values[key]))
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(values[key] ?? null)}`);
  return `{${entries.join(',')}}`;
}

/** Whether two values say the same; an empty text or list is the same as none. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  return canonical(a ?? null) === canonical(b ?? null);
}

function isEmpty(value: FieldValue | undefined): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function canonical(value: FieldValue): string {
  if (Array.isArray(value)) return JSON.stringify(value.map((one) => one.normalize('NFC')));
  return JSON.stringify(typeof value === 'string' ? value.normalize('NFC') : value);
}
