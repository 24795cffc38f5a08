import { createHash, timingSafeEqual } from 'node:crypto';
import { validateRequest } from 'twilio';

/** A call that claims to come from Twilio. */
export interface SignedCall {
  /** The address as it was given to Twilio: from configuration, never from the `Host` header. */
  url: string;
  signature: string | undefined;
  body: Buffer;
  /** Fields of a form; null for a JSON body. */
  form: Record<string, unknown> | null;
}

/**
 * Whether one of the tokens signed the call. A form is covered by the signature field by field, a JSON body by
 * its hash in the address (https://www.twilio.com/docs/usage/webhooks/webhooks-security, read 2026-11-22).
 */
export function isSignedBy(authTokens: readonly string[], call: SignedCall): boolean {
  const { signature, url, form } = call;
  if (!signature) return false;
  if (!form && !hasBodyHash(url, call.body)) return false;
  return authTokens.some((token) => validateRequest(token, signature, url, form ?? {}));
}

/** Compared over the raw bytes: the library's own check would first decode them. */
function hasBodyHash(url: string, body: Buffer): boolean {
  const given = Buffer.from(new URL(url).searchParams.get('bodySHA256') ?? '');
  const expected = Buffer.from(createHash('sha256').update(body).digest('hex'));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
