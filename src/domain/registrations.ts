import type { Money } from './phone-numbers';

export enum RegistrationKind {
  TOLL_FREE_VERIFICATION = 'TOLL_FREE_VERIFICATION',
  A2P_10DLC = 'A2P_10DLC',
  REGULATORY_BUNDLE = 'REGULATORY_BUNDLE',
}

export enum RegistrationState {
  DRAFT = 'DRAFT',
  CONFIRMED = 'CONFIRMED',
  IN_PROGRESS = 'IN_PROGRESS',
  ACTION_NEEDED = 'ACTION_NEEDED',
  APPROVED = 'APPROVED',
  CANCELED = 'CANCELED',
}

export enum RegistrationAction {
  EDIT = 'EDIT',
  CONFIRM = 'CONFIRM',
  SUBMIT = 'SUBMIT',
  REVISE = 'REVISE',
  RENEW = 'RENEW',
  CANCEL = 'CANCEL',
  RESEND_OWNER_VERIFICATION = 'RESEND_OWNER_VERIFICATION',
}

export enum RegistrationFieldInput {
  TEXT = 'TEXT',
  MULTILINE = 'MULTILINE',
  EMAIL = 'EMAIL',
  URL = 'URL',
  PHONE = 'PHONE',
  SELECT = 'SELECT',
  MULTI_SELECT = 'MULTI_SELECT',
  BOOLEAN = 'BOOLEAN',
  TEXT_LIST = 'TEXT_LIST',
  URL_LIST = 'URL_LIST',
  COUNTRY = 'COUNTRY',
  REGION = 'REGION',
  DATE = 'DATE',
  DOCUMENT = 'DOCUMENT',
  ADDRESS = 'ADDRESS',
}

export enum FieldSource {
  ORGANIZATION_PROFILE = 'ORGANIZATION_PROFILE',
  ASSISTANT = 'ASSISTANT',
  USER = 'USER',
  PREVIOUS_VERSION = 'PREVIOUS_VERSION',
  ADOPTED = 'ADOPTED',
  DERIVED = 'DERIVED',
}

/** BLOCKER stops confirmation; RISK and TIP do not. */
export enum FindingSeverity {
  BLOCKER = 'BLOCKER',
  RISK = 'RISK',
  TIP = 'TIP',
}

export enum RegistrationStepState {
  WAITING = 'WAITING',
  SUBMITTING = 'SUBMITTING',
  IN_REVIEW = 'IN_REVIEW',
  ACTION_NEEDED = 'ACTION_NEEDED',
  APPROVED = 'APPROVED',
}

/** Whose move it is. */
export enum NextStepActor {
  YOU = 'YOU',
  REVIEWER = 'REVIEWER',
  US = 'US',
  NOBODY = 'NOBODY',
}

export enum RejectionFix {
  EDIT_FIELDS = 'EDIT_FIELDS',
  SEND_DOCUMENT = 'SEND_DOCUMENT',
  CHANGE_WEBSITE = 'CHANGE_WEBSITE',
  CONTACT_SUPPORT = 'CONTACT_SUPPORT',
  NOT_ELIGIBLE = 'NOT_ELIGIBLE',
}

export enum FeeCadence {
  ONCE = 'ONCE',
  MONTHLY = 'MONTHLY',
}

export enum FeePayer {
  INCLUDED_IN_PLAN = 'INCLUDED_IN_PLAN',
  ORGANIZATION = 'ORGANIZATION',
  TWILIO_ACCOUNT = 'TWILIO_ACCOUNT',
}

/** A string, a boolean or a list of strings by the field's input; null while empty. DOCUMENT holds document ids. */
export type FieldValue = string | boolean | string[] | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** One field of a version as the machine keeps it, sensitive values in the clear (they are encrypted at rest). */
export interface FieldState {
  value: FieldValue;
  /** Null while the value is empty. */
  source: FieldSource | null;
  /** Goes up with every change of this field. */
  revision: number;
  /** Set when a reviewer sent this value back; it speaks only while `value` is still the same. */
  rejection: { reason: string; value: FieldValue } | null;
}

export interface FormFieldOption {
  value: string;
  label: string;
  description?: string;
}

/** Enough to render and to check a field without knowing the programme. */
export interface FormField {
  key: string;
  label: string;
  help?: string;
  example?: string;
  input: RegistrationFieldInput;
  required: boolean;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  options?: FormFieldOption[];
  /** Masked in the API, encrypted at rest, never in logs. */
  sensitive?: boolean;
  /** For DOCUMENT: whether one or several files are taken. */
  many?: boolean;
  /** For DOCUMENT: whether a PDF is taken as well as a picture. */
  acceptsPdf?: boolean;
  /** For REGION and PHONE: the key of the field that holds the country. */
  countryKey?: string;
}

export interface FormSection {
  key: string;
  title: string;
  description?: string;
  fields: FormField[];
}

/** Something a reviewer would refuse, found before any fee is paid. */
export interface Finding {
  severity: FindingSeverity;
  fieldKey: string | null;
  message: string;
  suggestion: string | null;
  /** Twilio rejection codes that this would likely bring. */
  predictsCodes: number[];
}

/** One way of being sent back, whatever family the code belongs to. */
export interface RejectionReason {
  code: number | null;
  message: string;
  howToFix: string;
  fix: RejectionFix;
  fieldKeys: string[];
  resubmittable: boolean;
}

export interface FeeLine {
  /** Stable name of the fee, part of a charge's key, such as 'toll-free-verification'. */
  kind: string;
  label: string;
  amount: Money;
  cadence: FeeCadence;
  payer: FeePayer;
}

/** How long a kind of review takes, in days, where there is no history of our own. */
export interface UsualWait {
  typicalDays: number;
  slowDays: number;
}

/** States in which a registration still wants something or waits for something. */
export const openStates: readonly RegistrationState[] = [
  RegistrationState.DRAFT,
  RegistrationState.CONFIRMED,
  RegistrationState.IN_PROGRESS,
  RegistrationState.ACTION_NEEDED,
];

/** Who a regulator is to be told uses the numbers. */
export enum BundleEndUser {
  BUSINESS = 'BUSINESS',
  INDIVIDUAL = 'INDIVIDUAL',
}
