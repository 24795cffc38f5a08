import { existsSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../../local/postgres';
import { runToEnd } from '../../local/processes';
import { clearAbandonedRuns, createRunDirectory } from './run-directory';
import { templateDatabase } from './database';
import { tearDown } from './global-teardown';

const root = path.join(__dirname, '../..');

/** One PostgreSQL for the whole run, with a migrated database that each test file's own is cloned from. */
export default async function setUp(): Promise<() => Promise<void>> {
  const migrate = path.join(root, 'dist/migrate.js');
  if (!existsSync(migrate))
    throw new Error('Run "npm run build" first: the tests migrate their database with it.');
  clearAbandonedRuns();
  const directory = createRunDirectory();
  // Log lines would drown the report; the whole run's are searched for secrets at its end.
  process.env.LOG_FILE ??= path.join(directory, 'server.log');
  process.env.LOG_LEVEL ??= 'debug';
  const postgres = await startPostgres({
    directory: path.join(directory, 'postgres'),
    password: 'test',
    logFile: path.join(directory, 'postgres.log'),
    durable: false,
  });
  process.env.TEST_POSTGRES_URL = postgres.url('postgres');
  const admin = new Client({ connectionString: postgres.url('postgres') });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${templateDatabase}`);
  await admin.end();
  await runToEnd(process.execPath, [migrate], {
    env: { ...process.env, DATABASE_URL: postgres.url(templateDatabase) },
  });
  return () => tearDown(postgres);
}
