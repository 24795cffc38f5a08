import 'reflect-metadata';
import path from 'node:path';
import { runMigrations as migrateWorker } from 'graphile-worker';
import { createDataSource } from './entities/data-source';

/** Arbitrary but fixed: processes that start together migrate one after the other. */
const migrationLock = 20261122;

/** Brings the database up to date: our tables, then the job queue's own. */
export async function migrate(url: string): Promise<string[]> {
  const db = await createDataSource({
    url,
    migrations: [path.join(__dirname, 'migrations', '*.js')],
    poolSize: 2,
  }).initialize();
  const session = db.createQueryRunner();
  try {
    await session.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const done = await db.runMigrations({ transaction: 'each' });
    await migrateWorker({ connectionString: url });
    return done.map((one) => one.name);
  } finally {
    await session.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await session.release();
    await db.destroy();
  }
}

if (require.main === module) {
  const url = process.env.DATABASE_URL;
  if (!url) {
    process.stderr.write('DATABASE_URL is not set: name the PostgreSQL database to migrate.\n');
    process.exit(1);
  }
  migrate(url).then(
    (names) =>
      process.stdout.write(names.length ? `migrated: ${names.join(', ')}\n` : 'nothing to migrate\n'),
    (error: unknown) => {
      process.stderr.write(`migration failed: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
}
