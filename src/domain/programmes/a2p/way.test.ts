import * as fc from 'fast-check';
import { visible, ways } from '../../../../tests/support/a2p-forms';
import { BusinessEntityType } from '../../organizations';
import type { FieldValues } from '../../registrations';
import { hasCompanyEnding, Way, wayOf } from './way';

const sole = ways.SOLE_PROPRIETOR;

it.each<[string, FieldValues, Way]>([
  ['nothing answered', {}, Way.LOW_VOLUME],
  ['a person without a tax number', sole, Way.SOLE_PROPRIETOR],
  [
    'a person who has not said whether there is a tax number',
    { entityType: sole.entityType },
    Way.LOW_VOLUME,
  ],
  ['a person with a tax number', { ...sole, hasTaxId: true }, Way.LOW_VOLUME],
  ['a person whose tax number was entered', { ...sole, registrationNumber: '84-2197563' }, Way.LOW_VOLUME],
  ['a person without a company who texts much', { ...sole, dailyTexts: 'MORE' }, Way.SOLE_PROPRIETOR],
  ['a company that denies its tax number', { ...ways.LOW_VOLUME, hasTaxId: false }, Way.LOW_VOLUME],
  ['a company that texts much', ways.STANDARD, Way.STANDARD],
  ['a corporation', { entityType: 'CORPORATION' }, Way.LOW_VOLUME],
  ['a public corporation', { entityType: 'CORPORATION', isPublic: true }, Way.STANDARD],
  ['an LLC with a stale answer about shares', { ...ways.LOW_VOLUME, isPublic: true }, Way.LOW_VOLUME],
  ['a government', { entityType: 'GOVERNMENT' }, Way.STANDARD],
  ['a nonprofit', { entityType: 'NON_PROFIT' }, Way.LOW_VOLUME],
])('%s', (_who, values, way) => {
  expect(wayOf(values)).toBe(way);
});

it.each([
  'LLC',
  'L.L.C.',
  'Inc',
  'Inc.',
  'Corp.',
  'Corporation',
  'Ltd',
  'LP',
  'L.P.',
  'LLP',
  'PLLC',
  'Co.',
  'Co',
])('a name that ends in %s is never a sole proprietor’s', (ending) => {
  for (const key of ['businessName', 'doingBusinessAs', 'brandName'])
    for (const name of [`Maple Street ${ending}`, `Maple Street, ${ending.toLowerCase()}`])
      expect(wayOf({ ...sole, [key]: name })).toBe(Way.LOW_VOLUME);
});

it.each(['Maple Street Bakery', 'Incas & More', 'Coco', 'Maple Co-op Tutoring', 'Lp Records', 'Marco'])(
  '%s is no company’s name',
  (name) => {
    expect(hasCompanyEnding(name)).toBe(false);
  },
);

it('reads the same way from what is shown as from all that was ever answered', () => {
  const name = fc.constantFrom(null, 'Maple', 'Maple LLC', 'Maple Co.');
  fc.assert(
    fc.property(
      fc.record({
        entityType: fc.constantFrom(null, ...Object.values(BusinessEntityType)),
        hasTaxId: fc.constantFrom(null, true, false),
        isPublic: fc.constantFrom(null, true, false),
        dailyTexts: fc.constantFrom(null, 'UP_TO_2000', 'MORE'),
        registrationNumber: fc.constantFrom(null, '84-2197563'),
        businessName: name,
        doingBusinessAs: name,
        brandName: name,
      }),
      (values) => {
        expect(wayOf(visible(values))).toBe(wayOf(values));
      },
    ),
    { numRuns: 500 },
  );
});
