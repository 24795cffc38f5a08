import { AssistantIntent } from '../call-to-action';
import { NextStepActor } from '../registrations';

/** The badge's colour. */
export enum MessagingState {
  NOT_SET_UP = 'NOT_SET_UP',
  PENDING_REVIEW = 'PENDING_REVIEW',
  ACTION_NEEDED = 'ACTION_NEEDED',
  READY = 'READY',
}

export enum ReadinessReasonCode {
  NUMBER_NOT_ACTIVE = 'NUMBER_NOT_ACTIVE',
  ACCOUNT_NOT_ACTIVE = 'ACCOUNT_NOT_ACTIVE',
  NO_TEXT_CAPABILITY = 'NO_TEXT_CAPABILITY',
  NOT_STARTED = 'NOT_STARTED',
  DRAFT_NOT_SUBMITTED = 'DRAFT_NOT_SUBMITTED',
  IN_REVIEW = 'IN_REVIEW',
  SENT_BACK = 'SENT_BACK',
  OWNER_NOT_VERIFIED = 'OWNER_NOT_VERIFIED',
  NUMBER_NOT_ATTACHED = 'NUMBER_NOT_ATTACHED',
  NUMBER_NOT_REGISTERED = 'NUMBER_NOT_REGISTERED',
  SUSPENDED = 'SUSPENDED',
}

/** What one cause makes of the badge when it is the first in line, and how it reads among the reasons. */
export interface CauseText {
  state: MessagingState;
  code: ReadinessReasonCode;
  actor: NextStepActor;
  headline: string;
  detail: string;
  message: string;
  button: readonly [label: string, intent: AssistantIntent] | null;
}

/** One cause; the words in the order of the table. */
export type Row = readonly [
  state: MessagingState,
  code: ReadinessReasonCode,
  actor: NextStepActor,
  button: CauseText['button'],
  headline: string,
  detail: string,
  message: string,
];

export const getHelp = ['Get help', AssistantIntent.CONTACT_SUPPORT] as const;
export const fix = (label: string) => [label, AssistantIntent.FIX_REGISTRATION] as const;
export const manage = (label: string) => [label, AssistantIntent.MANAGE_ACCOUNT] as const;
export const resume = (label: string) => [label, AssistantIntent.RESUME_REGISTRATION] as const;
