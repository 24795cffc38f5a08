import type { Operation } from '../openapi/documents';
import type { Account } from '../state';
import type { World } from '../world';
import { notFound, TwilioError, unauthorized } from './errors';

/** Whose credentials signed a request. */
export interface Caller {
  account: Account;
  /** True for an API key, which may not touch accounts and keys. */
  viaKey: boolean;
}

/** The account behind basic credentials: SID and auth token, or an API key and its secret. */
export function authenticate(world: World, header: string | undefined): Caller {
  const [scheme, encoded] = (header ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic' || !encoded) throw unauthorized();
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const user = text.slice(0, text.indexOf(':'));
  const password = text.slice(text.indexOf(':') + 1);
  const key = world.keys[user];
  const account = world.accounts[key?.accountSid ?? user];
  const accepted = key ? [key.secret] : [account?.authToken, account?.secondaryToken];
  if (!account || !password || !accepted.includes(password)) throw unauthorized();
  return { account, viaKey: key !== undefined };
}

/** The account a call is about; refuses what the caller may not reach, as Twilio's authentication matrix says. */
export function authorize(
  world: World,
  caller: Caller,
  operation: Operation,
  pathParams: Record<string, string>,
): Account {
  const owner = world.accounts[caller.account.ownerSid];
  if (caller.account.status !== 'active' || owner?.status !== 'active') throw inactive();
  const wanted = operation.host + operation.template;
  if (caller.account.denied?.some((part) => wanted.startsWith(part)))
    throw new TwilioError(403, 20006, 'Access denied: this account may not use the resource');
  if (operation.host !== 'api.twilio.com') return caller.account;
  const isAccountCall = /\/Accounts(\/\{Sid\})?\.json$/.test(operation.template);
  if (caller.viaKey && (isAccountCall || operation.template.includes('/Keys'))) throw unauthorized();
  const sid = operation.template.includes('{AccountSid}')
    ? pathParams.AccountSid
    : isAccountCall
      ? pathParams.Sid
      : null;
  if (sid === null || sid === undefined || sid === caller.account.sid) return caller.account;
  return childOf(world, caller, sid, operation, isAccountCall);
}

function childOf(
  world: World,
  caller: Caller,
  sid: string,
  operation: Operation,
  isAccountCall: boolean,
): Account {
  const target = world.accounts[sid];
  const isParent = caller.account.ownerSid === caller.account.sid;
  if (!target && isParent) throw notFound(`/2010-04-01/Accounts/${sid}`);
  if (target?.ownerSid !== caller.account.sid || caller.viaKey) throw unauthorized();
  // A parent may look at a suspended child and change its status, nothing else.
  if (target.status !== 'active' && !isAccountCall && operation.method !== 'GET') throw inactive();
  return target;
}

function inactive(): TwilioError {
  return new TwilioError(403, 20005, 'Account is not active');
}
