import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type QueryResultRow } from 'pg';
import { freePort } from '../../local/ports';
import { startPostgres, type RunningPostgres } from '../../local/postgres';
import { stopChild } from '../../local/processes';
import { projectRoot } from '../../local/project';
import { isReady, lastLines, migrateDatabase, serverProgram } from '../../local/server';
import { startSimulator } from '../../local/simulator';
import { findRedisServer } from '../../local/system-packages';
import { publicUrl, secrets } from './constants';
import { seed } from './seed';

/** A server that is measured. */
export interface MeasuredServer {
  port: number;
  url: string;
  child: ChildProcess;
  /** Where its inspector listens, when it was asked for. */
  inspectorPort: number | null;
  stop(): Promise<void>;
}

/** The milliseconds of CPU time that the server's process has used; not a number where the system does not tell. */
export function cpuMs({ child }: MeasuredServer): number {
  try {
    const text = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
    // User and system time, in hundredths of a second (proc_pid_stat(5)); the name before them may hold spaces.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return NaN;
  }
}

/** How a server is started; equal wishes share one process. */
export interface Wish {
  /** How full the database is. */
  scale?: number;
  role?: 'api' | 'all';
  /** Whom it takes for Twilio; the simulator unless said otherwise. */
  twilioUrl?: string;
  /** The parent's primary profile there; with it Twilio's callbacks reach the server too. */
  primaryProfileSid?: string;
  /** With an inspector, to collect garbage before memory is read; not shared. */
  inspect?: boolean;
}

