export enum PhoneNumberKind {
  LOCAL = 'LOCAL',
  TOLL_FREE = 'TOLL_FREE',
  MOBILE = 'MOBILE',
  NATIONAL = 'NATIONAL',
}

const kindWords: Record<PhoneNumberKind, string> = {
  [PhoneNumberKind.LOCAL]: 'local',
  [PhoneNumberKind.TOLL_FREE]: 'toll-free',
  [PhoneNumberKind.MOBILE]: 'mobile',
  [PhoneNumberKind.NATIONAL]: 'national',
};

/** Such as "toll-free". */
export function kindWord(kind: PhoneNumberKind): string {
  return kindWords[kind];
}

export enum PhoneNumberLifecycle {
  PURCHASING = 'PURCHASING',
  ACTIVE = 'ACTIVE',
  PORTING_IN = 'PORTING_IN',
  RELEASING = 'RELEASING',
  RELEASED = 'RELEASED',
  FAILED = 'FAILED',
  PAUSED = 'PAUSED',
  DISCONNECTED = 'DISCONNECTED',
}

/** What lists of cards leave out: numbers given back, never bought, or in an account that was disconnected. */
export const unlistedLifecycles = `'RELEASED', 'FAILED', 'DISCONNECTED'`;

export enum RoutingMode {
  AI_FIRST = 'AI_FIRST',
  HUMANS_FIRST = 'HUMANS_FIRST',
  AI_ONLY = 'AI_ONLY',
}

export interface PhoneNumberCapabilities {
  voice: boolean;
  sms: boolean;
  mms: boolean;
}

/** An exact amount: decimal string and ISO 4217 code. */
export interface Money {
  amount: string;
  currency: string;
}

const tollFreePrefixes = ['800', '833', '844', '855', '866', '877', '888'];

/** Whether an E.164 number is a North American toll-free one. */
export function isTollFree(e164: string): boolean {
  return e164.startsWith('+1') && tollFreePrefixes.includes(e164.slice(2, 5));
}

export enum MessagingPath {
  TOLL_FREE_VERIFICATION = 'TOLL_FREE_VERIFICATION',
  A2P_10DLC = 'A2P_10DLC',
  REGULATORY_BUNDLE = 'REGULATORY_BUNDLE',
  NONE_REQUIRED = 'NONE_REQUIRED',
  NOT_CAPABLE = 'NOT_CAPABLE',
}

/** What a number needs before it may text customers. */
export function messagingPath(number: {
  kind: PhoneNumberKind;
  country: string;
  capabilities: PhoneNumberCapabilities;
}): MessagingPath {
  if (!number.capabilities.sms) return MessagingPath.NOT_CAPABLE;
  if (number.kind === PhoneNumberKind.TOLL_FREE && ['US', 'CA'].includes(number.country))
    return MessagingPath.TOLL_FREE_VERIFICATION;
  if (number.country === 'US') return MessagingPath.A2P_10DLC;
  return MessagingPath.NONE_REQUIRED;
}
