import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project';

/** Where a local stack keeps everything; ignored by git. Several stacks each need a directory of their own. */
export const dataDirectory = path.resolve(process.env.LOCAL_DATA_DIR || path.join(projectRoot, '.data'));

/** Path of a file in the data directory. */
export function dataFile(name: string): string {
  return path.join(dataDirectory, name);
}

/** What a local stack makes up once and keeps. */
export interface LocalSecrets {
  jwtSecret: string;
  encryptionKeys: string;
  twilioAccountSid: string;
  twilioAuthToken: string;
  postgresPassword: string;
  /** The port PostgreSQL had last; kept while it is free. */
  postgresPort: number | null;
  /** The demo organization's id, by database. */
  demoOrganizations: Record<string, string>;
}

const secretsFile = () => dataFile('local.json');

/** Reads the secrets, making and keeping those that are missing. */
export function localSecrets(): LocalSecrets {
  const kept = readJson<Partial<LocalSecrets>>(secretsFile()) ?? {};
  const secrets: LocalSecrets = {
    jwtSecret: kept.jwtSecret ?? randomBytes(32).toString('hex'),
    encryptionKeys: kept.encryptionKeys ?? `local:${randomBytes(32).toString('base64')}`,
    twilioAccountSid: kept.twilioAccountSid ?? `AC${randomBytes(16).toString('hex')}`,
    twilioAuthToken: kept.twilioAuthToken ?? randomBytes(16).toString('hex'),
    postgresPassword: kept.postgresPassword ?? randomBytes(12).toString('hex'),
    postgresPort: kept.postgresPort ?? null,
    demoOrganizations: kept.demoOrganizations ?? {},
  };
  if (JSON.stringify(kept) !== JSON.stringify(secrets)) writeJson(secretsFile(), secrets);
  return secrets;
}

/** Changes some of what is kept. */
export function keepLocal(change: Partial<LocalSecrets>): void {
  writeJson(secretsFile(), { ...localSecrets(), ...change });
}

/** Names a database without its password. */
export function databaseKey(url: string): string {
  const { hostname, pathname } = new URL(url);
  // The embedded database may change its port from start to start and stays the same database.
  return createHash('sha256').update(`${hostname}${pathname}`).digest('hex').slice(0, 12);
}

/** The stack that runs now, for commands that want to talk to it. */
export interface RunningStack {
  pid: number;
  children: { pid: number; mark: string }[];
  apiUrl: string;
  simulatorUrl: string | null;
  organizationId: string;
}

const runningFile = () => dataFile('running.json');

export function readRunning(): RunningStack | null {
  return readJson<RunningStack>(runningFile());
}

export function writeRunning(stack: RunningStack): void {
  writeJson(runningFile(), stack);
}

export function forgetRunning(): void {
  rmSync(runningFile(), { force: true });
}

function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

/** Whole or not at all, and for this user's eyes only. */
function writeJson(file: string, value: unknown): void {
  // Others may pass through, because PostgreSQL's system user has to; each file inside is closed to them.
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
}
