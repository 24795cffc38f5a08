import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import {
  type DocumentNode,
  execute,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLField,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
  type ValidationRule,
} from 'graphql';
import type { Context, ServerOptions } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Actor, may, type OrganizationActor, type Permission } from '../domain/actor';
import { metrics } from '../lib/metrics';
import { withRequestId } from '../lib/request-id';
import { defaultOutletLimits, Outlet, type OutletLimits } from './outlet';
import { Seat } from './seat';
import type { SubscriptionHub } from './subscription-hub';
import {
  Documents,
  type OperationRequest,
  planSubscription,
  type SubscriptionPlan,
} from './subscription-plan';
import { pause } from './timing';

/** One operation that came over a socket. */
export interface SocketCall {
  actor: Actor;
  requestId: string;
  /** Where the socket comes from, for rate limits. */
  address: string;
}

export interface SocketSettings {
  schema: GraphQLSchema;
  hub: SubscriptionHub;
  clock: { now(): Date };
  log: Logger;
  /** Tells who an `Authorization` value speaks for; rejects when nobody. */
  authenticate(authorization: string): Promise<Actor>;
  /** What a root field demands of its caller; null opens it to nobody. */
  requiredPermission(field: GraphQLField<unknown, unknown>): Permission | null;
  /** The context of a query or mutation. */
  contextFor(call: SocketCall): unknown;
  /** An error as clients may see it. */
  formatError(error: GraphQLError, requestId: string): GraphQLFormattedError;
  /** Rules besides those of the specification: depth, cost, aliases, introspection. */
  validationRules: readonly ValidationRule[];
  maxTokens: number;
  /** The error to answer instead of running the operation, as when a rate limit is reached. */
  admit?(
    call: SocketCall,
    document: DocumentNode,
    operationName: string | null,
  ): Promise<GraphQLError | null>;
  addressOf?(request: IncomingMessage): string;
  outletLimits?: Partial<OutletLimits>;
  operationsPerSocket?: number;
  /** Between two pings; a socket that does not answer one is gone. */
  keepAliveMs?: number;
  maxMessageBytes?: number;
}

const unauthorizedCode = 4401;
/** graphql-ws clients connect again after this one, with a fresh token if they have one. */
const forbiddenCode = 4403;
const longestTimerMs = 2_147_483_647;

/** What a signed-in socket carries. */
class Session {
  private expiry: NodeJS.Timeout | null = null;

  constructor(
    readonly actor: Actor,
    readonly address: string,
    readonly outlet: Outlet,
    private readonly socket: WebSocket,
  ) {
    this.watchExpiry();
  }

  end(): void {
    if (this.expiry) clearTimeout(this.expiry);
  }

  private watchExpiry(): void {
    const left = this.actor.expiresAt - Date.now();
    if (left <= 0) this.socket.close(forbiddenCode, 'The token has expired');
    else this.expiry = setTimeout(() => this.watchExpiry(), Math.min(left, longestTimerMs)).unref();
  }
}

interface SessionExtra {
  session?: Session;
}
type SocketContext = Context<Record<string, unknown> | undefined, Extra & SessionExtra>;

/** An accepted operation on its way through graphql-ws. */
interface Ticket extends SocketCall {
  operationId: string;
  session: Session;
  plan: SubscriptionPlan | null;
}

