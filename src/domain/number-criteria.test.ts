import fc from 'fast-check';
import { readSearch } from './number-criteria';
import type { NumberCountry, SearchPhoneNumbers } from './number-search';
import { PhoneNumberKind } from './phone-numbers';

const { LOCAL, TOLL_FREE, MOBILE, NATIONAL } = PhoneNumberKind;
const sold: NumberCountry[] = [
  { country: 'US', name: 'United States', kinds: [LOCAL, TOLL_FREE] },
  { country: 'CA', name: 'Canada', kinds: [LOCAL, TOLL_FREE] },
  { country: 'DE', name: 'Germany', kinds: [LOCAL, MOBILE, NATIONAL] },
];

const search = (change: Partial<SearchPhoneNumbers> = {}, known: NumberCountry[] | null = sold) =>
  readSearch({ country: 'US', kind: LOCAL, ...change }, known);

const faultsOf = (change: Partial<SearchPhoneNumbers>) =>
  (search(change).faults ?? []).map(({ code, field }) => `${code} ${field?.join('.')}`);

describe('reading a search for numbers', () => {
  it('takes twenty of any when nothing is asked', () => {
    expect(search().criteria).toEqual({
      country: 'US',
      kind: 'LOCAL',
      areaCode: null,
      contains: null,
      locality: null,
      region: null,
      postalCode: null,
      nearNumber: null,
      distanceMiles: null,
      noAddressRequired: false,
      sms: null,
      voice: null,
      mms: null,
      limit: 20,
    });
  });

  it.each(['415', ' 415 '])('takes the area code %p', (areaCode) => {
    expect(search({ areaCode }).criteria?.areaCode).toBe('415');
  });

  it.each(['41', '4155', '115', 'abc', '+14', '4.5'])('refuses the area code %p', (areaCode) => {
    expect(faultsOf({ areaCode })).toEqual(['INVALID input.areaCode']);
  });

  it('tells places and toll-free codes apart', () => {
    expect(faultsOf({ areaCode: '833' })).toEqual(['INVALID input.areaCode']);
    expect(faultsOf({ areaCode: '415', kind: PhoneNumberKind.TOLL_FREE })).toEqual([
      'INVALID input.areaCode',
    ]);
    expect(search({ areaCode: '833', kind: PhoneNumberKind.TOLL_FREE }).faults).toBeNull();
  });

  it.each(['PIZZA', '555****', '***55', '+1415', '00$', '12', '415-555-12', '%55%'])(
    'takes the pattern %p',
    (contains) => {
      expect(search({ contains }).faults).toBeNull();
    },
  );

  it.each(['1', '5**5', '****', '*5', '12345678901234567', 'bäck', '5+5', '$55', '%*55', '55;DROP'])(
    'refuses the pattern %p',
    (contains) => {
      expect(faultsOf({ contains })).toEqual(['INVALID input.contains']);
    },
  );

  it.each([0, -1, 51, 1.5])('refuses a limit of %p', (limit) => {
    expect(faultsOf({ limit })).toEqual(['INVALID input.limit']);
  });

  it('says honestly what is not sold', () => {
    expect(faultsOf({ country: 'GB' })).toEqual(['NOT_AVAILABLE input.country']);
    expect(faultsOf({ country: 'USA' })).toEqual(['INVALID input.country']);
    expect(faultsOf({ kind: MOBILE })).toEqual(['NOT_AVAILABLE input.kind']);
    expect(search({ country: 'DE', kind: TOLL_FREE }).faults?.[0]?.message).toContain(
      'local, mobile or national ones',
    );
  });

  it('leaves it to Twilio to say no while it is not known what is sold', () => {
    expect(search({ country: 'GB', kind: NATIONAL }, null).faults).toBeNull();
  });

  it.each([
    [{ areaCode: '30' }, 'areaCode'],
    [{ region: 'Berlin' }, 'region'],
    [{ postalCode: '10115' }, 'postalCode'],
    [{ nearNumber: '+14155550123' }, 'nearNumber'],
  ])('knows that %j is not to be searched outside North America', (filter, key) => {
    expect(faultsOf({ country: 'DE', ...filter })).toEqual([`INVALID input.${key}`]);
  });

  it('takes a city anywhere, and a state by its name', () => {
    expect(search({ country: 'DE', locality: ' Berlin ' }).criteria?.locality).toBe('Berlin');
    expect(search({ region: 'california' }).criteria?.region).toBe('CA');
    expect(faultsOf({ region: 'Bavaria' })).toEqual(['INVALID input.region']);
    expect(faultsOf({ locality: 'x'.repeat(81) })).toEqual(['INVALID input.locality']);
    expect(faultsOf({ locality: 'a\u0000b' })).toEqual(['INVALID input.locality']);
  });

  it('looks around local numbers only, and no further than Twilio does', () => {
    const nearNumber = '+14155550123';
    expect(search({ nearNumber, distanceMiles: 500 }).criteria).toMatchObject({
      nearNumber,
      distanceMiles: 500,
    });
    expect(faultsOf({ nearNumber, distanceMiles: 501 })).toEqual(['INVALID input.distanceMiles']);
    expect(faultsOf({ distanceMiles: 10 })).toEqual(['REQUIRED input.nearNumber']);
    for (const other of ['+18335550123', '+442071838750', '+18765550123', '415'])
      expect(faultsOf({ nearNumber: other })).toEqual(['INVALID input.nearNumber']);
  });

  it('names all faults at once', () => {
    expect(faultsOf({ areaCode: '1', contains: '*', limit: 99 })).toHaveLength(3);
  });

  it('never throws and never passes on a pattern that Twilio refuses', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (contains) => {
        const { criteria } = search({ contains });
        if (criteria?.contains) expect(criteria.contains).toMatch(/^\+?[*%]*[0-9A-Za-z]+[*%]*\$?$/);
      }),
    );
  });
});
