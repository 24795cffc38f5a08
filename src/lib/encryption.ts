import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * AES-256-GCM under a ring of named keys: the first encrypts, all decrypt, so a key is rotated by putting a new
 * one in front. Ciphertext reads `keyId.iv.tag.data`, each part base64url.
 */
export class KeyRing {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly current: string;
  private readonly derived = new Map<string, Buffer>();

  /** Takes `id:base64,…`; throws on anything that is not 32 bytes. */
  constructor(specification: string) {
    const entries = specification.split(',').map((entry) => {
      const [id, encoded] = entry.trim().split(':');
      const key = Buffer.from(encoded ?? '', 'base64');
      if (!id || !/^[\w-]+$/.test(id) || key.length !== 32)
        throw new Error('each encryption key reads id:base64 with 32 bytes');
      return [id, key] as const;
    });
    this.keys = new Map(entries);
    this.current = entries[0]![0];
  }

  encrypt(text: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.keys.get(this.current)!, iv);
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return [this.current, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join(
      '.',
    );
  }

  /** Throws when the text was not encrypted by this ring or was tampered with. */
  decrypt(ciphertext: string): string {
    const [id, iv, tag, data] = ciphertext.split('.');
    const key = this.keys.get(id ?? '');
    if (!key || !iv || !tag || data === undefined) throw new Error('not decryptable with the keys at hand');
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString(
      'utf8',
    );
  }

  /** Keyed hash for digests, hex: the same text gives the same hash while the oldest key of the ring stays. */
  mac(purpose: string, text: string): string {
    return createHmac('sha256', this.derive(purpose)).update(text).digest('hex');
  }

  /** A 32-byte secret for one purpose, such as signing upload addresses. */
  derive(purpose: string): Buffer {
    let secret = this.derived.get(purpose);
    if (!secret) {
      const oldest = [...this.keys.values()].at(-1)!;
      secret = Buffer.from(hkdfSync('sha256', oldest, 'loquent', purpose, 32));
      this.derived.set(purpose, secret);
    }
    return secret;
  }
}
