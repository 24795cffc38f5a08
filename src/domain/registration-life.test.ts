import fc from 'fast-check';
import { type Actor, ActorKind, MemberRole } from './actor';
import {
  actionsFor,
  beginning,
  isEditableAtReviewer,
  isRepeat,
  isRevisable,
  type Life,
  type LifeEvent,
  nextState,
  type RegistrationView,
} from './registration-life';
import { nextStep } from './registration-next-step';
import { RegistrationAction, RegistrationKind, RegistrationState, RejectionFix } from './registrations';

const now = new Date('2026-11-10T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const { DRAFT, CONFIRMED, IN_PROGRESS, ACTION_NEEDED, APPROVED, CANCELED } = RegistrationState;

const actor = (kind: ActorKind, role: MemberRole | null = MemberRole.OWNER): Actor => ({
  kind,
  organizationId: 'organization',
  userId: kind === ActorKind.SERVICE ? null : 'user',
  role: kind === ActorKind.SERVICE ? null : role,
  expiresAt: inDays(1).getTime(),
});
const owner = actor(ActorKind.USER);
const assistant = actor(ActorKind.ASSISTANT);

const zero = { amount: '0', currency: 'USD' };
const view = (change: Partial<RegistrationView> = {}): RegistrationView => ({
  id: 'registration',
  kind: RegistrationKind.TOLL_FREE_VERIFICATION,
  state: DRAFT,
  version: 1,
  title: 'Toll-free texting approval',
  errors: {},
  missing: [],
  blockers: 0,
  quote: { dueNow: zero, dueMonthly: zero, twilioNow: zero, twilioMonthly: zero, needsAcceptance: false },
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
const rejection = (resubmittable: boolean) => ({
  code: 30473,
  message: 'The website could not be opened.',
  howToFix: 'Publish it.',
  fix: RejectionFix.CHANGE_WEBSITE,
  fieldKeys: ['website'],
  resubmittable,
});

const allowed = (one: RegistrationView, who: Actor) =>
  actionsFor(one, who, now)
    .filter((action) => action.allowed)
    .map(({ action }) => action);

const events = fc.oneof(
  fc.record({ type: fc.constant('confirm' as const), by: fc.constantFrom(...Object.values(ActorKind)) }),
  fc.record({
    type: fc.constantFrom('edit' as const, 'submit' as const, 'revise' as const, 'cancel' as const),
  }),
  fc.record({
    type: fc.constantFrom(
      'pending' as const,
      'approved' as const,
      'sentBack' as const,
      'suspended' as const,
      'gone' as const,
    ),
  }),
);

/** Applies what is legal and skips the rest; gives every stage on the way. */
function live(sequence: readonly LifeEvent[]): { event: LifeEvent; before: Life; after: Life }[] {
  const stages: { event: LifeEvent; before: Life; after: Life }[] = [];
  let life = beginning;
  for (const event of sequence) {
    const after = nextState(life, event);
    if (after === null) continue;
    stages.push({ event, before: life, after });
    life = after;
  }
  return stages;
}

describe('the states', () => {
  it.each<[RegistrationState, LifeEvent['type'], RegistrationState]>([
    [DRAFT, 'edit', DRAFT],
    [DRAFT, 'cancel', CANCELED],
    [CONFIRMED, 'edit', DRAFT],
    [CONFIRMED, 'submit', IN_PROGRESS],
    [IN_PROGRESS, 'approved', APPROVED],
    [IN_PROGRESS, 'sentBack', ACTION_NEEDED],
    [IN_PROGRESS, 'gone', ACTION_NEEDED],
    [ACTION_NEEDED, 'pending', IN_PROGRESS],
    [ACTION_NEEDED, 'approved', APPROVED],
    [ACTION_NEEDED, 'sentBack', ACTION_NEEDED],
    [APPROVED, 'suspended', ACTION_NEEDED],
    [APPROVED, 'pending', IN_PROGRESS],
    [APPROVED, 'renewed', CANCELED],
    [ACTION_NEEDED, 'renewed', CANCELED],
  ])('%s on %s becomes %s', (state, type, next) => {
    expect(nextState({ state, version: 1 }, { type } as LifeEvent)).toEqual({ state: next, version: 1 });
  });

  it.each<[RegistrationState, LifeEvent['type']]>([
    [DRAFT, 'submit'],
    [DRAFT, 'revise'],
    [DRAFT, 'sentBack'],
    [IN_PROGRESS, 'edit'],
    [IN_PROGRESS, 'cancel'],
    [APPROVED, 'edit'],
    [APPROVED, 'cancel'],
    [ACTION_NEEDED, 'submit'],
    [CANCELED, 'edit'],
    [CANCELED, 'approved'],
  ])('%s knows no %s', (state, type) => {
    expect(nextState({ state, version: 1 }, { type } as LifeEvent)).toBeNull();
  });

  it('a correction is the next version, and a late approval makes it needless', () => {
    const revised = nextState({ state: ACTION_NEEDED, version: 1 }, { type: 'revise' })!;
    expect(revised).toEqual({ state: DRAFT, version: 2 });
    expect(nextState(revised, { type: 'approved' })).toEqual({ state: APPROVED, version: 1 });
  });

  it('repeating what is done is known as such', () => {
    expect(isRepeat({ state: CONFIRMED, version: 1 }, 'confirm')).toBe(true);
    expect(isRepeat({ state: IN_PROGRESS, version: 1 }, 'submit')).toBe(true);
    expect(isRepeat({ state: CANCELED, version: 1 }, 'cancel')).toBe(true);
    expect(isRepeat({ state: DRAFT, version: 2 }, 'revise')).toBe(true);
    expect(isRepeat(beginning, 'revise')).toBe(false);
  });

  it('whatever happens: only a person confirms, only the confirmed is sent, the canceled stays', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 60 }), (sequence) => {
        const stages = live(sequence);
        let submissions = 0;
        for (const { event, before, after } of stages) {
          expect(Object.values(RegistrationState)).toContain(after.state);
          expect(before.state).not.toBe(CANCELED);
          if (after.state === CONFIRMED) expect(event).toEqual({ type: 'confirm', by: ActorKind.USER });
          if (event.type === 'submit') {
            expect(before.state).toBe(CONFIRMED);
            submissions += 1;
          }
          if (event.type === 'edit') expect(after.state).toBe(DRAFT);
          expect(after.version).toBeGreaterThanOrEqual(1);
          if (event.type === 'revise') expect(after.version).toBe(before.version + 1);
          else expect(after.version).toBeLessThanOrEqual(before.version);
        }
        const waited = stages.some(({ after }) => after.state === ACTION_NEEDED);
        if (waited)
          expect(
            submissions + stages.filter(({ event }) => event.type === 'approved').length,
          ).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('the assistant alone never reaches CONFIRMED, whatever reviewers do', () => {
    const types = {
      EDIT: 'edit',
      CONFIRM: 'confirm',
      SUBMIT: 'submit',
      REVISE: 'revise',
      CANCEL: 'cancel',
    } as const;
    fc.assert(
      fc.property(
        fc.array(fc.oneof(events, fc.constantFrom(...Object.values(RegistrationAction))), { maxLength: 40 }),
        (steps) => {
          let life = beginning;
          for (const step of steps) {
            if (typeof step === 'string') {
              if (
                !allowed(view(life), assistant).includes(step) ||
                step === RegistrationAction.RESEND_OWNER_VERIFICATION ||
                // It begins another registration.
                step === RegistrationAction.RENEW
              )
                continue;
              life = nextState(life, { type: types[step], by: ActorKind.ASSISTANT } as LifeEvent) ?? life;
            } else if (step.type !== 'confirm') life = nextState(life, step as LifeEvent) ?? life;
            expect(life.state).not.toBe(CONFIRMED);
          }
        },
      ),
    );
  });
});

describe('what may be done', () => {
  const { EDIT, CONFIRM, SUBMIT, REVISE, CANCEL } = RegistrationAction;
  it.each([
    [DRAFT, [EDIT, CONFIRM, CANCEL], [EDIT, CANCEL]],
    [CONFIRMED, [EDIT, SUBMIT, CANCEL], [EDIT, SUBMIT, CANCEL]],
    [IN_PROGRESS, [], []],
    [ACTION_NEEDED, [REVISE, CANCEL], [REVISE, CANCEL]],
    [APPROVED, [], []],
    [CANCELED, [], []],
  ])('in %s: %p by the owner, %p by the assistant', (state, byOwner, byAssistant) => {
    expect(allowed(view({ state }), owner)).toEqual(byOwner);
    expect(allowed(view({ state }), assistant)).toEqual(byAssistant);
    expect(allowed(view({ state }), actor(ActorKind.USER, MemberRole.MEMBER))).toEqual([]);
    expect(allowed(view({ state }), actor(ActorKind.SERVICE))).toEqual([]);
  });

  it('asks for another yes when what was confirmed is no longer the same', () => {
    const stale = view({ state: CONFIRMED, isStale: true });
    expect(allowed(stale, owner)).toEqual([EDIT, CONFIRM, CANCEL]);
    expect(allowed(stale, assistant)).toEqual([EDIT, CANCEL]);
    expect(nextStep(stale, now)).toMatchObject({ headline: 'Confirm it once more' });
  });

  it('renews only an approval for numbers abroad that ends, once, and none that its owner made', () => {
    const abroad = { kind: RegistrationKind.REGULATORY_BUNDLE, state: APPROVED, validUntil: inDays(30) };
    const { RENEW } = RegistrationAction;
    expect(allowed(view(abroad), owner)).toEqual([RENEW]);
    expect(allowed(view(abroad), assistant)).toEqual([RENEW]);
    for (const change of [
      { validUntil: null },
      { isBeingRenewed: true },
      { adopted: true },
      { state: IN_PROGRESS },
      { kind: RegistrationKind.A2P_10DLC },
    ])
      expect(allowed(view({ ...abroad, ...change }), owner)).not.toContain(RENEW);
  });

  it('covers every action and gives a reason for each refusal, none for what is allowed', () => {
    for (const state of Object.values(RegistrationState))
      for (const who of [owner, assistant]) {
        const all = actionsFor(view({ state }), who, now);
        expect(all.map(({ action }) => action)).toEqual(Object.values(RegistrationAction));
        for (const { allowed: ok, reason } of all) expect(reason === null).toBe(ok);
      }
  });

  it('words the refusals of one action differently per state', () => {
    for (const action of [EDIT, SUBMIT]) {
      const reasons = Object.values(RegistrationState).flatMap(
        (state) => actionsFor(view({ state }), owner, now).find((one) => one.action === action)?.reason ?? [],
      );
      expect(new Set(reasons).size).toBe(reasons.length);
    }
  });

  it('confirms nothing incomplete or sure to be refused', () => {
    const reason = (change: Partial<RegistrationView>) =>
      actionsFor(view(change), owner, now).find(({ action }) => action === CONFIRM)?.reason;
    expect(reason({ errors: { website: ['Enter an address.'], name: [] } })).toBe(
      '1 answer is missing or not right yet.',
    );
    expect(reason({ errors: { a: ['x'], b: ['y'] } })).toBe('2 answers are missing or not right yet.');
    expect(reason({ blockers: 2 })).toContain('2 problems');
    expect(reason({})).toBeNull();
  });

  it('tells the assistant who can confirm', () => {
    const one = actionsFor(view(), assistant, now).find(({ action }) => action === CONFIRM);
    expect(one).toMatchObject({ allowed: false, reason: expect.stringContaining('person') });
  });

  it('sends a verification text only for those who get one, and not too often', () => {
    const resend = (change: Partial<RegistrationView>) =>
      actionsFor(view({ kind: RegistrationKind.A2P_10DLC, state: IN_PROGRESS, ...change }), owner, now).at(
        -1,
      );
    expect(resend({})).toMatchObject({ allowed: false });
    expect(resend({ ownerVerification: { awaited: true, resendAt: null, answerBy: null } })).toMatchObject({
      allowed: true,
    });
    expect(
      resend({ ownerVerification: { awaited: true, resendAt: inDays(1), answerBy: null } }),
    ).toMatchObject({
      allowed: false,
      availableAt: inDays(1),
    });
    expect(resend({ kind: RegistrationKind.TOLL_FREE_VERIFICATION })?.reason).toContain(
      'no verification text',
    );
  });
});

describe('the way back', () => {
  it('the reviewer’s word decides over our own reading of the reasons', () => {
    const facts = { suspended: false, rejections: [rejection(false)], editExpiresAt: null };
    expect(isRevisable({ ...facts, editAllowed: true }, now)).toBe(true);
    expect(isRevisable({ ...facts, editAllowed: false }, now)).toBe(false);
    expect(isRevisable({ ...facts, editAllowed: null }, now)).toBe(false);
  });

  it('is a new request once the time for edits has passed', () => {
    const facts = {
      suspended: false,
      rejections: [rejection(true)],
      editAllowed: true,
      editExpiresAt: inDays(-1),
    };
    expect(isEditableAtReviewer(facts, now)).toBe(false);
    expect(isRevisable(facts, now)).toBe(true);
  });

  it('does not lead out of a suspension', () => {
    const suspended = view({ state: ACTION_NEEDED, suspended: true });
    expect(allowed(suspended, owner)).toEqual([RegistrationAction.CANCEL]);
  });
});