/** Everything the measured servers stand on: PostgreSQL that flushes to disk, Redis, the simulator. */
export class Ground {
  private readonly servers = new Map<string, Promise<MeasuredServer>>();
  private readonly databases = new Map<number, Promise<string>>();
  /** By database: the server that works there. */
  private readonly workers = new Map<number, { key: string; server: Promise<MeasuredServer> }>();
  private readonly ending: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly directory: string,
    private readonly postgres: RunningPostgres,
    readonly redisUrl: string,
    private readonly simulatorUrl: string,
    /** Where CPU profiles of our servers go, if anywhere. */
    private readonly profiles: string | null,
  ) {}

  static async prepare(options: { profiles: string | null }): Promise<Ground> {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'loquent-bench-'));
    // PostgreSQL's system user must be able to enter it.
    chmodSync(directory, 0o755);
    const postgres = await startPostgres({
      directory: path.join(directory, 'postgres'),
      password: 'bench',
      logFile: path.join(directory, 'postgres.log'),
      durable: true,
    });
    const redis = await startRedis();
    const simulator = await startSimulator({ port: 0, account: secrets.parentAccount, reviews: 'manual' });
    const ground = new Ground(directory, postgres, redis.url, simulator.url, options.profiles);
    ground.ending.push(
      () => simulator.stop(),
      () => redis.stop(),
      () => postgres.stop(),
      () => rm(directory, { recursive: true, force: true }),
    );
    return ground;
  }

  /** Ends everything, servers first. */
  async end(): Promise<void> {
    const servers = await Promise.allSettled(this.servers.values());
    await Promise.all(servers.map((one) => (one.status === 'fulfilled' ? one.value.stop() : null)));
    for (const end of this.ending) await end();
  }

  /** The address of a seeded database. */
  database(scale = 1): Promise<string> {
    let database = this.databases.get(scale);
    if (!database) this.databases.set(scale, (database = this.createDatabase(scale)));
    return database;
  }

  /** Runs SQL in a seeded database. */
  async query<Row extends QueryResultRow>(sql: string, values: unknown[] = [], scale = 1): Promise<Row[]> {
    const client = new Client({ connectionString: await this.database(scale) });
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** What PostgreSQL has logged so far. */
  databaseLog(): string {
    return readFileSync(path.join(this.directory, 'postgres.log'), 'utf8');
  }

  /** Our server, as in production. */
  async ours(wish: Wish = {}): Promise<MeasuredServer> {
    const { role = 'api', scale = 1, twilioUrl = '' } = wish;
    const key = `ours ${role} ${scale} ${twilioUrl}`;
    if (role === 'api') return this.ourServer(key, wish);
    const former = this.workers.get(scale);
    if (former && former.key !== key) {
      // Workers of one database share its queues: an earlier row's would hand texts to another Twilio.
      this.servers.delete(former.key);
      await (await former.server).stop();
    }
    const server = this.ourServer(key, wish);
    this.workers.set(scale, { key, server });
    return server;
  }

  private ourServer(key: string, wish: Wish): Promise<MeasuredServer> {
    return this.shared(key, wish, async (port) => ({
      program: serverProgram,
      args: ['--role', wish.role ?? 'api'],
      ready: `http://127.0.0.1:${port}/readyz`,
      execArgv: this.profiles ? ['--cpu-prof', `--cpu-prof-dir=${this.profiles}`] : [],
      env: {
        NODE_ENV: 'production',
        PORT: String(port),
        DATABASE_URL: await this.database(wish.scale),
        REDIS_URL: this.redisUrl,
        PUBLIC_URL: wish.primaryProfileSid ? `http://127.0.0.1:${port}` : publicUrl,
        ...(wish.primaryProfileSid ? { TWILIO_PRIMARY_PROFILE_SID: wish.primaryProfileSid } : {}),
        JWT_SECRET: secrets.jwt,
        ENCRYPTION_KEYS: secrets.encryptionKeys,
        TWILIO_ACCOUNT_SID: secrets.parentAccount.sid,
        TWILIO_AUTH_TOKEN: secrets.parentAccount.token,
        TWILIO_API_BASE_URL: wish.twilioUrl ?? this.simulatorUrl,
        COMPLIANCE_EMAIL: 'compliance@loquent.example',
        DOCUMENT_STORAGE_DIR: path.join(this.directory, 'documents'),
        // Counted as in production, and never reached.
        RATE_LIMIT_ADDRESS: '100000000',
        RATE_LIMIT_ORGANIZATION: '100000000',
      },
    }));
  }

  /** The bare server that ours is compared with. */
  yardstick(wish: Pick<Wish, 'inspect'> = {}): Promise<MeasuredServer> {
    return this.shared('yardstick', wish, async (port) => ({
      program: path.join(projectRoot, 'bench/dist/bench/yardstick/main.js'),
      args: [],
      ready: `http://127.0.0.1:${port}/`,
      execArgv: [],
      env: {
        PORT: String(port),
        DATABASE_URL: await this.database(),
        REDIS_URL: this.redisUrl,
      },
    }));
  }

  private shared(
    key: string,
    wish: Wish,
    launch: (port: number) => Promise<Launch>,
  ): Promise<MeasuredServer> {
    const known = wish.inspect ? undefined : this.servers.get(key);
    if (known) return known;
    const server = start(launch, wish.inspect === true, this.directory);
    this.servers.set(wish.inspect ? `${key} ${this.servers.size}` : key, server);
    return server;
  }

  private async createDatabase(scale: number): Promise<string> {
    const name = `scale_${scale}`;
    const admin = new Client({ connectionString: this.postgres.url('postgres') });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    await admin.end();
    const url = this.postgres.url(name);
    await migrateDatabase(url);
    await seed(url, scale);
    return url;
  }
}

interface Launch {
  program: string;
  args: string[];
  /** Answers 200 once it serves. */
  ready: string;
  execArgv: string[];
  env: Record<string, string>;
}

async function start(
  launch: (port: number) => Promise<Launch>,
  inspect: boolean,
  directory: string,
): Promise<MeasuredServer> {
  const port = await freePort();
  const { program, args, ready, execArgv, env } = await launch(port);
  const inspectorPort = inspect ? await freePort() : null;
  const logFile = path.join(directory, `server-${port}.log`);
  const log = openSync(logFile, 'a');
  const inspector = inspectorPort ? [`--inspect=127.0.0.1:${inspectorPort}`] : [];
  const child = spawn(process.execPath, [...inspector, ...execArgv, program, ...args], {
    // Nothing of the caller's environment: what is measured must not depend on it.
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const deadline = Date.now() + 60_000;
  while (!(await isReady(ready))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${path.basename(program)} did not start:\n${lastLines(logFile)}`);
    }
    await sleep(50);
  }
  return { port, url: `http://127.0.0.1:${port}`, child, inspectorPort, stop: () => stopChild(child) };
}

async function startRedis(): Promise<{ url: string; stop(): Promise<void> }> {
  const program = await findRedisServer();
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(program, options, { stdio: 'ignore' });
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error('Redis did not start');
    await sleep(20);
  }
  return { url: `redis://127.0.0.1:${port}`, stop: () => stopChild(child) };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
