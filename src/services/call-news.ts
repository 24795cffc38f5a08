import { randomUUID } from 'node:crypto';
import {
  CallAnswerer,
  CallRecordingKind,
  CallStatus,
  isOver,
  laterAnswerer,
  nextStatus,
  readCallStatus,
} from '../domain/calls';
import { NotificationKind } from '../domain/notifications';
import type { CallEntity } from '../entities/call';
import { callColumns, callIdOf, lockCall } from './call-rows';
import { eventTime } from './message-news';
import { notify } from './notify';
import type { Receipt } from './receipts';
import type { UnitOfWork } from './unit-of-work';

/** News of one call, from wherever. */
export interface CallNews {
  status: CallStatus | null;
  answeredBy?: CallAnswerer | null;
  durationSeconds?: number | null;
  endedAt?: Date | null;
  summaryState?: string | null;
  qualityTags?: string[];
}

/** Keeps calls as Twilio tells of them: in any order and any number of times, the same comes out. */
export class CallNewsService {
  /** A call has come in, or something became of it. */
  async applyStatus(tx: UnitOfWork, receipt: Receipt): Promise<void> {
    const { params, receivedAt } = receipt;
    // What we dial for the caller has a call of its own at Twilio and is no call of a customer.
    if (text(params.ParentCallSid) || (text(params.Direction) ?? 'inbound') !== 'inbound') return;
    const status = readCallStatus(params.CallStatus);
    const call = await this.call(tx, receipt);
    if (!call) return;
    const ended = status !== null && isOver(status);
    await this.apply(tx, call, {
      status,
      durationSeconds: ended ? count(params.CallDuration) : null,
      endedAt: ended ? eventTime(params.Timestamp, receivedAt) : null,
    });
  }

  /** A step of the answer has ended: we were asked what comes next. */
  async applyStep(tx: UnitOfWork, receipt: Receipt): Promise<void> {
    const { params } = receipt;
    const call = await this.call(tx, receipt);
    if (!call) return;
    const { after } = (params.query ?? {}) as { after?: unknown };
    const wasRung = after === 'RING' && wasTalked(params.DialCallStatus, params.DialBridged);
    const leftMessage = after === 'VOICEMAIL' && text(params.RecordingSid) !== null;
    await this.apply(tx, call, {
      status: readCallStatus(params.CallStatus),
      answeredBy: wasRung ? CallAnswerer.MEMBER : leftMessage ? CallAnswerer.VOICEMAIL : null,
    });
  }

  /** The stream to the agent has begun, ended or failed: only its beginning proves that the agent has the call. */
  async applyStream(tx: UnitOfWork, receipt: Receipt): Promise<void> {
    if (receipt.params.StreamEvent !== 'stream-started') return;
    const call = await this.known(tx, receipt);
    await this.apply(tx, call, { status: CallStatus.IN_PROGRESS, answeredBy: CallAnswerer.AGENT });
  }

  /** A recording is ready. */
  async applyRecording(tx: UnitOfWork, receipt: Receipt): Promise<void> {
    const { params, organizationId, receivedAt } = receipt;
    const twilioSid = text(params.RecordingSid);
    if (!twilioSid || params.RecordingStatus !== 'completed') return;
    const call = await this.known(tx, receipt);
    const { kind } = (params.query ?? {}) as { kind?: unknown };
    const isMessage = kind === CallRecordingKind.VOICEMAIL;
    const rows: unknown[] = await tx.manager.query(
      `INSERT INTO call_recordings (id, organization_id, call_id, twilio_sid, kind, duration_seconds, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (organization_id, twilio_sid) DO NOTHING RETURNING id`,
      [
        randomUUID(),
        organizationId,
        call.id,
        twilioSid,
        isMessage ? CallRecordingKind.VOICEMAIL : CallRecordingKind.CALL,
        count(params.RecordingDuration),
        receivedAt,
      ],
    );
    if (rows.length === 0) return;
    const answeredBy = isMessage ? CallAnswerer.VOICEMAIL : null;
    await this.apply(tx, call, { status: null, answeredBy }, true);
    if (isMessage) await tellOfMessage(tx, call);
  }

  /** Twilio's own account of a call, minutes later: it heals what was lost, and says how the line was. */
  async applySummary(tx: UnitOfWork, { organizationId, params, receivedAt }: Receipt): Promise<void> {
    const data = (params.data ?? {}) as Record<string, unknown>;
    const sid = text(data.call_sid) ?? text(data.callSid);
    const call = sid && (await lockCall(tx.manager, organizationId, callIdOf(organizationId, sid)));
    if (!call) return;
    const state = text(data.processing_state) ?? text(data.processingState);
    if (call.summaryState === 'complete' && state !== 'complete') return;
    const status = readCallStatus(data.call_state ?? data.callState);
    const ended = data.end_time ?? data.endTime;
    await this.apply(tx, call, {
      status,
      durationSeconds: count(data.duration),
      endedAt: text(ended) ? eventTime(ended, receivedAt) : null,
      summaryState: state,
      qualityTags: Array.isArray(data.tags) ? data.tags.filter((tag) => typeof tag === 'string') : [],
    });
  }

