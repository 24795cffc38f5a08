export enum PlanTier {
  FREE = 'FREE',
  STARTER = 'STARTER',
  PRO = 'PRO',
}

export enum BusinessEntityType {
  SOLE_PROPRIETORSHIP = 'SOLE_PROPRIETORSHIP',
  LIMITED_LIABILITY_COMPANY = 'LIMITED_LIABILITY_COMPANY',
  PARTNERSHIP = 'PARTNERSHIP',
  CORPORATION = 'CORPORATION',
  CO_OPERATIVE = 'CO_OPERATIVE',
  NON_PROFIT = 'NON_PROFIT',
  GOVERNMENT = 'GOVERNMENT',
}

export enum TwilioAccountMode {
  MANAGED = 'MANAGED',
  BRING_YOUR_OWN = 'BRING_YOUR_OWN',
}

/** How an organization's messaging service is used. */
export enum MessagingServiceUse {
  /** We made it, and it sends us what comes in. */
  OURS = 'OURS',
  /** Its owner's: we send through it, and nothing about it is changed. */
  SENDS = 'SENDS',
  /** Its owner's, who had all of its texts come here. */
  SENDS_AND_RECEIVES = 'SENDS_AND_RECEIVES',
}

/** What registrations name the account by that they were made in: null for the one that we look after. */
export function ownAccountOf(
  account: { mode: TwilioAccountMode; accountSid: string } | null | undefined,
): string | null {
  return account?.mode === TwilioAccountMode.BRING_YOUR_OWN ? account.accountSid : null;
}

export enum TwilioAccountStatus {
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  CLOSED = 'CLOSED',
  CREDENTIALS_REJECTED = 'CREDENTIALS_REJECTED',
}

export enum TwilioAccountConnection {
  AWAITING_CONFIRMATION = 'AWAITING_CONFIRMATION',
  CONNECTED = 'CONNECTED',
  DISCONNECTING = 'DISCONNECTING',
}

/** What the organization has told us about its business, decrypted: the source of prefilled registrations. */
export interface BusinessFacts {
  legalName: string | null;
  doingBusinessAs: string | null;
  entityType: BusinessEntityType | null;
  /** The whole number; never leaves the server. */
  taxId: string | null;
  website: string | null;
  industry: string | null;
  description: string | null;
  street: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  timeZone: string | null;
  contactFirstName: string | null;
  contactLastName: string | null;
  contactTitle: string | null;
  contactEmail: string | null;
  /** E.164. */
  contactPhone: string | null;
  privacyPolicyUrl: string | null;
  termsUrl: string | null;
}
