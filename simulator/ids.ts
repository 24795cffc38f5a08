import { createHash, randomBytes } from 'node:crypto';

/** A new Twilio SID: a two-letter prefix and 32 hexadecimal digits. */
export function newSid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex');
}

/** A new secret of the shape Twilio gives auth tokens and key secrets. */
export function newSecret(): string {
  return randomBytes(16).toString('hex');
}

/** A number in [0, 2^32) that is the same for the same parts in every process. */
export function stableHash(...parts: (string | number)[]): number {
  return createHash('sha1').update(parts.join('\u0000')).digest().readUInt32BE(0);
}
