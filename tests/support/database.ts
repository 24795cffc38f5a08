import { randomBytes } from 'node:crypto';
import { Client, Pool, type QueryResultRow } from 'pg';

export const templateDatabase = 'loquent_template';

/** A migrated database of its own. */
export interface TestDatabase {
  url: string;
  /** Runs SQL and gives the rows. */
  query<Row extends QueryResultRow>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** Clones the migrated template; every test file takes its own and drops it at the end. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${templateDatabase}`);
  const url = databaseUrl(name);
  const pool = new Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined); // tests that cut connections see it in their own queries
  return {
    url,
    query: async (sql, parameters) => (await pool.query(sql, parameters)).rows,
    drop: async () => {
      await pool.end();
      await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Lets the time pass for which a process that died may hold an effect. */
export async function endLeases(database: Pick<TestDatabase, 'query'>): Promise<void> {
  await database.query(
    `UPDATE twilio_operations SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL`,
  );
}

/** Runs one statement on the server's maintenance database. */
export async function asAdmin(sql: string): Promise<void> {
  const admin = new Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

function databaseUrl(name: string): string {
  const url = new URL(process.env.TEST_POSTGRES_URL ?? '');
  url.pathname = `/${name}`;
  return url.toString();
}
