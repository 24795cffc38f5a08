import { TwilioAccountConnection, TwilioAccountMode, TwilioAccountStatus } from './organizations';

/** What people can do about their organization's Twilio account. */
export enum TwilioAccountChange {
  CONNECT_OWN = 'CONNECT_OWN',
  DISCONNECT_OWN = 'DISCONNECT_OWN',
  SUSPEND = 'SUSPEND',
  REACTIVATE = 'REACTIVATE',
  CLOSE = 'CLOSE',
  ROTATE_TOKEN = 'ROTATE_TOKEN',
}

export interface AccountChangeFacts {
  organizationName: string;
  /** Null while it is being made. */
  account: {
    mode: TwilioAccountMode;
    status: TwilioAccountStatus;
    connection: TwilioAccountConnection;
    wantedStatus: TwilioAccountStatus | null;
  } | null;
  /** The managed account that rests while another is in use. */
  parked: { status: TwilioAccountStatus } | null;
  numbers: {
    /** In use in the present account. */
    active: number;
    /** Being bought, moved in or given back. */
    moving: number;
    /** In the account that rests. */
    paused: number;
  };
  /** Requests that reviewers have in hand for numbers of the present account. */
  inReview: number;
}

export interface AccountChangeOutlook {
  change: TwilioAccountChange;
  /** Why it cannot be done now; empty when it can. */
  blockers: string[];
  /** What it will mean, most important first. */
  consequences: string[];
  /** What has to be typed to do it; null when nothing has. */
  confirmation: string | null;
}

/** Says before the deed what it will mean, and whether it can be done. */
export function accountChangeOutlook(
  change: TwilioAccountChange,
  facts: AccountChangeFacts,
): AccountChangeOutlook {
  const { blockers, consequences } = outlooks[change](facts);
  return {
    change,
    blockers: blockers.filter((one) => one !== null),
    consequences: consequences.filter((one) => one !== null),
    confirmation: change === TwilioAccountChange.CLOSE ? facts.organizationName : null,
  };
}

/** Whether what was typed is what had to be typed; spaces and capitals do not matter. */
export function isTyped(confirmation: string, typed: string): boolean {
  const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(typed) === plain(confirmation);
}

type Outlook = (facts: AccountChangeFacts) => {
  blockers: (string | null)[];
  consequences: (string | null)[];
};

