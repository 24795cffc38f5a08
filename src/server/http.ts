import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import cors from 'cors';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { TokenRefused } from '../auth/tokens';
import type { Config } from '../config/config';
import type { Actor } from '../domain/actor';
import { logger } from '../lib/logger';
import { metrics } from '../lib/metrics';
import { withRequestId } from '../lib/request-id';
import type { RequestContext } from '../resolvers/context';
import type { Authenticator } from './authenticator';
import { newRequestId } from './errors';
import type { OperationLimits } from './rate-limits';
import { addressOf, routeOf } from './requests';

const log = logger.child({ part: 'http' });
const graphqlBodyLimit = '100kb';

export interface HttpParts {
  config: Config;
  apollo: ApolloServer<RequestContext>;
  authenticator: Authenticator;
  limits: OperationLimits;
  contextFor(call: {
    actor: Actor | null;
    refusal: string | null;
    requestId: string;
    address: string;
  }): RequestContext;
  /** Mounted in this order, after health. */
  routers: Router[];
  health: Router;
}

/** The web application: everything but Twilio's webhooks, which are answered before it. */
export function createHttpApp(parts: HttpParts): Express {
  const { config } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', config.trustProxy);
  app.use(requestIds);
  app.use(parts.health);
  app.use(securityHeaders(config));
  app.use(perAddress(app, parts.limits));
  app.use(
    '/graphql',
    cors(corsOptions(config)),
    express.json({ limit: graphqlBodyLimit }),
    graphql(app, parts),
  );
  for (const router of parts.routers) app.use(router);
  app.use((_request, response) => {
    response.status(404).json({ message: 'There is nothing here.' });
  });
  app.use(failures);
  return app;
}

/** Every answer names its request; everything logged meanwhile carries the same id. */
const requestIds: RequestHandler = (request, response, next) => {
  const requestId = newRequestId(request.headers['x-request-id']);
  const began = process.hrtime.bigint();
  response.setHeader('X-Request-Id', requestId);
  response.locals.requestId = requestId;
  const route = routeOf(request.path);
  response.once('close', () => {
    const seconds = Number(process.hrtime.bigint() - began) / 1e9;
    const status = response.writableFinished ? String(response.statusCode) : 'aborted';
    metrics.httpDuration.observe({ method: request.method, route, status }, seconds);
    if (route !== '/health')
      log.info(
        { requestId, method: request.method, route, status, ms: Math.round(seconds * 1_000) },
        'served',
      );
  });
  withRequestId(requestId, next);
};

/** Pages of our own bring their own policy; Sandbox sets one that allows Apollo's servers. */
function securityHeaders(config: Config): RequestHandler {
  const strict = helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"],
        frameAncestors: ["'none'"],
        ...(config.production ? {} : { upgradeInsecureRequests: null }),
      },
    },
    strictTransportSecurity: config.production,
  });
  const withoutPolicy = helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: config.production,
  });
  return (request, response, next) => {
    const isPage =
      !config.production && request.method === 'GET' && /^\/(graphql|graphiql)/.test(request.path);
    return (isPage ? withoutPolicy : strict)(request, response, next);
  };
}

function perAddress(app: Express, limits: OperationLimits): RequestHandler {
  return (request, response, next) => {
    const refusal = limits.admitAddress(addressOf(app, request));
    if (!refusal) return next();
    const { code, retryAfterSeconds } = refusal.extensions;
    response.setHeader('Retry-After', String(retryAfterSeconds));
    response
      .status(429)
      .json({ errors: [{ message: refusal.message, extensions: { code, retryAfterSeconds } }] });
  };
}

function corsOptions(config: Config): cors.CorsOptions {
  return {
    origin: [...config.corsOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'x-request-id', 'apollo-require-preflight'],
    exposedHeaders: ['x-request-id', 'retry-after'],
    maxAge: 86_400,
  };
}

function graphql(app: Express, parts: HttpParts): RequestHandler {
  const serve = expressMiddleware(parts.apollo, {
    context: async ({ req, res }) => {
      const requestId = String(res.locals.requestId);
      return parts.contextFor({
        ...(await caller(parts.authenticator, req.headers.authorization)),
        requestId,
        address: addressOf(app, req),
      });
    },
  });
  return (request, response, next) => {
    // Apollo asks for a body; requests without one, or of a type we do not read, are its to refuse.
    request.body ??= {};
    return serve(request, response, next);
  };
}

/** A token that is no good leaves the caller a stranger who is told why. */
async function caller(
  authenticator: Authenticator,
  authorization: string | undefined,
): Promise<{ actor: Actor | null; refusal: string | null }> {
  try {
    return { actor: await authenticator.authenticate(authorization), refusal: null };
  } catch (error) {
    if (error instanceof TokenRefused) return { actor: null, refusal: error.message };
    throw error;
  }
}

/** What middlewares refuse, in the shape that clients of the API read; anything else stays inside. */
const failures: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const { status, type } = error as { status?: unknown; type?: unknown };
  const requestId = String(response.locals.requestId);
  const isOurs = typeof status !== 'number' || status >= 500;
  if (isOurs) log.error({ requestId, err: error }, 'request failed');
  const code = isOurs ? 'INTERNAL_SERVER_ERROR' : 'BAD_USER_INPUT';
  const message =
    type === 'entity.too.large'
      ? 'The request is too large.'
      : isOurs
        ? 'Something went wrong on our side. Try again; if it stays, tell us the request id.'
        : 'The request cannot be read.';
  response
    .status(isOurs ? 500 : status)
    .json({ errors: [{ message, extensions: { code, ...(isOurs ? { requestId } : {}) } }] });
};
