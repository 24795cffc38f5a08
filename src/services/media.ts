import { createHmac, timingSafeEqual } from 'node:crypto';
import { MessageDirection } from '../domain/messages';
import type { MessageEntity } from '../entities/message';
import type { Clock } from '../lib/clock';
import type { KeyRing } from '../lib/encryption';
import type { MediaGateway, OpenMedia } from '../twilio/media';
import type { AccountCredentialsReader } from './account-credentials';
import type { MessageService } from './messages';

const hourMs = 3_600_000;
const validHours = 24;
const idBytes = 16;
const factsBytes = 3 * idBytes + 4;
const macBytes = 16;

/** A file as clients are shown it. */
export interface ShownMedia {
  url: string;
  contentType: string;
}

/**
 * Shows files that came with messages. Twilio keeps them behind the account's credentials, so clients get an
 * address of ours: signed, good for a day, naming one file and nothing else.
 */
export class MediaService {
  private readonly key: Buffer;

  constructor(
    private readonly messages: MessageService,
    private readonly accounts: AccountCredentialsReader,
    private readonly gateway: MediaGateway,
    private readonly clock: Clock,
    keys: KeyRing,
    private readonly publicUrl: string,
  ) {
    this.key = keys.derive('message-media');
  }

  /** What was sent is shown where it was sent from; what came in, at an address that stays for an hour. */
  shown({ id, organizationId, direction, media }: MessageEntity): ShownMedia[] {
    if (direction === MessageDirection.OUTBOUND) return media;
    const until = Math.floor(this.clock.now().getTime() / hourMs) + validHours;
    return media.map(({ url: sid, contentType }) => ({
      url: `${this.publicUrl}/media/${this.token({ organizationId, messageId: id, mediaSid: sid, until })}`,
      contentType,
    }));
  }

  /** The file that an address names; null when the address is not ours, is too old, or the file is gone. */
  async open(token: string): Promise<(OpenMedia & { contentType: string }) | null> {
    const named = this.read(token);
    if (!named || named.until * hourMs < this.clock.now().getTime()) return null;
    const { organizationId, messageId, mediaSid } = named;
    const message = (await this.messages.byIds(organizationId, [messageId])).get(messageId);
    const file = message?.media.find((one) => one.url.toLowerCase() === mediaSid.toLowerCase());
    if (!message?.twilioSid || !file) return null;
    const account = await this.accounts.forNumber(organizationId, message.phoneNumberId);
    if (!account) return null;
    const opened = await this.gateway.open(account, message.twilioSid, file.url);
    return opened && { ...opened, contentType: file.contentType };
  }

  private token({ organizationId, messageId, mediaSid, until }: Named): string {
    const facts = Buffer.alloc(factsBytes);
    [organizationId.replaceAll('-', ''), messageId.replaceAll('-', ''), mediaSid.slice(2)].forEach(
      (hex, index) => facts.write(hex, index * idBytes, 'hex'),
    );
    facts.writeUInt32BE(until, 3 * idBytes);
    return Buffer.concat([facts, this.mac(facts)]).toString('base64url');
  }

  private read(token: string): Named | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== factsBytes + macBytes) return null;
    const facts = bytes.subarray(0, factsBytes);
    if (!timingSafeEqual(bytes.subarray(factsBytes), this.mac(facts))) return null;
    const hex = (index: number) => facts.toString('hex', index * idBytes, (index + 1) * idBytes);
    return {
      organizationId: uuid(hex(0)),
      messageId: uuid(hex(1)),
      mediaSid: `ME${hex(2)}`,
      until: facts.readUInt32BE(3 * idBytes),
    };
  }

  private mac(facts: Buffer): Buffer {
    return createHmac('sha256', this.key).update(facts).digest().subarray(0, macBytes);
  }
}

interface Named {
  organizationId: string;
  messageId: string;
  mediaSid: string;
  /** In hours since 1970. */
  until: number;
}

function uuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
