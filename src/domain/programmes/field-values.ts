import type { FieldValues } from '../registrations';

/** A filled string value; null for anything else. */
export function text(values: FieldValues, key: string): string | null {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A filled list; empty for anything else. */
export function list(values: FieldValues, key: string): string[] {
  const value = values[key];
  return Array.isArray(value) ? value : [];
}

/** A yes; what is not answered is none. */
export function isYes(values: FieldValues, key: string): boolean {
  return values[key] === true;
}
