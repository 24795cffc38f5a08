import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isPossiblePhoneNumber } from 'libphonenumber-js';
import { readCountry } from '../domain/places';

const e164 = /^\+[1-9]\d{1,14}$/;

/** Whether the text is a telephone number in E.164 form of a length its country has. */
export function isE164(text: unknown): text is string {
  return typeof text === 'string' && e164.test(text) && isPossiblePhoneNumber(text);
}

/** A telephone number in E.164 form. */
export function IsE164(options?: ValidationOptions): PropertyDecorator {
  const defaultMessage = () =>
    'Write the number with a plus sign and country code and nothing between the digits, such as +14155550123.';
  return ValidateBy({ name: 'isE164', validator: { validate: isE164, defaultMessage } }, options);
}

/** A country by its two-letter code. */
export function IsCountry(options?: ValidationOptions): PropertyDecorator {
  const validate = (text: unknown) => typeof text === 'string' && readCountry(text) === text;
  const defaultMessage = () => 'Write the country as its two-letter code, such as US or CA.';
  return ValidateBy({ name: 'isCountry', validator: { validate, defaultMessage } }, options);
}

/**
 * One line of text that a database takes: no control characters, no longer than `max`. Whether it may be empty is
 * left to the service unless `min` says so. `what` names it in the sentence shown, such as "The name".
 */
export function IsText(
  what: string,
  limits: { min?: number; max: number },
  options?: ValidationOptions,
): PropertyDecorator {
  const { min = 0, max } = limits;
  const validate = (text: unknown) =>
    typeof text === 'string' &&
    text.trim().length >= min &&
    text.trim().length <= max &&
    // Half a surrogate pair is no character, and survives neither database nor network.
    !/[\p{Cc}\p{Surrogate}]/u.test(text);
  const range = min > 0 ? `must have ${min} to ${max}` : `may have at most ${max}`;
  const defaultMessage = () => `${what} ${range} characters, on one line.`;
  return ValidateBy({ name: 'isText', validator: { validate, defaultMessage } }, options);
}

/** Same limits wherever a caller names its own call. */
export function IsIdempotencyKey(): PropertyDecorator {
  return IsText('An idempotency key', { min: 1, max: 200 });
}
