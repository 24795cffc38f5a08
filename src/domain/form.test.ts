import Ajv from 'ajv/dist/2020';
import * as fc from 'fast-check';
import {
  canonicalValues,
  fieldErrors,
  formFields,
  isMask,
  maskValue,
  readFieldValue,
  sameValue,
} from './form';
import { inputSchema } from './form-schema';
import {
  RegistrationFieldInput as Input,
  type FieldValue,
  type FieldValues,
  type FormField,
  type FormSection,
} from './registrations';

const field = (input: Input, extra: Partial<FormField> = {}): FormField => ({
  key: 'it',
  label: 'It',
  input,
  required: false,
  ...(input === Input.SELECT || input === Input.MULTI_SELECT
    ? { options: ['ONE', 'TWO', 'THREE'].map((value) => ({ value, label: `Number ${value.toLowerCase()}` })) }
    : {}),
  ...extra,
});

const read = (one: FormField, input: unknown, values: FieldValues = {}): FieldValue | string => {
  const reading = readFieldValue(one, input, values);
  return reading.ok ? reading.value : `refused: ${reading.message}`;
};

const anyField: fc.Arbitrary<FormField> = fc
  .record({
    input: fc.constantFrom(...Object.values(Input)),
    required: fc.boolean(),
    maxLength: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    minLength: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    minItems: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    maxItems: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    many: fc.boolean(),
    sensitive: fc.boolean(),
    countryKey: fc.constantFrom(undefined, 'country'),
  })
  .map(({ input, ...rest }) => field(input, rest));

