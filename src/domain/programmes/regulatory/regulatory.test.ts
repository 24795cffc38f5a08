import { formFields } from '../../form';
import { PhoneNumberKind } from '../../phone-numbers';
import { BundleEndUser, RegistrationFieldInput as Input, RejectionFix } from '../../registrations';
import type { FieldValues } from '../../registrations';
import { TwilioAccountMode } from '../../organizations';
import type { CheckContext, Made, PlanContext, ReviewedResource } from '../programme';
import { regulatoryErrors, regulatoryFindings } from './checks';
import { explainRegulatory, reasonAbout } from './codes';
import { regulatorySections } from './form';
import { sensitiveKeys } from './keys';
import { bundleStep } from './objects';
import { bundleAddressId, planRegulatory, reviewRegulatory } from './plan';
import { readRegulation, type RegulatoryDefinition } from './regulation';

const field = (machine_name: string, constraint?: unknown) => ({
  machine_name,
  friendly_name: machine_name.toUpperCase(),
  description: 'As on paper',
  constraint: constraint ?? null,
});

/** As Twilio states a regulation: groups of requirements, some of which stand alone. */
const definition: RegulatoryDefinition = {
  sid: `RN${'0'.repeat(32)}`,
  country: 'DE',
  numberKind: PhoneNumberKind.LOCAL,
  endUser: BundleEndUser.INDIVIDUAL,
  requirements: {
    end_user: [
      {
        type: 'individual',
        requirement_name: 'individual_info',
        detailed_fields: [field('first_name'), field('birth_date'), field('email'), field('phone_number')],
      },
    ],
    supporting_document: [
      [
        {
          name: 'Identity',
          requirement_name: 'identity',
          accepted_documents: [
            {
              name: 'Passport',
              type: 'passport',
              detailed_fields: [field('first_name'), field('document_number', '[A-Z0-9]{6,9}')],
            },
            { name: 'ID card', type: 'id_card', fields: ['first_name', 'issuing_country'] },
          ],
        },
      ],
      {
        name: 'Address',
        requirement_name: 'address',
        accepted_documents: [{ name: 'Address', type: 'address', detailed_fields: [field('address_sids')] }],
      },
      [
        {
          name: 'Address',
          requirement_name: 'address',
          accepted_documents: [{ name: 'Bill', type: 'bill' }],
        },
      ],
      [{ name: 'Nothing', requirement_name: 'nothing', accepted_documents: [] }],
    ],
  },
};

const keysOf = (values: FieldValues): string[] =>
  formFields(regulatorySections(values, definition)).map(({ key }) => key);

const complete: FieldValues = {
  'end_user.first_name': 'Ada',
  'end_user.birth_date': '1980-01-01',
  'end_user.email': 'ada@example.com',
  'end_user.phone_number': '+4930123456',
  'identity:kind': 'passport',
  'identity.document_number': 'C01X0006H',
  'identity:file': 'file-1',
  'address:address': 'address-1',
  'address_2:file': 'file-2',
};

const context = (changes: Partial<CheckContext> = {}): CheckContext => ({
  e164: null,
  ownNumbers: [],
  business: {} as CheckContext['business'],
  documents: new Map(['file-1', 'file-2'].map((id) => [id, { state: 'READY' as const, fileName: 'a' }])),
  addresses: new Map([['address-1', { country: 'DE', isUsable: true }]]),
  definition,
  now: new Date(0),
  ...changes,
});

describe('the form of a regulation', () => {
  it('asks for each thing once, and for a document only once it is chosen', () => {
    const fixed = ['first_name', 'birth_date', 'email', 'phone_number'].map((name) => `end_user.${name}`);
    const rest = ['address:address', 'address_2:file'];
    expect(keysOf({})).toEqual([...fixed, 'identity:kind', ...rest]);
    expect(keysOf({ 'identity:kind': 'passport' })).toEqual([
      ...fixed,
      'identity:kind',
      'identity.document_number',
      'identity:file',
      ...rest,
    ]);
    expect(keysOf({ 'identity:kind': 'id_card' })).toEqual([
      ...fixed,
      'identity:kind',
      'identity.issuing_country',
      'identity:file',
      ...rest,
    ]);
    const inputs = formFields(regulatorySections(complete, definition)).map(({ input }) => input);
    expect(inputs).toEqual([
      Input.TEXT,
      Input.DATE,
      Input.EMAIL,
      Input.PHONE,
      Input.SELECT,
      Input.TEXT,
      Input.DOCUMENT,
      Input.ADDRESS,
      Input.DOCUMENT,
    ]);
  });

  it.each([
    ['end_user.birth_date', true],
    ['identity.document_number', true],
    ['end_user.business_registration_number', true],
    ['end_user.phone_number', false],
    ['end_user.first_name', false],
    ['identity:kind', false],
  ])('keeps %s sensitive: %p', (key, expected) => {
    expect(sensitiveKeys.includes(key)).toBe(expected);
  });

  it.each([
    ['\\d{11}', '12345678901', true],
    [{ pattern: '\\d{11}' }, '1', false],
    ['Eleven digits', 'anything', true],
    ['[', 'anything', true],
    [null, 'anything', true],
  ])('reads the constraint %p', (constraint, value, expected) => {
    const { userFields } = readRegulation({
      ...definition,
      requirements: { end_user: [{ detailed_fields: [field('x', constraint)] }] },
    });
    expect(userFields[0]!.pattern?.test(value) ?? true).toBe(expected);
  });

  it('stays empty for what is stated otherwise than documented', () => {
    for (const requirements of [null, 'soon', { end_user: 1, supporting_document: [null, [3]] }])
      expect(regulatorySections({}, { ...definition, requirements })).toEqual([]);
  });
});

