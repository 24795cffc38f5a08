import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { NotificationKind } from '../domain/notifications';
import { ReviewOutcome, type ReviewedResource } from '../domain/programmes/programme';
import { RegistrationState } from '../domain/registrations';
import { RegistrationVersionEntity } from '../entities/registration';
import { notify } from './notify';
import { registrationCardsChanged, registrationChanged, registrationEvent } from './registration-changes';
import { allEffectsDone, isSubmitted, type RegistrationRecord } from './registration-records';
import type { UnitOfWork } from './unit-of-work';

const hourMs = 3_600_000;
const remindBeforeMs = 48 * hourMs;
/** Reviewers and carriers may look a while longer after the decision. */
const documentsStayMs = 7 * 24 * hourMs;

/** Twilio's code for what it does not hold, which is the reason when a request vanishes. */
const goneCode = 20404;

type Reasons = ReviewedResource['reasons'];

/**
 * Applies what a review says to its registration, in the transaction that stored the review. News that says what
 * we know changes nothing; states may go round (sent back, pending, sent back).
 */
export async function applyReview(
  tx: UnitOfWork,
  record: RegistrationRecord,
  step: string,
  resource: ReviewedResource,
): Promise<void> {
  const { registration } = record;
  const { state } = registration;
  if (state === RegistrationState.CANCELED) return;
  const outcome = record.programme.review(step, resource);
  // While effects of the present submission are under way, what Twilio shows is still the version before it. One
  // that was refused on the way may yet be overtaken by an approval.
  const isUnderWay = isSubmitted(record) && !allEffectsDone(record);
  if (isUnderWay && (state === RegistrationState.IN_PROGRESS || outcome !== ReviewOutcome.APPROVED)) return;
  switch (outcome) {
    case ReviewOutcome.APPROVED:
      if (state !== RegistrationState.APPROVED) await approve(tx, record);
      return;
    case ReviewOutcome.IN_REVIEW:
      if (isSubmitted(record) && state !== RegistrationState.IN_PROGRESS) await backInReview(tx, record);
      return;
    case ReviewOutcome.SENT_BACK:
    case ReviewOutcome.SUSPENDED:
      if (isSubmitted(record) && sentBackAnew(record, resource))
        await sendBack(tx, record, resource.reasons, resource.editAllowed ? resource.editExpiresAt : null);
      return;
    case ReviewOutcome.GONE:
      if (isSubmitted(record) && state !== RegistrationState.ACTION_NEEDED)
        await sendBack(tx, record, [{ code: goneCode, reason: '' }]);
  }
}

function sentBackAnew(record: RegistrationRecord, resource: ReviewedResource): boolean {
  if (record.registration.state !== RegistrationState.ACTION_NEEDED) return true;
  return JSON.stringify(record.version.rejections) !== JSON.stringify(resource.reasons);
}

/** The reviewer sent it back: reasons kept, people told, the deadline watched. */
export async function sendBack(
  tx: UnitOfWork,
  record: RegistrationRecord,
  reasons: Reasons,
  editExpiresAt: Date | null = null,
): Promise<void> {
  const { registration, version } = record;
  await tx.manager.update(RegistrationVersionEntity, { id: version.id }, {
    rejections: [...reasons],
    decidedAt: tx.now,
  } as never);
  await registrationEvent(tx, registration, null, 'Sent back by the reviewer.');
  await registrationChanged(tx, registration, { state: RegistrationState.ACTION_NEEDED });
  await registrationCardsChanged(tx, registration);
  const explained = record.programme.explain(reasons, record.values);
  await notify(tx, {
    organizationId: registration.organizationId,
    kind: NotificationKind.REGISTRATION_ACTION_NEEDED,
    // The revision tells one refusal from the next, also when the same version is refused twice for the same reason.
    cause: `registration:${registration.id}:sent-back:${registration.revision}`,
    title: `${record.programme.title} was sent back`,
    body: explained.map((one) => one.message).join(' '),
    callToAction: callToAction('Fix and resubmit', AssistantIntent.FIX_REGISTRATION, {
      registrationId: registration.id,
      phoneNumberId: registration.phoneNumberId,
      fieldKeys: [...new Set(explained.flatMap((one) => one.fieldKeys))],
    }),
    phoneNumberId: registration.phoneNumberId,
    registrationId: registration.id,
  });
  if (editExpiresAt && editExpiresAt > tx.now) await watchDeadline(tx, record, editExpiresAt);
}

async function watchDeadline(
  tx: UnitOfWork,
  { registration, version }: RegistrationRecord,
  deadline: Date,
): Promise<void> {
  const { organizationId, id } = registration;
  const payload = { organizationId, registrationId: id, version: version.version };
  const remindAt = new Date(Math.max(deadline.getTime() - remindBeforeMs, tx.now.getTime()));
  await tx.schedule('remind-registration-deadline', id, payload, remindAt);
  await tx.schedule('expire-registration-edit', id, payload, deadline);
}

async function approve(tx: UnitOfWork, record: RegistrationRecord): Promise<void> {
  const { registration } = record;
  const approvedVersion = await dropUnsentDraft(tx, record);
  await tx.manager.update(
    RegistrationVersionEntity,
    {
      registrationId: registration.id,
      organizationId: registration.organizationId,
      version: approvedVersion,
    },
    { decidedAt: tx.now, rejections: null },
  );
  await registrationEvent(tx, registration, null, 'Approved.');
  await registrationChanged(tx, registration, {
    state: RegistrationState.APPROVED,
    approvedAt: tx.now,
    version: approvedVersion,
  });
  await registrationCardsChanged(tx, registration);
  const about = { phoneNumberId: registration.phoneNumberId, registrationId: registration.id };
  await notify(tx, {
    organizationId: registration.organizationId,
    kind: NotificationKind.REGISTRATION_APPROVED,
    cause: `registration:${registration.id}:approved:${registration.revision}`,
    title: `${record.programme.title}: approved`,
    body: record.number ? `${record.number.e164} can text customers now.` : 'Everything is approved.',
    ...about,
  });
  await tx.unschedule('remind-registration-deadline', registration.id);
  await tx.unschedule('expire-registration-edit', registration.id);
  await tx.schedule(
    'revoke-documents',
    registration.id,
    { organizationId: registration.organizationId, registrationId: registration.id },
    new Date(tx.now.getTime() + documentsStayMs),
  );
}

/** A reviewer may change their mind while a correction is still a draft: the draft is then without object. */
async function dropUnsentDraft(tx: UnitOfWork, { version }: RegistrationRecord): Promise<number> {
  if (version.submittedAt !== null || version.version === 1) return version.version;
  await tx.manager.delete(RegistrationVersionEntity, { id: version.id });
  return version.version - 1;
}

async function backInReview(tx: UnitOfWork, { registration, version }: RegistrationRecord): Promise<void> {
  await tx.manager.update(
    RegistrationVersionEntity,
    { id: version.id },
    { rejections: null, decidedAt: null },
  );
  await registrationEvent(tx, registration, null, 'Under review again.');
  await registrationChanged(tx, registration, { state: RegistrationState.IN_PROGRESS });
  await registrationCardsChanged(tx, registration);
}
