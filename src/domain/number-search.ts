import type { AddressRequirement } from './addresses';
import type { MessagingSetupHint } from './messaging-setup';
import type { UserFault } from './errors';
import type { Money, PhoneNumberCapabilities, PhoneNumberKind } from './phone-numbers';

/** What a customer looks for, as they asked. */
export interface SearchPhoneNumbers {
  country: string;
  kind: PhoneNumberKind;
  areaCode?: string | null;
  contains?: string | null;
  locality?: string | null;
  region?: string | null;
  postalCode?: string | null;
  nearNumber?: string | null;
  distanceMiles?: number | null;
  noAddressRequired?: boolean | null;
  sms?: boolean | null;
  voice?: boolean | null;
  mms?: boolean | null;
  limit?: number | null;
}

/** A search that can be made. */
export interface NumberCriteria {
  country: string;
  kind: PhoneNumberKind;
  areaCode: string | null;
  contains: string | null;
  locality: string | null;
  region: string | null;
  postalCode: string | null;
  nearNumber: string | null;
  distanceMiles: number | null;
  noAddressRequired: boolean;
  sms: boolean | null;
  voice: boolean | null;
  mms: boolean | null;
  limit: number;
}

/** A number on offer, with what buying it and texting from it would take. */
export interface AvailableNumber {
  e164: string;
  kind: PhoneNumberKind;
  country: string;
  locality: string | null;
  region: string | null;
  capabilities: PhoneNumberCapabilities;
  addressRequired: boolean;
  addressRequirement: AddressRequirement;
  bundleRequired: boolean;
  requirements: string[];
  monthlyFee: Money | null;
  messagingSetup: MessagingSetupHint;
}

/** A kind that suits texting customers better than the one searched. */
export interface NumberSuggestion {
  kind: PhoneNumberKind;
  headline: string;
  detail: string;
  messagingSetup: MessagingSetupHint;
  numbers: AvailableNumber[];
}

/** Another search near the one that found nothing, and what it finds. */
export interface NumberAlternative {
  reason: string;
  search: NumberCriteria;
  numbers: AvailableNumber[];
}

export interface NumberSearchResult {
  numbers: AvailableNumber[];
  suggestion: NumberSuggestion | null;
  /** Why nothing was found; null when something was, or the search was not made. */
  nothingFound: string | null;
  alternatives: NumberAlternative[];
  userErrors: UserFault[];
}

/** A country that numbers are sold of. */
export interface NumberCountry {
  country: string;
  name: string;
  kinds: PhoneNumberKind[];
}
