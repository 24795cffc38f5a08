/** "+14155550123" as people of its country write it; other countries' numbers stay as they are. */
export function phone(e164: string): string {
  const match = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return match ? `(${match[1]}) ${match[2]}-${match[3]}` : e164;
}

/** What somebody typed as E.164, taking ten digits for a number of the US or Canada. */
export function asE164(typed: string): string {
  const digits = typed.replace(/[^\d+]/g, '');
  if (digits.startsWith('+')) return digits;
  return digits.length === 11 && digits.startsWith('1')
    ? `+${digits}`
    : digits.length === 10
      ? `+1${digits}`
      : digits;
}

const dayFormat = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric' });
const instantFormat = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
const shortDay = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** "Mar 1, 2026". */
export const day = (instant: string): string => dayFormat.format(new Date(instant));
/** "Mar 1, 9:30 AM". */
export const moment = (instant: string): string => instantFormat.format(new Date(instant));
/** "Mar 1", of a date without time. */
export const dayOfYear = (date: string): string => shortDay.format(new Date(`${date}T00:00:00Z`));

/** "$1.15". The amount is shown, never calculated with. */
export function money({ amount, currency }: { amount: string; currency: string }): string {
  const digits = Math.max(2, amount.split('.')[1]?.length ?? 0);
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
  }).format(Number(amount));
}

export const percent = (share: number): string =>
  new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 }).format(share);

export const count = (many: number, one: string, more = `${one}s`): string =>
  `${many} ${many === 1 ? one : more}`;

/** "about 3 days". */
export function days(typical: number): string {
  if (typical < 1) return 'less than a day';
  return `about ${count(Math.round(typical), 'day')}`;
}

/** "1,000". */
export const amount = (many: number): string => new Intl.NumberFormat('en-US').format(many);

/** SNAKE_CASE as words. */
export function words(constant: string): string {
  const text = constant.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
