import { addressFindings, writtenAddress } from '../domain/address-check';
import { quote } from '../domain/billing';
import { timeEstimate, type TimeEstimate, type WaitHistory } from '../domain/estimates';
import { fieldErrors, formFields } from '../domain/form';
import { ReviewOutcome, type ReviewedResource } from '../domain/programmes/programme';
import { ownerResendAt, ownerTextValidUntil } from '../domain/owner-verification';
import type { RegistrationView } from '../domain/registration-life';
import { stepViews, type StepView } from '../domain/registration-steps';
import {
  FieldSource,
  type Finding,
  FindingSeverity,
  RegistrationKind,
  RegistrationState,
  type RejectionReason,
} from '../domain/registrations';
import type { RegistrationRecord } from './registration-records';

/** The record as the rules of a registration's life look at it. */
export function registrationView(
  record: RegistrationRecord,
  history: WaitHistory | null = null,
): RegistrationView {
  const { registration, version, number } = record;
  const errors = errorsOf(record);
  const resource = refusedResource(record);
  return {
    id: registration.id,
    kind: registration.kind,
    state: registration.state,
    version: registration.version,
    title: record.programme.title,
    isStale:
      registration.state === RegistrationState.CONFIRMED && version.confirmation?.digest !== record.digest,
    errors,
    missing: formFields(record.sections)
      .filter((field) => record.values[field.key] === null && (errors[field.key]?.length ?? 0) > 0)
      .map((field) => field.label),
    blockers: findingsOf(record).filter((one) => one.severity === FindingSeverity.BLOCKER).length,
    quote: quote(record.fees),
    rejections: reasonsOf(record),
    editAllowed: resource?.editAllowed ?? null,
    editExpiresAt: resource?.editExpiresAt ?? null,
    suspended: isAnywhere(record, ReviewOutcome.SUSPENDED),
    adopted: isAdopted(record),
    validUntil: validUntilOf(record),
    isBeingRenewed: record.renewal !== null,
    inConsole: inConsoleOf(record),
    submittedAt: version.submittedAt,
    phoneNumberId: registration.phoneNumberId,
    e164: number?.e164 ?? null,
    steps: stepsOf(record),
    ownerVerification: ownerVerificationOf(record),
    takingLongerThanUsual: estimateOf(record, history).takingLongerThanUsual,
  };
}

/** Whether what the reviewers have was made in the owner's account before it was used here. */
export function isAdopted(record: RegistrationRecord): boolean {
  const { resources, programme } = record;
  return (
    !isMadeHere(record, programme.decidingStep) && resources.get(programme.decidingStep)?.adopted === true
  );
}

/** When the approval ends, where the reviewer has said so. */
export function validUntilOf({ registration, programme, resources }: RegistrationRecord): Date | null {
  const isAbroad = registration.kind === RegistrationKind.REGULATORY_BUNDLE;
  const isApproved = registration.state === RegistrationState.APPROVED;
  return isAbroad && isApproved ? instant(resources.get(programme.decidingStep)?.detail.validUntil) : null;
}

/** Whether the present version makes or changes something for the step, whatever stands there so far. */
function isMadeHere({ version }: RegistrationRecord, step: string): boolean {
  return version.submittedAt === null || (version.plan ?? []).some((effect) => effect.step === step);
}

/** What its owner has to do in Twilio's Console for it to go on; null when nothing. */
function inConsoleOf(record: RegistrationRecord): string | null {
  for (const { key, resourceOf } of record.steps) {
    const resource = record.resources.get(key) ?? null;
    const words =
      resourceOf || isMadeHere(record, key)
        ? null
        : record.programme.inConsole(key, resource, record.planContext);
    if (words !== null) return words;
  }
  return null;
}

/** What keeps the present values from being submitted, by field key. */
export function errorsOf(record: RegistrationRecord): Record<string, string[]> {
  const between = record.programme.errors(record.values, record.check);
  const single = fieldErrors(formFields(record.sections), record.values);
  const keys = new Set([...Object.keys(between), ...Object.keys(single)]);
  return Object.fromEntries([...keys].map((key) => [key, [...(single[key] ?? []), ...(between[key] ?? [])]]));
}

