import { filledByStranger, florist, now, prefilled } from '../../../../tests/support/toll-free-forms';
import { TwilioAccountMode } from '../../organizations';
import type { FieldValues } from '../../registrations';
import { ReviewOutcome, type PlanContext, type RequestContext, type ReviewedResource } from '../programme';
import { tollFreeProgramme as programme } from './programme';

describe('submitting', () => {
  const resource = (extra: Partial<ReviewedResource>): ReviewedResource => ({
    sid: 'HH1',
    status: 'TWILIO_REJECTED',
    reasons: [],
    editAllowed: true,
    editExpiresAt: new Date('2026-11-29T12:00:00Z'),
    detail: {},
    fetchedAt: now,
    changedAt: now,
    adopted: false,
    ...extra,
  });
  const effects = (version: number, live?: ReviewedResource, made: PlanContext['made'] = new Map()) =>
    programme.plan({
      version,
      values: {},
      now,
      resources: new Map(live === undefined ? [] : [['verification', live]]),
      made,
      mode: TwilioAccountMode.MANAGED,
      fingerprint: String,
    });
  const plan = (version: number, live?: ReviewedResource) =>
    effects(version, live).map((effect) => effect.what.split('.')[1]);

  it.each<[string, number, ReviewedResource | undefined, string[]]>([
    ['a first version', 1, undefined, ['create']],
    ['a first version after another registration', 1, resource({ editAllowed: false }), ['delete', 'create']],
    ['a first version, whatever may be edited', 1, resource({}), ['delete', 'create']],
    ['a first version after one that is gone', 1, resource({ status: 'DELETED' }), ['create']],
    ['a first version beside one in review', 1, resource({ status: 'IN_REVIEW' }), ['create']],
    ['nothing at Twilio', 2, undefined, ['create']],
    ['an edit in time', 2, resource({}), ['update']],
    ['an edit without a deadline', 2, resource({ editExpiresAt: null }), ['update']],
    ['an edit too late', 2, resource({ editExpiresAt: now }), ['delete', 'create']],
    ['an edit not allowed', 2, resource({ editAllowed: false }), ['delete', 'create']],
    ['an edit nobody spoke of', 2, resource({ editAllowed: null }), ['delete', 'create']],
    ['an expired request', 2, resource({ status: 'EXPIRED' }), ['delete', 'create']],
    ['a deleted request', 3, resource({ status: 'DELETED' }), ['create']],
    ['one in review, never deleted', 2, resource({ status: 'IN_REVIEW' }), ['update']],
    ['an approved one, never deleted', 2, resource({ status: 'TWILIO_APPROVED' }), ['update']],
  ])('%s', (_case, version, live, effects) => {
    expect(plan(version, live)).toEqual(effects);
  });

  it.each([
    ['PENDING_REVIEW', ReviewOutcome.IN_REVIEW],
    ['IN_REVIEW', ReviewOutcome.IN_REVIEW],
    ['SOMETHING_NEW', ReviewOutcome.IN_REVIEW],
    ['TWILIO_APPROVED', ReviewOutcome.APPROVED],
    ['TWILIO_REJECTED', ReviewOutcome.SENT_BACK],
    ['EXPIRED', ReviewOutcome.SENT_BACK],
    ['DELETED', ReviewOutcome.GONE],
  ])('%s is read as %s', (status, outcome) => {
    expect(programme.review('verification', resource({ status }))).toBe(outcome);
  });

  const context = (values: FieldValues): RequestContext => ({
    values,
    reference: 'reg-1.v1',
    phoneNumberSid: 'PN1',
    sids: new Map(),
    complianceEmail: 'compliance@ours.example',
    statusCallback: 'https://ours.example/compliance',
    primaryProfileSid: null,
    keywords: null,
    documentUrl: (id) => `https://files.ours.example/${id}`,
    addressSid: (id) => id,
    editReason: 'Corrected the example text.',
  });
  const effect = (what: 'create' | 'update' | 'delete') => ({
    key: 'x',
    step: 'verification',
    what: `toll-free-verification.${what}` as const,
    sid: null,
  });

  it('sends every confirmed value and nothing else, also the words customers agree to', () => {
    const values: FieldValues = {
      ...filledByStranger(prefilled(florist)),
      optInDocuments: ['doc-1'],
      additionalInformation: 'At the bottom.',
      verbalScript: 'left over from another answer',
    };
    const sent = programme.request(effect('create'), context(values));
    expect(sent).toMatchObject({
      businessName: 'Tall Pines Flowers, LLC',
      businessRegistrationNumber: '84-2197563',
      businessContactPhone: '+13035550177',
      notificationEmail: 'compliance@ours.example',
      tollfreePhoneNumberSid: 'PN1',
      externalReferenceId: 'reg-1.v1',
      ageGatedContent: false,
      useCaseCategories: ['CUSTOMER_CARE'],
      optInImageUrls: ['https://www.tallpinesflowers.example/sign-up', 'https://files.ours.example/doc-1'],
    });
    expect(sent.additionalInformation).toContain(values.optInWording);
    expect(sent.additionalInformation).toContain('At the bottom.');
    expect(JSON.stringify(sent)).not.toContain('left over');
    expect(sent).not.toHaveProperty('editReason');
    expect(sent).not.toHaveProperty('vettingId');
    expect(sent).not.toHaveProperty('optInUrls');
  });

  it('names the reason on an update and leaves out what an update does not take', () => {
    const values = { ...filledByStranger(prefilled(florist)), doingBusinessAs: null };
    const sent = programme.request(effect('update'), context(values));
    expect(sent.editReason).toBe('Corrected the example text.');
    expect(sent.doingBusinessAs).toBe('');
    for (const key of ['tollfreePhoneNumberSid', 'externalReferenceId', 'customerProfileSid'])
      expect(sent).not.toHaveProperty(key);
    expect(programme.request(effect('delete'), context(values))).toEqual({});
  });

  it('charges the handling fee once, and again when the request was never made', () => {
    const fees = (version: number, made?: PlanContext['made']) =>
      effects(version, undefined, made).flatMap((one) => one.fees ?? []);
    const made = new Map([['verification', { sid: 'HH1', fingerprint: null, at: now }]]);
    expect(fees(1)).toEqual(['toll-free-verification']);
    expect(fees(2)).toEqual(['toll-free-verification']);
    expect(fees(2, made)).toEqual([]);
  });

  it('sends the token of an election campaign', () => {
    const values = filledByStranger({}, { useCaseCategories: ['POLITICAL_ELECTION_CAMPAIGNS'] });
    expect(programme.request(effect('create'), context(values))).toMatchObject({
      vettingProvider: 'CAMPAIGN_VERIFY',
      vettingId: values.campaignVerifyToken,
    });
  });
});
