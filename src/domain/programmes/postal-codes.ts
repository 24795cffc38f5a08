/** Why a text cannot be a postal code of its country; null when it can, or when the country's form is not known. */
export function postalCodeFault(postalCode: string | null, country: string | null): string | null {
  if (postalCode === null) return null;
  if (country === 'US' && !/^\d{5}(?:-\d{4})?$/.test(postalCode))
    return 'A US ZIP code has five digits, or nine as in 80202-1234.';
  if (country === 'CA' && !/^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i.test(postalCode))
    return 'A Canadian postal code is written like M5V 2T6.';
  return null;
}
