import {
  addressFaults,
  addressFits,
  AddressRequirement,
  addressRequirementText,
  readAddress,
  refusedAddress,
  sameAddress,
  suggestionFor,
} from './addresses';

const { ANY, LOCAL, FOREIGN, NONE } = AddressRequirement;
const written = readAddress({
  friendlyName: ' Shop ',
  customerName: ' Juniper Street Bakery ',
  street: '12 Juniper Stret',
  streetSecondary: ' ',
  city: 'Portland',
  region: 'Oregon',
  postalCode: '97214',
});

describe('an address', () => {
  it('is kept trimmed, with nothing for what is empty', () => {
    expect(written).toMatchObject({
      friendlyName: 'Shop',
      customerName: 'Juniper Street Bakery',
      streetSecondary: null,
    });
  });

  it('has a name that Twilio has room for, counted in bytes', () => {
    expect(addressFaults({ ...written, customerName: 'x'.repeat(64) })).toEqual([]);
    expect(addressFaults({ ...written, customerName: 'ü'.repeat(33) })).toMatchObject([
      { code: 'INVALID', field: ['input', 'customerName'] },
    ]);
  });

  it('is the same to Twilio whatever people call it', () => {
    expect(sameAddress(written, { ...written, friendlyName: 'Office', streetSecondary: '' })).toBe(true);
    expect(sameAddress(written, { ...written, city: 'Salem' })).toBe(false);
  });

  it('is refused field by field where the post writes it otherwise', () => {
    const known = { ...written, street: '12 Juniper Street', region: 'OR' };
    const suggestion = suggestionFor(written, known);
    expect(suggestion).toEqual({
      street: '12 Juniper Street',
      streetSecondary: null,
      city: 'Portland',
      region: 'OR',
      postalCode: '97214',
    });
    expect(refusedAddress(21629, written, suggestion).map(({ field }) => field?.join('.'))).toEqual([
      'input.street',
      'input.region',
    ]);
    expect(suggestionFor(written, written)).toBeNull();
  });

  it.each([21628, 21629, 21630, 20001, null])('is refused in words for %p', (code) => {
    const [first] = refusedAddress(code, written, null);
    expect(first?.message).toMatch(/\.$/);
  });

  it.each([
    [ANY, 'DE', 'AU', true],
    [LOCAL, 'DE', 'DE', true],
    [LOCAL, 'DE', 'AU', false],
    [FOREIGN, 'DE', 'AU', true],
    [FOREIGN, 'AU', 'AU', false],
    [NONE, 'DE', 'AU', true],
  ])('%s is met by one in %s for a number of %s: %p', (requirement, address, number, fits) => {
    expect(addressFits(requirement, address, number)).toBe(fits);
    expect(addressRequirementText(requirement, number) === null).toBe(requirement === NONE);
  });
});