describe('reading a value', () => {
  it.each<[Input, unknown, unknown]>([
    [Input.TEXT, '  Maple Street\n Bakery ', 'Maple Street Bakery'],
    [Input.TEXT, '   ', null],
    [Input.TEXT, null, null],
    [Input.MULTILINE, 'one\r\ntwo', 'one\ntwo'],
    [Input.EMAIL, ' Jamie@Maple.EXAMPLE ', 'Jamie@maple.example'],
    [Input.URL, 'www.maple.example/a', 'https://www.maple.example/a'],
    [Input.URL, 'http://maple.example', 'http://maple.example'],
    [Input.PHONE, '(303) 555-0142', '+13035550142'],
    [Input.PHONE, '+44 20 7183 8750', '+442071838750'],
    [Input.COUNTRY, 'united states', 'US'],
    [Input.COUNTRY, 'ca', 'CA'],
    [Input.DATE, '2024-02-29', '2024-02-29'],
    [Input.SELECT, 'TWO', 'TWO'],
    [Input.SELECT, 'number two', 'TWO'],
    [Input.MULTI_SELECT, ['THREE', 'ONE', 'THREE'], ['ONE', 'THREE']],
    [Input.MULTI_SELECT, [], null],
    [Input.TEXT_LIST, [' JOIN ', '', 'JOIN', 'GO'], ['JOIN', 'GO']],
    [Input.URL_LIST, ['maple.example/x'], ['https://maple.example/x']],
    [Input.BOOLEAN, false, false],
    [Input.DOCUMENT, 'doc-1', 'doc-1'],
  ])('%s takes %j', (input, written, stored) => {
    expect(read(field(input), written)).toEqual(stored);
  });

  it.each<[Input, unknown, RegExp]>([
    [Input.TEXT, 5, /Expected a text/],
    [Input.TEXT, ['a'], /Expected a text/],
    [Input.TEXT, 'a\u0000b', /cannot be sent/],
    [Input.TEXT, '\ud800', /cannot be sent/],
    [Input.BOOLEAN, 'true', /true or false/],
    [Input.MULTI_SELECT, 'ONE', /list of choices/],
    [Input.MULTI_SELECT, ['FOUR'], /FOUR.*ONE, TWO, THREE/],
    [Input.SELECT, 'FOUR', /ONE, TWO, THREE/],
    [Input.SELECT, 1, /ONE, TWO, THREE/],
    [Input.TEXT_LIST, 'JOIN', /list of texts/],
    [Input.TEXT_LIST, [1], /list of texts/],
    [Input.EMAIL, 'jamie at maple', /email address/],
    [Input.URL, 'not a site', /web address/],
    [Input.URL, 'javascript:alert(1)', /web address/],
    [Input.URL, 'http://127.0.0.1/x', /anybody on the internet/],
    [Input.URL, 'http://localhost:3000', /anybody on the internet/],
    [Input.URL, 'https://me:secret@maple.example', /password/],
    [Input.PHONE, '12345', /area code/],
    [Input.PHONE, '303-555-0142 ext 7', /extension/],
    [Input.COUNTRY, 'Narnia', /two letters/],
    [Input.DATE, '2023-02-29', /year-month-day/],
    [Input.DOCUMENT, { id: 1 }, /document/],
  ])('%s refuses %j and says what was expected', (input, written, message) => {
    expect(read(field(input), written)).toMatch(message);
  });

  it('reads a state by the country of the draft', () => {
    const region = field(Input.REGION, { countryKey: 'country' });
    expect(read(region, 'colorado', { country: 'US' })).toBe('CO');
    expect(read(region, 'Québec', { country: 'CA' })).toBe('QC');
    expect(read(region, 'Ontario', { country: 'US' })).toMatch(/US state/);
    expect(read(region, 'Ontario')).toBe('ON');
    expect(read(region, 'Bavaria', { country: 'DE' })).toBe('Bavaria');
  });

  it('holds to the lengths, counted in characters and not in code units', () => {
    const short = field(Input.TEXT, { minLength: 2, maxLength: 3 });
    expect(read(short, '😀😀😀')).toBe('😀😀😀');
    expect(read(short, 'abcd')).toMatch(/at most 3/);
    expect(read(short, 'a')).toMatch(/at least 2/);
    expect(read(field(Input.TEXT_LIST, { maxItems: 1 }), ['a', 'b'])).toMatch(/At most 1/);
  });

  it('never throws, and what it keeps it reads again as the same', () => {
    fc.assert(
      fc.property(
        anyField,
        fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.webUrl()),
        (one, input) => {
          const reading = readFieldValue(one, input);
          if (reading.ok) expect(readFieldValue(one, reading.value)).toEqual(reading);
          else expect(reading.message.length).toBeGreaterThan(10);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('errors of a draft', () => {
  it('names what is missing and what no longer fits, and nothing else', () => {
    const fields = [
      field(Input.TEXT, { key: 'name', label: 'Legal name', required: true }),
      field(Input.TEXT, { key: 'note' }),
      field(Input.TEXT_LIST, { key: 'words', required: true, minItems: 2 }),
      field(Input.SELECT, { key: 'kind', required: true }),
      field(Input.BOOLEAN, { key: 'adult', required: true }),
    ];
    expect(fieldErrors(fields, { name: null, words: ['a'], kind: 'GONE', adult: false })).toEqual({
      name: ['Legal name: this is still missing.'],
      words: ['At least 2 entries are needed here; there is 1.'],
      kind: ['Choose one of: ONE, TWO, THREE.'],
    });
  });
});

describe('masks', () => {
  const secret = field(Input.TEXT, { sensitive: true });
  it('shows the last four characters of a sensitive value and keeps what is stored under an unchanged mask', () => {
    expect(maskValue(secret, '84-2197563')).toBe('•••••7563');
    expect(maskValue(secret, '1234')).toBe('•••••');
    expect(maskValue(field(Input.TEXT), '84-2197563')).toBe('84-2197563');
    expect(isMask(secret, ' •••••7563', '84-2197563')).toBe(true);
    expect(isMask(secret, '•••••7564', '84-2197563')).toBe(false);
    expect(read(secret, '•••••7564')).toMatch(/masked value/);
  });
  it('never shows more than four characters', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 5, maxLength: 40 }), (value) => {
        const shown = String(maskValue(secret, value));
        expect([...shown].filter((one) => one !== '•').length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('canonical values', () => {
  const value: fc.Arbitrary<FieldValue> = fc.oneof(
    fc.string(),
    fc.boolean(),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.constant(null),
  );
  const key = fc.string({ minLength: 1 }).filter((one) => one !== '__proto__');
  it('do not depend on the order of writing nor on how an accent is composed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value)), (pairs) => {
        const once = Object.fromEntries(pairs);
        const turned = Object.fromEntries(Object.entries(once).reverse());
        expect(canonicalValues(turned)).toBe(canonicalValues(once));
        expect(() => JSON.parse(canonicalValues(once)) as unknown).not.toThrow();
      }),
    );
    expect(canonicalValues({ a: 'e\u0301' })).toBe(canonicalValues({ a: '\u00e9' }));
  });
  it('differ when a value does', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(canonicalValues({ a }) === canonicalValues({ a: b })).toBe(sameValue(a, b));
      }),
    );
  });
});

describe('input schema', () => {
  it('is valid JSON Schema for any form, with every field in it', () => {
    const section = fc.array(anyField, { maxLength: 4 }).map((fields, index = 0): FormSection => ({
      key: `section${index}`,
      title: 'Section',
      fields: fields.map((one, at) => ({ ...one, key: `field${at}`, minItems: undefined })),
    }));
    const ajv = new Ajv({ strict: false });
    fc.assert(
      fc.property(fc.array(section, { maxLength: 3 }), (sections) => {
        const schema = inputSchema(sections);
        expect(ajv.validateSchema(schema)).toBe(true);
        expect(Object.keys(schema.properties as object).sort()).toEqual(
          [...new Set(formFields(sections).map((one) => one.key))].sort(),
        );
      }),
      { numRuns: 200 },
    );
  });
});
