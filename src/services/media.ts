import { MessageDirection } from '../domain/messages';
import type { MessageEntity } from '../entities/message';
import type { Clock } from '../lib/clock';
import type { KeyRing } from '../lib/encryption';
import { SignedNames } from '../lib/signed-names';
import type { MediaGateway, OpenMedia } from '../twilio/media';
import type { AccountCredentialsReader } from './account-credentials';
import type { MessageService } from './messages';

/** A file as clients are shown it. */
export interface ShownMedia {
  url: string;
  contentType: string;
}

/** A file whose bytes are on their way to a client. */
export type ShownFile = OpenMedia & { contentType: string };

/**
 * Shows files that came with messages. Twilio keeps them behind the account's credentials, so clients get an
 * address of ours: signed, good for a day, naming one file and nothing else.
 */
export class MediaService {
  private readonly names: SignedNames;

  constructor(
    private readonly messages: MessageService,
    private readonly accounts: AccountCredentialsReader,
    private readonly gateway: MediaGateway,
    clock: Clock,
    keys: KeyRing,
    private readonly publicUrl: string,
  ) {
    this.names = new SignedNames(keys.derive('message-media'), 'ME', clock);
  }

  /** What was sent is shown where it was sent from; what came in, at an address that stays for an hour. */
  shown({ id, organizationId, direction, media }: MessageEntity): ShownMedia[] {
    if (direction === MessageDirection.OUTBOUND) return media;
    return media.map(({ url: sid, contentType }) => ({
      url: `${this.publicUrl}/media/${this.names.write({ organizationId, ownerId: id, sid })}`,
      contentType,
    }));
  }

  /** The file that an address names; null when the address is not ours, is too old, or the file is gone. */
  async open(token: string): Promise<ShownFile | null> {
    const named = this.names.read(token);
    if (!named) return null;
    const { organizationId, ownerId, sid } = named;
    const message = (await this.messages.byIds(organizationId, [ownerId])).get(ownerId);
    const file = message?.media.find((one) => one.url.toLowerCase() === sid.toLowerCase());
    if (!message?.twilioSid || !file) return null;
    const account = await this.accounts.forNumber(organizationId, message.phoneNumberId);
    if (!account) return null;
    const opened = await this.gateway.open(account, message.twilioSid, file.url);
    return opened && { ...opened, contentType: file.contentType };
  }
}
