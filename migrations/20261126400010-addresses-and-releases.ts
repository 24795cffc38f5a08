import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Postal addresses for numbers that are sold only with one, and the address that a number was bought with. */
export class AddressesAndReleases20261126400010 implements MigrationInterface {
  readonly name = 'AddressesAndReleases20261126400010';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

const up = [
  `CREATE TABLE addresses (
     id uuid NOT NULL PRIMARY KEY,
     organization_id uuid NOT NULL CONSTRAINT addresses_organization_fk REFERENCES organizations (id),
     state text NOT NULL,
     friendly_name text,
     customer_name text NOT NULL,
     street text NOT NULL,
     street_secondary text,
     city text NOT NULL,
     region text NOT NULL,
     postal_code text NOT NULL,
     country text NOT NULL,
     validated boolean NOT NULL DEFAULT false,
     twilio_sid text,
     change_id uuid,
     wanted jsonb,
     asked_by jsonb,
     created_at timestamptz NOT NULL,
     updated_at timestamptz NOT NULL,
     CONSTRAINT addresses_kept_has_sid CHECK (state = 'CREATING' OR twilio_sid IS NOT NULL))`,
  `CREATE INDEX addresses_organization_created_idx ON addresses (organization_id, created_at, id)`,
  `CREATE UNIQUE INDEX addresses_twilio_sid_key ON addresses (twilio_sid) WHERE twilio_sid IS NOT NULL`,
  `ALTER TABLE phone_numbers ADD address_id uuid
     CONSTRAINT phone_numbers_address_fk REFERENCES addresses (id)`,
  `CREATE INDEX phone_numbers_address_idx ON phone_numbers (address_id) WHERE address_id IS NOT NULL`,
];

const down = [
  `DROP INDEX phone_numbers_address_idx`,
  `ALTER TABLE phone_numbers DROP address_id`,
  `DROP TABLE addresses`,
];
