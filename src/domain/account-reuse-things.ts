import type { AccountInventory } from './account-inventory';

/** What kind of thing of an owner's account is meant. */
export enum ReusableKind {
  BUSINESS_PROFILE = 'BUSINESS_PROFILE',
  TEXTING_PROFILE = 'TEXTING_PROFILE',
  BUSINESS_REGISTRATION = 'BUSINESS_REGISTRATION',
  TEXTING_PLAN = 'TEXTING_PLAN',
  MESSAGING_SERVICE = 'MESSAGING_SERVICE',
  NUMBERS = 'NUMBERS',
  TOLL_FREE_APPROVAL = 'TOLL_FREE_APPROVAL',
  NUMBERS_ABROAD_APPROVAL = 'NUMBERS_ABROAD_APPROVAL',
}

/** What would become of it. */
export enum ReuseState {
  USABLE = 'USABLE',
  IN_REVIEW = 'IN_REVIEW',
  NEEDS_OWNER = 'NEEDS_OWNER',
  MISSING = 'MISSING',
  NOT_USED = 'NOT_USED',
  IN_USE = 'IN_USE',
}

export interface ReusableThing {
  kind: ReusableKind;
  state: ReuseState;
  title: string;
  detail: string;
  twilioSid: string | null;
  /** The card that it is about, where it is about one. */
  phoneNumberId: string | null;
}

/** A card of the account. */
export interface ReuseCard {
  id: string;
  e164: string;
  twilioSid: string;
  /** A US local number that can text. */
  isLocal: boolean;
  isTollFree: boolean;
  /** The service that we know it in. */
  memberOf: string | null;
}

export interface ReuseFacts {
  accountSid: string;
  inventory: AccountInventory;
  cards: readonly ReuseCard[];
  /** The service we send through. */
  serviceSid: string | null;
  /** The account's live registration of local numbers: its campaign's service, once it has one, and its brand. */
  registration: { serviceSid: string | null; brandSid: string | null } | null;
  /** Services whose campaign is used here beside that one. */
  besides: ReadonlySet<string>;
  /** Toll-free cards that have a registration here. */
  registered: ReadonlySet<string>;
  /** Approvals for numbers abroad, by SID, that have a registration here. */
  known: ReadonlySet<string>;
  isConnected: boolean;
}
