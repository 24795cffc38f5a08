export type BundleStatus = 'draft' | 'pending-review' | 'in-review' | 'twilio-approved' | 'twilio-rejected';

/** A customer profile or a trust product of Trust Hub: both are bundles with the same life. */
export interface TrustBundle {
  sid: string;
  accountSid: string;
  kind: 'profile' | 'product';
  policySid: string;
  friendlyName: string;
  email: string;
  statusCallback: string | null;
  status: BundleStatus;
  validUntil: string | null;
  errors: { code: number; description: string }[] | null;
  createdAt: string;
  updatedAt: string;
}

/** An end user or a supporting document: typed attributes that bundles are made of. */
export interface TrustObject {
  sid: string;
  accountSid: string;
  friendlyName: string;
  type: string;
  attributes: Record<string, unknown>;
  createdAt: string;
  updatedAt: string;
}

/** An end user, document or other bundle (`BV…`), or a phone number (`RA…`), joined to a bundle. */
export interface TrustAssignment {
  sid: string;
  accountSid: string;
  bundleSid: string;
  objectSid: string;
  createdAt: string;
}

export interface TrustEvaluation {
  sid: string;
  accountSid: string;
  bundleSid: string;
  policySid: string;
  status: 'compliant' | 'noncompliant';
  results: unknown[];
  createdAt: string;
}

/** An entry of `errors` on a brand or a campaign. */
export interface RegistrationError {
  code: number;
  description: string;
  fields: string[];
}

export type BrandStatus = 'PENDING' | 'IN_REVIEW' | 'APPROVED' | 'FAILED' | 'SUSPENDED' | 'DELETION_PENDING';
export type IdentityStatus = 'SELF_DECLARED' | 'UNVERIFIED' | 'VERIFIED' | 'VETTED_VERIFIED';

export interface Brand {
  sid: string;
  accountSid: string;
  customerProfileSid: string;
  trustProductSid: string;
  brandType: 'STANDARD' | 'SOLE_PROPRIETOR';
  skipAutomaticSecVet: boolean;
  mock: boolean;
  status: BrandStatus;
  identityStatus: IdentityStatus;
  /** Null until The Campaign Registry knows the brand. */
  tcrId: string | null;
  errors: RegistrationError[];
  score: number | null;
  /** How often it was resubmitted; three are free, a fourth is refused. */
  updates: number;
  createdAt: string;
  updatedAt: string;
}

export interface Vetting {
  sid: string;
  accountSid: string;
  brandSid: string;
  provider: 'aegis' | 'campaign-verify';
  vettingId: string | null;
  status: 'PENDING' | 'SUCCESS' | 'FAILED';
  createdAt: string;
  updatedAt: string;
}

export type CampaignStatus = 'PENDING' | 'IN_PROGRESS' | 'VERIFIED' | 'FAILED' | 'SUSPENDED';

/** A campaign, one per messaging service; Twilio shows the same `QE` SID for each, events name it `CM…`. */
export interface Campaign {
  sid: string;
  accountSid: string;
  serviceSid: string;
  /** Null when it was registered elsewhere. */
  brandSid: string | null;
  /** What was submitted, under Twilio's snake_case response names. */
  values: Record<string, string | string[] | boolean | null>;
  status: CampaignStatus;
  /** The Campaign Registry's id. */
  campaignId: string | null;
  external: boolean;
  mock: boolean;
  errors: RegistrationError[];
  rateLimits: { att: { mps: number; msg_class: string }; tmobile: { brand_tier: string } } | null;
  createdAt: string;
  updatedAt: string;
}

/** What US carriers know of a number that is, or was, in a campaign. */
export interface NumberRegistration {
  /** Of the events about it. */
  id: string;
  numberSid: string;
  phoneNumber: string;
  accountSid: string;
  serviceSid: string;
  campaignSid: string;
  state: 'PENDING_REGISTRATION' | 'REGISTERED' | 'PENDING_DEREGISTRATION' | 'UNREGISTERED' | 'FAILURE';
  failureCode: number | null;
  updatedAt: string;
}

/** Something Twilio billed. */
export interface Charge {
  at: string;
  account: string;
  what: 'brand-registration' | 'brand-vetting' | 'campaign-vetting' | 'campaign-month' | 'phone-number';
  /** The brand, the messaging service of the campaign, or the number. */
  sid: string;
  amount: string;
}

/** The text that asks a sole proprietor for a YES. */
export interface OwnerText {
  brandSid: string;
  from: string;
  to: string;
  body: string;
  at: string;
  expiresAt: string;
}
