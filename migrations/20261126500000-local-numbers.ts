import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mirrors of everything that is reviewed at Twilio in one table, toll-free verifications among it; what the phone
 * companies know of local numbers; the pace of registration calls.
 */
export class LocalNumbers20261126500000 implements MigrationInterface {
  readonly name = 'LocalNumbers20261126500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

const up = [
  `CREATE TABLE registration_resources (
     id uuid NOT NULL PRIMARY KEY,
     organization_id uuid NOT NULL
       CONSTRAINT registration_resources_organization_fk REFERENCES organizations (id),
     registration_id uuid NOT NULL
       CONSTRAINT registration_resources_registration_fk REFERENCES registrations (id),
     phone_number_id uuid
       CONSTRAINT registration_resources_number_fk REFERENCES phone_numbers (id),
     kind text NOT NULL,
     step text NOT NULL,
     twilio_sid text NOT NULL,
     status text NOT NULL,
     reasons jsonb NOT NULL,
     edit_allowed boolean,
     edit_expires_at timestamptz,
     detail jsonb NOT NULL DEFAULT '{}',
     twilio_updated_at text,
     adopted boolean NOT NULL DEFAULT false,
     fetched_at timestamptz NOT NULL,
     quiet_polls integer NOT NULL DEFAULT 0,
     changed_at timestamptz NOT NULL,
     created_at timestamptz NOT NULL)`,
  `INSERT INTO registration_resources
     (id, organization_id, registration_id, phone_number_id, kind, step, twilio_sid, status, reasons, edit_allowed,
      edit_expires_at, twilio_updated_at, adopted, fetched_at, quiet_polls, changed_at, created_at)
   SELECT id, organization_id, registration_id, phone_number_id, 'toll-free-verification', 'verification', twilio_sid,
     status, reasons, edit_allowed, edit_expires_at, twilio_updated_at, adopted, fetched_at, quiet_polls, fetched_at,
     created_at
   FROM org_tollfree_verification`,
  `CREATE UNIQUE INDEX registration_resources_sid_key ON registration_resources (organization_id, kind, twilio_sid)
     WHERE status <> 'DELETED'`,
  `CREATE INDEX registration_resources_registration_idx ON registration_resources (registration_id, kind)`,
  `CREATE INDEX registration_resources_number_idx ON registration_resources (phone_number_id)
     WHERE phone_number_id IS NOT NULL`,
  `DROP TABLE org_tollfree_verification`,
  `UPDATE scheduled_work SET task = 'refresh-resource',
     key = 'toll-free-verification:' || key,
     payload = payload || '{"kind":"toll-free-verification"}'
   WHERE task = 'refresh-toll-free-verification'`,
  `DROP INDEX registrations_live_key`,
  `CREATE UNIQUE INDEX registrations_live_key ON registrations (organization_id, kind, phone_number_id)
     WHERE kind = 'TOLL_FREE_VERIFICATION' AND state <> 'CANCELED'`,
  `CREATE UNIQUE INDEX registrations_local_key ON registrations (organization_id)
     WHERE kind = 'A2P_10DLC' AND state <> 'CANCELED'`,
  `ALTER TABLE twilio_operations ADD reasons jsonb`,
  `ALTER TABLE registration_versions ADD refused_by text`,
  `UPDATE registration_versions SET refused_by = 'REVIEWER' WHERE rejections IS NOT NULL`,
  `ALTER TABLE organization_twilio_settings ADD primary_profile_sid text`,
  `CREATE TABLE number_registrations (
     phone_number_id uuid NOT NULL PRIMARY KEY
       CONSTRAINT number_registrations_number_fk REFERENCES phone_numbers (id),
     organization_id uuid NOT NULL
       CONSTRAINT number_registrations_organization_fk REFERENCES organizations (id),
     service_sid text NOT NULL,
     state text NOT NULL,
     evidence text NOT NULL,
     told_at timestamptz NOT NULL,
     failure_code integer,
     waiting_since timestamptz NOT NULL,
     CONSTRAINT number_registrations_state_known
       CHECK (state IN ('PENDING', 'REGISTERED', 'FAILED', 'LEAVING', 'UNREGISTERED')))`,
  `CREATE INDEX number_registrations_organization_idx ON number_registrations (organization_id, phone_number_id)`,
  `CREATE TABLE account_paces (
     account_sid text NOT NULL PRIMARY KEY,
     next_call_at timestamptz NOT NULL)`,
];

const down = [
  `DROP TABLE account_paces`,
  `DROP TABLE number_registrations`,
  `ALTER TABLE organization_twilio_settings DROP primary_profile_sid`,
  `ALTER TABLE registration_versions DROP refused_by`,
  `ALTER TABLE twilio_operations DROP reasons`,
  `DROP INDEX registrations_local_key`,
  `DROP INDEX registrations_live_key`,
  `CREATE UNIQUE INDEX registrations_live_key ON registrations (organization_id, kind, phone_number_id)
     WHERE state <> 'CANCELED' AND phone_number_id IS NOT NULL`,
  `UPDATE scheduled_work SET task = 'refresh-toll-free-verification',
     key = substr(key, length('toll-free-verification:') + 1), payload = payload - 'kind'
   WHERE task = 'refresh-resource' AND payload->>'kind' = 'toll-free-verification'`,
  `DELETE FROM scheduled_work WHERE task = 'refresh-resource'`,
  `CREATE TABLE org_tollfree_verification (
     id uuid NOT NULL CONSTRAINT org_tollfree_verification_pkey PRIMARY KEY,
     organization_id uuid NOT NULL
       CONSTRAINT org_tollfree_verification_organization_fk REFERENCES organizations (id),
     registration_id uuid NOT NULL
       CONSTRAINT org_tollfree_verification_registration_fk REFERENCES registrations (id),
     phone_number_id uuid NOT NULL
       CONSTRAINT org_tollfree_verification_number_fk REFERENCES phone_numbers (id),
     twilio_sid text NOT NULL,
     status text NOT NULL,
     reasons jsonb NOT NULL,
     edit_allowed boolean,
     edit_expires_at timestamptz,
     twilio_updated_at text,
     adopted boolean NOT NULL DEFAULT false,
     fetched_at timestamptz NOT NULL,
     quiet_polls integer NOT NULL DEFAULT '0',
     created_at timestamptz NOT NULL)`,
  `INSERT INTO org_tollfree_verification
   SELECT id, organization_id, registration_id, phone_number_id, twilio_sid, status, reasons, edit_allowed,
     edit_expires_at, twilio_updated_at, adopted, fetched_at, quiet_polls, created_at
   FROM registration_resources WHERE kind = 'toll-free-verification' AND phone_number_id IS NOT NULL`,
  `CREATE UNIQUE INDEX org_tollfree_verification_sid_key ON org_tollfree_verification (twilio_sid)`,
  `CREATE INDEX org_tollfree_verification_organization_idx
     ON org_tollfree_verification (organization_id, registration_id)`,
  `CREATE INDEX org_tollfree_verification_number_idx ON org_tollfree_verification (phone_number_id)`,
  `DROP TABLE registration_resources`,
];
