import { Weekday } from './business-hours';
import { type CallRoute, type CallStepKind, instructionsFor, usualTexts } from './call-routing';
import { RoutingMode } from './phone-numbers';

const now = new Date('2026-03-02T15:00:00Z');
const agent = { id: 'agent-1', streamUrl: 'wss://agents.example/calls' };
const open = {
  timeZone: 'UTC',
  openingTimes: [{ day: Weekday.MONDAY, opens: '09:00', closes: '17:00' }],
  holidays: [],
};
const closed = { ...open, holidays: ['2026-03-02'] };
const whole: CallRoute = {
  phoneNumberId: 'number-1',
  e164: '+18885550123',
  routingMode: RoutingMode.AI_FIRST,
  agent,
  phones: ['+14155550101', '+14155550102'],
  records: false,
  recordingNotice: null,
  voicemailGreeting: null,
  afterHoursMessage: null,
  hours: open,
};

/** The steps that a caller goes through when none of them settles the call. */
function path(route: CallRoute): CallStepKind[] {
  const kinds: CallStepKind[] = [];
  for (let after: CallStepKind | null = null; ; after = kinds.at(-1)!) {
    const { step } = instructionsFor(route, now, after);
    if (!step) return kinds;
    kinds.push(step.kind);
  }
}

const { AI_FIRST, HUMANS_FIRST, AI_ONLY } = RoutingMode;
const nobody = { phones: [] };
const noAgent = { agent: null };
const night = { hours: closed };

describe('a caller is taken through what there is, and can leave a message at the end', () => {
  it.each<[RoutingMode, string, Partial<CallRoute>, CallStepKind[]]>([
    [AI_FIRST, 'everything there', {}, ['AGENT', 'RING', 'VOICEMAIL']],
    [AI_FIRST, 'no agent', noAgent, ['RING', 'VOICEMAIL']],
    [AI_FIRST, 'nobody to ring', nobody, ['AGENT', 'VOICEMAIL']],
    [AI_FIRST, 'closed', night, ['AGENT', 'VOICEMAIL']],
    [AI_FIRST, 'closed, no agent', { ...night, ...noAgent }, ['VOICEMAIL']],
    [AI_FIRST, 'nothing', { ...noAgent, ...nobody }, ['VOICEMAIL']],
    [AI_FIRST, 'no hours', { hours: null }, ['AGENT', 'RING', 'VOICEMAIL']],
    [HUMANS_FIRST, 'everything there', {}, ['RING', 'AGENT', 'VOICEMAIL']],
    [HUMANS_FIRST, 'no agent', noAgent, ['RING', 'VOICEMAIL']],
    [HUMANS_FIRST, 'nobody to ring', nobody, ['AGENT', 'VOICEMAIL']],
    [HUMANS_FIRST, 'closed', night, ['AGENT', 'VOICEMAIL']],
    [HUMANS_FIRST, 'closed, no agent', { ...night, ...noAgent }, ['VOICEMAIL']],
    [HUMANS_FIRST, 'nothing', { ...noAgent, ...nobody }, ['VOICEMAIL']],
    [AI_ONLY, 'everything there', {}, ['AGENT', 'VOICEMAIL']],
    [AI_ONLY, 'no agent', noAgent, ['VOICEMAIL']],
    [AI_ONLY, 'closed', night, ['AGENT', 'VOICEMAIL']],
    [AI_ONLY, 'nothing', { ...noAgent, ...nobody }, ['VOICEMAIL']],
  ])('%s, %s', (routingMode, _what, change, expected) => {
    expect(path({ ...whole, routingMode, ...change })).toEqual(expected);
  });

  it('also when the mode was changed during the call', () => {
    const { step } = instructionsFor({ ...whole, routingMode: AI_ONLY }, now, 'RING');
    expect(step?.kind).toBe('VOICEMAIL');
  });

  it('with at most ten telephones at once', () => {
    const phones = Array.from({ length: 12 }, (_, n) => `+1415555${1_000 + n}`);
    const { step } = instructionsFor({ ...whole, routingMode: HUMANS_FIRST, phones }, now);
    expect(step).toMatchObject({ kind: 'RING', phones: phones.slice(0, 10) });
  });
});

describe('what a caller hears', () => {
  const says = (change: Partial<CallRoute>, after: CallStepKind | null = null) =>
    instructionsFor({ ...whole, ...change }, now, after).says;

  it('before a recorded call is the notice, once', () => {
    expect(says({})).toEqual([]);
    expect(says({ records: true })).toEqual(['This call may be recorded.']);
    expect(says({ records: true, recordingNotice: 'We record.' })).toEqual(['We record.']);
    expect(says({ records: true }, 'AGENT')).toEqual([]);
    expect(instructionsFor({ ...whole, records: true }, now).startsRecording).toBe(true);
    expect(instructionsFor({ ...whole, records: true }, now, 'AGENT').startsRecording).toBe(false);
  });

  it('before a message is the greeting that fits the hour, and no notice: leaving one is consent', () => {
    const alone = { ...noAgent, ...nobody, records: true };
    expect(says(alone)).toEqual([usualTexts.voicemailGreeting]);
    expect(says({ ...alone, hours: closed })).toEqual([usualTexts.afterHoursMessage]);
    expect(says({ ...alone, voicemailGreeting: 'Hi.' })).toEqual(['Hi.']);
    expect(says({ ...alone, hours: closed, afterHoursMessage: 'Closed.' })).toEqual(['Closed.']);
    expect(instructionsFor({ ...whole, ...alone }, now).startsRecording).toBe(false);
  });

  it('at a number that is not in service is one polite sentence', () => {
    expect(instructionsFor(null, now)).toMatchObject({
      says: [expect.stringContaining('sorry')],
      step: null,
    });
  });
});
