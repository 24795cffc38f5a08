import type { PlannedEffect } from '../domain/programmes/programme';
import { RegistrationState } from '../domain/registrations';
import { OperationState, TwilioOperationEntity } from '../entities/operations';
import { RegistrationVersionEntity } from '../entities/registration';
import type { Clock } from '../lib/clock';
import type { AccountCredentialsReader } from './account-credentials';
import { recordCharges } from './registration-charges';
import type { EffectHandlers, EffectInput, EffectResult } from './effects';
import { Operations, type Ensured } from './operations';
import { phoneNumbersChanged } from './phone-number-changes';
import { registrationChanged, registrationEvent } from './registration-changes';
import { effectKey, type RegistrationRecord, type RegistrationRecords } from './registration-records';
import { sendBack } from './registration-reviews';
import type { TollFreeVerificationService } from './toll-free-verifications';
import type { Transactions, UnitOfWork } from './unit-of-work';

const lookSoonMs = 30_000;
const accountTroubleMs = 15 * 60_000;

/**
 * Carries a submission out at Twilio, effect by effect. Killed anywhere, it goes on at the first effect that is
 * not done; what waits for a reviewer waits in the mirror, not here.
 */
export class RegistrationEngine {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
    private readonly operations: Operations,
    private readonly handlers: EffectHandlers,
    private readonly accounts: AccountCredentialsReader,
    private readonly verifications: TollFreeVerificationService,
    private readonly clock: Clock,
    private readonly noteDenied: (organizationId: string) => Promise<void>,
    private readonly settings: { complianceEmail: string; documentUrl: (publicToken: string) => string },
  ) {}

  /** Goes as far as it can now; what must wait is scheduled. */
  async advance(organizationId: string, registrationId: string): Promise<void> {
    const record = await this.read(organizationId, registrationId);
    if (!record || record.registration.state !== RegistrationState.IN_PROGRESS || !record.version.plan)
      return;
    for (const effect of record.version.plan) {
      if (record.done.has(effect.key)) continue;
      const ensured = await this.ensure(record, effect);
      switch (ensured.kind) {
        case 'done':
          record.done.set(effect.key, ensured.sid);
          break;
        case 'later':
          return this.again(record, ensured.retryAfterSeconds * 1_000);
        case 'denied':
          await this.noteDenied(organizationId);
          return this.again(record, accountTroubleMs);
        case 'rejected':
          return this.effectRejected(record, effect, ensured.code);
      }
    }
  }

  private async ensure(record: RegistrationRecord, effect: PlannedEffect): Promise<Ensured<EffectResult>> {
    const { registration, version } = record;
    const account = registration.phoneNumberId
      ? await this.accounts.forNumber(registration.organizationId, registration.phoneNumberId)
      : await this.accounts.forOrganization(registration.organizationId);
    if (!account) return { kind: 'later', retryAfterSeconds: 30 };
    if (account.readOnly) return { kind: 'later', retryAfterSeconds: 300 };
    const handler = this.handlers[effect.what];
    const input: EffectInput = {
      account,
      record,
      effect,
      parameters: this.parameters(record, effect),
      reference: reference(record),
    };
    return this.operations.ensure<EffectResult>(
      {
        organizationId: registration.organizationId,
        what: effect.what,
        naturalKey: effectKey(registration.id, version.version, effect.key),
      },
      {
        costly: handler.costly,
        before: handler.before && (() => handler.before!(input)),
        find: (operation) => handler.find(input, operation),
        create: () => handler.perform(input),
        sidOf: (result) => result.sid,
        record: (tx, result, operation) => this.effectDone(tx, record, effect, result, operation.id),
      },
    );
  }

  private parameters(record: RegistrationRecord, effect: PlannedEffect): Record<string, unknown> {
    const addresses = new Map(
      record.documents.map((one) => [one.id, this.settings.documentUrl(one.publicToken)]),
    );
    return record.programme.request(effect, {
      values: record.values,
      reference: reference(record),
      phoneNumberSid: record.number?.twilioSid ?? null,
      sids: record.done,
      complianceEmail: this.settings.complianceEmail,
      documentUrl: (id) => addresses.get(id)!,
      editReason: record.version.editReason,
    });
  }

  private async effectDone(
    tx: UnitOfWork,
    record: RegistrationRecord,
    effect: PlannedEffect,
    result: EffectResult,
    operationId: string,
  ): Promise<void> {
    const { organizationId, id } = record.registration;
    const { registration } = (await this.records.lock(tx.manager, organizationId, id, tx.now))!;
    await result.mirror(tx.manager);
    if (result.storedDifferently.length > 0)
      await registrationEvent(
        tx,
        registration,
        null,
        `Twilio stored some details otherwise than confirmed: ${result.storedDifferently.join(', ')}.`,
      );
    if (record.version.plan!.at(-1)!.key === effect.key) {
      await recordCharges(tx, record, operationId);
      await registrationEvent(tx, registration, null, 'Received; the review has begun.');
      await this.verifications.scheduleLook(tx, organizationId, result.sid, lookSoonMs);
    }
    await registrationChanged(tx, registration);
    await phoneNumbersChanged(tx, organizationId, [registration.phoneNumberId]);
  }

  /** A refused edit may mean that the time for edits is over: then the row is replaced, else it goes to the user. */
  private async effectRejected(
    record: RegistrationRecord,
    effect: PlannedEffect,
    code: number | null,
  ): Promise<void> {
    const { organizationId, id } = record.registration;
    if (effect.sid && effect.what.endsWith('.update')) {
      await this.verifications.refresh(organizationId, effect.sid);
      if (await this.replan(organizationId, id)) return this.advance(organizationId, id);
    }
    await this.transactions.run(async (tx) => {
      const locked = (await this.records.lock(tx.manager, organizationId, id, tx.now))!;
      if (locked.registration.state !== RegistrationState.IN_PROGRESS) return;
      await sendBack(tx, locked, [{ code, reason: '' }]);
    });
  }

  /** Plans the submission anew when the present state at Twilio asks for other effects than were planned. */
  private async replan(organizationId: string, registrationId: string): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const record = (await this.records.lock(tx.manager, organizationId, registrationId, tx.now))!;
      const plan = record.programme.plan({
        version: record.version.version,
        resources: record.resources,
        now: tx.now,
      });
      const planned = new Set(record.version.plan!.map((one) => one.key));
      if (plan.every((one) => planned.has(one.key))) return false;
      await tx.manager.update(RegistrationVersionEntity, { id: record.version.id }, { plan } as never);
      for (const one of plan)
        await Operations.plan(
          tx.manager,
          {
            organizationId,
            what: one.what,
            naturalKey: effectKey(registrationId, record.version.version, one.key),
          },
          tx.now,
        );
      return true;
    });
  }

  private again({ registration }: RegistrationRecord, afterMs: number): Promise<void> {
    const { organizationId, id } = registration;
    const dueAt = new Date(this.clock.now().getTime() + afterMs);
    return this.transactions.run((tx) =>
      tx.schedule('advance-registration', id, { organizationId, registrationId: id }, dueAt),
    );
  }

  private async read(organizationId: string, id: string): Promise<RegistrationRecord | null> {
    const { manager } = this.transactions.db;
    return (await this.records.load(manager, organizationId, [id], this.clock.now())).get(id) ?? null;
  }

  /** Registrations whose submission stopped half-way, such as by a job that gave up: they are set going again. */
  async resumeStranded(): Promise<number> {
    const stuckSince = new Date(this.clock.now().getTime() - 60 * 60_000);
    const rows: { organization_id: string; id: string }[] = await this.transactions.db.query(
      `SELECT DISTINCT r.organization_id, r.id FROM registrations r
       JOIN registration_versions v ON v.registration_id = r.id AND v.version = r.version
       JOIN ${this.transactions.db.getMetadata(TwilioOperationEntity).tableName} o
         ON o.organization_id = r.organization_id AND o.natural_key LIKE r.id || ':v' || r.version || ':%'
       WHERE r.state = 'IN_PROGRESS' AND o.state IN ($1, $2) AND coalesce(o.last_attempt_at, o.created_at) < $3
         AND NOT EXISTS (SELECT 1 FROM scheduled_work w WHERE w.task = 'advance-registration' AND w.key = r.id::text)
       LIMIT 100`,
      [OperationState.PLANNED, OperationState.UNKNOWN, stuckSince],
    );
    for (const row of rows)
      await this.transactions.run((tx) =>
        tx.enqueue(
          'advance-registration',
          { organizationId: row.organization_id, registrationId: row.id },
          { jobKey: `advance-registration:${row.id}` },
        ),
      );
    return rows.length;
  }
}

/** Our reference at Twilio: the registration and its version. */
function reference({ registration, version }: RegistrationRecord): string {
  return `${registration.id}:v${version.version}`;
}