describe('the checks of a regulation', () => {
  it('finds nothing wrong with what is complete', () => {
    expect(regulatoryErrors(complete, context())).toEqual({});
    expect(regulatoryFindings(complete, context())).toEqual([]);
  });

  it('names values of the wrong form, files that are gone and addresses that cannot be used', () => {
    const values = { ...complete, 'identity.document_number': '??' };
    const errors = regulatoryErrors(values, context({ documents: new Map(), addresses: new Map() }));
    expect(Object.keys(errors).sort()).toEqual([
      'address:address',
      'address_2:file',
      'identity.document_number',
      'identity:file',
    ]);
  });

  it('warns of an address abroad', () => {
    const addresses = new Map([['address-1', { country: 'FR', isUsable: true }]]);
    expect(regulatoryFindings(complete, context({ addresses }))).toMatchObject([
      { severity: 'RISK', fieldKey: 'address:address', predictsCodes: [21651] },
    ]);
  });
});

describe('the plan of a regulation', () => {
  const fingerprint = (of: unknown): string => JSON.stringify(of);
  const plan = (changes: Partial<PlanContext> = {}) =>
    planRegulatory({
      version: 1,
      values: complete,
      resources: new Map(),
      made: new Map(),
      mode: TwilioAccountMode.MANAGED,
      fingerprint,
      definition,
      now: new Date(0),
      ...changes,
    });
  const first = plan();
  const made = new Map<string, Made>(
    first
      .filter(({ object }) => object !== undefined)
      .map((one) => [
        one.object!,
        { sid: `sid of ${one.object}`, fingerprint: one.fingerprint ?? null, at: new Date(0) },
      ]),
  );
  const live = (status: string) =>
    new Map([[bundleStep, { status, sid: 'sid of bundle', reasons: [] } as unknown as ReviewedResource]]);

  it('makes everything, joins it, has it held against the regulation and hands it in', () => {
    expect(first.map(({ key }) => key)).toEqual([
      'create-end-user',
      'create-document-identity',
      'create-document-address',
      'create-document-address_2',
      'create-bundle',
      'join-end-user',
      'join-identity',
      'join-address',
      'join-address_2',
      'evaluate',
      'submit',
    ]);
  });

  it('changes only what a correction changed', () => {
    const values = { ...complete, 'identity:file': 'file-3', 'end_user.email': 'new@example.com' };
    expect(plan({ version: 2, made, values, resources: live('twilio-rejected') })).toMatchObject([
      { key: 'update-end-user', sid: 'sid of end-user' },
      { key: 'create-document-identity' },
      { key: 'remove-identity', sid: 'sid of item:identity' },
      { key: 'join-identity' },
      { key: 'evaluate' },
      { key: 'submit' },
    ]);
  });

  it('begins another bundle when the first one is gone', () => {
    const keys = plan({ version: 2, made, resources: live('DELETED') }).map(({ key }) => key);
    expect(keys.slice(0, 2)).toEqual(['create-bundle', 'join-end-user']);
    expect(keys).toHaveLength(7);
  });

  it('knows the address that the bundle names', () => {
    expect(bundleAddressId(definition, complete)).toBe('address-1');
    expect(bundleAddressId(definition, {})).toBeNull();
  });

  it.each([
    ['draft', 'IN_REVIEW'],
    ['in-review', 'IN_REVIEW'],
    ['provisionally-approved', 'APPROVED'],
    ['twilio-approved', 'APPROVED'],
    ['twilio-rejected', 'SENT_BACK'],
    ['DELETED', 'GONE'],
    ['something-new', 'IN_REVIEW'],
  ])('reads the status %s as %s', (status, expected) => {
    expect(reviewRegulatory({ status })).toBe(expected);
  });
});

describe('what was refused', () => {
  it.each([
    [22215, reasonAbout('individual_info', 'email'), ['end_user.email'], RejectionFix.EDIT_FIELDS],
    [
      18002,
      reasonAbout('identity', null, 'It cannot be read'),
      ['identity:file'],
      RejectionFix.SEND_DOCUMENT,
    ],
    [22217, reasonAbout('identity', 'first_name'), ['end_user.first_name'], RejectionFix.EDIT_FIELDS],
    [22219, reasonAbout('address', 'address_sids'), ['address:address'], RejectionFix.EDIT_FIELDS],
    [null, 'The bundle is no longer valid.', [], RejectionFix.EDIT_FIELDS],
  ])('is told for %p %p', (code, reason, fieldKeys, fix) => {
    expect(explainRegulatory([{ code, reason }], complete, definition)).toMatchObject([
      { code, fieldKeys, fix },
    ]);
  });

  it('is told also without a reason, and once for the same', () => {
    expect(explainRegulatory([], complete, definition)[0]!.message).toContain('without a reason');
    const twice = [22215, 22215].map((code) => ({ code, reason: reasonAbout('individual_info', 'email') }));
    expect(explainRegulatory(twice, complete, definition)).toHaveLength(1);
  });
});
