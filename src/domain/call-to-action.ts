/** What the assistant is opened for. */
export enum AssistantIntent {
  SET_UP_MESSAGING = 'SET_UP_MESSAGING',
  RESUME_REGISTRATION = 'RESUME_REGISTRATION',
  FIX_REGISTRATION = 'FIX_REGISTRATION',
  VERIFY_OWNER_PHONE = 'VERIFY_OWNER_PHONE',
  CHECK_CONTACT = 'CHECK_CONTACT',
  REVIEW_MESSAGE = 'REVIEW_MESSAGE',
  MANAGE_ACCOUNT = 'MANAGE_ACCOUNT',
  SEND_TEST_TEXT = 'SEND_TEST_TEXT',
  CONTACT_SUPPORT = 'CONTACT_SUPPORT',
}

/** A button and what it is about. */
export interface CallToAction {
  label: string;
  intent: AssistantIntent;
  phoneNumberId: string | null;
  registrationId: string | null;
  messageId: string | null;
  contact: string | null;
  fieldKeys: string[];
}

/** Builds a button; what is left out is empty. */
export function callToAction(
  label: string,
  intent: AssistantIntent,
  about: Partial<Omit<CallToAction, 'label' | 'intent'>> = {},
): CallToAction {
  return {
    label,
    intent,
    phoneNumberId: null,
    registrationId: null,
    messageId: null,
    contact: null,
    fieldKeys: [],
    ...about,
  };
}
