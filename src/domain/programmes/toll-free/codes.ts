import { formFields, sameValue } from '../../form';
import { codeMentioned, rejectionCode, unlistedRejection } from '../../rejection-codes';
import type { RejectionTopic } from '../../rejection-codes/entry';
import type { FieldValues, FormField, RejectionReason } from '../../registrations';
import type { ReviewedResource } from '../programme';
import { tollFreeSections } from './form';

/** Where this form holds what a code complains about. */
const fieldsOf: Record<RejectionTopic, readonly string[]> = {
  'business-name': ['businessName'],
  'trade-name': ['doingBusinessAs'],
  'business-type': ['businessType'],
  'registration-number': ['businessRegistrationNumber', 'businessRegistrationAuthority'],
  'business-documents': ['businessDocuments'],
  address: [
    'businessStreetAddress',
    'businessStreetAddress2',
    'businessCity',
    'businessStateProvinceRegion',
    'businessPostalCode',
    'businessCountry',
  ],
  'contact-person': ['businessContactFirstName', 'businessContactLastName'],
  email: ['businessContactEmail'],
  phone: ['businessContactPhone'],
  'owner-mobile': ['businessContactPhone'],
  website: ['businessWebsite'],
  'use-case': ['useCaseSummary', 'useCaseCategories'],
  sample: ['productionMessageSample'],
  volume: ['messageVolume'],
  'several-numbers': ['additionalInformation'],
  number: [],
  'opt-in-proof': ['optInUrls', 'optInDocuments'],
  'opt-in-wording': ['optInWording', 'verbalScript'],
  'opt-in-confirmation': ['optInConfirmationMessage'],
  'verbal-script': ['optInType', 'verbalScript'],
  'opt-out': ['productionMessageSample'],
  'help-message': ['helpMessageSample'],
  'privacy-policy': ['privacyPolicyUrl'],
  terms: ['termsAndConditionsUrl'],
  'age-gate': ['ageGatedContent'],
  'political-vetting': ['campaignVerifyToken', 'useCaseCategories'],
  'links-and-phones': ['productionMessageSample'],
};

/**
 * Each way of being sent back in plain words, with the fields of the present form it concerns. The same reason
 * told twice is one; what no entry explains keeps the reviewer's words; no reason at all is said to be none.
 */
export function explainTollFree(
  reasons: ReviewedResource['reasons'],
  values: FieldValues,
): RejectionReason[] {
  const form = formFields(tollFreeSections(values));
  const explained = new Map<string, RejectionReason>();
  for (const { code, reason } of reasons.length > 0 ? reasons : [{ code: null, reason: '' }]) {
    const known = code ?? codeMentioned(reason);
    const key = rejectionCode(known) === null ? `${known}: ${reason.trim()}` : String(known);
    if (explained.has(key)) continue;
    const { topics, ...entry } = rejectionCode(known) ?? unlistedRejection(known, reason);
    const fieldKeys = [...new Set(topics.flatMap((topic) => fieldsAbout(topic, form, values)))];
    explained.set(key, { code: known, ...entry, fieldKeys });
  }
  return [...explained.values()];
}

/** Fields that can be meant: those filled in or required, or else the first of the topic, which is missing. */
function fieldsAbout(topic: RejectionTopic, form: readonly FormField[], values: FieldValues): string[] {
  const fields = fieldsOf[topic].flatMap((key) => form.filter((field) => field.key === key));
  const meant = fields.filter((field) => field.required || !sameValue(values[field.key], null));
  return (meant.length > 0 ? meant : fields.slice(0, 1)).map((field) => field.key);
}
