import {
  type AddressCheck,
  AddressCheckOutcome,
  addressFindings,
  type PostalFieldKeys,
  writtenAddress,
} from './address-check';

const keys: PostalFieldKeys = {
  street: 'street',
  streetSecondary: 'street2',
  city: 'city',
  region: 'region',
  postalCode: 'zip',
  country: 'country',
};
const values = {
  street: '12 Main Stret',
  street2: 'Suite 4',
  city: 'Austin',
  region: 'TX',
  zip: '78701',
  country: 'US',
};
const written = writtenAddress(values, keys)!;
const check = (change: Partial<AddressCheck> = {}): AddressCheck => ({
  written,
  outcome: AddressCheckOutcome.NEAR_MISS,
  suggestion: { ...written, street: '12 Main Street', streetSecondary: null },
  tries: 1,
  ...change,
});

it('names each line that the post writes otherwise, with what it writes to take over', () => {
  expect(
    addressFindings(written, check(), keys).map(({ fieldKey, suggestion, severity }) => [
      fieldKey,
      suggestion,
      severity,
    ]),
  ).toEqual([
    ['street', '12 Main Street', 'RISK'],
    ['street2', null, 'RISK'],
  ]);
});

it('says that the post does not know an address at all', () => {
  const unknown = check({ outcome: AddressCheckOutcome.NOT_FOUND, suggestion: null });
  expect(addressFindings(written, unknown, keys)).toMatchObject([
    { fieldKey: 'street', predictsCodes: [21628] },
  ]);
  expect(addressFindings(written, unknown, keys, 30_451)).toMatchObject([{ predictsCodes: [30451] }]);
});

it.each([
  ['of another address', check({ written: { ...written, city: 'Dallas' } })],
  ['that is under way', check({ outcome: AddressCheckOutcome.CHECKING, suggestion: null })],
  ['without a result', check({ outcome: AddressCheckOutcome.UNDECIDED, suggestion: null })],
  ['of an address the post knows', check({ outcome: AddressCheckOutcome.KNOWN, suggestion: null })],
  ['never made', null],
])('says nothing by a check %s', (_what, one) => {
  expect(addressFindings(written, one, keys)).toEqual([]);
});

it('is no address while a part of it is missing', () => {
  expect(writtenAddress({ ...values, street2: null }, keys)).toMatchObject({ streetSecondary: null });
  for (const key of ['street', 'city', 'region', 'zip', 'country'])
    expect(writtenAddress({ ...values, [key]: ' ' }, keys)).toBeNull();
});
