/**
 * What became of a call to Twilio. `rejected` is final until the data changes, `throttled` was never processed,
 * `unknown` may have taken effect (timeout, lost connection, 5xx): look for it before doing it again. `gone`
 * says that the object acted on does not exist; `denied` that the account or its credentials are refused.
 */
export type Outcome<T> =
  | { kind: 'done'; value: T }
  | {
      kind: 'rejected';
      code: number | null;
      status: number;
      /** What was wrong, where Twilio says more than a code; names of its fields, never values. */
      reasons?: { code: number | null; reason: string }[];
    }
  | { kind: 'throttled'; retryAfterSeconds: number }
  | { kind: 'unknown'; reason: string }
  | { kind: 'gone' }
  | { kind: 'denied'; code: number | null };

interface TwilioErrorFacts {
  /** HTTP status; undefined when no answer arrived. */
  status: number | undefined;
  code: number | null;
}

/** The library throws unrelated classes and exports one, so errors are read by shape. */
export function readTwilioError(error: unknown): TwilioErrorFacts {
  if (typeof error !== 'object' || error === null) return { status: undefined, code: null };
  const { status, code } = error as { status?: unknown; code?: unknown };
  return {
    status: typeof status === 'number' ? status : undefined,
    code: typeof code === 'number' ? code : null,
  };
}

/** Too many requests at once: never processed, so always safe to repeat (error 20429). */
const tooManyRequests = 20_429;
const accountRefused = new Set([10001, 20003, 20005, 20006, 20008]);

/** Runs one call and says what became of it; never throws for what Twilio or the network did. */
export async function attempt<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: 'done', value: await call() };
  } catch (error) {
    const { status, code } = readTwilioError(error);
    if (status === undefined) {
      const name = error instanceof Error ? ((error as { code?: string }).code ?? error.name) : 'unreadable';
      return { kind: 'unknown', reason: String(name) };
    }
    if (status === 429 || code === tooManyRequests) return { kind: 'throttled', retryAfterSeconds: 2 };
    if (status >= 500) return { kind: 'unknown', reason: `HTTP ${status}` };
    if (status === 401 || (code !== null && accountRefused.has(code))) return { kind: 'denied', code };
    if (status === 404) return { kind: 'gone' };
    return { kind: 'rejected', code, status };
  }
}
