import {
  isNewer,
  NumberEvidence as Evidence,
  NumberRegistrationState as State,
  stateOfNumberEvent,
  stateProvenBy,
  testTextFrom,
  type NumberRegistration,
} from './number-registration';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 22, 12, minute));
const fact = (state: State, minute: number, evidence = Evidence.EVENT): NumberRegistration => ({
  state,
  evidence,
  toldAt: at(minute),
  failureCode: null,
});

describe('what the phone companies know of a number', () => {
  it.each([
    ['number-registration.pending', State.PENDING],
    ['number-registration.successful', State.REGISTERED],
    ['number-registration.failed', State.FAILED],
    ['number-deregistration.pending', State.LEAVING],
    ['number-deregistration.successful', State.UNREGISTERED],
    ['number-deregistration.failed', State.REGISTERED],
    ['campaign-registration.campaign-approved', null],
  ])('is read from the event %s', (suffix, state) => {
    expect(stateOfNumberEvent(`com.twilio.messaging.compliance.${suffix}`)).toBe(state);
  });

  it.each<[boolean, number | null, State | null]>([
    [true, null, State.REGISTERED],
    [false, 30034, State.PENDING],
    [false, 30035, State.PENDING],
    [false, 30007, null],
    [false, null, null],
  ])('is proven by a text (arrived: %s, code: %s)', (arrived, errorCode, state) => {
    expect(stateProvenBy({ arrived, errorCode })).toBe(state);
  });

  it.each<[string, NumberRegistration | null, NumberRegistration, boolean]>([
    ['the first news', null, fact(State.PENDING, 0), true],
    [
      'anything after an assumption',
      fact(State.PENDING, 9, Evidence.ASSUMED),
      fact(State.REGISTERED, 1),
      true,
    ],
    ['later news', fact(State.PENDING, 1), fact(State.REGISTERED, 2), true],
    ['earlier news', fact(State.REGISTERED, 2), fact(State.PENDING, 1), false],
    ['the same news twice', fact(State.REGISTERED, 2), fact(State.REGISTERED, 2), false],
    ['an end at the same moment', fact(State.PENDING, 2), fact(State.REGISTERED, 2), true],
    ['a wait at the same moment', fact(State.REGISTERED, 2), fact(State.PENDING, 2), false],
  ])('takes or leaves %s', (_name, known, news, isTaken) => {
    expect(isNewer(known, news)).toBe(isTaken);
  });

  it('offers a test text after a day', () => {
    expect(testTextFrom(at(0))).toEqual(new Date(Date.UTC(2026, 10, 23, 12)));
  });
});
