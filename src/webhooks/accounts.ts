import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { KeyRing } from '../lib/encryption';

/** What a webhook key stands for: whose account it is and which tokens may have signed. */
export interface WebhookAccount {
  organizationId: string;
  accountSid: string;
  /** The current token first, then one that may become current at any moment, then the one before. */
  authTokens: string[];
}

interface Entry {
  account: WebhookAccount | null;
  readAt: number;
}

const freshForMs = 30_000;
/** A call waits no longer for the database when the account was known before: somebody may be ringing. */
const waitMs = 40;
/** After a signature that does not match, a token may just have been rotated: look again, but not for every call. */
const doubtedAfterMs = 1_000;
const mostEntries = 10_000;

/** Accounts by the opaque key of their webhook paths, kept in memory for a moment: most calls need no query. */
export class WebhookAccounts {
  private readonly entries = new Map<string, Entry>();
  private readonly reading = new Map<string, Promise<Entry>>();

  constructor(
    private readonly pool: Pool,
    private readonly keys: KeyRing,
  ) {}

  /** Null for an unknown key. While the database is away or slow, what was known last still counts. */
  async byKey(key: string): Promise<WebhookAccount | null> {
    const entry = this.entries.get(key);
    if (entry && Date.now() - entry.readAt < freshForMs) return entry.account;
    const reading = this.read(key);
    if (!entry?.account) return (await reading).account;
    const known = sleep(waitMs, entry, { ref: false });
    return (await Promise.race([reading, known]).catch(() => entry)).account;
  }

  /** The account read anew, unless that was done a moment ago; null when there is nothing newer. */
  async ifNewer(key: string): Promise<WebhookAccount | null> {
    const entry = this.entries.get(key);
    if (entry && Date.now() - entry.readAt < doubtedAfterMs) return null;
    return (await this.read(key)).account;
  }

  private read(key: string): Promise<Entry> {
    let reading = this.reading.get(key);
    if (!reading) {
      reading = this.query(key).finally(() => this.reading.delete(key));
      this.reading.set(key, reading);
    }
    return reading;
  }

  private async query(key: string): Promise<Entry> {
    const { rows } = await this.pool.query<{
      organization_id: string;
      account_sid: string;
      auth_token_encrypted: string;
      next_auth_token_encrypted: string | null;
      previous_auth_token_encrypted: string | null;
    }>({
      name: 'webhook-account',
      // An account that is to rest is heard until it does.
      text: `SELECT organization_id, account_sid, auth_token_encrypted, next_auth_token_encrypted,
               previous_auth_token_encrypted
             FROM organization_twilio_settings WHERE webhook_key = $1
             UNION ALL
             SELECT organization_id, account_sid, settings->>'auth_token_encrypted',
               settings->>'next_auth_token_encrypted', settings->>'previous_auth_token_encrypted'
             FROM parked_twilio_accounts WHERE webhook_key = $1`,
      values: [key],
    });
    const row = rows[0];
    const account = row
      ? {
          organizationId: row.organization_id,
          accountSid: row.account_sid,
          authTokens: [
            row.auth_token_encrypted,
            row.next_auth_token_encrypted,
            row.previous_auth_token_encrypted,
          ]
            .filter((one) => one !== null)
            .map((one) => this.keys.decrypt(one)),
        }
      : null;
    if (this.entries.size >= mostEntries) this.entries.clear();
    const entry = { account, readAt: Date.now() };
    // Strangers guess keys; what does not exist must not fill the memory.
    if (account) this.entries.set(key, entry);
    else this.entries.delete(key);
    return entry;
  }
}
