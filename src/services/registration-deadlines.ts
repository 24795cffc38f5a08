import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { readableInstant } from '../domain/estimates';
import { NotificationKind } from '../domain/notifications';
import { RegistrationState } from '../domain/registrations';
import { OrganizationProfileEntity } from '../entities/organization';
import { notify } from './notify';
import { registrationCardsChanged, registrationChanged, registrationEvent } from './registration-changes';
import type { RegistrationRecords } from './registration-records';
import type { Transactions } from './unit-of-work';

/** Watches until when the reviewer takes a correction of what was sent back. */
export class RegistrationDeadlines {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
  ) {}

  /** Job: reminds of a correction's deadline while it still stands. */
  async remind(organizationId: string, registrationId: string, version: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const record = await this.records.lock(tx.manager, organizationId, registrationId, tx.now);
      const resource = [...(record?.resources.values() ?? [])].find((one) => one.editAllowed);
      const deadline = resource?.editExpiresAt ?? null;
      if (!record || !deadline || deadline <= tx.now || !awaitsCorrection(record.registration, version))
        return;
      const profile = await tx.manager.findOneBy(OrganizationProfileEntity, { organizationId });
      await notify(tx, {
        organizationId,
        kind: NotificationKind.REGISTRATION_DEADLINE,
        cause: `registration:${registrationId}:v${version}:deadline`,
        title: 'A correction is due soon',
        body: `${record.programme.title} was sent back. It can be corrected until ${readableInstant(deadline, profile?.timeZone ?? null)}; after that it goes in as a new request.`,
        callToAction: callToAction('Fix and resubmit', AssistantIntent.FIX_REGISTRATION, {
          registrationId,
          phoneNumberId: record.registration.phoneNumberId,
        }),
        phoneNumberId: record.registration.phoneNumberId,
        registrationId,
      });
    });
  }

  /** Job: the time for an edit is over. Nothing is lost, the next submission replaces the request; watchers are told. */
  async expire(organizationId: string, registrationId: string, version: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const record = await this.records.lock(tx.manager, organizationId, registrationId, tx.now);
      if (!record || !awaitsCorrection(record.registration, version)) return;
      await registrationEvent(
        tx,
        record.registration,
        null,
        'The time for editing the request is over; the next submission will be a new request.',
      );
      await registrationChanged(tx, record.registration);
      await registrationCardsChanged(tx, record.registration);
    });
  }
}

/** Sent back and not handed in again: as it was, or as a draft of the next version. */
function awaitsCorrection(
  registration: { state: RegistrationState; version: number },
  version: number,
): boolean {
  const open = [RegistrationState.ACTION_NEEDED, RegistrationState.DRAFT, RegistrationState.CONFIRMED];
  const versions = registration.state === RegistrationState.ACTION_NEEDED ? [version] : [version + 1];
  return open.includes(registration.state) && versions.includes(registration.version);
}
