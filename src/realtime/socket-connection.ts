import type { IncomingMessage } from 'node:http';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { CloseCode, MessageType, parseMessage, type SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Actor, OrganizationActor } from '../domain/actor';
import type { Outlet } from './outlet';
import { Seat } from './seat';
import { failure, type SocketOperations } from './socket-operations';
import type { SubscriptionHub } from './subscription-hub';

/** What all connections of a server share. */
export interface ConnectionSurroundings {
  hub: SubscriptionHub;
  operations: SocketOperations;
  clock: { now(): Date };
  authenticate(authorization: string): Promise<Actor>;
  addressOf(request: IncomingMessage): string;
  outletFor(socket: WebSocket, actor: Actor): Outlet;
  operationsPerSocket: number;
  initWithinMs: number;
}

const mostUnreadBytes = 8_388_608;

/** Who a connection speaks for, once it has said so. */
interface Session {
  actor: Actor;
  address: string;
  outlet: Outlet;
}

/**
 * One graphql-transport-ws connection (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). The
 * messages are graphql-ws's own; its server is not used, because it keeps each subscription's request in memory,
 * serializes per subscriber and closes the socket over a bad operation.
 */
export class SocketConnection {
  private session: Session | null = null;
  private isSigningIn = false;
  /** By operation id; null while it is being worked on. */
  private readonly running = new Map<string, Seat | null>();
  private readonly openedAt = Date.now();
  private heardAt = this.openedAt;
  private pingedAt = 0;

  constructor(
    private readonly around: ConnectionSurroundings,
    private readonly socket: WebSocket,
    private request: IncomingMessage | null,
  ) {
    socket.on('message', (data) => this.read(String(data)));
    socket.on('pong', () => (this.heardAt = Date.now()));
    socket.once('close', () => this.leaveAll());
  }

  /** Looks after what time brings: sign-in that does not come, tokens that expire, readers that are gone. */
  look(now: number, pingEveryMs: number): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (!this.session) {
      if (now - this.openedAt > this.around.initWithinMs && !this.isSigningIn)
        this.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
    } else if (this.session.actor.expiresAt <= now) {
      this.close(CloseCode.Forbidden, 'The token has expired');
    }
    if (this.pingedAt > this.heardAt && now - this.pingedAt > pingEveryMs) this.socket.terminate();
    else if (now - Math.max(this.heardAt, this.pingedAt) > pingEveryMs) {
      this.pingedAt = now;
      this.socket.ping();
    }
  }

  private read(text: string): void {
    this.heardAt = Date.now();
    let message;
    try {
      message = parseMessage(text);
    } catch {
      return this.close(CloseCode.BadRequest, 'Invalid message received');
    }
    switch (message.type) {
      case MessageType.ConnectionInit:
        return void this.signIn(message.payload);
      case MessageType.Ping:
        return this.send({
          type: MessageType.Pong,
          ...(message.payload ? { payload: message.payload } : {}),
        });
      case MessageType.Pong:
        return;
      case MessageType.Subscribe:
        return this.begin(message.id, message.payload);
      case MessageType.Complete:
        this.running.get(message.id)?.leave();
        this.running.delete(message.id);
        return;
      default:
        return this.close(CloseCode.BadRequest, 'Invalid message received');
    }
  }

  private async signIn(params: Record<string, unknown> | undefined): Promise<void> {
    if (this.session || this.isSigningIn || !this.request)
      return this.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
    this.isSigningIn = true;
    const request = this.request;
    this.request = null;
    const authorization = authorizationOf(params) ?? request.headers.authorization;
    if (!authorization)
      return this.close(CloseCode.Unauthorized, 'Send the token as connectionParams.authorization');
    try {
      const actor = await this.around.authenticate(authorization);
      if (actor.expiresAt <= Date.now()) return this.close(CloseCode.Forbidden, 'The token has expired');
      const outlet = this.around.outletFor(this.socket, actor);
      this.session = { actor, address: this.around.addressOf(request), outlet };
      this.send({ type: MessageType.ConnectionAck });
    } catch {
      this.close(CloseCode.Forbidden, 'Forbidden');
    }
  }

  private begin(id: string, payload: SubscribePayload): void {
    if (!this.session) return this.close(CloseCode.Unauthorized, 'Unauthorized');
    if (this.running.has(id))
      return this.close(
        CloseCode.SubscriberAlreadyExists,
        `Subscriber for ${id} already exists`.slice(0, 120),
      );
    const { outlet } = this.session;
    if (this.running.size >= this.around.operationsPerSocket || outlet.isBehind()) {
      const error = failure(
        'Too much is under way on this connection. Finish something first.',
        'RATE_LIMITED',
      );
      return this.refuse(id, [this.around.operations.format(error)]);
    }
    this.running.set(id, null);
    void this.run(this.session, id, payload);
  }

  private async run(
    { actor, address, outlet }: Session,
    id: string,
    payload: SubscribePayload,
  ): Promise<void> {
    const outcome = await this.around.operations.run(actor, address, payload);
    // Taken back, or the socket closed, meanwhile.
    if (this.running.get(id) !== null || this.socket.readyState !== this.socket.OPEN) return;
    switch (outcome.kind) {
      case 'refused':
        return this.refuse(id, outcome.errors);
      case 'answered':
        this.running.delete(id);
        this.send({ id, type: MessageType.Next, payload: outcome.payload });
        return this.send({ id, type: MessageType.Complete });
      case 'subscription': {
        const onRefused = (error: GraphQLError): void =>
          this.refuse(id, [this.around.operations.format(error)]);
        const seat = new Seat(id, outlet, outcome.plan.since, this.around.clock.now(), onRefused);
        this.running.set(id, seat);
        this.around.hub.join(actor as OrganizationActor, outcome.plan, seat);
      }
    }
  }

  private refuse(id: string, errors: GraphQLFormattedError[]): void {
    this.running.delete(id);
    this.send({ id, type: MessageType.Error, payload: errors });
  }

  private send(message: object): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    // Answers to one who asks on and on and reads nothing: outlets bound changes only.
    if (this.socket.bufferedAmount > mostUnreadBytes) this.socket.terminate();
    else this.socket.send(JSON.stringify(message));
  }

  private close(code: number, reason: string): void {
    this.socket.close(code, reason);
    this.leaveAll();
  }

  private leaveAll(): void {
    const seats = [...this.running.values()];
    this.running.clear();
    for (const seat of seats) seat?.leave();
  }
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
