import type { DataSource } from 'typeorm';
import {
  ownAccountOf,
  TwilioAccountConnection,
  type TwilioAccountMode,
  type TwilioAccountStatus,
} from '../domain/organizations';
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
  connection: TwilioAccountConnection;
  /** True until the owner of an account that was brought along says that we may act in it, and after they took it back. */
  readOnly: boolean;
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
      connection: row.connection,
      readOnly: row.connection !== TwilioAccountConnection.CONNECTED,
    };
  }

  /** The account that the number is in; null also while that one rests or is not connected any more. */
  async forNumber(organizationId: string, phoneNumberId: string): Promise<OrganizationAccount | null> {
    const [number]: { away: boolean }[] = await this.db.query(
      `SELECT lifecycle IN ('PAUSED', 'DISCONNECTED') AS away FROM phone_numbers
       WHERE organization_id = $1 AND id = $2`,
      [organizationId, phoneNumberId],
    );
    return number && !number.away ? this.forOrganization(organizationId) : null;
  }

  /** The account that the registration was made in; null like above. */
  async forRegistration(organizationId: string, registrationId: string): Promise<OrganizationAccount | null> {
    const [registration]: { own_account_sid: string | null }[] = await this.db.query(
      'SELECT own_account_sid FROM registrations WHERE organization_id = $1 AND id = $2',
      [organizationId, registrationId],
    );
    const account = registration && (await this.forOrganization(organizationId));
    return account && registration.own_account_sid === ownAccountOf(account) ? account : null;
  }
}
