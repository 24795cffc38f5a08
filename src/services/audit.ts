import { randomUUID } from 'node:crypto';
import type { OrganizationActor } from '../domain/actor';
import type { UnitOfWork } from './unit-of-work';

/** Records who did what; `detail` holds ids, codes and amounts, never personal data or secrets. */
export async function audit(
  tx: UnitOfWork,
  actor: OrganizationActor,
  act: string,
  subjectId: string | null,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await tx.manager.query(
    `INSERT INTO audit_events (id, organization_id, actor_kind, user_id, act, subject_id, detail, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      randomUUID(),
      actor.organizationId,
      actor.kind,
      actor.userId,
      act,
      subjectId,
      JSON.stringify(detail),
      tx.now,
    ],
  );
}
