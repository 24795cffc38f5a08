import { callToAction, type CallToAction } from './call-to-action';
import { timeEstimate, type TimeEstimate, timeLeft, type WaitHistory } from './estimates';
import { TwilioAccountConnection, TwilioAccountMode, TwilioAccountStatus } from './organizations';
import {
  messagingPath,
  MessagingPath,
  type PhoneNumberCapabilities,
  type PhoneNumberKind,
  PhoneNumberLifecycle,
} from './phone-numbers';
import { localCauses, localDetail, type LocalSenderFacts, ownerCause } from './local-senders';
import { type Cause, causeText } from './readiness-causes';
import { MessagingState, ReadinessReasonCode } from './readiness-causes/entry';
import { type NextStepActor, RegistrationKind, RegistrationState, type UsualWait } from './registrations';

export { MessagingState, ReadinessReasonCode };

/** All that decides whether a text would go through. */
export interface ReadinessFacts {
  number: {
    id: string;
    lifecycle: PhoneNumberLifecycle;
    kind: PhoneNumberKind;
    /** ISO 3166-1 alpha-2. */
    country: string;
    capabilities: PhoneNumberCapabilities;
  };
  /** Null while the organization's account is still being created. */
  account: {
    status: TwilioAccountStatus;
    mode?: TwilioAccountMode;
    connection?: TwilioAccountConnection;
    /** What somebody of the organization asked for. */
    wantedStatus?: TwilioAccountStatus | null;
  } | null;
  /** The number's live registration of the kind that its path asks for. */
  registration: RegistrationFacts | null;
  /** Mirror of the verification at Twilio, in Twilio's own words; null when there is none. */
  tollFree: { status: string } | null;
  /** What a local US number needs beyond its registration; null for other numbers. */
  local: LocalSenderFacts | null;
  /** How long the path's review takes; null where none is needed. */
  wait: { usual: UsualWait; history: WaitHistory | null } | null;
}

export interface RegistrationFacts {
  id: string;
  kind: RegistrationKind;
  state: RegistrationState;
  version: number;
  submittedAt: Date | null;
  /** Until when the reviewer takes a correction of what was sent back. */
  deadline: Date | null;
  /** How many reasons the reviewer gave. */
  rejections: number;
  /** Keys of the refused fields. */
  fieldKeys: string[];
  /** Whether a corrected version has any chance. */
  revisable: boolean;
  /** What the reviewers have is the owner's to correct, in Twilio's Console. */
  adopted?: boolean;
  /** The approval was withdrawn after it had been given. */
  suspended: boolean;
}

export interface ReadinessReason {
  code: ReadinessReasonCode;
  message: string;
  actor: NextStepActor;
}

/** The badge on the phone card. */
export interface Readiness {
  state: MessagingState;
  path: MessagingPath;
  headline: string;
  detail: string | null;
  /** Empty when READY. */
  reasons: ReadinessReason[];
  /** Null when nothing can be done but wait. */
  callToAction: CallToAction | null;
  registrationId: string | null;
  estimate: TimeEstimate | null;
}

/** The one status in which toll-free texts reach US and Canadian phones. */
const tollFreeApproved = 'TWILIO_APPROVED';

/** Derives the badge. READY is claimed only when a text would really go through. */
export function messagingReadiness(facts: ReadinessFacts, now: Date): Readiness {
  const path = messagingPath(facts.number);
  const registration = liveRegistration(facts, path);
  const estimate = estimateFor(facts, path, registration, now);
  const found = causesOf(facts, registration, path, estimate, now);
  const [first] = found;
  const registrationId = registration?.id ?? null;
  if (first === undefined)
    return {
      state: MessagingState.READY,
      path,
      headline: 'Ready to text',
      detail: 'Customers can be texted from this number.',
      reasons: [],
      callToAction: null,
      registrationId,
      estimate: null,
    };
  const text = causeText(first);
  return {
    state: text.state,
    path,
    headline: text.headline,
    detail: [detailOf(first, text.detail, registration, now), ...localDetail(first, facts.local)].join(' '),
    reasons: found.map((cause) => {
      const { code, message, actor } = causeText(cause);
      return { code, message, actor };
    }),
    callToAction:
      text.button &&
      callToAction(...text.button, {
        phoneNumberId: facts.number.id,
        registrationId,
        fieldKeys: registration?.fieldKeys ?? [],
      }),
    registrationId,
    estimate,
  };
}

/** A canceled registration, or one of another kind, says nothing about this number. */
function liveRegistration(facts: ReadinessFacts, path: MessagingPath): RegistrationFacts | null {
  const one = facts.registration;
  if (one === null || one.state === RegistrationState.CANCELED) return null;
  return (one.kind as string) === (path as string) ? one : null;
}

/** Everything in the way, what weighs most first. */
function causesOf(
  facts: ReadinessFacts,
  registration: RegistrationFacts | null,
  path: MessagingPath,
  estimate: TimeEstimate | null,
  now: Date,
): Cause[] {
  const gone = goneCause(facts.number.lifecycle);
  if (gone) return [gone];
  const found: (Cause | null)[] = [accountCause(facts.account), arrivalCause(facts.number.lifecycle)];
  if (facts.account === null) found.push('accountSettingUp');
  if (path === MessagingPath.NOT_CAPABLE) found.push('noTextCapability');
  else if (path !== MessagingPath.NONE_REQUIRED)
    found.push(...registrationCauses(facts, registration, path, estimate, now));
  return found.filter((cause) => cause !== null);
}

