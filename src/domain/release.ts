import { fault, UserErrorCode, type UserFault } from './errors';
import { MessagingPath, PhoneNumberLifecycle } from './phone-numbers';
import { RegistrationState } from './registrations';

/** What giving a number back takes away. */
export enum ReleaseEffectKind {
  VOICE_AGENT = 'VOICE_AGENT',
  TEXT_AGENT = 'TEXT_AGENT',
  TEXTING = 'TEXTING',
  SENDER_POOL = 'SENDER_POOL',
  REGISTRATION = 'REGISTRATION',
  CONVERSATIONS = 'CONVERSATIONS',
  UNREAD = 'UNREAD',
  WAITING_TEXTS = 'WAITING_TEXTS',
  LAST_NUMBER = 'LAST_NUMBER',
}

/** One thing that stops or is lost. */
export interface ReleaseEffect {
  kind: ReleaseEffectKind;
  message: string;
  /** How many there are, where there can be several. */
  count: number | null;
}

/** What hangs on a number. */
export interface ReleaseFacts {
  e164: string;
  lifecycle: PhoneNumberLifecycle;
  path: MessagingPath;
  /** Whether a text would go through now. */
  isReady: boolean;
  voiceAgentId: string | null;
  textAgentId: string | null;
  isInSenderPool: boolean;
  /** States of its registrations that are not canceled. */
  registrations: readonly RegistrationState[];
  /** With activity in the last 30 days. */
  openConversations: number;
  unreadMessages: number;
  /** Queued, or handed over and not taken yet. */
  waitingTexts: number;
  /** Of the organization, beside this one. */
  otherNumbers: number;
}

/** Everything that would stop or be lost, what weighs most first. */
export function releaseEffects(facts: ReleaseFacts): ReleaseEffect[] {
  const { DRAFT, CONFIRMED, IN_PROGRESS, ACTION_NEEDED, APPROVED } = RegistrationState;
  const has = (...states: RegistrationState[]) => facts.registrations.some((one) => states.includes(one));
  const effects: (ReleaseEffect | false)[] = [
    facts.otherNumbers === 0 &&
      effect(
        ReleaseEffectKind.LAST_NUMBER,
        'It is your only number: nobody can call or text you until you have another.',
      ),
    facts.isReady &&
      effect(
        ReleaseEffectKind.TEXTING,
        has(APPROVED)
          ? 'Texting from it stops, and its approval for texting is lost. Another number needs an approval of its own.'
          : 'Texting from it stops.',
      ),
    !facts.isReady &&
      has(APPROVED) &&
      effect(
        ReleaseEffectKind.REGISTRATION,
        'Its approval for texting is lost. Another number needs an approval of its own.',
      ),
    has(IN_PROGRESS) &&
      effect(
        ReleaseEffectKind.REGISTRATION,
        'Its approval for texting is under review. The review ends without a result, and fees paid for it are not returned.',
      ),
    !has(IN_PROGRESS) &&
      has(DRAFT, CONFIRMED, ACTION_NEEDED) &&
      effect(
        ReleaseEffectKind.REGISTRATION,
        'The request for texting that was begun for it is canceled. What was filled in stays readable.',
      ),
    facts.isInSenderPool &&
      effect(
        ReleaseEffectKind.SENDER_POOL,
        facts.path === MessagingPath.A2P_10DLC
          ? 'It leaves your messaging service and its place in the campaign.'
          : 'It leaves your messaging service.',
      ),
    facts.waitingTexts > 0 &&
      effect(
        ReleaseEffectKind.WAITING_TEXTS,
        facts.waitingTexts === 1
          ? 'One text is still waiting to leave. It fails and is not sent.'
          : `${facts.waitingTexts} texts are still waiting to leave. They fail and are not sent.`,
        facts.waitingTexts,
      ),
    facts.unreadMessages > 0 &&
      effect(
        ReleaseEffectKind.UNREAD,
        facts.unreadMessages === 1
          ? 'One text to it is unread.'
          : `${facts.unreadMessages} texts to it are unread.`,
        facts.unreadMessages,
      ),
    facts.openConversations > 0 &&
      effect(
        ReleaseEffectKind.CONVERSATIONS,
        facts.openConversations === 1
          ? 'One conversation of the last 30 days ends: it stays readable and cannot be answered.'
          : `${facts.openConversations} conversations of the last 30 days end: they stay readable and cannot be answered.`,
        facts.openConversations,
      ),
    facts.voiceAgentId !== null &&
      effect(
        ReleaseEffectKind.VOICE_AGENT,
        'The agent that answers its calls has nothing to answer any more.',
      ),
    facts.textAgentId !== null &&
      effect(
        ReleaseEffectKind.TEXT_AGENT,
        'The agent that answers its texts has nothing to answer any more.',
      ),
  ];
  return effects.filter((one) => one !== false);
}

function effect(kind: ReleaseEffectKind, message: string, count: number | null = null): ReleaseEffect {
  return { kind, message, count };
}

/** What nobody can undo, in words. */
export function irreversibleText(e164: string): string {
  return `Giving ${e164} back cannot be undone. The carrier sells it to somebody else later, who then gets the calls and texts that are meant for you. Take it off your website, signs and invoices first.`;
}

const field = ['input', 'phoneNumberId'];

/** Why a number cannot be given back in this state of its life; null when it can, or has been. */
export function releaseRefusal(lifecycle: PhoneNumberLifecycle): UserFault | null {
  const { PURCHASING, PORTING_IN, FAILED } = PhoneNumberLifecycle;
  if (lifecycle === PURCHASING)
    return fault(
      UserErrorCode.CONFLICT,
      'This number is still being bought. Give it back once it is yours.',
      field,
      { retryable: true, retryAfterSeconds: 10 },
    );
  if (lifecycle === PORTING_IN)
    return fault(
      UserErrorCode.CONFLICT,
      'This number is still on its way here from your former provider. Give it back once it has arrived.',
      field,
    );
  return lifecycle === FAILED
    ? fault(UserErrorCode.NOT_AVAILABLE, 'This number was never yours, so it cannot be given back.', field)
    : null;
}

/** Why Twilio would not take a number back, in words for its owner. */
export function releaseFault(code: number | null): UserFault {
  return fault(
    UserErrorCode.TWILIO_REJECTED,
    code === 21634
      ? 'The number is registered for emergency calls, which has to be ended first. Our support can do it for you.'
      : code === null
        ? 'The carrier would not take the number back and gave no reason. Our support can find out why.'
        : `The carrier would not take the number back (code ${code}). Our support can find out why.`,
    field,
  );
}
