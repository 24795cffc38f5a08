import { In } from 'typeorm';
import type { PlannedEffect, RequestContext } from '../domain/programmes/programme';
import { RegistrationState } from '../domain/registrations';
import { webhookUrl } from '../domain/webhook-urls';
import { OperationState, TwilioOperationEntity } from '../entities/operations';
import { RegistrationEntity, RegistrationVersionEntity } from '../entities/registration';
import { RegistrationResourceEntity } from '../entities/registration-resource';
import type { Clock } from '../lib/clock';
import type { AccountCredentialsReader, OrganizationAccount } from './account-credentials';
import { recordCharges } from './registration-charges';
import type { EffectHandlers, EffectInput, EffectResult } from './effects';
import type { OwnKeywordsReader } from './own-keywords';
import { Operations, type Ensured } from './operations';
import type { PrimaryProfiles } from './primary-profiles';
import { registrationCardsChanged, registrationChanged, registrationEvent } from './registration-changes';
import { effectKey, type RegistrationRecord, type RegistrationRecords } from './registration-records';
import { lookNow, scheduleLook, type RegistrationResources } from './registration-resources';
import { sendBack } from './registration-reviews';
import type { Transactions, UnitOfWork } from './unit-of-work';

const lookSoonMs = 30_000;
const accountTroubleMs = 15 * 60_000;
/** Twilio: the linked bundles are wrong or not compliant (https://www.twilio.com/docs/api/errors/30793). */
const bundlesUnfit = 30_793;

/** What effects are made in and with, beside the registration itself. */
interface Surroundings extends Pick<RequestContext, 'primaryProfileSid' | 'keywords'> {
  account: OrganizationAccount;
}

export interface EngineSettings {
  complianceEmail: string;
  publicUrl: string;
  documentUrl: (publicToken: string) => string;
}

/**
 * Carries a submission out at Twilio, effect by effect. Killed anywhere, it goes on at the first effect that is
 * not done; what waits for a reviewer waits in the mirror, not here: news of it sets the engine going again.
 */
