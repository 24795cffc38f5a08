import Ajv from 'ajv/dist/2020';
import {
  check,
  faults,
  filledByStranger,
  florist,
  none,
  nothing,
  plainAnswer,
  prefilled,
} from '../../../../tests/support/toll-free-forms';
import { formFields, readFieldValue } from '../../form';
import { inputSchema } from '../../form-schema';
import { RegistrationFieldInput as Input, RegistrationKind, type FieldValue } from '../../registrations';
import { programmeOf } from '../catalogue';
import { optInTypes, useCases, businessTypes } from './options';
import { tollFreeProgramme as programme } from './programme';

describe('a stranger who takes the examples', () => {
  it.each(optInTypes.map((one) => one.value))('is faultless when customers agree by %s', (optInType) => {
    for (const truth of [true, false])
      for (const optional of [true, false])
        for (const start of [{}, prefilled(florist), prefilled({ ...nothing, country: 'CA' })])
          expect(faults(filledByStranger(start, { optInType }, { truth, optional }), check())).toEqual(none);
  });

  it.each(useCases.map((one) => one.value).filter((one) => one !== 'CHARITY_NONPROFIT'))(
    'is faultless for %s',
    (useCase) => {
      expect(faults(filledByStranger({}, { useCaseCategories: [useCase] }), check())).toEqual(none);
    },
  );

  it.each(businessTypes.map((one) => one.value))('is faultless as %s', (businessType) => {
    expect(faults(filledByStranger({ businessType }), check())).toEqual(none);
  });

  it.each([
    ['an empty profile', nothing],
    ['a full profile', florist],
  ])('is faultless after filling %s in one go', (_profile, business) => {
    const values = prefilled(business);
    const answers: Record<string, FieldValue> = {};
    for (const field of formFields(programme.sections(values)))
      if (field.required && (values[field.key] ?? null) === null) {
        const reading = readFieldValue(field, plainAnswer(field, {}, true), values);
        answers[field.key] = reading.ok ? reading.value : reading.message;
      }
    expect(faults({ ...values, ...answers }, check(business))).toEqual(none);
  });

  it('is faultless for the profile of an LLC, with few fields left to fill', () => {
    const start = prefilled(florist);
    const open = formFields(programme.sections(start)).filter(
      (field) => field.required && (start[field.key] ?? null) === null,
    );
    expect(open.map((field) => field.key).sort()).toEqual([
      'optInType',
      'optInUrls',
      'optInWording',
      'productionMessageSample',
      'useCaseCategories',
      'useCaseSummary',
    ]);
    expect(faults(filledByStranger(start), check(florist))).toEqual(none);
  });

  it('has an example for every field that is neither a choice nor a file', () => {
    for (const optInType of optInTypes)
      for (const field of formFields(
        programme.sections({
          optInType: optInType.value,
          useCaseCategories: ['POLITICAL_ELECTION_CAMPAIGNS'],
        }),
      ))
        if (field.input !== Input.DOCUMENT && field.input !== Input.BOOLEAN && field.options === undefined)
          expect([field.key, typeof field.example]).toEqual([field.key, 'string']);
  });

  it('finds each field explained differently', () => {
    const fields = formFields(programme.sections({ optInType: 'VIA_TEXT' }));
    expect(new Set(fields.map((one) => one.key)).size).toBe(fields.length);
    expect(new Set(fields.map((one) => one.label)).size).toBe(fields.length);
    const helps = fields.map((one) => one.help).filter((one) => one !== undefined);
    expect(new Set(helps).size).toBe(helps.length);
  });
});

it('gives a tool schema that takes what the form takes', () => {
  const values = filledByStranger({}, { optInType: 'VIA_TEXT' });
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile(inputSchema(programme.sections(values)));
  expect(validate(values)).toBe(true);
  expect(validate({ unknownField: 'x' })).toBe(false);
  expect(validate({ optInType: 'IMPORT' })).toBe(false);
});

it('names its sensitive and public fields rightly', () => {
  const fields = formFields(programme.sections({}));
  expect(programme.sensitiveFields).toEqual(fields.filter((one) => one.sensitive).map((one) => one.key));
  expect(programme.publicDocumentFields).toEqual(
    fields.filter((one) => one.input === Input.DOCUMENT).map((one) => one.key),
  );
  expect(programmeOf(RegistrationKind.TOLL_FREE_VERIFICATION)).toBe(programme);
});
