import { createServer, type Server } from 'node:http';
import type { Express } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Redis } from 'ioredis';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { requiredPermission } from '../auth/requires';
import { TokenRefused, TokenVerifier } from '../auth/tokens';
import type { Config } from '../config/config';
import type { Clock } from '../lib/clock';
import { logger } from '../lib/logger';
import type { ChangeBus } from '../realtime/change-bus';
import { serveSubscriptions, type SocketSettings } from '../realtime/socket-server';
import { SubscriptionHub } from '../realtime/subscription-hub';
import type { RequestContext } from '../resolvers/context';
import { buildApiSchema } from '../schema/build';
import { CallAnswers } from '../services/call-answers';
import { CallRoutes } from '../services/call-routes';
import { watchables } from '../services/watchables';
import { WebhookAccounts } from '../webhooks/accounts';
import { webhookHandler, webhookPrefix } from '../webhooks/handler';
import { Inbox } from '../webhooks/inbox';
import { mediaRouter } from '../webhooks/media';
import { documentRouter } from '../webhooks/uploads';
import { Authenticator } from './authenticator';
import type { Container } from './container';
import { OperationContext } from './context';
import { createPool } from './database';
import { documentLimitRule, documentLimits, excess } from './document-limits';
import { formatError, newRequestId } from './errors';
import { graphiqlRouter } from './graphiql';
import { createApollo } from './graphql';
import { healthRouter } from './health';
import { createHttpApp } from './http';
import { OperationLimits } from './rate-limits';
import { createCounterRedis } from './redis';
import { addressOf } from './requests';
import { resolverClasses } from './resolver-classes';
import { guardRootFields } from './root-fields';
import { simulatorProxy } from './simulator-proxy';
import { webRouter } from './web';

export interface ApiParts {
  config: Config;
  db: DataSource;
  clock: Clock;
  bus: ChangeBus;
  container: Container;
  isStopping(): boolean;
  /** Told when receipts were stored. */
  onReceipts(): void;
}

/** Everything that answers callers: GraphQL over HTTP and sockets, documents, health, and Twilio's webhooks. */
export class Api {
  readonly server: Server;
  private sockets: { dispose(): Promise<void> } | null = null;

  private constructor(
    private readonly app: Express,
    private readonly webhooks: ReturnType<typeof webhookHandler>,
    private readonly socketSettings: SocketSettings,
    private readonly inbox: Inbox,
    private readonly ending: () => Promise<void>,
  ) {
    this.server = createServer(
      { headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 65_000, maxHeaderSize: 32_768 },
      (request, response) =>
        (request.url ?? '').startsWith(webhookPrefix)
          ? this.webhooks(request, response)
          : this.app(request, response),
    );
  }

  static async build(parts: ApiParts): Promise<Api> {
    const { config, db, clock, container } = parts;
    const redis = config.redisUrl ? createCounterRedis(config.redisUrl) : null;
    const limits = new OperationLimits(config.rateLimits, redis);
    const schema = await buildApiSchema(resolverClasses, {
      get: (resolver: object) => container.resolvers.get(resolver),
    });
    guardRootFields(schema, limits);
    const authenticator = new Authenticator(new TokenVerifier(config.tokens), db);
    const apollo = createApollo(config, schema, limits);
    await apollo.start();
    const app = createHttpApp({
      config,
      apollo,
      authenticator,
      limits,
      contextFor: (call) => new OperationContext(container.loaderServices, call),
      health: healthRouter(parts),
      routers: [
        documentRouter(container.documents),
        mediaRouter('/media', container.media),
        mediaRouter('/recordings', container.recordings),
        webRouter(config),
        ...(config.production ? [] : [graphiqlRouter(config)]),
        ...(config.simulatorUrl ? [simulatorProxy(config.simulatorUrl)] : []),
      ],
    });
    const pool = createPool(config.databaseUrl, 'inbox', 4);
    const log = logger.child({ part: 'webhooks' });
    const inbox = new Inbox(pool, clock, log, () => parts.onReceipts());
    const routes = new CallRoutes(pool, parts.bus);
    const webhooks = webhookHandler({
      accounts: new WebhookAccounts(pool, container.keys),
      inbox,
      calls: new CallAnswers(routes, pool, clock, config.publicUrl),
      publicUrl: config.publicUrl,
      log,
    });
    const settings = socketSettings(parts, schema, app, authenticator, limits);
    return new Api(app, webhooks, settings, inbox, () => {
      routes.close();
      return endAll(apollo, pool, redis);
    });
  }

  async listen(port: number): Promise<void> {
    this.sockets = serveSubscriptions(this.server, '/graphql', this.socketSettings);
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, () => resolve());
    });
  }

  /** Takes no new calls, finishes those under way, and says goodbye to the sockets. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    // A connection that falls idle after its last answer would otherwise be kept for another call.
    const idle = setInterval(() => this.server.closeIdleConnections(), 50);
    await this.sockets?.dispose();
    await closed;
    clearInterval(idle);
    await this.inbox.settled();
    await this.ending();
  }
}

async function endAll(apollo: { stop(): Promise<void> }, pool: Pool, redis: Redis | null): Promise<void> {
  redis?.disconnect();
  await Promise.all([apollo.stop(), pool.end()]);
}

function socketSettings(
  { config, db, clock, bus, container }: ApiParts,
  schema: GraphQLSchema,
  app: Express,
  authenticator: Authenticator,
  limits: OperationLimits,
): SocketSettings {
  const show = { hideSuggestions: config.production };
  const log = logger.child({ part: 'sockets' });
  const hub = new SubscriptionHub({
    schema,
    bus,
    watchables: watchables(db, clock),
    contextFor: (actor) =>
      new OperationContext(container.loaderServices, {
        actor,
        refusal: null,
        requestId: newRequestId(),
        address: '',
      }),
    formatError: (error, context) => formatError(error, (context as RequestContext).requestId, show),
    log,
  });
  return {
    schema,
    hub,
    clock,
    log,
    async authenticate(authorization) {
      const actor = await authenticator.authenticate(authorization);
      if (!actor) throw new TokenRefused('Sign in first.');
      return actor;
    },
    requiredPermission,
    contextFor: (call) => new OperationContext(container.loaderServices, { ...call, refusal: null }),
    formatError: (error, requestId) => formatError(error, requestId, show),
    validationRules: [documentLimitRule],
    maxTokens: documentLimits.tokens,
    admit: async (call, document, operationName, variables) =>
      excess(document, operationName, variables) ?? limits.admitOperation(call.actor),
    addressOf: (request) => addressOf(app, request),
  };
}
