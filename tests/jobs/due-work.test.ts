import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { JobHelpers } from 'graphile-worker';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/entities/data-source';
import { jobs, type JobName } from '../../src/jobs/definitions';
import { RetryLater } from '../../src/jobs/retry-later';
import { moveDueWork } from '../../src/jobs/sweeps';
import { taskList, type JobHandlers } from '../../src/jobs/tasks';
import { currentRequestId } from '../../src/lib/request-id';
import { Transactions } from '../../src/services/unit-of-work';
import { createDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let db: DataSource;
let now: Date;
const clock = { now: () => now };
const organizationId = randomUUID();

beforeAll(async () => {
  database = await createDatabase();
  db = await createDataSource({ url: database.url }).initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});
beforeEach(async () => {
  now = new Date('2026-03-01T12:00:00Z');
  await database.query('TRUNCATE scheduled_work; DELETE FROM graphile_worker._private_jobs');
});

const transactions = () => new Transactions(db, clock, () => undefined);
const queued = () =>
  database.query<{ task: string; key: string | null }>(
    'SELECT task_identifier AS task, key FROM graphile_worker.jobs ORDER BY id',
  );
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

describe('due work', () => {
  const schedule = (key: string, dueAt: Date) =>
    transactions().run((tx) => tx.schedule('set-up-events', key, { organizationId }, dueAt));

  it('becomes a job when the product clock passes its moment, and not before', async () => {
    await schedule('one', minutes(10));
    now = minutes(9);
    await moveDueWork(db, clock);
    expect(await queued()).toEqual([]);
    now = minutes(2);
    await moveDueWork(db, clock);
    expect(await queued()).toEqual([{ task: 'set-up-events', key: 'due:set-up-events:one' }]);
    expect(await database.query('SELECT id FROM scheduled_work')).toEqual([]);
  });

  it('becomes one job each, however many sweeps there are', async () => {
    for (let n = 0; n < 450; n += 1) await schedule(String(n), minutes(-1));
    await Promise.all([1, 2, 3, 4].map(() => moveDueWork(db, clock)));
    await moveDueWork(db, clock);
    expect(await queued()).toHaveLength(450);
  });

  it('keeps the latest moment for a key', async () => {
    await schedule('moved', minutes(-1));
    await schedule('moved', minutes(30));
    await moveDueWork(db, clock);
    expect(await queued()).toEqual([]);
  });
});

describe('a job', () => {
  /** Runs a job with one handler for all names. */
  async function run(handler: () => Promise<unknown>, payload: unknown = { organizationId }): Promise<void> {
    const names = Object.keys(jobs) as JobName[];
    const handlers = Object.fromEntries(names.map((name) => [name, handler])) as unknown as JobHandlers;
    const task = taskList(handlers, transactions())['set-up-events']!;
    await task(payload, { job: { id: '7', key: null, attempts: 1 } } as unknown as JobHelpers);
  }

  it('carries the request id of the call that caused it', async () => {
    let seen: string | undefined;
    await run(async () => void (seen = currentRequestId()), { organizationId, requestId: 'request-0001' });
    expect(seen).toBe('request-0001');
  });

  it('that cannot go on now is done, and due again by the product clock', async () => {
    await run(async () => {
      throw new RetryLater(90);
    });
    const [row] = await database.query('SELECT task, key, due_at FROM scheduled_work');
    expect(row).toEqual({ task: 'set-up-events', key: 'retry:7', due_at: new Date(now.getTime() + 90_000) });
  });

  it('that fails says so without repeating data', async () => {
    const failure = Object.assign(new Error('value "secret" is too long'), {
      severity: 'ERROR',
      code: '22001',
    });
    await expect(run(() => Promise.reject(failure))).rejects.toThrow(/^Error 22001$/);
  });

  it('is not run with a payload it does not understand', async () => {
    let ran = false;
    await expect(run(async () => void (ran = true), { organizationId: 'x' })).rejects.toThrow();
    expect(ran).toBe(false);
  });
});

describe('transactions that wait for each other', () => {
  it('both come to their end, with what each did once', async () => {
    const keys = ['left', 'right'];
    for (const key of keys)
      await transactions().run((tx) => tx.schedule('set-up-events', key, { organizationId }, minutes(0)));
    let begun = 0;
    let bothHaveOne = () => undefined as void;
    const crossing = new Promise<void>((resolve) => (bothHaveOne = resolve));
    const moveOn = (order: string[]) =>
      transactions().run(async (tx) => {
        for (const key of order) {
          await tx.manager.query(
            `UPDATE scheduled_work SET due_at = due_at + interval '1 hour' WHERE key = $1`,
            [key],
          );
          begun += 1;
          if (begun === 2) bothHaveOne();
          await crossing;
        }
      });
    await Promise.all([moveOn(keys), moveOn([...keys].reverse())]);
    expect(begun).toBe(5);
    const rows = await database.query<{ dueAt: Date }>('SELECT due_at AS "dueAt" FROM scheduled_work');
    expect(rows.map(({ dueAt }) => dueAt)).toEqual([minutes(120), minutes(120)]);
  });
});
