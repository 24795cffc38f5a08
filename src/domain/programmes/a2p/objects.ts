import { BusinessEntityType } from '../../organizations';
import type { FieldValues } from '../../registrations';
import { isYes, list, text } from '../field-values';
import { joinsByText } from './examples';
import { showsLink, showsPhone } from './samples';
import { useCaseOf } from './use-cases';
import { entityTypeOf, isPublicCompany, Way, wayOf } from './way';

/** Attributes of an end user as Trust Hub spells them. */
export type Attributes = Record<string, string>;

/** Twilio's exact words; anything else fails ("Gather the required business information", read 2026-11-22). */
const businessTypes: Readonly<Record<BusinessEntityType, string>> = {
  [BusinessEntityType.SOLE_PROPRIETORSHIP]: 'Sole Proprietorship',
  [BusinessEntityType.LIMITED_LIABILITY_COMPANY]: 'Limited Liability Corporation',
  [BusinessEntityType.PARTNERSHIP]: 'Partnership',
  [BusinessEntityType.CORPORATION]: 'Corporation',
  [BusinessEntityType.CO_OPERATIVE]: 'Co-operative',
  [BusinessEntityType.NON_PROFIT]: 'Non-profit Corporation',
  [BusinessEntityType.GOVERNMENT]: 'Non-profit Corporation',
};

/** Industries that follow from the kind of business. */
const givenIndustries: Partial<Record<BusinessEntityType, string>> = {
  [BusinessEntityType.NON_PROFIT]: 'NOT_FOR_PROFIT',
  [BusinessEntityType.GOVERNMENT]: 'GOVERNMENT',
};

/** Only what is filled in. */
function filled(attributes: Record<string, string | null>): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

function joined(values: FieldValues, key: string): string | null {
  const items = list(values, key);
  return items.length === 0 ? null : items.join(',');
}

/** A registration number as the registry compares it: an EIN with its dash, others as they were written. */
function registrationNumber(values: FieldValues): string | null {
  const number = text(values, 'registrationNumber');
  const digits = number?.replace(/\D/g, '') ?? '';
  return text(values, 'registrationIdentifier') === 'EIN' && digits.length === 9
    ? `${digits.slice(0, 2)}-${digits.slice(2)}`
    : number;
}

/** `customer_profile_business_information` of a standard or low-volume registration. */
export function businessInformation(values: FieldValues): Attributes {
  const entity = entityTypeOf(values);
  return filled({
    business_name: text(values, 'businessName'),
    business_identity: 'direct_customer',
    business_type: entity === null ? null : businessTypes[entity],
    business_industry: (entity === null ? undefined : givenIndustries[entity]) ?? text(values, 'industry'),
    business_registration_identifier: text(values, 'registrationIdentifier'),
    business_registration_number: registrationNumber(values),
    business_regions_of_operation: joined(values, 'regionsOfOperation'),
    website_url: text(values, 'website'),
    social_media_profile_urls: joined(values, 'socialProfiles'),
  });
}

/** `authorized_representative_1`. */
export function authorizedRepresentative(values: FieldValues): Attributes {
  return filled({
    first_name: text(values, 'repFirstName'),
    last_name: text(values, 'repLastName'),
    email: text(values, 'repEmail'),
    phone_number: text(values, 'repPhone'),
    business_title: text(values, 'repTitle'),
    job_position: text(values, 'repPosition'),
  });
}

/** `starter_customer_profile_information` of a sole proprietor. */
export function starterInformation(values: FieldValues): Attributes {
  return filled({
    first_name: text(values, 'ownerFirstName'),
    last_name: text(values, 'ownerLastName'),
    email: text(values, 'ownerEmail'),
    phone_number: text(values, 'ownerPhone'),
  });
}

/** The spelling of the nonprofit kind in Twilio's guide for agencies; its other page writes "non-profit". */
const usualNonprofit = 'non_profit';

/**
 * `us_a2p_messaging_profile_information`; exchange, symbol and email only of companies on the stock market.
 * Twilio's pages disagree on how a nonprofit is spelled: pass what the end user type lists to follow it.
 */
export function messagingProfileInformation(
  values: FieldValues,
  nonprofit: 'non_profit' | 'non-profit' = usualNonprofit,
): Attributes {
  if (isPublicCompany(values))
    return filled({
      company_type: 'public',
      stock_exchange: text(values, 'stockExchange'),
      stock_ticker: text(values, 'stockTicker'),
      brand_contact_email: text(values, 'brandContactEmail'),
    });
  switch (entityTypeOf(values)) {
    case BusinessEntityType.NON_PROFIT:
      return { company_type: nonprofit };
    case BusinessEntityType.GOVERNMENT:
      return { company_type: 'government' };
    default:
      return { company_type: 'private' };
  }
}

/** `sole_proprietor_information`. */
export function soleProprietorInformation(values: FieldValues): Attributes {
  return filled({
    brand_name: text(values, 'brandName'),
    mobile_phone_number: text(values, 'ownerMobile'),
    vertical: text(values, 'vertical'),
  });
}

