import fc from 'fast-check';
import { AssistantIntent } from './call-to-action';
import { TwilioAccountStatus } from './organizations';
import { MessagingPath, PhoneNumberKind, PhoneNumberLifecycle } from './phone-numbers';
import {
  messagingReadiness,
  MessagingState,
  type ReadinessFacts,
  ReadinessReasonCode,
  type RegistrationFacts,
} from './readiness';
import type { LocalSenderFacts } from './local-senders';
import { NumberRegistrationState } from './number-registration';
import { causes, causeText } from './readiness-causes';
import { PoolObstacle } from './sender-pool';
import { NextStepActor, RegistrationKind, RegistrationState } from './registrations';

const now = new Date('2026-11-10T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

const registration = (change: Partial<RegistrationFacts> = {}): RegistrationFacts => ({
  id: 'registration',
  kind: RegistrationKind.TOLL_FREE_VERIFICATION,
  state: RegistrationState.APPROVED,
  version: 1,
  submittedAt: inDays(-1),
  deadline: null,
  rejections: 0,
  fieldKeys: [],
  revisable: true,
  suspended: false,
  ...change,
});

const facts = (change: Partial<ReadinessFacts> = {}): ReadinessFacts => ({
  number: {
    id: 'number',
    lifecycle: PhoneNumberLifecycle.ACTIVE,
    kind: PhoneNumberKind.TOLL_FREE,
    country: 'US',
    capabilities: { voice: true, sms: true, mms: true },
  },
  account: { status: TwilioAccountStatus.ACTIVE },
  registration: registration(),
  tollFree: { status: 'TWILIO_APPROVED' },
  local: null,
  wait: { usual: { typicalDays: 3, slowDays: 5 }, history: null },
  ...change,
});

const number = (change: Partial<ReadinessFacts['number']>) => ({ ...facts().number, ...change });
const local = number({ kind: PhoneNumberKind.LOCAL });
const of = (change: Partial<ReadinessFacts>) => messagingReadiness(facts(change), now);

describe('READY', () => {
  it('is a toll-free number whose approval stands here and at Twilio', () => {
    expect(messagingReadiness(facts(), now)).toEqual({
      state: MessagingState.READY,
      path: MessagingPath.TOLL_FREE_VERIFICATION,
      headline: 'Ready to text',
      detail: 'Customers can be texted from this number.',
      reasons: [],
      callToAction: null,
      registrationId: 'registration',
      estimate: null,
    });
  });

  it('is a number abroad that needs no approval', () => {
    const abroad = of({
      number: number({ kind: PhoneNumberKind.MOBILE, country: 'GB' }),
      registration: null,
      wait: null,
    });
    expect(abroad).toMatchObject({ state: MessagingState.READY, path: MessagingPath.NONE_REQUIRED });
  });

  it('is claimed only when everything holds', () => {
    const options = {
      lifecycle: fc.constantFrom(...Object.values(PhoneNumberLifecycle)),
      kind: fc.constantFrom(...Object.values(PhoneNumberKind)),
      country: fc.constantFrom('US', 'CA', 'GB'),
      sms: fc.boolean(),
      account: fc.option(fc.constantFrom(...Object.values(TwilioAccountStatus))),
      state: fc.option(fc.constantFrom(...Object.values(RegistrationState))),
      status: fc.option(
        fc.constantFrom('PENDING_REVIEW', 'IN_REVIEW', 'TWILIO_APPROVED', 'TWILIO_REJECTED', 'DELETED'),
      ),
    };
    fc.assert(
      fc.property(fc.record(options), (one) => {
        const badge = of({
          number: number({
            lifecycle: one.lifecycle,
            kind: one.kind,
            country: one.country,
            capabilities: { voice: true, sms: one.sms, mms: false },
          }),
          account: one.account && { status: one.account },
          registration: one.state && registration({ state: one.state }),
          tollFree: one.status ? { status: one.status } : null,
        });
        const ready = badge.state === MessagingState.READY;
        expect(badge.reasons).toHaveLength(ready ? 0 : Math.max(1, badge.reasons.length));
        if (!ready) return;
        expect(one).toMatchObject({ lifecycle: 'ACTIVE', sms: true, account: 'ACTIVE' });
        if (badge.path === MessagingPath.TOLL_FREE_VERIFICATION)
          expect(one).toMatchObject({ state: 'APPROVED', status: 'TWILIO_APPROVED' });
        else expect(badge.path).toBe(MessagingPath.NONE_REQUIRED);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the way of a toll-free number', () => {
  const step = (
    state: RegistrationState,
    change: Partial<RegistrationFacts> = {},
    status: string | null = null,
  ) =>
    of({ registration: registration({ state, ...change }), tollFree: status === null ? null : { status } });
  const { DRAFT, CONFIRMED, IN_PROGRESS, ACTION_NEEDED, APPROVED, CANCELED } = RegistrationState;
  const { NOT_SET_UP, PENDING_REVIEW, ACTION_NEEDED: NEEDED } = MessagingState;
  const code = ReadinessReasonCode;

  it('starts with an invitation to set up messaging', () => {
    const badge = of({ registration: null, tollFree: null });
    expect(badge).toMatchObject({
      state: NOT_SET_UP,
      headline: 'Set up messaging',
      reasons: [{ code: code.NOT_STARTED, actor: NextStepActor.YOU }],
      callToAction: {
        intent: AssistantIntent.SET_UP_MESSAGING,
        phoneNumberId: 'number',
        registrationId: null,
      },
      registrationId: null,
      estimate: { typicalDays: 3, slowDays: 5, expectedBy: null },
    });
    expect(step(CANCELED)).toEqual(badge);
  });

  it('continues a draft, and sends what is confirmed', () => {
    for (const state of [DRAFT, CONFIRMED])
      expect(step(state, { submittedAt: null })).toMatchObject({
        state: NOT_SET_UP,
        reasons: [{ code: code.DRAFT_NOT_SUBMITTED }],
        callToAction: { intent: AssistantIntent.RESUME_REGISTRATION, registrationId: 'registration' },
      });
  });

  it('waits for us until the reviewer has it, then for the reviewer', () => {
    const actors = [null, 'TWILIO_REJECTED', 'PENDING_REVIEW', 'IN_REVIEW'].map((status) => {
      const badge = step(IN_PROGRESS, {}, status);
      expect(badge).toMatchObject({
        state: PENDING_REVIEW,
        callToAction: null,
        reasons: [{ code: code.IN_REVIEW }],
      });
      expect(badge.estimate).toMatchObject({ typicalDays: 3, expectedBy: inDays(2) });
      return badge.reasons[0]?.actor;
    });
    expect(actors).toEqual(['US', 'US', 'REVIEWER', 'REVIEWER']);
  });

  it('admits when a review takes longer than usual', () => {
    const badge = step(IN_PROGRESS, { submittedAt: inDays(-6) }, 'IN_REVIEW');
    expect(badge.headline).toBe('Review is taking longer than usual');
    expect(badge.estimate?.takingLongerThanUsual).toBe(true);
  });

  it('asks for the correction of exactly the refused fields, with the time that is left', () => {
    const badge = step(
      ACTION_NEEDED,
      { rejections: 2, fieldKeys: ['website'], deadline: inDays(5) },
      'TWILIO_REJECTED',
    );
    expect(badge).toMatchObject({
      state: NEEDED,
      reasons: [{ code: code.SENT_BACK, actor: NextStepActor.YOU }],
      callToAction: { intent: AssistantIntent.FIX_REGISTRATION, fieldKeys: ['website'] },
      estimate: null,
    });
    expect(badge.detail).toContain('2 reasons');
    expect(badge.detail).toContain('5 days');
  });

  it('tells a passed deadline, a final refusal, a lost and a suspended approval apart', () => {
    const late = step(ACTION_NEEDED, { deadline: inDays(-1) }, 'TWILIO_REJECTED');
    const final = step(ACTION_NEEDED, { revisable: false }, 'TWILIO_REJECTED');
    const lost = step(ACTION_NEEDED, {}, 'DELETED');
    const suspended = step(ACTION_NEEDED, { suspended: true, revisable: false }, 'TWILIO_REJECTED');
    expect(new Set([late, final, lost, suspended].map(({ headline }) => headline)).size).toBe(4);
    expect([late, final, lost, suspended].map(({ callToAction }) => callToAction?.intent)).toEqual([
      AssistantIntent.FIX_REGISTRATION,
      AssistantIntent.CONTACT_SUPPORT,
      AssistantIntent.FIX_REGISTRATION,
      AssistantIntent.CONTACT_SUPPORT,
    ]);
    expect(suspended.reasons[0]?.code).toBe(code.SUSPENDED);
    expect(step(ACTION_NEEDED, { suspended: true }, 'TWILIO_REJECTED')).toMatchObject({
      reasons: [{ code: code.SUSPENDED }],
      callToAction: { intent: AssistantIntent.FIX_REGISTRATION },
    });
  });

  it('keeps asking for action while a correction is being written', () => {
    for (const state of [DRAFT, CONFIRMED])
      expect(step(state, { version: 2, deadline: inDays(3) }, 'TWILIO_REJECTED')).toMatchObject({
        state: NEEDED,
        detail: expect.stringContaining('3 days'),
        callToAction: { intent: AssistantIntent.FIX_REGISTRATION },
      });
  });

  it('does not trust an approval that Twilio does not confirm', () => {
    for (const status of [null, 'TWILIO_REJECTED', 'DELETED'])
      expect(step(APPROVED, {}, status)).toMatchObject({
        state: PENDING_REVIEW,
        reasons: [{ code: code.IN_REVIEW }],
      });
  });
});

describe('what weighs more than the registration', () => {
  it.each([
    [TwilioAccountStatus.SUSPENDED, AssistantIntent.CONTACT_SUPPORT],
    [TwilioAccountStatus.CLOSED, AssistantIntent.CONTACT_SUPPORT],
    [TwilioAccountStatus.CREDENTIALS_REJECTED, AssistantIntent.CONTACT_SUPPORT],
  ])('an account that is %s', (status, intent) => {
    const badge = of({ account: { status } });
    expect(badge).toMatchObject({ state: MessagingState.ACTION_NEEDED, callToAction: { intent } });
    expect(badge.reasons.map(({ code }) => code)).toEqual([ReadinessReasonCode.ACCOUNT_NOT_ACTIVE]);
  });

  it('lists everything that is in the way', () => {
    const badge = of({
      account: { status: TwilioAccountStatus.SUSPENDED },
      number: number({ lifecycle: PhoneNumberLifecycle.PURCHASING }),
      registration: null,
    });
    expect(badge.reasons.map(({ code }) => code)).toEqual([
      'ACCOUNT_NOT_ACTIVE',
      'NUMBER_NOT_ACTIVE',
      'NOT_STARTED',
    ]);
  });

  it('a number that is being bought is our move', () => {
    expect(of({ number: number({ lifecycle: PhoneNumberLifecycle.PURCHASING }) })).toMatchObject({
      state: MessagingState.NOT_SET_UP,
      reasons: [{ code: ReadinessReasonCode.NUMBER_NOT_ACTIVE, actor: NextStepActor.US }],
      callToAction: null,
    });
  });

  it('a number that is gone has no other reason', () => {
    for (const lifecycle of [
      PhoneNumberLifecycle.RELEASED,
      PhoneNumberLifecycle.RELEASING,
      PhoneNumberLifecycle.FAILED,
    ])
      expect(of({ number: number({ lifecycle }), account: null }).reasons).toHaveLength(1);
  });

  it('a number made for calls only', () => {
    expect(of({ number: number({ capabilities: { voice: true, sms: false, mms: false } }) })).toMatchObject({
      path: MessagingPath.NOT_CAPABLE,
      reasons: [{ code: ReadinessReasonCode.NO_TEXT_CAPABILITY }],
      callToAction: null,
      estimate: null,
    });
  });
});

describe('local US numbers', () => {
  const approved = registration({ kind: RegistrationKind.A2P_10DLC });
  const ok: LocalSenderFacts = {
    owner: { awaited: false, answerBy: null },
    attached: true,
    obstacle: null,
    serviceSid: 'MG1',
    planBeside: null,
    beyondLimit: false,
    registration: NumberRegistrationState.REGISTERED,
    waitingSince: inDays(-3),
  };
  const badge = (change: Partial<LocalSenderFacts>, of: Partial<RegistrationFacts> = {}) =>
    messagingReadiness(
      facts({ number: local, registration: { ...approved, ...of }, local: { ...ok, ...change } }),
      now,
    );

  const outside = (obstacle: PoolObstacle) => ({ attached: false, obstacle });
  const { MANAGE_ACCOUNT } = AssistantIntent;

  it('name the messaging service that only their owner puts them into', () => {
    expect(badge(outside(PoolObstacle.OWNERS_POOL)).detail).toMatch(/console\.twilio\.com.* MG1\.$/);
    expect(badge(outside(PoolObstacle.OTHER_SERVICE)).detail).not.toContain('MG1');
  });

  it('are ready when the phone companies know the number itself', () => {
    expect(badge({}).state).toBe(MessagingState.READY);
    expect(badge({ attached: false }).reasons[0]?.code).toBe('NUMBER_NOT_ATTACHED');
  });

  it.each<[string, Partial<LocalSenderFacts>, string, AssistantIntent | undefined]>([
    ['is not told of', { registration: null, waitingSince: null }, 'PENDING_REVIEW', undefined],
    [
      'is on its way',
      { registration: NumberRegistrationState.PENDING, waitingSince: now },
      'PENDING_REVIEW',
      undefined,
    ],
    [
      'has had no word for a day',
      { registration: NumberRegistrationState.PENDING, waitingSince: inDays(-1) },
      'PENDING_REVIEW',
      AssistantIntent.SEND_TEST_TEXT,
    ],
    [
      'was refused',
      { registration: NumberRegistrationState.FAILED },
      'ACTION_NEEDED',
      AssistantIntent.CONTACT_SUPPORT,
    ],
    ['is being taken out', { registration: NumberRegistrationState.LEAVING }, 'PENDING_REVIEW', undefined],
    [
      'was taken out',
      { registration: NumberRegistrationState.UNREGISTERED, waitingSince: inDays(-9) },
      'PENDING_REVIEW',
      undefined,
    ],
    [
      'has a suspended plan of its own',
      { registration: NumberRegistrationState.REGISTERED, planBeside: 'SUSPENDED' },
      'ACTION_NEEDED',
      AssistantIntent.RESUME_REGISTRATION,
    ],
    [
      'has an approved plan of its own',
      { registration: NumberRegistrationState.REGISTERED, planBeside: 'VERIFIED' },
      'READY',
      undefined,
    ],
    ['is outside a pool of its owner’s', outside(PoolObstacle.OWNERS_POOL), 'NOT_SET_UP', MANAGE_ACCOUNT],
    ['is in another service', outside(PoolObstacle.OTHER_SERVICE), 'NOT_SET_UP', MANAGE_ACCOUNT],
    ['has its texts go elsewhere', outside(PoolObstacle.TEXTS_ELSEWHERE), 'NOT_SET_UP', MANAGE_ACCOUNT],
    ['was not taken', outside(PoolObstacle.REFUSED), 'ACTION_NEEDED', AssistantIntent.CONTACT_SUPPORT],
    ['is one too many', { beyondLimit: true, attached: false }, 'NOT_SET_UP', undefined],
  ])('that %s says so', (_case, change, state, intent) => {
    const { callToAction, ...shown } = badge(change);
    expect(shown.state).toBe(state);
    expect(callToAction?.intent).toBe(intent);
  });

  it.each<[string, Date | null, string]>([
    ['in time', inDays(0.5), 'Answer YES to our text'],
    ['too late', inDays(-0.5), 'The text was not answered in time'],
  ])('wait for the owner’s answer, %s', (_case, answerBy, headline) => {
    const shown = badge({ owner: { awaited: true, answerBy } }, { state: RegistrationState.IN_PROGRESS });
    expect(shown).toMatchObject({
      state: MessagingState.ACTION_NEEDED,
      headline,
      callToAction: { intent: AssistantIntent.VERIFY_OWNER_PHONE },
    });
  });

  it('do not take a toll-free approval for their own', () => {
    expect(messagingReadiness(facts({ number: local }), now).reasons[0]?.code).toBe('NOT_STARTED');
  });
});

describe('the words', () => {
  const texts = causes.map(causeText);
  it.each(['headline', 'detail', 'message'] as const)('every cause has its own %s', (part) => {
    expect(new Set(texts.map((text) => text[part])).size).toBe(causes.length);
  });

  it('are free of carrier jargon and end as sentences do', () => {
    for (const { headline, detail, message } of texts) {
      expect(`${headline} ${detail} ${message}`).not.toMatch(
        /10DLC|A2P|TFV|campaign|brand\b|subaccount|carrier/i,
      );
      expect(detail).toMatch(/\.$/);
      expect(message).toMatch(/\.$/);
    }
  });

  it('give a button exactly where the next move is the customer’s, apart from getting help', () => {
    for (const { actor, button, state } of texts) {
      if (actor === NextStepActor.YOU) expect(button).not.toBeNull();
      else expect(button).toBeNull();
      if (state === MessagingState.ACTION_NEEDED) expect(actor).toBe(NextStepActor.YOU);
    }
  });
});
