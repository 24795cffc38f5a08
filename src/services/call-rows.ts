import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { CallEntity } from '../entities/call';

/** As the entity names them, so that rows need no mapping on their way out. */
export const callColumns = `id, organization_id AS "organizationId", phone_number_id AS "phoneNumberId",
  twilio_sid AS "twilioSid", contact, status, answered_by AS "answeredBy", duration_seconds AS "durationSeconds",
  summary_state AS "summaryState", quality_tags AS "qualityTags", finished_at AS "finishedAt", ended_at AS "endedAt",
  revision, created_at AS "createdAt", updated_at AS "updatedAt"`;

export const recordingColumns = `id, organization_id AS "organizationId", call_id AS "callId",
  twilio_sid AS "twilioSid", kind, duration_seconds AS "durationSeconds", created_at AS "createdAt"`;

/** A call's id follows from Twilio's: the agent is given it before anything is written. */
export function callIdOf(organizationId: string, twilioSid: string): string {
  const hex = createHash('sha256').update(`call:${organizationId}:${twilioSid}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Held until the transaction ends; null for an unknown one. */
export async function lockCall(
  manager: EntityManager,
  organizationId: string,
  id: string,
): Promise<CallEntity | null> {
  const rows: CallEntity[] = await manager.query(
    `SELECT ${callColumns} FROM calls WHERE organization_id = $1 AND id = $2 FOR UPDATE`,
    [organizationId, id],
  );
  return rows[0] ?? null;
}
