import { randomUUID } from 'node:crypto';
import { ActorKind, Permission, type OrganizationActor } from '../domain/actor';
import { DomainError, refuse, UserErrorCode, type UserFault } from '../domain/errors';
import { isId } from '../domain/ids';
import { MessagingServiceUse } from '../domain/organizations';
import { withoutReplaced } from '../domain/programmes/regulatory/kept';
import { renewalOf, type RegulatoryDefinition } from '../domain/programmes/regulatory/regulation';
import { RegistrationAction, RegistrationKind, RegistrationState } from '../domain/registrations';
import { TwilioSettingsEntity } from '../entities/organization';
import { RegistrationEntity, RegistrationVersionEntity } from '../entities/registration';
import { stopUsingService } from './adopted-services';
import { audit } from './audit';
import { checkAddressSoon } from './registration-address-checks';
import { registrationCardsChanged, registrationChanged, registrationEvent } from './registration-changes';
import { applyEdits, markedCopy, type FieldEdit } from './registration-edits';
import {
  assertAllowed,
  assertComplete,
  assertConfirmable,
  assertItsNumberUsable,
  refusalOf,
  requirePermission,
} from './registration-guards';
import { isEditable, type RegistrationRecord, type RegistrationRecords } from './registration-records';
import { planSubmission } from './registration-submission';
import type { RegulatoryDemands } from './regulatory-demands';
import { isAdopted, reasonsOf } from './registration-views';
import type { Transactions, UnitOfWork } from './unit-of-work';

/** The use cases of a registration that has begun: edit, confirm, submit, revise, cancel. */
export class RegistrationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
    private readonly demands: RegulatoryDemands,
  ) {}

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
        if (voided) await registrationCardsChanged(tx, record.registration);
        const postal = Object.values(record.programme.postalFields ?? {});
        if (changed.some((key) => postal.includes(key)))
          await checkAddressSoon(tx, actor.organizationId, registrationId);
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
      if (version.confirmation?.digest === record.digest) return;
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
      await registrationCardsChanged(tx, registration);
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
      const isOther = confirmed !== record.digest || (command.digest && command.digest !== confirmed);
      if (record.registration.state === RegistrationState.CONFIRMED && isOther)
        refuse(
          UserErrorCode.STALE_CONFIRMATION,
          'This is not what was confirmed. Confirm the present details and fees first.',
          ['input', 'digest'],
        );
      assertAllowed(record, actor, RegistrationAction.SUBMIT, tx.now);
      // The values stand as confirmed, but a file among them may have been deleted since.
      assertComplete(record);
      assertItsNumberUsable(record);
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
      await registrationCardsChanged(tx, record.registration);
    });
  }

  /** Opens what was sent back as its next version: a copy with the refused fields marked. */
  async revise(actor: OrganizationActor, registrationId: string): Promise<void> {
    requirePermission(actor, Permission.DraftRegistrations);
    const demanded = await this.demandedNow(actor.organizationId, registrationId);
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
        definition: nextDefinition(record, demanded) as never,
        fields: this.records.seal(record.programme, markedCopy(record)) as never,
        addressCheck: version.addressCheck as never,
        createdAt: tx.now,
      });
      await registrationEvent(
        tx,
        registration,
        actor.kind,
        `Version ${next} opened to fix what was sent back.`,
      );
      await registrationChanged(tx, registration, { state: RegistrationState.DRAFT, version: next });
      await registrationCardsChanged(tx, registration);
    });
  }

  /** What a regulator asks may have changed since the version before; null where that is not asked of a regulator, or not known now. */
  private async demandedNow(organizationId: string, id: string): Promise<RegulatoryDefinition | null> {
    const registration =
      isId(id) && (await this.transactions.db.manager.findOneBy(RegistrationEntity, { id, organizationId }));
    if (!registration || registration.kind !== RegistrationKind.REGULATORY_BUNDLE) return null;
    return this.demands.of(organizationId, registration).catch((error: unknown) => {
      if (error instanceof DomainError) return null;
      throw error;
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
      if (isAdopted(record) && registration.kind === RegistrationKind.A2P_10DLC)
        await this.leaveAdopted(tx, actor);
      await registrationEvent(tx, registration, actor.kind, 'Canceled.');
      await audit(tx, actor, 'registration.canceled', registration.id);
      await registrationChanged(tx, registration, { state: RegistrationState.CANCELED });
      // The approval that it was to renew waits for somebody again.
      const { renewsId } = registration;
      if (renewsId) await registrationChanged(tx, (await this.lock(tx, actor, renewsId)).registration);
      await tx.enqueue('revoke-documents', {
        organizationId: actor.organizationId,
        registrationId: registration.id,
      });
      await registrationCardsChanged(tx, registration);
    });
  }

  /** Another registration gets a service of its own: the owner's stays as it is, and we do without it. */
  private async leaveAdopted(tx: UnitOfWork, actor: OrganizationActor): Promise<void> {
    requirePermission(actor, Permission.ManageAccount);
    const { organizationId } = actor;
    const settings = await tx.manager.findOneBy(TwilioSettingsEntity, { organizationId });
    if (settings?.messagingServiceUse === MessagingServiceUse.SENDS_AND_RECEIVES)
      refuse(
        UserErrorCode.CONFLICT,
        'Texts of its numbers come in here through your messaging service. Disconnect your Twilio account, which puts that back, or correct the texting plan in the Twilio Console.',
      );
    if (settings?.messagingServiceUse === MessagingServiceUse.SENDS)
      await stopUsingService(tx, organizationId);
  }

  private async lock(tx: UnitOfWork, actor: OrganizationActor, id: string): Promise<RegistrationRecord> {
    const record = isId(id) ? await this.records.lock(tx.manager, actor.organizationId, id, tx.now) : null;
    return (
      record ??
      refuse(UserErrorCode.NOT_FOUND, 'There is no registration with this id.', ['input', 'registrationId'])
    );
  }
}

/** What the regulator asks now, and of what was approved before what is still there to be kept. */
function nextDefinition(record: RegistrationRecord, demanded: RegulatoryDefinition | null): unknown {
  const { version, values } = record;
  const refused = new Set(reasonsOf(record).flatMap(({ fieldKeys }) => fieldKeys));
  const before = withoutReplaced(version.definition, values, refused);
  const renews = renewalOf(before);
  return demanded === null ? before : { ...demanded, ...(renews ? { renews } : {}) };
}
