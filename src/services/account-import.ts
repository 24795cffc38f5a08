import { randomUUID } from 'node:crypto';
import { type ImportedNumber, importedNumber, textsGoElsewhere } from '../domain/imported-numbers';
import { TwilioAccountConnection, TwilioAccountMode } from '../domain/organizations';
import { RoutingMode } from '../domain/phone-numbers';
import { webhookBase, webhookUrl } from '../domain/webhook-urls';
import type { KeyRing } from '../lib/encryption';
import { logger } from '../lib/logger';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import type { AccountInventoryReader, ReadAccount } from './account-inventory';
import { takeNewMembers } from './adopted-services';
import { lockOrganization } from './organization-lock';
import { phoneNumbersChanged } from './phone-number-changes';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'account-import' });

/** Should a try be lost with its process, or Twilio not answer, the next one begins then. */
const nextTryAfterMs = 60_000;

/** Shows the numbers of an account that somebody brought along as cards, with what they are set to do now. */
export class AccountImportService {
  constructor(
    private readonly transactions: Transactions,
    private readonly credentials: AccountCredentialsReader,
    private readonly reader: AccountInventoryReader,
    private readonly keys: KeyRing,
    private readonly noteDenied: (organizationId: string) => Promise<void>,
    private readonly publicUrl: string,
  ) {}

  /** Job: reads the account and makes a card of each number that has none yet; safe to run at any time. */
  async import(organizationId: string): Promise<void> {
    const account = await this.credentials.forOrganization(organizationId);
    if (
      account?.mode !== TwilioAccountMode.BRING_YOUR_OWN ||
      account.connection === TwilioAccountConnection.DISCONNECTING
    )
      return;
    await this.transactions.run((tx) =>
      tx.schedule(
        'import-twilio-account',
        organizationId,
        { organizationId },
        new Date(tx.now.getTime() + nextTryAfterMs),
      ),
    );
    const read = await this.reader.read(
      account,
      webhookBase(this.publicUrl, account.webhookKey),
      await this.servicesMade(account),
    );
    if (read.kind === 'done') return this.take(account, read.value);
    log.warn({ organizationId, kind: read.kind }, 'an account could not be read');
    if (read.kind === 'denied') {
      // The token was refused: the next connect, or its end, brings this back.
      await this.transactions.run((tx) => tx.unschedule('import-twilio-account', organizationId));
      await this.noteDenied(organizationId);
    }
  }

  /** Messaging services that we have made since the account was connected: none of the owner's. */
  private async servicesMade({ organizationId, accountSid }: OrganizationAccount): Promise<Set<string>> {
    const rows: { sid: string }[] = await this.transactions.db.query(
      `SELECT o.sid FROM twilio_operations o
       JOIN organization_twilio_settings s ON s.organization_id = o.organization_id AND s.account_sid = $2
       WHERE o.organization_id = $1 AND o.what = 'messaging-service.create' AND o.state = 'DONE'
         AND o.created_at >= s.connected_at`,
      [organizationId, accountSid],
    );
    return new Set(rows.map(({ sid }) => sid));
  }

  private async take(account: OrganizationAccount, read: ReadAccount): Promise<void> {
    const { organizationId, accountSid } = account;
    await this.transactions.run(async (tx) => {
      await lockOrganization(tx, organizationId);
      const [rows] = (await tx.manager.query(
        `UPDATE organization_twilio_settings SET imported_at = $3, updated_at = $3
         WHERE organization_id = $1 AND account_sid = $2 AND connection <> 'DISCONNECTING' RETURNING id`,
        [organizationId, accountSid, tx.now],
      )) as [unknown[], number];
      if (rows.length === 0) return;
      await makeCards(tx, organizationId, this.cards(account, read));
      await takeNewMembers(tx, organizationId, read.inventory.services);
      await tx.manager.query(
        `INSERT INTO twilio_account_inventories (organization_id, account_sid, inventory, read_at)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (organization_id) DO UPDATE
           SET account_sid = excluded.account_sid, inventory = excluded.inventory, read_at = excluded.read_at`,
        [organizationId, accountSid, JSON.stringify(read.inventory), tx.now],
      );
      await tx.unschedule('import-twilio-account', organizationId);
      log.info({ organizationId, numbers: read.numbers.length }, 'an account was read');
    });
  }

  private cards({ webhookKey }: OrganizationAccount, { numbers, inServices }: ReadAccount): NewCard[] {
    const ours = webhookBase(this.publicUrl, webhookKey);
    const voice = webhookUrl(this.publicUrl, webhookKey, 'voice');
    return numbers.map((number) => ({
      id: randomUUID(),
      e164: number.e164,
      sid: number.sid,
      ...importedNumber(number),
      ...number.capabilities,
      answered: number.destinations.voiceUrl === voice,
      settings: this.keys.encrypt(JSON.stringify(number.destinations)),
      elsewhere: textsGoElsewhere(number.destinations, ours, inServices.has(number.sid)),
      pooled: inServices.has(number.sid),
    }));
  }
}

