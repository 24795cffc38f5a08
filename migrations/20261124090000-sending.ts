import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sender pools, paced sending, and counts of what became of messages. */
export class Sending20261124090000 implements MigrationInterface {
  readonly name = 'Sending20261124090000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...counting, ...takingOver]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of undoing) await queryRunner.query(statement);
  }
}

const tables = [
  `CREATE TABLE messaging_service_members (
        phone_number_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        state text NOT NULL,
        service_sid text,
        tries integer NOT NULL DEFAULT 1,
        error_code integer,
        previous_sms_url text,
        confirmed_at timestamptz,
        updated_at timestamptz NOT NULL,
        CONSTRAINT messaging_service_members_pkey PRIMARY KEY (phone_number_id),
        CONSTRAINT messaging_service_members_member_has_service CHECK (state <> 'MEMBER' OR service_sid IS NOT NULL),
        CONSTRAINT messaging_service_members_number_fk FOREIGN KEY (phone_number_id) REFERENCES phone_numbers (id),
        CONSTRAINT messaging_service_members_organization_fk FOREIGN KEY (organization_id) REFERENCES organizations (id)
      )`,
  `CREATE INDEX messaging_service_members_organization_idx
     ON messaging_service_members (organization_id, phone_number_id)`,
  `CREATE TABLE sender_paces (
        phone_number_id uuid NOT NULL,
        next_send_at timestamptz NOT NULL,
        setbacks integer NOT NULL DEFAULT 0,
        CONSTRAINT sender_paces_pkey PRIMARY KEY (phone_number_id),
        CONSTRAINT sender_paces_number_fk FOREIGN KEY (phone_number_id) REFERENCES phone_numbers (id)
      )`,
  `ALTER TABLE organization_twilio_settings ADD COLUMN previous_inbound_url text`,
  `ALTER TABLE messages ADD COLUMN send_priority smallint NOT NULL DEFAULT 1`,
  `CREATE INDEX messages_waiting_idx ON messages (phone_number_id, send_priority, created_at, id)
     WHERE status = 'QUEUED'`,
];

