import { mkdtempSync, chmodSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startPostgres } from './postgres';
import { projectRoot } from './project';
import { migrateDatabase } from './server';

interface SchemaLog {
  upQueries: { query: string }[];
}
interface DataSource {
  initialize(): Promise<unknown>;
  destroy(): Promise<void>;
  driver: { createSchemaBuilder(): { log(): Promise<SchemaLog> } };
}
type CreateDataSource = (options: { url: string; migrations?: string[] }) => DataSource;

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

/** Fails when a database made by the migrations is not what the entities describe. */
async function main(): Promise<void> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'loquent-migrations-'));
  chmodSync(directory, 0o755);
  const postgres = await startPostgres({
    directory: path.join(directory, 'postgres'),
    password: 'check',
    logFile: path.join(directory, 'postgres.log'),
    durable: false,
  });
  try {
    const url = postgres.url('postgres');
    await migrateDatabase(url);
    const drift = await missingFrom(url);
    if (drift.length > 0) {
      process.stderr.write(
        `Entities and migrations disagree; a migration is missing:\n${drift.join(';\n')};\n`,
      );
      process.exitCode = 1;
    } else process.stdout.write('entities and migrations agree\n');
  } finally {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function missingFrom(url: string): Promise<string[]> {
  const file = pathToFileURL(path.join(projectRoot, 'dist/entities/data-source.js'));
  const { createDataSource } = (await import(file.href)) as { createDataSource: CreateDataSource };
  const db = createDataSource({ url });
  await db.initialize();
  try {
    return (await db.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);
  } finally {
    await db.destroy();
  }
}
