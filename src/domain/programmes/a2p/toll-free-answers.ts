import { BusinessEntityType } from '../../organizations';
import type { FieldValue, FieldValues } from '../../registrations';
import { list, text } from '../field-values';

/** Twilio's purposes of toll-free texts as those of local numbers; several become one that holds them all. */
const useCaseOf: Readonly<Record<string, string>> = {
  CUSTOMER_CARE: 'CUSTOMER_CARE',
  ACCOUNT_NOTIFICATIONS: 'ACCOUNT_NOTIFICATION',
  DELIVERY_NOTIFICATIONS: 'DELIVERY_NOTIFICATION',
  MARKETING: 'MARKETING',
  TWO_FACTOR_AUTHENTICATION: '2FA',
  FRAUD_ALERT_MESSAGING: 'FRAUD_ALERT',
  SECURITY_ALERT: 'SECURITY_ALERT',
  CHARITY_NONPROFIT: 'CHARITY',
  HIGHER_EDUCATION: 'HIGHER_EDUCATION',
  K12: 'K12_EDUCATION',
  POLLING_AND_VOTING_NON_POLITICAL: 'POLLING_VOTING',
  PUBLIC_SERVICE_ANNOUNCEMENT: 'PUBLIC_SERVICE_ANNOUNCEMENT',
};

const identifierOf: Readonly<Record<string, string>> = {
  EIN: 'EIN',
  CBN: 'CBN',
  CRN: 'CN',
  ACN: 'ACN',
};

/** Answers under the same name in both forms, or under another one here. */
const sameAnswers: Readonly<Record<string, string>> = {
  businessName: 'businessName',
  doingBusinessAs: 'doingBusinessAs',
  businessWebsite: 'website',
  businessStreetAddress: 'street',
  businessStreetAddress2: 'street2',
  businessCity: 'city',
  businessStateProvinceRegion: 'region',
  businessPostalCode: 'postalCode',
  businessCountry: 'country',
  useCaseSummary: 'description',
  ageGatedContent: 'ageGated',
  optInKeywords: 'optInKeywords',
  optInUrls: 'optInUrls',
  optInConfirmationMessage: 'optInMessage',
  privacyPolicyUrl: 'privacyPolicyUrl',
  termsAndConditionsUrl: 'termsUrl',
};

/** Kinds of business that say the same in both forms; a company in private hands may be of several kinds here. */
const entityTypes: Readonly<Record<string, BusinessEntityType>> = {
  SOLE_PROPRIETOR: BusinessEntityType.SOLE_PROPRIETORSHIP,
  NON_PROFIT: BusinessEntityType.NON_PROFIT,
  GOVERNMENT: BusinessEntityType.GOVERNMENT,
  PUBLIC_PROFIT: BusinessEntityType.CORPORATION,
};

const isSole = (values: FieldValues): boolean => text(values, 'businessType') === 'SOLE_PROPRIETOR';

/**
 * What a toll-free registration answers of this form. The number of a sole proprietor stays behind: it may be a
 * Social Security number. An answer may not fit its field here, as the limits are others.
 */
export function fromTollFree(values: FieldValues): FieldValues {
  const sole = isSole(values);
  const answers: Record<string, FieldValue> = {};
  for (const [there, here] of Object.entries(sameAnswers)) answers[here] = values[there] ?? null;
  const authority = text(values, 'businessRegistrationAuthority');
  const number = text(values, 'businessRegistrationNumber');
  if (!sole && authority !== null) answers.registrationIdentifier = identifierOf[authority] ?? 'Other';
  if (!sole && number !== null)
    answers.registrationNumber = authority === 'CBN' ? number.replace(/\D/g, '').slice(0, 9) : number;
  for (const [there, here] of Object.entries({
    businessContactFirstName: 'FirstName',
    businessContactLastName: 'LastName',
    businessContactEmail: 'Email',
    businessContactPhone: 'Phone',
  })) {
    answers[`rep${here}`] = values[there] ?? null;
    answers[`owner${here}`] = values[there] ?? null;
  }
  const type = text(values, 'businessType');
  answers.entityType = type === null ? null : (entityTypes[type] ?? null);
  if (type === 'PUBLIC_PROFIT') answers.isPublic = true;
  if (sole) {
    answers.brandName = values.doingBusinessAs ?? values.businessName ?? null;
  }
  const sample = text(values, 'productionMessageSample');
  answers.samples = sample === null ? null : [sample];
  answers.useCase = useCase(list(values, 'useCaseCategories'));
  const optInType = text(values, 'optInType');
  answers.optInTypes = optInType === null ? null : [optInType];
  answers.messageFlow = messageFlow(values);
  return answers;
}

function useCase(categories: readonly string[]): string | null {
  const [only] = categories;
  if (only === undefined) return null;
  return categories.length === 1 ? (useCaseOf[only] ?? 'MIXED') : 'MIXED';
}

/** The sign-up in a sentence, with the words customers agreed to word for word. */
function messageFlow(values: FieldValues): string | null {
  const page = list(values, 'optInUrls')[0];
  const word = list(values, 'optInKeywords')[0];
  const script = text(values, 'verbalScript');
  const wording = text(values, 'optInWording');
  const story: Record<string, string> = {
    WEB_FORM: `Customers enter their number in the form ${page === undefined ? 'on our website' : `on ${page}`} and tick an empty box that says:`,
    VIA_TEXT: `Customers text ${word ?? 'a word'} to our number after reading:`,
    PAPER_FORM: 'Customers write their number on a paper form and tick an empty box that says:',
    MOBILE_QR_CODE: 'Customers scan a QR code, enter their number and tick an empty box that says:',
  };
  const type = text(values, 'optInType');
  const privacy = text(values, 'privacyPolicyUrl');
  const terms = text(values, 'termsAndConditionsUrl');
  const opening =
    type === 'VERBAL' ? 'We ask customers aloud and text only those who say yes.' : story[type ?? ''];
  const words = type === 'VERBAL' ? script : wording === null ? null : `“${wording}”`;
  if (opening === undefined || words === null) return null;
  return [
    opening,
    words,
    privacy === null ? null : `Privacy policy: ${privacy}`,
    terms === null ? null : `Terms: ${terms}`,
  ]
    .filter((part) => part !== null)
    .join(' ');
}
