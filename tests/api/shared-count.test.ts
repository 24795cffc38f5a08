import type { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import { createCounterRedis } from '../../src/server/redis';
import { SharedCount } from '../../src/server/shared-count';
import { startRedis, type TestRedis } from '../support/redis';
import { until } from '../support/wait';

let server: TestRedis;
let connections: Redis[];
beforeAll(async () => {
  server = await startRedis();
  connections = [createCounterRedis(server.url), createCounterRedis(server.url)];
  await until(() => connections.every((one) => one.status === 'ready'));
});
afterAll(async () => {
  for (const one of connections) one.disconnect();
  await server.stop();
});

const minute = 60_000;

/** Takes until there is no room, and gives how often that went. */
function takeAll(count: SharedCount, subject: string): number {
  let taken = 0;
  while (taken < 1_000 && count.take(subject) === 0) taken += 1;
  return taken;
}

describe('a count of calls', () => {
  it('lets as many through as the limit says, for each subject, and again in the next window', async () => {
    const count = new SharedCount('alone', 5, 100, null);
    expect(takeAll(count, 'a')).toBe(5);
    expect(takeAll(count, 'b')).toBe(5);
    expect(count.take('a')).toBeGreaterThan(0);
    await pause(110);
    expect(takeAll(count, 'a')).toBe(5);
  });

  it('is the same for all processes a moment later', async () => {
    const [one, other] = connections.map((redis) => new SharedCount('shared', 10, minute, redis));
    for (let n = 0; n < 6; n += 1) expect(one!.take('a')).toBe(0);
    expect(other!.take('a')).toBe(0);
    await until(async () => Number(await connections[0]!.get('loquent:limit:shared:a')) === 7);
    await pause(50);
    expect(takeAll(other!, 'a')).toBe(3);
    await until(async () => Number(await connections[0]!.get('loquent:limit:shared:a')) === 10);
    // The first learns of it with the next call that it tells of.
    await until(() => one!.take('a') > 0, { every: 250 });
    expect(takeAll(one!, 'other')).toBe(10);
  });

  it('ends with the window that the first process opened', async () => {
    const [one, other] = connections.map((redis) => new SharedCount('window', 2, 1_000, redis));
    expect(takeAll(one!, 'a')).toBe(2);
    await pause(600);
    expect(other!.take('a')).toBe(0);
    await pause(300);
    expect(other!.take('a')).toBeGreaterThan(0);
    expect(other!.take('a')).toBeLessThan(400);
    await pause(400);
    expect(takeAll(other!, 'a')).toBe(2);
  });

  it('goes on in memory while Redis is away', async () => {
    const redis = createCounterRedis('redis://127.0.0.1:1');
    const count = new SharedCount('away', 5, minute, redis);
    expect(takeAll(count, 'a')).toBe(5);
    await pause(400);
    expect(count.take('a')).toBeGreaterThan(0);
    redis.disconnect();
  });
});
