import { formFields } from '../../form';
import type { FieldValues, RejectionReason } from '../../registrations';
import { explainReasons, type FieldsByTopic } from '../explanation';
import type { ReviewedResource } from '../programme';
import { a2pSections } from './form';
import { readReason } from './reasons';
import { isPublicCompany, Way, wayOf } from './way';

/** Where this form holds what a code complains about; the form of each way has some of them. */
const usual: FieldsByTopic = {
  'business-name': ['businessName', 'brandName'],
  'trade-name': ['doingBusinessAs', 'brandName'],
  'business-type': ['entityType', 'hasTaxId'],
  'registration-number': ['registrationNumber', 'registrationIdentifier'],
  'business-documents': ['businessName', 'registrationNumber'],
  address: ['street', 'street2', 'city', 'region', 'postalCode', 'country'],
  'contact-person': ['repFirstName', 'repLastName', 'repTitle', 'ownerFirstName', 'ownerLastName'],
  email: ['repEmail', 'ownerEmail'],
  'company-email': ['repEmail', 'ownerEmail'],
  'stock-listing': ['stockExchange', 'stockTicker', 'isPublic'],
  phone: ['repPhone', 'ownerPhone'],
  'owner-mobile': ['ownerMobile'],
  website: ['website'],
  'use-case': ['useCase', 'description'],
  sample: ['samples'],
  volume: ['dailyTexts'],
  'several-numbers': ['description'],
  number: [],
  'opt-in-proof': ['optInUrls', 'optInDocuments'],
  'opt-in-wording': ['messageFlow'],
  'opt-in-confirmation': ['optInMessage', 'messageFlow'],
  'verbal-script': ['optInTypes', 'messageFlow'],
  'opt-out': ['samples', 'optOutMessage'],
  'help-message': ['helpMessage'],
  'privacy-policy': ['privacyPolicyUrl'],
  terms: ['termsUrl'],
  'age-gate': ['ageGated'],
  lending: ['directLending'],
  'political-vetting': ['useCase', 'description'],
  'links-and-phones': ['hasEmbeddedLinks', 'hasEmbeddedPhone', 'samples'],
};

/** A public company is written to at an address of its own; a person has no website but the pages named. */
function fieldsOf(values: FieldValues): FieldsByTopic {
  return {
    ...usual,
    ...(isPublicCompany(values) ? { 'company-email': ['brandContactEmail'] } : {}),
    ...(wayOf(values) === Way.SOLE_PROPRIETOR ? { website: ['optInUrls', 'privacyPolicyUrl'] } : {}),
  };
}

/** The reviewers' reasons in plain words, with the fields of this form they concern. */
export function explainA2p(
  reasons: ReviewedResource['reasons'],
  values: FieldValues,
  definition?: unknown,
): RejectionReason[] {
  return explainReasons(
    reasons,
    formFields(a2pSections(values, definition)),
    values,
    fieldsOf(values),
    readReason,
  );
}
