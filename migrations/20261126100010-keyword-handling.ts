import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an organization says about who handles keywords in an account of its own. */
export class KeywordHandling20261126100010 implements MigrationInterface {
  readonly name = 'KeywordHandling20261126100010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE organization_twilio_settings ADD keyword_handling text NOT NULL DEFAULT 'TWILIO_DEFAULT'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE organization_twilio_settings DROP COLUMN keyword_handling`);
  }
}
