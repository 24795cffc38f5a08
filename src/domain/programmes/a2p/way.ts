import { isCompanyName } from '../../content-checks/business';
import { BusinessEntityType } from '../../organizations';
import type { FieldValues } from '../../registrations';
import { isYes, text } from '../field-values';

/** How a business is registered to text from a local US number; it decides form, fees and limits. */
export enum Way {
  SOLE_PROPRIETOR = 'SOLE_PROPRIETOR',
  LOW_VOLUME = 'LOW_VOLUME',
  STANDARD = 'STANDARD',
}

/** What the carriers grant to a way; null where no number can be named beforehand. */
export interface WayLimits {
  /** Local numbers that may text. */
  numbers: number;
  /** Separate texting plans. */
  plans: number;
  /** Texts a day to the customers of the strictest carrier (T-Mobile). */
  textsPerDay: number | null;
}

/** Twilio's "New Sole Proprietor A2P 10DLC Registration" and "A2P 10DLC message throughput", read 2026-11-22. */
export const wayLimits: Readonly<Record<Way, WayLimits>> = {
  [Way.SOLE_PROPRIETOR]: { numbers: 1, plans: 1, textsPerDay: 1000 },
  [Way.LOW_VOLUME]: { numbers: 400, plans: 5, textsPerDay: 2000 },
  [Way.STANDARD]: { numbers: 400, plans: 5, textsPerDay: null },
};

/** Days from the confirmation to the first text: every review on the way in turn, weekends included. */
export const wayWaits: Readonly<Record<Way, { typicalDays: number; slowDays: number }>> = {
  [Way.SOLE_PROPRIETOR]: { typicalDays: 10, slowDays: 21 },
  [Way.LOW_VOLUME]: { typicalDays: 15, slowDays: 35 },
  [Way.STANDARD]: { typicalDays: 18, slowDays: 42 },
};

const abbreviated = /(?:^|[\s,&.])(?:l\.?\s?p|l\.?\s?l\.?\s?c|co|company|plc|gmbh)\.?$/i;

/** Whether a name is a company's, which can never be a sole proprietor's (Twilio error 30915). */
export function hasCompanyEnding(name: string): boolean {
  return isCompanyName(name) || abbreviated.test(name.trim());
}

/** The kind of business that was answered; null while it is not. */
export function entityTypeOf(values: FieldValues): BusinessEntityType | null {
  const given = text(values, 'entityType');
  return Object.values(BusinessEntityType).find((known) => known === given) ?? null;
}

/** Whether shares of the business are traded; only corporations are asked. */
export function isPublicCompany(values: FieldValues): boolean {
  return entityTypeOf(values) === BusinessEntityType.CORPORATION && isYes(values, 'isPublic');
}

/** What was given as the name of the business. */
const names = ['businessName', 'doingBusinessAs', 'brandName'] as const;

/**
 * The way that the answers lead to. A tax number, a company's name or any other kind of business rules the sole
 * proprietor out, whatever else is answered; one who has no tax number has no other way, however much is texted.
 * While answers are missing it is the low-volume way.
 */
export function wayOf(values: FieldValues): Way {
  const entity = entityTypeOf(values);
  if (
    entity === BusinessEntityType.SOLE_PROPRIETORSHIP &&
    values.hasTaxId === false &&
    text(values, 'registrationNumber') === null &&
    !names.some((key) => hasCompanyEnding(text(values, key) ?? ''))
  )
    return Way.SOLE_PROPRIETOR;
  if (
    entity === BusinessEntityType.GOVERNMENT ||
    isPublicCompany(values) ||
    text(values, 'dailyTexts') === 'MORE'
  )
    return Way.STANDARD;
  return Way.LOW_VOLUME;
}