const outlooks: Record<TwilioAccountChange, Outlook> = {
  [TwilioAccountChange.CONNECT_OWN]: ({ account, numbers, inReview }) => ({
    blockers: [
      account === null ? 'Your phone account is still being prepared. Try again in a moment.' : null,
      account?.connection === TwilioAccountConnection.DISCONNECTING
        ? 'Your Twilio account is just being disconnected. Try again in a moment.'
        : null,
      isOwn(account)
        ? 'Your own account is connected. Disconnect it before you connect another; to replace its token, connect the same one again.'
        : null,
      moving(numbers.moving),
    ],
    consequences: [
      'We read your Twilio account and show its numbers here. Nothing in it is changed until you confirm.',
      numbers.active > 0
        ? `${numbersOf(numbers.active)} from us cannot be moved to your account. ${numbers.active === 1 ? 'It is' : 'They are'} paused: no texts can be sent from here at once, and after you confirm calls and texts no longer come in either. ${numbers.active === 1 ? 'It stays' : 'They stay'} yours, with the monthly price, and work again when you disconnect your own account.`
        : null,
      numbers.active > 0 && inReview > 0
        ? `${requestsOf(inReview)} in review for ${inReview === 1 ? 'it waits' : 'them wait'} until then.`
        : null,
      'Numbers and texts in your own account are billed to you by Twilio.',
      'Conversations, opt-outs and settings you have here stay.',
    ],
  }),
  [TwilioAccountChange.DISCONNECT_OWN]: ({ account, parked, numbers, inReview }) => ({
    blockers: [isOwn(account) ? null : 'No account of your own is connected.', moving(numbers.moving)],
    consequences: [
      `${numbersOf(numbers.active)} of your account ${numbers.active === 1 ? 'leaves' : 'leave'} this list. In your Twilio account they stay, with all that belongs to them.`,
      'We remove the event sink and the messaging service we added, and put back where your numbers sent calls and texts before. Nothing else is changed or deleted.',
      inReview > 0
        ? `${requestsOf(inReview)} in review ${inReview === 1 ? 'goes' : 'go'} on at Twilio; the answers no longer come here.`
        : null,
      'Conversations are kept, and are there again if you connect the account once more.',
      parked === null
        ? 'You get a new phone account that we look after; it has no numbers yet.'
        : numbers.paused > 0
          ? `The account that we look after comes back, and ${numbersOf(numbers.paused).toLowerCase()} in it ${numbers.paused === 1 ? 'works' : 'work'} again.`
          : 'The account that we look after comes back.',
    ],
  }),
  [TwilioAccountChange.SUSPEND]: ({ account, numbers }) => ({
    blockers: [managedOnly(account, 'paused'), gone(account)],
    consequences: [
      `Calls and texts of ${numbersOf(numbers.active).toLowerCase()} stop at once, in both directions.`,
      'Your numbers stay yours, and their monthly price is still charged.',
      'You can resume at any time.',
    ],
  }),
  [TwilioAccountChange.REACTIVATE]: ({ account, numbers }) => ({
    blockers: [
      managedOnly(account, 'resumed'),
      gone(account),
      account?.status === TwilioAccountStatus.SUSPENDED &&
      account.wantedStatus !== TwilioAccountStatus.SUSPENDED
        ? 'It was not you who suspended the account, so it cannot be resumed here. Our support can tell why.'
        : null,
    ],
    consequences: [`Calls and texts of ${numbersOf(numbers.active).toLowerCase()} work again.`],
  }),
  [TwilioAccountChange.CLOSE]: ({ account, parked, numbers }) => {
    const lost = parked ? numbers.paused : numbers.active;
    return {
      blockers: [
        parked ? null : managedOnly(account, 'closed'),
        parked ? null : gone(account),
        parked ? null : moving(numbers.moving),
      ],
      consequences: [
        'This cannot be undone.',
        lost > 0
          ? `${numbersOf(lost)} ${lost === 1 ? 'is' : 'are'} given back and will belong to somebody else. Approvals for texting are lost with ${lost === 1 ? 'it' : 'them'}.`
          : 'The account has no numbers that would be lost.',
        'Conversations and opt-outs are kept here.',
        parked ? 'Your own Twilio account is not touched.' : 'Afterwards you can begin with a new account.',
      ],
    };
  },
  [TwilioAccountChange.ROTATE_TOKEN]: ({ account }) => ({
    blockers: [
      isOwn(account)
        ? 'Other systems of yours may use this token. Change it in the Twilio Console, then connect the account again with the new one.'
        : null,
      account === null ? 'Your phone account is still being prepared. Try again in a moment.' : null,
      account && account.status !== TwilioAccountStatus.ACTIVE ? 'The account is not in use now.' : null,
    ],
    consequences: [
      'Your phone account gets a new secret token, and the former one stops working. Calls and texts go on meanwhile.',
    ],
  }),
};

function isOwn(account: AccountChangeFacts['account']): boolean {
  return account?.mode === TwilioAccountMode.BRING_YOUR_OWN;
}

function managedOnly(account: AccountChangeFacts['account'], done: string): string | null {
  if (account === null) return 'Your phone account is still being prepared. Try again in a moment.';
  return isOwn(account)
    ? `Your own Twilio account is ${done} in the Twilio Console. Only an account that we look after is ${done} here.`
    : null;
}

function gone(account: AccountChangeFacts['account']): string | null {
  return account?.status === TwilioAccountStatus.CLOSED ? 'The account is closed.' : null;
}

function moving(numbers: number): string | null {
  return numbers > 0
    ? 'A number is just being bought, moved in or given back. Try again when that is done.'
    : null;
}

function numbersOf(count: number): string {
  return count === 1 ? 'The number' : `The ${count} numbers`;
}

function requestsOf(count: number): string {
  return count === 1 ? 'The request' : `The ${count} requests`;
}
