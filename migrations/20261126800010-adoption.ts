import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Registrations belong to the account they were made in, so that one account's does not stand in the way of another's;
 * a messaging service of the owner's may be sent through before its texts come here.
 */
export class Adoption20261126800010 implements MigrationInterface {
  readonly name = 'Adoption20261126800010';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

/** The account in use where it is the owner's own, else the one that was connected last. */
const ownAccount = `coalesce(
  (SELECT s.account_sid FROM organization_twilio_settings s
   WHERE s.organization_id = r.organization_id AND s.mode = 'BRING_YOUR_OWN'),
  (SELECT a.detail->>'accountSid' FROM audit_events a
   WHERE a.organization_id = r.organization_id AND a.act = 'twilio-account.connected'
   ORDER BY a.at DESC LIMIT 1))`;

const up = [
  `ALTER TABLE registrations ADD own_account_sid text`,
  `UPDATE registrations r SET own_account_sid = ${ownAccount}
   FROM phone_numbers n
   WHERE n.id = r.phone_number_id
     AND (n.lifecycle = 'DISCONNECTED' OR (n.lifecycle <> 'PAUSED' AND EXISTS (
       SELECT 1 FROM organization_twilio_settings s
       WHERE s.organization_id = r.organization_id AND s.mode = 'BRING_YOUR_OWN')))`,
  `DROP INDEX registrations_local_key`,
  `CREATE UNIQUE INDEX registrations_local_key ON registrations (organization_id)
     WHERE kind = 'A2P_10DLC' AND state <> 'CANCELED' AND own_account_sid IS NULL`,
  `CREATE UNIQUE INDEX registrations_own_local_key ON registrations (organization_id, own_account_sid)
     WHERE kind = 'A2P_10DLC' AND state <> 'CANCELED'`,
  `ALTER TABLE organization_twilio_settings ADD messaging_service_use text NOT NULL DEFAULT 'OURS'`,
];

const down = [
  `ALTER TABLE organization_twilio_settings DROP messaging_service_use`,
  `DROP INDEX registrations_own_local_key`,
  `DROP INDEX registrations_local_key`,
  // Of several, the one that is furthest stays.
  `UPDATE registrations SET state = 'CANCELED' WHERE kind = 'A2P_10DLC' AND state <> 'CANCELED' AND id NOT IN (
     SELECT DISTINCT ON (organization_id) id FROM registrations WHERE kind = 'A2P_10DLC' AND state <> 'CANCELED'
     ORDER BY organization_id, state = 'APPROVED' DESC, created_at)`,
  `CREATE UNIQUE INDEX registrations_local_key ON registrations (organization_id)
     WHERE kind = 'A2P_10DLC' AND state <> 'CANCELED'`,
  `ALTER TABLE registrations DROP own_account_sid`,
];
