import { DomainError, fault, refuseWith, UserErrorCode } from '../domain/errors';

const idField = ['input', 'addressId'];
const soon = { retryable: true, retryAfterSeconds: 5 };

/** What calls about addresses answer when they cannot do what was wished. */
export const unknownAddress = (): DomainError =>
  new DomainError(fault(UserErrorCode.NOT_FOUND, 'There is no address with this id.', idField));

export const addressBusy = (): DomainError =>
  new DomainError(
    fault(
      UserErrorCode.CONFLICT,
      'This address is just being changed. Try again in a moment.',
      idField,
      soon,
    ),
  );

export const addressUnderReview = (): DomainError =>
  new DomainError(
    fault(
      UserErrorCode.CONFLICT,
      'A registration for numbers abroad that names this address is under review, so it stays as it is until the reviewer has answered. Keep a new address instead.',
      idField,
    ),
  );

export const addressUnsettled = (): DomainError =>
  new DomainError(
    fault(
      UserErrorCode.TWILIO_UNAVAILABLE,
      'The carrier is slow to answer. Repeat the same call in a moment: nothing happens twice.',
      null,
      soon,
    ),
  );

/** Says which numbers need it, those that are no cards here among them. */
export function refuseNeeded(neededBy: readonly { e164: string }[], others: readonly string[]): never {
  const numbers = [...new Set([...neededBy.map((one) => one.e164), ...others])];
  const many = numbers.length > 1;
  return refuseWith({ neededBy }, [
    fault(
      UserErrorCode.CONFLICT,
      numbers.length === 0
        ? 'A number still needs this address, so it stays.'
        : `${numbers.join(', ')} ${many ? 'need' : 'needs'} this address, so it stays. Give ${many ? 'those numbers' : 'that number'} back first.`,
      idField,
    ),
  ]);
}
