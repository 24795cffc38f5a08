import { AssistantIntent, callToAction, type CallToAction } from './call-to-action';
import { timeLeft } from './estimates';
import type { Money } from './phone-numbers';
import {
  isEditableAtReviewer,
  isRevisable,
  type OwnerVerification,
  type RegistrationView,
} from './registration-life';
import { NextStepActor, RegistrationState, RegistrationStepState } from './registrations';

/** Whose move it is, and until when. */
export interface NextStep {
  actor: NextStepActor;
  headline: string;
  detail: string | null;
  deadline: Date | null;
  callToAction: CallToAction | null;
}

type Quoted = RegistrationView['quote'];

const { YOU, REVIEWER, US, NOBODY } = NextStepActor;

/** The one thing that has to happen next. */
export function nextStep(view: RegistrationView, now: Date): NextStep {
  const isCorrection = view.version > 1;
  const deadline = isEditableAtReviewer(view, now) ? view.editExpiresAt : null;
  const button = (label: string, intent: AssistantIntent) =>
    callToAction(label, intent, {
      phoneNumberId: view.phoneNumberId,
      registrationId: view.id,
      fieldKeys: intent === AssistantIntent.FIX_REGISTRATION ? refusedFields(view) : [],
    });
  const goOn = isCorrection ? AssistantIntent.FIX_REGISTRATION : AssistantIntent.RESUME_REGISTRATION;
  switch (view.state) {
    case RegistrationState.DRAFT:
      return {
        actor: YOU,
        ...draftWords(view, isCorrection),
        deadline: isCorrection ? deadline : null,
        callToAction: button(isCorrection ? 'Continue correcting' : 'Continue set-up', goOn),
      };
    case RegistrationState.CONFIRMED:
      if (view.isStale)
        return {
          actor: YOU,
          headline: 'Confirm it once more',
          detail:
            'Something has changed since it was confirmed, such as a fee. Look at it again and confirm it.',
          deadline: isCorrection ? deadline : null,
          callToAction: button('Look and confirm', goOn),
        };
      return {
        actor: YOU,
        headline: isCorrection ? 'Send the correction' : 'Send it for review',
        detail: 'Everything is confirmed. Any further change asks for a new confirmation.',
        deadline: isCorrection ? deadline : null,
        callToAction: button(isCorrection ? 'Resend' : 'Send for review', goOn),
      };
    case RegistrationState.IN_PROGRESS:
      if (view.inConsole) return { ...consoleWords(view.inConsole), callToAction: null };
      return view.ownerVerification?.awaited
        ? {
            ...ownerWords(view.ownerVerification, now),
            callToAction: button('Answer the text', AssistantIntent.VERIFY_OWNER_PHONE),
          }
        : { ...progressWords(view), deadline: null, callToAction: null };
    case RegistrationState.ACTION_NEEDED:
      if (view.inConsole) return { ...consoleWords(view.inConsole), callToAction: null };
      if (!isRevisable(view, now))
        return {
          actor: YOU,
          headline: view.suspended ? 'Ask us about the suspension' : 'Ask us about the refusal',
          detail: view.suspended
            ? 'The approval was suspended. We can find out why and what would restore it.'
            : 'It was refused for good: a correction would not change the answer. If the reviewer is mistaken, we can appeal.',
          deadline: null,
          callToAction: button('Get help', AssistantIntent.CONTACT_SUPPORT),
        };
      return {
        actor: YOU,
        headline: 'Correct what was sent back',
        detail: correctionWords(view, deadline, now),
        deadline,
        callToAction: button('Fix and resend', AssistantIntent.FIX_REGISTRATION),
      };
    case RegistrationState.APPROVED:
      if (view.validUntil) return endWords(view, view.validUntil, now);
      if (openStep(view)?.state === RegistrationStepState.ACTION_NEEDED)
        return {
          actor: YOU,
          headline: 'Ask us about the number',
          detail: openStep(view)!.detail,
          deadline: null,
          callToAction: button('Get help', AssistantIntent.CONTACT_SUPPORT),
        };
      return {
        actor: NOBODY,
        headline: 'Approved',
        detail: numbersWords(view) ?? 'There is nothing left to do.',
        deadline: null,
        callToAction: null,
      };
    case RegistrationState.CANCELED:
      return {
        actor: NOBODY,
        headline: 'Canceled',
        detail: 'It goes no further. A new one can be started at any time.',
        deadline: null,
        callToAction: null,
      };
  }
}

