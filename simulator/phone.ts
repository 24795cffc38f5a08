import type { NumberType } from './state';

/** Area codes of Canada (NANP plan, 2026). */
const CANADA = new Set(
  (
    '204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460 468 474 506 ' +
    '514 519 548 579 581 584 587 600 604 613 622 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 ' +
    '902 905 942'
  ).split(' '),
);
/** Area codes of Caribbean countries that share +1 but are neither US nor Canada. */
const CARIBBEAN = new Set(
  '242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876'.split(' '),
);
const TOLL_FREE = new Set(['800', '833', '844', '855', '866', '877', '888']);
const COUNTRY_PREFIXES: [string, string][] = [
  ['44', 'GB'],
  ['49', 'DE'],
  ['61', 'AU'],
  ['33', 'FR'],
  ['31', 'NL'],
  ['353', 'IE'],
  ['52', 'MX'],
  ['46', 'SE'],
];

/** True for E.164; for +1 the number must also have ten digits and a possible area code. */
export function isE164(value: string): boolean {
  if (!/^\+[1-9]\d{6,14}$/.test(value)) return false;
  return !value.startsWith('+1') || /^\+1[2-9]\d{9}$/.test(value);
}

/** True for a short code, or a name that stands for a sender: 3 to 11 characters, not all digits. */
export function isOtherSender(value: string): boolean {
  return /^\d{3,8}$/.test(value) || (/^[A-Za-z0-9 +_&-]{3,11}$/.test(value) && /[A-Za-z]/.test(value));
}

export function isTollFree(value: string): boolean {
  return value.startsWith('+1') && TOLL_FREE.has(value.slice(2, 5));
}

/** ISO country of a number, or null when this simulator does not know its prefix. */
export function countryOf(value: string): string | null {
  if (value.startsWith('+1')) {
    const areaCode = value.slice(2, 5);
    if (CANADA.has(areaCode)) return 'CA';
    return CARIBBEAN.has(areaCode) ? null : 'US';
  }
  return COUNTRY_PREFIXES.find(([prefix]) => value.startsWith(`+${prefix}`))?.[1] ?? null;
}

/** Twilio's default friendly name of a number. */
export function prettyNumber(value: string): string {
  const match = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(value);
  return match ? `(${match[1]}) ${match[2]}-${match[3]}` : value;
}

/** The name of a number type in prices and in a number's `type` field. */
export const typeNames: Record<NumberType, string> = {
  local: 'local',
  tollfree: 'toll free',
  mobile: 'mobile',
  national: 'national',
};