interface NewCard extends ImportedNumber {
  id: string;
  e164: string;
  sid: string;
  voice: boolean;
  sms: boolean;
  mms: boolean;
  answered: boolean;
  settings: string;
  elsewhere: boolean;
  pooled: boolean;
}

const given = `jsonb_to_recordset($2::jsonb) AS c (id uuid, e164 text, sid text, kind text, country text,
  "friendlyName" text, voice boolean, sms boolean, mms boolean, answered boolean, settings text, elsewhere boolean,
  pooled boolean)`;

/**
 * Cards for all numbers in a few statements. One that was here before, in the same account, is the same card again; one
 * that is here keeps what was written down about it first.
 */
async function makeCards(tx: UnitOfWork, organizationId: string, cards: NewCard[]): Promise<void> {
  const parameters = [organizationId, JSON.stringify(cards), tx.now];
  // Twilio says who has a number: another organization's card for it is out of date.
  const [stale] = (await tx.manager.query(
    `UPDATE phone_numbers n SET lifecycle = 'RELEASED', released_at = $3, voice_webhook_active = false,
       revision = n.revision + 1
     FROM ${given} WHERE n.e164 = c.e164 AND n.lifecycle = 'ACTIVE' AND n.organization_id <> $1
     RETURNING n.id, n.organization_id, n.revision`,
    parameters,
  )) as [CardRow[], number];
  const [back] = (await tx.manager.query(
    `UPDATE phone_numbers n SET lifecycle = 'ACTIVE', released_at = NULL, voice_capable = c.voice, sms_capable = c.sms,
       mms_capable = c.mms, voice_webhook_active = c.answered, revision = n.revision + 1
     FROM ${given} WHERE n.organization_id = $1 AND n.twilio_sid = c.sid AND n.lifecycle = 'DISCONNECTED'
       AND $3::timestamptz IS NOT NULL
     RETURNING n.id, n.organization_id, n.revision`,
    parameters,
  )) as [CardRow[], number];
  const fresh = (await tx.manager.query(
    `INSERT INTO phone_numbers (id, organization_id, e164, friendly_name, kind, country, voice_capable, sms_capable,
       mms_capable, lifecycle, voice_webhook_active, twilio_sid, created_at)
     SELECT c.id, $1, c.e164, c."friendlyName", c.kind, c.country, c.voice, c.sms, c.mms, 'ACTIVE', c.answered, c.sid,
       $3::timestamptz
     FROM ${given}
     ON CONFLICT (organization_id, e164) WHERE lifecycle IN ('PURCHASING', 'ACTIVE', 'PORTING_IN', 'RELEASING')
     DO NOTHING RETURNING id, organization_id, revision`,
    parameters,
  )) as CardRow[];
  await tx.manager.query(
    `INSERT INTO phone_number_settings (phone_number_id, organization_id, routing_mode, auto_reply, member_ids)
     SELECT id, $1, $3, true, '{}' FROM unnest($2::uuid[]) AS id`,
    [organizationId, fresh.map(({ id }) => id), RoutingMode.AI_FIRST],
  );
  const origins: { id: string }[] = await tx.manager.query(
    `INSERT INTO phone_number_origins AS o
       (phone_number_id, organization_id, settings_encrypted, texts_go_elsewhere, is_in_service, imported_at)
     SELECT n.id, $1, c.settings, c.elsewhere, c.pooled, $3::timestamptz FROM ${given}
     JOIN phone_numbers n ON n.organization_id = $1 AND n.twilio_sid = c.sid AND n.lifecycle = 'ACTIVE'
       AND n.purchased_at IS NULL
     ON CONFLICT (phone_number_id) DO UPDATE SET is_in_service = excluded.is_in_service
       WHERE o.is_in_service <> excluded.is_in_service
     RETURNING o.phone_number_id AS id`,
    parameters,
  );
  const told = new Set([...back, ...fresh].map(({ id }) => id));
  const moved = origins.map(({ id }) => id).filter((id) => !told.has(id));
  await phoneNumbersChanged(tx, organizationId, moved);
  for (const card of [...stale, ...back, ...fresh])
    tx.changed({
      organizationId: card.organization_id,
      entity: 'PHONE_NUMBER',
      id: card.id,
      revision: card.revision,
      phoneNumberId: card.id,
    });
}

interface CardRow {
  id: string;
  organization_id: string;
  revision: number;
}
