import { PhoneNumberKind } from './phone-numbers';
import { campaignRate, pauseSeconds, queueFullPauseSeconds, sendingMs, senderRate } from './sender-rates';

const { LOCAL, MOBILE, TOLL_FREE } = PhoneNumberKind;

it.each([
  [TOLL_FREE, 'US', null, 3],
  [LOCAL, 'US', null, 1],
  [LOCAL, 'CA', null, 1],
  [LOCAL, 'US', 3.75, 3.75],
  [MOBILE, 'GB', null, 10],
])(
  'a %s number in %s with a campaign of %s sends %s segments a second',
  (kind, country, campaignRate, rate) => {
    expect(senderRate({ kind, country, campaignRate })).toBe(rate);
    expect(sendingMs({ kind, country, campaignRate }, 2)).toBeCloseTo(2_000 / rate);
  },
);

it.each([
  ['a sole proprietor', { attRate: 0.25, attClass: 'W', useCase: 'SOLE_PROPRIETOR' }, 1],
  ['low volume', { attRate: 1.25, attClass: 'T', useCase: 'LOW_VOLUME' }, 3.75],
  ['a standard brand of low score', { attRate: 4, attClass: 'F', useCase: 'MIXED' }, 12],
  ['a standard brand of middle score', { attRate: 40, attClass: 'C', useCase: 'CUSTOMER_CARE' }, 120],
  ['a standard brand of high score', { attRate: 75, attClass: 'A', useCase: 'CUSTOMER_CARE' }, 225],
  ['more than anybody gets', { attRate: 600, attClass: 'A', useCase: 'CUSTOMER_CARE' }, 225],
  ['low volume that nothing is said of', { attRate: null, attClass: null, useCase: 'LOW_VOLUME' }, 3.75],
  ['another purpose that nothing is said of', { attRate: null, attClass: null, useCase: 'MIXED' }, 12],
])('the campaign of %s carries its segments a second', (_who, throughput, rate) => {
  expect(campaignRate(throughput)).toBe(rate);
});

describe('a pause', () => {
  it('doubles with each setback, is spread, and ends at five minutes', () => {
    expect([0, 1, 2, 3].map((setbacks) => pauseSeconds(2, setbacks, 0))).toEqual([2, 4, 8, 16]);
    expect(pauseSeconds(2, 30, 0)).toBe(300);
    expect(pauseSeconds(2, 0, 1)).toBe(3);
  });

  it('is never shorter than asked for', () => {
    expect(pauseSeconds(3_600, 5, 0)).toBe(3_600);
  });
});

it('rests a number longer each time its queue at Twilio was full, up to a quarter of an hour', () => {
  expect([0, 1, 2, 3, 4, 40].map(queueFullPauseSeconds)).toEqual([60, 120, 240, 480, 900, 900]);
});
