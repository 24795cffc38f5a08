import { createHash } from 'node:crypto';

/** What the measured servers are configured with. */
export const secrets = {
  jwt: 'a secret for measuring that is long enough',
  encryptionKeys: `bench:${Buffer.alloc(32, 9).toString('base64')}`,
  /** Every account's auth token. */
  authToken: '9'.repeat(32),
  parentAccount: { sid: `AC${'1'.repeat(32)}`, token: '2'.repeat(32) },
};

/** What Twilio was told we are reached at; signatures cover it. */
export const publicUrl = 'https://api.example.com';

/** Id of the nth row of a kind, as the seed makes it. */
export function idOf(kind: string, n: number): string {
  const hash = hashOf(kind, n);
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20)].join(
    '-',
  );
}

/** 32 hexadecimal digits that belong to the nth row of a kind. */
export function hashOf(kind: string, n: number): string {
  return createHash('md5').update(`${kind}:${n}`).digest('hex');
}
