import fc from 'fast-check';
import {
  answerer,
  checkComplianceReplies,
  checkOwnKeywords,
  defaultReplies,
  KeywordHandling,
  renderReplies,
  replyErrors,
  sendersAnswers,
} from './compliance-replies';
import { ComplianceReplySender } from './messages';
import { keywordOf } from './opt-out-words';
import { segmentsOf } from './segments';

const joe = {
  organizationName: "Joe's Diner",
  doingBusinessAs: null,
  legalName: 'Joe Doe Foods, LLC',
  contactEmail: 'joe@joesdiner.com',
  contactPhone: '+14155550123',
  website: 'https://joesdiner.com',
};
const none = { stop: null, help: null, start: null };
const { LOQUENT, TWILIO, CARRIER } = ComplianceReplySender;
const tollFree = { isTollFree: true, handling: KeywordHandling.TWILIO_DEFAULT };
const local = { isTollFree: false, handling: KeywordHandling.TWILIO_DEFAULT };
const ours = { isTollFree: false, handling: KeywordHandling.OURS };

it('answers in full by default: who, what happened, how to go on', () => {
  expect(defaultReplies(joe)).toEqual({
    stop: "Joe's Diner: You are unsubscribed and will get no more texts from us. Reply START to come back.",
    help:
      "Joe's Diner: For help, call +14155550123 or write to joe@joesdiner.com. Msg frequency varies. " +
      'Msg & data rates may apply. Reply STOP to end texts.',
    start:
      "Joe's Diner: You are subscribed to our texts again. Msg frequency varies. Msg & data rates may apply. " +
      'Reply HELP for help, STOP to end.',
  });
  for (const text of Object.values(defaultReplies(joe))) expect(segmentsOf(text).encoding).toBe('GSM-7');
});

it('uses the trade name where there is one, and some way of help always', () => {
  expect(defaultReplies({ ...joe, doingBusinessAs: 'Joe to go' }).stop).toMatch(/^Joe to go:/);
  expect(defaultReplies({ ...joe, contactEmail: null, contactPhone: null }).help).toContain(
    'https://joesdiner.com',
  );
  expect(defaultReplies({ ...joe, contactEmail: null, contactPhone: null, website: null }).help).toContain(
    'reply',
  );
});

it('defaults meet the demands on own texts, however long the names', () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,250}[a-z]$/);
  fc.assert(
    fc.property(
      name,
      fc.constantFrom(null, `${'a'.repeat(80)}@${'b'.repeat(15)}.com`),
      (organizationName, contactEmail) => {
        const business = { ...joe, organizationName, contactEmail };
        const replies = defaultReplies(business);
        for (const key of ['stop', 'help', 'start'] as const) {
          expect(replies[key].length).toBeLessThanOrEqual(320);
          if (organizationName.length <= 60) expect(replyErrors(key, replies[key], business)).toEqual([]);
        }
      },
    ),
  );
});

describe('who answers', () => {
  const by = (body: string, sender: typeof local) => answerer(keywordOf(body)!, sender);
  it.each([
    ['STOP', tollFree, CARRIER],
    ['start', tollFree, CARRIER],
    ['UNSTOP', tollFree, CARRIER],
    ['HELP', tollFree, TWILIO],
    ['UNSUBSCRIBE', tollFree, LOQUENT],
    ['Stop.', tollFree, LOQUENT],
    ['STOP', local, TWILIO],
    ['YES', local, TWILIO],
    ['Stop!', local, LOQUENT],
    ['STOP', ours, LOQUENT],
    ['INFO', ours, LOQUENT],
    ['HELP', { isTollFree: true, handling: KeywordHandling.OURS }, LOQUENT],
    ['STOP', { isTollFree: true, handling: KeywordHandling.OURS }, CARRIER],
    ['STOP', { isTollFree: false, handling: KeywordHandling.ADVANCED }, TWILIO],
  ])('%s on %j: %s', (body, sender, expected) => expect(by(body, sender)).toBe(expected));
});

it('renders keywords, text, senders and whether it is the default', () => {
  const replies = renderReplies(joe, { ...none, help: 'Own help' }, [tollFree, ours]);
  expect(replies.stop).toMatchObject({ sentBy: [LOQUENT, CARRIER], isDefault: true });
  expect(replies.stop.keywords).toEqual(expect.arrayContaining(['STOP', 'REVOKE', 'OPTOUT']));
  expect(replies.help).toEqual({
    keywords: ['HELP', 'INFO'],
    text: 'Own help',
    sentBy: [LOQUENT, TWILIO],
    isDefault: false,
    warnings: [],
  });
  expect(renderReplies(joe, none, []).stop.sentBy).toEqual([]);
});

