import {
  ConfirmTwilioAccountDocument,
  ConnectTwilioAccountDocument,
  TwilioAccountInventoryDocument,
  type ConnectTwilioAccountInput,
} from '../../operations/generated';
import { accepted, must } from '../../local/registration-steps';
import type { TestApp } from './app';
import type { GivenOrganization } from './given';
import { until } from './wait';

/** An account of somebody else's at Twilio. */
export interface OwnAccount {
  sid: string;
  token: string;
}

/** What an account of an owner holds when they bring it. */
export interface Stock {
  numbers?: number;
  services?: number;
  brands?: number;
  sinks?: number;
}

/** Builders of accounts that organizations bring along. */
export function ownAccounts(app: Pick<TestApp, 'simulator'>) {
  const { simulator } = app;

  async function account(
    stock: Stock = {},
    more: { type?: string; owner?: string } = {},
  ): Promise<OwnAccount> {
    const made = await simulator.console({ do: 'account', friendlyName: 'Owner', ...more });
    const sid = String(made.sid);
    if (Object.keys(stock).length > 0) await simulator.console({ do: 'stock', account: sid, ...stock });
    return { sid, token: String(made.auth_token) };
  }

  /** An approval for numbers abroad that its owner made in the Console. */
  async function bundle(
    { sid }: OwnAccount,
    of: { country: string; numberType: string; status: string; validUntil?: string },
  ): Promise<{ sid: string; address_sid: string }> {
    const made = await simulator.console({ do: 'regulatory-bundle', account: sid, ...of });
    return made as { sid: string; address_sid: string };
  }

  /** Asks for the connection and gives the answer as it is. */
  async function connect(
    of: GivenOrganization,
    { sid, token }: OwnAccount,
    more: Partial<ConnectTwilioAccountInput> = {},
  ) {
    const input = { accountSid: sid, authToken: token, ...more };
    return (await of.owner.run(ConnectTwilioAccountDocument, { input })).connectTwilioAccount;
  }

  /** The account in use, with what was found in it. */
  async function shown(of: GivenOrganization) {
    return (await of.owner.run(TwilioAccountInventoryDocument, {})).organization;
  }

  /** Connects it and waits until it was read. */
  async function connected(of: GivenOrganization, own: OwnAccount) {
    accepted('the account', (await connect(of, own)).userErrors);
    return until(
      async () => {
        const { twilioAccount } = await shown(of);
        return twilioAccount?.inventory && { ...twilioAccount, inventory: twilioAccount.inventory };
      },
      { what: 'an account that was read', within: 60_000 },
    );
  }

  /** The yes of its owner. */
  async function confirmed(of: GivenOrganization, own: OwnAccount) {
    const { id, inventory } = await connected(of, own);
    const input = { twilioAccountId: id, digest: inventory.digest };
    const { confirmTwilioAccount } = await of.owner.run(ConfirmTwilioAccountDocument, { input });
    accepted('the confirmation', confirmTwilioAccount.userErrors);
    return must(confirmTwilioAccount.twilioAccount, 'no account');
  }

  /** Everything in the account at Twilio, for comparing. */
  async function atTwilio({ sid }: OwnAccount) {
    const all = await simulator.resources();
    const kinds = [
      'incomingPhoneNumbers',
      'messagingServices',
      'brands',
      'campaigns',
      'sinks',
      'subscriptions',
      'addresses',
      'regulatoryBundles',
      'regulatoryItems',
      'regulatoryEndUsers',
      'regulatoryDocuments',
    ];
    const mine = (one: Record<string, unknown>) => one.account_sid === sid;
    return Object.fromEntries(
      kinds.map((kind) => [
        kind,
        (all[kind] ?? []).filter(mine).map(({ date_updated: _updated, ...rest }) => rest),
      ]),
    ) as Record<string, Record<string, unknown>[]>;
  }

  /** Calls with the account's own credentials since one of them. */
  async function callsOf({ sid }: OwnAccount, since = 0) {
    return (await simulator.requests(since)).filter((call) => call.account === sid);
  }

  return { account, bundle, connect, shown, connected, confirmed, atTwilio, callsOf };
}
