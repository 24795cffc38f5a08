import type { IncomingMessage, Server } from 'node:http';
import { CloseCode, handleProtocols } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { Actor } from '../domain/actor';
import { metrics } from '../lib/metrics';
import { defaultOutletLimits, Outlet, type OutletLimits } from './outlet';
import { type ConnectionSurroundings, SocketConnection } from './socket-connection';
import { type OperationSettings, SocketOperations } from './socket-operations';
import type { SubscriptionHub } from './subscription-hub';
import { pause } from './timing';

export interface SocketSettings extends OperationSettings {
  hub: SubscriptionHub;
  clock: { now(): Date };
  /** Tells who an `Authorization` value speaks for; rejects when nobody. */
  authenticate(authorization: string): Promise<Actor>;
  addressOf?(request: IncomingMessage): string;
  outletLimits?: Partial<OutletLimits>;
  operationsPerSocket?: number;
  /** Between two pings of a silent socket; one that does not answer is gone. */
  keepAliveMs?: number;
  maxMessageBytes?: number;
}

const lookEveryMs = 250;

/** Serves graphql-transport-ws on a path of the HTTP server until disposed. */
export function serveSubscriptions(
  server: Server,
  path: string,
  settings: SocketSettings,
): { dispose(): Promise<void> } {
  const around: ConnectionSurroundings = {
    hub: settings.hub,
    operations: new SocketOperations(settings),
    clock: settings.clock,
    authenticate: (authorization) => settings.authenticate(authorization),
    addressOf: (request) => settings.addressOf?.(request) ?? request.socket.remoteAddress ?? '',
    outletFor: (socket, { organizationId }) =>
      new Outlet(socket, { ...defaultOutletLimits, ...settings.outletLimits }, () =>
        settings.log.warn({ organizationId }, 'a socket that does not drain was closed'),
      ),
    operationsPerSocket: settings.operationsPerSocket ?? 200,
    initWithinMs: 3_000,
  };
  const connections = new Set<SocketConnection>();
  const sockets = new WebSocketServer({
    server,
    path,
    maxPayload: settings.maxMessageBytes ?? 524_288,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  sockets.on('connection', (socket, request) => {
    // Errors of a socket are followed by its close; without a listener they would end the process.
    socket.on('error', () => undefined);
    if (!socket.protocol)
      return socket.close(
        CloseCode.SubprotocolNotAcceptable,
        'Subprotocol not acceptable: use graphql-transport-ws',
      );
    const connection = new SocketConnection(around, socket, request);
    connections.add(connection);
    metrics.sockets.inc();
    socket.once('close', () => {
      connections.delete(connection);
      metrics.sockets.dec();
    });
  });
  const keepAliveMs = settings.keepAliveMs ?? 12_000;
  // One timer for all: thousands of sockets with several each cost more than the looking does.
  const looking = setInterval(
    () => {
      const now = Date.now();
      for (const connection of connections) connection.look(now, keepAliveMs);
    },
    Math.min(lookEveryMs, keepAliveMs),
  ).unref();
  return {
    dispose() {
      clearInterval(looking);
      return closeAll(sockets);
    },
  };
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
