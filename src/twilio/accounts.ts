import type { AccountInstance } from 'twilio/lib/rest/api/v2010/account';
import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

/** An account as Twilio shows it to whoever may see its token. */
export interface TwilioAccount {
  sid: string;
  /** In the clear: encrypt it before it is stored. */
  authToken: string;
  /** Twilio's own word: active, suspended or closed. */
  status: string;
  /** Twilio's own word: Trial or Full. */
  type: string;
  /** The account above it; itself for one that has none. */
  ownerSid: string;
}

/** Accounts (API 2010-04-01, Accounts): subaccounts are made and watched with the parent's credentials. */
export class AccountGateway {
  constructor(private readonly clients: TwilioClients) {}

  /** Friendly names are not unique at Twilio: look before making another. */
  createSubaccount(friendlyName: string): Promise<Outcome<TwilioAccount>> {
    return attempt(async () =>
      read(await this.clients.forParent().api.v2010.accounts.create({ friendlyName })),
    );
  }

  /** The subaccount with exactly this name that is not closed, or null. */
  findSubaccount(friendlyName: string): Promise<Outcome<TwilioAccount | null>> {
    return attempt(async () => {
      const found = await this.clients.forParent().api.v2010.accounts.list({ friendlyName, limit: 20 });
      const ours = found.find((one) => one.friendlyName === friendlyName && one.status !== 'closed');
      return ours ? read(ours) : null;
    });
  }

  /** A subaccount seen with the parent's credentials, also while it is suspended. */
  fetchSubaccount(sid: string): Promise<Outcome<TwilioAccount>> {
    return attempt(async () => read(await this.clients.forParent().api.v2010.accounts(sid).fetch()));
  }

  /** Suspends, resumes or closes a subaccount; safe to repeat, but closing gives up all its numbers for good. */
  setStatus(sid: string, status: 'active' | 'suspended' | 'closed'): Promise<Outcome<TwilioAccount>> {
    return attempt(async () =>
      read(await this.clients.forParent().api.v2010.accounts(sid).update({ status })),
    );
  }

  /** The account that owns those we look after. */
  get parentSid(): string {
    return this.clients.parentSid;
  }

  /** The account seen with its own credentials: shows whether they are still accepted. */
  fetchOwn(account: AccountCredentials): Promise<Outcome<TwilioAccount>> {
    return attempt(async () =>
      read(await this.clients.for(account).api.v2010.accounts(account.accountSid).fetch()),
    );
  }
}

function read(instance: AccountInstance): TwilioAccount {
  return {
    sid: instance.sid,
    authToken: instance.authToken,
    status: instance.status,
    type: instance.type,
    ownerSid: instance.ownerAccountSid,
  };
}
