import { createHmac, randomUUID } from 'node:crypto';
import { KeyRing } from '../../src/lib/encryption';
import { startApp, type TestApp } from '../support/app';
import { asAdmin } from '../support/database';
import { given, type GivenOrganization } from '../support/given';
import { until } from '../support/wait';

let app: TestApp;
let organization: GivenOrganization;
let webhook: { key: string; token: string };

beforeAll(async () => {
  app = await startApp();
  organization = await given(app).organization();
  const [row] = await app.database.query<{ webhook_key: string; auth_token_encrypted: string }>(
    'SELECT webhook_key, auth_token_encrypted FROM organization_twilio_settings WHERE organization_id = $1',
    [organization.id],
  );
  const token = new KeyRing(app.env.ENCRYPTION_KEYS!).decrypt(row!.auth_token_encrypted);
  webhook = { key: row!.webhook_key, token };
});
afterAll(() => app?.stop());

const databaseName = () => new URL(app.database.url).pathname.slice(1);

/** Cuts every connection and lets none in, as a database that is restarting does. */
async function takeAway(): Promise<void> {
  await asAdmin(`ALTER DATABASE ${databaseName()} ALLOW_CONNECTIONS false`);
  await asAdmin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${databaseName()}'`);
}

const giveBack = () => asAdmin(`ALTER DATABASE ${databaseName()} ALLOW_CONNECTIONS true`);

async function deliver(callSid: string): Promise<number> {
  const path = `/webhooks/twilio/${webhook.key}/voice-status`;
  const fields = { AccountSid: organization.accountSid, CallSid: callSid, CallStatus: 'completed' };
  const text = Object.entries(fields).reduce((sum, [name, value]) => sum + name + value, app.url + path);
  const { status } = await fetch(app.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'x-twilio-signature': createHmac('sha1', webhook.token).update(text).digest('base64') },
  });
  return status;
}

async function receipts(): Promise<Map<string, boolean>> {
  const rows = await app.database.query<{ sid: string; done: boolean }>(
    `SELECT params->>'CallSid' AS sid, processed_at IS NOT NULL AS done FROM webhook_receipts WHERE kind = 'voice-status'`,
  );
  return new Map(rows.map(({ sid, done }) => [sid, done]));
}

describe('a database that goes away and comes back', () => {
  it('makes Twilio come again, and what was answered 200 is there', async () => {
    expect(await deliver('CA-before')).toBe(200);
    await takeAway();
    try {
      expect(await deliver('CA-away')).toBe(503);
      expect((await fetch(`${app.url}/readyz`)).status).toBe(503);
      expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    } finally {
      await giveBack();
    }
    await until(async () => (await fetch(`${app.url}/readyz`)).status === 200);
    expect(await deliver('CA-away')).toBe(200);
    await until(async () => {
      const kept = await receipts();
      return kept.get('CA-before') && kept.get('CA-away');
    });
  });

  it('fails a call without showing anything of the inside, and serves the next', async () => {
    await takeAway();
    let failed;
    try {
      failed = await organization.owner.call('{ organization { name } }');
    } finally {
      await giveBack();
    }
    expect(failed.errors[0]?.extensions).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      requestId: expect.any(String),
    });
    expect(JSON.stringify(failed)).not.toMatch(/postgres|connect|database/i);
    await until(async () => (await organization.owner.call('{ organization { name } }')).errors.length === 0);
  });

  it('stops no jobs for longer than it is away', async () => {
    await takeAway();
    await giveBack();
    await until(async () => (await fetch(`${app.url}/readyz`)).status === 200);
    await app.database.query(`SELECT graphile_worker.add_job('reconcile-account', $1::json)`, [
      JSON.stringify({ organizationId: organization.id }),
    ]);
    await until(noJobs, { within: 60_000, what: 'a job that ran' });
  });
});

describe('a worker that died', () => {
  it('leaves its jobs to the others within seconds', async () => {
    const id = `pool-${randomUUID()}`;
    await app.database.query(
      `SELECT graphile_worker.add_job('reconcile-account', $1::json, run_at => now() + interval '1 hour')`,
      [JSON.stringify({ organizationId: organization.id })],
    );
    // As a process leaves it that was killed in the middle of a job.
    await app.database.query(
      `UPDATE graphile_worker._private_jobs SET run_at = now(), locked_at = now(), locked_by = $1`,
      [id],
    );
    await until(noJobs, { within: 60_000, what: 'a job that ran' });
  });
});

async function noJobs(): Promise<boolean> {
  return (await app.database.query('SELECT id FROM graphile_worker.jobs')).length === 0;
}
