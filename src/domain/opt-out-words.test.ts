import fc from 'fast-check';
import { isAnsweredByTollFreeNetwork, keywordOf, keywords, optsInOnTollFree } from './opt-out-words';

const all = Object.entries(keywords).flatMap(([family, words]) => words.map((word) => ({ family, word })));

it.each(all)('$word is a $family word in any case and spacing', ({ family, word }) => {
  for (const body of [word, word.toLowerCase(), ` ${word}\n`, `\u00a0${word}\t`])
    expect(keywordOf(body)).toEqual({ family, word, exact: true });
});

it.each(all)('$word is understood with closing punctuation, which Twilio does not do', ({ family, word }) => {
  for (const body of [`${word}.`, `${word} !`, `${word}!!`, `${word}…`])
    expect(keywordOf(body)).toEqual({ family, word, exact: false });
});

it.each([
  '',
  ' ',
  '.',
  'STOP please',
  'please stop',
  'don’t stop',
  'STOPS',
  'yes I can',
  'ending',
  'hel p',
  '"stop',
  '停',
])('%p is no keyword', (body) => expect(keywordOf(body)).toBeNull());

it('does not take a question for a yes', () => {
  expect(keywordOf('Yes?')).toBeNull();
  expect(keywordOf('start ?!')).toBeNull();
  expect(keywordOf('help?')?.family).toBe('HELP');
  expect(keywordOf('stop?')?.family).toBe('STOP');
});

it('lets only START and UNSTOP lift a toll-free block', () => {
  expect(all.map(({ word }) => word).filter(optsInOnTollFree)).toEqual(['START', 'UNSTOP']);
  expect(optsInOnTollFree(' start ')).toBe(true);
  expect(all.map(({ word }) => word).filter(isAnsweredByTollFreeNetwork)).toEqual([
    'STOP',
    'START',
    'UNSTOP',
  ]);
});

it('never finds a keyword in a text of several words', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...all.map(({ word }) => word)),
      fc.constantFrom('a', 'the', 'now', '7'),
      (word, more) => {
        expect(keywordOf(`${word} ${more}`)).toBeNull();
        expect(keywordOf(`${more} ${word}`)).toBeNull();
      },
    ),
  );
});
