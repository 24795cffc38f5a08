import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  AdoptTwilioResourcesDocument,
  CloseTwilioAccountDocument,
  ConfirmTwilioAccountDocument,
  ConnectTwilioAccountDocument,
  CreateOrganizationDocument,
  DisconnectTwilioAccountDocument,
  PhoneCardsDocument,
  ReactivateTwilioAccountDocument,
  ReusableTwilioResourcesDocument,
  RotateTwilioAuthTokenDocument,
  SuspendTwilioAccountDocument,
  TakeOverPhoneNumbersDocument,
  TwilioAccountInventoryDocument,
} from '../../operations/generated';
import type { ApiClient } from '../../local/client';
import { must } from '../../local/registration-steps';
import { KeyRing } from '../../src/lib/encryption';
import type { TestApp } from './app';
import { ownAccounts, type OwnAccount } from './own-accounts';
import type { Accounts } from './recorded-calls';
import { tokens } from './tokens';
import { until } from './wait';

type World = Pick<TestApp, 'client' | 'simulator' | 'database' | 'env'>;

/** An organization with the account that we look after and one that its owner has. */
export interface AccountLife {
  id: string;
  owner: ApiClient;
  own: OwnAccount;
  /** What was in the owner's account when they brought it. */
  before: unknown;
  accounts: Accounts & { managed: string; own: string };
}

interface Settings {
  id: string;
  mode: string;
  status: string;
  connection: string;
  wanted: string | null;
  sid: string;
  token: string;
  next: string | null;
  imported: boolean;
  subscription: string | null;
  /** The messaging service that texts go through. */
  service: string | null;
  /** Numbers that came with the account: those asked for, and those whose calls and texts reach us. */
  taken: { all: number; asked: number; answered: number };
}

/** What a person does about an account, and how far it has come. */
interface Act {
  ask(settings: Settings): Promise<unknown>;
  /** Nobody need ask again: it goes on by itself. */
  isAsked(settings: Settings): boolean;
  isDone(settings: Settings): boolean | Promise<boolean>;
}

const name = 'Juniper Street Bakery';

