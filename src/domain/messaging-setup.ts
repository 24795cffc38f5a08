import { feeLine, type BilledOrganization } from './billing';
import { type FeeLine, RegistrationKind } from './registrations';
import { MessagingPath, messagingPath, type PhoneNumberCapabilities, PhoneNumberKind } from './phone-numbers';
import { countryName } from './places';
import { programmeOf } from './programmes/catalogue';

/** What it would take to text customers from a number that is still to be bought. */
export interface MessagingSetupHint {
  path: MessagingPath;
  summary: string;
  /** Null when nothing has to be waited for. */
  typicalDays: number | null;
  fees: FeeLine[];
  /** The way we advise for someone who wants to text customers. */
  recommended: boolean;
}

/** What the organization's registration with the carriers means for one more local number. */
export enum LocalStanding {
  /** There is none. */
  NONE = 'NONE',
  UNDER_WAY = 'UNDER_WAY',
  APPROVED = 'APPROVED',
  /** It is approved, and its owner alone puts numbers into the messaging service that it covers. */
  OWNERS = 'OWNERS',
  /** It has room for no other number. */
  FULL = 'FULL',
}

/** The phone companies enter a number of an approved registration in that time (reference: within two weeks). */
const numberDays = 7;

/** The hint for a number of this kind, with fees as the organization would pay them. */
export function messagingSetupHint(
  number: {
    kind: PhoneNumberKind;
    country: string;
    capabilities: PhoneNumberCapabilities;
    /** Sold only to those whom a regulator knows. */
    bundleRequired?: boolean;
  },
  billed: BilledOrganization,
  now: Date,
  local: LocalStanding = LocalStanding.NONE,
): MessagingSetupHint {
  const bare = messagingPath(number);
  const isRegulated = bare === MessagingPath.NONE_REQUIRED && number.bundleRequired === true;
  const path = isRegulated ? MessagingPath.REGULATORY_BUNDLE : bare;
  switch (path) {
    case MessagingPath.TOLL_FREE_VERIFICATION: {
      const programme = programmeOf(RegistrationKind.TOLL_FREE_VERIFICATION);
      return {
        path,
        summary:
          'One form about your business and how customers agree to be texted, checked by the carriers. Calls work at once; texting starts when the form is approved.',
        typicalDays: programme?.wait.typicalDays ?? null,
        fees: (programme?.usualFees ?? []).map((kind) => feeLine(kind, billed, now)),
        recommended: true,
      };
    }
    case MessagingPath.A2P_10DLC:
      return { path, ...localHint(local, billed, now) };
    case MessagingPath.REGULATORY_BUNDLE:
      return {
        path,
        summary:
          'The country asks for proof of who uses the number before it is sold. Texting works as soon as the number is yours.',
        typicalDays: null,
        fees: [],
        recommended: false,
      };
    case MessagingPath.NOT_CAPABLE:
      return {
        path,
        summary: 'This number makes and takes calls only; it cannot text.',
        typicalDays: null,
        fees: [],
        recommended: false,
      };
    case MessagingPath.NONE_REQUIRED:
      return {
        path,
        summary: 'Texting works as soon as the number is yours; no approval is needed.',
        typicalDays: null,
        fees: [],
        recommended: true,
      };
  }
}

/** The first number takes a registration; later ones join it, as long as it has room. */
function localHint(
  local: LocalStanding,
  billed: BilledOrganization,
  now: Date,
): Omit<MessagingSetupHint, 'path'> {
  const programme = programmeOf(RegistrationKind.A2P_10DLC);
  const joins = { fees: [], recommended: true };
  switch (local) {
    case LocalStanding.NONE:
      return {
        summary:
          'Calls work at once. Texting customers from a local number takes a registration of your business with the mobile carriers and a review of what you send; the assistant files both for you.',
        typicalDays: programme?.wait.typicalDays ?? null,
        fees: (programme?.usualFees ?? []).map((kind) => feeLine(kind, billed, now)),
        recommended: false,
      };
    case LocalStanding.UNDER_WAY:
      return {
        ...joins,
        summary: 'Calls work at once. Texting starts when the registration that is under way is approved.',
        typicalDays: programme?.wait.typicalDays ?? null,
      };
    case LocalStanding.APPROVED:
      return {
        ...joins,
        summary:
          'Calls work at once. Your business is registered, so the number joins by itself; texting starts when the phone companies have entered it.',
        typicalDays: numberDays,
      };
    case LocalStanding.OWNERS:
      return {
        ...joins,
        summary:
          'Calls work at once. Your business is registered: add the number to your messaging service in the Twilio Console once you have it; texting starts when the phone companies have entered it.',
        typicalDays: numberDays,
      };
    case LocalStanding.FULL:
      return {
        summary:
          'Calls only: your registration covers no further local number. To text from another number, take a toll-free one.',
        typicalDays: null,
        fees: [],
        recommended: false,
      };
  }
}

/** A kind that suits somebody who wants to text better than the one searched; null when this is it. */
export function betterKind(
  searched: { country: string; kind: PhoneNumberKind; sms: boolean | null },
  sold: readonly PhoneNumberKind[] | null,
): { kind: PhoneNumberKind; headline: string; detail: string } | null {
  const { country, kind, sms } = searched;
  const { LOCAL, MOBILE, TOLL_FREE } = PhoneNumberKind;
  if (sms === false) return null;
  if (country === 'US' && kind === LOCAL)
    return {
      kind: TOLL_FREE,
      headline: 'To text customers, take a toll-free number',
      detail:
        'A toll-free number is approved for texting with one form, usually within days. A local number takes a longer carrier registration, with its own fees, before it may text anybody.',
    };
  if (country === 'US' || country === 'CA' || kind === MOBILE || !sold?.includes(MOBILE)) return null;
  return {
    kind: MOBILE,
    headline: 'To text customers, take a mobile number',
    detail: `Such numbers of ${countryName(country)} make and take calls only. Its mobile numbers text as well.`,
  };
}
