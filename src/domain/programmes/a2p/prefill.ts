import { formFields, readFieldValue } from '../../form';
import { BusinessEntityType, type BusinessFacts } from '../../organizations';
import { FieldSource, RegistrationFieldInput, type FieldValue, type FieldValues } from '../../registrations';
import { text } from '../field-values';
import type { PrefillSources } from '../programme';
import { adoptedBrand, knownName } from './adopted';
import { a2pSections } from './form';
import { industryFrom, verticalFrom } from './industry';
import { fromTollFree } from './toll-free-answers';
import { usualUseCase } from './use-cases';

type Prefilled = Record<string, { value: FieldValue; source: FieldSource }>;

const identifierOf: Readonly<Record<string, string>> = {
  US: 'EIN',
  CA: 'CBN',
  GB: 'CN',
  AU: 'ACN',
  IN: 'CIN',
  EE: 'VAT',
  RO: 'VATRN',
  IL: 'RN',
};

/**
 * What can be filled in before anybody is asked: the profile first, then an earlier registration of this kind, then
 * a toll-free one, then what follows from these. A value that does not fit its field is left out. How customers
 * agree is never made up: it comes from an earlier registration or from the person.
 */
export function prefillA2p({ business, earlier, tollFree, definition }: PrefillSources): Prefilled {
  const filled: Prefilled = {};
  const adopted = adoptedBrand(definition);
  const put = (values: FieldValues, source: FieldSource): void => add(filled, values, source, definition);
  if (adopted) {
    put(adopted.answers, FieldSource.ADOPTED);
    put({ doingBusinessAs: knownName(business) }, FieldSource.ORGANIZATION_PROFILE);
  }
  put(fromProfile(business), FieldSource.ORGANIZATION_PROFILE);
  put(withoutDocuments(earlier ?? {}), FieldSource.PREVIOUS_VERSION);
  put(fromTollFree(tollFree ?? {}), FieldSource.PREVIOUS_VERSION);
  put(derived(filled, business), FieldSource.DERIVED);
  return filled;
}

/** A sole proprietor's tax number may be a Social Security number, which must not travel: it is left out. */
function fromProfile(business: BusinessFacts): FieldValues {
  const isSole = business.entityType === BusinessEntityType.SOLE_PROPRIETORSHIP;
  return {
    entityType: business.entityType,
    businessName: business.legalName,
    doingBusinessAs: business.doingBusinessAs === business.legalName ? null : business.doingBusinessAs,
    brandName: isSole ? (business.doingBusinessAs ?? business.legalName) : null,
    industry: business.industry === null ? null : industryFrom(business.industry),
    vertical: business.industry === null ? null : verticalFrom(business.industry),
    registrationNumber: isSole ? null : business.taxId,
    website: business.website,
    street: business.street,
    city: business.city,
    region: business.region,
    postalCode: business.postalCode,
    country: business.country,
    repFirstName: business.contactFirstName,
    repLastName: business.contactLastName,
    repTitle: business.contactTitle,
    repPosition: business.contactTitle === null ? null : positionOf(business.contactTitle),
    repEmail: business.contactEmail,
    repPhone: business.contactPhone,
    ownerFirstName: business.contactFirstName,
    ownerLastName: business.contactLastName,
    ownerEmail: business.contactEmail,
    ownerPhone: business.contactPhone,
    privacyPolicyUrl: business.privacyPolicyUrl,
    termsUrl: business.termsUrl,
  };
}

function positionOf(title: string): string {
  const known: readonly [RegExp, string][] = [
    [/general counsel/i, 'General Counsel'],
    [/\b(?:cfo|chief financial|finance)\b/i, 'CFO'],
    [/\b(?:vp|vice president)\b/i, 'VP'],
    [/\b(?:ceo|chief executive|owner|founder|president|proprietor|managing member)\b/i, 'CEO'],
    [/\b(?:gm|general manager)\b/i, 'GM'],
    [/\bdirector\b/i, 'Director'],
  ];
  return known.find(([words]) => words.test(title))?.[1] ?? 'Other';
}

/** Documents belong to the registration they were uploaded for. */
function withoutDocuments(earlier: FieldValues): FieldValues {
  const documents = formFields(a2pSections(earlier))
    .filter((field) => field.input === RegistrationFieldInput.DOCUMENT)
    .map((field) => field.key);
  return Object.fromEntries(Object.entries(earlier).filter(([key]) => !documents.includes(key)));
}

function derived(filled: Prefilled, business: BusinessFacts): FieldValues {
  const values = valuesOf(filled);
  const country = text(values, 'country') ?? business.country;
  const isSole = values.entityType === BusinessEntityType.SOLE_PROPRIETORSHIP;
  return {
    dailyTexts: 'UP_TO_2000',
    registrationIdentifier: country === null || isSole ? null : (identifierOf[country] ?? 'Other'),
    regionsOfOperation: country === 'US' || country === 'CA' ? ['USA_AND_CANADA'] : null,
    useCase: usualUseCase,
    ageGated: false,
    directLending: false,
  };
}

function valuesOf(filled: Prefilled): FieldValues {
  return Object.fromEntries(Object.entries(filled).map(([key, { value }]) => [key, value]));
}

/**
 * Adds what is not filled yet and fits its field. The way may still change with answers to come, so the fields of
 * every way that the values allow for are filled: hidden ones wait.
 */
function add(filled: Prefilled, values: FieldValues, source: FieldSource, definition: unknown): void {
  const all: FieldValues = { ...values, ...valuesOf(filled) };
  for (const field of everyField(all, definition)) {
    if (filled[field.key] !== undefined) continue;
    const reading = readFieldValue(field, values[field.key] ?? null, all);
    if (reading.ok && reading.value !== null) filled[field.key] = { value: reading.value, source };
  }
}

/** The fields of the present form and of the form of a sole proprietor, where the kind of business is one. */
function everyField(values: FieldValues, definition: unknown) {
  if (adoptedBrand(definition)) return formFields(a2pSections(values, definition));
  const mayBeSole = values.entityType === BusinessEntityType.SOLE_PROPRIETORSHIP;
  const present = formFields(a2pSections(values));
  const other = mayBeSole
    ? formFields(a2pSections({ entityType: BusinessEntityType.SOLE_PROPRIETORSHIP, hasTaxId: false }))
    : [];
  return [...present, ...other.filter((one) => !present.some((field) => field.key === one.key))];
}
