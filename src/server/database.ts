import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../entities/data-source';
import { logger } from '../lib/logger';

const log = logger.child({ part: 'database' });
const patienceMs = 30_000;

/** The database lacks what this version needs. */
export class NotMigrated extends Error {
  override readonly name = 'NotMigrated';
  constructor() {
    super('The database is not up to date: run "npm run migrate" first.');
  }
}

export function createServerDataSource(url: string): DataSource {
  return createDataSource({
    url,
    migrations: [path.join(__dirname, '../migrations', '*.js')],
    poolSize: 12,
  });
}

/** Connects, waiting a while for a database that is still starting, and checks that it is migrated. */
export async function connect(db: DataSource): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      await db.initialize();
      break;
    } catch (error) {
      if (Date.now() >= deadline) throw error;
      log.warn({ err: error }, 'the database does not answer yet');
      await pause(1_000);
    }
  }
  if (await db.showMigrations()) throw new NotMigrated();
}

/** A pool that survives the loss of idle connections, as when the database restarts. */
export function createPool(url: string, name: string, max: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    application_name: `loquent ${name}`,
  });
  pool.on('error', (error) => log.warn({ pool: name, err: error }, 'an idle connection was lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
