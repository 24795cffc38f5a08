import { createHash } from 'node:crypto';
import { fault, DomainError, UserErrorCode } from '../domain/errors';
import type { UnitOfWork } from './unit-of-work';

/** Scope of keys given outside any organization. */
const outside = '00000000-0000-0000-0000-000000000000';
const keptForMs = 24 * 3_600_000;

/**
 * Claims an idempotency key for `newId` within the transaction. Gives the id to work under: `newId` when the key
 * is new, or, with `repeated`, the id of the first call's result. Concurrent calls with one key queue up behind
 * the first one's transaction. The key with other input is a CONFLICT.
 */
export async function claimKey(
  tx: UnitOfWork,
  claim: {
    organizationId: string | null;
    mutation: string;
    key: string | null | undefined;
    input: unknown;
    newId: string;
  },
): Promise<{ id: string; repeated: boolean }> {
  if (!claim.key) return { id: claim.newId, repeated: false };
  const scope = claim.organizationId ?? outside;
  const inputHash = createHash('sha256').update(stableText(claim.input)).digest('hex');
  const expired = new Date(tx.now.getTime() - keptForMs);
  const rows: { result_id: string; input_hash: string; fresh: boolean }[] = await tx.manager.query(
    `INSERT INTO idempotency_keys AS k (organization_id, mutation, key, input_hash, result_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (organization_id, mutation, key) DO UPDATE SET
       input_hash = CASE WHEN k.created_at < $7 THEN excluded.input_hash ELSE k.input_hash END,
       result_id = CASE WHEN k.created_at < $7 THEN excluded.result_id ELSE k.result_id END,
       created_at = CASE WHEN k.created_at < $7 THEN excluded.created_at ELSE k.created_at END
     RETURNING result_id, input_hash`,
    [scope, claim.mutation, claim.key, inputHash, claim.newId, tx.now, expired],
  );
  const row = rows[0]!;
  if (row.input_hash !== inputHash)
    throw new DomainError(
      fault(
        UserErrorCode.CONFLICT,
        'This idempotency key was used with other input in the last 24 hours. Use a new key for a new request.',
        ['input', 'idempotencyKey'],
      ),
    );
  return { id: row.result_id, repeated: row.result_id !== claim.newId };
}

/** JSON with sorted keys and without undefined, so that the same input hashes the same. */
function stableText(input: unknown): string {
  return JSON.stringify(input, (_key, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
