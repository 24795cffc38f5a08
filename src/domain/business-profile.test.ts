import fc from 'fast-check';
import { type BusinessProfileInput, checkBusinessProfile, taxIdLast4 } from './business-profile';
import { UserErrorCode } from './errors';

const us = { country: 'US' };
const read = (input: BusinessProfileInput, stored: { country: string | null } = us) =>
  checkBusinessProfile(input, stored).values;
const faultsOf = (input: BusinessProfileInput, stored: { country: string | null } = us) =>
  checkBusinessProfile(input, stored).faults?.map(({ field, code }) => [field?.join('.'), code]) ?? [];

it.each<[BusinessProfileInput, BusinessProfileInput]>([
  [{ legalName: '  Joe’s  Diner,\nLLC ' }, { legalName: 'Joe’s  Diner, LLC' }],
  [{ taxId: '12-3456789' }, { taxId: '123456789' }],
  [{ taxId: ' 123456789 ' }, { taxId: '123456789' }],
  [{ website: 'joesdiner.com/menu' }, { website: 'https://joesdiner.com/menu' }],
  [{ website: 'http://joesdiner.com' }, { website: 'http://joesdiner.com' }],
  [{ contactEmail: 'Joe@JoesDiner.COM' }, { contactEmail: 'Joe@joesdiner.com' }],
  [{ contactPhone: '+14155550123' }, { contactPhone: '+14155550123' }],
  [{ region: 'california' }, { region: 'CA' }],
  [{ region: 'ny' }, { region: 'NY' }],
  [{ postalCode: '94105 1234' }, { postalCode: '94105-1234' }],
  [
    { country: 'ca', postalCode: 'k1a0b1', region: 'Ontario' },
    { country: 'CA', postalCode: 'K1A 0B1', region: 'ON' },
  ],
  [
    { country: 'DE', region: 'Bayern', taxId: 'HRB 12345' },
    { country: 'DE', region: 'Bayern', taxId: 'HRB 12345' },
  ],
  [{ timeZone: 'america/new_york' }, { timeZone: 'America/New_York' }],
  [{ timeZone: 'Asia/Kolkata' }, { timeZone: 'Asia/Kolkata' }],
  [{ entityType: 'NON_PROFIT' }, { entityType: 'NON_PROFIT' }],
  [{ description: 'Pies.\r\nAnd coffee.' }, { description: 'Pies.\nAnd coffee.' }],
  [
    { legalName: null, city: ' ' },
    { legalName: null, city: null },
  ],
  [{}, {}],
])('%j is kept as %j', (input, values) => {
  expect(read(input)).toEqual(values);
});

it.each<[BusinessProfileInput]>([
  [{ taxId: '123-45-6789' }],
  [{ taxId: '12345678' }],
  [{ taxId: '00-0000000' }],
  [{ taxId: '12-345678X' }],
  [{ website: 'not a site' }],
  [{ website: 'ftp://joesdiner.com' }],
  [{ website: 'http://localhost' }],
  [{ website: 'https://user:secret@joesdiner.com' }],
  [{ website: `https://joesdiner.com/${'a'.repeat(100)}` }],
  [{ contactEmail: 'joe@' }],
  [{ contactPhone: '(415) 555-0123' }],
  [{ contactPhone: '+1415555012' }],
  [{ region: 'Bavaria' }],
  [{ postalCode: '9410' }],
  [{ country: 'XX' }],
  [{ timeZone: 'Mars/Olympus' }],
  [{ timeZone: '+02:00' }],
  [{ entityType: 'LLC' }],
  [{ legalName: 'a'.repeat(256) }],
  [{ city: 'a'.repeat(101) }],
  [{ street: 'Main\u0000Street' }],
  [{ city: '\ud83d' }],
])('%j is refused with its path', (input) => {
  expect(faultsOf(input)).toEqual([[`input.${Object.keys(input)[0]}`, UserErrorCode.INVALID]]);
});

it('gives all faults at once, each worded for its field', () => {
  const bad: BusinessProfileInput = {
    taxId: '1',
    website: 'x y',
    contactEmail: 'x',
    contactPhone: '1',
    region: 'ZZ',
    postalCode: '1',
    country: 'US',
    timeZone: 'x',
    entityType: 'x',
    privacyPolicyUrl: 'x y',
    termsUrl: 'x y',
  };
  const { faults } = checkBusinessProfile(bad);
  expect(faults).toHaveLength(Object.keys(bad).length - 1);
  expect(new Set(faults?.map(({ message }) => message)).size).toBe(faults?.length);
});

it('never repeats the tax number in a message', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9-]{5,30}$/), (taxId) => {
      for (const { message } of checkBusinessProfile({ taxId }, us).faults ?? [])
        expect(message).not.toContain(taxId);
    }),
  );
});

it('reads the tax number by the country that the profile will have', () => {
  expect(faultsOf({ taxId: 'HRB 12345' })).toHaveLength(1);
  expect(read({ taxId: 'HRB 12345', country: 'DE' })).toMatchObject({ taxId: 'HRB 12345' });
  expect(read({ taxId: '12-3456789' }, { country: null })).toEqual({ taxId: '123456789' });
  expect(read({ taxId: '123456789RT0001' }, { country: 'CA' })).toEqual({ taxId: '123456789RT0001' });
});

it('keeps what it has kept', () => {
  fc.assert(
    fc.property(
      fc.record({ legalName: fc.string(), description: fc.string(), city: fc.string() }),
      (input) => {
        const once = read(input);
        if (once) expect(read(once as BusinessProfileInput)).toEqual(once);
      },
    ),
  );
});

it('shows four digits of a tax number at most', () => {
  expect(taxIdLast4('12-3456789')).toBe('6789');
  expect(taxIdLast4('12-34567-8.9')).toBe('6789');
  expect(taxIdLast4('12345')).toBe('45');
  expect(taxIdLast4('12')).toBe('2');
  expect(taxIdLast4(null)).toBeNull();
});
