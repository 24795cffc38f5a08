import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/entities/data-source';
import type { Change } from '../../src/realtime/change';
import { type ChangeBus, InProcessBus } from '../../src/realtime/change-bus';
import { ChangePublisher } from '../../src/realtime/change-publisher';
import { RedisBus } from '../../src/realtime/redis-bus';
import { Transactions } from '../../src/services/unit-of-work';
import { createDatabase, type TestDatabase } from '../support/database';
import { startRedis, type TestRedis } from '../support/redis';
import { until } from '../support/wait';
import { clock, log } from './board';

const organizationId = randomUUID();

describe('changes on their way from the commit to subscribers', () => {
  let database: TestDatabase;
  let db: DataSource;
  let redis: TestRedis;

  beforeAll(async () => {
    database = await createDatabase();
    db = await createDataSource({ url: database.url }).initialize();
    redis = await startRedis();
  });
  afterAll(async () => {
    await db.destroy();
    await Promise.all([database.drop(), redis.stop()]);
  });
  beforeEach(() => database.query('TRUNCATE change_outbox'));

  const waiting = (): Promise<Change[]> =>
    database
      .query<{ change: Change }>('SELECT change FROM change_outbox ORDER BY id')
      .then((rows) => rows.map((row) => row.change));
  const grownOld = () => database.query(`UPDATE change_outbox SET created_at = now() - interval '1 minute'`);

  async function hearing(bus: ChangeBus): Promise<Change[]> {
    const heard: Change[] = [];
    await bus.listen(organizationId, {
      changed: (changes) => heard.push(...changes),
      missed: () => undefined,
    });
    return heard;
  }

  function commit(publisher: ChangePublisher, id: string, revision = 1): Promise<void> {
    return new Transactions(db, clock, publisher.publish).run(async (tx) =>
      tx.changed({ organizationId, entity: 'MESSAGE', id, revision }),
    );
  }

  it('publishes after the commit and clears the outbox', async () => {
    const bus = new InProcessBus();
    const heard = await hearing(bus);
    const publisher = new ChangePublisher(bus, db, log);
    await Promise.all(Array.from({ length: 50 }, (_, place) => commit(publisher, `message-${place}`)));
    await publisher.settled();
    expect(heard).toHaveLength(50);
    expect(await waiting()).toEqual([]);
  });

  it('publishes nothing of a transaction that fails', async () => {
    const bus = new InProcessBus();
    const heard = await hearing(bus);
    const publisher = new ChangePublisher(bus, db, log);
    const failing = new Transactions(db, clock, publisher.publish).run(async (tx) => {
      tx.changed({ organizationId, entity: 'MESSAGE', id: 'never', revision: 1 });
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await publisher.settled();
    expect([heard, await waiting()]).toEqual([[], []]);
  });

  it('publishes later what a process left behind, the latest revision of each thing', async () => {
    const dead = new ChangePublisher(new InProcessBus(), { query: () => new Promise(() => undefined) }, log);
    await commit(dead, 'left', 1);
    await commit(dead, 'left', 2);
    await commit(dead, 'other', 7);
    expect(await waiting()).toHaveLength(3);
    const bus = new InProcessBus();
    const heard = await hearing(bus);
    const publisher = new ChangePublisher(bus, db, log);
    expect(await publisher.republish()).toBe(0);
    await grownOld();
    expect(await publisher.republish()).toBe(3);
    expect(heard.map(({ id, revision }) => [id, revision])).toEqual([
      ['left', 2],
      ['other', 7],
    ]);
    expect(await waiting()).toEqual([]);
  });

  it('shares the rows among several sweeps at once', async () => {
    const dead = new ChangePublisher(new InProcessBus(), { query: () => new Promise(() => undefined) }, log);
    for (let place = 0; place < 60; place += 1) await commit(dead, `message-${place}`);
    await grownOld();
    const bus = new InProcessBus();
    const heard = await hearing(bus);
    const counts = await Promise.all([1, 2, 3].map(() => new ChangePublisher(bus, db, log).republish()));
    expect(counts.reduce((sum, one) => sum + one)).toBe(60);
    expect(heard).toHaveLength(60);
  });

  it('keeps changes while Redis is down and publishes them when it is back', async () => {
    const bus = new RedisBus(redis.url, clock, log);
    const elsewhere = new RedisBus(redis.url, clock, log);
    await Promise.all([bus.ready(5_000), elsewhere.ready(5_000)]);
    const heard = await hearing(elsewhere);
    const publisher = new ChangePublisher(bus, db, log);
    await redis.kill();
    await commit(publisher, 'meanwhile');
    await publisher.settled();
    expect(await waiting()).toHaveLength(1);
    await redis.start();
    await until(() => bus.state() === 'connected' && elsewhere.state() === 'connected');
    await grownOld();
    await until(() => publisher.republish());
    await until(() => heard.some((one) => one.id === 'meanwhile'));
    expect(await waiting()).toEqual([]);
    await Promise.all([bus.close(), elsewhere.close()]);
  });

  it('holds up nobody while Redis is silent', async () => {
    const bus = new RedisBus(redis.url, clock, log);
    await bus.ready(5_000);
    const publisher = new ChangePublisher(bus, db, log);
    const admin = new Redis(redis.url);
    await admin.call('CLIENT', 'PAUSE', '2500', 'ALL');
    const began = Date.now();
    for (let place = 0; place < 20; place += 1) await commit(publisher, `message-${place}`);
    expect(Date.now() - began).toBeLessThan(900);
    await publisher.settled();
    expect(Date.now() - began).toBeLessThan(2_400);
    expect(await waiting()).toHaveLength(20);
    admin.disconnect();
    await bus.close();
  });
});
