import pino, { type Logger } from 'pino';
import { currentRequestId } from './request-id';

export type { Logger } from 'pino';

/** Keys whose values never reach a log line, wherever they appear up to two levels down. */
const secretKeys = [
  'authorization',
  'cookie',
  'token',
  'accessToken',
  'authToken',
  'password',
  'secret',
  'taxId',
  'body',
  'text',
  'params',
  'parameters',
  'values',
  'headers',
];

/** What an error may say in a log: drivers and vendors quote values in their messages, so theirs are left out. */
export function loggableError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table, status, cause } = error as Error & Record<string, unknown>;
  const facts = {
    type: error.name,
    code: scalar(code),
    constraint: scalar(constraint),
    table: scalar(table),
    status: scalar(status),
  };
  return {
    ...facts,
    ...(quotesValues(error) ? {} : { message: error.message }),
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(cause instanceof Error ? { cause: loggableError(cause) } : {}),
  };
}

/** One line naming an error without repeating data: fit for storing beside the row that failed. */
export function errorLabel(error: unknown): string {
  if (!(error instanceof Error)) return 'unreadable error';
  const { code, constraint } = error as Error & Record<string, unknown>;
  const facts = [error.name, scalar(code), scalar(constraint)].filter((one) => one !== undefined);
  return facts.join(' ') + (quotesValues(error) ? '' : `: ${error.message.slice(0, 200)}`);
}

function scalar(value: unknown): string | number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** Postgres, Twilio, axios and the JSON parser put what they were given into their messages. */
function quotesValues(error: Error): boolean {
  const shape = error as Error & Record<string, unknown>;
  return (
    'severity' in shape ||
    'driverError' in shape ||
    'moreInfo' in shape ||
    'config' in shape ||
    error instanceof SyntaxError ||
    ['ZodError', 'GraphQLError', 'DomainError'].includes(error.name)
  );
}

/** The one logger: JSON lines on standard output, or in the file that LOG_FILE names. */
export const logger: Logger = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    mixin: () => {
      const requestId = currentRequestId();
      return requestId ? { requestId } : {};
    },
    serializers: { err: loggableError, error: loggableError },
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
  },
  pino.destination({ dest: process.env.LOG_FILE ?? 1, append: true, mkdir: true, sync: true }),
);
