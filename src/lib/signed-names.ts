import { createHmac, timingSafeEqual } from 'node:crypto';

const hourMs = 3_600_000;
const validHours = 24;
const idBytes = 16;
const factsBytes = 3 * idBytes + 4;
const macBytes = 16;

/** What an address names: a file of Twilio's that belongs to one of our rows. */
export interface NamedFile {
  organizationId: string;
  /** The row it belongs to. */
  ownerId: string;
  /** Its SID at Twilio. */
  sid: string;
}

/** Signed names of files for addresses that need no token: good for a day, the same for an hour, naming one file. */
export class SignedNames {
  constructor(
    private readonly key: Buffer,
    /** The two letters that SIDs of this kind begin with. */
    private readonly prefix: string,
    private readonly clock: { now(): Date },
  ) {}

  write({ organizationId, ownerId, sid }: NamedFile): string {
    const facts = Buffer.alloc(factsBytes);
    [organizationId.replaceAll('-', ''), ownerId.replaceAll('-', ''), sid.slice(2)].forEach((hex, index) =>
      facts.write(hex, index * idBytes, 'hex'),
    );
    facts.writeUInt32BE(Math.floor(this.clock.now().getTime() / hourMs) + validHours, 3 * idBytes);
    return Buffer.concat([facts, this.mac(facts)]).toString('base64url');
  }

  /** Null for a name that is not ours or too old. */
  read(name: string): NamedFile | null {
    const bytes = Buffer.from(name, 'base64url');
    if (bytes.length !== factsBytes + macBytes) return null;
    const facts = bytes.subarray(0, factsBytes);
    if (!timingSafeEqual(bytes.subarray(factsBytes), this.mac(facts))) return null;
    if (facts.readUInt32BE(3 * idBytes) * hourMs < this.clock.now().getTime()) return null;
    const hex = (index: number) => facts.toString('hex', index * idBytes, (index + 1) * idBytes);
    return { organizationId: uuid(hex(0)), ownerId: uuid(hex(1)), sid: this.prefix + hex(2) };
  }

  private mac(facts: Buffer): Buffer {
    return createHmac('sha256', this.key).update(facts).digest().subarray(0, macBytes);
  }
}

function uuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
