import { AssistantIntent, callToAction } from './call-to-action';
import { type Matter, presentCall } from './notification-calls';
import { MessagingState } from './readiness';

const createdAt = new Date('2026-03-02T10:00:00Z');
const before = new Date('2026-03-01T10:00:00Z');
const after = new Date('2026-03-03T10:00:00Z');
const nothing: Matter = { registration: null, number: null, contact: null };

const button = (intent: AssistantIntent, label = 'Told') => callToAction(label, intent);
const presently = (intent: AssistantIntent, matter: Matter) =>
  presentCall({ callToAction: button(intent), createdAt }, matter);

const { FIX_REGISTRATION, VERIFY_OWNER_PHONE, RESUME_REGISTRATION, SET_UP_MESSAGING, CONTACT_SUPPORT } =
  AssistantIntent;

describe('the button of a notification', () => {
  const asks = (intent: AssistantIntent | null, submittedAt: Date | null = before): Matter => ({
    registration: { callToAction: intent && button(intent, 'Asked now'), submittedAt },
    number: null,
    contact: null,
  });

  it.each([
    ['while it is sent back', FIX_REGISTRATION, asks(FIX_REGISTRATION), FIX_REGISTRATION],
    ['while the correction is written', FIX_REGISTRATION, asks(FIX_REGISTRATION, null), FIX_REGISTRATION],
    ['where no correction is possible', FIX_REGISTRATION, asks(CONTACT_SUPPORT), CONTACT_SUPPORT],
    ['once the correction was sent', FIX_REGISTRATION, asks(null, after), null],
    ['once it came back again, which is told anew', FIX_REGISTRATION, asks(FIX_REGISTRATION, after), null],
    ['when the owner is asked after a correction', FIX_REGISTRATION, asks(VERIFY_OWNER_PHONE, after), null],
    ['once it was given up', FIX_REGISTRATION, asks(null), null],
    ['while the owner has not answered', VERIFY_OWNER_PHONE, asks(VERIFY_OWNER_PHONE), VERIFY_OWNER_PHONE],
    ['once the owner has answered', VERIFY_OWNER_PHONE, asks(null), null],
    ['when it came back after the answer', VERIFY_OWNER_PHONE, asks(FIX_REGISTRATION), null],
    ['until the renewal has begun', RESUME_REGISTRATION, asks(RESUME_REGISTRATION), RESUME_REGISTRATION],
    ['once the renewal has begun', RESUME_REGISTRATION, asks(null), null],
  ])('about a registration: %s', (_when, told, matter, expected) => {
    const found = presently(told, matter);
    expect(found?.intent ?? null).toBe(expected);
    // What is offered is worded as it is asked for now.
    if (found) expect(found.label).toBe('Asked now');
  });

  it('about a number that is not set up is that of the card, until it was handed in', () => {
    const card = (state: MessagingState, intent: AssistantIntent | null): Matter => ({
      registration: null,
      number: { state, callToAction: intent && button(intent, 'Asked now') },
      contact: null,
    });
    const { NOT_SET_UP, PENDING_REVIEW, ACTION_NEEDED } = MessagingState;
    expect(presently(SET_UP_MESSAGING, card(NOT_SET_UP, RESUME_REGISTRATION))?.label).toBe('Asked now');
    expect(presently(SET_UP_MESSAGING, card(PENDING_REVIEW, null))).toBeNull();
    expect(presently(SET_UP_MESSAGING, card(ACTION_NEEDED, FIX_REGISTRATION))).toBeNull();
  });

  it('about a contact is there until they have opted out', () => {
    const { CHECK_CONTACT } = AssistantIntent;
    const one = (hasOptedOut: boolean) => presently(CHECK_CONTACT, { ...nothing, contact: { hasOptedOut } });
    expect([one(false)?.intent, one(true)]).toEqual([CHECK_CONTACT, null]);
  });

  it('is null where it never had one, and stays where nothing here tells the end', () => {
    expect(presentCall({ callToAction: null, createdAt }, nothing)).toBeNull();
    for (const intent of [CONTACT_SUPPORT, AssistantIntent.MANAGE_ACCOUNT])
      expect(presently(intent, nothing)?.label).toBe('Told');
  });
});
