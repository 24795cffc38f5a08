import { Client, type Pool } from 'pg';
import { logger } from '../lib/logger';

const log = logger.child({ part: 'worker' });

/** Arbitrary but fixed: keeps these locks apart from other advisory locks. */
const seed = 20261124;

/**
 * Tells living workers from dead ones. Each holds a lock under its runner's id on a connection of its own, which
 * ends with the process however that dies. Jobs that a dead one held go back to the queue within seconds; left to
 * itself, the queue would wait four hours.
 */
export class WorkerPresence {
  private client: Client | null = null;
  private ended = false;
  /** Runners that were not alive at the last look: one look is not enough, a connection may just be coming back. */
  private missing = new Set<string>();

  constructor(
    private readonly databaseUrl: string,
    private readonly pool: Pool,
  ) {}

  /** Shows that the runner lives, in place of the one before it. */
  async hold(id: string): Promise<void> {
    const client = new Client({ connectionString: this.databaseUrl, keepAlive: true });
    const before = this.client;
    this.client = client;
    client.on('error', () => undefined);
    client.once('end', () => {
      if (this.client !== client || this.ended) return;
      setTimeout(() => {
        if (this.client === client && !this.ended) this.hold(id).catch(() => undefined);
      }, 500).unref();
    });
    try {
      await client.connect();
      await client.query('SELECT pg_advisory_lock(hashtextextended($1, $2))', [id, seed]);
    } finally {
      await before?.end().catch(() => undefined);
    }
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.client?.end().catch(() => undefined);
  }

  /** Hands back the jobs of runners that were gone at this look and at the one before. */
  async releaseAbandonedJobs(): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>(
      'SELECT DISTINCT locked_by AS id FROM graphile_worker.jobs WHERE locked_by IS NOT NULL',
    );
    const gone: string[] = [];
    for (const { id } of rows) if (await this.isGone(id)) gone.push(id);
    const abandoned = gone.filter((id) => this.missing.has(id));
    this.missing = new Set(gone);
    if (abandoned.length === 0) return;
    await this.pool.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [abandoned]);
    log.warn({ runners: abandoned }, 'jobs of runners that are gone went back to the queue');
  }

  /** A lock that can be had is held by nobody. Taken and given back in one statement's transaction. */
  private async isGone(id: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ free: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, $2)) AS free',
      [id, seed],
    );
    return rows[0]!.free;
  }
}
