export enum CallStatus {
  RINGING = 'RINGING',
  IN_PROGRESS = 'IN_PROGRESS',
  COMPLETED = 'COMPLETED',
  BUSY = 'BUSY',
  NO_ANSWER = 'NO_ANSWER',
  FAILED = 'FAILED',
  CANCELED = 'CANCELED',
}

/** Who the caller spoke to last. */
export enum CallAnswerer {
  AGENT = 'AGENT',
  MEMBER = 'MEMBER',
  VOICEMAIL = 'VOICEMAIL',
}

export enum CallRecordingKind {
  CALL = 'CALL',
  VOICEMAIL = 'VOICEMAIL',
}

/** Twilio's words (https://www.twilio.com/docs/voice/api/call-resource#call-status-values, read 2026-11-25). */
const statuses: Readonly<Record<string, CallStatus>> = {
  queued: CallStatus.RINGING,
  initiated: CallStatus.RINGING,
  ringing: CallStatus.RINGING,
  'in-progress': CallStatus.IN_PROGRESS,
  answered: CallStatus.IN_PROGRESS,
  completed: CallStatus.COMPLETED,
  busy: CallStatus.BUSY,
  'no-answer': CallStatus.NO_ANSWER,
  failed: CallStatus.FAILED,
  canceled: CallStatus.CANCELED,
};

/** Null for a word that is not known. */
export function readCallStatus(word: unknown): CallStatus | null {
  return typeof word === 'string' ? (statuses[word.toLowerCase()] ?? null) : null;
}

export function isOver(status: CallStatus): boolean {
  return status !== CallStatus.RINGING && status !== CallStatus.IN_PROGRESS;
}

/** Where a call stands after news of it, which may come late or twice: it only moves forward, and an end is final. */
export function nextStatus(current: CallStatus, told: CallStatus | null): CallStatus {
  if (told === null || isOver(current) || told === CallStatus.RINGING) return current;
  return told;
}

const answererRanks: readonly (CallAnswerer | null)[] = [
  null,
  CallAnswerer.AGENT,
  CallAnswerer.MEMBER,
  CallAnswerer.VOICEMAIL,
];

/** Who had the call last: an agent hands over to people, and voicemail comes when all else has failed. */
export function laterAnswerer(one: CallAnswerer | null, other: CallAnswerer | null): CallAnswerer | null {
  return answererRanks.indexOf(one) >= answererRanks.indexOf(other) ? one : other;
}
