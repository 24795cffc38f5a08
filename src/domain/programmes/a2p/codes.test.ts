import { filledByStranger, prefilled, tutor, ways } from '../../../../tests/support/a2p-forms';
import { florist } from '../../../../tests/support/toll-free-forms';
import { formFields } from '../../form';
import { rejectionCodes } from '../../rejection-codes';
import { RejectionFix } from '../../registrations';
import type { ReviewedResource } from '../programme';
import { explainA2p } from './codes';
import { a2pSections } from './form';

const company = filledByStranger(prefilled(florist));
const person = filledByStranger({ ...prefilled(tutor), hasTaxId: false });
const listed = filledByStranger({ entityType: 'CORPORATION', isPublic: true });
const explain = (values: typeof company, ...reasons: ReviewedResource['reasons'][number][]) =>
  explainA2p(reasons, values);
const fields = (values: typeof company, code: number | null, reason = '') =>
  explain(values, { code, reason })[0]?.fieldKeys;

it.each([
  [18601, company, ['website', 'businessName']],
  [18602, company, ['registrationNumber', 'registrationIdentifier', 'businessName']],
  [18604, company, ['repFirstName', 'repLastName', 'repTitle']],
  [18604, person, ['ownerFirstName', 'ownerLastName']],
  [18606, company, ['repEmail', 'website']],
  [21736, listed, ['brandContactEmail']],
  [30751, person, ['ownerMobile']],
  [30795, company, ['registrationNumber', 'registrationIdentifier', 'businessName']],
  [30796, listed, ['stockExchange', 'stockTicker', 'isPublic']],
  [30891, person, ['optInUrls', 'privacyPolicyUrl']],
  [30889, company, ['samples']],
  [30893, company, ['samples', 'description']],
  [30895, company, ['directLending', 'description']],
  [30896, company, ['optInUrls', 'messageFlow']],
  [30903, person, ['entityType', 'hasTaxId']],
  [30908, company, ['privacyPolicyUrl']],
  [30914, person, ['brandName']],
  [30934, company, ['termsUrl']],
])('maps %i to fields of the form', (code, values, keys) => {
  expect(fields(values, code)).toEqual(keys);
});

it('names only fields of the form, for every code there is and every way', () => {
  for (const code of rejectionCodes.keys())
    for (const values of [company, person, listed, {}, ...Object.values(ways)]) {
      const keys = formFields(a2pSections(values)).map((one) => one.key);
      for (const one of explainA2p([{ code, reason: '' }], values))
        for (const key of one.fieldKeys) expect(keys).toContain(key);
    }
});

it('marks the fields that a reason names where the code names none', () => {
  expect(fields(company, 30701, 'Invalid input (region, postal_code)')).toEqual(['postalCode', 'region']);
  expect(fields(company, 22215, 'The Email Address is missing. Please enter in a Email Address.')).toEqual([
    'repEmail',
  ]);
  expect(fields(company, 22218, 'The Business Registration Number is invalid')).toEqual([
    'registrationNumber',
  ]);
  expect(fields(company, 21728, 'MessageFlow must have 40 to 2048 characters')).toEqual(['messageFlow']);
  expect(fields(person, 22215, 'The Mobile Phone Number is missing.')).toEqual(['ownerMobile']);
  expect(
    explain(
      company,
      { code: 22215, reason: 'The First Name is missing.' },
      { code: 22215, reason: 'The Job Position is missing.' },
    ),
  ).toEqual([expect.objectContaining({ code: 22215, fieldKeys: ['repFirstName', 'repPosition'] })]);
});

it('reads what comes in words alone, and offers the better address', () => {
  const [postal] = explain(company, {
    code: null,
    reason: 'Invalid Postal Code. Suggested address: 12 Pine Rd, Boulder, CO 80302',
  });
  expect(postal).toMatchObject({ code: null, fieldKeys: ['postalCode'], fix: RejectionFix.EDIT_FIELDS });
  expect(postal?.howToFix).toContain('12 Pine Rd, Boulder, CO 80302');
  expect(fields(company, null, 'Invalid Street, House Number')).toEqual(['street']);
  expect(fields(company, null, 'Invalid Locality and Region')).toEqual(['city', 'region']);
  for (const reason of ['Email has bad syntax', 'Email: unknown domain', 'Disposable email address'])
    expect(fields(person, null, reason)).toEqual(['ownerEmail']);
  const [unknown] = explain(company, { code: 39999, reason: 'The privacy policy is behind a login' });
  expect(unknown).toMatchObject({ fieldKeys: ['privacyPolicyUrl'] });
  expect(unknown?.message).toContain('The privacy policy is behind a login');
  expect(explain(company)).toEqual([expect.objectContaining({ code: null, fieldKeys: [] })]);
});

it('says what no correction mends', () => {
  for (const code of [30883, 30884, 30885, 30897])
    expect(explain(company, { code, reason: '' })[0]?.resubmittable).toBe(false);
});
