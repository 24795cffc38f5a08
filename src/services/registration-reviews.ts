import { AssistantIntent, callToAction } from '../domain/call-to-action';
import { NotificationKind } from '../domain/notifications';
import { ReviewOutcome, type ReviewedResource } from '../domain/programmes/programme';
import { PhoneNumberLifecycle } from '../domain/phone-numbers';
import { RegistrationKind, RegistrationState } from '../domain/registrations';
import { RegistrationVersionEntity } from '../entities/registration';
import { notify } from './notify';
import { registrationCardsChanged, registrationChanged, registrationEvent } from './registration-changes';
import { allEffectsDone, isStepDone, isSubmitted, type RegistrationRecord } from './registration-records';
import type { UnitOfWork } from './unit-of-work';

const hourMs = 3_600_000;
const remindBeforeMs = 48 * hourMs;
/** Reviewers and carriers may look a while longer after the decision. */
const documentsStayMs = 7 * 24 * hourMs;

/** Twilio's code for what it does not hold, which is the reason when a request vanishes. */
const goneCode = 20404;

const givenBack = [PhoneNumberLifecycle.RELEASING, PhoneNumberLifecycle.RELEASED];

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
  const { registration, programme } = record;
  const { state } = registration;
  if (state === RegistrationState.CANCELED) return;
  // What becomes of an approval when its number is given back is no news of the reviewer's.
  const isOfOneNumber = registration.kind === RegistrationKind.TOLL_FREE_VERIFICATION;
  if (isOfOneNumber && record.number && givenBack.includes(record.number.lifecycle)) return;
  const outcome = programme.review(step, resource);
  const decides = step === programme.decidingStep;
  // While effects on it are under way, what Twilio shows is still the version before it. One that was refused on
  // the way may yet be overtaken by an approval.
  const isUnderWay = isSubmitted(record) && !isStepDone(record, step);
  if (isUnderWay && (state === RegistrationState.IN_PROGRESS || outcome !== ReviewOutcome.APPROVED)) return;
  switch (outcome) {
    case ReviewOutcome.APPROVED:
      if (decides && state !== RegistrationState.APPROVED && refusals(record).length === 0)
        await approve(tx, record);
      else if (!decides) {
        await goOn(tx, record);
        await approveAgain(tx, record);
      }
      return;
    case ReviewOutcome.IN_REVIEW:
    case ReviewOutcome.AWAITS_OWNER:
      if (!decides) await goOn(tx, record);
      else if (
        isSubmitted(record) &&
        state !== RegistrationState.IN_PROGRESS &&
        refusals(record).length === 0
      )
        await backInReview(tx, record);
      return;
    case ReviewOutcome.SENT_BACK:
    case ReviewOutcome.SUSPENDED:
    case ReviewOutcome.GONE:
      if (isSubmitted(record)) await refuse(tx, record, outcome, resource);
  }
}

/** What lets the next step begin, or takes back a refusal. */
async function goOn(tx: UnitOfWork, record: RegistrationRecord): Promise<void> {
  const { registration, version } = record;
  if (!isSubmitted(record)) return;
  const wasRefused =
    registration.state === RegistrationState.ACTION_NEEDED && version.refusedBy === 'REVIEWER';
  if (wasRefused && refusals(record).length === 0) await backInReview(tx, record);
  if (registration.state !== RegistrationState.IN_PROGRESS || allEffectsDone(record)) return;
  await tx.enqueue(
    'advance-registration',
    { organizationId: registration.organizationId, registrationId: registration.id },
    { jobKey: `advance-registration:${registration.id}` },
  );
}

/** What was missing of something that had been decided is good again: no more news of the decision will come. */
async function approveAgain(tx: UnitOfWork, record: RegistrationRecord): Promise<void> {
  const { registration, programme } = record;
  const decided = record.resources.get(programme.decidingStep);
  const isApproved =
    decided !== undefined && programme.review(programme.decidingStep, decided) === ReviewOutcome.APPROVED;
  const isWhole = isApproved && allEffectsDone(record) && refusals(record).length === 0;
  if (isWhole && registration.state === RegistrationState.IN_PROGRESS) await approve(tx, record);
}

async function refuse(
  tx: UnitOfWork,
  record: RegistrationRecord,
  outcome: ReviewOutcome,
  resource: ReviewedResource,
): Promise<void> {
  const { registration, version } = record;
  const isKnown = registration.state === RegistrationState.ACTION_NEEDED;
  const reasons = refusals(record);
  if (isKnown && outcome === ReviewOutcome.GONE) return;
  if (isKnown && JSON.stringify(version.rejections) === JSON.stringify(reasons)) return;
  await sendBack(tx, record, reasons, resource.editAllowed ? resource.editExpiresAt : null, 'REVIEWER');
}

/** The reasons of everything that stands refused, whichever step it belongs to. */
function refusals(record: RegistrationRecord): Reasons[number][] {
  return record.steps
    .filter(({ key, resourceOf }) => resourceOf === undefined && isReviewed(record, key))
    .flatMap(({ key }) => {
      const resource = record.resources.get(key)!;
      switch (record.programme.review(key, resource)) {
        case ReviewOutcome.GONE:
          return [{ code: goneCode, reason: '' }];
        case ReviewOutcome.SENT_BACK:
        case ReviewOutcome.SUSPENDED:
          // Sent back without a reason is a reason of its own.
          return resource.reasons.length > 0 ? [...resource.reasons] : [{ code: null, reason: '' }];
        default:
          return [];
      }
    });
}

/** Steps after the deciding one concern single numbers, not the registration. */
function isReviewed(record: RegistrationRecord, step: string): boolean {
  const place = (key: string): number => record.steps.findIndex((one) => one.key === key);
  return (
    record.resources.has(step) &&
    place(step) <= place(record.programme.decidingStep) &&
    isStepDone(record, step)
  );
}

/** It came back: reasons kept, people told, the deadline watched. */
export async function sendBack(
  tx: UnitOfWork,
  record: RegistrationRecord,
  reasons: Reasons,
  editExpiresAt: Date | null = null,
  refusedBy: 'REVIEWER' | 'TWILIO' = 'TWILIO',
): Promise<void> {
  const { registration, version } = record;
  await tx.manager.update(RegistrationVersionEntity, { id: version.id }, {
    rejections: [...reasons],
    refusedBy,
    decidedAt: tx.now,
  } as never);
  await registrationEvent(tx, registration, null, 'Sent back by the reviewer.');
  await registrationChanged(tx, registration, { state: RegistrationState.ACTION_NEEDED });
  await registrationCardsChanged(tx, registration);
  const explained = record.programme.explain(reasons, record.values, record.version.definition);
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

/** An approval of the whole says nothing yet of single numbers, where each is entered by the phone companies. */
function approvalWords({ steps, programme, number }: RegistrationRecord): string {
  if (steps.at(-1)?.key !== programme.decidingStep)
    return 'Your business is approved. Each number can text as soon as the phone companies have entered it; its card says when.';
  return number ? `${number.e164} can text customers now.` : 'Everything is approved.';
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
    { decidedAt: tx.now, rejections: null, refusedBy: null },
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
    body: approvalWords(record),
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
    { rejections: null, refusedBy: null, decidedAt: null },
  );
  await registrationEvent(tx, registration, null, 'Under review again.');
  await registrationChanged(tx, registration, { state: RegistrationState.IN_PROGRESS });
  await registrationCardsChanged(tx, registration);
}
