import { MessagingPath, PhoneNumberLifecycle } from './phone-numbers';
import { RegistrationState } from './registrations';
import { irreversibleText, releaseEffects, type ReleaseFacts, releaseFault, releaseRefusal } from './release';

const idle: ReleaseFacts = {
  e164: '+18335550123',
  lifecycle: PhoneNumberLifecycle.ACTIVE,
  path: MessagingPath.TOLL_FREE_VERIFICATION,
  isReady: false,
  voiceAgentId: null,
  textAgentId: null,
  isInSenderPool: false,
  registrations: [],
  openConversations: 0,
  unreadMessages: 0,
  waitingTexts: 0,
  otherNumbers: 2,
};
const kinds = (change: Partial<ReleaseFacts>) =>
  releaseEffects({ ...idle, ...change }).map(({ kind, count }) =>
    count === null ? kind : `${kind} ${count}`,
  );

describe('what giving a number back would mean', () => {
  it('is nothing for a number that nobody uses', () => {
    expect(kinds({})).toEqual([]);
  });

  it('names everything, what weighs most first', () => {
    expect(
      kinds({
        isReady: true,
        voiceAgentId: 'a',
        textAgentId: 'b',
        isInSenderPool: true,
        registrations: [RegistrationState.APPROVED],
        openConversations: 3,
        unreadMessages: 2,
        waitingTexts: 1,
        otherNumbers: 0,
      }),
    ).toEqual([
      'LAST_NUMBER',
      'TEXTING',
      'SENDER_POOL',
      'WAITING_TEXTS 1',
      'UNREAD 2',
      'CONVERSATIONS 3',
      'VOICE_AGENT',
      'TEXT_AGENT',
    ]);
  });

  it.each([
    [RegistrationState.IN_PROGRESS, 'under review'],
    [RegistrationState.DRAFT, 'canceled'],
    [RegistrationState.ACTION_NEEDED, 'canceled'],
    [RegistrationState.APPROVED, 'lost'],
  ])('says what becomes of a registration that is %s', (state, word) => {
    const [effect] = releaseEffects({ ...idle, registrations: [state] });
    expect(effect).toMatchObject({ kind: 'REGISTRATION', message: expect.stringContaining(word) });
  });

  it('speaks of the campaign only where there is one', () => {
    const pooled = { ...idle, isInSenderPool: true };
    expect(releaseEffects(pooled)[0]?.message).not.toContain('campaign');
    expect(releaseEffects({ ...pooled, path: MessagingPath.A2P_10DLC })[0]?.message).toContain('campaign');
  });

  it('says that nobody can undo it', () => {
    expect(irreversibleText(idle.e164)).toContain('+18335550123 back cannot be undone');
  });

  it.each(Object.values(PhoneNumberLifecycle))(
    'begins for a number that is %s, or says why not',
    (lifecycle) => {
      const { PURCHASING, PORTING_IN, FAILED } = PhoneNumberLifecycle;
      expect(releaseRefusal(lifecycle) !== null).toBe([PURCHASING, PORTING_IN, FAILED].includes(lifecycle));
    },
  );

  it('has words for each refusal of Twilio', () => {
    const messages = [21634, 20001, null].map((code) => releaseFault(code).message);
    expect(new Set(messages).size).toBe(3);
  });
});
