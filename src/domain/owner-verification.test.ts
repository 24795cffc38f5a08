import { ownerReminderAt, ownerResendAt, ownerTextValidUntil } from './owner-verification';

describe('the text that asks an owner for a YES', () => {
  const textedAt = new Date('2026-11-22T12:00:00Z');

  it.each([
    ['may be asked for again after ten minutes', ownerResendAt, '2026-11-22T12:10:00.000Z'],
    ['is reminded of while there is time', ownerReminderAt, '2026-11-23T08:00:00.000Z'],
    ['counts for a day', ownerTextValidUntil, '2026-11-23T12:00:00.000Z'],
  ])('%s', (_rule, when, expected) => {
    expect(when(textedAt).toISOString()).toBe(expected);
  });
});
