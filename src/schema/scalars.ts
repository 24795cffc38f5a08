import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLJSON } from 'graphql-scalars';

/**
 * The API's own scalars. Phone numbers, addresses of web pages and country codes take any string: class-validator
 * and the services then name the field and the form expected, so that a form gets all its errors in one answer.
 */
interface TextScalar {
  name: string;
  description: string;
  example: string;
  /** Turns what was sent into what services get; throws with the reason when it cannot be. */
  read: (text: string) => unknown;
  /** Turns what we hold into what clients get; null means that it must never be sent. */
  write: (value: unknown) => string | null;
  jsonSchema: Record<string, unknown>;
}

function textScalar(scalar: TextScalar): GraphQLScalarType {
  const read = (value: unknown, nodes?: ValueNode): unknown => {
    if (typeof value !== 'string')
      throw new GraphQLError(`${scalar.name} takes a string such as "${scalar.example}".`, { nodes });
    return scalar.read(value);
  };
  return new GraphQLScalarType({
    name: scalar.name,
    description: scalar.description,
    serialize(value) {
      const written = scalar.write(value);
      if (written === null) throw new GraphQLError(`A stored value is not of the form ${scalar.name}.`);
      return written;
    },
    parseValue: (value) => read(value),
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
    extensions: { codegenScalarType: 'string', jsonSchema: scalar.jsonSchema },
  });
}

const rfc3339 = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** The instant an RFC 3339 text names, or null; a day that no calendar has is refused rather than rolled over. */
export function readInstant(text: string): Date | null {
  const day = rfc3339.exec(text)?.[1];
  if (day === undefined) return null;
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return null;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** Arguments of queries and subscriptions only, which have no `userErrors`: a bad instant is BAD_USER_INPUT. */
export const DateTime = textScalar({
  name: 'DateTime',
  description:
    'An instant, RFC 3339 with a time zone offset, such as `2026-03-01T09:30:00Z`. Answers are in UTC with ' +
    'milliseconds. A time without an offset is refused.',
  example: '2026-03-01T09:30:00Z',
  read(text) {
    const instant = readInstant(text);
    if (instant === null)
      throw new GraphQLError(
        'DateTime must be an RFC 3339 instant with a time zone offset, such as "2026-03-01T09:30:00Z".',
      );
    return instant;
  },
  write(value) {
    const instant = value instanceof Date ? value : typeof value === 'string' ? readInstant(value) : null;
    return instant === null || Number.isNaN(instant.getTime()) ? null : instant.toISOString();
  },
  jsonSchema: { type: 'string', format: 'date-time' },
});

const e164 = /^\+[1-9]\d{1,14}$/;

export const E164 = textScalar({
  name: 'E164',
  description:
    'A telephone number in E.164 form: a plus sign, the country code and the number, without spaces or ' +
    'punctuation, such as `+14155550123`. Anything else is refused with a message that shows the expected form.',
  example: '+14155550123',
  read: (text) => text,
  write: (value) => (typeof value === 'string' && e164.test(value) ? value : null),
  jsonSchema: { type: 'string', pattern: e164.source },
});

const countryCode = /^[A-Z]{2}$/;

export const CountryCode = textScalar({
  name: 'CountryCode',
  description:
    'A country as its ISO 3166-1 alpha-2 code, such as `US` or `CA`. Lower case is taken as upper case.',
  example: 'US',
  read: (text) => text.toUpperCase(),
  write: (value) => (typeof value === 'string' && countryCode.test(value) ? value : null),
  jsonSchema: { type: 'string', pattern: countryCode.source },
});

const decimal = /^-?\d+(\.\d+)?$/;

/** Never a float: amounts of a fraction of a cent must stay exact. */
export const Decimal = textScalar({
  name: 'Decimal',
  description:
    'An exact decimal amount as a string, such as `"1.15"`: a point, no thousands separator, no exponent. ' +
    'Calculate with a decimal library, not with floating point.',
  example: '1.15',
  read(text) {
    if (!decimal.test(text))
      throw new GraphQLError('Decimal must be a decimal number in a string, such as "1.15".');
    return text;
  },
  write: (value) => (typeof value === 'string' && decimal.test(value) ? value : null),
  jsonSchema: { type: 'string', pattern: decimal.source },
});

export const Url = textScalar({
  name: 'URL',
  description: 'A complete web address with its scheme, such as `https://example.com/privacy`.',
  example: 'https://example.com/privacy',
  read: (text) => text,
  write: (value) => (typeof value === 'string' && URL.canParse(value) ? value : null),
  jsonSchema: { type: 'string', format: 'uri' },
});

/** Any JSON value; what it must look like is said where it is used. */
export const Json = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  name: 'JSON',
  description:
    'Any JSON value: string, number, boolean, list, object or null. Each use says which it takes or gives.',
  specifiedByURL: undefined,
});