/** An approval that ends: numbers rest on it, so somebody has to see to it in time. */
function endWords(view: RegistrationView, deadline: Date, now: Date): NextStep {
  const left = timeLeft(deadline, now);
  const time = left ? ` Time left: ${left}.` : '';
  if (view.isBeingRenewed)
    return {
      actor: NOBODY,
      headline: 'Approved, and being renewed',
      detail: `The approval ends; its renewal has begun and takes its place once it is approved.${time}`,
      deadline,
      callToAction: null,
    };
  if (view.adopted)
    return {
      ...consoleWords(
        `The approval ends, and it was made in your Twilio account: renew it there, in the Twilio Console.${time}`,
      ),
      deadline,
      callToAction: null,
    };
  return {
    actor: YOU,
    headline: 'Renew the approval before it ends',
    detail: `Your answers are kept; have documents at hand that are still valid. Your numbers stay as they are.${time}`,
    deadline,
    callToAction: callToAction('Renew', AssistantIntent.RESUME_REGISTRATION, { registrationId: view.id }),
  };
}

/** What only the owner of a Twilio account can do, and nowhere but there. */
function consoleWords(detail: string): Omit<NextStep, 'callToAction'> {
  return { actor: YOU, headline: 'Do this in the Twilio Console', detail, deadline: null };
}

/** What a registration that is approved as a whole still waits for. */
function numbersWords(view: RegistrationView): string | null {
  return openStep(view)?.detail ?? null;
}

function openStep({ steps }: RegistrationView): RegistrationView['steps'][number] | undefined {
  const open = steps.find(({ state }) => state !== RegistrationStepState.APPROVED);
  return open?.state === RegistrationStepState.WAITING ? undefined : open;
}

/** A short paragraph without sensitive values: where it stands, what is missing, whose move it is, the fee. */
export function brief(view: RegistrationView, now: Date): string {
  const about = view.e164 === null ? '' : ` for ${view.e164}`;
  const version = view.version > 1 ? `, version ${view.version}` : '';
  const { headline, deadline, actor } = nextStep(view, now);
  const left = deadline && timeLeft(deadline, now);
  const sentences = [
    `${view.title}${about}${version}: ${stateWords[view.state]}`,
    ...missingWords(view),
    ...moveWords(view, actor, headline),
    ...(left ? [`Time left: ${left}`] : []),
    ...(isUnsent(view) ? [feeWords(view.quote)] : []),
  ];
  return `${sentences.join('. ')}.`;
}

const stateWords: Record<RegistrationState, string> = {
  [RegistrationState.DRAFT]: 'a draft, not sent yet',
  [RegistrationState.CONFIRMED]: 'confirmed, not sent yet',
  [RegistrationState.IN_PROGRESS]: 'sent and under way',
  [RegistrationState.ACTION_NEEDED]: 'sent back',
  [RegistrationState.APPROVED]: 'approved',
  [RegistrationState.CANCELED]: 'canceled',
};

function moveWords(view: RegistrationView, actor: NextStepActor, headline: string): string[] {
  if (actor === NOBODY) return [];
  if (actor === REVIEWER)
    return [
      view.takingLongerThanUsual
        ? 'The reviewer’s move, and it takes longer than usual'
        : 'The reviewer’s move: there is nothing to do but wait',
    ];
  const words = `${headline.charAt(0).toLowerCase()}${headline.slice(1)}`;
  return [`${actor === YOU ? 'Your move' : 'Our move'}: ${words}`];
}

function isUnsent(view: RegistrationView): boolean {
  return view.state === RegistrationState.DRAFT || view.state === RegistrationState.CONFIRMED;
}

function faultCount(view: RegistrationView): number {
  return Object.values(view.errors).filter((messages) => messages.length > 0).length;
}

function draftWords(view: RegistrationView, isCorrection: boolean): { headline: string; detail: string } {
  const open = [...missingWords(view)];
  if (open.length > 0)
    return {
      headline: isCorrection ? 'Finish the correction' : 'Complete the form',
      detail: `${open.join('. ')}.`,
    };
  return {
    headline: isCorrection ? 'Confirm the correction' : 'Review and confirm',
    detail: 'The form is complete. A person has to read it and confirm that it is right.',
  };
}

