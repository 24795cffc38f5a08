import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DomainError, UserErrorCode } from '../domain/errors';
import { logger } from '../lib/logger';
import { metrics } from '../lib/metrics';

/** The codes that clients see, and no others. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'SINCE_TOO_OLD'
  | 'INTERNAL_SERVER_ERROR';

const shown = new Set<string>([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'SINCE_TOO_OLD',
]);

/** What GraphQL itself has to say about a request is for whoever wrote the request. */
const aboutTheRequest = new Set<string>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'PERSISTED_QUERY_NOT_FOUND',
  'BAD_REQUEST',
]);

const hint = / ?Did you mean [^?]*\?/g;
/** Where graphql-js repeats what it was given: `Variable "$input" got invalid value { … } at "input.name"; …`. */
const givenValue = /( got invalid value) (?:"(?:[^"\\]|\\.)*"|[^";])*?(?= at "|;)/;
const repeatedValue = /((?:String|Int|Float|Boolean|ID) cannot represent [\w -]*value): [\s\S]*$/;

/** An error as clients may see it: a known code and its message, or nothing but the id to ask us about. */
export function formatError(
  error: GraphQLError,
  requestId: string,
  options: { hideSuggestions: boolean },
): GraphQLFormattedError {
  const { message, code, extra } = visible(error);
  metrics.graphqlErrors.inc({ code });
  const place = { locations: error.locations, path: error.path };
  if (code === 'INTERNAL_SERVER_ERROR') {
    logger.error({ requestId, path: error.path?.join('.'), err: rootOf(error) }, 'operation failed');
    return {
      ...place,
      message: 'Something went wrong on our side. Try again; if it stays, tell us the request id.',
      extensions: { code, requestId },
    };
  }
  const plain = code === 'BAD_USER_INPUT' ? withoutValues(message) : message;
  const text = options.hideSuggestions ? plain.replace(hint, '') : plain;
  return { ...place, message: text, extensions: { code, ...extra } };
}

/** Errors end up in the logs of clients, and one misspelt field would carry a whole profile there, tax id and all. */
function withoutValues(message: string): string {
  return message.replace(givenValue, '$1').replace(repeatedValue, '$1.');
}

function visible(error: GraphQLError): { message: string; code: ErrorCode; extra?: Record<string, unknown> } {
  const root = rootOf(error);
  if (root instanceof DomainError) {
    const notAllowed = root.faults.some((fault) => fault.code === UserErrorCode.NOT_ALLOWED);
    return { message: root.message, code: notAllowed ? 'FORBIDDEN' : 'BAD_USER_INPUT' };
  }
  const { code, retryAfterSeconds, requestId: _requestId } = error.extensions;
  if (typeof code === 'string' && shown.has(code))
    return {
      message: error.message,
      code: code as ErrorCode,
      ...(typeof retryAfterSeconds === 'number' ? { extra: { retryAfterSeconds } } : {}),
    };
  // The parser calls itself for each level, until the stack is full.
  if (code === 'GRAPHQL_PARSE_FAILED' && root instanceof RangeError)
    return { message: 'The operation is nested too deeply.', code: 'BAD_USER_INPUT' };
  if (aboutTheRequest.has(String(code)) || (code === undefined && isFinding(error, root)))
    return { message: error.message, code: 'BAD_USER_INPUT' };
  return { message: error.message, code: 'INTERNAL_SERVER_ERROR' };
}

/** Whether graphql-js found fault with the request while executing it: values of variables and arguments. */
function isFinding(error: GraphQLError, root: Error): boolean {
  if (/^(Variable|Argument) "/.test(error.message)) return true;
  return !error.path && root instanceof GraphQLError;
}

/** The innermost error: each executor wraps what it is given. */
function rootOf(error: Error): Error {
  let root = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return root;
}

/** Makes a top-level error with one of our codes. */
export function topLevel(
  code: ErrorCode,
  message: string,
  extensions: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } });
}

export function newRequestId(given?: string | string[]): string {
  return typeof given === 'string' && /^[\w.:-]{8,128}$/.test(given) ? given : randomUUID();
}
