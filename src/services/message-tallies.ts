import type { DataSource } from 'typeorm';

/** Rows added up at once: a fraction of a second. */
const atOnce = 20_000;
/** Arbitrary but fixed: one process at a time adds up. */
const foldingLock = 20261124;

/**
 * Sweep: adds what messages have gone through to the counts of their hours. Reports read counts and rows not added yet
 * together, in one snapshot, so when this runs does not matter to them.
 */
export async function foldTallies(db: DataSource): Promise<void> {
  let folded = atOnce;
  while (folded === atOnce)
    folded = await db.transaction(async (manager) => {
      const [lock]: { taken: boolean }[] = await manager.query(
        'SELECT pg_try_advisory_xact_lock($1) AS taken',
        [foldingLock],
      );
      if (!lock!.taken) return 0;
      const [row]: { count: number }[] = await manager.query(
        `WITH taken AS (
           DELETE FROM message_tallies WHERE id = ANY(ARRAY(SELECT id FROM message_tallies ORDER BY id LIMIT ${atOnce}))
           RETURNING *
         ), hours AS (
           INSERT INTO message_hours AS h (organization_id, hour, sent, delivered, failed)
           SELECT organization_id, hour, sum(sent), sum(delivered), sum(failed) FROM taken GROUP BY 1, 2
           ON CONFLICT (organization_id, hour) DO UPDATE SET sent = h.sent + excluded.sent,
             delivered = h.delivered + excluded.delivered, failed = h.failed + excluded.failed
         ), failures AS (
           INSERT INTO message_failure_hours AS f (organization_id, hour, error_code, contact, messages)
           SELECT organization_id, hour, error_code, contact, sum(failed) FROM taken
           WHERE error_code IS NOT NULL GROUP BY 1, 2, 3, 4
           ON CONFLICT (organization_id, hour, error_code, contact) DO UPDATE SET messages = f.messages + excluded.messages
         )
         SELECT count(*)::int AS count FROM taken`,
      );
      return row!.count;
    });
}
