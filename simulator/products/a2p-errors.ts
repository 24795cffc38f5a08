import type { RegistrationError } from '../compliance-state';

const NAME = 'business_name';
const NUMBER = 'business_registration_number';
const IDENTIFIER = 'business_registration_identifier';

/** Brand codes: what Twilio writes beside them and the fields it names (https://www.twilio.com/docs/api/errors). */
const BRAND: Record<number, [description: string, fields: string[]]> = {
  30701: ['Invalid input', []],
  30702: ['The brand was not found in The Campaign Registry', []],
  30703: ['Duplicate brand', [NUMBER, NAME]],
  30712: ['Brand limit of the account reached', []],
  30729: ['Country is not allowed', ['country']],
  30747: ['Address is used too often', ['street']],
  30748: ['Phone number is used too often', ['phone_number']],
  30749: ['Email is used too often', ['email']],
  30750: ['Mobile phone number is used too often', ['mobile_phone_number']],
  30751: ['Mobile phone number is not supported', ['mobile_phone_number']],
  30752: ['OTP is invalid or expired', []],
  30753: ['Email is not supported', ['email']],
  30754: ['Postal address is invalid', ['street', 'city', 'region', 'postal_code']],
  30755: ['Country is not supported', ['country']],
  30756: ['The input looks made up', []],
  30757: ['Registration number is missing', [NUMBER]],
  30790: ['System error', []],
  30791: ['Temporary error', []],
  30792: ['System error', []],
  30793: ['The customer profile or trust product is not suitable', []],
  30794: ['General error', []],
  30795: ['The submitted tax ID is invalid', [NUMBER, IDENTIFIER, NAME]],
  30796: ['The company is not publicly traded', ['stock_ticker', 'stock_exchange']],
  30797: ['The organization is not a government entity', ['company_type']],
  30798: ['The organization has no 501(c) status', ['company_type']],
  30799: ['The submitted details could not be verified', [NAME]],
};

/** Refused before The Campaign Registry knows the brand: there is no record to update. */
const BEFORE_REGISTRY = new Set([
  30701, 30702, 30712, 30729, 30734, 30747, 30748, 30749, 30750, 30751, 30755, 30756, 30757, 30790, 30791,
  30792, 30793, 30794,
]);

/** The deprecated summary of what to improve. */
const FEEDBACK: Record<number, string> = {
  30795: 'TAX_ID',
  30796: 'STOCK_SYMBOL',
  30797: 'GOVERNMENT_ENTITY',
  30798: 'NONPROFIT',
  30799: 'OTHERS',
};

/** Campaign codes that more than the named field can show. */
const CAMPAIGN: Record<number, [description: string, fields: string[]]> = {
  30880: ['Unknown', []],
  30881: ['Support email address is invalid', ['BRAND_CONTACT_EMAIL']],
  30882: ['Terms and conditions', ['TERMS_AND_CONDITIONS']],
  30883: ['Content violation', ['USE_CASE_DESCRIPTION']],
  30884: ['Spam or phishing', ['USE_CASE_DESCRIPTION']],
  30885: ['High risk', ['USE_CASE_DESCRIPTION']],
  30886: ['Invalid campaign description', ['USE_CASE_DESCRIPTION']],
  30887: ['Opt-out message is invalid', ['OPT_OUT_MESSAGE']],
  30888: ['Age gate is missing', ['MESSAGE_FLOW']],
  30889: ['Embedded content does not match the samples', ['SAMPLE_MESSAGE_1']],
  30890: ['Help message is invalid', ['HELP_MESSAGE']],
  30891: ['Website is inaccessible or invalid', ['MESSAGE_FLOW']],
  30892: ['Public URL shortener or insecure link', ['SAMPLE_MESSAGE_1']],
  30893: ['Message samples do not fit the use case', ['SAMPLE_MESSAGE_1', 'SAMPLE_MESSAGE_2']],
  30894: ['Wrong brand information', ['USE_CASE_DESCRIPTION']],
  30895: ['Direct lending is not declared', ['DIRECT_LENDING']],
  30896: ['Opt-in is invalid', ['MESSAGE_FLOW']],
  30897: ['Disallowed content', ['USE_CASE_DESCRIPTION']],
  30898: ['Tax ID is used by too many brands', []],
  30899: ['Refused by a carrier', []],
  30900: ['Use case is not open to this brand', ['USE_CASE']],
  30901: ['The review timed out', []],
  30902: ['Refused by a connectivity partner', []],
  30903: ['The brand has a tax ID and is no sole proprietor', []],
  30904: ['The external campaign was not shared', []],
  30905: ['The external campaign is under review', []],
  30906: ['The external campaign was declined', []],
  30907: ['Website does not match the campaign', ['MESSAGE_FLOW']],
  30908: ['Privacy policy is not acceptable', ['PRIVACY_POLICY_URL']],
  30909: ['Call to action cannot be verified', ['MESSAGE_FLOW']],
  30914: ["Campaign name differs from the sole proprietor's name", ['USE_CASE_DESCRIPTION']],
  30915: ['The brand has a tax ID and is no sole proprietor', []],
  30924: ['Consent disclosures are missing', ['MESSAGE_FLOW']],
  30925: ['The opt-in box is ticked in advance', ['MESSAGE_FLOW']],
  30933: ['Privacy policy link is missing', ['PRIVACY_POLICY_URL']],
  30934: ['Terms and conditions link is missing', ['TERMS_AND_CONDITIONS_URL']],
};

/** Content that no correction makes acceptable. */
const NOT_RESUBMITTABLE = new Set([30883, 30884, 30885, 30897, 30903, 30915]);

function error(
  table: Record<number, [string, string[]]>,
  prefix: string,
  code: number,
  fields?: string[],
): RegistrationError {
  const [description, known] = table[code] ?? [`Error ${code}`, []];
  return { code, description: `${prefix}: ${description}.`, fields: fields ?? known };
}

export function brandError(code: number, fields?: string[]): RegistrationError {
  return error(BRAND, 'Brand Registration Feedback', code, fields);
}

export function campaignError(code: number, fields?: string[]): RegistrationError {
  return error(CAMPAIGN, 'Campaign rejected', code, fields);
}

/** Whether a code says something of a brand or a campaign, and so nothing of a number. */
export function isOfBrandOrCampaign(code: number): boolean {
  return code in BRAND || code in CAMPAIGN;
}

export function isBeforeRegistry(errors: RegistrationError[]): boolean {
  return errors.some(({ code }) => BEFORE_REGISTRY.has(code));
}

export function canBeResubmitted(errors: RegistrationError[]): boolean {
  return !errors.some(({ code }) => NOT_RESUBMITTABLE.has(code));
}

export function feedbackOf(errors: RegistrationError[]): string[] {
  return [...new Set(errors.flatMap(({ code }) => FEEDBACK[code] ?? []))];
}

/** As brands and campaigns show it. */
export function renderErrors(errors: RegistrationError[]): Record<string, unknown>[] {
  return errors.map(({ code, description, fields }) => ({
    error_code: code,
    description,
    fields,
    url: `https://www.twilio.com/docs/api/errors/${code}`,
  }));
}