/** What graphql-ws needs to serve the API; subscriptions go to the hub, queries and mutations are executed. */
export function subscriptionServerOptions(
  settings: SocketSettings,
): ServerOptions<Record<string, unknown> | undefined, Extra & SessionExtra> {
  const documents = new Documents(settings.schema, settings.validationRules, settings.maxTokens);
  const operationsPerSocket = settings.operationsPerSocket ?? 200;
  const tickets = new WeakMap<object, Ticket>();

  async function accept(ctx: SocketContext, operationId: string, request: OperationRequest) {
    const { session } = ctx.extra;
    if (!session) return [failure('Sign in first.', 'UNAUTHENTICATED')];
    if (session.outlet.isBehind() || Object.keys(ctx.subscriptions).length > operationsPerSocket)
      return [failure('Too much is under way on this connection. Finish something first.', 'RATE_LIMITED')];
    const document = documents.read(request.query);
    if (Array.isArray(document)) return document;
    const operation = getOperationAST(document, request.operationName);
    if (!operation) return [failure('`operationName` names no operation of the document.', 'BAD_USER_INPUT')];
    const { actor, address } = session;
    const call: SocketCall = { actor, address, requestId: randomUUID() };
    const refusal = await settings.admit?.(call, document, request.operationName ?? null);
    if (refusal) return [refusal];
    let plan: SubscriptionPlan | null = null;
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
      const planned = planSubscription(settings.schema, document, request);
      if (Array.isArray(planned)) return planned;
      const permission = settings.requiredPermission(planned.field);
      if (!permission || !actor.organizationId || !may(actor, permission))
        return [failure('You are not permitted to watch this.', 'FORBIDDEN')];
      plan = planned;
    }
    const ticket: Ticket = { ...call, operationId, session, plan };
    const args: ExecutionArgs = {
      schema: settings.schema,
      document,
      operationName: request.operationName,
      variableValues: request.variables,
      contextValue: plan ? null : settings.contextFor(call),
    };
    tickets.set(args, ticket);
    return args;
  }

  return {
    async onConnect(ctx) {
      const { socket, request } = ctx.extra;
      const authorization = authorizationOf(ctx.connectionParams) ?? request.headers.authorization;
      if (!authorization) {
        socket.close(unauthorizedCode, 'Send the token as connectionParams.authorization');
        return false;
      }
      try {
        const actor = await settings.authenticate(authorization);
        const outlet = new Outlet(socket, { ...defaultOutletLimits, ...settings.outletLimits }, () =>
          settings.log.warn(
            { organizationId: actor.organizationId },
            'a socket that does not drain was closed',
          ),
        );
        const address = settings.addressOf?.(request) ?? request.socket.remoteAddress ?? '';
        if (socket.readyState === socket.OPEN)
          ctx.extra.session = new Session(actor, address, outlet, socket);
        return true;
      } catch {
        return false;
      }
    },
    async onSubscribe(ctx, operationId, payload) {
      try {
        return await accept(ctx, operationId, payload);
      } catch (error) {
        // Thrown here it would close the socket and every other subscription on it.
        settings.log.error({ err: error }, 'an operation could not be accepted');
        return [failure('Something went wrong on our side.', 'INTERNAL_SERVER_ERROR', error)];
      }
    },
    subscribe(args) {
      const { operationId, session, actor, plan } = tickets.get(args)!;
      const seat = new Seat(operationId, session.outlet, plan!.since, settings.clock.now());
      settings.hub.join(actor as OrganizationActor, plan!, seat);
      return seat;
    },
    execute: (args) => withRequestId(tickets.get(args)!.requestId, () => execute(args)),
    onNext(_ctx, _id, _payload, args, result) {
      if (!result.errors) return undefined;
      const { requestId } = tickets.get(args)!;
      return { ...result, errors: result.errors.map((error) => settings.formatError(error, requestId)) };
    },
    onError: (_ctx, _id, _payload, errors) =>
      errors.map((error) => settings.formatError(error as GraphQLError, randomUUID())),
    onClose: (ctx) => ctx.extra.session?.end(),
  };
}

/** Serves graphql-transport-ws on a path of the HTTP server until disposed. */
export function serveSubscriptions(
  server: Server,
  path: string,
  settings: SocketSettings,
): { dispose(): Promise<void> } {
  const sockets = new WebSocketServer({ server, path, maxPayload: settings.maxMessageBytes ?? 524_288 });
  sockets.on('connection', (socket) => {
    metrics.sockets.inc();
    socket.once('close', () => metrics.sockets.dec());
    // graphql-ws listens for the first error only; a second one without a listener would end the process.
    socket.on('error', () => undefined);
  });
  useServer(subscriptionServerOptions(settings), sockets, settings.keepAliveMs ?? 12_000);
  return { dispose: () => closeAll(sockets) };
}

const closedAtOnce = 200;
const goodbyeMs = 1_500;

/** Closes in slices, so that clients do not all come back in the same instant, and waits for none for ever. */
async function closeAll(sockets: WebSocketServer): Promise<void> {
  const closed = new Promise((resolve) => sockets.close(resolve));
  const clients = [...sockets.clients];
  for (let from = 0; from < clients.length; from += closedAtOnce) {
    for (const client of clients.slice(from, from + closedAtOnce)) client.close(1001, 'Going away');
    if (from + closedAtOnce < clients.length) await pause(50);
  }
  await Promise.race([closed, pause(goodbyeMs)]);
  for (const client of sockets.clients) client.terminate();
  await closed;
}

/** The token under any spelling of `authorization`, or in `headers` as Apollo Sandbox sends it. */
function authorizationOf(params: Record<string, unknown> | undefined): string | null {
  for (const [name, value] of Object.entries(params ?? {})) {
    if (name.toLowerCase() === 'authorization' && typeof value === 'string') return value;
    if (name.toLowerCase() === 'headers' && typeof value === 'object' && value !== null) {
      const inner = authorizationOf(value as Record<string, unknown>);
      if (inner) return inner;
    }
  }
  return null;
}

function failure(message: string, code: string, error?: unknown): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code },
    originalError: error instanceof Error ? error : null,
  });
}
