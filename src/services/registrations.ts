import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { ActorKind, may, Permission, type OrganizationActor } from '../domain/actor';
import { canCharge, quote } from '../domain/billing';
import { DocumentState } from '../domain/documents';
import { DomainError, fault, refuse, UserErrorCode, type UserFault } from '../domain/errors';
import { fieldErrors, formFields, isMask, readFieldValue, sameValue } from '../domain/form';
import { isId } from '../domain/ids';
import { actionsFor } from '../domain/registration-life';
import { isTollFree, PhoneNumberLifecycle } from '../domain/phone-numbers';
import type { PageRequest } from '../domain/paging';
import { programmeOf } from '../domain/programmes/catalogue';
import type { Programme } from '../domain/programmes/programme';
import {
  FieldSource,
  openStates,
  FindingSeverity,
  RegistrationAction,
  RegistrationFieldInput,
  RegistrationKind,
  RegistrationState,
  type FieldState,
  type FieldValue,
  type FormField,
} from '../domain/registrations';
import { OrganizationEntity, OrganizationProfileEntity } from '../entities/organization';
import { PhoneNumberEntity } from '../entities/phone-number';
import {
  RegistrationEntity,
  RegistrationEventEntity,
  RegistrationVersionEntity,
} from '../entities/registration';
import type { Clock } from '../lib/clock';
import type { KeyRing } from '../lib/encryption';
import { audit } from './audit';
import { businessFacts } from './business-facts';
import { phoneNumbersChanged } from './phone-number-changes';
import { registrationChanged, registrationEvent } from './registration-changes';
import {
  isEditable,
  visibleForm,
  type RegistrationRecord,
  type RegistrationRecords,
} from './registration-records';
import { planSubmission } from './registration-submission';
import { reasonsOf, registrationView } from './registration-views';
import type { Transactions, UnitOfWork } from './unit-of-work';

/** What to register. */
export interface StartRegistration {
  kind: RegistrationKind;
  phoneNumberId?: string | null;
}

/** Which registrations to list; what is left out does not matter. */
export interface RegistrationFilter {
  open?: boolean | null;
  kind?: RegistrationKind | null;
  state?: RegistrationState | null;
}

/** One field to write. */
export interface FieldEdit {
  key: string;
  value?: unknown;
  expectedRevision?: number | null;
}

const notYet: Partial<Record<RegistrationKind, string>> = {
  [RegistrationKind.A2P_10DLC]:
    'Texting from local numbers is not available yet. A toll-free number can text customers today.',
  [RegistrationKind.REGULATORY_BUNDLE]: 'Numbers that need regulatory documents are not available yet.',
};

