import { randomBytes, randomUUID } from 'node:crypto';
import { NotificationKind } from '../domain/notifications';
import { TwilioAccountConnection, TwilioAccountMode, TwilioAccountStatus } from '../domain/organizations';
import { PhoneNumberLifecycle } from '../domain/phone-numbers';
import { TwilioSettingsEntity } from '../entities/organization';
import { notify } from './notify';
import type { UnitOfWork } from './unit-of-work';

/** Puts the managed account aside with all that is known of it; its numbers show as paused. */
export async function park(tx: UnitOfWork, organizationId: string): Promise<void> {
  await tx.manager.query(
    `INSERT INTO parked_twilio_accounts
       (id, organization_id, account_sid, webhook_key, status, wanted_status, settings, parked_at)
     SELECT s.id, s.organization_id, s.account_sid, s.webhook_key, s.status, NULL, to_jsonb(s), $2
     FROM organization_twilio_settings s WHERE s.organization_id = $1 AND s.status <> 'CLOSED'`,
    [organizationId, tx.now],
  );
  await tx.manager.query('DELETE FROM organization_twilio_settings WHERE organization_id = $1', [
    organizationId,
  ]);
  const { ACTIVE, PAUSED } = PhoneNumberLifecycle;
  await moveCards(tx, organizationId, ACTIVE, PAUSED);
}

/** Brings the managed account back as it was; false when none rests. */
export async function unpark(tx: UnitOfWork, organizationId: string): Promise<boolean> {
  // A suspension that was asked for may have taken effect, so the way back begins from there. What the row held then is
  // laid over the defaults of columns that came later.
  const rows: { wanted_status: TwilioAccountStatus | null }[] = await tx.manager.query(
    `WITH parked AS (DELETE FROM parked_twilio_accounts WHERE organization_id = $1 RETURNING *),
     present AS (
       SELECT p.settings,
         CASE WHEN p.wanted_status IS NULL THEN p.status ELSE 'SUSPENDED' END AS status,
         p.settings->>'wanted_status' AS wanted
       FROM parked p)
     INSERT INTO organization_twilio_settings
     SELECT (jsonb_populate_record(NULL::organization_twilio_settings,
       jsonb_build_object('connection', 'CONNECTED', 'messaging_service_use', 'OURS') || settings || jsonb_build_object(
         'status', status, 'updated_at', $2::timestamptz,
         'wanted_status', CASE WHEN status <> 'SUSPENDED' THEN NULL ELSE coalesce(wanted, 'ACTIVE') END))).*
     FROM present RETURNING wanted_status`,
    [organizationId, tx.now],
  );
  const [row] = rows;
  if (!row) return false;
  await moveCards(tx, organizationId, PhoneNumberLifecycle.PAUSED, PhoneNumberLifecycle.ACTIVE);
  if (row.wanted_status !== null)
    await tx.schedule('settle-account-status', organizationId, { organizationId }, tx.now);
  await tx.schedule('reconcile-account', organizationId, { organizationId }, tx.now);
  return true;
}

/** The row of an account somebody brought along; nothing may be written to it yet. */
export async function insertOwnAccount(
  tx: UnitOfWork,
  own: { organizationId: string; accountSid: string; authTokenEncrypted: string },
): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO organization_twilio_settings
       (id, organization_id, mode, status, connection, account_sid, auth_token_encrypted, webhook_key, connected_at,
        updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
     ON CONFLICT (account_sid) DO NOTHING RETURNING id`,
    [
      randomUUID(),
      own.organizationId,
      TwilioAccountMode.BRING_YOUR_OWN,
      TwilioAccountStatus.ACTIVE,
      TwilioAccountConnection.AWAITING_CONFIRMATION,
      own.accountSid,
      own.authTokenEncrypted,
      randomBytes(32).toString('base64url'),
      tx.now,
    ],
  );
  return rows.length > 0;
}

/** Forgets the account that is in use, and takes its numbers off the list; what they have been through stays. */
export async function forgetAccount(tx: UnitOfWork, organizationId: string): Promise<void> {
  const { ACTIVE, DISCONNECTED } = PhoneNumberLifecycle;
  await tx.manager.query(
    `UPDATE messaging_service_members m SET state = 'LEFT', confirmed_at = NULL, updated_at = $2
     FROM phone_numbers n WHERE n.id = m.phone_number_id AND n.organization_id = $1 AND n.lifecycle = 'ACTIVE'
       AND m.state <> 'LEFT'`,
    [organizationId, tx.now],
  );
  await tx.manager.query('DELETE FROM phone_number_origins WHERE organization_id = $1', [organizationId]);
  await tx.manager.query('DELETE FROM twilio_account_inventories WHERE organization_id = $1', [
    organizationId,
  ]);
  await moveCards(tx, organizationId, ACTIVE, DISCONNECTED);
  await tx.manager.delete(TwilioSettingsEntity, { organizationId });
  for (const job of ['set-up-events', 'import-twilio-account', 'disconnect-twilio-account'] as const)
    await tx.unschedule(job, organizationId);
}

/** Somebody here has closed it: its numbers went with it, what they have been through stays. */
export async function accountClosed(
  tx: UnitOfWork,
  organizationId: string,
  lifecycle: PhoneNumberLifecycle,
): Promise<void> {
  await moveCards(tx, organizationId, lifecycle, PhoneNumberLifecycle.RELEASED);
  await notify(tx, {
    organizationId,
    kind: NotificationKind.ACCOUNT_CHANGED,
    cause: `account-closed:${tx.now.toISOString()}`,
    title: 'Your phone account is closed',
    body: 'Its numbers were given back. Conversations are kept.',
  });
}

/** Takes all cards from one state of their life to another and has their watchers told. */
export async function moveCards(
  tx: UnitOfWork,
  organizationId: string,
  from: PhoneNumberLifecycle,
  to: PhoneNumberLifecycle,
): Promise<void> {
  const { DISCONNECTED, RELEASED } = PhoneNumberLifecycle;
  const left = to === DISCONNECTED || to === RELEASED;
  const [rows] = (await tx.manager.query(
    `UPDATE phone_numbers SET lifecycle = $3, released_at = $4::timestamptz,
       voice_webhook_active = voice_webhook_active AND $4::timestamptz IS NULL, revision = revision + 1
     WHERE organization_id = $1 AND lifecycle = $2 RETURNING id, revision`,
    [organizationId, from, to, left ? tx.now : null],
  )) as [{ id: string; revision: number }[], number];
  for (const { id, revision } of rows)
    tx.changed({ organizationId, entity: 'PHONE_NUMBER', id, revision, phoneNumberId: id });
}
