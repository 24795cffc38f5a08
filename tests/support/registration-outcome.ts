import type { ApiClient } from '../../local/client';
import { briefOf } from '../../local/registration-steps';
import type { TestApp } from './app';
import type { GivenRegistration } from './given';
import { goOn } from './passing-time';
import { verificationsOf } from './registrations';
import { until } from './wait';

type World = Pick<TestApp, 'simulator' | 'database'>;

/**
 * Everything that has become of a registration, here and at Twilio, without what differs from one registration to
 * the next: two that fared the same are equal.
 */
export async function outcomeOf(app: World, api: ApiClient, registration: GivenRegistration) {
  const { id } = registration;
  const { state, version, rejections, steps } = await briefOf(api, id);
  const rows = async (sql: string) => (await app.database.query(sql, [id])).map((row) => Object.values(row));
  const verifications = await verificationsOf(app, registration);
  return {
    state,
    version,
    rejections: rejections.map((one) => one.code),
    steps: steps.map((one) => [one.state, verifications.some(({ sid }) => sid === one.twilioSid)]),
    verifications: verifications.map((one) => ({
      status: one.status.replace(/^(PENDING|IN)_REVIEW$/, 'WITH_REVIEWER'),
      version: one.external_reference_id?.replace(id, ''),
      email: one.business_contact_email,
      editReason: one.edit_reason,
    })),
    operations: await rows(
      `SELECT what, state, replace(natural_key, $1, '') FROM twilio_operations
       WHERE natural_key LIKE $1 || ':%' ORDER BY created_at, what DESC`,
    ),
    charges: await rows(
      `SELECT c.fee_kind, c.amount, c.payer FROM charges c JOIN twilio_operations o ON o.id = c.operation_id
       WHERE o.natural_key LIKE $1 || ':%'`,
    ),
    notifications: await rows(
      'SELECT kind, title, body FROM notifications WHERE registration_id = $1::uuid ORDER BY created_at',
    ),
    story: await rows(
      'SELECT actor, summary FROM registration_events WHERE registration_id = $1::uuid ORDER BY id',
    ),
  };
}

/** Whether everything handed in has reached the reviewer; asked of the tables, since it is asked very often. */
export async function isSettled(app: World, registrations: readonly GivenRegistration[]): Promise<boolean> {
  const open = await app.database.query(
    `SELECT 1 FROM registrations r LEFT JOIN twilio_operations o
       ON o.natural_key LIKE r.id || ':v' || r.version || ':%' AND o.state <> 'DONE'
     WHERE r.id = ANY($1::uuid[]) AND (r.state <> 'IN_PROGRESS' OR o.id IS NOT NULL) LIMIT 1`,
    [registrations.map(({ id }) => id)],
  );
  return open.length === 0;
}

/** Lets the time for looking again pass, as often as it takes, until all are with the reviewer. */
export async function letSettle(app: World, registrations: readonly GivenRegistration[]): Promise<void> {
  await until(
    async () => {
      if (await isSettled(app, registrations)) return true;
      await goOn(app);
      return false;
    },
    { within: 60_000, every: 20, what: 'submissions that come to rest' },
  );
}