export class RegistrationEngine {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
    private readonly operations: Operations,
    private readonly handlers: EffectHandlers,
    private readonly accounts: AccountCredentialsReader,
    private readonly resources: RegistrationResources,
    private readonly primaryProfiles: PrimaryProfiles,
    private readonly keywords: OwnKeywordsReader,
    private readonly clock: Clock,
    private readonly noteDenied: (organizationId: string) => Promise<void>,
    private readonly settings: EngineSettings,
  ) {}

  /** Goes as far as it can now; what must wait is scheduled, or waits for news. */
  async advance(organizationId: string, registrationId: string): Promise<void> {
    const account = await this.accounts.forRegistration(organizationId, registrationId);
    let record = await this.underWay(organizationId, registrationId);
    if (!record) return;
    if (!account) return this.again(record, 30_000);
    if (account.readOnly) return this.again(record, accountTroubleMs);
    if (restsOnOwners(record) && (await this.primaryProfiles.adopt(account, record)))
      record = await this.underWay(organizationId, registrationId);
    const around = await this.surroundings(account);
    let step: string | null = null;
    for (const effect of record?.version.plan ?? []) {
      if (!record || record.done.has(effect.key)) continue;
      if (effect.step !== step) {
        // What the steps before have come to is looked at anew.
        if (step !== null) record = await this.underWay(organizationId, registrationId);
        step = effect.step;
        if (!record || record.done.has(effect.key)) continue;
      }
      // What was begun is brought to its end: news of its own effect may have come before its answer.
      const isBegun = (record.operations.get(effect.key)?.attempts ?? 0) > 0;
      if (!isBegun && !record.programme.mayBegin(effect, record.planContext)) return;
      const ensured = await this.ensure(around, record, effect);
      switch (ensured.kind) {
        case 'done':
          this.noteDone(record, effect, ensured.sid);
          break;
        case 'later':
          return this.again(record, ensured.retryAfterSeconds * 1_000);
        case 'denied':
          await this.noteDenied(organizationId);
          return this.again(record, accountTroubleMs);
        case 'rejected':
          return this.effectRejected(record, effect, ensured);
      }
    }
  }

  private noteDone(record: RegistrationRecord, effect: PlannedEffect, sid: string): void {
    record.done.set(effect.key, sid);
    record.made.set(effect.object ?? effect.key, {
      sid,
      fingerprint: effect.fingerprint ?? null,
      at: this.clock.now(),
    });
  }

  /** What the parameters of every effect may hold, read once for all that can be done now. */
  private async surroundings(account: OrganizationAccount): Promise<Surroundings> {
    return {
      account,
      primaryProfileSid: await this.primaryProfiles.sidFor(account),
      keywords: await this.keywords.forOrganization(account.organizationId),
    };
  }

  private async ensure(
    around: Surroundings,
    record: RegistrationRecord,
    effect: PlannedEffect,
  ): Promise<Ensured<EffectResult>> {
    const { registration, version } = record;
    const handler = this.handlers[effect.what];
    const input: EffectInput = {
      account: around.account,
      record,
      effect,
      parameters: this.parameters(around, record, effect),
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
        create: (operation) => handler.perform(input, operation),
        sidOf: (result) => result.sid,
        record: (tx, result, operation) => this.effectDone(tx, record, effect, result, operation.id),
      },
    );
  }

  private parameters(
    { account, primaryProfileSid, keywords }: Surroundings,
    record: RegistrationRecord,
    effect: PlannedEffect,
  ): Record<string, unknown> {
    const addresses = new Map(
      record.documents.map((one) => [one.id, this.settings.documentUrl(one.publicToken)]),
    );
    return record.programme.request(effect, {
      values: record.values,
      reference: reference(record),
      phoneNumberSid: record.number?.twilioSid ?? null,
      sids: new Map([...record.made].map(([object, { sid }]) => [object, sid])),
      complianceEmail: this.settings.complianceEmail,
      statusCallback: webhookUrl(this.settings.publicUrl, account.webhookKey, 'compliance'),
      primaryProfileSid,
      keywords,
      documentUrl: (id) => addresses.get(id)!,
      addressSid: (id) => record.addresses.find((one) => one.id === id)!.twilioSid!,
      definition: record.version.definition,
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
    const registration = await tx.manager.findOneOrFail(RegistrationEntity, {
      where: { id, organizationId },
      lock: { mode: 'pessimistic_write' },
    });
    const mirrored = await result.mirror?.(tx.manager);
    await result.after?.(tx);
    if ((result.storedDifferently ?? []).length > 0)
      await registrationEvent(
        tx,
        registration,
        null,
        `Twilio stored some details otherwise than confirmed: ${result.storedDifferently!.join(', ')}.`,
      );
    await recordCharges(tx, record, effect, operationId);
    if (!result.reviewed) return;
    const { kind, sid } = result.reviewed;
    await registrationEvent(tx, registration, null, reviewBegins(record, effect));
    if (mirrored?.overtaken) await lookNow(tx, organizationId, kind, sid);
    await scheduleLook(tx, organizationId, kind, sid, lookSoonMs);
    await registrationChanged(tx, registration);
    await registrationCardsChanged(tx, registration);
  }

  /** A refused edit may mean that the time for edits is over: then the row is replaced, else it goes to the user. */
  private async effectRejected(
    record: RegistrationRecord,
    effect: PlannedEffect,
    { code, reasons }: { code: number | null; reasons: { code: number | null; reason: string }[] },
  ): Promise<void> {
    const { organizationId, id } = record.registration;
    if (effect.sid && effect.what === 'toll-free-verification.update') {
      await this.resources.refresh(organizationId, 'toll-free-verification', effect.sid);
      if (await this.replan(organizationId, id)) return this.advance(organizationId, id);
    }
    if (code === bundlesUnfit) await this.lookAtBundles(record);
    await this.transactions.run(async (tx) => {
      const locked = (await this.records.lock(tx.manager, organizationId, id, tx.now))!;
      if (locked.registration.state !== RegistrationState.IN_PROGRESS) return;
      await sendBack(tx, locked, reasons.length > 0 ? reasons : [{ code, reason: '' }]);
    });
  }

  /** What a registration rests on may have been refused a moment ago, and then that is the reason. */
  private async lookAtBundles({ registration }: RegistrationRecord): Promise<void> {
    const { organizationId, id: registrationId } = registration;
    const bundles = await this.transactions.db
      .getRepository(RegistrationResourceEntity)
      .findBy({ organizationId, registrationId, kind: In(['customer-profile', 'trust-product']) });
    for (const { kind, twilioSid } of bundles) await this.resources.refresh(organizationId, kind, twilioSid);
  }

  /** Plans the submission anew when the present state at Twilio asks for other effects than were planned. */
  private async replan(organizationId: string, registrationId: string): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const record = (await this.records.lock(tx.manager, organizationId, registrationId, tx.now))!;
      const plan = record.programme.plan({ ...record.planContext, now: tx.now });
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

  private async underWay(organizationId: string, id: string): Promise<RegistrationRecord | null> {
    const { manager } = this.transactions.db;
    const record = (await this.records.load(manager, organizationId, [id], this.clock.now())).get(id);
    return record?.registration.state === RegistrationState.IN_PROGRESS ? record : null;
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

/** Whether some step rests on what only the owner of the account can make. */
function restsOnOwners({ steps, programme, planContext }: RegistrationRecord): boolean {
  return steps.some(({ key }) => programme.inConsole(key, null, planContext) !== null);
}

/** Our reference at Twilio: the registration and its version. */
function reference({ registration, version }: RegistrationRecord): string {
  return `${registration.id}:v${version.version}`;
}

function reviewBegins(record: RegistrationRecord, effect: PlannedEffect): string {
  const label = record.steps.find(({ key }) => key === effect.step)?.label;
  return record.steps.length > 1 && label ? `Handed in: ${label}.` : 'Received; the review has begun.';
}
