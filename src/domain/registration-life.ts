import type { Quote } from './billing';
import { type Actor, ActorKind, may, Permission } from './actor';
import {
  type RejectionReason,
  RegistrationAction,
  RegistrationKind,
  RegistrationState,
} from './registrations';
import type { StepView } from './registration-steps';

/** What can befall a registration. */
export type LifeEvent =
  | { type: 'confirm'; by: ActorKind }
  | { type: 'edit' | 'submit' | 'revise' | 'cancel' }
  /** What the reviewer, or the disappearance of the resource, says. */
  | { type: 'pending' | 'approved' | 'sentBack' | 'suspended' | 'gone' }
  /** Its number was given back: what is not approved ends, wherever it stands. */
  | { type: 'numberGone' }
  /** Its renewal has taken its place. */
  | { type: 'renewed' };

/** Where a registration is in its life. */
export interface Life {
  state: RegistrationState;
  version: number;
}

/** How every registration begins. */
export const beginning: Life = { state: RegistrationState.DRAFT, version: 1 };

const { DRAFT, CONFIRMED, IN_PROGRESS, ACTION_NEEDED, APPROVED, CANCELED } = RegistrationState;

const decided = {
  approved: APPROVED,
  sentBack: ACTION_NEEDED,
  suspended: ACTION_NEEDED,
  gone: ACTION_NEEDED,
  pending: IN_PROGRESS,
} as const;

/**
 * Which state follows which. Decisions go round: an approval may be withdrawn, a refusal reviewed once more. While
 * a draft is being written, news changes nothing but an approval (a late one, or one won outside of this service),
 * which makes the draft needless.
 */
const transitions: Record<RegistrationState, Partial<Record<LifeEvent['type'], RegistrationState>>> = {
  [DRAFT]: { edit: DRAFT, confirm: CONFIRMED, cancel: CANCELED, approved: APPROVED, numberGone: CANCELED },
  [CONFIRMED]: {
    edit: DRAFT,
    submit: IN_PROGRESS,
    cancel: CANCELED,
    approved: APPROVED,
    numberGone: CANCELED,
  },
  [IN_PROGRESS]: { ...decided, numberGone: CANCELED },
  [ACTION_NEEDED]: { ...decided, revise: DRAFT, cancel: CANCELED, numberGone: CANCELED, renewed: CANCELED },
  [APPROVED]: { ...decided, renewed: CANCELED },
  [CANCELED]: {},
};

/**
 * The life after an event; null when the event is not legal now. Only a person's yes confirms. An approval that
 * finds a correction unsent belongs to the version before it.
 */
export function nextState(life: Life, event: LifeEvent): Life | null {
  if (event.type === 'confirm' && event.by !== ActorKind.USER) return null;
  const state = transitions[life.state][event.type];
  if (state === undefined) return null;
  if (event.type === 'revise') return { state, version: life.version + 1 };
  const isUnsent = life.state === DRAFT || life.state === CONFIRMED;
  return {
    state,
    version: event.type === 'approved' && isUnsent ? Math.max(1, life.version - 1) : life.version,
  };
}

/** Whether a call merely repeats what has happened, which answers with the same result and no error. */
export function isRepeat(life: Life, action: 'confirm' | 'submit' | 'revise' | 'cancel'): boolean {
  switch (action) {
    case 'confirm':
      return life.state === CONFIRMED;
    case 'submit':
      return life.state === IN_PROGRESS;
    case 'revise':
      return life.state === DRAFT && life.version > 1;
    case 'cancel':
      return life.state === CANCELED;
  }
}

/** Where a sole proprietor's YES by text stands. */
export interface OwnerVerification {
  awaited: boolean;
  /** From when on another text may be asked for. */
  resendAt: Date | null;
  /** Until when a YES to the last text counts. */
  answerBy: Date | null;
}

