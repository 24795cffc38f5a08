import { AssistantIntent, type CallToAction } from './call-to-action';
import { MessagingState } from './readiness';

/** What a notification asked for when it was told; null when for nothing. */
export interface Told {
  callToAction: CallToAction | null;
  createdAt: Date;
}

/** How what it is about stands now; null where it is about no such thing. */
export interface Matter {
  registration: {
    /** What has to happen next. */
    callToAction: CallToAction | null;
    /** When its present version was sent; null while that is written. */
    submittedAt: Date | null;
  } | null;
  number: { state: MessagingState; callToAction: CallToAction | null } | null;
  contact: { hasOptedOut: boolean } | null;
}

/**
 * The button of a notification by now: that of the registration or number itself as long as it asks for the same, null
 * once that is done. What nothing here can tell the end of, such as help from people, is offered for good.
 */
export function presentCall(
  { callToAction, createdAt }: Told,
  { registration, number, contact }: Matter,
): CallToAction | null {
  const asks = registration?.callToAction ?? null;
  switch (callToAction?.intent) {
    case AssistantIntent.FIX_REGISTRATION:
      // A correction that was sent in settles it, whatever is asked for after that.
      return (registration?.submittedAt ?? createdAt) > createdAt ? null : asks;
    case AssistantIntent.VERIFY_OWNER_PHONE:
    case AssistantIntent.RESUME_REGISTRATION:
      return asks?.intent === callToAction.intent ? asks : null;
    case AssistantIntent.SET_UP_MESSAGING:
      return number?.state === MessagingState.NOT_SET_UP ? number.callToAction : null;
    case AssistantIntent.CHECK_CONTACT:
      return contact?.hasOptedOut ? null : callToAction;
    default:
      return callToAction;
  }
}
