import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/entities/data-source';
import { systemClock } from '../../src/lib/clock';
import { logger } from '../../src/lib/logger';
import type { Change } from '../../src/realtime/change';
import { ReceiptDrain, type Receipt, type ReceiptHandler } from '../../src/services/receipts';
import { Transactions } from '../../src/services/unit-of-work';
import { createDatabase, type TestDatabase } from '../support/database';
import { until } from '../support/wait';

let database: TestDatabase;
let db: DataSource;
let published: Change[];
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
  published = [];
  await database.query('TRUNCATE webhook_receipts, change_outbox');
});

function drainWith(handler: ReceiptHandler): ReceiptDrain {
  const transactions = new Transactions(db, systemClock, (_ids, changes) => published.push(...changes));
  return new ReceiptDrain(transactions, { news: handler }, systemClock, logger);
}

async function givenReceipts(count: number, kind = 'news'): Promise<void> {
  await database.query(
    `INSERT INTO webhook_receipts (organization_id, kind, params, received_at)
     SELECT $1, $2, jsonb_build_object('n', n), now() FROM generate_series(1, $3::int) AS n`,
    [organizationId, kind, count],
  );
}

interface Row {
  n: number;
  done: boolean;
  attempts: number;
  error: string | null;
  waits: boolean;
}

const rows = () =>
  database.query<Row>(
    `SELECT (params->>'n')::int AS n, processed_at IS NOT NULL AS done, attempts, error, retry_at > now() AS waits
     FROM webhook_receipts ORDER BY id`,
  );

const numberOf = ({ params }: Receipt) => Number(params.n);
const change = (n: number) => ({ organizationId, entity: 'MESSAGE' as const, id: String(n), revision: 1 });

describe('the drain', () => {
  it('applies what came, in the order it came, and once', async () => {
    const seen: number[] = [];
    const drain = drainWith(async (_tx, receipt) => void seen.push(numberOf(receipt)));
    await givenReceipts(250);
    while ((await drain.drainOnce()) > 0);
    expect(seen).toEqual(Array.from({ length: 250 }, (_, i) => i + 1));
    expect((await rows()).every(({ done }) => done)).toBe(true);
  });

  it('shares the work with other drains without doing anything twice', async () => {
    const seen: number[] = [];
    const handler: ReceiptHandler = async (tx, receipt) => {
      await tx.manager.query('SELECT pg_sleep(0.001)');
      seen.push(numberOf(receipt));
    };
    await givenReceipts(300);
    const drains = [drainWith(handler), drainWith(handler), drainWith(handler)];
    for (const drain of drains) drain.start();
    await until(async () => (await rows()).every(({ done }) => done));
    await Promise.all(drains.map((drain) => drain.stop()));
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
  });

  it('undoes what a failed receipt did, and nothing of its neighbours', async () => {
    const drain = drainWith(async (tx, receipt) => {
      const n = numberOf(receipt);
      await tx.manager.query(
        `INSERT INTO idempotency_keys (organization_id, mutation, key, input_hash, result_id, created_at)
         VALUES ($1, 'drain', $2, '', $3, now())`,
        [organizationId, String(n), randomUUID()],
      );
      tx.changed(change(n));
      if (n === 2) await tx.manager.query('SELECT 1 / 0');
    });
    await givenReceipts(3);
    await drain.drainOnce();
    expect((await rows()).map(({ done }) => done)).toEqual([true, false, true]);
    const kept = await database.query<{ key: string }>(
      `SELECT key FROM idempotency_keys WHERE mutation = 'drain' ORDER BY key`,
    );
    expect(kept.map(({ key }) => key)).toEqual(['1', '3']);
    expect(published.map(({ id }) => id)).toEqual(['1', '3']);
  });

  it('tries a failed receipt again later, ten times, and keeps it with the error but without data', async () => {
    const drain = drainWith(async () => {
      throw Object.assign(new Error('value "secret" is out of range'), { severity: 'ERROR', code: '22003' });
    });
    await givenReceipts(1);
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      expect(await drain.drainOnce()).toBe(1);
      expect((await rows())[0]).toMatchObject({ attempts: attempt, error: 'Error 22003', waits: true });
      expect(await drain.drainOnce()).toBe(0);
      await database.query('UPDATE webhook_receipts SET retry_at = $1', [new Date(0)]);
    }
    expect((await rows())[0]).toMatchObject({ done: true, attempts: 10, error: 'Error 22003' });
    await drain.purge();
    expect(await rows()).toHaveLength(1);
  });

  it('is woken at once', async () => {
    let appliedAt = 0;
    const drain = drainWith(async () => void (appliedAt = performance.now()));
    drain.start();
    await until(() => true);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await givenReceipts(1);
    const wokenAt = performance.now();
    drain.wake();
    await until(() => appliedAt > 0);
    await drain.stop();
    expect(appliedAt - wokenAt).toBeLessThan(150);
  });

  it('keeps what it does not know, counts it as done, and lets go of it after a month', async () => {
    const drain = drainWith(async () => undefined);
    await givenReceipts(2, 'unheard-of');
    await drain.drainOnce();
    expect((await rows()).map(({ done }) => done)).toEqual([true, true]);
    await database.query(
      `UPDATE webhook_receipts SET processed_at = now() - interval '31 days' WHERE params->>'n' = '1'`,
    );
    await drain.purge();
    expect(await rows()).toHaveLength(1);
  });
});
