import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agents and people as Loquent knows them, how calls are answered, and the calls themselves. */
export class Calls20261126300000 implements MigrationInterface {
  readonly name = 'Calls20261126300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}

const up = [
  `ALTER TABLE organization_members ADD name text, ADD phone text`,
  `CREATE TABLE agents (
     organization_id uuid NOT NULL
       CONSTRAINT agents_organization_fk REFERENCES organizations (id),
     agent_id text NOT NULL,
     kind text NOT NULL,
     name text NOT NULL,
     stream_url text,
     updated_at timestamptz NOT NULL,
     CONSTRAINT agents_pkey PRIMARY KEY (organization_id, agent_id))`,
  `CREATE TABLE call_settings (
     organization_id uuid NOT NULL
       CONSTRAINT call_settings_organization_fk REFERENCES organizations (id),
     record_calls boolean NOT NULL DEFAULT false,
     recording_notice text,
     voicemail_greeting text,
     after_hours_message text,
     business_hours jsonb,
     revision integer NOT NULL DEFAULT 1,
     updated_at timestamptz NOT NULL,
     CONSTRAINT call_settings_pkey PRIMARY KEY (organization_id))`,
  `CREATE TABLE calls (
     id uuid NOT NULL,
     organization_id uuid NOT NULL
       CONSTRAINT calls_organization_fk REFERENCES organizations (id),
     phone_number_id uuid NOT NULL
       CONSTRAINT calls_number_fk REFERENCES phone_numbers (id),
     twilio_sid text NOT NULL,
     contact text NOT NULL,
     status text NOT NULL,
     answered_by text,
     duration_seconds integer,
     summary_state text,
     quality_tags text array NOT NULL DEFAULT '{}',
     finished_at timestamptz,
     ended_at timestamptz,
     revision integer NOT NULL DEFAULT 1,
     created_at timestamptz NOT NULL,
     updated_at timestamptz NOT NULL,
     CONSTRAINT calls_pkey PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX calls_twilio_sid_key ON calls (organization_id, twilio_sid)`,
  `CREATE INDEX calls_organization_created_idx ON calls (organization_id, created_at, id)`,
  `CREATE INDEX calls_number_created_idx ON calls (organization_id, phone_number_id, created_at, id)`,
  `CREATE INDEX calls_updated_idx ON calls (organization_id, updated_at, id)`,
  `CREATE TABLE call_recordings (
     id uuid NOT NULL,
     organization_id uuid NOT NULL
       CONSTRAINT call_recordings_organization_fk REFERENCES organizations (id),
     call_id uuid NOT NULL
       CONSTRAINT call_recordings_call_fk REFERENCES calls (id),
     twilio_sid text NOT NULL,
     kind text NOT NULL,
     duration_seconds integer,
     created_at timestamptz NOT NULL,
     CONSTRAINT call_recordings_pkey PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX call_recordings_twilio_sid_key ON call_recordings (organization_id, twilio_sid)`,
  `CREATE INDEX call_recordings_call_idx ON call_recordings (organization_id, call_id, created_at)`,
];

const down = [
  `DROP TABLE call_recordings, calls, call_settings, agents`,
  `ALTER TABLE organization_members DROP COLUMN name, DROP COLUMN phone`,
];
