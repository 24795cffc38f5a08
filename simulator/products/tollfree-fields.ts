import { badRequest } from '../http/errors';
import type { Params } from '../http/params';
import { isE164 } from '../phone';
import type { TollfreeVerification } from '../state';

export type Values = TollfreeVerification['values'];

type Kind = 'text' | 'list' | 'flag' | 'url' | 'email' | 'phone' | 'urls';

/** What a request says, by parameter: its response field and form. */
const fields: [param: string, field: string, kind: Kind][] = [
  ['BusinessName', 'business_name', 'text'],
  ['BusinessWebsite', 'business_website', 'text'],
  ['NotificationEmail', 'notification_email', 'email'],
  ['UseCaseCategories', 'use_case_categories', 'list'],
  ['UseCaseSummary', 'use_case_summary', 'text'],
  ['ProductionMessageSample', 'production_message_sample', 'text'],
  ['OptInImageUrls', 'opt_in_image_urls', 'urls'],
  ['OptInType', 'opt_in_type', 'text'],
  ['MessageVolume', 'message_volume', 'text'],
  ['BusinessStreetAddress', 'business_street_address', 'text'],
  ['BusinessStreetAddress2', 'business_street_address2', 'text'],
  ['BusinessCity', 'business_city', 'text'],
  ['BusinessStateProvinceRegion', 'business_state_province_region', 'text'],
  ['BusinessPostalCode', 'business_postal_code', 'text'],
  ['BusinessCountry', 'business_country', 'text'],
  ['AdditionalInformation', 'additional_information', 'text'],
  ['BusinessContactFirstName', 'business_contact_first_name', 'text'],
  ['BusinessContactLastName', 'business_contact_last_name', 'text'],
  ['BusinessContactEmail', 'business_contact_email', 'email'],
  ['BusinessContactPhone', 'business_contact_phone', 'phone'],
  ['BusinessRegistrationNumber', 'business_registration_number', 'text'],
  ['BusinessRegistrationAuthority', 'business_registration_authority', 'text'],
  ['BusinessRegistrationCountry', 'business_registration_country', 'text'],
  ['BusinessType', 'business_type', 'text'],
  ['BusinessRegistrationPhoneNumber', 'business_registration_phone_number', 'phone'],
  ['DoingBusinessAs', 'doing_business_as', 'text'],
  ['OptInConfirmationMessage', 'opt_in_confirmation_message', 'text'],
  ['HelpMessageSample', 'help_message_sample', 'text'],
  ['PrivacyPolicyUrl', 'privacy_policy_url', 'url'],
  ['TermsAndConditionsUrl', 'terms_and_conditions_url', 'url'],
  ['AgeGatedContent', 'age_gated_content', 'flag'],
  ['OptInKeywords', 'opt_in_keywords', 'list'],
  ['VettingProvider', 'vetting_provider', 'text'],
  ['VettingId', 'vetting_id', 'text'],
];

/** Always needed. The two pages: required for new registrations since 2026-09-15. */
const ALWAYS = [
  'business_name',
  'business_website',
  'notification_email',
  'use_case_categories',
  'use_case_summary',
  'production_message_sample',
  'opt_in_image_urls',
  'opt_in_type',
  'message_volume',
  'business_type',
  'privacy_policy_url',
  'terms_and_conditions_url',
];
/** Needed unless a customer profile says them. */
const WITHOUT_PROFILE = [
  'business_street_address',
  'business_city',
  'business_state_province_region',
  'business_postal_code',
  'business_country',
  'business_contact_first_name',
  'business_contact_last_name',
  'business_contact_email',
  'business_contact_phone',
];
/** Needed of every business but a sole proprietor (https://www.twilio.com/docs/messaging/api/tollfree-verification-resource). */
const OF_COMPANIES = [
  'business_registration_number',
  'business_registration_authority',
  'business_registration_country',
];

export const noValues: Values = Object.fromEntries(
  fields.map(([, field, kind]) => [field, kind === 'list' || kind === 'urls' ? [] : null]),
);

/** The values with what the form changes; refuses malformed ones and what would be missing then. */
export function valuesFrom(form: Params, before: Values, hasProfile: boolean): Values {
  const values = { ...before };
  for (const [param, field, kind] of fields) {
    if (!form.has(param)) continue;
    values[field] =
      kind === 'list' || kind === 'urls'
        ? form.all(param).filter((value) => value !== '')
        : single(form, param, kind);
    checkForm(param, kind, values[field] ?? null);
  }
  const soleProprietor = values.business_type === 'SOLE_PROPRIETOR';
  const needed = [...ALWAYS, ...(hasProfile ? [] : WITHOUT_PROFILE), ...(soleProprietor ? [] : OF_COMPANIES)];
  for (const [param, field] of fields) {
    const value = values[field];
    const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    if (needed.includes(field) && empty)
      throw badRequest(`${param} is required for this toll-free verification`);
  }
  if (String(values.opt_in_type).startsWith('IMPORT'))
    throw badRequest('OptInType IMPORT is for imported numbers only');
  return values;
}

function single(form: Params, param: string, kind: Kind): string | boolean | null {
  return kind === 'flag' ? form.flag(param) : form.text(param);
}

function checkForm(param: string, kind: Kind, value: Values[string]): void {
  const refuse = (what: string): never => {
    throw badRequest(`${param} ${what}`);
  };
  const texts = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  for (const text of texts) {
    if ((kind === 'url' || kind === 'urls') && !/^https?:\/\/[^\s/]+\.[^\s]+/i.test(text))
      refuse('is not a valid URL');
    if (kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) refuse('is not a valid email address');
    if (kind === 'phone' && !isE164(text)) refuse('is not an E.164 phone number');
  }
}
