import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts how often a message was sent again, and keeps what Twilio called it before. */
export class SendingAgain20261126100000 implements MigrationInterface {
  readonly name = 'SendingAgain20261126100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE message_former_sids (
         twilio_sid text NOT NULL PRIMARY KEY,
         organization_id uuid NOT NULL
           CONSTRAINT message_former_sids_organization_fk REFERENCES organizations (id),
         message_id uuid NOT NULL
           CONSTRAINT message_former_sids_message_fk REFERENCES messages (id),
         error_code integer NOT NULL,
         at timestamptz NOT NULL)`,
    );
    await queryRunner.query(
      `CREATE INDEX message_former_sids_message_idx ON message_former_sids (organization_id, message_id)`,
    );
    await queryRunner.query(`ALTER TABLE messages ADD resends smallint NOT NULL DEFAULT 0`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE messages DROP COLUMN resends`);
    await queryRunner.query(`DROP TABLE message_former_sids`);
  }
}
