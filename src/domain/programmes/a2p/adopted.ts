import { BusinessEntityType } from '../../organizations';
import type { FieldValues } from '../../registrations';

/** What the kind of a brand that was there before us says about the business; everything else is not known here. */
export function adoptedAnswers(brand: { kind: string; skipsVetting: boolean } | null): FieldValues {
  if (brand?.kind === 'SOLE_PROPRIETOR')
    return { entityType: BusinessEntityType.SOLE_PROPRIETORSHIP, hasTaxId: false };
  return { dailyTexts: brand && !brand.skipsVetting ? 'MORE' : 'UP_TO_2000' };
}
