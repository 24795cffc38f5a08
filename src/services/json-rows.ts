import type { EntityMetadata } from 'typeorm';

/** Columns that JSON would carry as numbers, which JavaScript rounds; repositories give them as text too. */
const exact = ['numeric', 'bigint'];

/**
 * Rows of one table as a JSON array within a larger statement, and back as a repository would give them. Many tables
 * read in one statement are seen at one moment and cost one round trip.
 */
export class JsonRows<Row extends object> {
  private readonly instants: string[];

  constructor(private readonly metadata: EntityMetadata) {
    this.instants = metadata.columns
      .filter((column) => column.type === 'timestamptz')
      .map((column) => column.propertyName);
  }

  /** SQL: the array of rows, named `t`, that the condition holds for; empty when there are none. */
  where(condition: string, order?: string): string {
    const columns = this.metadata.columns.map(({ databaseName, propertyName, type }) => {
      const column = `t."${databaseName}"`;
      return `${exact.includes(type as string) ? `${column}::text` : column} AS "${propertyName}"`;
    });
    return `(SELECT coalesce(json_agg(row), '[]') FROM (
      SELECT ${columns.join(', ')} FROM "${this.metadata.tableName}" t
      WHERE ${condition}${order ? ` ORDER BY ${order}` : ''}) row)`;
  }

  /** The rows of an array that such SQL gave. */
  read(rows: readonly Record<string, unknown>[]): Row[] {
    return rows.map((row) => {
      for (const instant of this.instants)
        if (row[instant] !== null) row[instant] = new Date(row[instant] as string);
      return Object.assign(this.metadata.create() as Row, row);
    });
  }
}
