import { spokenName } from '../../content-checks/brand-names';
import { BusinessEntityType, type BusinessFacts } from '../../organizations';
import type { FieldValues } from '../../registrations';

/** What the kind of a brand that was there before us says about the business; everything else is not known here. */
export function adoptedAnswers(brand: { kind: string; skipsVetting: boolean } | null): FieldValues {
  if (brand?.kind === 'SOLE_PROPRIETOR')
    return { entityType: BusinessEntityType.SOLE_PROPRIETORSHIP, hasTaxId: false };
  return { dailyTexts: brand && !brand.skipsVetting ? 'MORE' : 'UP_TO_2000' };
}

/** The registration of the business that a form builds upon: it was there before us, so that only the texts are asked. */
export interface AdoptedBrand {
  brandSid: string;
  /** Read from the brand, never asked: they decide the way. */
  answers: FieldValues;
}

/** What a version was begun with; null where the whole business is registered here. */
export function adoptedBrand(definition: unknown): AdoptedBrand | null {
  const given = definition as Partial<AdoptedBrand> | null | undefined;
  return given && typeof given.brandSid === 'string' ? (given as AdoptedBrand) : null;
}

/** The name that customers know, as the profile has it. */
export function knownName({ doingBusinessAs, legalName }: BusinessFacts): string | null {
  return doingBusinessAs ?? (legalName && spokenName(legalName));
}
