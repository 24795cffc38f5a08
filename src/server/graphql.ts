import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, Kind, OperationTypeNode, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Config } from '../config/config';
import { logger } from '../lib/logger';
import { metrics } from '../lib/metrics';
import { currentRequestId } from '../lib/request-id';
import type { RequestContext } from '../resolvers/context';
import { CompiledQueries, compiling } from './compiled-queries';
import { documentLimitRule, documentLimits, excess } from './document-limits';
import { formatError, newRequestId, topLevel } from './errors';
import type { OperationLimits } from './rate-limits';
import { sandbox } from './sandbox';

/** The GraphQL executor behind HTTP. */
export function createApollo(
  config: Config,
  schema: GraphQLSchema,
  limits: OperationLimits,
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    // Who may look at the schema is decided per caller, below.
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    nodeEnv: config.environment,
    parseOptions: { maxTokens: documentLimits.tokens },
    validationRules: [documentLimitRule],
    formatError: (_formatted, error) =>
      formatError(asGraphQLError(error), currentRequestId() ?? newRequestId(), {
        hideSuggestions: config.production,
      }),
    logger: logger.child({ part: 'apollo' }),
    plugins: [
      // It calls a hook per field: without it lists are answered 1.6 times as fast.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      config.production ? ApolloServerPluginLandingPageDisabled() : sandbox(config.sandboxToken),
      admission(config, limits),
      compiling(new CompiledQueries(schema)),
      measuring,
    ],
  });
}

/** What is decided before an operation runs: limits, and who may look at the schema. */
function admission(config: Config, limits: OperationLimits): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          const refusal =
            (operation?.operation === OperationTypeNode.SUBSCRIPTION ? wrongDoor(contextValue) : null) ??
            introspectionRefusal(config, document, contextValue.actor !== null) ??
            excess(document, request.operationName ?? null, request.variables ?? {}) ??
            limits.admitOperation(contextValue.actor);
          if (refusal) throw refusal;
        },
      };
    },
  };
}

/** Executed over HTTP, a subscription would have nothing to show. */
function wrongDoor({ actor, refusal }: RequestContext): GraphQLError {
  if (!actor) return topLevel('UNAUTHENTICATED', refusal ?? 'Sign in: send a bearer token.');
  return topLevel(
    'BAD_USER_INPUT',
    'Subscriptions are served over the WebSocket of this address (graphql-transport-ws).',
    { http: { status: 400 } },
  );
}

/** In production the schema is shown to those who signed in. */
function introspectionRefusal(
  config: Pick<Config, 'production'>,
  document: DocumentNode,
  signedIn: boolean,
): GraphQLError | null {
  if (!config.production || signedIn || !introspects(document)) return null;
  return topLevel('UNAUTHENTICATED', 'Sign in to read the schema.', { http: { status: 400 } });
}

const introspecting = new WeakMap<DocumentNode, boolean>();

function introspects(document: DocumentNode): boolean {
  let found = introspecting.get(document);
  if (found === undefined) {
    found = false;
    visit(document, {
      [Kind.FIELD]: ({ name }) => {
        if (name.value === '__schema' || name.value === '__type') found = true;
      },
    });
    introspecting.set(document, found);
  }
  return found;
}

const measuring: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    const began = process.hrtime.bigint();
    return {
      async willSendResponse({ operation, errors }) {
        if (!operation) return;
        const first = operation.selectionSet.selections[0];
        metrics.graphqlDuration.observe(
          {
            type: operation.operation,
            // A name of the schema, since the operation was validated: it cannot flood the metrics.
            field: first?.kind === Kind.FIELD ? first.name.value : 'fragment',
            outcome: errors?.length ? 'error' : 'ok',
          },
          Number(process.hrtime.bigint() - began) / 1e9,
        );
      },
    };
  },
};

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('failed', {
    originalError: error instanceof Error ? error : new Error(String(error)),
  });
}