const counting = [
  `CREATE TABLE message_hours (
        organization_id uuid NOT NULL,
        hour timestamptz NOT NULL,
        sent integer NOT NULL,
        delivered integer NOT NULL,
        failed integer NOT NULL,
        CONSTRAINT message_hours_pkey PRIMARY KEY (organization_id, hour)
      )`,
  `CREATE TABLE message_failure_hours (
        organization_id uuid NOT NULL,
        hour timestamptz NOT NULL,
        error_code integer NOT NULL,
        contact text NOT NULL,
        messages integer NOT NULL,
        CONSTRAINT message_failure_hours_pkey PRIMARY KEY (organization_id, hour, error_code, contact)
      )`,
  `CREATE TABLE message_tallies (
        id bigint GENERATED ALWAYS AS IDENTITY,
        organization_id uuid NOT NULL,
        hour timestamptz NOT NULL,
        sent integer NOT NULL,
        delivered integer NOT NULL,
        failed integer NOT NULL,
        error_code integer,
        contact text,
        CONSTRAINT message_tallies_pkey PRIMARY KEY (id)
      )`,
  `CREATE INDEX message_tallies_organization_idx ON message_tallies (organization_id, hour)`,
  // One row for each hour and cause of a statement's messages: cheap for one message and for a million.
  `CREATE FUNCTION tally_new_messages() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     INSERT INTO message_tallies (organization_id, hour, sent, delivered, failed, error_code, contact)
     SELECT organization_id, date_trunc('hour', created_at, 'UTC'),
       count(*) FILTER (WHERE status <> 'CANCELED'), count(*) FILTER (WHERE status IN ('DELIVERED', 'READ')),
       count(*) FILTER (WHERE status IN ('FAILED', 'UNDELIVERED')),
       CASE WHEN status IN ('FAILED', 'UNDELIVERED') THEN coalesce(error_code, 0) END,
       CASE WHEN status IN ('FAILED', 'UNDELIVERED') THEN contact END
     FROM new_messages WHERE direction = 'OUTBOUND' GROUP BY 1, 2, 6, 7;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER tally_new_messages AFTER INSERT ON messages
     REFERENCING NEW TABLE AS new_messages FOR EACH STATEMENT EXECUTE FUNCTION tally_new_messages()`,
  // What the message counted as is taken back, what it counts as now is added; steps that count alike leave no row.
  `CREATE FUNCTION tally_changed_message() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     was_failed boolean := OLD.status IN ('FAILED', 'UNDELIVERED');
     is_failed boolean := NEW.status IN ('FAILED', 'UNDELIVERED');
     sent integer := (NEW.status <> 'CANCELED')::int - (OLD.status <> 'CANCELED')::int;
     delivered integer := (NEW.status IN ('DELIVERED', 'READ'))::int - (OLD.status IN ('DELIVERED', 'READ'))::int;
     at timestamptz := date_trunc('hour', NEW.created_at, 'UTC');
   BEGIN
     IF was_failed AND is_failed AND OLD.error_code IS NOT DISTINCT FROM NEW.error_code THEN
       RETURN NULL;
     END IF;
     IF sent <> 0 OR delivered <> 0 THEN
       INSERT INTO message_tallies (organization_id, hour, sent, delivered, failed)
       VALUES (NEW.organization_id, at, sent, delivered, 0);
     END IF;
     IF was_failed THEN
       INSERT INTO message_tallies (organization_id, hour, sent, delivered, failed, error_code, contact)
       VALUES (NEW.organization_id, at, 0, 0, -1, coalesce(OLD.error_code, 0), OLD.contact);
     END IF;
     IF is_failed THEN
       INSERT INTO message_tallies (organization_id, hour, sent, delivered, failed, error_code, contact)
       VALUES (NEW.organization_id, at, 0, 0, 1, coalesce(NEW.error_code, 0), NEW.contact);
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER tally_changed_message AFTER UPDATE OF status, error_code ON messages FOR EACH ROW
     WHEN (NEW.direction = 'OUTBOUND' AND (OLD.status, OLD.error_code) IS DISTINCT FROM (NEW.status, NEW.error_code))
     EXECUTE FUNCTION tally_changed_message()`,
];

/** What is there already: messages are counted, and their place in line is their own row instead of a job. */
const takingOver = [
  `INSERT INTO message_hours (organization_id, hour, sent, delivered, failed)
   SELECT organization_id, date_trunc('hour', created_at, 'UTC'), count(*) FILTER (WHERE status <> 'CANCELED'),
     count(*) FILTER (WHERE status IN ('DELIVERED', 'READ')), count(*) FILTER (WHERE status IN ('FAILED', 'UNDELIVERED'))
   FROM messages WHERE direction = 'OUTBOUND' GROUP BY 1, 2`,
  `INSERT INTO message_failure_hours (organization_id, hour, error_code, contact, messages)
   SELECT organization_id, date_trunc('hour', created_at, 'UTC'), coalesce(error_code, 0), contact, count(*)
   FROM messages WHERE direction = 'OUTBOUND' AND status IN ('FAILED', 'UNDELIVERED') GROUP BY 1, 2, 3, 4`,
  `DELETE FROM scheduled_work WHERE task = 'deliver-message'`,
];

const undoing = [
  `DROP TRIGGER tally_changed_message ON messages`,
  `DROP TRIGGER tally_new_messages ON messages`,
  `DROP FUNCTION tally_changed_message()`,
  `DROP FUNCTION tally_new_messages()`,
  `DROP TABLE message_tallies, message_failure_hours, message_hours`,
  `DROP INDEX messages_waiting_idx`,
  `ALTER TABLE messages DROP COLUMN send_priority`,
  `ALTER TABLE organization_twilio_settings DROP COLUMN previous_inbound_url`,
  `DROP TABLE sender_paces, messaging_service_members`,
];
