import { badRequest } from './errors';

/** A form value that must hold a JSON object. */
export function jsonObject(text: string | null, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Falls through to the refusal that also covers JSON of another kind.
  }
  throw badRequest(`${name} is not a JSON object`);
}
