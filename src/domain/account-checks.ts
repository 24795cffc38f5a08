import { DomainError, fault, UserErrorCode, type UserFault } from './errors';

/** What Twilio said when it was asked with the credentials somebody gave. */
export interface AccountLook {
  sid: string;
  /** Twilio's own word: active, suspended or closed. */
  status: string;
  /** Twilio's own word: Trial or Full. */
  type: string;
  /** The account above it; itself for one that has none. */
  ownerSid: string;
}

const sidField = ['input', 'accountSid'];
const tokenField = ['input', 'authToken'];

/** Reads the Account SID that somebody typed: Twilio's are lower case after the prefix. */
export function readAccountSid(text: string): string {
  const sid = text.trim();
  if (/^SK/i.test(sid))
    throw new DomainError(
      fault(
        UserErrorCode.INVALID,
        'This is the name of an API key. Give the Account SID, which begins with AC, and its auth token: an API key cannot check that calls come from Twilio.',
        sidField,
      ),
    );
  if (!/^AC[0-9a-f]{32}$/i.test(sid))
    throw new DomainError(
      fault(
        UserErrorCode.INVALID,
        'The Account SID is AC followed by 32 letters a to f and digits. The Twilio Console shows it beside the auth token.',
        sidField,
      ),
    );
  return `AC${sid.slice(2).toLowerCase()}`;
}

/** Why Twilio would not let us in at all, by its error code. */
export function deniedFault(code: number | null): UserFault {
  switch (code) {
    case 20005:
    case 10001:
      return suspended();
    case 20008:
      return fault(
        UserErrorCode.INVALID,
        'These are test credentials. Give the live Account SID and auth token, which the Twilio Console shows side by side.',
        tokenField,
      );
    case 20006:
      return missingPermissions(['the account itself']);
    default:
      return fault(
        UserErrorCode.INVALID,
        'Twilio does not accept this auth token for this Account SID. Copy both from the Twilio Console, which shows them side by side; the secret of an API key does not work here.',
        tokenField,
      );
  }
}

/** What keeps an account that let us in from being connected; null when nothing does. */
export function accountFault(look: AccountLook, parentSid: string): UserFault | null {
  if (look.sid === parentSid || look.ownerSid === parentSid)
    return fault(
      UserErrorCode.NOT_ALLOWED,
      'This account is one of ours and is looked after already. Give an account that is your own.',
      sidField,
    );
  if (look.status === 'closed')
    return fault(
      UserErrorCode.NOT_AVAILABLE,
      'This Twilio account is closed, which cannot be undone. Give one that is in use.',
      sidField,
    );
  if (look.status !== 'active') return suspended();
  if (look.ownerSid !== look.sid)
    return fault(
      UserErrorCode.NOT_AVAILABLE,
      'This is a subaccount of another Twilio account, whose owner decides about it. Give the main account.',
      sidField,
    );
  if (look.type === 'Trial')
    return fault(
      UserErrorCode.NOT_AVAILABLE,
      'This is a trial account, which can only text numbers it has verified. Upgrade it in the Twilio Console, then connect it.',
      sidField,
    );
  return null;
}

/** The account is good, but may not use what texting takes. */
export function missingPermissions(what: readonly string[]): UserFault {
  return fault(
    UserErrorCode.NOT_AVAILABLE,
    `This Twilio account may not use ${what.join(', ')}. Have Twilio's support enable it, then connect the account.`,
    sidField,
  );
}

export function connectedElsewhere(): UserFault {
  return fault(
    UserErrorCode.CONFLICT,
    'This Twilio account is connected to another organization. Disconnect it there first.',
    sidField,
  );
}

export function twilioSilent(): UserFault {
  return fault(UserErrorCode.TWILIO_UNAVAILABLE, 'Twilio did not answer. Try again in a moment.', null, {
    retryable: true,
    retryAfterSeconds: 5,
  });
}

function suspended(): UserFault {
  return fault(
    UserErrorCode.NOT_AVAILABLE,
    'This Twilio account is suspended. Settle that with Twilio, then connect it.',
    sidField,
  );
}
