import { Client } from 'pg';
import { keyRing } from './project-modules';
import { secrets } from './constants';

/** Cards of the measured organization, at scale 1. */
export const cards = 60;
/** Its conversations, at scale 1, and the messages in each. */
export const conversations = 200;
export const messagesEach = 10;
const organizations = 200;
const cardsOfOthers = 5;
const messagesOfOthers = 18;
/** Where the numbers of other organizations begin to count. */
const others = 1_000_000;

/**
 * Fills a migrated database: organization 1 is the one that is measured, with cards in every state; the others
 * are there to be in the way. `scale` multiplies organizations, numbers and messages, the measured one's too.
 */
export async function seed(databaseUrl: string, scale: number): Promise<void> {
  const authToken = (await keyRing(secrets.encryptionKeys)).encrypt(secrets.authToken);
  const db = new Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    // Foreign keys hold by construction; checking them one by one would take most of the time.
    await db.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
    for (const statement of statements(scale, authToken)) await db.query(statement);
    await db.query('VACUUM ANALYZE');
    await db.query('CHECKPOINT');
  } finally {
    await db.end();
  }
}

function statements(scale: number, authToken: string): string[] {
  const id = (kind: string, n: string) => `md5('${kind}:' || ${n})::uuid`;
  const began = `timestamptz '2026-01-01 00:00:00Z'`;
  return [
    `CREATE TEMP TABLE o AS SELECT n, ${id('organization', 'n')} AS id FROM generate_series(1, ${organizations * scale}) AS n`,
    `INSERT INTO organizations (id, name, plan, created_at) SELECT id, 'Business ' || n, 'STARTER', ${began} FROM o`,
    `INSERT INTO organization_profiles (id, organization_id, legal_name, updated_at)
     SELECT ${id('profile', 'n')}, id, 'Business ' || n || ' LLC', ${began} FROM o`,
    `INSERT INTO organization_twilio_settings (id, organization_id, mode, status, account_sid, auth_token_encrypted,
       webhook_key, connected_at, updated_at)
     SELECT ${id('settings', 'n')}, id, 'MANAGED', 'ACTIVE', 'AC' || md5('account:' || n), '${authToken}',
       md5('webhook:' || n), ${began}, ${began} FROM o`,
    `CREATE TEMP TABLE p AS
     SELECT n, ${id('organization', '1')} AS organization_id FROM generate_series(1, ${cards * scale}) AS n
     UNION ALL
     SELECT ${others} + o.n * 10 + k, o.id FROM o, generate_series(1, ${cardsOfOthers}) AS k WHERE o.n > 1`,
    `ALTER TABLE p ADD id uuid; UPDATE p SET id = ${id('number', 'n')}; ANALYZE p`,
    `INSERT INTO phone_numbers (id, organization_id, e164, friendly_name, kind, country, voice_capable, sms_capable,
       mms_capable, lifecycle, voice_webhook_active, twilio_sid, monthly_fee, monthly_fee_currency, purchased_at, created_at)
     SELECT id, organization_id, '+1888' || lpad((2000000 + n)::text, 7, '0'), 'Line ' || n, 'TOLL_FREE', 'US', true, true,
       true, 'ACTIVE', true, 'PN' || md5('number:' || n), 2.15, 'USD', ${began}, ${began} + n * interval '1 second' FROM p`,
    `INSERT INTO phone_number_settings (phone_number_id, organization_id, voice_agent_id, text_agent_id, routing_mode,
       auto_reply, record_calls, member_ids)
     SELECT id, organization_id, 'agent-voice', 'agent-text', 'AI_FIRST', true, NULL, ARRAY['user-1', 'user-2'] FROM p`,
    ...registrationStatements(id, began),
    `CREATE TEMP TABLE c AS
     SELECT k AS n, ${id('organization', '1')} AS organization_id, ${id('number', `(1 + k % ${cards * scale})`)} AS number_id,
       ${messagesEach} AS messages FROM generate_series(1, ${conversations * scale}) AS k
     UNION ALL
     SELECT n, organization_id, id, ${messagesOfOthers} FROM p WHERE n > ${others}`,
    `INSERT INTO conversations (id, organization_id, phone_number_id, contact, unread, last_activity_at, created_at)
     SELECT ${id('conversation', 'n')}, organization_id, number_id, '+1415' || lpad(n::text, 7, '0'), n % 3,
       ${began} + n * interval '1 minute', ${began} FROM c`,
    `INSERT INTO messages (id, organization_id, phone_number_id, conversation_id, direction, origin, channel, contact, body,
       status, twilio_sid, segments, sent_at, created_at, updated_at)
     SELECT ${id('message', 'n * 100 + k')}, organization_id, number_id, ${id('conversation', 'n')},
       CASE k % 2 WHEN 1 THEN 'OUTBOUND' ELSE 'INBOUND' END, CASE k % 2 WHEN 1 THEN 'USER' ELSE 'CONTACT' END, 'SMS',
       '+1415' || lpad(n::text, 7, '0'), 'Your order is ready: message ' || k || ' of this conversation.',
       CASE k % 2 WHEN 1 THEN 'SENT' ELSE 'RECEIVED' END, 'SM' || md5('message:' || n * 100 + k), 1, ${began},
       ${began} + n * interval '1 minute' - k * interval '1 second', ${began}
     FROM c, generate_series(1, messages) AS k`,
  ];
}

