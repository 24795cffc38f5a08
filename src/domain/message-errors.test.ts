import fc from 'fast-check';
import { AssistantIntent } from './call-to-action';
import { explainMessageError, knownMessageErrors } from './message-errors';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** The codes of Twilio's messaging pages, one by one. */
const documented = [
  ...[
    14107, 14109, 20003, 20429, 20500, 20503, 21211, 21212, 21408, 21606, 21608, 21609, 21610, 21611, 21612,
  ],
  ...[21614, 21616, 21617, 21618, 21619, 21620, 21621, 21622, 21623, 21703, 21704, 21705],
  ...range(21601, 21604),
  ...range(21654, 21658),
  ...range(30001, 30009),
  ...[30011, 30400, 30404, 30409, 30410, 30450, 30485, 30500, 30610, 30640],
  ...range(30017, 30027),
  ...range(30032, 30044),
  ...range(30440, 30449),
  ...range(30880, 30898),
  ...[63001, 63003, 63005, 63007, 63009, 63010, 63024, 63038, 63040, 63041, 63042, 63046, 63049, 63051],
  ...range(63012, 63022),
  ...range(63027, 63034),
];

it('has words for every documented code', () => {
  expect(documented.filter((code) => !knownMessageErrors.includes(code))).toEqual([]);
});

it('words each code differently', () => {
  const all = knownMessageErrors.map((code) => explainMessageError(code));
  expect(new Set(all.map(({ headline }) => headline)).size).toBe(all.length);
  expect(new Set(all.map(({ explanation }) => explanation)).size).toBe(all.length);
  for (const { headline, explanation } of all) {
    expect(headline.length).toBeGreaterThan(10);
    expect(headline.length).toBeLessThanOrEqual(60);
    expect(explanation).toMatch(/[.!?]$/);
    expect(`${headline} ${explanation}`).not.toMatch(/10DLC|A2P|campaign|brand\b|handset|payload|TFV|HTTP/i);
  }
});

it.each([
  [30034, AssistantIntent.SET_UP_MESSAGING, true],
  [30032, AssistantIntent.SET_UP_MESSAGING, true],
  [30007, AssistantIntent.REVIEW_MESSAGE, true],
  [21618, AssistantIntent.REVIEW_MESSAGE, true],
  [21610, AssistantIntent.CHECK_CONTACT, true],
  [30003, AssistantIntent.CHECK_CONTACT, false],
  [30004, AssistantIntent.CHECK_CONTACT, true],
  [30005, AssistantIntent.CHECK_CONTACT, true],
  [30006, AssistantIntent.CHECK_CONTACT, true],
  [21211, AssistantIntent.CHECK_CONTACT, true],
  [21614, AssistantIntent.CHECK_CONTACT, true],
  [30445, AssistantIntent.FIX_REGISTRATION, true],
  [20003, AssistantIntent.CONTACT_SUPPORT, true],
  [30002, AssistantIntent.CONTACT_SUPPORT, true],
])('%d leads to %s', (code, intent, permanent) => {
  const about = { phoneNumberId: 'n', registrationId: 'r', messageId: 'm', contact: '+14155550123' };
  expect(explainMessageError(code, about)).toMatchObject({
    code,
    permanent,
    callToAction: {
      intent,
      phoneNumberId: 'n',
      registrationId: 'r',
      messageId: 'm',
      contact: '+14155550123',
    },
  });
});

it('offers nothing where waiting or rewriting is the answer', () => {
  for (const code of [30035, 30007, 30023, 21617]) expect(explainMessageError(code).callToAction).toBeNull();
});

it('is honest about codes it does not know', () => {
  expect(explainMessageError(99999)).toMatchObject({ code: 99999, permanent: false });
  expect(explainMessageError(21999).permanent).toBe(true);
  expect(explainMessageError(null)).toMatchObject({
    code: null,
    callToAction: { intent: AssistantIntent.CHECK_CONTACT },
  });
  fc.assert(
    fc.property(fc.integer(), (code) => {
      const one = explainMessageError(code);
      if (!knownMessageErrors.includes(code)) expect(one.headline).toContain(String(code));
      expect(one.explanation).not.toBe('');
    }),
  );
});

describe('a text that was filtered', () => {
  const body = 'Flash sale! Details at bit.ly/3xYz and http://example.org';

  it('is looked through for what may have been the cause', () => {
    const { findings } = explainMessageError(30007, { body });
    expect(findings.map((one) => one.message).join(' ')).toContain('bit.ly');
    expect(findings.every((one) => one.fieldKey === null)).toBe(true);
    expect(findings[0]!.severity).toBe('BLOCKER');
  });

  it('is left alone when it was not the cause', () => {
    expect(explainMessageError(30003, { body }).findings).toEqual([]);
    expect(explainMessageError(30007, { body: 'Your bread is ready.' }).findings).toEqual([]);
  });
});
