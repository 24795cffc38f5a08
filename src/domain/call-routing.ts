import { type BusinessHours, isOpen } from './business-hours';
import { RoutingMode } from './phone-numbers';

/** Everything that decides how a number's calls are answered. */
export interface CallRoute {
  phoneNumberId: string;
  e164: string;
  routingMode: RoutingMode;
  /** Null when none is set, or the one that is set cannot take calls. */
  agent: { id: string; streamUrl: string } | null;
  /** Telephones of the people who answer, E.164. */
  phones: string[];
  records: boolean;
  /** Null: the usual words. */
  recordingNotice: string | null;
  voicemailGreeting: string | null;
  afterHoursMessage: string | null;
  /** Null: always open. */
  hours: BusinessHours | null;
}

export type CallStepKind = 'AGENT' | 'RING' | 'VOICEMAIL';

/** What is done with a caller next; each step tells us when it has ended, and how. */
export type CallStep =
  | { kind: 'AGENT'; agentId: string; streamUrl: string }
  | { kind: 'RING'; phones: string[] }
  | { kind: 'VOICEMAIL' };

/** What the phone network is told to do: say this, begin to record, then take the step, or hang up when there is none. */
export interface CallInstructions {
  says: string[];
  startsRecording: boolean;
  step: CallStep | null;
}

export const usualTexts = {
  recordingNotice: 'This call may be recorded.',
  voicemailGreeting: 'Nobody can take your call right now. Please leave a message after the tone.',
  afterHoursMessage: 'We are closed right now. Please leave a message after the tone.',
} as const;

const goodbye = 'Thank you. Goodbye.';

/** For a number that is not in service, and whenever we do not know better. */
export const nobodyHere: CallInstructions = {
  says: [
    'Thank you for calling. We are sorry that nobody can take your call right now. Please try again later.',
  ],
  startsRecording: false,
  step: null,
};

/** The network rings no more telephones at once (https://www.twilio.com/docs/voice/twiml/number, read 2026-11-25). */
const mostPhones = 10;

const orders: Readonly<Record<RoutingMode, readonly CallStepKind[]>> = {
  [RoutingMode.AI_FIRST]: ['AGENT', 'RING', 'VOICEMAIL'],
  [RoutingMode.HUMANS_FIRST]: ['RING', 'AGENT', 'VOICEMAIL'],
  [RoutingMode.AI_ONLY]: ['AGENT', 'VOICEMAIL'],
};

/**
 * What to do with a call that has just come in, or whose step `after` did not settle it. Whatever is missing is passed
 * over, so that every caller ends with a person, the agent or a place to leave a message.
 */
export function instructionsFor(
  route: CallRoute | null,
  now: Date,
  after: CallStepKind | null = null,
): CallInstructions {
  if (!route) return nobodyHere;
  if (after === 'VOICEMAIL') return goodbyeNow;
  const order = orders[route.routingMode];
  // A step that the mode no longer has was the last one of its kind.
  const from = after === null ? 0 : order.indexOf(after) + 1 || order.length - 1;
  const open = isOpen(route.hours, now);
  const step = order.slice(from).flatMap((kind) => stepOf(kind, route, open))[0]!;
  if (step.kind === 'VOICEMAIL') return { says: [messagePrompt(route, open)], startsRecording: false, step };
  const isFirst = after === null && route.records;
  return {
    says: isFirst ? [route.recordingNotice ?? usualTexts.recordingNotice] : [],
    startsRecording: isFirst,
    step,
  };
}

/** What somebody whose telephone was rung is asked: a machine that picks up cannot press a key. */
export const screeningQuestion = 'A call for your business. To take it, press 1.';

/** Whether the keys that were pressed take the call; none have been when the question is still to be asked. */
export function takesCall(digits: string): boolean {
  return digits === '1';
}

/** The call is settled. */
export const hangUp: CallInstructions = { says: [], startsRecording: false, step: null };

const goodbyeNow: CallInstructions = { says: [goodbye], startsRecording: false, step: null };

function stepOf(kind: CallStepKind, route: CallRoute, open: boolean): CallStep[] {
  if (kind === 'VOICEMAIL') return [{ kind }];
  if (kind === 'AGENT')
    return route.agent ? [{ kind, agentId: route.agent.id, streamUrl: route.agent.streamUrl }] : [];
  return open && route.phones.length > 0 ? [{ kind, phones: route.phones.slice(0, mostPhones) }] : [];
}

function messagePrompt(route: CallRoute, open: boolean): string {
  return open
    ? (route.voicemailGreeting ?? usualTexts.voicemailGreeting)
    : (route.afterHoursMessage ?? usualTexts.afterHoursMessage);
}