/** A number that is given back or was never bought: nothing else matters any more. */
function goneCause(lifecycle: PhoneNumberLifecycle): Cause | null {
  switch (lifecycle) {
    case PhoneNumberLifecycle.RELEASING:
      return 'numberReleasing';
    case PhoneNumberLifecycle.RELEASED:
      return 'numberReleased';
    case PhoneNumberLifecycle.FAILED:
      return 'numberFailed';
    case PhoneNumberLifecycle.PAUSED:
      return 'numberPaused';
    case PhoneNumberLifecycle.DISCONNECTED:
      return 'numberDisconnected';
    default:
      return null;
  }
}

function arrivalCause(lifecycle: PhoneNumberLifecycle): Cause | null {
  if (lifecycle === PhoneNumberLifecycle.PURCHASING) return 'numberPurchasing';
  return lifecycle === PhoneNumberLifecycle.PORTING_IN ? 'numberPortingIn' : null;
}

function accountCause(account: ReadinessFacts['account']): Cause | null {
  const isOwn = account?.mode === TwilioAccountMode.BRING_YOUR_OWN;
  switch (account?.status) {
    case undefined:
      return null;
    case TwilioAccountStatus.SUSPENDED:
      if (account.wantedStatus === TwilioAccountStatus.SUSPENDED) return 'accountPaused';
      return isOwn ? 'ownAccountSuspended' : 'accountSuspended';
    case TwilioAccountStatus.CLOSED:
      return 'accountClosed';
    case TwilioAccountStatus.CREDENTIALS_REJECTED:
      return isOwn ? 'ownCredentialsRejected' : 'accountCredentialsRejected';
    case TwilioAccountStatus.ACTIVE:
      if (account.connection === TwilioAccountConnection.AWAITING_CONFIRMATION) return 'accountUnconfirmed';
      return account.connection === TwilioAccountConnection.DISCONNECTING ? 'accountDisconnecting' : null;
  }
}

function registrationCauses(
  facts: ReadinessFacts,
  registration: RegistrationFacts | null,
  path: MessagingPath,
  estimate: TimeEstimate | null,
  now: Date,
): Cause[] {
  const { tollFree } = facts;
  if (registration === null) return ['notStarted'];
  const local = path === MessagingPath.A2P_10DLC ? facts.local : null;
  switch (registration.state) {
    case RegistrationState.DRAFT:
      return [registration.version > 1 ? 'revisedDraft' : 'draft'];
    case RegistrationState.CONFIRMED:
      return [registration.version > 1 ? 'revisedConfirmed' : 'confirmed'];
    case RegistrationState.IN_PROGRESS:
      if (local?.owner.awaited) return [ownerCause(local.owner, now)];
      return [progressCause(path, tollFree, estimate)];
    case RegistrationState.ACTION_NEEDED:
      return [sentBackCause(registration, tollFree, now)];
    case RegistrationState.APPROVED:
      if (path === MessagingPath.A2P_10DLC) return localCauses(local, now);
      return tollFree?.status === tollFreeApproved ? [] : ['approvalUnconfirmed'];
    case RegistrationState.CANCELED:
      return ['notStarted'];
  }
}

function progressCause(
  path: MessagingPath,
  tollFree: ReadinessFacts['tollFree'],
  estimate: TimeEstimate | null,
): Cause {
  // A verification that still carries the former decision has not got the correction yet.
  const withReviewer =
    path !== MessagingPath.TOLL_FREE_VERIFICATION ||
    ['PENDING_REVIEW', 'IN_REVIEW'].includes(tollFree?.status ?? '');
  if (!withReviewer) return 'submitting';
  return estimate?.takingLongerThanUsual ? 'inReviewLate' : 'inReview';
}

function sentBackCause(
  registration: RegistrationFacts,
  tollFree: ReadinessFacts['tollFree'],
  now: Date,
): Cause {
  if (registration.adopted && !registration.suspended) return 'sentBackAtTwilio';
  if (registration.suspended) return registration.revisable ? 'approvalWithdrawn' : 'suspended';
  if (!registration.revisable) return 'sentBackForGood';
  if (tollFree?.status === 'DELETED') return 'approvalLost';
  return registration.deadline !== null && registration.deadline <= now ? 'sentBackLate' : 'sentBack';
}

/** Causes for which the reviewer's deadline for a correction still counts. */
const withDeadline: readonly Cause[] = ['sentBack', 'approvalWithdrawn', 'revisedDraft', 'revisedConfirmed'];

function detailOf(cause: Cause, detail: string, registration: RegistrationFacts | null, now: Date): string {
  if (registration === null || !withDeadline.includes(cause)) return detail;
  const left = registration.deadline && timeLeft(registration.deadline, now);
  const many = cause === 'sentBack' && registration.rejections > 1;
  const reasons = many ? [`The reviewer gave ${registration.rejections} reasons.`] : [];
  return [...reasons, detail, ...(left ? [`Time left: ${left}.`] : [])].join(' ');
}

const reviewedPaths: readonly MessagingPath[] = [
  MessagingPath.TOLL_FREE_VERIFICATION,
  MessagingPath.A2P_10DLC,
];

function estimateFor(
  facts: ReadinessFacts,
  path: MessagingPath,
  registration: RegistrationFacts | null,
  now: Date,
): TimeEstimate | null {
  if (facts.wait === null || !reviewedPaths.includes(path) || goneCause(facts.number.lifecycle)) return null;
  const { usual, history } = facts.wait;
  switch (registration?.state) {
    case undefined:
    case RegistrationState.DRAFT:
    case RegistrationState.CONFIRMED:
      return timeEstimate(usual, history, null, now);
    case RegistrationState.IN_PROGRESS:
      return timeEstimate(usual, history, registration?.submittedAt ?? null, now);
    default:
      return null;
  }
}
