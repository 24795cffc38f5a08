import { TwilioAccountMode } from '../../organizations';
import { PhoneNumberKind } from '../../phone-numbers';
import { BundleEndUser, RejectionFix } from '../../registrations';
import type { Made, PlanContext, ReviewedResource } from '../programme';
import { explainRegulatory } from './codes';
import { mayBeginRegulatory, planRegulatory, regulatorySteps, requestRegulatory } from './plan';
import { lockedInRenewal } from './renewal';

const definition = {
  sid: 'RN1',
  country: 'DE',
  numberKind: PhoneNumberKind.LOCAL,
  endUser: BundleEndUser.BUSINESS,
  renews: { registrationId: 'registration-1', bundleSid: 'BU-old', addressIds: ['address-1'] },
  requirements: {
    end_user: [{ type: 'business', requirement_name: 'business_info', fields: ['business_name'] }],
    supporting_document: [
      [
        {
          requirement_name: 'papers',
          accepted_documents: [{ type: 'register_excerpt', fields: ['business_name'] }],
        },
        {
          requirement_name: 'address',
          accepted_documents: [{ type: 'address', fields: ['address_sids'] }],
        },
      ],
    ],
  },
};
const values = {
  'end_user.business_name': 'Juniper Street Bakery',
  'papers:file': 'file-1',
  'address:address': 'address-1',
};
const fingerprint = (of: unknown): string => JSON.stringify(of);
const context = (changes: Partial<PlanContext> = {}): PlanContext => ({
  version: 1,
  values,
  resources: new Map(),
  made: new Map(),
  mode: TwilioAccountMode.MANAGED,
  fingerprint,
  definition,
  now: new Date(0),
  ...changes,
});
const at = (step: string, status: string, sid = 'BU-copy') =>
  new Map([[step, { status, sid, reasons: [] } as unknown as ReviewedResource]]);
const keys = (changes: Partial<PlanContext> = {}) => planRegulatory(context(changes)).map(({ key }) => key);
const first = planRegulatory(context());
const made = new Map<string, Made>(
  first
    .filter(({ object }) => object !== undefined)
    .map((one) => [
      one.object!,
      { sid: `sid of ${one.object}`, fingerprint: one.fingerprint ?? null, at: new Date(0) },
    ]),
);

it('copies what ends, corrects the copy, and puts it in its place; addresses are left alone', () => {
  expect(first.map(({ key, step }) => `${step} ${key}`)).toEqual([
    'renewal copy-bundle',
    'renewal create-document-papers',
    'renewal fit',
    'renewal evaluate',
    'renewal submit',
    'bundle replace',
    'bundle delete-copy',
  ]);
  expect(regulatorySteps(definition).map(({ key }) => key)).toEqual(['renewal', 'bundle']);
});

it('corrects the same copy after it was sent back, and makes another when it is gone', () => {
  const corrected = { ...values, 'papers:file': 'file-2' };
  expect(keys({ made, values: corrected, resources: at('renewal', 'twilio-rejected') })).toEqual([
    'create-document-papers',
    'fit',
    'evaluate',
    'submit',
    'replace',
    'delete-copy',
  ]);
  expect(keys({ made, resources: at('renewal', 'DELETED') })[0]).toBe('copy-bundle');
});

it('corrects the approval itself once it has taken its place, and begins anew when that is gone', () => {
  const later = planRegulatory(context({ made, resources: at('bundle', 'twilio-rejected', 'BU-old') }));
  expect(later.map(({ key, step, sid }) => `${step} ${key} ${sid}`)).toEqual([
    'bundle fit BU-old',
    'bundle evaluate BU-old',
    'bundle submit BU-old',
  ]);
  expect(keys({ made: new Map(), resources: at('bundle', 'DELETED', 'BU-old') })[0]).toBe('create-end-user');
});

it.each([
  ['renewal', 'in-review', false, false],
  ['renewal', 'twilio-rejected', true, false],
  ['renewal', 'twilio-approved', true, true],
])('a copy at %s that is %s may be changed: %p, may take the place: %p', (step, status, change, replace) => {
  const now = context({ resources: at(step, status) });
  const effect = (key: string) => first.find((one) => one.key === key)!;
  expect(mayBeginRegulatory(effect('fit'), now)).toBe(change);
  expect(mayBeginRegulatory(effect('replace'), now)).toBe(replace);
});

it('sends what is wanted of the copy, and names both bundles', () => {
  const request = (key: string) =>
    requestRegulatory(
      first.find((one) => one.key === key)!,
      {
        values,
        definition,
        sids: new Map([
          ['bundle', 'BU-copy'],
          ['document:papers', 'RD1'],
        ]),
      } as never,
    );
  expect(request('copy-bundle')).toEqual({ friendlyName: 'Loquent', bundleSid: 'BU-old' });
  expect(request('fit')).toEqual({
    bundleSid: 'BU-copy',
    attributes: { business_name: 'Juniper Street Bakery' },
    documentSids: ['RD1'],
    kept: [],
  });
  expect(request('submit')).toEqual({ bundleSid: 'BU-copy' });
  expect(request('replace')).toEqual({ bundleSid: 'BU-old', fromBundleSid: 'BU-copy' });
});

it('leaves a paper that is kept where it is, and makes none', () => {
  const paper = {
    requirement: 'papers',
    type: 'register_excerpt',
    documentId: 'file-1',
    fileName: 'excerpt.pdf',
  };
  const keeping = { ...definition, renews: { ...definition.renews, kept: [paper] } };
  const plan = planRegulatory(context({ definition: keeping }));
  expect(plan.map(({ key }) => key)).toEqual([
    'copy-bundle',
    'fit',
    'evaluate',
    'submit',
    'replace',
    'delete-copy',
  ]);
  const sids = new Map([['bundle', 'BU-copy']]);
  const fit = plan.find(({ key }) => key === 'fit')!;
  expect(requestRegulatory(fit, { values, definition: keeping, sids } as never)).toMatchObject({
    documentSids: [],
    kept: [
      {
        requirement: 'papers',
        type: 'register_excerpt',
        attributes: { business_name: 'Juniper Street Bakery' },
      },
    ],
  });
  const uploaded = { ...values, 'papers:file': 'file-2' };
  expect(keys({ definition: keeping, values: uploaded })).toContain('create-document-papers');
});

it('locks the addresses that stand, and no others', () => {
  expect([...lockedInRenewal({ definition, values })]).toEqual(['address:address']);
  expect(lockedInRenewal({ definition, values: { 'address:address': 'address-2' } }).size).toBe(0);
  expect(lockedInRenewal({ definition: { ...definition, renews: undefined }, values }).size).toBe(0);
});

it('says what to do when the approval ended first', () => {
  expect(explainRegulatory([{ code: 22226, reason: '' }], values, definition)).toMatchObject([
    { code: 22226, fix: RejectionFix.CONTACT_SUPPORT, resubmittable: false, fieldKeys: [] },
  ]);
});
