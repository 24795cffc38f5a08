import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Config } from '../config/config';
import { RemoteClock, systemClock } from '../lib/clock';
import { logger } from '../lib/logger';
import { collectProcessMetrics } from '../lib/metrics';
import { InProcessBus } from '../realtime/change-bus';
import { ChangePublisher } from '../realtime/change-publisher';
import { RedisBus } from '../realtime/redis-bus';
import { within } from '../realtime/timing';
import { ReceiptDrain } from '../services/receipts';
import { Api } from './api';
import { Background } from './background';
import { buildContainer } from './container/index';
import { connect, createServerDataSource } from './database';
import { healthRouter } from './health';
import { SingleProcessLock } from './single-process';

/** What a process does: answer callers, work in the background, or both. */
export type Role = 'api' | 'worker' | 'all';

/** A server that can be started once and stopped once. */
export interface App {
  /** Resolves when callers are answered and jobs run. */
  start(): Promise<void>;
  /** Finishes or hands back what is in flight, within ten seconds. */
  stop(): Promise<void>;
  /** Where it listens; known once it has started. */
  readonly url: string;
}

const log = logger.child({ part: 'app' });
const goodbyeMs = 10_000;
const predecessorMs = 6_000;

/** Puts a server together; nothing is connected before `start`. */
export async function createApp(config: Config, role: Role = 'all'): Promise<App> {
  const db = createServerDataSource(config.databaseUrl);
  const clock = config.clockUrl ? new RemoteClock(config.clockUrl) : systemClock;
  const bus = config.redisUrl
    ? new RedisBus(config.redisUrl, clock, logger.child({ part: 'redis' }))
    : new InProcessBus();
  const publisher = new ChangePublisher(bus, db, logger.child({ part: 'changes' }));
  const container = buildContainer({ config, db, clock, publish: publisher.publish });
  const drain = new ReceiptDrain(
    container.transactions,
    container.receiptHandlers,
    clock,
    logger.child({ part: 'receipts' }),
  );
  const lock = config.redisUrl ? null : new SingleProcessLock(config.databaseUrl);
  let stopping = false;
  const isStopping = () => stopping;
  const onReceipts = role === 'all' ? drain.wake : () => undefined;

  const api =
    role === 'worker' ? null : await Api.build({ config, db, clock, bus, container, isStopping, onReceipts });
  const background =
    role === 'api'
      ? null
      : new Background({
          databaseUrl: config.databaseUrl,
          jobConcurrency: config.jobConcurrency,
          db,
          clock,
          container,
          publisher,
          drain,
        });
  // A worker beside an API on one machine must not want its port, so it has one of its own, or none.
  const healthOnly =
    !api && config.workerPort !== null
      ? createServer(express().use(healthRouter({ config, db, bus, isStopping })))
      : null;
  const server: Server | null = api?.server ?? healthOnly;

  async function begin(): Promise<void> {
    collectProcessMetrics();
    await lock?.acquire(predecessorMs);
    await connect(db);
    if (clock instanceof RemoteClock) await clock.start();
    if (bus instanceof RedisBus) await bus.ready(2_000);
    await background?.start();
    await api?.listen(config.port);
    if (healthOnly) await new Promise<void>((resolve) => healthOnly.listen(config.workerPort!, resolve));
    log.info({ role, port: portOf(server) }, 'started');
  }

  async function end(): Promise<void> {
    // Both at once: a caller may be waiting for a job, and jobs must not wait for callers.
    await Promise.all([api?.stop(), background?.stop()]);
    healthOnly?.closeAllConnections();
    healthOnly?.close();
    await publisher.settled();
    await bus.close();
    if (clock instanceof RemoteClock) clock.stop();
    if (db.isInitialized) await db.destroy();
  }

  const app: App = {
    async start() {
      try {
        await begin();
      } catch (error) {
        // Whatever was begun must not go on without the rest.
        await app.stop();
        throw error;
      }
    },
    async stop() {
      if (stopping) return;
      stopping = true;
      log.info('stopping');
      await within(goodbyeMs, end()).catch((error: unknown) =>
        log.error({ err: error }, 'stopped in a hurry'),
      );
      await lock?.release();
      log.info('stopped');
    },
    get url() {
      return `http://127.0.0.1:${portOf(server) ?? config.port}`;
    },
  };
  return app;
}

function portOf(server: Server | null): number | null {
  return (server?.address() as AddressInfo | null)?.port ?? null;
}
