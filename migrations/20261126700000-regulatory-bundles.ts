import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registrations for numbers abroad, with what their country asked for, and the numbers bought with them. */
export class RegulatoryBundles20261126700000 implements MigrationInterface {
  readonly name = 'RegulatoryBundles20261126700000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

const up = [
  `ALTER TABLE registrations ADD country text, ADD number_kind text, ADD end_user text`,
  `CREATE INDEX registrations_abroad_idx ON registrations (organization_id, country, number_kind)
     WHERE kind = 'REGULATORY_BUNDLE'`,
  `ALTER TABLE registration_versions ADD definition jsonb`,
  `ALTER TABLE phone_numbers ADD bundle_registration_id uuid
     CONSTRAINT phone_numbers_bundle_registration_fk REFERENCES registrations (id)`,
];

const down = [
  `ALTER TABLE phone_numbers DROP bundle_registration_id`,
  `ALTER TABLE registration_versions DROP definition`,
  `DROP INDEX registrations_abroad_idx`,
  `ALTER TABLE registrations DROP country, DROP number_kind, DROP end_user`,
];
