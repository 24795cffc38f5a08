import type { PhoneNumberKind } from '../../../operations/generated';
import { countryName } from './countries';

/** Kinds of number as people call them. */
export const kindNames: Record<PhoneNumberKind, string> = {
  TOLL_FREE: 'Toll-free',
  LOCAL: 'Local',
  MOBILE: 'Mobile',
  NATIONAL: 'National',
};

/** "local numbers of Germany". */
export const numbersOf = (kind: PhoneNumberKind, country: string): string =>
  `${kindNames[kind].toLowerCase()} numbers of ${countryName(country)}`;
