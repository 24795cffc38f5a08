import { rfc2822 } from '../http/dates';
import { badRequest, notFound, TwilioError } from '../http/errors';
import { listV2010, newestFirst } from '../http/paging';
import { newSecret, newSid } from '../ids';
import type { Account, ApiKey } from '../state';
import type { World } from '../world';
import { releaseNumber } from './incoming-numbers';
import { created, noContent, ok, type Call, type Product, type Simulator } from './product';

const BASE = 'api.twilio.com/2010-04-01/Accounts';
const LIMIT = 1_000;

export function renderAccount(world: World, account: Account): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${account.sid}`;
  const names = [
    ['available_phone_numbers', 'AvailablePhoneNumbers'],
    ['incoming_phone_numbers', 'IncomingPhoneNumbers'],
    ['messages', 'Messages'],
    ['addresses', 'Addresses'],
    ['keys', 'Keys'],
    ['balance', 'Balance'],
  ];
  return {
    sid: account.sid,
    friendly_name: account.friendlyName,
    auth_token: account.authToken,
    owner_account_sid: world.accounts[account.ownerSid]?.sid ?? account.ownerSid,
    status: account.status,
    type: account.type ?? 'Full',
    date_created: rfc2822(account.createdAt),
    date_updated: rfc2822(account.updatedAt),
    subresource_uris: Object.fromEntries(names.map(([name, part]) => [name, `${uri}/${part}.json`])),
    uri: `${uri}.json`,
  };
}

/** Closes, suspends or resumes an account; closing gives up every number it has. */
export function setStatus(sim: Simulator, account: Account, status: Account['status']): void {
  account.status = status;
  account.updatedAt = sim.clock.now();
  if (status !== 'closed') return;
  for (const number of Object.values(sim.world.phoneNumbers)) {
    if (number.accountSid === account.sid) releaseNumber(sim, number);
  }
}

/** The child or parent a path names, as far as the caller may see it. */
function visible(call: Call): Account {
  const account = call.sim.world.accounts[call.pathParams.Sid ?? ''];
  const mine = account && (account.sid === call.caller.sid || account.ownerSid === call.caller.sid);
  if (!mine) throw notFound(call.path);
  return account;
}

export function newAccount(
  sid: string,
  ownerSid: string,
  authToken: string,
  friendlyName: string,
  now: string,
): Account {
  return {
    sid,
    ownerSid,
    authToken,
    friendlyName,
    status: 'active',
    suspendedByTwilio: false,
    tokenRevoked: false,
    keywords: 'default',
    createdAt: now,
    updatedAt: now,
  };
}

function create(call: Call): Account {
  const { world, clock } = call.sim;
  if (call.caller.ownerSid !== call.caller.sid) {
    throw badRequest('Only a root account may create subaccounts', 21101);
  }
  const siblings = Object.values(world.accounts).filter((account) => account.ownerSid === call.caller.sid);
  if (siblings.length > LIMIT) throw badRequest('Subaccount limit reached', 21480);
  const name =
    call.form.text('FriendlyName') ?? `SubAccount Created at ${clock.now().slice(0, 16).replace('T', ' ')}`;
  if (name.length > 64) throw badRequest('FriendlyName is longer than 64 characters');
  const account = newAccount(newSid('AC'), call.caller.sid, newSecret(), name, clock.now());
  world.accounts[account.sid] = account;
  return account;
}

function update(call: Call): Account {
  const account = visible(call);
  const name = call.form.text('FriendlyName');
  const status = call.form.text('Status') as Account['status'] | null;
  if (name && name.length > 64) throw badRequest('FriendlyName is longer than 64 characters');
  if (status && status !== account.status) {
    if (account.ownerSid === account.sid)
      throw badRequest('The status of a parent account cannot be changed', 21477);
    if (account.status === 'closed') throw badRequest('The account is already closed', 21479);
    if (account.suspendedByTwilio && status === 'active')
      throw badRequest('Twilio suspended this account', 21478);
    setStatus(call.sim, account, status);
  }
  if (name) account.friendlyName = name;
  account.updatedAt = call.sim.clock.now();
  return account;
}

function renderKey(key: ApiKey, withSecret = false): Record<string, unknown> {
  return {
    sid: key.sid,
    friendly_name: key.friendlyName,
    date_created: rfc2822(key.createdAt),
    date_updated: rfc2822(key.updatedAt),
    ...(withSecret ? { secret: key.secret } : {}),
  };
}

function createKey(call: Call): ApiKey {
  const now = call.sim.clock.now();
  const key: ApiKey = {
    sid: newSid('SK'),
    accountSid: call.account.sid,
    friendlyName: call.form.text('FriendlyName') ?? '',
    secret: newSecret(),
    createdAt: now,
    updatedAt: now,
  };
  call.sim.world.keys[key.sid] = key;
  return key;
}

function keyOf(call: Call): ApiKey {
  const key = call.sim.world.keys[call.pathParams.Sid ?? ''];
  if (key?.accountSid !== call.account.sid) throw notFound(call.path);
  return key;
}

export const accounts: Product = {
  routes: [
    { call: `POST ${BASE}.json`, handle: (call) => created(renderAccount(call.sim.world, create(call))) },
    {
      call: `GET ${BASE}.json`,
      handle: (call) => {
        const [name, status] = [call.query.text('FriendlyName'), call.query.text('Status')];
        const all = newestFirst(
          call.sim.world.accounts,
          (account) =>
            (account.sid === call.caller.sid || account.ownerSid === call.caller.sid) &&
            (name === null || account.friendlyName === name) &&
            (status === null || account.status === status),
        );
        return ok(listV2010(call, 'accounts', all, (account) => renderAccount(call.sim.world, account)));
      },
    },
    { call: `GET ${BASE}/{Sid}.json`, handle: (call) => ok(renderAccount(call.sim.world, visible(call))) },
    { call: `POST ${BASE}/{Sid}.json`, handle: (call) => ok(renderAccount(call.sim.world, update(call))) },
    {
      call: `POST ${BASE}/{AccountSid}/Keys.json`,
      handle: (call) => created(renderKey(createKey(call), true)),
    },
    {
      call: `GET ${BASE}/{AccountSid}/Keys.json`,
      handle: (call) => {
        const all = newestFirst(call.sim.world.keys, (key) => key.accountSid === call.account.sid);
        return ok(listV2010(call, 'keys', all, (key) => renderKey(key)));
      },
    },
    { call: `GET ${BASE}/{AccountSid}/Keys/{Sid}.json`, handle: (call) => ok(renderKey(keyOf(call))) },
    {
      call: `POST ${BASE}/{AccountSid}/Keys/{Sid}.json`,
      handle: (call) => {
        const key = keyOf(call);
        key.friendlyName = call.form.get('FriendlyName') ?? key.friendlyName;
        key.updatedAt = call.sim.clock.now();
        return ok(renderKey(key));
      },
    },
    {
      call: `DELETE ${BASE}/{AccountSid}/Keys/{Sid}.json`,
      handle: (call) => {
        delete call.sim.world.keys[keyOf(call).sid];
        return noContent();
      },
    },
    {
      call: `GET ${BASE}/{AccountSid}/Balance.json`,
      handle: (call) => {
        if (call.account.ownerSid !== call.account.sid) {
          throw new TwilioError(404, 20404, 'A subaccount has no balance of its own');
        }
        return ok({ account_sid: call.account.sid, balance: '1000.00', currency: 'USD' });
      },
    },
  ],
  resources: ({ world }) => ({
    accounts: Object.values(world.accounts).map((account) => renderAccount(world, account)),
    keys: Object.values(world.keys).map((key) => ({ account_sid: key.accountSid, ...renderKey(key) })),
  }),
};
