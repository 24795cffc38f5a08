import { formFields } from '../../form';
import type { FieldValues, RejectionReason } from '../../registrations';
import { explainReasons, type FieldsByTopic } from '../explanation';
import type { ReviewedResource } from '../programme';
import { tollFreeSections } from './form';

/** Where this form holds what a code complains about. */
const fieldsOf: FieldsByTopic = {
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
  'company-email': ['businessContactEmail'],
  'stock-listing': ['businessType'],
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
  lending: ['useCaseSummary'],
  'political-vetting': ['campaignVerifyToken', 'useCaseCategories'],
  'links-and-phones': ['productionMessageSample'],
};

/** The reviewer's reasons in plain words, with the fields of this form they concern. */
export function explainTollFree(
  reasons: ReviewedResource['reasons'],
  values: FieldValues,
): RejectionReason[] {
  return explainReasons(reasons, formFields(tollFreeSections(values)), values, fieldsOf);
}
