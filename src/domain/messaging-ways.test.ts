import * as fc from 'fast-check';
import { florist, nothing, now } from '../../tests/support/toll-free-forms';
import { tutor } from '../../tests/support/a2p-forms';
import { MessagingWayKind as Way, messagingWays, type WayAnswers } from './messaging-ways';
import {
  BusinessEntityType as Entity,
  PlanTier,
  TwilioAccountMode,
  type BusinessFacts,
} from './organizations';

const unasked: WayAnswers = {
  hasTaxId: null,
  entityType: null,
  isPublicCompany: null,
  textsPerDay: null,
  needsLocalNumber: null,
  registeredElsewhere: null,
};

const list = (answers: Partial<WayAnswers>, business: BusinessFacts = nothing, plan = PlanTier.FREE) =>
  messagingWays({ ...unasked, ...answers }, business, { plan, mode: TwilioAccountMode.MANAGED }, now);
const open = (...args: Parameters<typeof list>) =>
  list(...args)
    .filter((one) => one.fits)
    .map((one) => one.way);
const best = (...args: Parameters<typeof list>) => list(...args).find((one) => one.recommended)?.way ?? null;

const local = { needsLocalNumber: true };
const llc = { entityType: Entity.LIMITED_LIABILITY_COMPANY, hasTaxId: true };
const sole = { entityType: Entity.SOLE_PROPRIETORSHIP, hasTaxId: false };

it.each<[string, Partial<WayAnswers>, BusinessFacts, Way[], Way | null]>([
  [
    'nothing known',
    {},
    nothing,
    [Way.TOLL_FREE, Way.SOLE_PROPRIETOR, Way.LOW_VOLUME, Way.STANDARD],
    Way.TOLL_FREE,
  ],
  [
    'a local number wished for',
    local,
    nothing,
    [Way.SOLE_PROPRIETOR, Way.LOW_VOLUME, Way.STANDARD],
    Way.LOW_VOLUME,
  ],
  ['an LLC', { ...local, ...llc }, nothing, [Way.LOW_VOLUME, Way.STANDARD], Way.LOW_VOLUME],
  ['an LLC by its profile', local, florist, [Way.LOW_VOLUME, Way.STANDARD], Way.LOW_VOLUME],
  ['an LLC that texts much', { ...local, ...llc, textsPerDay: 5000 }, nothing, [Way.STANDARD], Way.STANDARD],
  ['a person', { ...local, ...sole }, nothing, [Way.SOLE_PROPRIETOR], Way.SOLE_PROPRIETOR],
  [
    'a person by the profile',
    { ...local, hasTaxId: false },
    tutor,
    [Way.SOLE_PROPRIETOR],
    Way.SOLE_PROPRIETOR,
  ],
  [
    'a person with an EIN',
    { ...local, ...sole, hasTaxId: true },
    nothing,
    [Way.LOW_VOLUME, Way.STANDARD],
    Way.LOW_VOLUME,
  ],
  [
    'a person with the name of a company',
    { ...local, ...sole },
    { ...tutor, legalName: 'Silva, Inc.' },
    [],
    null,
  ],
  ['a person in France', { ...local, ...sole }, { ...tutor, country: 'FR' }, [], null],
  ['a person who texts much', { ...sole, textsPerDay: 9000 }, nothing, [Way.TOLL_FREE], Way.TOLL_FREE],
  ['an LLC without an EIN yet', { ...llc, hasTaxId: false }, nothing, [], null],
  [
    'a public company',
    { ...local, entityType: Entity.CORPORATION, isPublicCompany: true },
    nothing,
    [Way.STANDARD],
    Way.STANDARD,
  ],
  ['a government', { ...local, entityType: Entity.GOVERNMENT }, nothing, [Way.STANDARD], Way.STANDARD],
])('%s', (_who, answers, business, fitting, recommended) => {
  expect(open(answers, business)).toEqual(fitting);
  expect(best(answers, business)).toBe(recommended);
});

it('recommends at most one way, one that fits, and says why the others do not', () => {
  const maybe = fc.constantFrom(null, true, false);
  fc.assert(
    fc.property(
      fc.record({
        hasTaxId: maybe,
        isPublicCompany: maybe,
        needsLocalNumber: maybe,
        registeredElsewhere: maybe,
        entityType: fc.constantFrom(null, ...Object.values(Entity)),
        textsPerDay: fc.constantFrom(null, -1, 0, 100, 2000, 2001, 100_000),
      }),
      fc.constantFrom(nothing, florist, tutor),
      (answers, business) => {
        const ways = list(answers, business);
        expect(ways.map((one) => one.way)).toEqual(Object.values(Way));
        for (const one of ways) expect(one.fits).toBe(one.whyNot === null);
        const chosen = ways.filter((one) => one.recommended);
        expect(chosen.length).toBe(ways.some((one) => one.fits) ? 1 : 0);
        expect(chosen.every((one) => one.fits)).toBe(true);
        const told = ways.map((one) => [
          one.title,
          one.summary,
          one.whyNot,
          one.notes,
          one.quote.lines.map((line) => line.label),
        ]);
        expect(JSON.stringify(told)).not.toMatch(/10DLC|TrustHub|\bbrand|\bcampaign/i);
      },
    ),
    { numRuns: 200 },
  );
});

it('tells cost, waiting time and limits of each, as the plan has it', () => {
  const money = (plan: PlanTier) =>
    list({}, nothing, plan).map(({ way, quote }) => [way, quote.dueNow.amount, quote.dueMonthly.amount]);
  expect(money(PlanTier.FREE)).toEqual([
    [Way.TOLL_FREE, '5.00', '0.00'],
    [Way.SOLE_PROPRIETOR, '19.50', '2.00'],
    [Way.LOW_VOLUME, '19.50', '1.50'],
    [Way.STANDARD, '61.00', '10.00'],
  ]);
  expect(money(PlanTier.PRO)).toEqual([
    [Way.TOLL_FREE, '0.00', '0.00'],
    [Way.SOLE_PROPRIETOR, '0.00', '0.00'],
    [Way.LOW_VOLUME, '19.50', '1.50'],
    [Way.STANDARD, '61.00', '10.00'],
  ]);
  for (const { wait, limits, way } of list({})) {
    expect(wait.typicalDays).toBeLessThan(wait.slowDays);
    expect(limits.numbers).toBe(way === Way.TOLL_FREE ? null : way === Way.SOLE_PROPRIETOR ? 1 : 400);
  }
  const notes = list({ registeredElsewhere: true }).map((one) =>
    one.notes.join(' ').includes('provider already'),
  );
  expect(notes).toEqual([false, true, true, true]);
});
