import type { DataSource } from 'typeorm';
import type { WaitHistory } from '../domain/estimates';
import type { RegistrationKind } from '../domain/registrations';

const freshForMs = 10 * 60_000;

/** How long reviews have taken of late, over all organizations: the last 200 approvals of each kind, kept 10 minutes. */
export class WaitHistories {
  private read: Promise<Map<string, WaitHistory>> | null = null;
  private readAt = 0;

  constructor(private readonly db: DataSource) {}

  async of(kind: RegistrationKind): Promise<WaitHistory | null> {
    if (!this.read || Date.now() - this.readAt > freshForMs) {
      this.readAt = Date.now();
      this.read = this.query();
      this.read.catch(() => (this.read = null));
    }
    return (await this.read).get(kind) ?? null;
  }

  private async query(): Promise<Map<string, WaitHistory>> {
    const rows: { kind: string; count: number; median_days: number; p90_days: number }[] =
      await this.db.query(
        `SELECT kind, count(*)::int AS count,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS median_days,
              percentile_cont(0.9) WITHIN GROUP (ORDER BY days) AS p90_days
       FROM (
         SELECT r.kind, extract(epoch FROM v.decided_at - v.submitted_at) / 86400 AS days,
                row_number() OVER (PARTITION BY r.kind ORDER BY v.decided_at DESC) AS nth
         FROM registrations r
         JOIN registration_versions v ON v.registration_id = r.id AND v.version = r.version
         WHERE r.state = 'APPROVED' AND v.decided_at IS NOT NULL AND v.submitted_at IS NOT NULL
       ) AS recent
       WHERE nth <= 200 GROUP BY kind`,
      );
    return new Map(
      rows.map((row) => [
        row.kind,
        { count: row.count, medianDays: Number(row.median_days), p90Days: Number(row.p90_days) },
      ]),
    );
  }
}