/** An address in the Twilio library's spelling; the machinery adds name and checks of its own. */
export interface AddressParameters {
  customerName: string;
  street: string;
  streetSecondary?: string;
  city: string;
  region: string;
  postalCode: string;
  isoCountry: string;
}

/** The address of the business, or of the sole proprietor. */
export function addressParameters(values: FieldValues): AddressParameters {
  const given = (key: string): string => text(values, key) ?? '';
  const second = text(values, 'street2');
  return {
    customerName:
      wayOf(values) === Way.SOLE_PROPRIETOR
        ? `${given('ownerFirstName')} ${given('ownerLastName')}`.trim()
        : given('businessName'),
    street: given('street'),
    ...(second === null ? {} : { streetSecondary: second }),
    city: given('city'),
    region: given('region'),
    postalCode: given('postalCode'),
    isoCountry: given('country'),
  };
}

/** What the texting plan needs besides the form. */
export interface CampaignContext {
  /** Public address of a document of this registration. */
  documentUrl: (id: string) => string;
  /** Our own keyword answers; null where Twilio or the network answers STOP and HELP and fills them in itself. */
  keywords: {
    optOut: { keywords: string[]; message: string };
    help: { keywords: string[]; message: string };
  } | null;
}

/** What can be corrected later, in the Twilio library's spelling. */
export interface CampaignUpdateParameters {
  description: string;
  messageFlow: string;
  messageSamples: string[];
  hasEmbeddedLinks: boolean;
  hasEmbeddedPhone: boolean;
  ageGated: boolean;
  directLending: boolean;
  privacyPolicyUrl?: string;
  termsAndConditionsUrl?: string;
}

/** What is fixed when the texting plan is made: a change of these takes a new one. */
export interface CampaignParameters extends CampaignUpdateParameters {
  usAppToPersonUsecase: string;
  subscriberOptIn: boolean;
  optInKeywords?: string[];
  optInMessage?: string;
  optOutKeywords?: string[];
  optOutMessage?: string;
  helpKeywords?: string[];
  helpMessage?: string;
}

/** The story of how customers agree, with the addresses of pages and pictures that show it. */
export function messageFlowOf(values: FieldValues, documentUrl: CampaignContext['documentUrl']): string {
  const told = text(values, 'messageFlow') ?? '';
  const pages = list(values, 'optInUrls').filter((url) => !told.includes(url));
  const pictures = list(values, 'optInDocuments').map(documentUrl);
  return [
    told,
    pages.length === 0 ? null : `Sign-up pages: ${pages.join(' ')}`,
    pictures.length === 0 ? null : `Screenshots: ${pictures.join(' ')}`,
  ]
    .filter((part) => part !== null)
    .join('\n');
}

/** Whether texts contain web links: as answered, or as the examples show. */
export function hasEmbeddedLinks(values: FieldValues): boolean {
  return typeof values.hasEmbeddedLinks === 'boolean'
    ? values.hasEmbeddedLinks
    : list(values, 'samples').some(showsLink);
}

/** Whether texts contain phone numbers: as answered, or as the examples show. */
export function hasEmbeddedPhone(values: FieldValues): boolean {
  return typeof values.hasEmbeddedPhone === 'boolean'
    ? values.hasEmbeddedPhone
    : list(values, 'samples').some(showsPhone);
}

/** Parameters of a correction that keeps the texting plan. */
export function campaignUpdateParameters(
  values: FieldValues,
  { documentUrl }: Pick<CampaignContext, 'documentUrl'>,
): CampaignUpdateParameters {
  const privacy = text(values, 'privacyPolicyUrl');
  const terms = text(values, 'termsUrl');
  return {
    description: text(values, 'description') ?? '',
    messageFlow: messageFlowOf(values, documentUrl),
    messageSamples: list(values, 'samples'),
    hasEmbeddedLinks: hasEmbeddedLinks(values),
    hasEmbeddedPhone: hasEmbeddedPhone(values),
    ageGated: isYes(values, 'ageGated'),
    directLending: isYes(values, 'directLending'),
    ...(privacy === null ? {} : { privacyPolicyUrl: privacy }),
    ...(terms === null ? {} : { termsAndConditionsUrl: terms }),
  };
}

/** Parameters of a new texting plan, without the business registration it hangs on. */
export function campaignParameters(values: FieldValues, context: CampaignContext): CampaignParameters {
  const { keywords } = context;
  return {
    ...campaignUpdateParameters(values, context),
    usAppToPersonUsecase: useCaseOf(values) ?? '',
    subscriberOptIn: true,
    ...(joinsByText(values)
      ? { optInKeywords: list(values, 'optInKeywords'), optInMessage: text(values, 'optInMessage') ?? '' }
      : {}),
    ...(keywords === null
      ? {}
      : {
          optOutKeywords: keywords.optOut.keywords,
          optOutMessage: text(values, 'optOutMessage') ?? keywords.optOut.message,
          helpKeywords: keywords.help.keywords,
          helpMessage: text(values, 'helpMessage') ?? keywords.help.message,
        }),
  };
}
