import type { CallToAction } from './call-to-action';

/** What went wrong, in the words clients branch on. */
export enum UserErrorCode {
  INVALID = 'INVALID',
  REQUIRED = 'REQUIRED',
  NOT_FOUND = 'NOT_FOUND',
  NOT_AVAILABLE = 'NOT_AVAILABLE',
  CONFLICT = 'CONFLICT',
  STALE_CONFIRMATION = 'STALE_CONFIRMATION',
  NOT_CONFIRMED = 'NOT_CONFIRMED',
  NOT_ALLOWED = 'NOT_ALLOWED',
  ADDRESS_REQUIRED = 'ADDRESS_REQUIRED',
  BUNDLE_REQUIRED = 'BUNDLE_REQUIRED',
  SENDER_NOT_READY = 'SENDER_NOT_READY',
  RECIPIENT_OPTED_OUT = 'RECIPIENT_OPTED_OUT',
  PLAN_LIMIT = 'PLAN_LIMIT',
  PAYMENT_REQUIRED = 'PAYMENT_REQUIRED',
  TWILIO_REJECTED = 'TWILIO_REJECTED',
  TWILIO_UNAVAILABLE = 'TWILIO_UNAVAILABLE',
}

/** One expected failure: the field at fault, a code, and a sentence the user can act on. */
export interface UserFault {
  /** Path from the argument, such as ['input', 'to']; null when no single field is at fault. */
  field: string[] | null;
  code: UserErrorCode;
  message: string;
  callToAction: CallToAction | null;
  /** True when the same call may succeed later, unchanged. */
  retryable: boolean;
  retryAfterSeconds: number | null;
}

/** Builds a fault; what is left out takes the usual value. */
export function fault(
  code: UserErrorCode,
  message: string,
  field: string[] | null = null,
  extra: Partial<Pick<UserFault, 'callToAction' | 'retryable' | 'retryAfterSeconds'>> = {},
): UserFault {
  return { field, code, message, callToAction: null, retryable: false, retryAfterSeconds: null, ...extra };
}

/** Thrown by services for what a caller can cause and mend; it reaches mutations as `userErrors`. */
export class DomainError extends Error {
  readonly faults: UserFault[];
  /** What helps to mend them, by the name of the payload's field that shows it. */
  details: Readonly<Record<string, unknown>> = {};

  constructor(...faults: UserFault[]) {
    super(faults.map((one) => one.message).join(' '));
    this.name = 'DomainError';
    this.faults = faults;
  }
}

/** Throws faults together with what helps to mend them. */
export function refuseWith(details: Readonly<Record<string, unknown>>, faults: readonly UserFault[]): never {
  throw Object.assign(new DomainError(...faults), { details });
}

/** Throws one fault. */
export function refuse(...args: Parameters<typeof fault>): never {
  throw new DomainError(fault(...args));
}
