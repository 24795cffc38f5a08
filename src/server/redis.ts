import { Redis } from 'ioredis';

/**
 * The connection that counts calls: an answer that does not come within a moment is given up, because no caller
 * should wait for a counter.
 */
export function createCounterRedis(url: string): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 250,
    connectTimeout: 3_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  });
  redis.on('error', () => undefined);
  return redis;
}