/** All that the rules of a registration's life look at; plain data, no sensitive value among it. */
export interface RegistrationView {
  id: string;
  kind: RegistrationKind;
  state: RegistrationState;
  version: number;
  /** The programme's title, such as "Toll-free texting approval". */
  title: string;
  /** It was confirmed, and what that rests on is no longer the same: the fees, or what an address says. */
  isStale?: boolean;
  /** What is wrong with the present values, by field key; required fields left empty are among it. */
  errors: Readonly<Record<string, readonly string[]>>;
  /** Labels of required fields that are still empty, in the form's order. */
  missing: readonly string[];
  /** How many findings stop confirmation. */
  blockers: number;
  quote: Omit<Quote, 'lines'>;
  /** The reviewer's reasons of the latest refusal, kept while the correction is written. */
  rejections: readonly RejectionReason[];
  /** Whether the reviewer takes a correction of the refused request; null until it said so. */
  editAllowed: boolean | null;
  editExpiresAt: Date | null;
  suspended: boolean;
  /** What the reviewers have was made in the owner's account before it was used here: it is never changed from here. */
  adopted?: boolean;
  /** When the approval ends; null where it does not, or there is none. */
  validUntil?: Date | null;
  /** Another registration is to take its place. */
  isBeingRenewed?: boolean;
  /** What the owner has to do in Twilio's Console for it to go on. */
  inConsole?: string | null;
  submittedAt: Date | null;
  phoneNumberId: string | null;
  /** The number it was started for. */
  e164: string | null;
  steps: readonly StepView[];
  takingLongerThanUsual: boolean;
  /** Sole proprietors only: whether the owner's YES is awaited, and when the text may be sent again. */
  ownerVerification?: OwnerVerification | null;
}

type Correctable = Pick<RegistrationView, 'editAllowed' | 'editExpiresAt' | 'suspended' | 'rejections'>;

/** Whether the refused request itself may still be corrected; otherwise a new one takes its place. */
export function isEditableAtReviewer(view: Correctable, now: Date): boolean {
  return view.editAllowed === true && (view.editExpiresAt === null || view.editExpiresAt > now);
}

/**
 * Whether a corrected version has any chance: the reviewer's own word decides; without it, one reason that no
 * correction cures is enough to end the road, and so is a suspension.
 */
export function isRevisable(view: Correctable, now: Date): boolean {
  if (isEditableAtReviewer(view, now)) return true;
  return !view.suspended && view.rejections.every((one) => one.resubmittable);
}

/** What a caller needs for an action. */
export const permissionFor: Readonly<Record<RegistrationAction, Permission>> = {
  [RegistrationAction.EDIT]: Permission.DraftRegistrations,
  [RegistrationAction.CONFIRM]: Permission.ConfirmRegistrations,
  [RegistrationAction.SUBMIT]: Permission.SubmitRegistrations,
  [RegistrationAction.REVISE]: Permission.DraftRegistrations,
  [RegistrationAction.RENEW]: Permission.DraftRegistrations,
  [RegistrationAction.CANCEL]: Permission.DraftRegistrations,
  [RegistrationAction.RESEND_OWNER_VERIFICATION]: Permission.SubmitRegistrations,
};

export interface ActionAvailability {
  action: RegistrationAction;
  allowed: boolean;
  /** Plain words, when not allowed. */
  reason: string | null;
  /** When it becomes possible by itself. */
  availableAt: Date | null;
}

/** What may be done now by this caller, and why not. */
export function actionsFor(view: RegistrationView, actor: Actor, now: Date): ActionAvailability[] {
  return Object.values(RegistrationAction).map((action) => {
    const reason = refusalByState(action, view, now) ?? refusalByActor(action, actor);
    const waits = action === RegistrationAction.RESEND_OWNER_VERIFICATION && reason !== null;
    const resendAt = view.ownerVerification?.awaited ? view.ownerVerification.resendAt : null;
    return {
      action,
      allowed: reason === null,
      reason,
      availableAt: waits && resendAt && resendAt > now ? resendAt : null,
    };
  });
}

function refusalByActor(action: RegistrationAction, actor: Actor): string | null {
  if (may(actor, permissionFor[action])) return null;
  if (action === RegistrationAction.CONFIRM && actor.kind !== ActorKind.USER)
    return 'Only a person can confirm, after reading what will be sent.';
  return 'Your role does not allow this. Ask an owner or admin of the organization.';
}

function refusalByState(action: RegistrationAction, view: RegistrationView, now: Date): string | null {
  switch (action) {
    case RegistrationAction.EDIT:
      return editRefusal(view, now);
    case RegistrationAction.CONFIRM:
      return confirmRefusal(view);
    case RegistrationAction.SUBMIT:
      return submitRefusal(view, now);
    case RegistrationAction.REVISE:
      return reviseRefusal(view, now);
    case RegistrationAction.RENEW:
      return renewRefusal(view);
    case RegistrationAction.CANCEL:
      return cancelRefusal(view.state);
    case RegistrationAction.RESEND_OWNER_VERIFICATION:
      return resendRefusal(view, now);
  }
}