/** What people do with the Twilio accounts of their organizations, from sign-up to the end. */
export function accountLives(app: World) {
  const { simulator, database } = app;
  const keys = new KeyRing(app.env.ENCRYPTION_KEYS!);

  async function settingsOf(id: string): Promise<Settings | null> {
    const [row] = await database.query<Settings>(
      `SELECT id, mode, status, connection, wanted_status AS wanted, account_sid AS sid, auth_token_encrypted AS token,
         next_auth_token_encrypted AS next, imported_at IS NOT NULL AS imported,
         event_subscription_sid AS subscription, messaging_service_sid AS service,
         (SELECT json_build_object('all', count(*)::int, 'asked', count(texts_taken_over_at)::int,
            'answered', (count(*) FILTER (WHERE n.voice_webhook_active))::int)
          FROM phone_number_origins o JOIN phone_numbers n ON n.id = o.phone_number_id
          WHERE o.organization_id = $1) AS taken
       FROM organization_twilio_settings WHERE organization_id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Whether nothing is planned for it but daily looks and what is forgotten in time. */
  async function isAtRest(id: string): Promise<boolean> {
    const open = await database.query(
      `SELECT 1 FROM scheduled_work WHERE organization_id = $1
         AND task NOT IN ('reconcile-account', 'retire-previous-token', 'refresh-resource', 'revoke-documents')
       UNION ALL SELECT 1 FROM parked_twilio_accounts WHERE organization_id = $1 AND wanted_status <> status LIMIT 1`,
      [id],
    );
    return open.length === 0;
  }

  async function createOrganization(): Promise<string> {
    const service = app.client(await tokens.service());
    const input = { name, plan: 'STARTER' as const, ownerUserId: 'user-owner' };
    const { createOrganization: made } = await service.run(CreateOrganizationDocument, { input });
    return must(made.organization, 'no organization').id;
  }

  /** Waits until its account is made and tells of what happens in it. */
  async function ready(id: string): Promise<AccountLife> {
    const { sid } = await until(
      async () => {
        const settings = await settingsOf(id);
        return settings !== null && settings.subscription !== null && (await isAtRest(id)) && settings;
      },
      { what: 'an account that is set up', within: 60_000 },
    );
    const own = await ownAccounts(app).account({ numbers: 2, services: 1, brands: 1, sinks: 1 });
    const before = await ownAccounts(app).atTwilio(own);
    const owner = app.client(await tokens.person(id));
    return { id, owner, own, before, accounts: { managed: sid, own: own.sid } };
  }

  /** Asks until it is wanted, as a person would who gets no answer, and waits until it is so. */
  async function carryOut({ id }: AccountLife, { ask, isAsked, isDone }: Act): Promise<void> {
    for (;;) {
      const settings = await settingsOf(id);
      if (settings && (await isDone(settings)) && (await isAtRest(id))) return;
      if (settings && !isAsked(settings)) await ask(settings).catch(() => undefined);
      await sleep(40);
    }
  }

  /**
   * Paused, resumed, given another token, left for an account of the owner's whose plan is adopted and whose numbers are
   * taken over, come back to, closed.
   */
  async function live(life: AccountLife): Promise<void> {
    const { owner, own, accounts } = life;
    const { managed } = accounts;
    const input = ({ id }: Settings) => ({ input: { twilioAccountId: id } });
    const former = (await settingsOf(life.id))!.token;
    const acts: Act[] = [
      {
        ask: (now) => owner.run(SuspendTwilioAccountDocument, input(now)),
        isAsked: ({ wanted }) => wanted === 'SUSPENDED',
        isDone: ({ status }) => status === 'SUSPENDED',
      },
      {
        ask: (now) => owner.run(ReactivateTwilioAccountDocument, input(now)),
        isAsked: ({ wanted }) => wanted !== 'SUSPENDED',
        isDone: ({ status, wanted }) => status === 'ACTIVE' && wanted === null,
      },
      {
        ask: (now) => owner.run(RotateTwilioAuthTokenDocument, input(now)),
        isAsked: ({ token, next }) => next !== null || keys.decrypt(token) !== keys.decrypt(former),
        isDone: ({ token, next }) => next === null && keys.decrypt(token) !== keys.decrypt(former),
      },
      {
        ask: () =>
          owner.run(ConnectTwilioAccountDocument, { input: { accountSid: own.sid, authToken: own.token } }),
        isAsked: ({ sid }) => sid === own.sid,
        isDone: ({ sid, imported }) => sid === own.sid && imported,
      },
      {
        ask: async ({ id }) => {
          const { organization } = await owner.run(TwilioAccountInventoryDocument, {});
          const { digest } = organization.twilioAccount!.inventory!;
          await owner.run(ConfirmTwilioAccountDocument, { input: { twilioAccountId: id, digest } });
        },
        isAsked: ({ connection }) => connection === 'CONNECTED',
        isDone: ({ subscription }) => subscription !== null,
      },
      {
        ask: async ({ id }) => {
          const { organization } = await owner.run(ReusableTwilioResourcesDocument, {});
          const { digest } = organization.twilioAccount!.reusable!;
          await owner.run(AdoptTwilioResourcesDocument, { input: { twilioAccountId: id, digest } });
        },
        isAsked: ({ service }) => service !== null,
        isDone: ({ service }) => service !== null,
      },
      {
        ask: async () => {
          const { organization } = await owner.run(PhoneCardsDocument, { first: 10 });
          const phoneNumberIds = organization.phoneNumbers.nodes.map((one) => one.id);
          await owner.run(TakeOverPhoneNumbersDocument, {
            input: { phoneNumberIds, calls: true, texts: true },
          });
        },
        isAsked: ({ taken }) => taken.asked === taken.all,
        isDone: ({ taken }) => taken.all === 2 && taken.answered === 2,
      },
      {
        ask: (now) => owner.run(DisconnectTwilioAccountDocument, input(now)),
        isAsked: ({ connection, sid }) => connection === 'DISCONNECTING' || sid === managed,
        isDone: ({ sid, status, wanted }) => sid === managed && status === 'ACTIVE' && wanted === null,
      },
      {
        ask: ({ id }) =>
          owner.run(CloseTwilioAccountDocument, { input: { twilioAccountId: id, confirmation: name } }),
        isAsked: ({ wanted }) => wanted === 'CLOSED',
        isDone: ({ status }) => status === 'CLOSED',
      },
    ];
    for (const act of acts) await carryOut(life, act);
  }

  /** Everything that there is of the accounts, at Twilio and here, without what differs from one to the next. */
  async function outcomes(lives: readonly AccountLife[]): Promise<Map<string, unknown>> {
    const at = await simulator.resources();
    const ids = lives.map(({ id }) => id);
    const rows = async (sql: string) => {
      const all = await database.query<{ id: string; text: string }>(sql, [ids]);
      return (id: string) => all.filter((one) => one.id === id).map(({ text }) => text);
    };
    const settings = await rows(
      `SELECT organization_id AS id, concat_ws(' ', mode, status, connection, wanted_status, next_auth_token_encrypted)
         AS text FROM organization_twilio_settings WHERE organization_id = ANY($1::uuid[])`,
    );
    const operations = await rows(
      `SELECT organization_id AS id, what || ' ' || state AS text FROM twilio_operations
       WHERE organization_id = ANY($1::uuid[]) ORDER BY 2`,
    );
    const planned = await rows(
      `SELECT organization_id AS id, task AS text FROM scheduled_work WHERE organization_id = ANY($1::uuid[]) ORDER BY 2`,
    );
    // A new token that did not come about is asked for again.
    const news = await rows(
      `SELECT organization_id AS id, kind || ' ' || title AS text FROM notifications
       WHERE organization_id = ANY($1::uuid[]) AND title <> 'The access token was not changed' ORDER BY 2`,
    );
    const known = new Map<string, Settings | null>();
    const untouched = new Map<string, boolean>();
    for (const { id, own, before } of lives) {
      known.set(id, await settingsOf(id));
      untouched.set(id, isDeepStrictEqual(await ownAccounts(app).atTwilio(own), before));
    }
    return new Map(
      lives.map(({ id, accounts }) => {
        const mine = (kind: string, sid: string) => at[kind]!.filter((one) => one.account_sid === sid);
        const made = at.accounts!.filter((one) => one.friendly_name === id);
        const within = (sid: string) => ({
          sinks: mine('sinks', sid).map((one) => one.status),
          subscriptions: mine('subscriptions', sid).map((one) => (one.types as unknown[]).length),
          numbers: mine('incomingPhoneNumbers', sid).length,
          services: mine('messagingServices', sid).length,
        });
        return [
          id,
          {
            accounts: made.map((one) => one.status),
            isTokenKnown: made.map((one) => one.auth_token === keys.decrypt(known.get(id)!.token)),
            managed: within(accounts.managed),
            own: within(accounts.own),
            isOwnAsBefore: untouched.get(id),
            settings: settings(id),
            operations: operations(id),
            planned: planned(id),
            news: news(id),
          },
        ];
      }),
    );
  }

  return { createOrganization, ready, live, outcomes };
}