/** The use cases of registrations: draft, confirm, submit, revise, cancel. */
export class RegistrationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {}

  /** Ids of the organization's registrations that exist, among those asked for. */
  async load(organizationId: string, ids: readonly string[]): Promise<Map<string, RegistrationRecord>> {
    const valid = ids.filter(isId);
    if (valid.length === 0) return new Map();
    return this.records.load(this.transactions.db.manager, organizationId, valid, this.clock.now());
  }

  /** The organization's registrations, newest first, one more than asked for. */
  async list(
    { organizationId }: OrganizationActor,
    filter: RegistrationFilter,
    page: PageRequest,
  ): Promise<RegistrationEntity[]> {
    return this.filtered(organizationId, filter)
      .andWhere(page.after ? '(r.created_at, r.id) < (:at, :id)' : 'true', page.after ?? {})
      .orderBy({ 'r.createdAt': 'DESC', 'r.id': 'DESC' })
      .limit(page.limit + 1)
      .getMany();
  }

  async count({ organizationId }: OrganizationActor, filter: RegistrationFilter): Promise<number> {
    return this.filtered(organizationId, filter).getCount();
  }

  /** What happened to a registration, newest first. */
  async timeline(organizationId: string, registrationId: string): Promise<RegistrationEventEntity[]> {
    return this.transactions.db.manager.find(RegistrationEventEntity, {
      where: { organizationId, registrationId },
      order: { at: 'DESC', id: 'DESC' },
      take: 200,
    });
  }

  private filtered(organizationId: string, { open, kind, state }: RegistrationFilter) {
    return this.transactions.db.manager
      .createQueryBuilder(RegistrationEntity, 'r')
      .where('r.organization_id = :organizationId', { organizationId })
      .andWhere(open == null ? 'true' : `(r.state = ANY(:openStates)) = :open`, { open, openStates })
      .andWhere(kind ? 'r.kind = :kind' : 'true', { kind })
      .andWhere(state ? 'r.state = :state' : 'true', { state });
  }

  /** Starts a registration for a number, prefilled with what is known, or gives the one that is there. */
  async start(
    actor: OrganizationActor,
    command: StartRegistration,
  ): Promise<{ registrationId: string; resumed: boolean }> {
    requirePermission(actor, Permission.DraftRegistrations);
    const programme = programmeOf(command.kind);
    if (!programme) refuse(UserErrorCode.NOT_ALLOWED, notYet[command.kind]!, ['input', 'kind']);
    const { organizationId } = actor;
    return this.transactions.run(async (tx) => {
      const number = await this.numberToRegister(tx, organizationId, command.phoneNumberId);
      const live = await tx.manager.findOne(RegistrationEntity, {
        where: { organizationId, kind: command.kind, phoneNumberId: number.id },
        order: { createdAt: 'DESC' },
      });
      if (live && live.state !== RegistrationState.CANCELED)
        return { registrationId: live.id, resumed: true };
      const registrationId = await this.create(tx, actor, programme, number);
      return { registrationId, resumed: false };
    });
  }

  /** Writes what can be written and says of the rest why not; any change voids the confirmation. */
  async update(
    actor: OrganizationActor,
    registrationId: string,
    edits: readonly FieldEdit[],
  ): Promise<{ conflictingKeys: string[]; faults: UserFault[] }> {
    requirePermission(actor, Permission.DraftRegistrations);
    return this.transactions.run(async (tx) => {
      const record = await this.lock(tx, actor, registrationId);
      const refusal = refusalOf(record, actor, RegistrationAction.EDIT, tx.now);
      if (refusal) return { conflictingKeys: [], faults: [refusal] };
      const { fields, changed, conflictingKeys, faults } = applyEdits(record, actor, edits);
      if (changed.length > 0) {
        const voided = record.version.confirmation !== null;
        await tx.manager.update(RegistrationVersionEntity, { id: record.version.id }, {
          fields: this.records.seal(record.programme, fields),
          confirmation: null,
        } as never);
        if (voided)
          await registrationEvent(
            tx,
            record.registration,
            actor.kind,
            'Details changed; the confirmation no longer holds.',
          );
        await registrationChanged(tx, record.registration, { state: RegistrationState.DRAFT });
        if (voided) await phoneNumbersChanged(tx, actor.organizationId, [record.registration.phoneNumberId]);
      }
      return { conflictingKeys, faults };
    });
  }

  /** A person's yes to exactly the values and fees that `digest` names. */
  async confirm(
    actor: OrganizationActor,
    command: { registrationId: string; digest: string; acceptFees: boolean },
  ): Promise<void> {
    if (actor.kind !== ActorKind.USER || actor.userId === null)
      refuse(
        UserErrorCode.NOT_ALLOWED,
        'Only a person can confirm. Show them the details and let them press Confirm.',
      );
    requirePermission(actor, Permission.ConfirmRegistrations);
    await this.transactions.run(async (tx) => {
      const record = await this.lock(tx, actor, command.registrationId);
      const { registration, version } = record;
      if (!isEditable(record)) {
        if (
          version.confirmation?.digest === command.digest &&
          registration.state === RegistrationState.IN_PROGRESS
        )
          return;
        assertAllowed(record, actor, RegistrationAction.CONFIRM, tx.now);
      }
      if (command.digest !== record.digest)
        refuse(
          UserErrorCode.STALE_CONFIRMATION,
          'Something changed since you saw this. Look at it again and confirm what it says now.',
          ['input', 'digest'],
        );
      if (registration.state === RegistrationState.CONFIRMED) return;
      assertConfirmable(record, command.acceptFees);
      await tx.manager.update(
        RegistrationVersionEntity,
        { id: version.id },
        {
          confirmation: {
            digest: record.digest,
            confirmedBy: actor.userId!,
            confirmedAt: tx.now.toISOString(),
            acceptedFees: command.acceptFees,
            fees: record.fees,
          },
        },
      );
      await registrationEvent(tx, registration, actor.kind, 'Details and fees confirmed.');
      await audit(tx, actor, 'registration.confirmed', registration.id, {
        version: version.version,
        digest: record.digest,
      });
      await registrationChanged(tx, registration, { state: RegistrationState.CONFIRMED });
      await phoneNumbersChanged(tx, actor.organizationId, [registration.phoneNumberId]);
    });
  }

  /** Sends what was confirmed on its way; the steps at Twilio follow in the background. */
  async submit(
    actor: OrganizationActor,
    command: { registrationId: string; digest?: string | null },
  ): Promise<void> {
    requirePermission(actor, Permission.SubmitRegistrations);
    await this.transactions.run(async (tx) => {
      const record = await this.lock(tx, actor, command.registrationId);
      const confirmed = record.version.confirmation?.digest;
      if (
        record.registration.state === RegistrationState.IN_PROGRESS &&
        (!command.digest || command.digest === confirmed)
      )
        return;
      if (record.registration.state === RegistrationState.DRAFT)
        refuse(
          command.digest && command.digest !== record.digest
            ? UserErrorCode.STALE_CONFIRMATION
            : UserErrorCode.NOT_CONFIRMED,
          'Nobody has confirmed these details yet. A person of the business confirms first.',
        );
      assertAllowed(record, actor, RegistrationAction.SUBMIT, tx.now);
      if (confirmed !== record.digest || (command.digest && command.digest !== confirmed))
        refuse(
          UserErrorCode.STALE_CONFIRMATION,
          'This is not what was confirmed. Confirm the present details and fees first.',
          ['input', 'digest'],
        );
      // The values stand as confirmed, but a file among them may have been deleted since.
      assertComplete(record);
      assertNumberUsable(record.number);
      await planSubmission(tx, record);
      await registrationEvent(
        tx,
        record.registration,
        actor.kind,
        `Version ${record.version.version} handed in.`,
      );
      await audit(tx, actor, 'registration.submitted', record.registration.id, {
        version: record.version.version,
      });
      await registrationChanged(tx, record.registration, { state: RegistrationState.IN_PROGRESS });
      await phoneNumbersChanged(tx, actor.organizationId, [record.registration.phoneNumberId]);
    });
  }

  /** Opens what was sent back as its next version: a copy with the refused fields marked. */
  async revise(actor: OrganizationActor, registrationId: string): Promise<void> {
    requirePermission(actor, Permission.DraftRegistrations);
    await this.transactions.run(async (tx) => {
      const record = await this.lock(tx, actor, registrationId);
      const { registration, version } = record;
      if (isEditable(record) && version.version > 1) return;
      assertAllowed(record, actor, RegistrationAction.REVISE, tx.now);
      const next = version.version + 1;
      await tx.manager.insert(RegistrationVersionEntity, {
        id: randomUUID(),
        organizationId: actor.organizationId,
        registrationId: registration.id,
        version: next,
        definitionVersion: record.programme.definitionVersion,
        fields: this.records.seal(record.programme, markedCopy(record)) as never,
        createdAt: tx.now,
      });
      await registrationEvent(
        tx,
        registration,
        actor.kind,
        `Version ${next} opened to fix what was sent back.`,
      );
      await registrationChanged(tx, registration, { state: RegistrationState.DRAFT, version: next });
      await phoneNumbersChanged(tx, actor.organizationId, [registration.phoneNumberId]);
    });
  }

  /** Gives a registration up; what is with the reviewer cannot be called back. */
  async cancel(actor: OrganizationActor, registrationId: string): Promise<void> {
    requirePermission(actor, Permission.DraftRegistrations);
    await this.transactions.run(async (tx) => {
      const record = await this.lock(tx, actor, registrationId);
      const { registration } = record;
      if (registration.state === RegistrationState.CANCELED) return;
      assertAllowed(record, actor, RegistrationAction.CANCEL, tx.now);
      await registrationEvent(tx, registration, actor.kind, 'Canceled.');
      await audit(tx, actor, 'registration.canceled', registration.id);
      await registrationChanged(tx, registration, { state: RegistrationState.CANCELED });
      await tx.enqueue('revoke-documents', {
        organizationId: actor.organizationId,
        registrationId: registration.id,
      });
      await phoneNumbersChanged(tx, actor.organizationId, [registration.phoneNumberId]);
    });
  }

  /** Only sole proprietors' local-number registrations text their owner; there are none yet. */
  async resendOwnerVerification(actor: OrganizationActor, registrationId: string): Promise<void> {
    requirePermission(actor, Permission.SubmitRegistrations);
    await this.transactions.run((tx) => this.lock(tx, actor, registrationId));
    refuse(
      UserErrorCode.NOT_ALLOWED,
      'This registration does not text its owner, so there is nothing to send again.',
    );
  }

  private async lock(tx: UnitOfWork, actor: OrganizationActor, id: string): Promise<RegistrationRecord> {
    const record = isId(id) ? await this.records.lock(tx.manager, actor.organizationId, id, tx.now) : null;
    return (
      record ??
      refuse(UserErrorCode.NOT_FOUND, 'There is no registration with this id.', ['input', 'registrationId'])
    );
  }

  private async numberToRegister(
    tx: UnitOfWork,
    organizationId: string,
    id: string | null | undefined,
  ): Promise<PhoneNumberEntity> {
    const field = ['input', 'phoneNumberId'];
    if (!id)
      refuse(UserErrorCode.REQUIRED, 'Say which phone number this is for: give its `phoneNumberId`.', field);
    // Locked, so that two starts for one number follow each other.
    const number = isId(id)
      ? await tx.manager.findOne(PhoneNumberEntity, {
          where: { id, organizationId },
          lock: { mode: 'pessimistic_write' },
        })
      : null;
    if (!number) return refuse(UserErrorCode.NOT_FOUND, 'There is no phone number with this id.', field);
    if (!isTollFree(number.e164) || !number.smsCapable)
      refuse(
        UserErrorCode.INVALID,
        `${number.e164} is not a toll-free number that can text, so this registration is not for it.`,
        field,
      );
    assertNumberUsable(number, field);
    return number;
  }

  private async create(
    tx: UnitOfWork,
    actor: OrganizationActor,
    programme: Programme,
    number: PhoneNumberEntity,
  ): Promise<string> {
    const { organizationId } = actor;
    const organization = await tx.manager.findOneByOrFail(OrganizationEntity, { id: organizationId });
    const profile = await tx.manager.findOneByOrFail(OrganizationProfileEntity, { organizationId });
    const prefilled = programme.prefill({
      organizationName: organization.name,
      business: businessFacts(profile, this.keys),
      e164: number.e164,
      earlier: await this.earlierValues(tx.manager, organizationId, programme.kind, tx.now),
    });
    const fields = Object.fromEntries(
      Object.entries(prefilled).map(([key, { value, source }]): [string, FieldState] => [
        key,
        { value, source: value === null ? null : source, revision: 1, rejection: null },
      ]),
    );
    const registration = tx.manager.create(RegistrationEntity, {
      id: randomUUID(),
      organizationId,
      kind: programme.kind,
      state: RegistrationState.DRAFT,
      phoneNumberId: number.id,
      version: 1,
      revision: 1,
      createdAt: tx.now,
      updatedAt: tx.now,
    });
    await tx.manager.insert(RegistrationEntity, registration);
    await tx.manager.insert(RegistrationVersionEntity, {
      id: randomUUID(),
      organizationId,
      registrationId: registration.id,
      version: 1,
      definitionVersion: programme.definitionVersion,
      fields: this.records.seal(programme, fields) as never,
      createdAt: tx.now,
    });
    await registrationEvent(
      tx,
      registration,
      actor.kind,
      'Started, filled in with what is known of the business.',
    );
    tx.changed({
      organizationId,
      entity: 'REGISTRATION',
      id: registration.id,
      revision: 1,
      phoneNumberId: number.id,
    });
    await phoneNumbersChanged(tx, organizationId, [number.id]);
    return registration.id;
  }

  /** Values of the latest submission of this kind for any number of the organization. */
  private async earlierValues(
    manager: EntityManager,
    organizationId: string,
    kind: RegistrationKind,
    now: Date,
  ) {
    const rows: { registration_id: string }[] = await manager.query(
      `SELECT v.registration_id FROM registration_versions v JOIN registrations r ON r.id = v.registration_id
       WHERE v.organization_id = $1 AND r.organization_id = $1 AND r.kind = $2 AND v.submitted_at IS NOT NULL
       ORDER BY v.submitted_at DESC LIMIT 1`,
      [organizationId, kind],
    );
    if (rows.length === 0) return null;
    const id = rows[0]!.registration_id;
    return (await this.records.load(manager, organizationId, [id], now)).get(id)!.values;
  }
}

