/** What the phone companies know of a local number of an approved registration. */
export enum NumberRegistrationState {
  /** They were told, or are about to be. */
  PENDING = 'PENDING',
  REGISTERED = 'REGISTERED',
  FAILED = 'FAILED',
  /** It is being taken out. */
  LEAVING = 'LEAVING',
  UNREGISTERED = 'UNREGISTERED',
}

/** How a number's state is known: Twilio shows it in events alone. */
export enum NumberEvidence {
  EVENT = 'EVENT',
  /** A text arrived, or was refused with a code that says it. */
  DELIVERY = 'DELIVERY',
  /** From what we asked for, without word from anybody. */
  ASSUMED = 'ASSUMED',
}

export interface NumberRegistration {
  state: NumberRegistrationState;
  evidence: NumberEvidence;
  /** When it was so. */
  toldAt: Date;
  failureCode: number | null;
}

const byEvent: Readonly<Record<string, NumberRegistrationState>> = {
  'number-registration.pending': NumberRegistrationState.PENDING,
  'number-registration.successful': NumberRegistrationState.REGISTERED,
  'number-registration.failed': NumberRegistrationState.FAILED,
  'number-deregistration.pending': NumberRegistrationState.LEAVING,
  'number-deregistration.successful': NumberRegistrationState.UNREGISTERED,
  // It stays where it was.
  'number-deregistration.failed': NumberRegistrationState.REGISTERED,
};

/** The state that an event of this type tells of; null when it tells of none. */
export function stateOfNumberEvent(type: string): NumberRegistrationState | null {
  return byEvent[type.split('.').slice(-2).join('.')] ?? null;
}

const notRegistered: readonly number[] = [30_034, 30_035];

/**
 * What a text from the number proves: one that arrived at a US phone, that the number is registered; one that was
 * refused with 30034 or 30035, that it is not (https://www.twilio.com/docs/api/errors/30034, read 2026-11-22).
 */
export function stateProvenBy(delivery: {
  arrived: boolean;
  errorCode: number | null;
}): NumberRegistrationState | null {
  if (delivery.arrived) return NumberRegistrationState.REGISTERED;
  return delivery.errorCode !== null && notRegistered.includes(delivery.errorCode)
    ? NumberRegistrationState.PENDING
    : null;
}

/** Whether news is newer than what is known; of the same moment, what ends a wait wins. */
export function isNewer(known: NumberRegistration | null, news: NumberRegistration): boolean {
  if (known === null || known.evidence === NumberEvidence.ASSUMED) return true;
  if (news.toldAt.getTime() !== known.toldAt.getTime()) return news.toldAt > known.toldAt;
  return isWaiting(known.state) && !isWaiting(news.state);
}

function isWaiting(state: NumberRegistrationState): boolean {
  return state === NumberRegistrationState.PENDING || state === NumberRegistrationState.LEAVING;
}

const dayMs = 86_400_000;

/** From when on a test text is offered for a number that waits without word. */
export function testTextFrom(waitingSince: Date): Date {
  return new Date(waitingSince.getTime() + dayMs);
}
