import type { DataSource } from 'typeorm';
import type { CallRecordingEntity } from '../entities/call';
import type { Clock } from '../lib/clock';
import type { KeyRing } from '../lib/encryption';
import { SignedNames } from '../lib/signed-names';
import type { MediaGateway } from '../twilio/media';
import type { AccountCredentialsReader } from './account-credentials';
import type { ShownFile } from './media';

const contentType = 'audio/mpeg';

/** Lets recordings be heard: Twilio keeps them behind the account's credentials, clients get signed addresses of ours. */
export class CallRecordingService {
  private readonly names: SignedNames;

  constructor(
    private readonly db: DataSource,
    private readonly accounts: AccountCredentialsReader,
    private readonly gateway: MediaGateway,
    clock: Clock,
    keys: KeyRing,
    private readonly publicUrl: string,
  ) {
    this.names = new SignedNames(keys.derive('call-recordings'), 'RE', clock);
  }

  /** Stays for an hour and is good for a day. */
  address({ id, organizationId, twilioSid: sid }: CallRecordingEntity): string {
    return `${this.publicUrl}/recordings/${this.names.write({ organizationId, ownerId: id, sid })}`;
  }

  /** Null when the address is not ours, is too old, or the recording is gone. */
  async open(name: string): Promise<ShownFile | null> {
    const named = this.names.read(name);
    if (!named) return null;
    const rows: { twilio_sid: string }[] = await this.db.query(
      `SELECT twilio_sid FROM call_recordings WHERE organization_id = $1 AND id = $2`,
      [named.organizationId, named.ownerId],
    );
    const account = await this.accounts.forOrganization(named.organizationId);
    if (rows.length === 0 || !account) return null;
    const opened = await this.gateway.openRecording(account, rows[0]!.twilio_sid);
    return opened && { ...opened, contentType };
  }
}