  /** The call that form news is of, written down if this is the first of it; null when no number of ours was called. */
  private async call(
    tx: UnitOfWork,
    { organizationId, params, receivedAt }: Receipt,
  ): Promise<CallEntity | null> {
    const sid = text(params.CallSid);
    if (!sid) return null;
    const id = callIdOf(organizationId, sid);
    const known = await lockCall(tx.manager, organizationId, id);
    if (known) return known;
    const numbers: { id: string }[] = await tx.manager.query(
      `SELECT id FROM phone_numbers WHERE organization_id = $1 AND e164 = $2 AND lifecycle <> 'FAILED'
       ORDER BY lifecycle = 'ACTIVE' DESC, created_at DESC LIMIT 1`,
      [organizationId, text(params.To) ?? ''],
    );
    if (numbers.length === 0) return null;
    const rows: CallEntity[] = await tx.manager.query(
      `INSERT INTO calls (id, organization_id, phone_number_id, twilio_sid, contact, status, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, 'RINGING', $6, $7) RETURNING ${callColumns}`,
      [id, organizationId, numbers[0]!.id, sid, text(params.From) ?? 'Anonymous', receivedAt, tx.now],
    );
    announce(tx, rows[0]!);
    await planLookUp(tx, rows[0]!);
    return rows[0]!;
  }

  /** For news without the numbers: when it overtakes the first of a call, it is tried again after it. */
  private async known(tx: UnitOfWork, { organizationId, params }: Receipt): Promise<CallEntity> {
    const id = callIdOf(organizationId, text(params.CallSid) ?? '');
    const call = await lockCall(tx.manager, organizationId, id);
    if (!call) throw new Error('news of a call that is not known yet');
    return call;
  }

  /** Writes what is new of a call that is held; `force` tells of it though its row stays the same. */
  async apply(tx: UnitOfWork, call: CallEntity, news: CallNews, force = false): Promise<void> {
    const next = {
      status: nextStatus(call.status, news.status),
      answeredBy: laterAnswerer(call.answeredBy, news.answeredBy ?? null),
      durationSeconds: news.durationSeconds ?? call.durationSeconds,
      endedAt: call.endedAt ?? news.endedAt ?? null,
      summaryState: news.summaryState ?? call.summaryState,
      qualityTags: news.qualityTags ?? call.qualityTags,
    };
    const changed = (Object.keys(next) as (keyof typeof next)[]).some(
      (key) => JSON.stringify(next[key]) !== JSON.stringify(call[key]),
    );
    if (!changed && !force) return;
    await tx.manager.query(
      `UPDATE calls SET status = $3, answered_by = $4, duration_seconds = $5, ended_at = $6, summary_state = $7,
         quality_tags = $8, updated_at = $9, revision = revision + 1
       WHERE organization_id = $1 AND id = $2`,
      [
        call.organizationId,
        call.id,
        next.status,
        next.answeredBy,
        next.durationSeconds,
        next.endedAt,
        next.summaryState,
        next.qualityTags,
        tx.now,
      ],
    );
    announce(tx, { ...call, revision: call.revision + 1 });
    if (isOver(next.status) && !isOver(call.status)) await tx.unschedule('look-up-call', call.id);
  }
}

/** By then nearly every call is over, and Twilio has told so in two ways. */
const lookUpAfterMs = 3_600_000;

/** Has Twilio be asked about the call, should its end not be told. */
export function planLookUp(tx: UnitOfWork, { organizationId, id: callId }: CallEntity): Promise<void> {
  const due = new Date(tx.now.getTime() + lookUpAfterMs);
  return tx.schedule('look-up-call', callId, { organizationId, callId }, due);
}

function announce(tx: UnitOfWork, { organizationId, id, revision, phoneNumberId }: CallEntity): void {
  tx.changed({ organizationId, entity: 'CALL', id, revision, phoneNumberId });
}

async function tellOfMessage(tx: UnitOfWork, call: CallEntity): Promise<void> {
  await notify(tx, {
    organizationId: call.organizationId,
    kind: NotificationKind.VOICEMAIL_RECEIVED,
    cause: `voicemail:${call.id}`,
    title: `${call.contact} left a message`,
    body: 'Nobody could take the call, so the caller left a message. Listen to it and call back.',
    phoneNumberId: call.phoneNumberId,
  });
}

/** Picked up alone is no talk: whoever does not take the call is hung up on. */
export function wasTalked(dialStatus: unknown, bridged: unknown): boolean {
  return (dialStatus === 'completed' || dialStatus === 'answered') && bridged !== 'false';
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function count(value: unknown): number | null {
  const number = Number(value ?? Number.NaN);
  return Number.isInteger(number) && number >= 0 ? number : null;
}
