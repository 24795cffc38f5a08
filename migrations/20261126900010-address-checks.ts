import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the post makes of the address on a form is kept with the version that it was read from. */
export class AddressChecks20261126900010 implements MigrationInterface {
  readonly name = 'AddressChecks20261126900010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE registration_versions ADD address_check jsonb`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DELETE FROM scheduled_work WHERE task = 'check-registration-address'`);
    await queryRunner.query(`ALTER TABLE registration_versions DROP address_check`);
  }
}