function requirePermission(actor: OrganizationActor, permission: Permission): void {
  if (!may(actor, permission)) refuse(UserErrorCode.NOT_ALLOWED, 'Your role does not allow this.');
}

function assertNumberUsable(number: PhoneNumberEntity | null, field: string[] | null = null): void {
  if (number?.lifecycle !== PhoneNumberLifecycle.ACTIVE)
    refuse(
      UserErrorCode.NOT_AVAILABLE,
      'This phone number is not active, so it cannot be registered now.',
      field,
      { retryable: number?.lifecycle === PhoneNumberLifecycle.PURCHASING },
    );
}

/** Why an action is not open to this caller now; null when it is. */
function refusalOf(
  record: RegistrationRecord,
  actor: OrganizationActor,
  action: RegistrationAction,
  now: Date,
): UserFault | null {
  const found = actionsFor(registrationView(record), actor, now).find((one) => one.action === action)!;
  return found.allowed ? null : fault(UserErrorCode.NOT_ALLOWED, found.reason!);
}

function assertAllowed(...args: Parameters<typeof refusalOf>): void {
  const refusal = refusalOf(...args);
  if (refusal) throw new DomainError(refusal);
}

/** Applies edits one by one; the form may change on the way, so each is read against the form as it then is. */
function applyEdits(record: RegistrationRecord, actor: OrganizationActor, edits: readonly FieldEdit[]) {
  let fields = { ...record.fields };
  const changed: string[] = [];
  const conflictingKeys: string[] = [];
  const faults: UserFault[] = [];
  const source = actor.kind === ActorKind.USER ? FieldSource.USER : FieldSource.ASSISTANT;
  // Selections and yes-or-no answers first: they decide which other fields are on the form.
  const decides = new Set(
    formFields(record.sections)
      .filter((field) => field.options || field.input === RegistrationFieldInput.BOOLEAN)
      .map((field) => field.key),
  );
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => Number(decides.has(b.edit.key)) - Number(decides.has(a.edit.key)));
  const seen = new Set<string>();
  for (const { edit, index } of ordered) {
    const path = ['input', 'fields', String(index)];
    const { sections, values } = visibleForm(record.programme, fields);
    const field = formFields(sections).find((one) => one.key === edit.key);
    if (!field) {
      faults.push(
        fault(
          UserErrorCode.INVALID,
          `There is no field "${edit.key}" on this form now. Use the keys of \`form\`.`,
          [...path, 'key'],
        ),
      );
      continue;
    }
    if (seen.has(edit.key)) {
      faults.push(
        fault(UserErrorCode.INVALID, `"${field.label}" is given twice. Give each field once.`, [
          ...path,
          'key',
        ]),
      );
      continue;
    }
    seen.add(edit.key);
    const current = fields[edit.key] ?? { value: null, source: null, revision: 0, rejection: null };
    if (
      edit.expectedRevision !== null &&
      edit.expectedRevision !== undefined &&
      edit.expectedRevision !== current.revision
    ) {
      conflictingKeys.push(edit.key);
      faults.push(
        fault(
          UserErrorCode.CONFLICT,
          `Somebody else changed "${field.label}" meanwhile. Look at its present value and decide.`,
          [...path, 'expectedRevision'],
        ),
      );
      continue;
    }
    if (isMask(field, edit.value, current.value)) continue;
    const reading = readFieldValue(field, edit.value, values);
    const message = reading.ok ? documentFault(field, reading.value, record) : reading.message;
    if (!reading.ok || message) {
      faults.push(fault(UserErrorCode.INVALID, `${field.label}: ${message}`, [...path, 'value']));
      continue;
    }
    if (sameValue(reading.value, current.value)) continue;
    fields = {
      ...fields,
      [edit.key]: {
        ...current,
        value: reading.value,
        source: reading.value === null ? null : source,
        revision: current.revision + 1,
      },
    };
    changed.push(edit.key);
  }
  return { fields, changed, conflictingKeys, faults };
}

