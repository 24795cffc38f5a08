import { filledByStranger, prefilled, tutor, ways } from '../../../../tests/support/a2p-forms';
import { florist } from '../../../../tests/support/toll-free-forms';
import { TwilioAccountMode } from '../../organizations';
import type { FieldValues } from '../../registrations';
import type { Made, PlanContext, PlannedEffect, ReviewedResource } from '../programme';
import { mayBeginA2p } from './gates';
import { planA2p } from './plan';
import { requestA2p } from './requests';

const now = new Date('2026-11-22T12:00:00Z');
const sole = filledByStranger({ ...prefilled(tutor), hasTaxId: false });
const small = filledByStranger(prefilled(florist));
const large = filledByStranger({ ...prefilled(florist), ...ways.STANDARD });
const fingerprint = (of: unknown): string => JSON.stringify(of);

function context(values: FieldValues, extra: Partial<PlanContext> = {}): PlanContext {
  return {
    version: 1,
    values,
    resources: new Map(),
    made: new Map(),
    mode: TwilioAccountMode.MANAGED,
    fingerprint,
    now,
    ...extra,
  };
}

/** As if all of the plan had been made. */
function madeBy(plan: readonly PlannedEffect[]): Map<string, Made> {
  return new Map(
    plan.map((effect, index) => [
      effect.object!,
      { sid: `SID${index}`, fingerprint: effect.fingerprint ?? null, at: now },
    ]),
  );
}

const kinds: Record<string, string> = {
  business: 'profile',
  'texting-profile': 'product',
  carriers: 'brand',
};

/** What stands at Twilio after the plan, with these states by step. */
function standing(
  made: ReadonlyMap<string, Made>,
  states: Record<string, string | Partial<ReviewedResource>>,
): Map<string, ReviewedResource> {
  return new Map(
    Object.entries(states).map(([step, state]) => {
      const part = kinds[step] ?? 'campaign';
      const object = [...made.keys()].find((name) =>
        part === 'campaign' ? name === 'campaign' : new RegExp(`^\\w+:${part}(:\\w+)?$`).test(name),
      )!;
      return [
        step,
        {
          sid: made.get(object)!.sid,
          status: '',
          reasons: [],
          editAllowed: null,
          editExpiresAt: null,
          detail: {},
          fetchedAt: now,
          changedAt: now,
          adopted: false,
          ...(typeof state === 'string' ? { status: state } : state),
        },
      ];
    }),
  );
}

const names = (plan: readonly PlannedEffect[]): string[] => plan.map(({ what }) => what);
const fees = (plan: readonly PlannedEffect[]): string[] => plan.flatMap((one) => one.fees ?? []);
const first = { sole: planA2p(context(sole)), small: planA2p(context(small)) };

/** What a second version plans, with other values or the same, when this stands at Twilio. */
function again(
  before: readonly PlannedEffect[],
  values: FieldValues,
  states: Parameters<typeof standing>[1],
): PlannedEffect[] {
  const made = madeBy(before);
  return planA2p(context(values, { version: 2, made, resources: standing(made, states) }));
}

const approved = { business: 'twilio-approved', 'texting-profile': 'twilio-approved' };

