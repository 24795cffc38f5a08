import { DateTime } from 'luxon';
import { fault, UserErrorCode, type UserFault } from './errors';

export enum Weekday {
  MONDAY = 'MONDAY',
  TUESDAY = 'TUESDAY',
  WEDNESDAY = 'WEDNESDAY',
  THURSDAY = 'THURSDAY',
  FRIDAY = 'FRIDAY',
  SATURDAY = 'SATURDAY',
  SUNDAY = 'SUNDAY',
}

/** Open on one weekday from one time to another; a day may have several, such as before and after lunch. */
export interface OpeningTime {
  day: Weekday;
  /** 24-hour clock, such as 09:00. */
  opens: string;
  /** After `opens`; 24:00 is midnight. */
  closes: string;
}

/** When people answer, by the clock on the wall of the business. */
export interface BusinessHours {
  /** IANA name. */
  timeZone: string;
  openingTimes: OpeningTime[];
  /** Days on which nobody answers, such as 2026-12-25. */
  holidays: string[];
}

/** Without hours the business is always open. */
export function isOpen(hours: BusinessHours | null, now: Date): boolean {
  if (!hours) return true;
  const local = DateTime.fromJSDate(now, { zone: hours.timeZone });
  // A zone that was known when it was set and is not any more must not lock callers out.
  if (!local.isValid) return true;
  if (hours.holidays.includes(local.toISODate())) return false;
  const day = Object.values(Weekday)[local.weekday - 1];
  const time = local.toFormat('HH:mm');
  return hours.openingTimes.some((one) => one.day === day && one.opens <= time && time < one.closes);
}

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const mostOpeningTimes = 50;
const mostHolidays = 200;

/** What was given, put in order; or every fault at its place below `path`. */
export function readBusinessHours(
  given: BusinessHours,
  path: string[],
): { hours: BusinessHours; faults: null } | { hours: null; faults: UserFault[] } {
  const invalid = (at: (string | number)[], message: string): UserFault =>
    fault(UserErrorCode.INVALID, message, [...path, ...at.map(String)]);
  const timeZone = readZone(given.timeZone);
  const faults: UserFault[] = [];
  if (timeZone === null) faults.push(invalid(['timeZone'], 'Enter a time zone such as America/New_York.'));
  if (given.openingTimes.length > mostOpeningTimes)
    faults.push(invalid(['openingTimes'], `Give at most ${mostOpeningTimes} opening times.`));
  else given.openingTimes.forEach((one, index) => faults.push(...timeFaults(one, index, invalid)));
  if (given.holidays.length > mostHolidays)
    faults.push(invalid(['holidays'], `Give at most ${mostHolidays} holidays.`));
  else
    given.holidays.forEach((text, index) => {
      if (!day.test(text) || !DateTime.fromISO(text).isValid)
        faults.push(
          invalid(['holidays', index], 'Write the day as year, month and day, such as 2026-12-25.'),
        );
    });
  if (faults.length > 0) return { hours: null, faults };
  const days = Object.values(Weekday);
  const openingTimes = given.openingTimes
    .map(({ day: on, opens, closes }) => ({ day: on, opens, closes }))
    .sort((a, b) => days.indexOf(a.day) - days.indexOf(b.day) || (a.opens < b.opens ? -1 : 1));
  return {
    hours: { timeZone: timeZone!, openingTimes, holidays: [...new Set(given.holidays)].sort() },
    faults: null,
  };
}

function timeFaults(
  { opens, closes }: OpeningTime,
  index: number,
  invalid: (at: (string | number)[], message: string) => UserFault,
): UserFault[] {
  const at = (name: string) => ['openingTimes', index, name];
  const faults = [];
  if (!timeOfDay.test(opens))
    faults.push(invalid(at('opens'), 'Write the time as hours and minutes, such as 09:00.'));
  if (!timeOfDay.test(closes) && closes !== '24:00')
    faults.push(
      invalid(at('closes'), 'Write the time as hours and minutes, such as 17:30; 24:00 is midnight.'),
    );
  if (faults.length === 0 && closes <= opens)
    faults.push(
      invalid(
        at('closes'),
        'It must close after it opens. Over midnight, give two: until 24:00 and from 00:00.',
      ),
    );
  return faults;
}

/** Null for what is none; aliases stay as they were written. Bare offsets are no zones: they know no summer time. */
function readZone(text: string): string | null {
  const name = text.trim();
  if (!/^[a-z]/i.test(name)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions();
    return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name;
  } catch {
    return null;
  }
}
