import { deflateSync } from 'node:zlib';
import { CreateDocumentDocument, type FieldPartsFragment } from '../operations/generated';
import type { ApiClient } from './client';

export type FormFieldState = FieldPartsFragment;
type Value = string | boolean | string[];

/**
 * Thinks up a fitting value for a field from what the form says about it alone: its input, example, options and
 * limits. It knows no programme. Documents are uploaded for the registration.
 */
export async function inventValue(
  api: ApiClient,
  registrationId: string,
  field: FormFieldState,
): Promise<Value> {
  switch (field.input) {
    case 'BOOLEAN':
      // A plain "no" unless the form suggests otherwise; an answer that was found at fault is turned round.
      return field.isSet ? field.value !== true : field.example === 'true';
    case 'SELECT':
    case 'ADDRESS':
      return chosen(field)[0] ?? '';
    case 'MULTI_SELECT':
      return chosen(field).slice(0, Math.max(1, field.minItems ?? 1));
    case 'TEXT_LIST':
    case 'URL_LIST':
      return list(field);
    case 'DOCUMENT':
      return uploadPicture(api, registrationId, field.key);
    default:
      return single(field);
  }
}

/** A value that is not the present one, for a field that a reviewer sent back. */
export async function inventOtherValue(
  api: ApiClient,
  registrationId: string,
  field: FormFieldState,
): Promise<Value> {
  const fresh = await inventValue(api, registrationId, field);
  if (JSON.stringify(fresh) !== JSON.stringify(field.value)) return fresh;
  if (typeof fresh === 'boolean') return !fresh;
  if (Array.isArray(fresh))
    return field.options.length > 0 ? chosen(field).slice(-1) : fresh.map((one) => varied(field, one));
  return field.options.length > 0 ? (chosen(field).at(-1) ?? fresh) : varied(field, fresh);
}

function varied(field: FormFieldState, text: string): string {
  const changed = text.startsWith('https://') ? `${text.replace(/\/$/, '')}/texts` : `${text} Thank you!`;
  return field.maxLength && changed.length > field.maxLength ? text.slice(0, -1) : changed;
}

/** The options, the one of the example first. */
function chosen(field: FormFieldState): string[] {
  const values = field.options.map((option) => option.value);
  const example = field.options.find(
    (option) => field.example === option.value || field.example === option.label,
  );
  return example ? [example.value, ...values.filter((value) => value !== example.value)] : values;
}

function list(field: FormFieldState): string[] {
  const wanted = Math.max(1, field.minItems ?? 1);
  // Each in other words than the one before: reviewers want texts that differ.
  return Array.from({ length: wanted }).reduce<string[]>(
    (items) => [
      ...items,
      items.length === 0 ? (field.example ?? fallback(field)) : varied(field, items.at(-1)!),
    ],
    [],
  );
}

function single(field: FormFieldState): string {
  const text = field.example ?? fallback(field);
  return text.padEnd(field.minLength ?? 0, '.').slice(0, field.maxLength ?? undefined);
}

function fallback(field: FormFieldState): string {
  switch (field.input) {
    case 'EMAIL':
      return 'hello@juniperstreetbakery.com';
    case 'URL':
    case 'URL_LIST':
      return 'https://www.juniperstreetbakery.com/order';
    case 'PHONE':
      return '+15035550142';
    case 'COUNTRY':
      return 'US';
    case 'REGION':
      return 'OR';
    case 'DATE':
      return '2020-03-02';
    default:
      return 'Juniper Street Bakery';
  }
}

async function uploadPicture(api: ApiClient, registrationId: string, fieldKey: string): Promise<string> {
  const picture = plainPng(320, 200);
  const { createDocument } = await api.run(CreateDocumentDocument, {
    input: {
      registrationId,
      fieldKey,
      fileName: 'form.png',
      contentType: 'image/png',
      bytes: picture.length,
    },
  });
  if (!createDocument.document || !createDocument.upload)
    throw new Error(createDocument.userErrors.map((one) => one.message).join(' '));
  const { url, method, headers } = createDocument.upload;
  const answer = await fetch(url, {
    method,
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    body: new Uint8Array(picture),
  });
  if (!answer.ok) throw new Error(`the upload was answered with ${answer.status}: ${await answer.text()}`);
  return createDocument.document.id;
}

/** A grey picture as a PNG file: https://www.w3.org/TR/png-3/ */
export function plainPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8); // bits per sample; colour type 0 is greyscale
  const rows = Buffer.alloc((width + 1) * height, 0xdd);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0; // no filter
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
