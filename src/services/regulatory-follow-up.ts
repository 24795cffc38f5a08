import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { readableInstant } from '../domain/estimates';
import { NotificationKind } from '../domain/notifications';
import { ReviewOutcome } from '../domain/programmes/programme';
import { reviewRegulatory } from '../domain/programmes/regulatory/plan';
import { OrganizationProfileEntity } from '../entities/organization';
import { notify } from './notify';
import type { RegistrationRecord, RegistrationRecords } from './registration-records';
import type { FollowUp } from './registration-resources';
import { isAdopted } from './registration-views';
import type { Transactions, UnitOfWork } from './unit-of-work';

const dayMs = 24 * 60 * 60_000;
/** How long before the end people are reminded. */
const reminders = [30 * dayMs, 7 * dayMs, dayMs];

/** The end of an approval that has one. */
function validUntil(record: RegistrationRecord): Date | null {
  const [resource] = record.resources.values();
  const end = resource?.detail.validUntil;
  const stands = resource && reviewRegulatory(resource) === ReviewOutcome.APPROVED;
  return stands && typeof end === 'string' ? new Date(end) : null;
}

/** Watches for how long the approval lasts, where Twilio says so. */
export const watchExpiry: FollowUp = async (tx, record, _resource, changed) => {
  const { id } = record.registration;
  const end = validUntil(record);
  if (!end) return tx.unschedule('remind-bundle-expiry', id);
  if (changed) await scheduleNext(tx, record, end);
};

/** The reminder that is next; one whose time has passed is made at once, the latest of them alone. */
async function scheduleNext(tx: UnitOfWork, record: RegistrationRecord, end: Date): Promise<void> {
  const { organizationId, id } = record.registration;
  const left = end.getTime() - tx.now.getTime();
  if (left <= 0) return;
  const payload = { organizationId, registrationId: id };
  const due = reminders.find((before) => before < left);
  const isLate = left < reminders[0]!;
  const dueAt = isLate ? tx.now : new Date(end.getTime() - due!);
  await tx.schedule('remind-bundle-expiry', id, payload, dueAt);
}

function whatToDo(record: RegistrationRecord): string {
  if (isAdopted(record)) return 'It was made in your Twilio account: renew it there, in the Twilio Console.';
  return record.renewal
    ? 'Its renewal has begun and takes its place once it is approved.'
    : 'Renew it before: your answers are kept, and documents are wanted that are still valid.';
}

/** Reminds of the end of approvals. */
export class BundleExpiry {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
  ) {}

  /** Job: tells when the approval ends, while it still stands, and plans the next reminder. */
  async remind(organizationId: string, registrationId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const record = await this.records.lock(tx.manager, organizationId, registrationId, tx.now);
      const end = record && validUntil(record);
      if (!record || !end || end <= tx.now) return;
      const left = end.getTime() - tx.now.getTime();
      const profile = await tx.manager.findOneBy(OrganizationProfileEntity, { organizationId });
      const reached = reminders.filter((before) => before >= left).at(-1);
      await notify(tx, {
        organizationId,
        kind: NotificationKind.REGISTRATION_DEADLINE,
        cause: `registration:${registrationId}:expires:${end.toISOString()}:${reached ?? 0}`,
        title: 'An approval for numbers abroad ends soon',
        body: `${record.programme.title}: the approval is valid until ${readableInstant(end, profile?.timeZone ?? null)}. ${whatToDo(record)} Once it has ended, the carrier may take the numbers back.`,
        callToAction: isAdopted(record)
          ? null
          : callToAction('Renew', AssistantIntent.RESUME_REGISTRATION, {
              registrationId: record.renewal?.id ?? registrationId,
            }),
        registrationId,
        phoneNumberId: null,
      });
      const next = reminders.find((before) => before < left);
      if (next)
        await tx.schedule(
          'remind-bundle-expiry',
          registrationId,
          { organizationId, registrationId },
          new Date(end.getTime() - next),
        );
    });
  }
}
