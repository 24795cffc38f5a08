import { RejectionFix } from '../registrations';

/** What a code complains about, in words of no programme; each programme names its fields for it. */
export type RejectionTopic =
  | 'business-name'
  | 'trade-name'
  | 'business-type'
  | 'registration-number'
  | 'business-documents'
  | 'address'
  | 'contact-person'
  | 'email'
  | 'company-email'
  | 'stock-listing'
  | 'phone'
  | 'owner-mobile'
  | 'website'
  | 'use-case'
  | 'sample'
  | 'volume'
  | 'several-numbers'
  | 'number'
  | 'opt-in-proof'
  | 'opt-in-wording'
  | 'opt-in-confirmation'
  | 'verbal-script'
  | 'opt-out'
  | 'help-message'
  | 'privacy-policy'
  | 'terms'
  | 'age-gate'
  | 'lending'
  | 'political-vetting'
  | 'links-and-phones';

/** One Twilio rejection code in words for a shop owner. */
export interface RejectionCode {
  message: string;
  howToFix: string;
  fix: RejectionFix;
  /** Whether the same business can put it right and send again; Twilio's own `edit_allowed` goes before this. */
  resubmittable: boolean;
  topics: readonly RejectionTopic[];
}

type Topics = readonly RejectionTopic[];

/** The answer is to correct fields. */
export function edit(topics: Topics, message: string, howToFix: string): RejectionCode {
  return { message, howToFix, fix: RejectionFix.EDIT_FIELDS, resubmittable: true, topics };
}

/** The answer is a document. */
export function sendDocument(topics: Topics, message: string, howToFix: string): RejectionCode {
  return { message, howToFix, fix: RejectionFix.SEND_DOCUMENT, resubmittable: true, topics };
}

/** The answer is a change of the business's own website or of what its pages say. */
export function changeWebsite(topics: Topics, message: string, howToFix: string): RejectionCode {
  return { message, howToFix, fix: RejectionFix.CHANGE_WEBSITE, resubmittable: true, topics };
}

/** Only our support can move it; `resubmittable` when sending again may help once support has acted. */
export function support(
  topics: Topics,
  message: string,
  howToFix: string,
  resubmittable = false,
): RejectionCode {
  return { message, howToFix, fix: RejectionFix.CONTACT_SUPPORT, resubmittable, topics };
}

/** This business or this kind of message cannot be approved. */
export function notEligible(topics: Topics, message: string, howToFix: string): RejectionCode {
  return { message, howToFix, fix: RejectionFix.NOT_ELIGIBLE, resubmittable: false, topics };
}
