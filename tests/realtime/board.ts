import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  GraphQLError,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import pino from 'pino';
import { WebSocket } from 'ws';
import { type Actor, ActorKind, MemberRole, Permission } from '../../src/domain/actor';
import type { ChangeBus } from '../../src/realtime/change-bus';
import type { OutletLimits } from '../../src/realtime/outlet';
import { serveSubscriptions } from '../../src/realtime/socket-server';
import { SubscriptionHub } from '../../src/realtime/subscription-hub';
import { nothingToWatch, type Watchable } from '../../src/realtime/watchable';
import { SocketClient } from './socket-client';

export interface Card {
  id: string;
  organizationId: string;
  revision: number;
  title: string;
  changedAt: Date;
}

export const log = pino({ level: 'silent' });
export const clock = { now: () => new Date() };
export const organizationId = 'a0000000-0000-4000-8000-000000000001';
export const otherOrganizationId = 'a0000000-0000-4000-8000-000000000002';

/** A token of the board: whom it speaks for, in the open. */
export function token(person: Partial<Actor> = {}): string {
  const owner: Actor = {
    kind: ActorKind.USER,
    organizationId,
    userId: 'someone',
    role: MemberRole.OWNER,
    expiresAt: Date.now() + 3_600_000,
  };
  return `Bearer ${JSON.stringify({ ...owner, ...person })}`;
}

/** The rows behind a board, kept in memory so that tests can see and break each reading. */
export class Cards {
  readonly rows = new Map<string, Card>();
  /** Bodies resolved: one per execution and card. */
  executions = 0;
  readings = 0;
  /** While above 0, each reading fails and counts down. */
  failures = 0;
  /** Titles that cannot be shown. */
  readonly broken = new Set<string>();

  /** Creates the card or raises its revision, as a transaction would have committed it. */
  write(id: string, title: string, organization = organizationId): Card {
    const revision = (this.rows.get(id)?.revision ?? 0) + 1;
    const card = { id, organizationId: organization, revision, title, changedAt: new Date() };
    this.rows.set(id, card);
    return card;
  }

  async find(matches: (card: Card) => boolean): Promise<Card[]> {
    this.readings += 1;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('the database is away');
    }
    return [...this.rows.values()].filter(matches);
  }
}

const DateTime = new GraphQLScalarType({
  name: 'DateTime',
  parseValue: (value) => new Date(String(value)),
  serialize: (value) => (value as Date).toISOString(),
});

function schemaOf(cards: Cards): GraphQLSchema {
  const card = new GraphQLObjectType<Card>({
    name: 'Card',
    fields: {
      id: { type: new GraphQLNonNull(GraphQLID) },
      revision: { type: new GraphQLNonNull(GraphQLInt) },
      title: {
        type: new GraphQLNonNull(GraphQLString),
        resolve: ({ title }) => {
          cards.executions += 1;
          if (cards.broken.has(title)) throw new Error(`cannot show ${title}`);
          return title;
        },
      },
      sentAt: { type: GraphQLFloat, resolve: () => Date.now() },
      padding: {
        type: GraphQLString,
        args: { size: { type: GraphQLInt } },
        resolve: (_, { size }: { size?: number }) => 'x'.repeat(size ?? 0),
      },
      reader: {
        type: GraphQLString,
        resolve: (_card, _args, context: { actor: Actor }) => context.actor.userId,
      },
    },
  });
  const resolve = (one: unknown): unknown => one;
  const extensions = { requires: Permission.Read };
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        role: {
          type: GraphQLString,
          resolve: (_root, _args, context: { actor: Actor }) => context.actor.role,
        },
        fails: {
          type: GraphQLString,
          resolve: () => {
            throw new Error('secret detail');
          },
        },
      },
    }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        cardChanged: { type: card, args: { cardId: { type: GraphQLID } }, extensions, resolve },
        noteAdded: {
          type: card,
          args: { since: { type: DateTime }, title: { type: GraphQLString } },
          extensions,
          resolve,
        },
        ownersOnly: { type: card, extensions: { requires: Permission.BuyNumbers }, resolve },
      },
    }),
  });
}

function watchablesOf(cards: Cards): Record<string, Watchable> {
  const within =
    (organization: string) =>
    (card: Card): boolean =>
      card.organizationId === organization;
  const load = (organization: string, ids: string[]): Promise<Card[]> =>
    cards.find((card) => within(organization)(card) && ids.includes(card.id));
  const cardChanged: Watchable = {
    entity: 'PHONE_NUMBER',
    begins: 'with-present-state',
    concerns: (change, { cardId }) => !cardId || cardId === change.id,
    covers: () => true,
    load,
    async present(organization, { cardId }) {
      const found = await cards.find((card) => within(organization)(card) && (!cardId || cardId === card.id));
      if (cardId && found.length === 0) throw nothingToWatch();
      return found;
    },
  };
  return {
    cardChanged,
    ownersOnly: cardChanged,
    noteAdded: {
      entity: 'MESSAGE',
      begins: 'from-now-on',
      concerns: () => true,
      covers: (one, { title }) => !title || title === (one as Card).title,
      load,
      check: async () => undefined,
      async changedSince(organization, { title }, since, limit) {
        const found = await cards.find(
          (card) => within(organization)(card) && card.changedAt > since && (!title || title === card.title),
        );
        return found.slice(0, limit);
      },
      changedAt: (one) => (one as Card).changedAt,
    },
  };
}

/** A small API over cards with the real hub and the real socket server. */
export interface Board {
  cards: Cards;
  hub: SubscriptionHub;
  url: string;
  client(authorization?: string | null): Promise<SocketClient>;
  close(): Promise<void>;
}

export async function startBoard(
  bus: ChangeBus,
  options: { cards?: Cards; outletLimits?: Partial<OutletLimits>; keepAliveMs?: number } = {},
): Promise<Board> {
  const cards = options.cards ?? new Cards();
  const schema = schemaOf(cards);
  const formatError = (error: GraphQLError) => ({
    message: error.extensions['code'] ? error.message : 'Something went wrong on our side.',
    extensions: { code: error.extensions['code'] ?? 'INTERNAL_SERVER_ERROR' },
  });
  const hub = new SubscriptionHub({
    schema,
    bus,
    watchables: watchablesOf(cards),
    contextFor: (actor) => ({ actor }),
    formatError,
    log,
  });
  const server = createServer();
  const sockets = serveSubscriptions(server, '/graphql', {
    schema,
    hub,
    clock,
    log,
    authenticate: async (authorization) => JSON.parse(authorization.replace('Bearer ', '')) as Actor,
    requiredPermission: (field) => (field.extensions['requires'] as Permission | undefined) ?? null,
    contextFor: ({ actor }) => ({ actor }),
    formatError,
    validationRules: [],
    maxTokens: 200,
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const clients: SocketClient[] = [];
  return {
    cards,
    hub,
    url,
    async client(authorization = token()) {
      const client = new SocketClient(new WebSocket(url, 'graphql-transport-ws'));
      clients.push(client);
      await client.open(authorization);
      return client;
    },
    async close() {
      for (const client of clients) client.socket.terminate();
      await sockets.dispose();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
