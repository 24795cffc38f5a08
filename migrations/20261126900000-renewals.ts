import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Approvals that end are renewed by a registration that takes their place, one at a time. */
export class Renewals20261126900000 implements MigrationInterface {
  readonly name = 'Renewals20261126900000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

const up = [
  `ALTER TABLE registrations ADD renews_id uuid`,
  `ALTER TABLE registrations ADD CONSTRAINT registrations_renews_fk FOREIGN KEY (renews_id) REFERENCES registrations (id)`,
  `CREATE UNIQUE INDEX registrations_renews_key ON registrations (organization_id, renews_id)
     WHERE renews_id IS NOT NULL AND state <> 'CANCELED'`,
];

const down = [
  `DROP INDEX registrations_renews_key`,
  `ALTER TABLE registrations DROP CONSTRAINT registrations_renews_fk`,
  `ALTER TABLE registrations DROP renews_id`,
];
