import { useQuery } from '@apollo/client/react';
import { PhoneNumberCountriesDocument, type PhoneNumberKind } from '../../../operations/generated';
import { doc } from '../api/document';
import type { Choice } from '../ui/fields';

interface Markets {
  countries: readonly Choice[];
  /** The kinds of number that the country has. */
  kindsOf(country: string): readonly PhoneNumberKind[];
}

const order: readonly PhoneNumberKind[] = ['TOLL_FREE', 'LOCAL', 'MOBILE', 'NATIONAL'];
/** Until it is known what else there is. */
const atHome = [
  { country: 'US', name: 'United States', kinds: order.slice(0, 2) },
  { country: 'CA', name: 'Canada', kinds: order.slice(0, 2) },
];

export const hasAreaCodes = (country: string): boolean => country === 'US' || country === 'CA';

/** Where numbers are sold, and which. */
export function useMarkets(): Markets {
  const { data } = useQuery(doc(PhoneNumberCountriesDocument), { fetchPolicy: 'cache-first' });
  const known = data?.phoneNumberCountries.countries ?? [];
  // Most look for a number at home, so that comes first.
  const sold =
    known.length > 0
      ? [...known].sort((a, b) => Number(hasAreaCodes(b.country)) - Number(hasAreaCodes(a.country)))
      : atHome;
  return {
    countries: sold.map(({ country, name }) => ({ value: country, label: name })),
    kindsOf: (country) => {
      const kinds = sold.find((one) => one.country === country)?.kinds ?? [];
      return order.filter((kind) => kinds.includes(kind));
    },
  };
}
