import { ReviewOutcome, type StepDefinition } from './programmes/programme';
import { RegistrationStepState } from './registrations';

/** What has been done for one step of the present version. */
export interface StepFacts {
  /** The step's effects in order; none before it was submitted. */
  effects: readonly { state: 'PLANNED' | 'DONE' | 'REJECTED' | 'UNKNOWN' }[];
  /** What the reviewer says; null until its resource exists and was fetched. */
  review: ReviewOutcome | null;
  twilioSid: string | null;
  submittedAt: Date | null;
  finishedAt: Date | null;
  /** What its owner has to do about it in Twilio's Console; nothing where left out. */
  inConsole?: string | null;
}

/** One step as clients see it. */
export interface StepView {
  key: string;
  label: string;
  state: RegistrationStepState;
  detail: string | null;
  twilioSid: string | null;
  submittedAt: Date | null;
  finishedAt: Date | null;
}

const { WAITING, SUBMITTING, IN_REVIEW, ACTION_NEEDED, APPROVED } = RegistrationStepState;

/** The steps in order, each in the state that its effects and its review give it. */
export function stepViews(
  definitions: readonly StepDefinition[],
  facts: ReadonlyMap<string, StepFacts>,
): StepView[] {
  const factsOf = ({ key }: StepDefinition): StepFacts => facts.get(key) ?? nothingDone;
  const lastReviewed = definitions.findLastIndex((one) => factsOf(one).review !== null);
  let isOpen = true;
  // What nothing is known of before a step that was reviewed has been gone through elsewhere.
  const shown = definitions.filter((one, index) => index > lastReviewed || isKnown(factsOf(one)));
  return shown.map((definition) => {
    const { key, label } = definition;
    const known = factsOf(definition);
    const state = stateOf(known, isOpen);
    isOpen &&= state === APPROVED;
    const { twilioSid, submittedAt, finishedAt } = known;
    const isFinal = state === APPROVED || state === ACTION_NEEDED;
    return {
      key,
      label,
      state,
      detail: detailOf(state, definition, known),
      twilioSid,
      submittedAt,
      finishedAt: isFinal ? finishedAt : null,
    };
  });
}

const nothingDone: StepFacts = {
  effects: [],
  review: null,
  twilioSid: null,
  submittedAt: null,
  finishedAt: null,
};

function isKnown({ effects, review, inConsole }: StepFacts): boolean {
  return effects.length > 0 || review !== null || Boolean(inConsole);
}

/** A step is begun only when every step before it is approved, or when its own effects already are. */
function stateOf({ effects, review, inConsole }: StepFacts, isOpen: boolean): RegistrationStepState {
  if (inConsole) return ACTION_NEEDED;
  // Made for an earlier version, and left as it is by this one.
  if (effects.length === 0) return review === null ? WAITING : reviewed(review);
  if (effects.some(({ state }) => state === 'REJECTED'))
    return review === ReviewOutcome.APPROVED ? APPROVED : ACTION_NEEDED;
  if (effects.some(({ state }) => state !== 'DONE')) {
    const isBegun = effects.some(({ state }) => state !== 'PLANNED');
    return isOpen || isBegun ? SUBMITTING : WAITING;
  }
  return review === null ? IN_REVIEW : reviewed(review);
}

function reviewed(review: ReviewOutcome): RegistrationStepState {
  switch (review) {
    case ReviewOutcome.APPROVED:
      return APPROVED;
    case ReviewOutcome.SENT_BACK:
    case ReviewOutcome.SUSPENDED:
    case ReviewOutcome.GONE:
    case ReviewOutcome.AWAITS_OWNER:
      return ACTION_NEEDED;
    case ReviewOutcome.IN_REVIEW:
      return IN_REVIEW;
  }
}

function detailOf(
  state: RegistrationStepState,
  { reviewing, awaitingOwner, refused }: StepDefinition,
  { effects, review, inConsole }: StepFacts,
): string | null {
  if (inConsole) return inConsole;
  switch (state) {
    case WAITING:
      return effects.length === 0 ? null : 'Starts when the step before it is approved.';
    case SUBMITTING:
      return 'We are handing it over.';
    case IN_REVIEW:
      return reviewing;
    case APPROVED:
      return 'Approved.';
    case ACTION_NEEDED:
      if (review === ReviewOutcome.AWAITS_OWNER) return awaitingOwner ?? reviewing;
      if (review === ReviewOutcome.SUSPENDED) return 'The approval was suspended.';
      if (review === ReviewOutcome.GONE) return 'It is no longer on record at Twilio.';
      if (effects.some((one) => one.state === 'REJECTED')) return 'It was refused when we handed it over.';
      return refused ?? 'The reviewer sent it back.';
  }
}
