import fc from 'fast-check';
import { readableInstant, timeEstimate, timeLeft } from './estimates';

const usual = { typicalDays: 3, slowDays: 5 };
const sent = new Date('2026-11-02T12:00:00Z');
const after = (days: number) => new Date(sent.getTime() + days * 86_400_000);

it('gives the whole usual wait before anything was sent', () => {
  expect(timeEstimate(usual, null, null, sent)).toEqual({
    typicalDays: 3,
    slowDays: 5,
    expectedBy: null,
    takingLongerThanUsual: false,
  });
});

it('names the typical date, then the slow one, then none', () => {
  expect(timeEstimate(usual, null, sent, after(1))).toEqual({
    typicalDays: 3,
    slowDays: 5,
    expectedBy: after(3),
    takingLongerThanUsual: false,
  });
  expect(timeEstimate(usual, null, sent, after(4))).toMatchObject({
    expectedBy: after(5),
    takingLongerThanUsual: false,
  });
  expect(timeEstimate(usual, null, sent, after(6))).toEqual({
    typicalDays: 3,
    slowDays: 5,
    expectedBy: null,
    takingLongerThanUsual: true,
  });
});

it('trusts its own history from five finished cases on', () => {
  const own = { medianDays: 1, p90Days: 2 };
  expect(timeEstimate(usual, { count: 4, ...own }, null, sent).typicalDays).toBe(3);
  expect(timeEstimate(usual, { count: 5, ...own }, null, sent)).toMatchObject({
    typicalDays: 1,
    slowDays: 2,
  });
  expect(timeEstimate(usual, { count: 5, ...own }, sent, after(2.5)).takingLongerThanUsual).toBe(true);
});

it('never expects an answer in the past, nor a slow wait below the typical one', () => {
  const days = fc.double({ min: 0, max: 60, noNaN: true });
  fc.assert(
    fc.property(
      days,
      days,
      fc.double({ min: -5, max: 100, noNaN: true }),
      (typicalDays, slowDays, elapsed) => {
        const one = timeEstimate({ typicalDays, slowDays }, null, sent, after(elapsed));
        expect(one.slowDays).toBeGreaterThanOrEqual(one.typicalDays);
        expect(one.takingLongerThanUsual).toBe(one.expectedBy === null);
        if (one.expectedBy) expect(one.expectedBy.getTime()).toBeGreaterThanOrEqual(after(elapsed).getTime());
      },
    ),
  );
});

it.each([
  [0, null],
  [-1, null],
  [0.5, 'less than an hour'],
  [1.9, '1 hour'],
  [47, '47 hours'],
  [48, '2 days'],
  [167, '6 days'],
])('%p hours left read %p', (hours, words) => {
  expect(timeLeft(new Date(sent.getTime() + hours * 3_600_000), sent)).toBe(words);
});

it('writes a deadline in the time of the business', () => {
  expect(readableInstant(sent, 'America/Los_Angeles')).toBe('Monday, November 2 at 4:00 AM PST');
  expect(readableInstant(sent, null)).toBe('Monday, November 2 at 12:00 PM UTC');
});
