import { may, type OrganizationActor, type Permission } from '../domain/actor';
import { canCharge, isChargedByUs, quote } from '../domain/billing';
import { DomainError, fault, refuse, UserErrorCode, type UserFault } from '../domain/errors';
import { fieldErrors, formFields } from '../domain/form';
import { PhoneNumberLifecycle } from '../domain/phone-numbers';
import { actionsFor } from '../domain/registration-life';
import { FindingSeverity, RegistrationKind, type RegistrationAction } from '../domain/registrations';
import type { PhoneNumberEntity } from '../entities/phone-number';
import type { RegistrationRecord } from './registration-records';
import { registrationView } from './registration-views';

/** Refuses what the actor's role does not allow. */
export function requirePermission(actor: OrganizationActor, permission: Permission): void {
  if (!may(actor, permission)) refuse(UserErrorCode.NOT_ALLOWED, 'Your role does not allow this.');
}

/** Refuses a number that is not active. */
export function assertNumberUsable(number: PhoneNumberEntity | null, field: string[] | null = null): void {
  if (number?.lifecycle !== PhoneNumberLifecycle.ACTIVE)
    refuse(
      UserErrorCode.NOT_AVAILABLE,
      'This phone number is not active, so it cannot be registered now.',
      field,
      { retryable: number?.lifecycle === PhoneNumberLifecycle.PURCHASING },
    );
}

/** Why an action is not open to this caller now; null when it is. */
export function refusalOf(
  record: RegistrationRecord,
  actor: OrganizationActor,
  action: RegistrationAction,
  now: Date,
): UserFault | null {
  const found = actionsFor(registrationView(record), actor, now).find((one) => one.action === action)!;
  return found.allowed ? null : fault(UserErrorCode.NOT_ALLOWED, found.reason!);
}

/** Refuses where a registration is for one number alone, and that one is not active. */
export function assertItsNumberUsable({ registration, number }: RegistrationRecord): void {
  if (registration.kind === RegistrationKind.TOLL_FREE_VERIFICATION) assertNumberUsable(number);
}

/** Refuses an action that is not open to this caller now. */
export function assertAllowed(...args: Parameters<typeof refusalOf>): void {
  const refusal = refusalOf(...args);
  if (refusal) throw new DomainError(refusal);
}

/** Refuses a yes to what is incomplete, surely refused, or cannot be paid. */
export function assertConfirmable(record: RegistrationRecord, acceptFees: boolean): void {
  assertComplete(record);
  assertItsNumberUsable(record);
  if (quote(record.fees).needsAcceptance && !acceptFees)
    refuse(
      UserErrorCode.REQUIRED,
      'There is a fee to pay, to us or to Twilio. Confirm with `acceptFees: true` once the person has seen the quote.',
      ['input', 'acceptFees'],
    );
  if (isChargedByUs(record.fees) && !canCharge(record.plan))
    refuse(
      UserErrorCode.PAYMENT_REQUIRED,
      'The fee cannot be charged now. Add a way to pay, then confirm again.',
    );
}

/** Every fault of the present values at once, and every finding that a reviewer would refuse for certain. */
export function assertComplete(record: RegistrationRecord): void {
  const faults: UserFault[] = [];
  const fields = formFields(record.sections);
  const errors = {
    ...record.programme.errors(record.values, record.check),
    ...fieldErrors(fields, record.values),
  };
  for (const field of fields)
    for (const message of errors[field.key] ?? []) {
      const code = record.values[field.key] === null ? UserErrorCode.REQUIRED : UserErrorCode.INVALID;
      faults.push(fault(code, message, ['form', field.key]));
    }
  for (const finding of record.programme.findings(record.values, record.check))
    if (finding.severity === FindingSeverity.BLOCKER)
      faults.push(
        fault(UserErrorCode.INVALID, finding.message, finding.fieldKey ? ['form', finding.fieldKey] : null),
      );
  if (faults.length > 0) throw new DomainError(...faults);
}
