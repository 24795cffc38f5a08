import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import pino from 'pino';
import { RedisBus } from '../../src/realtime/redis-bus';
import { CallRoutes } from '../../src/services/call-routes';
import { createDatabase, type TestDatabase } from '../support/database';
import { startRedis, type TestRedis } from '../support/redis';
import { until } from '../support/wait';

const number = '+18885550123';

/** Two processes: one changes settings, the other answers calls. */
describe('how calls are answered, across processes', () => {
  const organizationId = randomUUID();
  const numberId = randomUUID();
  let database: TestDatabase;
  let redis: TestRedis;
  let pool: Pool;
  let changing: RedisBus;
  let answering: RedisBus;
  let routes: CallRoutes;

  beforeAll(async () => {
    [database, redis] = await Promise.all([createDatabase(), startRedis()]);
    pool = new Pool({ connectionString: database.url, max: 2 });
    const clock = { now: () => new Date() };
    const log = pino({ level: 'silent' });
    [changing, answering] = [new RedisBus(redis.url, clock, log), new RedisBus(redis.url, clock, log)];
    await Promise.all([changing.ready(5_000), answering.ready(5_000)]);
    routes = new CallRoutes(pool, answering);
    await database.query(
      `INSERT INTO organizations (id, name, plan, created_at) VALUES ($1, 'Shop', 'FREE', now())`,
      [organizationId],
    );
    await database.query(
      `INSERT INTO phone_numbers (id, organization_id, e164, friendly_name, kind, country, voice_capable, sms_capable,
         mms_capable, lifecycle, twilio_sid, created_at)
       VALUES ($1, $2, $3, 'Shop', 'TOLL_FREE', 'US', true, true, true, 'ACTIVE', $4, now())`,
      [numberId, organizationId, number, `PN${'1'.repeat(32)}`],
    );
    await database.query(
      `INSERT INTO phone_number_settings (phone_number_id, organization_id, routing_mode, auto_reply, member_ids)
       VALUES ($1, $2, 'AI_FIRST', true, '{}')`,
      [numberId, organizationId],
    );
  });
  afterAll(async () => {
    routes.close();
    await Promise.all([changing.close(), answering.close()]);
    await pool.end();
    await Promise.all([redis.stop(), database.drop()]);
  });

  const greeting = async () => (await routes.of(organizationId, number))?.voicemailGreeting;
  const write = (text: string) =>
    database.query(
      `INSERT INTO call_settings (organization_id, voicemail_greeting, updated_at) VALUES ($1, $2, now())
       ON CONFLICT (organization_id) DO UPDATE SET voicemail_greeting = excluded.voicemail_greeting`,
      [organizationId, text],
    );
  const announce = () =>
    changing.publish([
      {
        organizationId,
        entity: 'CALL_SETTINGS',
        id: organizationId,
        revision: 1,
        phoneNumberId: null,
        conversationId: null,
      },
    ]);

  it('is remembered until a change is announced by whichever process made it', async () => {
    expect(await greeting()).toBeNull();
    // Once changes are heard, what was read before counts as old a last time.
    await until(async () => {
      await write('one');
      return (await greeting()) === 'one';
    });
    await write('two');
    expect(await greeting()).toBe('one');
    await announce();
    await until(async () => (await greeting()) === 'two', { every: 5 });
  });

  it('is read again when Redis returns, for a change may have gone unheard', async () => {
    await redis.kill();
    await until(() => answering.state() === 'away');
    await write('three');
    expect(await greeting()).toBe('two');
    await announce().catch(() => undefined);
    expect(await greeting()).toBe('two');
    await redis.start();
    await until(async () => (await greeting()) === 'three');
  });

  it('is unknown for a number that another organization has', async () => {
    expect(await routes.of(randomUUID(), number)).toBeNull();
  });
});
