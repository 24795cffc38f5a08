const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** The answer to a text counts for a day (Sole Proprietor onboarding guide, read 2026-11-22). */
const validForMs = 24 * hourMs;
/** Somebody whose text did not come may ask for another after a while, but not hammer the phone. */
const resendAfterMs = 10 * minuteMs;
const remindBeforeMs = 4 * hourMs;

/** Until when the owner's YES to a text counts. */
export function ownerTextValidUntil(textedAt: Date): Date {
  return new Date(textedAt.getTime() + validForMs);
}

/** From when on another text may be asked for. */
export function ownerResendAt(textedAt: Date): Date {
  return new Date(textedAt.getTime() + resendAfterMs);
}

/** When to remind of a text that is not answered. */
export function ownerReminderAt(textedAt: Date): Date {
  return new Date(textedAt.getTime() + validForMs - remindBeforeMs);
}