/** Documents must be this registration's, for this field, and uploaded. */
function documentFault(field: FormField, value: FieldValue, record: RegistrationRecord): string | null {
  if (field.input !== RegistrationFieldInput.DOCUMENT || value === null || typeof value === 'boolean')
    return null;
  for (const id of Array.isArray(value) ? value : [value]) {
    const document = record.documents.find((one) => one.id === id && one.fieldKey === field.key);
    if (!document || document.state === DocumentState.DELETED)
      return 'there is no such document for this field.';
    if (document.state === DocumentState.AWAITING_UPLOAD) return 'this file has not been uploaded yet.';
    if (document.state === DocumentState.REFUSED) return document.refusal ?? 'this file was refused.';
  }
  return null;
}

function assertConfirmable(record: RegistrationRecord, acceptFees: boolean): void {
  assertComplete(record);
  assertNumberUsable(record.number);
  if (quote(record.fees).needsAcceptance && !acceptFees)
    refuse(
      UserErrorCode.REQUIRED,
      'There is a fee to pay. Confirm with `acceptFees: true` once the person has seen the quote.',
      ['input', 'acceptFees'],
    );
  if (quote(record.fees).needsAcceptance && !canCharge(record.plan))
    refuse(
      UserErrorCode.PAYMENT_REQUIRED,
      'The fee cannot be charged now. Add a way to pay, then confirm again.',
    );
}

