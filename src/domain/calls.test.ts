import fc from 'fast-check';
import { CallAnswerer, CallStatus, isOver, laterAnswerer, nextStatus, readCallStatus } from './calls';

const statuses = Object.values(CallStatus);

describe('a call', () => {
  it('reads as Twilio words it', () => {
    expect(['ringing', 'in-progress', 'completed', 'no-answer', 'parked', null].map(readCallStatus)).toEqual([
      CallStatus.RINGING,
      CallStatus.IN_PROGRESS,
      CallStatus.COMPLETED,
      CallStatus.NO_ANSWER,
      null,
      null,
    ]);
  });

  it('only moves forward, and an end is final, whatever is told in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statuses)), (told) => {
        let status: CallStatus = CallStatus.RINGING;
        for (const one of told) {
          const next = nextStatus(status, one);
          if (isOver(status)) expect(next).toBe(status);
          if (status === CallStatus.IN_PROGRESS) expect(next).not.toBe(CallStatus.RINGING);
          status = next;
        }
        expect(isOver(status)).toBe(told.some(isOver));
      }),
    );
  });

  it('was answered by whoever came last, however the news came', () => {
    const { AGENT, MEMBER, VOICEMAIL } = CallAnswerer;
    expect(laterAnswerer(null, AGENT)).toBe(AGENT);
    expect(laterAnswerer(MEMBER, AGENT)).toBe(MEMBER);
    expect(laterAnswerer(AGENT, VOICEMAIL)).toBe(VOICEMAIL);
    expect(laterAnswerer(VOICEMAIL, null)).toBe(VOICEMAIL);
  });
});
