import type { DataSource } from 'typeorm';
import { may, type OrganizationActor, Permission } from '../domain/actor';
import { type BusinessHours, readBusinessHours } from '../domain/business-hours';
import { usualTexts } from '../domain/call-routing';
import { DomainError, refuse, UserErrorCode } from '../domain/errors';
import { audit } from './audit';
import type { Transactions, UnitOfWork } from './unit-of-work';

/** How the organization's calls are answered, with the usual words where it has none of its own. */
export interface CallSettings {
  recordCalls: boolean;
  recordingNotice: string;
  voicemailGreeting: string;
  afterHoursMessage: string;
  businessHours: BusinessHours | null;
}

/** What is left out stays; null puts the usual words back, or, of the hours, means always open. */
export interface UpdateCallSettings {
  recordCalls?: boolean | null;
  recordingNotice?: string | null;
  voicemailGreeting?: string | null;
  afterHoursMessage?: string | null;
  businessHours?: BusinessHours | null;
}

interface Row {
  recordCalls: boolean;
  recordingNotice: string | null;
  voicemailGreeting: string | null;
  afterHoursMessage: string | null;
  businessHours: BusinessHours | null;
}

const columns = `record_calls AS "recordCalls", recording_notice AS "recordingNotice",
  voicemail_greeting AS "voicemailGreeting", after_hours_message AS "afterHoursMessage",
  business_hours AS "businessHours"`;

/** The organization's own settings for calls; a number overrides only whether calls are recorded. */
export class CallSettingsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
  ) {}

  async get(organizationId: string): Promise<CallSettings> {
    const rows: Row[] = await this.db.query(
      `SELECT ${columns} FROM call_settings WHERE organization_id = $1`,
      [organizationId],
    );
    return shown(rows[0]);
  }

  async update(actor: OrganizationActor, command: UpdateCallSettings): Promise<CallSettings> {
    if (!may(actor, Permission.ManageOrganization))
      refuse(UserErrorCode.NOT_ALLOWED, 'Only an owner or admin can change how calls are answered.');
    const { organizationId } = actor;
    const change = readChange(command);
    await this.transactions.run(async (tx) => {
      await tx.manager.query(
        `INSERT INTO call_settings (organization_id, updated_at) VALUES ($1, $2)
         ON CONFLICT (organization_id) DO NOTHING`,
        [organizationId, tx.now],
      );
      const rows: Row[] = await tx.manager.query(
        `SELECT ${columns} FROM call_settings WHERE organization_id = $1 FOR UPDATE`,
        [organizationId],
      );
      const next = { ...rows[0]!, ...change };
      const changed = (Object.keys(next) as (keyof Row)[]).filter(
        (key) => stable(next[key]) !== stable(rows[0]![key]),
      );
      if (changed.length === 0) return;
      await tx.manager.query(
        `UPDATE call_settings SET record_calls = $2, recording_notice = $3, voicemail_greeting = $4,
           after_hours_message = $5, business_hours = $6, revision = revision + 1, updated_at = $7
         WHERE organization_id = $1`,
        [
          organizationId,
          next.recordCalls,
          next.recordingNotice,
          next.voicemailGreeting,
          next.afterHoursMessage,
          next.businessHours && JSON.stringify(next.businessHours),
          tx.now,
        ],
      );
      callSettingsChanged(tx, organizationId);
      await audit(tx, actor, 'call-settings.updated', organizationId, { fields: changed });
    });
    return this.get(organizationId);
  }
}

/** Has every process forget what it remembers of how the organization's calls are answered. */
export function callSettingsChanged(tx: UnitOfWork, organizationId: string): void {
  tx.changed({ organizationId, entity: 'CALL_SETTINGS', id: organizationId, revision: tx.now.getTime() });
}

function shown(row: Row | undefined): CallSettings {
  return {
    recordCalls: row?.recordCalls ?? false,
    recordingNotice: row?.recordingNotice ?? usualTexts.recordingNotice,
    voicemailGreeting: row?.voicemailGreeting ?? usualTexts.voicemailGreeting,
    afterHoursMessage: row?.afterHoursMessage ?? usualTexts.afterHoursMessage,
    businessHours: row?.businessHours ?? null,
  };
}

function readChange(command: UpdateCallSettings): Partial<Row> {
  const text = (given: string | null | undefined) =>
    given === undefined ? undefined : given?.trim() || null;
  const read = command.businessHours
    ? readBusinessHours(command.businessHours, ['input', 'businessHours'])
    : { hours: command.businessHours, faults: null };
  if (read.faults) throw new DomainError(...read.faults);
  const change = {
    recordCalls: command.recordCalls ?? undefined,
    recordingNotice: text(command.recordingNotice),
    voicemailGreeting: text(command.voicemailGreeting),
    afterHoursMessage: text(command.afterHoursMessage),
    businessHours: read.hours,
  };
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/** Postgres gives the keys of a stored object back in an order of its own. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
