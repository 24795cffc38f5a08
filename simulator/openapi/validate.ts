import { DateTime } from 'luxon';
import { badRequest, notFound, TwilioError } from '../http/errors';
import type { Params } from '../http/params';
import { isE164 } from '../phone';
import type { Match, ParameterSet } from './documents';
import type { Schema } from './schema';

/** A fault of the request; `violation` marks what no Twilio document knows of, the mark of a client bug. */
export interface Problem {
  error: TwilioError;
  violation: boolean;
}

/** Holds a request against the document of its operation; null when nothing is wrong. */
export function validate(match: Match, path: string, query: Params, form: Params): Problem | null {
  const { operation } = match;
  for (const [name, schema] of operation.pathParameters) {
    if (problemWith(match.path[name] ?? '', schema)) return { error: notFound(path), violation: false };
  }
  return (
    unknown('query', query, operation.query, match) ??
    unknown('body', form, operation.body, match) ??
    missing(query, operation.query, match) ??
    missing(form, operation.body, match) ??
    malformed(query, operation.query, match) ??
    malformed(form, operation.body, match)
  );
}

function unknown(where: string, given: Params, set: ParameterSet, match: Match): Problem | null {
  const name = given.names().find((candidate) => !set.known.has(candidate));
  if (name === undefined) return null;
  const call = `${match.operation.method} ${match.operation.template}`;
  return { error: badRequest(`Unknown ${where} parameter "${name}" for ${call}`), violation: true };
}

function missing(given: Params, set: ParameterSet, match: Match): Problem | null {
  const name = set.required.find((candidate) => !given.has(candidate));
  if (name === undefined) return null;
  const code = match.operation.overlay.missing?.[name];
  return { error: badRequest(`Missing required parameter ${name} in the post body`, code), violation: false };
}

function malformed(given: Params, set: ParameterSet, match: Match): Problem | null {
  for (const name of given.names()) {
    const schema = set.known.get(name) ?? {};
    const values = given.all(name);
    const single = schema.type !== 'array';
    const problem =
      single && values.length > 1
        ? 'was given more than once'
        : values
            .map((value) => problemWith(value, (single ? schema : schema.items) ?? {}))
            .find((found) => found !== null);
    if (!problem) continue;
    const code = match.operation.overlay.invalid?.[name];
    return { error: badRequest(`Parameter ${name} ${problem}`, code), violation: false };
  }
  return null;
}

/** Why a value does not fit, or null. Empty values are allowed where Twilio reads them as "clear this". */
function problemWith(value: string, schema: Schema): string | null {
  if (value === '' && !schema.enum && !schema.pattern) return null;
  if (schema.enum && !schema.enum.includes(value)) return `is not one of ${schema.enum.join(', ')}`;
  if (schema.type === 'boolean' && !/^(true|false)$/i.test(value)) return 'is not a boolean';
  if (schema.type === 'integer' && !/^-?\d+$/.test(value)) return 'is not an integer';
  if (schema.type === 'number' && !Number.isFinite(Number(value))) return 'is not a number';
  if (schema.minimum !== undefined && Number(value) < Number(schema.minimum))
    return `is less than ${schema.minimum}`;
  if (schema.maximum !== undefined && Number(value) > Number(schema.maximum))
    return `is more than ${schema.maximum}`;
  if (schema.pattern && value !== '' && !new RegExp(schema.pattern).test(value))
    return 'has the wrong format';
  if (schema.maxLength !== undefined && value.length > schema.maxLength)
    return `is longer than ${schema.maxLength}`;
  return formatProblem(value, schema);
}

function formatProblem(value: string, schema: Schema): string | null {
  if (schema.format === 'uri' && !/^https?:\/\/[^\s/]+/i.test(value)) return 'is not a valid URL';
  if (schema.format === 'date-time' || schema.format === 'date') {
    return DateTime.fromISO(value).isValid ? null : 'is not an ISO 8601 date';
  }
  if (schema.format === 'http-method' && !/^(GET|POST)$/i.test(value)) return 'is not an HTTP method';
  if (schema.format === 'iso-country-code' && !/^[A-Z]{2}$/.test(value)) return 'is not an ISO country code';
  return null;
}

/** The check that Twilio makes of a number wherever its form is not left free. */
export function requirePhoneNumber(value: string, name: string, code: number): void {
  if (!isE164(value))
    throw badRequest(`The '${name}' phone number ${value} is not a valid phone number`, code);
}
