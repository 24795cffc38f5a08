import type { RecordedRequest } from '../../local/simulator';
import { parentAccount } from './simulator';

/** One call of an undisturbed run. */
export interface Call {
  /** Method and path, the caller's own accounts by their names. */
  kind: string;
  /** Name of the account whose credentials it carries. */
  by: string;
  /** How many of its kind came before it. */
  nth: number;
  /** Names of its parameters, and those of their values that are words of Twilio's. */
  says: string;
}

/** SIDs of the accounts in which things are done for somebody, by name. */
export type Accounts = Readonly<Record<string, string>>;

const parent = 'parent';

/** A call without what differs from one organization to the next. */
export function kindOfCall({ method, path }: Pick<RecordedRequest, 'method' | 'path'>): string {
  return `${method} ${path.replace(/\/[A-Z]{2}[0-9a-f]{32}/g, '/*')}`;
}

export const isRead = ({ kind }: Call): boolean => kind.startsWith('GET ');

/** Whether a request is made in one of the accounts, or by their parent about one of them. */
export function isOf({ account, path }: RecordedRequest, accounts: Accounts): boolean {
  const sids = Object.values(accounts);
  return account === parentAccount.sid
    ? sids.some((sid) => path.includes(sid))
    : sids.includes(account ?? '');
}

/** What tells a call from others of its kind, whoever makes it. */
type Alike = Pick<Call, 'kind' | 'by'>;

/** Which kind of call a request is, with whose credentials. */
export function callOf(request: RecordedRequest, accounts: Accounts): Alike {
  const named = Object.entries(accounts);
  const path = named.reduce((text, [name, sid]) => text.replaceAll(sid, `{${name}}`), request.path);
  const by = named.find(([, sid]) => sid === request.account)?.[0] ?? parent;
  return { kind: kindOfCall({ method: request.method, path }), by };
}

/** Somebody's calls in order; what says the same as the one of its kind before is said again and not another. */
export function callsOf(requests: readonly RecordedRequest[], accounts: Accounts): Call[] {
  const latest = new Map<string, string>();
  const calls: Call[] = [];
  for (const request of requests.filter((one) => isOf(one, accounts))) {
    const call = callOf(request, accounts);
    const key = `${call.by} ${call.kind}`;
    if (latest.get(key) === request.body) continue;
    latest.set(key, request.body);
    const nth = calls.filter((one) => isAlike(one, call)).length;
    calls.push({ ...call, nth, says: saidIn(request.body) });
  }
  return calls;
}

const isWord = /^(?:[A-Z][A-Z_]{2,}|RN[0-9a-f]{32}|[a-z]+(?:_[a-z0-9]+)+|true|false)$/;

/** Without what differs from one organization to the next. */
function saidIn(body: string): string {
  const said = [...new URLSearchParams(body)].flatMap(([name, value]) => {
    if (value.startsWith('{')) return Object.keys(JSON.parse(value) as object).map((key) => `${name}.${key}`);
    return [isWord.test(value) ? `${name}=${value}` : name];
  });
  return [...new Set(said)].sort().join(' ');
}

/** Those that say what none of the others does. */
export function unlike(calls: readonly Call[], others: readonly Call[]): Call[] {
  return calls.filter((one) => !others.some((other) => isAlike(one, other) && one.says === other.says));
}

/** What a fault has to match to befall calls of this kind in somebody else's accounts. */
export function matchOf({ kind, by }: Alike, accounts: Accounts): { match: string; account: string } {
  const match = kind.replace(/\{(\w+)\}/g, (_whole, name: string) => accounts[name]!);
  return { match: `${match}$`, account: by === parent ? parentAccount.sid : accounts[by]! };
}

/** Whether two calls differ only in which of their kind they are. */
export function isAlike(one: Alike, other: Alike): boolean {
  return one.kind === other.kind && one.by === other.by;
}

/** Deals them out so that those of one group lie far apart. */
export function dealt<T>(all: readonly T[], groups: number): T[][] {
  return Array.from({ length: groups }, (_, group) => all.filter((_one, index) => index % groups === group));
}
