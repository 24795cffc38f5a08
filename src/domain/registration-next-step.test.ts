import { AssistantIntent } from './call-to-action';
import type { RegistrationView } from './registration-life';
import { brief, nextStep } from './registration-next-step';
import {
  NextStepActor,
  RegistrationKind,
  RegistrationState,
  RegistrationStepState,
  RejectionFix,
} from './registrations';

const now = new Date('2026-11-10T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const zero = { amount: '0', currency: 'USD' };
const free = { dueNow: zero, dueMonthly: zero, twilioNow: zero, twilioMonthly: zero, needsAcceptance: false };
const { DRAFT, CONFIRMED, IN_PROGRESS, ACTION_NEEDED, APPROVED, CANCELED } = RegistrationState;

const view = (change: Partial<RegistrationView> = {}): RegistrationView => ({
  id: 'registration',
  kind: RegistrationKind.TOLL_FREE_VERIFICATION,
  state: DRAFT,
  version: 1,
  title: 'Toll-free texting approval',
  errors: {},
  missing: [],
  blockers: 0,
  quote: free,
  rejections: [],
  editAllowed: null,
  editExpiresAt: null,
  suspended: false,
  submittedAt: null,
  phoneNumberId: 'number',
  e164: '+18335550123',
  steps: [],
  takingLongerThanUsual: false,
  ...change,
});
const step = (state: RegistrationStepState) => ({
  key: 'verification',
  label: 'Verification',
  state,
  detail: 'The carriers are reading it.',
  twilioSid: null,
  submittedAt: null,
  finishedAt: null,
});
const sentBack = {
  state: ACTION_NEEDED,
  editAllowed: true,
  editExpiresAt: inDays(6),
  rejections: [
    {
      code: 30473,
      message: 'The website could not be opened.',
      howToFix: 'Publish it.',
      fix: RejectionFix.CHANGE_WEBSITE,
      fieldKeys: ['website'],
      resubmittable: true,
    },
  ],
};

const situations: Record<string, RegistrationView> = {
  'an incomplete draft': view({ missing: ['Website'], errors: { website: ['Enter an address.'] } }),
  'a complete draft': view(),
  'an incomplete correction': view({
    ...sentBack,
    state: DRAFT,
    version: 2,
    missing: ['Website'],
    errors: { w: ['x'] },
  }),
  'a complete correction': view({ ...sentBack, state: DRAFT, version: 2 }),
  'a confirmed one': view({ state: CONFIRMED }),
  'a confirmed correction': view({ ...sentBack, state: CONFIRMED, version: 2 }),
  'one on its way': view({ state: IN_PROGRESS, steps: [step(RegistrationStepState.SUBMITTING)] }),
  'one in review': view({ state: IN_PROGRESS, steps: [step(RegistrationStepState.IN_REVIEW)] }),
  'one long in review': view({
    state: IN_PROGRESS,
    steps: [step(RegistrationStepState.IN_REVIEW)],
    takingLongerThanUsual: true,
  }),
  'one sent back': view(sentBack),
  'one refused for good': view({
    state: ACTION_NEEDED,
    rejections: [{ ...sentBack.rejections[0]!, resubmittable: false }],
  }),
  'a suspended one': view({ state: ACTION_NEEDED, suspended: true }),
  'an approved one': view({ state: APPROVED }),
  'a canceled one': view({ state: CANCELED }),
};

it('words every situation differently', () => {
  const headlines = Object.values(situations).map((one) => nextStep(one, now).headline);
  expect(new Set(headlines).size).toBe(headlines.length);
  const briefs = Object.values(situations).map((one) => brief(one, now));
  expect(new Set(briefs).size).toBe(briefs.length);
});

it.each([
  ['an incomplete draft', NextStepActor.YOU, AssistantIntent.RESUME_REGISTRATION],
  ['a confirmed one', NextStepActor.YOU, AssistantIntent.RESUME_REGISTRATION],
  ['a complete correction', NextStepActor.YOU, AssistantIntent.FIX_REGISTRATION],
  ['one on its way', NextStepActor.US, null],
  ['one in review', NextStepActor.REVIEWER, null],
  ['one sent back', NextStepActor.YOU, AssistantIntent.FIX_REGISTRATION],
  ['one refused for good', NextStepActor.YOU, AssistantIntent.CONTACT_SUPPORT],
  ['a suspended one', NextStepActor.YOU, AssistantIntent.CONTACT_SUPPORT],
  ['an approved one', NextStepActor.NOBODY, null],
  ['a canceled one', NextStepActor.NOBODY, null],
])('%s: the move of %s with %s', (name, actor, intent) => {
  const next = nextStep(situations[name]!, now);
  expect(next.actor).toBe(actor);
  expect(next.callToAction?.intent ?? null).toBe(intent);
  if (next.callToAction)
    expect(next.callToAction).toMatchObject({ registrationId: 'registration', phoneNumberId: 'number' });
});

it('shows the reviewer’s deadline from the refusal until the correction is sent', () => {
  expect(nextStep(view(sentBack), now)).toMatchObject({
    deadline: inDays(6),
    detail: expect.stringContaining('6 days'),
  });
  for (const state of [DRAFT, CONFIRMED])
    expect(nextStep(view({ ...sentBack, state, version: 2 }), now).deadline).toEqual(inDays(6));
  expect(nextStep(view({ ...sentBack, state: IN_PROGRESS, version: 2 }), now).deadline).toBeNull();
});

it('says that it becomes a new request once the deadline has passed', () => {
  const late = nextStep(view({ ...sentBack, editExpiresAt: inDays(-1) }), now);
  expect(late).toMatchObject({ deadline: null, detail: expect.stringContaining('new one') });
});

it('points at the refused fields only', () => {
  expect(nextStep(view(sentBack), now).callToAction?.fieldKeys).toEqual(['website']);
});

describe('brief', () => {
  it('says where a draft stands, what is missing, whose move it is and the fee', () => {
    const missing = ['Legal name', 'Website', 'Opt-in text', 'Sample text'];
    const errors = Object.fromEntries([...missing, 'email'].map((key) => [key, ['x']]));
    expect(brief(view({ missing, errors, blockers: 1 }), now)).toBe(
      'Toll-free texting approval for +18335550123: a draft, not sent yet. ' +
        'Still empty: “Legal name”, “Website”, “Opt-in text” and 1 more. 1 answer needs a correction. ' +
        '1 problem must be solved before it can be confirmed. Your move: complete the form. Nothing to pay.',
    );
  });

  it('lets people wait while it is with the reviewer', () => {
    const waiting = view({ state: IN_PROGRESS, steps: [step(RegistrationStepState.IN_REVIEW)] });
    expect(brief(waiting, now)).toContain('The reviewer’s move: there is nothing to do but wait.');
    expect(brief({ ...waiting, takingLongerThanUsual: true }, now)).toContain('longer than usual');
  });

  it('names the fee only while it can still be declined', () => {
    const usd = (amount: string) => ({ amount, currency: 'USD' });
    const quote = { ...free, dueNow: usd('4.50'), dueMonthly: usd('2.00'), needsAcceptance: true };
    expect(brief(view({ quote, state: CONFIRMED }), now)).toContain('Fee: $4.50 now and $2.00 a month.');
    const own = { ...free, twilioNow: usd('19.50'), twilioMonthly: usd('1.50'), needsAcceptance: true };
    expect(brief(view({ quote: own, state: CONFIRMED }), now)).toContain(
      'Twilio bills about $19.50 now and $1.50 a month to your own Twilio account; we charge nothing.',
    );
    expect(brief(view({ quote, state: IN_PROGRESS }), now)).not.toContain('Fee');
  });

  it('names version and time left of a correction', () => {
    const text = brief(view({ ...sentBack, state: DRAFT, version: 2 }), now);
    expect(text).toContain('version 2');
    expect(text).toContain('Time left: 6 days.');
  });
});