function reviseRefusal(view: RegistrationView, now: Date): string | null {
  if (view.state === ACTION_NEEDED)
    return isRevisable(view, now) && !isOwners(view) ? null : finalWords(view);
  return view.version > 1 && (view.state === DRAFT || view.state === CONFIRMED)
    ? 'The correction is open already.'
    : 'Nothing was sent back, so there is nothing to correct.';
}

function renewRefusal({ kind, state, adopted, validUntil, isBeingRenewed }: RegistrationView): string | null {
  if (kind !== RegistrationKind.REGULATORY_BUNDLE)
    return 'Approvals of this kind do not end, so none is renewed.';
  if (state !== APPROVED) return 'Only what is approved can be renewed.';
  if (!validUntil) return 'No end is set to this approval, so there is nothing to renew.';
  if (adopted) return 'It was made in your Twilio account, so it is renewed there, in the Twilio Console.';
  return isBeingRenewed ? 'Its renewal has begun.' : null;
}

/** Whether what was sent back is its owner's to correct, in Twilio's Console. */
function isOwners({ adopted, inConsole }: RegistrationView): boolean {
  return adopted === true || (inConsole ?? null) !== null;
}

function finalWords(view: RegistrationView): string {
  if (view.inConsole) return view.inConsole;
  if (view.adopted && !view.suspended)
    return 'It was made in your Twilio account, so it is never changed from here. Cancel it here to start a new one.';
  return view.suspended
    ? 'The approval was suspended. Only support can have that lifted.'
    : 'The reviewer refused it for a reason that no correction cures.';
}

function editRefusal(view: RegistrationView, now: Date): string | null {
  switch (view.state) {
    case DRAFT:
    case CONFIRMED:
      return null;
    case IN_PROGRESS:
      return 'It is with the reviewer and cannot be changed until they answer.';
    case ACTION_NEEDED:
      if (!isRevisable(view, now) || isOwners(view)) return finalWords(view);
      return 'It was sent back. Open the correction first, then change the answers.';
    case APPROVED:
      return 'It is approved as it stands and can no longer be changed.';
    case CANCELED:
      return 'It was canceled. Start a new one instead.';
  }
}

function confirmRefusal(view: RegistrationView): string | null {
  if (view.state === CONFIRMED && !view.isStale) return 'It is confirmed already.';
  if (view.state !== DRAFT && view.state !== CONFIRMED) return 'Only a draft can be confirmed.';
  const faults = Object.values(view.errors).filter((messages) => messages.length > 0).length;
  if (faults > 0) return `${count(faults, 'answer is', 'answers are')} missing or not right yet.`;
  if (view.blockers > 0)
    return `${count(view.blockers, 'problem', 'problems')} would be refused by the reviewer and must be solved first.`;
  return null;
}

function submitRefusal(view: RegistrationView, now: Date): string | null {
  switch (view.state) {
    case CONFIRMED:
      return view.isStale
        ? 'Something it rests on has changed since it was confirmed. A person has to confirm it once more.'
        : null;
    case DRAFT:
      return 'A person has to confirm it first.';
    case IN_PROGRESS:
      return 'It has been sent already.';
    case ACTION_NEEDED:
      if (!isRevisable(view, now) || isOwners(view)) return finalWords(view);
      return 'It was sent back. Correct and confirm it before it is sent again.';
    case APPROVED:
      return 'It is approved; there is nothing left to send.';
    case CANCELED:
      return 'It was canceled, so it cannot be sent.';
  }
}

function cancelRefusal(state: RegistrationState): string | null {
  switch (state) {
    case IN_PROGRESS:
      return 'It is with the reviewer and cannot be taken back.';
    case APPROVED:
      return 'It is approved, so there is nothing to cancel.';
    case CANCELED:
      return 'It is canceled already.';
    default:
      return null;
  }
}

function resendRefusal(view: RegistrationView, now: Date): string | null {
  if (view.kind !== RegistrationKind.A2P_10DLC || !view.ownerVerification)
    return 'This registration sends no verification text.';
  if (!view.ownerVerification.awaited) return 'No answer from the owner is awaited.';
  const { resendAt } = view.ownerVerification;
  return resendAt !== null && resendAt > now
    ? 'The last text is still valid. Wait a little before another.'
    : null;
}

function count(many: number, one: string, several: string): string {
  return `${many} ${many === 1 ? one : several}`;
}
