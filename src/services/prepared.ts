import type { Pool, PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * A statement that is run again and again: each connection has Postgres parse and plan it once, which for a join
 * of several tables costs more than running it. Its rows come as the driver reads them.
 */
export class Prepared<Row extends object> {
  constructor(
    /** Unique among all of them. */
    private readonly name: string,
    private readonly text: string,
  ) {}

  /** Within a transaction. */
  async within(manager: EntityManager, values: unknown[]): Promise<Row[]> {
    const client = (await manager.queryRunner!.connect()) as PoolClient;
    return (await client.query<Row>({ name: this.name, text: this.text, values })).rows;
  }

  async rows(db: DataSource, values: unknown[]): Promise<Row[]> {
    const { master } = db.driver as unknown as { master: Pool };
    return (await master.query<Row>({ name: this.name, text: this.text, values })).rows;
  }
}