it('warns of a text that costs more than one message', () => {
  const long = renderReplies(joe, { ...none, help: 'a'.repeat(161), stop: `${'a'.repeat(80)}’` }, []);
  expect(long.help.warnings).toEqual([expect.stringContaining('2 messages')]);
  expect(long.stop.warnings).toEqual([expect.stringContaining('curly quote')]);
  expect(long.start.warnings).toEqual([]);
});

it('says for each sender who answers and why', () => {
  expect(sendersAnswers(tollFree)).toEqual({
    stop: CARRIER,
    help: TWILIO,
    start: CARRIER,
    explanation: expect.stringMatching(/^The toll-free network answers STOP.*HELP is answered by Twilio/),
  });
  expect(sendersAnswers(ours)).toMatchObject({ stop: LOQUENT, help: LOQUENT, start: LOQUENT });
  expect(sendersAnswers({ isTollFree: false, handling: KeywordHandling.ADVANCED }).explanation).toContain(
    'Advanced Opt-Out',
  );
});

describe('own keywords', () => {
  const some = { STOP: ['BASTA'], START: [], HELP: [] };
  it('are words in capitals, each once, beyond the common ones', () => {
    const { words, faults } = checkOwnKeywords({ startKeywords: [' back', 'Back', 'UNSTOP'] }, some);
    expect([words, faults]).toEqual([{ ...some, START: ['BACK'] }, []]);
    expect(checkOwnKeywords({ stopKeywords: null }, some).words.STOP).toEqual([]);
    expect(renderReplies(joe, none, [], some).stop.keywords).toContain('BASTA');
  });

  it.each([
    [{ stopKeywords: ['two words'] }, ['input', 'stopKeywords', '0'], 'one word'],
    [{ helpKeywords: ['HILFE', 'x'] }, ['input', 'helpKeywords', '1'], 'one word'],
    [{ helpKeywords: ['quit'] }, ['input', 'helpKeywords', '0'], 'always counts as STOP'],
    [{ startKeywords: ['basta'] }, ['input', 'startKeywords'], 'two answers'],
    [{ startKeywords: Array.from({ length: 21 }, (_, n) => `W${n}`) }, ['input', 'startKeywords'], '20'],
  ])('%j is refused', (input, field, says) => {
    const { faults } = checkOwnKeywords(input, some);
    expect(faults).toEqual([expect.objectContaining({ field, message: expect.stringContaining(says) })]);
  });
});

describe('own texts', () => {
  const good = {
    stop: 'Joe’s Diner: you will get no more texts. Text START to return.',
    help: "Joe's Diner, 415 555 0123. Message and data rates may apply. STOP ends texts.",
    start: "Welcome back to JOE'S DINER! Msg & data rates may apply. HELP for help, STOP to end.",
  };

  it('are kept when they say what they must', () => {
    expect(checkComplianceReplies(good, joe)).toEqual({ values: good, faults: null });
    expect(checkComplianceReplies({ stop: null, help: ` ${good.help} ` }, joe).values).toEqual({
      stop: null,
      help: good.help,
    });
    expect(checkComplianceReplies({}, joe).values).toEqual({});
  });

  it.each([
    ['stop', 'You will get no more texts. Text START to return.', 'name your business'],
    ['stop', "Joe's Diner: you will get no more texts from us.", 'START'],
    ['stop', "Joe's Diner: text START for our pies.", 'no more texts'],
    ['help', "Joe's Diner. Msg & data rates may apply. STOP ends texts.", 'for help'],
    ['help', "Joe's Diner, joe@joesdiner.com. STOP ends texts.", 'rates'],
    ['help', "Joe's Diner, joe@joesdiner.com. Rates may apply.", 'STOP'],
    ['start', "Joe's Diner: rates may apply. STOP ends texts.", 'HELP'],
    ['start', 'x', '20 to 320'],
    ['start', 'x'.repeat(321), '20 to 320'],
    ['help', '  ', 'empty'],
    ['help', `${good.help}\u0000`, 'plain text'],
  ] as const)('%s %j lacks something', (key, text, lacks) => {
    const { faults, values } = checkComplianceReplies({ [key]: text }, joe);
    expect(values).toBeNull();
    expect(faults).toHaveLength(1);
    expect(faults?.[0]).toMatchObject({ field: ['input', key], message: expect.stringContaining(lacks) });
  });
});
