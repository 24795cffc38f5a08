import { spokenName } from '../../content-checks/brand-names';
import { formFields, readFieldValue } from '../../form';
import { BusinessEntityType, type BusinessFacts } from '../../organizations';
import { FieldSource, RegistrationFieldInput, type FieldValue, type FieldValues } from '../../registrations';
import type { PrefillSources } from '../programme';
import { tollFreeSections } from './form';

type Prefilled = Record<string, { value: FieldValue; source: FieldSource }>;

const typeOf: Record<BusinessEntityType, string> = {
  [BusinessEntityType.SOLE_PROPRIETORSHIP]: 'SOLE_PROPRIETOR',
  [BusinessEntityType.LIMITED_LIABILITY_COMPANY]: 'PRIVATE_PROFIT',
  [BusinessEntityType.PARTNERSHIP]: 'PRIVATE_PROFIT',
  [BusinessEntityType.CORPORATION]: 'PRIVATE_PROFIT',
  [BusinessEntityType.CO_OPERATIVE]: 'PRIVATE_PROFIT',
  [BusinessEntityType.NON_PROFIT]: 'NON_PROFIT',
  [BusinessEntityType.GOVERNMENT]: 'GOVERNMENT',
};

const authorityOf: Readonly<Record<string, string>> = {
  US: 'EIN',
  CA: 'CBN',
  GB: 'CRN',
  AU: 'ABN',
  NZ: 'NZBN',
  FR: 'SIREN',
  DE: 'USt-IdNr',
  BR: 'CNPJ',
  CH: 'UID',
};

/**
 * What can be filled in before anybody is asked: the profile first, then an earlier registration's answers, then
 * what follows from these. A value that does not fit its field is left out.
 */
export function prefillTollFree({ business, earlier }: PrefillSources): Prefilled {
  const filled: Prefilled = {};
  put(filled, fromProfile(business), FieldSource.ORGANIZATION_PROFILE);
  put(filled, withoutDocuments(earlier ?? {}), FieldSource.PREVIOUS_VERSION);
  put(filled, derived(filled, business), FieldSource.DERIVED);
  return filled;
}

/** A sole proprietor's tax number may be a Social Security number, which must not travel: it is left out. */
function fromProfile(business: BusinessFacts): FieldValues {
  return {
    businessName: business.legalName,
    doingBusinessAs: business.doingBusinessAs === business.legalName ? null : business.doingBusinessAs,
    businessWebsite: business.website,
    businessRegistrationNumber:
      business.entityType === BusinessEntityType.SOLE_PROPRIETORSHIP ? null : business.taxId,
    businessRegistrationCountry: business.country,
    businessStreetAddress: business.street,
    businessCity: business.city,
    businessStateProvinceRegion: business.region,
    businessPostalCode: business.postalCode,
    businessCountry: business.country,
    businessContactFirstName: business.contactFirstName,
    businessContactLastName: business.contactLastName,
    businessContactEmail: business.contactEmail,
    businessContactPhone: business.contactPhone,
    privacyPolicyUrl: business.privacyPolicyUrl,
    termsAndConditionsUrl: business.termsUrl,
  };
}

/** Documents belong to the registration they were uploaded for. */
function withoutDocuments(earlier: FieldValues): FieldValues {
  const documents = formFields(tollFreeSections(earlier))
    .filter((field) => field.input === RegistrationFieldInput.DOCUMENT)
    .map((field) => field.key);
  return Object.fromEntries(Object.entries(earlier).filter(([key]) => !documents.includes(key)));
}

function derived(filled: Prefilled, business: BusinessFacts): FieldValues {
  const known = (key: string): string | null => {
    const value = filled[key]?.value;
    return typeof value === 'string' ? value : null;
  };
  const country = known('businessRegistrationCountry') ?? business.country;
  const name = known('businessName');
  const brand = known('doingBusinessAs') ?? (name === null ? null : spokenName(name));
  const reach = [known('businessWebsite'), known('businessContactEmail')].filter((one) => one !== null);
  return {
    businessType: business.entityType === null ? null : typeOf[business.entityType],
    businessRegistrationAuthority:
      country === null || business.entityType === BusinessEntityType.SOLE_PROPRIETORSHIP
        ? null
        : (authorityOf[country] ?? 'OTHER'),
    messageVolume: '1,000',
    ageGatedContent: false,
    optInConfirmationMessage:
      brand === null
        ? null
        : `${brand}: You are signed up for our texts. Message frequency varies. Message and data rates may apply. ` +
          'Reply HELP for help or STOP to cancel.',
    helpMessageSample:
      brand === null || reach.length === 0
        ? null
        : `${brand}: For help, contact us at ${reach.join(' or ')}. Reply STOP to opt out.`,
  };
}

/** Adds what is not filled yet and fits its field. */
function put(filled: Prefilled, values: FieldValues, source: FieldSource): void {
  const all: FieldValues = {
    ...values,
    ...Object.fromEntries(Object.entries(filled).map(([key, { value }]) => [key, value])),
  };
  for (const field of formFields(tollFreeSections(all))) {
    if (filled[field.key] !== undefined) continue;
    const reading = readFieldValue(field, values[field.key] ?? null, all);
    if (reading.ok && reading.value !== null) filled[field.key] = { value: reading.value, source };
  }
}