describe('the plan of a local number', () => {
  it('makes each object once, in the order in which they rest on each other', () => {
    expect(names(first.small)).toEqual([
      'customer-profile.create',
      'end-user.create',
      'end-user.create',
      'registration-address.create',
      'supporting-document.create',
      ...Array<string>(4).fill('customer-profile.assign'),
      'customer-profile.evaluate',
      'customer-profile.submit',
      'trust-product.create',
      'end-user.create',
      'trust-product.assign',
      'trust-product.assign',
      'trust-product.evaluate',
      'trust-product.submit',
      'brand.create',
      'messaging-service.provide',
      'campaign.create',
    ]);
    expect(new Set(first.small.map(({ key }) => key)).size).toBe(first.small.length);
  });

  it.each([
    [
      'a person',
      sole,
      ['a2p-sole-proprietor-brand', 'a2p-sole-proprietor-campaign-vetting', 'a2p-sole-proprietor-campaign'],
    ],
    ['a small business', small, ['a2p-brand', 'a2p-campaign-vetting', 'a2p-low-volume-campaign']],
    ['a large business', large, ['a2p-brand', 'a2p-brand-vetting', 'a2p-campaign-vetting', 'a2p-campaign']],
  ])('costs %s what Twilio bills', (_who, values, expected) => {
    expect(fees(planA2p(context(values)))).toEqual(expected);
  });

  it('rests on the own profile of an account that was brought along', () => {
    const plan = planA2p(context(small, { mode: TwilioAccountMode.BRING_YOUR_OWN }));
    expect(names(plan).filter((what) => what.startsWith('customer-profile'))).toEqual([]);
  });

  it.each<[string, Parameters<typeof again>, string[], string[]]>([
    [
      'the profile',
      [
        first.small,
        { ...small, registrationNumber: '98-7654321' },
        { ...approved, business: 'twilio-rejected' },
      ],
      ['end-user.update', 'customer-profile.evaluate', 'customer-profile.submit'],
      [],
    ],
    [
      'a brand that the registry knows',
      [first.small, small, { ...approved, carriers: { status: 'FAILED', detail: { registryId: 'B1' } } }],
      ['brand.update'],
      [],
    ],
    [
      'a brand after three corrections',
      [
        first.small,
        small,
        { ...approved, carriers: { status: 'FAILED', detail: { registryId: 'B1', corrections: 3 } } },
      ],
      ['brand.create', 'campaign.delete', 'campaign.create'],
      ['a2p-brand', 'a2p-campaign-resubmission'],
    ],
    [
      'the campaign',
      [first.small, small, { ...approved, carriers: 'APPROVED', texts: 'FAILED' }],
      ['campaign.update'],
      ['a2p-campaign-resubmission'],
    ],
    [
      'a campaign whose fixed parts changed',
      [
        first.small,
        { ...small, optInTypes: ['VIA_TEXT'], optInKeywords: ['JOIN'], optInMessage: 'Welcome' },
        { ...approved, carriers: 'APPROVED', texts: 'FAILED' },
      ],
      ['campaign.delete', 'campaign.create'],
      ['a2p-campaign-resubmission'],
    ],
    [
      'a campaign that was deleted elsewhere',
      [first.small, small, { ...approved, carriers: 'APPROVED', texts: 'DELETED' }],
      ['campaign.create'],
      ['a2p-campaign-vetting', 'a2p-low-volume-campaign'],
    ],
    [
      'a profile that expired after all was approved',
      [
        first.small,
        small,
        { ...approved, business: 'twilio-rejected', carriers: 'APPROVED', texts: 'VERIFIED' },
      ],
      ['customer-profile.evaluate', 'customer-profile.submit'],
      [],
    ],
  ])('keeps what is good and takes the remedy of %s', (_what, args, expected, cost) => {
    const plan = again(...args);
    expect(names(plan)).toEqual(expected);
    expect(fees(plan)).toEqual(cost);
  });

  it('gives every effect a request, with what it rests on', () => {
    for (const [values, plan] of [
      [sole, first.sole],
      [small, first.small],
    ] as const) {
      const sids = new Map([...madeBy(plan)].map(([object, { sid }]) => [object, sid]));
      for (const effect of plan) {
        const request = requestA2p(effect, {
          values,
          reference: 'r:v1',
          phoneNumberSid: 'PN1',
          sids,
          complianceEmail: 'compliance@example.com',
          statusCallback: 'https://api.example.com/hook',
          primaryProfileSid: 'BU0',
          keywords: null,
          documentUrl: (id) => `https://docs.example/${id}`,
          editReason: null,
        });
        expect(JSON.stringify(request)).not.toContain('undefined');
        if (effect.what.endsWith('.assign'))
          expect(Object.values(request)).toEqual([expect.any(String), expect.any(String)]);
      }
    }
  });
});

describe('when an effect may begin', () => {
  const made = madeBy(first.small);
  const brand = first.small.find(({ what }) => what === 'brand.create')!;
  const campaign = first.small.find(({ what }) => what === 'campaign.create')!;
  const submit = first.small.find(({ what }) => what === 'customer-profile.submit')!;
  const may = (effect: PlannedEffect, states: Parameters<typeof standing>[1], values = small) =>
    mayBeginA2p(effect, context(values, { made, resources: standing(made, states) }));

  it.each<[string, PlannedEffect, Parameters<typeof standing>[1], boolean]>([
    ['a fresh profile is handed in', submit, { business: 'draft' }, true],
    ['nothing is changed under review', submit, { business: 'in-review' }, false],
    ['a refused profile is handed in again', submit, { business: 'twilio-rejected' }, true],
    ['no fee before the business is approved', brand, { ...approved, business: 'in-review' }, false],
    ['the registry once both are approved', brand, approved, true],
    [
      'not with a refused texting profile',
      brand,
      { ...approved, 'texting-profile': 'twilio-rejected' },
      false,
    ],
    ['the texts once the registry knows the business', campaign, { ...approved, carriers: 'APPROVED' }, true],
    ['not before', campaign, { ...approved, carriers: 'IN_REVIEW' }, false],
    ['not while suspended', campaign, { ...approved, carriers: 'SUSPENDED' }, false],
  ])('%s', (_rule, effect, states, expected) => {
    expect(may(effect, states)).toBe(expected);
  });

  it('waits for a quick refusal of what is looked at by people for long', () => {
    const texting = (fetchedAfterMs: number) =>
      may(brand, {
        ...approved,
        'texting-profile': {
          status: 'pending-review',
          fetchedAt: new Date(now.getTime() + fetchedAfterMs),
        },
      });
    expect([texting(5_000), texting(24_000)]).toEqual([false, true]);
  });

  it('asks a sole proprietor for the YES before texts are filed', () => {
    const soleMade = madeBy(first.sole);
    const file = first.sole.find(({ what }) => what === 'campaign.create')!;
    const withIdentity = (identityStatus: string) => {
      const resources = standing(soleMade, {
        carriers: { status: 'APPROVED', detail: { identityStatus } },
      });
      resources.set('owner', resources.get('carriers')!);
      return mayBeginA2p(file, context(sole, { made: soleMade, resources }));
    };
    expect([withIdentity('UNVERIFIED'), withIdentity('VERIFIED')]).toEqual([false, true]);
  });
});
