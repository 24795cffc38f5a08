import { GraphQLError } from 'graphql';
import type { Change, ChangedEntity } from './change';

/** What everything that can be watched has: an id, and a revision that only rises. */
export interface Watched {
  id: string;
  revision: number;
}

/** The arguments of a subscription field, as coerced by the schema. */
export type WatchArguments = Readonly<Record<string, unknown>>;

interface WatchableBase {
  entity: ChangedEntity;
  /** Whether the change may matter to these arguments, told from the change alone. */
  concerns(change: Change, args: WatchArguments): boolean;
  /** Whether the loaded thing is covered by these arguments. */
  covers(one: Watched, args: WatchArguments): boolean;
  /** The things of the organization with these ids as they are now; unknown ids are left out. */
  load(organizationId: string, ids: string[]): Promise<Watched[]>;
}

/** A subscription that begins with the present state of all it covers. */
export interface PresentWatchable extends WatchableBase {
  begins: 'with-present-state';
  /** What the arguments cover now; throws `nothingToWatch()` for an id that is not the organization's. */
  present(organizationId: string, args: WatchArguments): Promise<Watched[]>;
  /** What changed after the instant and may be in neither the present state nor among what was sent before. */
  changedSince?(organizationId: string, args: WatchArguments, since: Date, limit: number): Promise<Watched[]>;
}

/** A subscription to what arrives from now on, or since an instant. */
export interface StreamWatchable extends WatchableBase {
  begins: 'from-now-on';
  /** Throws `nothingToWatch()` when the arguments name something that is not the organization's. */
  check(organizationId: string, args: WatchArguments): Promise<void>;
  /** At most `limit` things created or changed after the instant, oldest change first. */
  changedSince(organizationId: string, args: WatchArguments, since: Date, limit: number): Promise<Watched[]>;
  changedAt(one: Watched): Date;
}

/** How one subscription field finds what it covers; the hub holds one for each field of the schema. */
export type Watchable = PresentWatchable | StreamWatchable;

/** Most things that a replay sends; beyond that lists are the way. */
export const replayLimit = 500;

/** The one answer to an unknown id and to an id of another organization. */
export function nothingToWatch(): GraphQLError {
  return new GraphQLError('There is nothing with this id in your organization.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** Ends a replay that would be longer than clients should be sent. */
export function sinceTooOld(): GraphQLError {
  return new GraphQLError(
    `More than ${replayLimit} things have changed since then. Read the lists again and subscribe from now on.`,
    { extensions: { code: 'SINCE_TOO_OLD' } },
  );
}
