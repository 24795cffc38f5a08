import Ajv from 'ajv/dist/2020';
import { check, faults, filledByStranger, prefilled, tutor, ways } from '../../../../tests/support/a2p-forms';
import { florist, none, nothing } from '../../../../tests/support/toll-free-forms';
import { fieldErrors, formFields } from '../../form';
import { inputSchema } from '../../form-schema';
import { BusinessEntityType } from '../../organizations';
import { RegistrationFieldInput as Input, type FieldValues } from '../../registrations';
import { a2pSections } from './form';
import { optInTypes } from './options';
import { useCaseOf, useCaseOptions } from './use-cases';
import { Way, wayOf } from './way';

const optional = [
  'doingBusinessAs',
  'street2',
  'socialProfiles',
  'registeredElsewhere',
  'helpMessage',
  'optOutMessage',
  'optInUrls',
];

describe('a stranger who takes the examples', () => {
  it.each(Object.entries(ways))('is faultless as %s, however customers agree', (way, start) => {
    for (const optInType of optInTypes)
      for (const some of [[], optional]) {
        const values = filledByStranger(start, { optInTypes: [optInType.value] }, { optional: some });
        expect(wayOf(values)).toBe(way);
        expect(faults(values, check())).toEqual(none);
      }
  });

  it('is faultless when customers agree in every way, in Canada', () => {
    const values = filledByStranger(
      { country: 'CA', registrationIdentifier: 'CBN' },
      { optInTypes: optInTypes.map((one) => one.value) },
    );
    expect(faults(values, check())).toEqual(none);
  });

  it.each(Object.values(BusinessEntityType))('is faultless as %s with a tax number', (entityType) => {
    const values = filledByStranger({ entityType, hasTaxId: true, isPublic: true });
    expect(faults(values, check())).toEqual(none);
  });

  it.each<[string, FieldValues, string[]]>([
    [
      'an LLC',
      prefilled(florist),
      [
        'description',
        'industry',
        'messageFlow',
        'optInTypes',
        'optInUrls',
        'repPosition',
        'repTitle',
        'samples',
      ],
    ],
    [
      'a person',
      prefilled(tutor),
      ['description', 'hasTaxId', 'messageFlow', 'optInTypes', 'optInUrls', 'ownerMobile', 'samples'],
    ],
  ])('has little left to do with the profile of %s', (_who, start, left) => {
    const values = filledByStranger(start);
    const filled = formFields(a2pSections(values)).filter(
      (field) => field.required && (start[field.key] ?? null) === null,
    );
    expect(filled.map((field) => field.key).sort()).toEqual(left);
    expect(faults(values, check(start.entityType === tutor.entityType ? tutor : florist))).toEqual(none);
  });

  it('has an example for every field that is neither a choice nor a file, each field told apart', () => {
    for (const start of [...Object.values(ways), { entityType: 'CORPORATION', isPublic: true }]) {
      const fields = formFields(a2pSections({ ...start, optInTypes: ['VIA_TEXT'] }));
      for (const field of fields)
        if (field.input !== Input.DOCUMENT && field.input !== Input.BOOLEAN && field.options === undefined)
          expect([field.key, typeof field.example]).toEqual([field.key, 'string']);
      const keys = fields.map((one) => one.key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(new Set(fields.map((one) => one.label)).size).toBe(fields.length);
      const helps = fields.map((one) => one.help).filter((one) => one !== undefined);
      expect(new Set(helps).size).toBe(helps.length);
    }
  });
});

it('never speaks the carriers’ language', () => {
  for (const start of [...Object.values(ways), { entityType: 'CORPORATION', isPublic: true }]) {
    const words = JSON.stringify(
      a2pSections({ ...start, optInTypes: ['VIA_TEXT'] }).map((section) => [
        section.title,
        section.description,
        section.fields.map(({ label, help, options }) => [
          label,
          help,
          options?.map((one) => [one.label, one.description]),
        ]),
      ]),
    );
    expect(words).not.toMatch(/\b(?:brand|campaign|10DLC|A2P|TCR|Trust ?Hub|Twilio|ISV)\b(?! Verify)/i);
  }
});

it('asks for what the way needs and for nothing else', () => {
  const keys = (values: FieldValues) => formFields(a2pSections(values)).map((one) => one.key);
  expect(keys(ways.SOLE_PROPRIETOR)).toEqual(
    expect.arrayContaining(['ownerMobile', 'brandName', 'vertical']),
  );
  for (const key of ['businessName', 'registrationNumber', 'repTitle', 'useCase', 'isPublic'])
    expect(keys(ways.SOLE_PROPRIETOR)).not.toContain(key);
  for (const key of ['ownerMobile', 'brandName', 'hasTaxId', 'stockTicker', 'useCase'])
    expect(keys(ways.LOW_VOLUME)).not.toContain(key);
  expect(keys(ways.STANDARD)).toContain('useCase');
  expect(keys({ entityType: 'GOVERNMENT' })).not.toContain('industry');
  expect(keys({ entityType: 'CORPORATION', isPublic: true })).toEqual(
    expect.arrayContaining(['stockExchange', 'stockTicker', 'brandContactEmail']),
  );
  expect(keys({ ...ways.SOLE_PROPRIETOR, brandName: 'Maple LLC' })).toEqual(
    expect.arrayContaining(['brandName', 'businessName', 'registrationNumber']),
  );
});

it('offers the purposes open to a way and sets the others by itself', () => {
  const values = (values: FieldValues) => useCaseOptions(values).map((one) => one.value);
  expect(values(ways.SOLE_PROPRIETOR)).toEqual([]);
  expect(useCaseOf({ ...ways.SOLE_PROPRIETOR, useCase: 'MARKETING' })).toBe('SOLE_PROPRIETOR');
  expect(useCaseOf(ways.LOW_VOLUME)).toBe(Way.LOW_VOLUME);
  expect(values(ways.STANDARD)).toEqual(expect.arrayContaining(['MIXED', '2FA', 'K12_EDUCATION']));
  expect(values(ways.STANDARD)).not.toContain('CHARITY');
  expect(values({ entityType: 'NON_PROFIT', dailyTexts: 'MORE' })).toContain('CHARITY');
  expect(values({ entityType: 'GOVERNMENT' })).toContain('EMERGENCY');
});

it.each([
  ['registrationNumber', 22],
  ['repFirstName', 101],
  ['repEmail', 101],
  ['street', 101],
  ['city', 101],
  ['postalCode', 11],
  ['website', 101],
  ['businessName', 256],
])('keeps the shorter limits of the carriers: %s below %i', (key, length) => {
  const start = filledByStranger(ways.LOW_VOLUME);
  const long =
    key === 'repEmail'
      ? `${'a'.repeat(length - 12)}@example.com`
      : key === 'website'
        ? `https://example.com/${'a'.repeat(length - 20)}`
        : '8'.repeat(length);
  const values = { ...start, [key]: long };
  expect(fieldErrors(formFields(a2pSections(values)), values)[key]).toEqual([
    expect.stringContaining('Too long'),
  ]);
});

it('gives a tool schema that takes what the form takes', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  for (const start of Object.values(ways)) {
    const values = filledByStranger(start, { optInTypes: ['VIA_TEXT'] });
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
    const validate = ajv.compile(inputSchema(a2pSections(values)));
    expect(validate(filled)).toBe(true);
    expect(validate({ unknownField: 'x' })).toBe(false);
  }
});

it('starts empty from an empty profile, with nothing made up', () => {
  expect(prefilled(nothing)).toEqual({
    ageGated: false,
    dailyTexts: 'UP_TO_2000',
    directLending: false,
  });
});
