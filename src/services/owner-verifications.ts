import { Permission, type OrganizationActor } from '../domain/actor';
import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { refuse, UserErrorCode } from '../domain/errors';
import { readableInstant } from '../domain/estimates';
import { isId } from '../domain/ids';
import { NotificationKind } from '../domain/notifications';
import { ownerReminderAt, ownerTextValidUntil } from '../domain/owner-verification';
import { RegistrationAction } from '../domain/registrations';
import { OperationState, TwilioOperationEntity } from '../entities/operations';
import { OrganizationProfileEntity } from '../entities/organization';
import { RegistrationResourceEntity } from '../entities/registration-resource';
import { logger } from '../lib/logger';
import type { BrandGateway } from '../twilio/brands';
import type { AccountCredentialsReader } from './account-credentials';
import { audit } from './audit';
import { notify } from './notify';
import { Operations } from './operations';
import { registrationCardsChanged, registrationChanged, registrationEvent } from './registration-changes';
import { assertAllowed, requirePermission } from './registration-guards';
import type { RegistrationRecord, RegistrationRecords } from './registration-records';
import { registrationView } from './registration-views';
import type { Transactions, UnitOfWork } from './unit-of-work';

const log = logger.child({ part: 'owner-verification' });
const what = 'owner-verification.text';

/**
 * The text that asks a sole proprietor for a YES. Whether one went out cannot be found out afterwards, so each that is
 * asked for is tried once: when its answer is lost, the person may ask again.
 */
export class OwnerVerifications {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
    private readonly brands: BrandGateway,
    private readonly accounts: AccountCredentialsReader,
  ) {}

  /** Has the owner texted again. */
  async resend(actor: OrganizationActor, registrationId: string): Promise<void> {
    requirePermission(actor, Permission.SubmitRegistrations);
    await this.transactions.run(async (tx) => {
      const record = isId(registrationId)
        ? await this.records.lock(tx.manager, actor.organizationId, registrationId, tx.now)
        : null;
      if (!record)
        return refuse(UserErrorCode.NOT_FOUND, 'There is no registration with this id.', [
          'input',
          'registrationId',
        ]);
      assertAllowed(record, actor, RegistrationAction.RESEND_OWNER_VERIFICATION, tx.now);
      const resource = await this.awaitingBrand(tx, record);
      await this.noteText(tx, record, resource);
      await registrationEvent(
        tx,
        record.registration,
        actor.kind,
        'Another text to the owner was asked for.',
      );
      await audit(tx, actor, 'registration.owner-text-requested', record.registration.id);
      const naturalKey = `${resource.twilioSid} ${tx.now.toISOString()}`;
      const { organizationId } = actor;
      await Operations.plan(tx.manager, { organizationId, what, naturalKey }, tx.now);
      await tx.enqueue('text-owner', { organizationId, naturalKey });
    });
  }

  /** Job: sends one such text, unless a try of it began before. */
  async send(organizationId: string, naturalKey: string): Promise<void> {
    const account = await this.accounts.forOrganization(organizationId);
    if (!account) return;
    const begun = await this.transactions.run(({ manager, now }) =>
      manager.update(
        TwilioOperationEntity,
        { organizationId, what, naturalKey, state: OperationState.PLANNED, attempts: 0 },
        { attempts: 1, lastAttemptAt: now },
      ),
    );
    if (begun.affected === 0) return;
    const [brandSid] = naturalKey.split(' ') as [string];
    const outcome = await this.brands.textOwner(account, brandSid);
    if (outcome.kind !== 'done')
      log.warn({ organizationId, brandSid, kind: outcome.kind }, 'no text to the owner');
    await this.transactions.db.manager.update(
      TwilioOperationEntity,
      { organizationId, what, naturalKey },
      outcome.kind === 'done'
        ? { state: OperationState.DONE, sid: brandSid }
        : { state: outcome.kind === 'unknown' ? OperationState.UNKNOWN : OperationState.REJECTED },
    );
  }

  /** Job: reminds of a text that is not answered, while a YES to it still counts. */
  async remind(organizationId: string, registrationId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const record = await this.records.lock(tx.manager, organizationId, registrationId, tx.now);
      const verification = record && registrationView(record).ownerVerification;
      const answerBy = verification?.awaited ? verification.answerBy : null;
      if (!record || !answerBy || answerBy <= tx.now) return;
      const profile = await tx.manager.findOneBy(OrganizationProfileEntity, { organizationId });
      const { phoneNumberId } = record.registration;
      await notify(tx, {
        organizationId,
        kind: NotificationKind.REGISTRATION_DEADLINE,
        cause: `registration:${registrationId}:owner-reminder:${answerBy.toISOString()}`,
        title: 'The text on the owner’s mobile waits for a YES',
        body: `Answer the text from +1 915 278 2000 with YES until ${readableInstant(answerBy, profile?.timeZone ?? null)}. After that another text is needed.`,
        callToAction: callToAction('Answer the text', AssistantIntent.VERIFY_OWNER_PHONE, {
          registrationId,
          phoneNumberId,
        }),
        phoneNumberId,
        registrationId,
      });
      await tx.schedule(
        'tell-owner-text-expired',
        registrationId,
        { organizationId, registrationId },
        answerBy,
      );
    });
  }

  /** Job: the time for an answer is over; watchers see that another text is needed. */
  async expire(organizationId: string, registrationId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const record = await this.records.lock(tx.manager, organizationId, registrationId, tx.now);
      if (!record || !registrationView(record).ownerVerification?.awaited) return;
      await registrationChanged(tx, record.registration);
      await registrationCardsChanged(tx, record.registration);
    });
  }

  private async awaitingBrand(
    tx: UnitOfWork,
    record: RegistrationRecord,
  ): Promise<RegistrationResourceEntity> {
    return tx.manager.findOneOrFail(RegistrationResourceEntity, {
      where: { registrationId: record.registration.id, kind: 'brand' },
      order: { createdAt: 'DESC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  private async noteText(
    tx: UnitOfWork,
    { registration }: RegistrationRecord,
    resource: RegistrationResourceEntity,
  ): Promise<void> {
    const { organizationId, id: registrationId } = registration;
    await tx.manager.update(RegistrationResourceEntity, { id: resource.id }, {
      detail: { ...resource.detail, textedAt: tx.now.toISOString() },
    } as never);
    const payload = { organizationId, registrationId };
    await tx.schedule('remind-owner-verification', registrationId, payload, ownerReminderAt(tx.now));
    await tx.schedule('tell-owner-text-expired', registrationId, payload, ownerTextValidUntil(tx.now));
    await registrationChanged(tx, registration);
    await registrationCardsChanged(tx, registration);
  }
}