/** A fifth of the cards has no registration; the others are drafts, in review, approved or sent back. */
function registrationStatements(id: (kind: string, n: string) => string, began: string): string[] {
  const field = `jsonb_build_object('value', 'A value of the usual length for a field', 'source', 'USER', 'revision', 1,
    'rejection', NULL)`;
  return [
    `CREATE TEMP TABLE r AS SELECT n, organization_id, id AS number_id,
       (ARRAY[NULL, 'DRAFT', 'IN_PROGRESS', 'APPROVED', 'ACTION_NEEDED'])[n % 5 + 1] AS state FROM p WHERE n % 5 > 0`,
    `INSERT INTO registrations (id, organization_id, kind, state, phone_number_id, version, approved_at, created_at, updated_at)
     SELECT ${id('registration', 'n')}, organization_id, 'TOLL_FREE_VERIFICATION', state, number_id, 1,
       CASE state WHEN 'APPROVED' THEN ${began} END, ${began}, ${began} FROM r`,
    `INSERT INTO registration_versions (id, organization_id, registration_id, version, definition_version, fields,
       confirmation, rejections, submitted_at, decided_at, created_at)
     SELECT ${id('version', 'n')}, organization_id, ${id('registration', 'n')}, 1, '1',
       (SELECT jsonb_object_agg('field' || k, ${field}) FROM generate_series(1, 30) AS k),
       CASE WHEN state <> 'DRAFT' THEN '{"digest":"-"}'::jsonb END,
       CASE state WHEN 'ACTION_NEEDED' THEN '[{"code":30513,"reason":"Consent is not clear"}]'::jsonb END,
       CASE WHEN state <> 'DRAFT' THEN ${began} END,
       CASE WHEN state IN ('APPROVED', 'ACTION_NEEDED') THEN ${began} + interval '3 days' END, ${began} FROM r`,
    `INSERT INTO registration_resources (id, organization_id, registration_id, phone_number_id, kind, step, twilio_sid,
       status, reasons, edit_allowed, edit_expires_at, fetched_at, changed_at, created_at)
     SELECT ${id('verification', 'n')}, organization_id, ${id('registration', 'n')}, number_id, 'toll-free-verification',
       'verification', 'HH' || md5('verification:' || n),
       CASE state WHEN 'APPROVED' THEN 'TWILIO_APPROVED' WHEN 'ACTION_NEEDED' THEN 'TWILIO_REJECTED' ELSE 'IN_REVIEW' END,
       '[]', state = 'ACTION_NEEDED', CASE state WHEN 'ACTION_NEEDED' THEN now() + interval '6 days' END, ${began}, ${began}, ${began}
     FROM r WHERE state <> 'DRAFT'`,
  ];
}
