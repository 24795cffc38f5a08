import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that organizations bring along, accounts that rest meanwhile, and tokens that are being changed. */
export class OwnAccounts20261126200001 implements MigrationInterface {
  readonly name = 'OwnAccounts20261126200001';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

const up = [
  `ALTER TABLE organization_twilio_settings
     ADD connection text NOT NULL DEFAULT 'CONNECTED',
     ADD wanted_status text,
     ADD next_auth_token_encrypted text,
     ADD promotion_asked_at timestamptz,
     ADD imported_at timestamptz`,
  `CREATE TABLE parked_twilio_accounts (
     id uuid NOT NULL CONSTRAINT parked_twilio_accounts_pkey PRIMARY KEY,
     organization_id uuid NOT NULL
       CONSTRAINT parked_twilio_accounts_organization_fk REFERENCES organizations (id),
     account_sid text NOT NULL,
     webhook_key text NOT NULL,
     status text NOT NULL,
     wanted_status text,
     settings jsonb NOT NULL,
     parked_at timestamptz NOT NULL)`,
  `CREATE UNIQUE INDEX parked_twilio_accounts_organization_key ON parked_twilio_accounts (organization_id)`,
  `CREATE UNIQUE INDEX parked_twilio_accounts_account_key ON parked_twilio_accounts (account_sid)`,
  `CREATE UNIQUE INDEX parked_twilio_accounts_webhook_key ON parked_twilio_accounts (webhook_key)`,
  `CREATE TABLE twilio_account_inventories (
     organization_id uuid NOT NULL CONSTRAINT twilio_account_inventories_pkey PRIMARY KEY
       CONSTRAINT twilio_account_inventories_organization_fk REFERENCES organizations (id),
     account_sid text NOT NULL,
     inventory jsonb NOT NULL,
     read_at timestamptz NOT NULL)`,
  `CREATE TABLE phone_number_origins (
     phone_number_id uuid NOT NULL CONSTRAINT phone_number_origins_pkey PRIMARY KEY
       CONSTRAINT phone_number_origins_number_fk REFERENCES phone_numbers (id),
     organization_id uuid NOT NULL
       CONSTRAINT phone_number_origins_organization_fk REFERENCES organizations (id),
     settings_encrypted text NOT NULL,
     texts_go_elsewhere boolean NOT NULL,
     is_in_service boolean NOT NULL,
     texts_taken_over_at timestamptz,
     calls_taken_over_at timestamptz,
     imported_at timestamptz NOT NULL)`,
  `CREATE INDEX phone_number_origins_organization_idx ON phone_number_origins (organization_id, phone_number_id)`,
  // A number keeps its SID when the account it is in is disconnected here and connected again, perhaps elsewhere.
  `DROP INDEX phone_numbers_twilio_sid_key`,
  `CREATE UNIQUE INDEX phone_numbers_twilio_sid_key ON phone_numbers (twilio_sid)
     WHERE twilio_sid IS NOT NULL AND lifecycle NOT IN ('RELEASED', 'FAILED', 'DISCONNECTED')`,
];

// Fails where two cards have had the same number in turn: they cannot be told apart by its SID any more.
const down = [
  `DROP INDEX phone_numbers_twilio_sid_key`,
  `CREATE UNIQUE INDEX phone_numbers_twilio_sid_key ON phone_numbers (twilio_sid) WHERE twilio_sid IS NOT NULL`,
  `DROP TABLE phone_number_origins`,
  `DROP TABLE twilio_account_inventories`,
  `DROP TABLE parked_twilio_accounts`,
  `ALTER TABLE organization_twilio_settings
     DROP connection, DROP wanted_status, DROP next_auth_token_encrypted, DROP promotion_asked_at, DROP imported_at`,
];
