import { randomUUID } from 'node:crypto';
import {
  type DocumentNode,
  execute,
  getOperationAST,
  GraphQLError,
  type GraphQLField,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
  type ValidationRule,
} from 'graphql';
import type { Logger } from 'pino';
import { type Actor, may, type Permission } from '../domain/actor';
import { withRequestId } from '../lib/request-id';
import {
  Documents,
  type OperationRequest,
  planSubscription,
  type SubscriptionPlan,
} from './subscription-plan';

/** One operation that came over a socket. */
export interface SocketCall {
  actor: Actor;
  requestId: string;
  /** Where the socket comes from, for rate limits. */
  address: string;
}

export interface OperationSettings {
  schema: GraphQLSchema;
  log: Logger;
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
    variables: Readonly<Record<string, unknown>>,
  ): Promise<GraphQLError | null>;
}

/** What becomes of an operation: refused, answered once, or a subscription to be seated. */
export type Outcome =
  | { kind: 'refused'; errors: GraphQLFormattedError[] }
  | { kind: 'answered'; payload: unknown }
  | { kind: 'subscription'; plan: SubscriptionPlan };

/** Runs what comes over sockets; never throws, so that a bad operation ends by itself. */
export class SocketOperations {
  private readonly documents: Documents;

  constructor(private readonly settings: OperationSettings) {
    this.documents = new Documents(settings.schema, settings.validationRules, settings.maxTokens);
  }

  async run(actor: Actor, address: string, request: OperationRequest): Promise<Outcome> {
    const call: SocketCall = { actor, address, requestId: randomUUID() };
    try {
      return await withRequestId(call.requestId, () => this.runAdmitted(call, request));
    } catch (error) {
      this.settings.log.error({ err: error, requestId: call.requestId }, 'an operation over a socket failed');
      return this.refused(call, [
        failure('Something went wrong on our side.', 'INTERNAL_SERVER_ERROR', error),
      ]);
    }
  }

  /** An error that arises after the start, as clients may see it. */
  format(error: GraphQLError): GraphQLFormattedError {
    return this.settings.formatError(error, randomUUID());
  }

  private async runAdmitted(call: SocketCall, request: OperationRequest): Promise<Outcome> {
    const { schema, admit, contextFor, formatError } = this.settings;
    const operationName = request.operationName ?? null;
    const document = this.documents.read(request.query);
    if (Array.isArray(document)) return this.refused(call, document);
    const operation = getOperationAST(document, operationName);
    if (!operation) {
      const error = failure(
        '`operationName` names no operation of the document.',
        'OPERATION_RESOLUTION_FAILURE',
      );
      return this.refused(call, [error]);
    }
    const refusal = await admit?.(call, document, operationName, request.variables ?? {});
    if (refusal) return this.refused(call, [refusal]);
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) return this.plan(call, document, request);
    const { errors, ...result } = await execute({
      schema,
      document,
      operationName,
      variableValues: request.variables,
      contextValue: contextFor(call),
    });
    if (!errors) return { kind: 'answered', payload: result };
    const formatted = errors.map((error) => formatError(error, call.requestId));
    return { kind: 'answered', payload: { ...result, errors: formatted } };
  }

  private plan(call: SocketCall, document: DocumentNode, request: OperationRequest): Outcome {
    const plan = planSubscription(this.settings.schema, document, request);
    if (Array.isArray(plan)) return this.refused(call, plan);
    const permission = this.settings.requiredPermission(plan.field);
    if (!call.actor.organizationId)
      return this.refused(call, [failure('This token is for no organization.', 'FORBIDDEN')]);
    if (!permission || !may(call.actor, permission))
      return this.refused(call, [failure('You are not permitted to watch this.', 'FORBIDDEN')]);
    return { kind: 'subscription', plan };
  }

  private refused({ requestId }: SocketCall, errors: GraphQLError[]): Outcome {
    return { kind: 'refused', errors: errors.map((error) => this.settings.formatError(error, requestId)) };
  }
}

export function failure(message: string, code: string, error?: unknown): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code },
    originalError: error instanceof Error ? error : null,
  });
}
