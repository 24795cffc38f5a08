import type { UsualWait } from './registrations';

/** Finished cases of this service's own, the same kind of review each. */
export interface WaitHistory {
  count: number;
  medianDays: number;
  p90Days: number;
}

/** How long it usually takes, counted from the moment it is sent. */
export interface TimeEstimate {
  /** Half of all cases are through by then. */
  typicalDays: number;
  /** Nine of ten are. */
  slowDays: number;
  /** Null until it was sent, and once no date could be named honestly. */
  expectedBy: Date | null;
  takingLongerThanUsual: boolean;
}

/** From this many finished cases on, our own history says more than anybody's rule of thumb. */
const enoughCases = 5;

const dayMs = 86_400_000;

/**
 * The usual wait, and what it means for something sent at `startedAt`. `expectedBy` names the typical date, once
 * that has passed the slow one, and nothing once even that has passed.
 */
export function timeEstimate(
  usual: UsualWait,
  history: WaitHistory | null,
  startedAt: Date | null,
  now: Date,
): TimeEstimate {
  const own = history !== null && history.count >= enoughCases ? history : null;
  const typical = own?.medianDays ?? usual.typicalDays;
  const slow = Math.max(typical, own?.p90Days ?? usual.slowDays);
  const dates =
    startedAt === null ? [] : [typical, slow].map((days) => new Date(startedAt.getTime() + days * dayMs));
  const expectedBy = dates.find((date) => now <= date) ?? null;
  return {
    typicalDays: tenths(typical),
    slowDays: tenths(slow),
    expectedBy,
    takingLongerThanUsual: startedAt !== null && expectedBy === null,
  };
}

/** One decimal is all the precision a carrier's review has. */
function tenths(days: number): number {
  return Math.round(days * 10) / 10;
}

/** What is left until an instant, in words that hold in every time zone: "3 days", "5 hours"; null once it passed. */
export function timeLeft(until: Date, now: Date): string | null {
  const hours = Math.floor((until.getTime() - now.getTime()) / 3_600_000);
  if (until <= now) return null;
  if (hours < 1) return 'less than an hour';
  if (hours < 48) return hours === 1 ? '1 hour' : `${hours} hours`;
  return `${Math.floor(hours / 24)} days`;
}

/** An instant as it is read where the business is, such as "Sunday, November 29 at 11:39 AM PST". */
export function readableInstant(at: Date, timeZone: string | null): string {
  const text = new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: timeZone ?? 'UTC',
  }).format(at);
  return text.replace(/\s/g, ' ');
}