/** What a reviewer would object to, and what the post says of the address while it can still be changed. */
export function findingsOf(record: RegistrationRecord): Finding[] {
  const { programme, values, version, locked, check } = record;
  const { postalFields } = programme;
  const ofAddress =
    postalFields === null || locked.has(postalFields.street)
      ? []
      : addressFindings(
          writtenAddress(values, postalFields),
          version.addressCheck,
          postalFields,
          programme.addressCode,
        );
  return [...programme.findings(values, check), ...ofAddress];
}

/**
 * The reviewer's reasons: of the present version, or, while a correction is written, of the one before it; none
 * when neither was sent back. Sent back without a reason is a reason of its own.
 */
export function reasonsOf(record: RegistrationRecord): RejectionReason[] {
  const { version, previous, programme, values } = record;
  const raw = version.rejections ?? (version.submittedAt ? null : previous?.rejections);
  return raw ? programme.explain(raw, values, version.definition) : [];
}

/** The usual wait, counted from the submission. */
export function estimateOf(record: RegistrationRecord, history: WaitHistory | null): TimeEstimate {
  const waiting = record.registration.state === RegistrationState.IN_PROGRESS;
  return timeEstimate(
    record.programme.wait,
    history,
    waiting ? record.version.submittedAt : null,
    record.check.now,
  );
}

export function stepsOf(record: RegistrationRecord): StepView[] {
  const facts = record.steps.map(({ key }, index) => {
    const effects = (record.version.plan ?? [])
      .filter((effect) => effect.step === key)
      .map((effect) => record.operations.get(effect.key) ?? { state: 'PLANNED' as const });
    const resource = record.resources.get(key) ?? null;
    const isSent = record.version.submittedAt !== null;
    return [
      key,
      {
        effects,
        review: isSent && resource ? record.programme.review(key, resource) : null,
        twilioSid: resource?.sid ?? null,
        submittedAt: begunAt(record, key) ?? (index === 0 ? record.version.submittedAt : null),
        finishedAt: resource?.changedAt ?? record.version.decidedAt,
        inConsole: isMadeHere(record, key)
          ? null
          : record.programme.inConsole(key, resource, record.planContext),
      },
    ] as const;
  });
  return stepViews(record.steps, new Map(facts));
}

/** What the reviewer is told has changed, in one sentence: labels only. */
export function editReason(record: RegistrationRecord): string {
  const changed = formFields(record.sections).filter(
    ({ key }) => record.fields[key] && record.fields[key].source !== FieldSource.PREVIOUS_VERSION,
  );
  if (changed.length === 0) return 'Handed in again after review.';
  return `Corrected after review: ${changed.map((field) => field.label).join(', ')}.`.slice(0, 500);
}

/** When the first call for a step went out. */
function begunAt(record: RegistrationRecord, step: string): Date | null {
  const tried = record.effects
    .filter((effect) => effect.step === step)
    .flatMap((effect) => record.operations.get(effect.key)?.lastAttemptAt ?? []);
  return tried.length === 0 ? null : new Date(Math.min(...tried.map((at) => at.getTime())));
}

function isAnywhere(record: RegistrationRecord, outcome: ReviewOutcome): boolean {
  return [...record.resources].some(
    ([step, resource]) => record.programme.review(step, resource) === outcome,
  );
}

/** What was sent back; without such a thing, what is reviewed. */
function refusedResource(record: RegistrationRecord): ReviewedResource | null {
  const all = [...record.resources];
  const refused = all.find(
    ([step, resource]) => record.programme.review(step, resource) === ReviewOutcome.SENT_BACK,
  );
  return (refused ?? all[0])?.[1] ?? null;
}

/** Whether the owner's YES is awaited, since when, and what may be done about it; null where no text is sent. */
function ownerVerificationOf(record: RegistrationRecord): RegistrationView['ownerVerification'] {
  const step = record.steps.find(({ awaitingOwner }) => awaitingOwner !== undefined);
  if (!step) return null;
  const resource = record.resources.get(step.key);
  const awaited =
    resource !== undefined && record.programme.review(step.key, resource) === ReviewOutcome.AWAITS_OWNER;
  const textedAt = awaited ? instant(resource.detail.textedAt) : null;
  return {
    awaited,
    resendAt: textedAt && ownerResendAt(textedAt),
    answerBy: textedAt && ownerTextValidUntil(textedAt),
  };
}

function instant(value: unknown): Date | null {
  return typeof value === 'string' ? new Date(value) : null;
}
