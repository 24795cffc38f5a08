import { createHash, createHmac } from 'node:crypto';

/** X-Twilio-Signature over a URL and form parameters (https://www.twilio.com/docs/usage/webhooks/webhooks-security). */
export function signForm(authToken: string, url: string, params: Record<string, string>): string {
  const names = Object.keys(params).sort();
  return hmac(authToken, withoutFragment(url) + names.map((name) => name + params[name]).join(''));
}

/** The URL with the body's hash, and the signature over that URL, as Twilio sends JSON. */
export function signJson(authToken: string, url: string, body: string): { url: string; signature: string } {
  const base = withoutFragment(url);
  const hash = createHash('sha256').update(body, 'utf8').digest('hex');
  const hashed = `${base}${base.includes('?') ? '&' : '?'}bodySHA256=${hash}`;
  return { url: hashed, signature: hmac(authToken, hashed) };
}

export function withoutFragment(url: string): string {
  return url.split('#')[0] ?? url;
}

function hmac(authToken: string, text: string): string {
  return createHmac('sha1', authToken).update(Buffer.from(text, 'utf-8')).digest('base64');
}
