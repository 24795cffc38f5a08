import { KeywordHandling } from './compliance-replies';
import { answerGoodUntil, isOvertakenAnswer, keywordEffect } from './keyword-effects';
import { ComplianceReplySender, MessageOrigin } from './messages';
import { keywordOf } from './opt-out-words';

const { LOQUENT, TWILIO, CARRIER } = ComplianceReplySender;
const { TWILIO_DEFAULT, ADVANCED, OURS } = KeywordHandling;
const own = { STOP: ['BASTA'], HELP: ['HILFE'], START: ['BACK'] };
const fresh = { optedOut: false, saidNo: false, blocked: false };
const gone = { optedOut: true, saidNo: true, blocked: true };
const quiet = { ...gone, blocked: false };

const on = (isTollFree: boolean) => (handling: KeywordHandling, body: string, before: typeof fresh) =>
  keywordEffect({ keyword: keywordOf(body, own)!, sender: { isTollFree, handling }, ...before });
const local = on(false);
const tollFree = on(true);
const nothing = { optedOut: null, liftsBlock: false, sentBy: null };

it.each([
  [TWILIO_DEFAULT, 'STOP', TWILIO],
  [TWILIO_DEFAULT, 'Stop!', LOQUENT],
  [TWILIO_DEFAULT, 'basta', LOQUENT],
  [ADVANCED, 'QUIT', TWILIO],
  [OURS, 'STOP', LOQUENT],
])('%s: %s on a local number opts out and is confirmed by %s', (handling, body, sentBy) => {
  expect(local(handling, body, fresh)).toEqual({ optedOut: true, liftsBlock: false, sentBy });
});

it('confirms an opt-out of ours once, however often it is said', () => {
  expect(local(OURS, 'STOP', quiet).sentBy).toBeNull();
  expect(local(OURS, 'STOP', { ...fresh, optedOut: true }).sentBy).toBe(LOQUENT);
  expect(local(TWILIO_DEFAULT, 'STOP', gone).sentBy).toBe(TWILIO);
});

it.each([TWILIO_DEFAULT, ADVANCED, OURS])('%s: STOP and START on toll-free are the network’s', (handling) => {
  expect(tollFree(handling, 'STOP', fresh)).toEqual({ optedOut: true, liftsBlock: false, sentBy: CARRIER });
  expect(tollFree(handling, 'UNSTOP', gone)).toEqual({ optedOut: false, liftsBlock: true, sentBy: CARRIER });
  expect(tollFree(handling, 'YES', gone)).toEqual(nothing);
  expect(tollFree(handling, 'YES', quiet)).toEqual(nothing);
  expect(tollFree(handling, 'UNSUBSCRIBE', fresh).sentBy).toBe(LOQUENT);
});

it('brings back whom the word reaches, and nobody whom Twilio or the network goes on blocking', () => {
  expect(local(TWILIO_DEFAULT, 'YES', gone)).toEqual({ optedOut: false, liftsBlock: true, sentBy: TWILIO });
  expect(local(TWILIO_DEFAULT, 'Start.', gone)).toEqual(nothing);
  expect(local(TWILIO_DEFAULT, 'back', gone)).toEqual(nothing);
  expect(local(TWILIO_DEFAULT, 'back', quiet)).toEqual({
    optedOut: false,
    liftsBlock: false,
    sentBy: LOQUENT,
  });
  expect(local(OURS, 'START', gone)).toEqual({ optedOut: false, liftsBlock: true, sentBy: LOQUENT });
  expect(tollFree(TWILIO_DEFAULT, 'back', gone)).toEqual(nothing);
});

it.each([TWILIO_DEFAULT, ADVANCED, OURS])('%s: YES answers a question where nobody opted out', (handling) => {
  expect(local(handling, 'Yes', fresh)).toEqual(nothing);
  expect(tollFree(handling, 'Yes', fresh)).toEqual(nothing);
});

it('answers HELP and changes nothing', () => {
  expect(local(TWILIO_DEFAULT, 'INFO', gone)).toEqual({ ...nothing, sentBy: TWILIO });
  expect(local(OURS, 'HELP', fresh)).toEqual({ ...nothing, sentBy: LOQUENT });
  expect(tollFree(ADVANCED, 'hilfe', fresh)).toEqual({ ...nothing, sentBy: LOQUENT });
});

describe('our answer', () => {
  const at = new Date('2026-11-25T10:00:00Z');

  it('to STOP leaves within five minutes, to all else as long as any text', () => {
    expect(answerGoodUntil({ family: 'STOP', at })).toEqual(new Date('2026-11-25T10:05:00Z'));
    expect(answerGoodUntil({ family: 'HELP', at })).toEqual(new Date('2026-11-25T20:00:00Z'));
  });

  it.each<[MessageOrigin, number | null, boolean]>([
    [MessageOrigin.COMPLIANCE_REPLY, 21610, true],
    [MessageOrigin.COMPLIANCE_REPLY, 30036, true],
    [MessageOrigin.COMPLIANCE_REPLY, 30003, false],
    [MessageOrigin.COMPLIANCE_REPLY, null, false],
    [MessageOrigin.USER, 21610, false],
  ])('%s that fails with %p was overtaken: %p', (origin, code, expected) => {
    expect(isOvertakenAnswer({ origin }, code)).toBe(expected);
  });
});
