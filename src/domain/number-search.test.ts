import fc from 'fast-check';
import { readSearch, type SearchPhoneNumbers } from './number-search';
import { PhoneNumberKind } from './phone-numbers';

const search = (change: Partial<SearchPhoneNumbers> = {}) =>
  readSearch({ country: 'US', kind: PhoneNumberKind.LOCAL, ...change });

const faultsOf = (change: Partial<SearchPhoneNumbers>) =>
  (search(change).faults ?? []).map(({ code, field }) => `${code} ${field?.join('.')}`);

describe('reading a search for numbers', () => {
  it('takes twenty of any when nothing is asked', () => {
    expect(search().criteria).toEqual({
      country: 'US',
      kind: 'LOCAL',
      areaCode: null,
      contains: null,
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
    expect(faultsOf({ kind: PhoneNumberKind.MOBILE })).toEqual(['NOT_AVAILABLE input.kind']);
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
