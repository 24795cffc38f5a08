import { MemberRole } from './actor';
import { fault, UserErrorCode, type UserFault } from './errors';
import { isTelephone } from './send-check';

export enum AgentKind {
  VOICE = 'VOICE',
  TEXT = 'TEXT',
}

/** An agent of the organization as Loquent knows it. */
export interface Agent {
  /** Loquent's own id. */
  agentId: string;
  kind: AgentKind;
  name: string;
  /** Where a voice agent takes calls; null for a text agent, and for one that takes none. */
  streamUrl: string | null;
}

/** A person of the organization. */
export interface Member {
  /** The `sub` of their tokens. */
  userId: string;
  role: MemberRole;
  name: string | null;
  /** The telephone to ring, E.164; null when they take no calls. */
  phone: string | null;
}

const mostAtOnce = 100;
const longest = { agentId: 64, userId: 128, name: 100, streamUrl: 500 } as const;

/** What both lists have in common: every row at once, or every fault at its place. */
export type Checked<Row> = { rows: Row[]; removed: string[]; faults: UserFault[] };

/** Agents to keep and ids of those that are gone, with every fault. */
export function checkAgents(given: readonly Agent[], removedIds: readonly string[]): Checked<Agent> {
  const faults = sizeFaults('agents', given.length, 'removedAgentIds', removedIds.length);
  if (faults.length > 0) return { rows: [], removed: [], faults };
  const rows = given.map((one, index) => {
    const at = place('agents', index);
    const agentId = text(one.agentId, 'An agent id', longest.agentId, at('agentId'), faults);
    const name = text(one.name, 'A name', longest.name, at('name'), faults);
    const streamUrl = one.streamUrl?.trim() || null;
    if (streamUrl !== null && one.kind === AgentKind.TEXT)
      faults.push(
        fault(UserErrorCode.INVALID, 'A text agent takes no calls: leave this out.', at('streamUrl')),
      );
    else if (streamUrl !== null && !isStreamUrl(streamUrl))
      faults.push(
        fault(
          UserErrorCode.INVALID,
          'Write the address as wss://host/path, without user name, query or fragment, up to 500 characters.',
          at('streamUrl'),
        ),
      );
    return { agentId, kind: one.kind, name, streamUrl };
  });
  const removed = removedIds.map((id, index) =>
    text(id, 'An agent id', longest.agentId, place('removedAgentIds', index)(), faults),
  );
  faults.push(
    ...doubles(
      'agents',
      'agentId',
      rows.map((row) => row.agentId),
      removed,
    ),
  );
  return { rows, removed, faults };
}

/** People to keep and ids of those who have left, with every fault. */
export function checkMembers(given: readonly Member[], removedIds: readonly string[]): Checked<Member> {
  const faults = sizeFaults('members', given.length, 'removedUserIds', removedIds.length);
  if (faults.length > 0) return { rows: [], removed: [], faults };
  const rows = given.map((one, index) => {
    const at = place('members', index);
    const userId = text(one.userId, 'A user id', longest.userId, at('userId'), faults);
    const name = one.name?.trim() ? text(one.name, 'A name', longest.name, at('name'), faults) : null;
    const phone = one.phone?.trim() || null;
    if (phone !== null && !isTelephone(phone))
      faults.push(
        fault(
          UserErrorCode.INVALID,
          'Write the number with a plus sign and country code and nothing between the digits, such as +14155550123.',
          at('phone'),
        ),
      );
    return { userId, role: one.role, name, phone };
  });
  const removed = removedIds.map((id, index) =>
    text(id, 'A user id', longest.userId, place('removedUserIds', index)(), faults),
  );
  faults.push(
    ...doubles(
      'members',
      'userId',
      rows.map((row) => row.userId),
      removed,
    ),
  );
  return { rows, removed, faults };
}

/** Twilio passes queries on to no stream (https://www.twilio.com/docs/voice/twiml/stream, read 2026-11-25). */
function isStreamUrl(text: string): boolean {
  if (text.length > longest.streamUrl || !URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return protocol === 'wss:' && !username && !password && !search && !hash && !/[?#\s]/.test(text);
}

const place =
  (list: string, index: number) =>
  (...name: string[]): string[] => ['input', list, String(index), ...name];

function text(given: string, what: string, max: number, field: string[], faults: UserFault[]): string {
  const trimmed = given.trim();
  if (trimmed.length < 1 || trimmed.length > max || /\p{Cc}|\p{Surrogate}/u.test(trimmed))
    faults.push(
      fault(UserErrorCode.INVALID, `${what} must have 1 to ${max} characters, on one line.`, field),
    );
  return trimmed;
}

function sizeFaults(list: string, rows: number, removedList: string, removed: number): UserFault[] {
  return [[list, rows] as const, [removedList, removed] as const].flatMap(([name, count]) =>
    count > mostAtOnce
      ? [fault(UserErrorCode.INVALID, `Give at most ${mostAtOnce} at once.`, ['input', name])]
      : [],
  );
}

/** One id says one thing: the same id twice would leave to chance what holds. */
function doubles(list: string, name: string, ids: string[], removed: string[]): UserFault[] {
  return ids.flatMap((id, index) =>
    id !== '' && (ids.indexOf(id) < index || removed.includes(id))
      ? [fault(UserErrorCode.INVALID, 'This id is given more than once.', place(list, index)(name))]
      : [],
  );
}
