import { may, type OrganizationActor, Permission } from '../domain/actor';
import { isOver } from '../domain/calls';
import { refuse, UserErrorCode } from '../domain/errors';
import { isId } from '../domain/ids';
import type { PageRequest } from '../domain/paging';
import type { CallEntity, CallRecordingEntity } from '../entities/call';
import { callColumns, lockCall, recordingColumns } from './call-rows';
import type { Transactions } from './unit-of-work';

/** Reads calls, for many numbers at once, and takes what the voice agent says of one. */
export class CallService {
  constructor(private readonly transactions: Transactions) {}

  /** Newest first, one more than asked for; of one number when given, and none of an unknown one. */
  async list(
    { organizationId }: OrganizationActor,
    { limit, after }: PageRequest,
    phoneNumberId: string | null,
  ): Promise<CallEntity[]> {
    if (phoneNumberId !== null && !isId(phoneNumberId)) return [];
    return this.db.query(
      `SELECT ${callColumns} FROM calls
       WHERE organization_id = $1 AND ($2::uuid IS NULL OR phone_number_id = $2)
         AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $5`,
      [organizationId, phoneNumberId, after?.at ?? null, after?.id ?? null, limit + 1],
    );
  }

  /** The same page of each of these numbers, in one statement. */
  async ofNumbers(
    organizationId: string,
    phoneNumberIds: readonly string[],
    { limit, after }: PageRequest,
  ): Promise<Map<string, CallEntity[]>> {
    const rows: CallEntity[] = await this.db.query(
      `SELECT one.* FROM unnest($2::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT ${callColumns} FROM calls WHERE organization_id = $1 AND phone_number_id = wanted.id
           AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
         ORDER BY created_at DESC, id DESC LIMIT $5) one`,
      [organizationId, phoneNumberIds, after?.at ?? null, after?.id ?? null, limit + 1],
    );
    return grouped(rows, (call) => call.phoneNumberId);
  }

  /** By call id, oldest first; calls without any are left out. */
  async recordings(
    organizationId: string,
    callIds: readonly string[],
  ): Promise<Map<string, CallRecordingEntity[]>> {
    const rows: CallRecordingEntity[] = await this.db.query(
      `SELECT ${recordingColumns} FROM call_recordings
       WHERE organization_id = $1 AND call_id = ANY($2::uuid[]) ORDER BY created_at, id`,
      [organizationId, callIds],
    );
    return grouped(rows, (recording) => recording.callId);
  }

  /**
   * The voice agent is done with the call: when its stream ends, the caller is not passed on. Without this word the end
   * of a stream means that somebody else is to take over. Saying it again changes nothing.
   */
  async finish(actor: OrganizationActor, id: string): Promise<CallEntity> {
    if (!may(actor, Permission.AnswerCalls))
      refuse(UserErrorCode.NOT_ALLOWED, 'Only the voice agent can say that a call is done.');
    const { organizationId } = actor;
    return this.transactions.run(async (tx) => {
      const call = isId(id) ? await lockCall(tx.manager, organizationId, id) : null;
      if (!call)
        return refuse(UserErrorCode.NOT_FOUND, 'There is no call with this id.', ['input', 'callId']);
      if (call.finishedAt || isOver(call.status)) return call;
      await tx.manager.query(
        `UPDATE calls SET finished_at = $3, updated_at = $3, revision = revision + 1
         WHERE organization_id = $1 AND id = $2`,
        [organizationId, call.id, tx.now],
      );
      const revision = call.revision + 1;
      tx.changed({
        organizationId,
        entity: 'CALL',
        id: call.id,
        revision,
        phoneNumberId: call.phoneNumberId,
      });
      return { ...call, finishedAt: tx.now, updatedAt: tx.now, revision };
    });
  }

  private get db() {
    return this.transactions.db;
  }
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
