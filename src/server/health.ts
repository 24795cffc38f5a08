import { timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import type { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import { metrics, registry } from '../lib/metrics';
import type { ChangeBus } from '../realtime/change-bus';
import { within } from '../realtime/timing';

export interface HealthParts {
  config: Config;
  db: DataSource;
  bus: ChangeBus;
  isStopping(): boolean;
}

const answerWithinMs = 2_000;

/** Whether the process lives, whether it can serve, and its numbers. */
export function healthRouter(parts: HealthParts): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const [database, queue] = await Promise.all([
      answers(parts.db, 'SELECT 1'),
      answers(parts.db, 'SELECT 1 FROM graphile_worker.jobs LIMIT 1'),
    ]);
    const redis = parts.bus.state();
    const isReady = database && queue && !parts.isStopping();
    response.status(isReady ? 200 : 503).json({
      status: parts.isStopping()
        ? 'stopping'
        : !isReady
          ? 'unavailable'
          : redis === 'away'
            ? 'degraded'
            : 'ready',
      database: database ? 'ok' : 'away',
      queue: queue ? 'ok' : 'away',
      // Without Redis, changes reach the subscribers of other processes later; nothing is refused for it.
      redis: redis === 'away' ? 'degraded' : redis === 'connected' ? 'ok' : 'in-process',
    });
  });
  router.get('/metrics', async (request, response) => {
    const { metricsToken } = parts.config;
    if (metricsToken && !isEqual(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) {
      response.status(401).type('text/plain').send('The metrics need their token.');
      return;
    }
    const redis = parts.bus.state();
    if (redis !== 'in-process') metrics.redisUp.set(redis === 'connected' ? 1 : 0);
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}

async function answers(db: DataSource, sql: string): Promise<boolean> {
  try {
    await within(answerWithinMs, db.query(sql));
    return true;
  } catch {
    return false;
  }
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
