import { ReviewOutcome } from './programmes/programme';
import { type StepFacts, stepViews } from './registration-steps';

const at = new Date('2026-11-10T12:00:00Z');
const definitions = [
  { key: 'brand', label: 'Business', reviewing: 'The registry is checking the business.' },
  { key: 'campaign', label: 'Messages', reviewing: 'The carriers are reading the messages.' },
];
const facts = (
  effects: StepFacts['effects'][number]['state'][],
  review: ReviewOutcome | null = null,
): StepFacts => ({
  effects: effects.map((state) => ({ state })),
  review,
  twilioSid: 'BN1',
  submittedAt: at,
  finishedAt: at,
});
const states = (brand?: StepFacts, campaign?: StepFacts) =>
  stepViews(
    definitions,
    new Map([
      ...(brand ? [['brand', brand] as const] : []),
      ...(campaign ? [['campaign', campaign] as const] : []),
    ]),
  ).map(({ state }) => state);

it.each<[string, StepFacts | undefined, string]>([
  ['nothing sent', undefined, 'WAITING'],
  ['effects planned', facts(['PLANNED', 'PLANNED']), 'SUBMITTING'],
  ['effects half done', facts(['DONE', 'PLANNED']), 'SUBMITTING'],
  ['an outcome unknown', facts(['UNKNOWN']), 'SUBMITTING'],
  ['handed over', facts(['DONE']), 'IN_REVIEW'],
  ['in review', facts(['DONE'], ReviewOutcome.IN_REVIEW), 'IN_REVIEW'],
  ['approved', facts(['DONE'], ReviewOutcome.APPROVED), 'APPROVED'],
  ['sent back', facts(['DONE'], ReviewOutcome.SENT_BACK), 'ACTION_NEEDED'],
  ['suspended', facts(['DONE'], ReviewOutcome.SUSPENDED), 'ACTION_NEEDED'],
  ['gone', facts(['DONE'], ReviewOutcome.GONE), 'ACTION_NEEDED'],
  ['refused at once', facts(['REJECTED']), 'ACTION_NEEDED'],
  ['a correction not handed over yet', facts(['PLANNED'], ReviewOutcome.SENT_BACK), 'SUBMITTING'],
])('%s', (_name, brand, state) => {
  expect(states(brand)[0]).toBe(state);
});

it('lets a step wait until the one before it is approved', () => {
  const planned = facts(['PLANNED']);
  expect(states(facts(['DONE'], ReviewOutcome.IN_REVIEW), planned)).toEqual(['IN_REVIEW', 'WAITING']);
  expect(states(facts(['DONE'], ReviewOutcome.APPROVED), planned)).toEqual(['APPROVED', 'SUBMITTING']);
});

it('says what goes on, and gives an end only to what has ended', () => {
  const [brand] = stepViews(definitions, new Map([['brand', facts(['DONE'], ReviewOutcome.IN_REVIEW)]]));
  expect(brand).toMatchObject({
    detail: definitions[0]!.reviewing,
    twilioSid: 'BN1',
    submittedAt: at,
    finishedAt: null,
  });
  const [approved] = stepViews(definitions, new Map([['brand', facts(['DONE'], ReviewOutcome.APPROVED)]]));
  expect(approved?.finishedAt).toEqual(at);
});

it('leaves out what was gone through elsewhere before a step that is reviewed', () => {
  expect(stepViews(definitions, new Map([['campaign', facts([], ReviewOutcome.APPROVED)]]))).toMatchObject([
    { key: 'campaign', state: 'APPROVED' },
  ]);
});