/** What stands between a draft and its confirmation; nothing once it was sent. */
function missingWords(view: RegistrationView): string[] {
  if (view.state !== RegistrationState.DRAFT) return [];
  const shown = view.missing.slice(0, 3).map((label) => `“${label}”`);
  const rest = view.missing.length - shown.length;
  const wrong = Math.max(0, faultCount(view) - view.missing.length);
  return [
    ...(shown.length > 0 ? [`Still empty: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`] : []),
    ...(wrong > 0 ? [`${wrong} ${wrong === 1 ? 'answer needs' : 'answers need'} a correction`] : []),
    ...(view.blockers > 0
      ? [
          `${view.blockers} ${view.blockers === 1 ? 'problem' : 'problems'} must be solved before it can be confirmed`,
        ]
      : []),
  ];
}

function ownerWords({ answerBy }: OwnerVerification, now: Date): Omit<NextStep, 'callToAction'> {
  const isOver = answerBy !== null && answerBy <= now;
  const left = answerBy && timeLeft(answerBy, now);
  return {
    actor: YOU,
    headline: isOver ? 'Ask for another text and answer YES' : 'Answer YES to our text',
    detail: isOver
      ? 'The text to the owner’s mobile phone was not answered in time. Have it sent again and answer it with YES.'
      : `The owner’s mobile phone got a text from +1 915 278 2000. Answer it with YES.${left ? ` Time left: ${left}.` : ''}`,
    deadline: isOver ? null : answerBy,
  };
}

function progressWords(view: RegistrationView): Pick<NextStep, 'actor' | 'headline' | 'detail'> {
  const step = view.steps.find(({ state }) => state !== RegistrationStepState.APPROVED);
  if (step?.state !== RegistrationStepState.IN_REVIEW)
    return {
      actor: US,
      headline: 'Handing it over',
      detail: 'We are passing your answers on. There is nothing to do for you.',
    };
  if (view.takingLongerThanUsual)
    return {
      actor: REVIEWER,
      headline: 'Wait for the reviewer, who takes longer than usual',
      detail: 'Nothing is wrong on your side. We keep checking and tell you when there is an answer.',
    };
  return { actor: REVIEWER, headline: 'Wait for the reviewer', detail: step.detail };
}

function correctionWords(view: RegistrationView, deadline: Date | null, now: Date): string {
  const many = view.rejections.length;
  const reasons = many > 1 ? [`The reviewer gave ${many} reasons.`] : [];
  const left = deadline && timeLeft(deadline, now);
  const wasMissed = view.editExpiresAt !== null && view.editExpiresAt <= now;
  return [
    ...reasons,
    'Your answers are kept; only what was refused has to change.',
    ...(left ? [`Time left: ${left}.`] : []),
    ...(wasMissed ? ['The time for correcting this request has passed, so it goes in as a new one.'] : []),
  ].join(' ');
}

function refusedFields(view: RegistrationView): string[] {
  return [...new Set(view.rejections.flatMap(({ fieldKeys }) => fieldKeys))];
}

/** What it costs the organization and who bills it, in a few words. */
function feeWords({ dueNow, dueMonthly, twilioNow, twilioMonthly, needsAcceptance }: Quoted): string {
  if (!needsAcceptance) return 'Nothing to pay';
  const own = sums(dueNow, dueMonthly);
  const twilio = sums(twilioNow, twilioMonthly);
  return [
    ...(own ? [`Fee: ${own}`] : []),
    ...(twilio
      ? [`Twilio bills about ${twilio} to your own Twilio account${own ? '' : '; we charge nothing'}`]
      : []),
  ].join('. ');
}

function sums(now: Money, monthly: Money): string {
  return [
    ...(isZero(now) ? [] : [`${amount(now)} now`]),
    ...(isZero(monthly) ? [] : [`${amount(monthly)} a month`]),
  ].join(' and ');
}

function isZero(money: Money): boolean {
  return Number(money.amount) === 0;
}

function amount({ amount: value, currency }: Money): string {
  return currency === 'USD' ? `$${value}` : `${value} ${currency}`;
}
