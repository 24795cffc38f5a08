import { AssistantIntent, callToAction } from './call-to-action';
import { UserErrorCode } from './errors';
import { MessagingPath } from './phone-numbers';
import { MessagingState, ReadinessReasonCode } from './readiness';
import { NextStepActor } from './registrations';
import { contentFaults, destinationCountry, sendBlock, type SendFacts } from './send-check';

const button = callToAction('Set up messaging', AssistantIntent.SET_UP_MESSAGING, {
  phoneNumberId: 'number',
});
const badge = (
  path: MessagingPath,
  code: ReadinessReasonCode = ReadinessReasonCode.NOT_STARTED,
): SendFacts['readiness'] => ({
  state: MessagingState.NOT_SET_UP,
  path,
  headline: 'Set up messaging',
  reasons: [{ code, message: 'Messaging has not been set up for this number.', actor: NextStepActor.YOU }],
  callToAction: button,
});
const ready: SendFacts['readiness'] = {
  state: MessagingState.READY,
  path: MessagingPath.TOLL_FREE_VERIFICATION,
  headline: 'Ready to text',
  reasons: [],
  callToAction: null,
};
const facts = (change: Partial<SendFacts> = {}): SendFacts => ({
  phoneNumberId: 'number',
  e164: '+18335550123',
  readiness: ready,
  contact: '+14155550123',
  optOut: null,
  isSenderBlocked: false,
  isTest: false,
  ...change,
});
const [sanFrancisco, toronto, sanJuan, kingston, london] = [
  '+14155550123',
  '+14165550123',
  '+17875550123',
  '+18765550123',
  '+442079460000',
];

it.each([
  [sanFrancisco, 'US'],
  [toronto, 'CA'],
  [sanJuan, 'PR'],
  [kingston, 'JM'],
  [london, 'GB'],
  ['+18335550123', 'US'],
  ['12345', null],
  ['LOQUENT', null],
])('%s is in %s', (e164, country) => expect(destinationCountry(e164)).toBe(country));

it('lets a ready number text anybody who did not opt out', () => {
  for (const contact of [sanFrancisco, toronto, london]) expect(sendBlock(facts({ contact }))).toBeNull();
});

it.each([
  [MessagingPath.TOLL_FREE_VERIFICATION, [sanFrancisco, toronto, sanJuan], [kingston, london]],
  [MessagingPath.A2P_10DLC, [sanFrancisco, sanJuan], [toronto, kingston, london]],
])('an unready %s number refuses its own countries with the badge’s button', (path, refused, let_) => {
  for (const contact of refused)
    expect(sendBlock(facts({ readiness: badge(path), contact }))).toMatchObject({
      code: UserErrorCode.SENDER_NOT_READY,
      callToAction: button,
    });
  for (const contact of let_) expect(sendBlock(facts({ readiness: badge(path), contact }))).toBeNull();
});

it('a number out of service, an account on hold or a number for calls only refuses every country', () => {
  for (const code of [
    'NUMBER_NOT_ACTIVE',
    'ACCOUNT_NOT_ACTIVE',
    'NO_TEXT_CAPABILITY',
  ] as ReadinessReasonCode[])
    for (const path of [
      MessagingPath.TOLL_FREE_VERIFICATION,
      MessagingPath.NONE_REQUIRED,
      MessagingPath.NOT_CAPABLE,
    ])
      expect(sendBlock(facts({ readiness: badge(path, code), contact: london }))?.code).toBe(
        'SENDER_NOT_READY',
      );
});

it('while the review runs there is no button, as on the card', () => {
  const readiness = { ...badge(MessagingPath.TOLL_FREE_VERIFICATION), callToAction: null };
  expect(sendBlock(facts({ readiness }))).toMatchObject({ code: 'SENDER_NOT_READY', callToAction: null });
});

it('refuses who opted out, and says which number they must text START to', () => {
  const block = sendBlock(facts({ optOut: { keyword: 'STOP' } }));
  expect(block).toMatchObject({
    code: UserErrorCode.RECIPIENT_OPTED_OUT,
    callToAction: { intent: AssistantIntent.CHECK_CONTACT, contact: sanFrancisco, phoneNumberId: 'number' },
  });
  expect(block?.message).toContain('+18335550123');
  const blocked = sendBlock(facts({ isSenderBlocked: true }));
  expect(blocked?.code).toBe(UserErrorCode.RECIPIENT_OPTED_OUT);
  expect(blocked?.message).not.toBe(block?.message);
});

it.each(['22395', 'LOQUENT'])('says that %s cannot be texted back', (contact) => {
  expect(sendBlock(facts({ contact }))).toMatchObject({ code: UserErrorCode.INVALID, callToAction: null });
});

it('names the unready sender before the opt-out', () => {
  const readiness = badge(MessagingPath.TOLL_FREE_VERIFICATION);
  expect(sendBlock(facts({ readiness, optOut: { keyword: null } }))?.code).toBe('SENDER_NOT_READY');
});

describe('content', () => {
  const sender = { e164: '+18335550123', canSendMedia: true };
  interface Written {
    body?: string;
    mediaUrls?: string[];
  }
  const faults = ({ body, mediaUrls = [] }: Written, to = sanFrancisco, from = sender) =>
    contentFaults(
      { body, media: { field: 'mediaUrls', files: mediaUrls.map((url) => ({ url })) } },
      from,
      to!,
    ).map(({ code, field }) => [code, field?.join('.')]);
  const picture = 'https://example.com/pie.jpg';

  it('may be a text, pictures, or both', () => {
    expect(faults({ body: 'a'.repeat(1600) })).toEqual([]);
    expect(faults({ body: 'Line\nline\t☕️ 😀' })).toEqual([]);
    expect(faults({ mediaUrls: Array<string>(10).fill(picture) })).toEqual([]);
    expect(faults({ body: 'Pie', mediaUrls: [picture] })).toEqual([]);
  });

  it.each<[Written, string[]]>([
    [{}, ['REQUIRED', 'input.body']],
    [{ body: ' \n', mediaUrls: [] }, ['REQUIRED', 'input.body']],
    [{ body: 'a'.repeat(1601) }, ['INVALID', 'input.body']],
    [{ body: 'a\u0000b' }, ['INVALID', 'input.body']],
    [{ body: 'a\ud83d' }, ['INVALID', 'input.body']],
    [{ mediaUrls: Array<string>(11).fill(picture) }, ['INVALID', 'input.mediaUrls']],
    [{ mediaUrls: [picture, 'pie.jpg'] }, ['INVALID', 'input.mediaUrls.1']],
    [{ mediaUrls: ['ftp://example.com/pie.jpg'] }, ['INVALID', 'input.mediaUrls.0']],
  ])('case %#', (content, expected) => expect(faults(content)).toEqual([expected]));

  it.each(['+1415', '4155550123', '+1 415 555 0123', '+18335550123', '12345', ''])(
    'is not sent to %p',
    (to) => {
      expect(faults({ body: 'x' }, to)).toEqual([['INVALID', 'input.to']]);
    },
  );

  it('holds no picture where the number sends texts only', () => {
    expect(faults({ mediaUrls: [picture] }, sanFrancisco, { ...sender, canSendMedia: false })).toEqual([
      ['INVALID', 'input.mediaUrls'],
    ]);
  });
});
