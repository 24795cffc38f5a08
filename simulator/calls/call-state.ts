/** What the people in a call do, decided before it rings. */
export interface CallScript {
  /**
   * The agent at the other end of the stream: `talks` until the caller hangs up, `closes` the stream, `fails` to take
   * it, or `waits` until `POST /call-end` says who ends it.
   */
  agent: 'talks' | 'closes' | 'fails' | 'waits';
  /**
   * What becomes of each telephone that is rung; those not named do not answer. Somebody who `answers` presses the key
   * that takes a call, one who `declines` another, and a `voicemail` none.
   */
  members: Record<string, 'answers' | 'declines' | 'voicemail' | 'busy' | 'no-answer'>;
  /** How long a message the caller leaves; 0 for none. */
  messageSeconds: number;
  /** What Twilio will say was wrong with the line. */
  tags: string[];
}

/** One thing that was done with a call. */
export type CallStep =
  | { verb: 'Say'; text: string }
  | { verb: 'Recording' }
  | { verb: 'Stream'; url: string; parameters: Record<string, string> }
  | { verb: 'Dial'; numbers: string[]; status: string }
  | { verb: 'Record'; seconds: number }
  | { verb: 'Hangup' };

/** A call that came in at a number. */
export interface Call {
  sid: string;
  accountSid: string;
  numberSid: string;
  from: string;
  to: string;
  status: 'ringing' | 'in-progress' | 'completed' | 'failed';
  script: CallScript;
  /** In order. */
  steps: CallStep[];
  /** How long each answer of the client took, in milliseconds. */
  answerMs: number[];
  seconds: number;
  createdAt: string;
  endedAt: string | null;
}

/** What was recorded of a call. */
export interface Recording {
  sid: string;
  accountSid: string;
  callSid: string;
  seconds: number;
  channels: number;
  source: 'RecordVerb' | 'StartCallRecordingAPI';
  createdAt: string;
}

/** What every request about a call says of it. */
export function factsOf({ sid, accountSid, from, to, status }: Call): Record<string, string> {
  return {
    CallSid: sid,
    AccountSid: accountSid,
    From: from,
    To: to,
    Caller: from,
    Called: to,
    CallStatus: status,
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
  };
}
