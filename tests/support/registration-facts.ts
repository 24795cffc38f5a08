import type { TestApp } from './app';

/** What is on record of one registration, without what differs from one to the next. */
export interface RegistrationFacts {
  state: string[];
  charges: string[];
  operations: string[];
  mirrors: string[];
  story: string[];
  news: string[];
}

/** Reads it for many at once, by registration id; two that fared the same are equal. */
export async function registrationFacts(
  { database }: Pick<TestApp, 'database'>,
  ids: readonly string[],
): Promise<(id: string) => RegistrationFacts> {
  const rows = async (sql: string) => {
    const all = await database.query<{ id: string }>(sql, [ids]);
    return (id: string) =>
      all.filter((one) => one.id === id).map(({ id: _id, ...more }) => Object.values(more).join(' '));
  };
  const state = await rows(
    `SELECT r.id, r.state, r.version, a.state AS number, a.evidence, m.state AS pool FROM registrations r
     LEFT JOIN number_registrations a ON a.phone_number_id = r.phone_number_id
     LEFT JOIN messaging_service_members m ON m.phone_number_id = r.phone_number_id
     WHERE r.id = ANY($1::uuid[])`,
  );
  const charges = await rows(
    `SELECT split_part(o.natural_key, ':', 1) AS id, c.fee_kind, c.amount, c.payer, c.cadence FROM charges c
     JOIN twilio_operations o ON o.id = c.operation_id
     WHERE split_part(o.natural_key, ':', 1) = ANY($1::text[]) ORDER BY c.fee_kind`,
  );
  const operations = await rows(
    `SELECT split_part(natural_key, ':', 1) AS id, what, state, error_code FROM twilio_operations
     WHERE split_part(natural_key, ':', 1) = ANY($1::text[]) ORDER BY what, natural_key`,
  );
  const mirrors = await rows(
    `SELECT registration_id AS id, kind, status FROM registration_resources
     WHERE registration_id = ANY($1::uuid[]) ORDER BY kind, status`,
  );
  const story = await rows(
    `SELECT registration_id AS id, summary FROM registration_events
     WHERE registration_id = ANY($1::uuid[]) ORDER BY registration_events.id`,
  );
  const news = await rows(
    `SELECT r.id, n.kind, regexp_replace(n.title, '[-+() 0-9]{8,}', '') AS title FROM notifications n
     JOIN registrations r ON r.organization_id = n.organization_id
     WHERE r.id = ANY($1::uuid[]) ORDER BY n.kind, n.title`,
  );
  return (id) => ({
    state: state(id),
    charges: charges(id),
    operations: operations(id),
    mirrors: mirrors(id),
    story: story(id),
    news: news(id),
  });
}