/** Every fault of the present values at once, and every finding that a reviewer would refuse for certain. */
function assertComplete(record: RegistrationRecord): void {
  const faults: UserFault[] = [];
  const fields = formFields(record.sections);
  const errors = {
    ...record.programme.errors(record.values, record.check),
    ...fieldErrors(fields, record.values),
  };
  for (const field of fields)
    for (const message of errors[field.key] ?? []) {
      const code = record.values[field.key] === null ? UserErrorCode.REQUIRED : UserErrorCode.INVALID;
      faults.push(fault(code, message, ['form', field.key]));
    }
  for (const finding of record.programme.findings(record.values, record.check))
    if (finding.severity === FindingSeverity.BLOCKER)
      faults.push(
        fault(UserErrorCode.INVALID, finding.message, finding.fieldKey ? ['form', finding.fieldKey] : null),
      );
  if (faults.length > 0) throw new DomainError(...faults);
}

/** The sent-back version's fields for the next one: refused values marked, the rest as they were. */
function markedCopy(record: RegistrationRecord): Record<string, FieldState> {
  const refused = new Map<string, string[]>();
  for (const reason of reasonsOf(record))
    for (const key of reason.fieldKeys) refused.set(key, [...(refused.get(key) ?? []), reason.message]);
  return Object.fromEntries(
    Object.entries(record.fields).map(([key, state]): [string, FieldState] => {
      const reasons = refused.get(key);
      return [
        key,
        {
          ...state,
          source: state.value === null ? null : FieldSource.PREVIOUS_VERSION,
          revision: state.revision + 1,
          rejection: reasons ? { reason: reasons.join(' '), value: state.value } : null,
        },
      ];
    }),
  );
}
