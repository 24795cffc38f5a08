import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { logger } from '../lib/logger';

const log = logger.child({ part: 'single-process' });

/** Arbitrary but fixed. */
const lockId = 20261123;

/** Another process serves this database, and without Redis they could not tell each other of changes. */
export class AnotherProcessRuns extends Error {
  override readonly name = 'AnotherProcessRuns';
  constructor() {
    super(
      'Another process serves this database. Without REDIS_URL only one may run: set it, or stop the other.',
    );
  }
}

/**
 * Holds the right to be the only process on a database for as long as the connection stands. A predecessor that is
 * stopping is waited for.
 */
export class SingleProcessLock {
  private client: Client | null = null;
  private released = false;

  constructor(private readonly databaseUrl: string) {}

  async acquire(waitMs: number): Promise<void> {
    const deadline = Date.now() + waitMs;
    while (!(await this.tryOnce())) {
      if (Date.now() >= deadline) throw new AnotherProcessRuns();
      await pause(200);
    }
  }

  async release(): Promise<void> {
    this.released = true;
    await this.client?.end().catch(() => undefined);
  }

  private async tryOnce(): Promise<boolean> {
    const client = new Client({ connectionString: this.databaseUrl, keepAlive: true });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      lockId,
    ]);
    if (!rows[0]?.taken) {
      await client.end();
      return false;
    }
    this.client = client;
    client.once('end', () => void this.takeAgain());
    return true;
  }

  /** The database restarted: take the lock back, and say so when somebody else was faster. */
  private async takeAgain(): Promise<void> {
    while (!this.released) {
      await pause(1_000, undefined, { ref: false });
      const taken = await this.tryOnce().catch(() => null);
      if (taken) return;
      if (taken === false) log.error('another process took over this database; set REDIS_URL to run several');
    }
  }
}
