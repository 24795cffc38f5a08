import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who answers keywords, words of the organization's own, reasons of consents and texts for the text agent. */
export class KeywordsAndConsents20261125090000 implements MigrationInterface {
  readonly name = 'KeywordsAndConsents20261125090000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

const up = [
  `ALTER TABLE consents ADD reason text`,
  `CREATE INDEX consents_opted_out_idx ON consents (organization_id, at, id) WHERE opted_out`,
  `ALTER TABLE compliance_replies
     ADD stop_keywords text array NOT NULL DEFAULT '{}',
     ADD help_keywords text array NOT NULL DEFAULT '{}',
     ADD start_keywords text array NOT NULL DEFAULT '{}'`,
  `CREATE TABLE keyword_handlings (
     organization_id uuid NOT NULL
       CONSTRAINT keyword_handlings_organization_fk REFERENCES organizations (id),
     sender text NOT NULL,
     handling text NOT NULL,
     learnt_at timestamptz NOT NULL,
     PRIMARY KEY (organization_id, sender))`,
  `CREATE TABLE keyword_answers (
     message_id uuid NOT NULL PRIMARY KEY
       CONSTRAINT keyword_answers_message_fk REFERENCES messages (id),
     organization_id uuid NOT NULL
       CONSTRAINT keyword_answers_organization_fk REFERENCES organizations (id),
     phone_number_id uuid NOT NULL
       CONSTRAINT keyword_answers_phone_number_fk REFERENCES phone_numbers (id),
     contact text NOT NULL,
     family text NOT NULL,
     words text NOT NULL,
     sent_by text,
     reply_id uuid,
     at timestamptz NOT NULL)`,
  `CREATE INDEX keyword_answers_pair_idx ON keyword_answers (organization_id, phone_number_id, contact, at)`,
  `CREATE TABLE agent_events (
     id uuid NOT NULL PRIMARY KEY,
     organization_id uuid NOT NULL CONSTRAINT agent_events_organization_fk REFERENCES organizations (id),
     message_id uuid NOT NULL CONSTRAINT agent_events_message_fk REFERENCES messages (id),
     text_agent_id text NOT NULL,
     attempts integer NOT NULL DEFAULT 0,
     delivered_at timestamptz,
     dropped_at timestamptz,
     created_at timestamptz NOT NULL)`,
  `CREATE UNIQUE INDEX agent_events_message_key ON agent_events (message_id)`,
  `CREATE INDEX agent_events_organization_idx ON agent_events (organization_id, created_at, id)`,
];

const down = [
  `DROP TABLE agent_events`,
  `DROP TABLE keyword_answers`,
  `DROP TABLE keyword_handlings`,
  `ALTER TABLE compliance_replies DROP stop_keywords, DROP help_keywords, DROP start_keywords`,
  `DROP INDEX consents_opted_out_idx`,
  `ALTER TABLE consents DROP reason`,
];
