import type { NumberCountry, NumberCriteria } from './number-search';
import { PhoneNumberKind } from './phone-numbers';
import { alternativesTo, nothingFound } from './search-alternatives';

const { LOCAL, TOLL_FREE, MOBILE } = PhoneNumberKind;
const sold: NumberCountry[] = [
  { country: 'US', name: 'United States', kinds: [LOCAL, TOLL_FREE] },
  { country: 'CA', name: 'Canada', kinds: [LOCAL, TOLL_FREE] },
  { country: 'DE', name: 'Germany', kinds: [LOCAL, MOBILE] },
];
const search: NumberCriteria = {
  country: 'US',
  kind: LOCAL,
  areaCode: null,
  contains: null,
  locality: null,
  region: null,
  postalCode: null,
  nearNumber: null,
  distanceMiles: null,
  noAddressRequired: false,
  sms: true,
  voice: null,
  mms: null,
  limit: 20,
};
const closest = (change: Partial<NumberCriteria>) => alternativesTo({ ...search, ...change }, sold);

describe('what comes close to a search that found nothing', () => {
  it('looks around an area code that has no numbers left', () => {
    const [nearby, other] = closest({ areaCode: '415' });
    expect(nearby?.search).toMatchObject({
      areaCode: null,
      nearNumber: '+14152345678',
      kind: LOCAL,
      limit: 3,
    });
    expect(nearby?.reason).toContain('around it');
    expect(other?.search).toMatchObject({ kind: TOLL_FREE, areaCode: null, nearNumber: null });
  });

  it('knows an area code of the neighbour', () => {
    const [first] = closest({ areaCode: '416', region: 'CA' });
    expect(first).toMatchObject({
      reason: '416 is an area code of Canada.',
      search: { country: 'CA', areaCode: '416', region: null },
    });
    expect(nothingFound({ ...search, areaCode: '416' }, true)).toBe(
      '416 belongs to Canada, so United States has no numbers of it. What comes closest is in the alternatives.',
    );
  });

  it('widens a pattern step by step before it leaves it out', () => {
    const patterns = closest({ contains: 'BAKERY', areaCode: '415' }).map((one) => one.search.contains);
    expect(patterns.slice(0, 2)).toEqual(['ERY', null]);
    expect(closest({ contains: '12' }).map((one) => one.search.contains)[0]).toBeNull();
  });

  it('drops the narrowest place first', () => {
    expect(closest({ locality: 'Reno', region: 'NV' })[0]?.search).toMatchObject({
      locality: null,
      region: 'NV',
    });
    expect(closest({ region: 'NV' })[0]?.search.region).toBeNull();
    expect(closest({ postalCode: '89501' })[0]?.search.postalCode).toBeNull();
    expect(closest({ nearNumber: '+14155550123', distanceMiles: 5 })[0]?.search.distanceMiles).toBe(250);
  });

  it('offers the other kinds of the country, with the same wishes', () => {
    expect(closest({ country: 'DE', locality: 'Berlin' }).map((one) => one.search)).toMatchObject([
      { kind: LOCAL, locality: null },
      { kind: MOBILE, locality: null, sms: true },
    ]);
  });

  it('never repeats the search, and never makes more than four others', () => {
    const all = closest({
      areaCode: '415',
      contains: '1234',
      locality: 'X',
      region: 'CA',
      postalCode: '94103',
    });
    expect(all).toHaveLength(4);
    expect(all.map((one) => one.search)).not.toContainEqual({ ...search, limit: 3 });
  });

  it('says what to do when nothing comes close', () => {
    expect(nothingFound(search, false)).toContain('fewer filters');
  });
});
