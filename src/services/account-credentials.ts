import type { DataSource } from 'typeorm';
import type { TwilioAccountMode, TwilioAccountStatus } from '../domain/organizations';
import { TwilioSettingsEntity } from '../entities/organization';
import type { KeyRing } from '../lib/encryption';

/** An organization's account with its token in the clear: for calls and signature checks only, never for output. */
export interface OrganizationAccount {
  organizationId: string;
  accountSid: string;
  authToken: string;
  webhookKey: string;
  mode: TwilioAccountMode;
  status: TwilioAccountStatus;
}

/** Reads the credentials of organizations' Twilio accounts. */
export class AccountCredentialsReader {
  constructor(
    private readonly db: DataSource,
    private readonly keys: KeyRing,
  ) {}

  /** Null while the organization has no account yet. */
  async forOrganization(organizationId: string): Promise<OrganizationAccount | null> {
    const row = await this.db.getRepository(TwilioSettingsEntity).findOneBy({ organizationId });
    if (!row) return null;
    return {
      organizationId,
      accountSid: row.accountSid,
      authToken: this.keys.decrypt(row.authTokenEncrypted),
      webhookKey: row.webhookKey,
      mode: row.mode,
      status: row.status,
    };
  }
}
