import { type BusinessHours, isOpen, readBusinessHours, Weekday } from './business-hours';

const { MONDAY, SATURDAY, SUNDAY } = Weekday;
const shop: BusinessHours = {
  timeZone: 'America/New_York',
  openingTimes: [
    { day: MONDAY, opens: '09:00', closes: '12:00' },
    { day: MONDAY, opens: '13:00', closes: '17:30' },
    { day: SATURDAY, opens: '22:00', closes: '24:00' },
    { day: SUNDAY, opens: '00:00', closes: '02:30' },
  ],
  holidays: ['2026-05-25'],
};

describe('a business is open', () => {
  it.each([
    ['at the first minute', '2026-03-02T14:00:00Z', true],
    ['not a moment before it', '2026-03-02T13:59:59.999Z', false],
    ['not at the minute it closes', '2026-03-02T17:00:00Z', false],
    ['in the afternoon of the same day', '2026-03-02T18:00:00Z', true],
    ['on no day without opening times', '2026-03-03T15:00:00Z', false],
    ['an hour earlier by our clock in summer', '2026-06-01T13:00:00Z', true],
    ['until midnight where it says so', '2026-03-08T04:59:00Z', true],
    ['after midnight where it says so', '2026-03-08T05:00:00Z', true],
    // 02:00 to 03:00 does not exist in that night: 01:59 is followed by 03:00.
    ['through the night in which clocks go forward', '2026-03-08T06:59:00Z', true],
    ['and not beyond it', '2026-03-08T07:00:00Z', false],
    ['on no holiday', '2026-05-25T15:00:00Z', false],
  ])('%s', (_when, now, open) => {
    expect(isOpen(shop, new Date(now))).toBe(open);
  });

  it('always without hours, and never with none', () => {
    expect(isOpen(null, new Date())).toBe(true);
    expect(isOpen({ ...shop, openingTimes: [] }, new Date('2026-03-02T15:00:00Z'))).toBe(false);
  });

  it('when its time zone is not known any more, for callers must not be locked out', () => {
    expect(isOpen({ ...shop, timeZone: 'Mars/Olympus' }, new Date())).toBe(true);
  });
});

describe('hours that were given', () => {
  const read = (change: Partial<BusinessHours>) =>
    readBusinessHours({ ...shop, ...change }, ['input', 'hours']);

  it('are put in order, each holiday once', () => {
    const { hours } = read({
      openingTimes: [...shop.openingTimes].reverse(),
      holidays: ['2026-12-25', '2026-01-01', '2026-12-25'],
    });
    expect(hours).toEqual({ ...shop, holidays: ['2026-01-01', '2026-12-25'] });
  });

  it.each<[string, Partial<BusinessHours>, string]>([
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['an offset', { timeZone: '+02:00' }, 'timeZone'],
    [
      'an hour too many',
      { openingTimes: [{ day: MONDAY, opens: '24:00', closes: '24:00' }] },
      'openingTimes.0.opens',
    ],
    [
      'a time without its zero',
      { openingTimes: [{ day: MONDAY, opens: '9:00', closes: '17:00' }] },
      'openingTimes.0.opens',
    ],
    ['words', { openingTimes: [{ day: MONDAY, opens: '09:00', closes: 'late' }] }, 'openingTimes.0.closes'],
    [
      'a night',
      { openingTimes: [{ day: MONDAY, opens: '22:00', closes: '02:00' }] },
      'openingTimes.0.closes',
    ],
    [
      'nothing in between',
      { openingTimes: [{ day: MONDAY, opens: '09:00', closes: '09:00' }] },
      'openingTimes.0.closes',
    ],
    ['a day that no calendar has', { holidays: ['2026-12-25', '2026-02-30'] }, 'holidays.1'],
    ['a day in another order', { holidays: ['25.12.2026'] }, 'holidays.0'],
    ['too many days', { holidays: Array.from({ length: 201 }, () => '2026-12-25') }, 'holidays'],
  ])('are refused at their place: %s', (_what, change, place) => {
    const { faults } = read(change);
    expect(faults?.map(({ field }) => field?.join('.'))).toEqual([`input.hours.${place}`]);
  });
});
