import { type ExecutionResult, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { OrganizationActor } from '../domain/actor';
import { metrics } from '../lib/metrics';
import type { Change } from './change';
import type { ChangeBus } from './change-bus';
import type { Seat } from './seat';
import type { SubscriptionPlan } from './subscription-plan';
import { Lanes } from './timing';
import { type GroupSurroundings, WatchGroup } from './watch-group';
import type { Watchable } from './watchable';

/** What the hub is built from. */
export interface HubParts {
  schema: GraphQLSchema;
  bus: ChangeBus;
  /** By the name of the subscription field. */
  watchables: Readonly<Record<string, Watchable>>;
  /** A fresh context with fresh loaders for one reading; the actor is a group's and names no person. */
  contextFor(actor: OrganizationActor): unknown;
  /** An error as clients may see it; `context` is what `contextFor` gave. */
  formatError(error: GraphQLError, context: unknown): GraphQLFormattedError;
  log: Logger;
}

/** How many groups read from the database at the same time, of all that may want to when Redis returns. */
const readAtOnce = 6;

/** One organization's channel and those who follow it. */
interface Feed {
  groups: Map<string, WatchGroup>;
  listening: Promise<() => void>;
}

/**
 * Brings live subscriptions and changes together. Subscriptions of one organization with the same permissions,
 * document and variables form a group, whatever person they belong to.
 */
export class SubscriptionHub {
  private readonly feeds = new Map<string, Feed>();
  private readonly around: GroupSurroundings;

  constructor(private readonly parts: HubParts) {
    this.around = {
      schema: parts.schema,
      lanes: new Lanes(readAtOnce),
      contextFor: (actor) => parts.contextFor(actor),
      present: (result, context) => this.present(result, context),
      unavailable: (error) => {
        parts.log.error({ err: error }, 'a subscription could not be begun');
        return new GraphQLError('The present state cannot be read now. Subscribe again in a moment.', {
          originalError: error instanceof Error ? error : null,
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        });
      },
    };
  }

  /** Groups and the subscriptions in them, now. */
  counts(): { groups: number; subscriptions: number } {
    const groups = [...this.feeds.values()].flatMap((feed) => [...feed.groups.values()]);
    return { groups: groups.length, subscriptions: groups.reduce((sum, group) => sum + group.size, 0) };
  }

  /** Seats a subscriber: first state and changes flow until the seat is given up. */
  join(actor: OrganizationActor, plan: SubscriptionPlan, seat: Seat): void {
    const field = plan.field.name;
    const watchable = this.parts.watchables[field];
    if (!watchable) throw new Error(`the subscription field ${field} has no watchable`);
    const { kind, role, organizationId } = actor;
    // The permissions of an actor are a function of kind and role; a group must never depend on more than its key.
    const key = `${kind} ${role} ${plan.key}`;
    const feed = this.feedOf(organizationId);
    let group = feed.groups.get(key);
    if (!group) {
      const reader: OrganizationActor = { kind, role, organizationId, userId: null, expiresAt: Infinity };
      group = new WatchGroup(this.around, { ...plan, actor: reader, watchable }, feed.listening);
      feed.groups.set(key, group);
    }
    const joined = group;
    metrics.subscriptions.inc({ field });
    seat.joined(() => {
      metrics.subscriptions.dec({ field });
      joined.remove(seat);
      if (joined.size > 0 || feed.groups.get(key) !== joined) return;
      feed.groups.delete(key);
      if (feed.groups.size > 0) return;
      this.feeds.delete(organizationId);
      void feed.listening.then((stop) => stop());
    });
    joined.add(seat);
  }

  private feedOf(organizationId: string): Feed {
    const known = this.feeds.get(organizationId);
    if (known) return known;
    const groups = new Map<string, WatchGroup>();
    const listening = this.parts.bus.listen(organizationId, {
      changed: (changes: Change[]) => {
        const own = changes.filter((change) => change.organizationId === organizationId);
        for (const group of groups.values()) group.hear(own);
      },
      missed: (since) => {
        for (const group of groups.values()) group.missed(since);
      },
    });
    const feed = { groups, listening };
    this.feeds.set(organizationId, feed);
    return feed;
  }

  private present(
    { data, errors }: ExecutionResult,
    context: unknown,
  ): ReturnType<GroupSurroundings['present']> {
    if (!errors) return { payload: { data }, failedInside: false };
    const formatted = errors.map((error) => this.parts.formatError(error, context));
    const failedInside =
      !data && formatted.some((error) => error.extensions?.['code'] === 'INTERNAL_SERVER_ERROR');
    return { payload: { data, errors: formatted }, failedInside };
  }
}
