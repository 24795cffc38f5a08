import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  type GraphQLField,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type ValidationRule,
  visit,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields';
import type { WatchArguments } from './watchable';

/** An operation as a client sent it. */
export interface OperationRequest {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

/** A subscription operation, understood: which field, with which arguments, and whom it can share with. */
export interface SubscriptionPlan {
  field: GraphQLField<unknown, unknown>;
  args: WatchArguments;
  document: DocumentNode;
  operationName: string | null;
  variables: Record<string, unknown>;
  /** Equal for operations that give equal answers to the same reader. */
  key: string;
  since: Date | null;
}

const keptDocuments = 500;
const longestKeptText = 20_000;

/** Parses and validates operations, remembering the last few hundred texts. */
export class Documents {
  private readonly known = new Map<string, DocumentNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    /** Rules besides those of the specification, such as limits. */
    private readonly extraRules: readonly ValidationRule[],
    private readonly maxTokens: number,
  ) {}

  /** The document, or what is wrong with it. */
  read(text: string): DocumentNode | GraphQLError[] {
    const known = this.known.get(text);
    if (known) {
      this.known.delete(text);
      this.known.set(text, known);
      return known;
    }
    try {
      const document = parse(text, { maxTokens: this.maxTokens });
      const errors = validate(this.schema, document, [...specifiedRules, ...this.extraRules]);
      if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
      if (text.length <= longestKeptText) this.remember(text, document);
      return document;
    } catch (error) {
      // Limit rules throw where others report.
      if (error instanceof GraphQLError) return [withCode(error, 'GRAPHQL_PARSE_FAILED')];
      // The parser calls itself for each level: what is deeper than the stack is its author's mistake, not ours.
      if (error instanceof RangeError) return [badInput('The operation is nested too deeply.')];
      throw error;
    }
  }

  private remember(text: string, document: DocumentNode): void {
    this.known.set(text, document);
    if (this.known.size <= keptDocuments) return;
    for (const oldest of this.known.keys()) {
      this.known.delete(oldest);
      return;
    }
  }
}

/** Understands a validated subscription operation, or says what is wrong with its variables. */
export function planSubscription(
  schema: GraphQLSchema,
  document: DocumentNode,
  request: OperationRequest,
): SubscriptionPlan | GraphQLError[] {
  const operation = getOperationAST(document, request.operationName);
  const type = schema.getSubscriptionType();
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION || !type)
    return [badInput('This is no subscription.')];
  const { coerced, errors } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    request.variables ?? {},
    {
      maxErrors: 20,
    },
  );
  if (errors) return errors.map((error) => withCode(error, 'BAD_USER_INPUT'));
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const one of document.definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one;
  const [nodes, ...others] = collectFields(schema, fragments, coerced, type, operation.selectionSet).values();
  const node = nodes?.[0];
  const field = node && type.getFields()[node.name.value];
  if (!field || others.length > 0) return [badInput('A subscription selects exactly one field.')];
  try {
    const args = getArgumentValues(field, node, coerced);
    const shared = { ...coerced };
    // Where a replay begins concerns one subscriber alone; it need not keep others from sharing what follows.
    const sinceNode = node.arguments?.find((one) => one.name.value === 'since')?.value;
    if (sinceNode?.kind === Kind.VARIABLE && uses(document, sinceNode.name.value) === 1)
      delete shared[sinceNode.name.value];
    return {
      field,
      args,
      document,
      operationName: request.operationName ?? null,
      variables: request.variables ?? {},
      key: JSON.stringify([request.query, operation.name?.value ?? null, canonical(shared)]),
      since: args['since'] instanceof Date ? args['since'] : null,
    };
  } catch (error) {
    if (error instanceof GraphQLError) return [withCode(error, 'BAD_USER_INPUT')];
    throw error;
  }
}

/** How often the variable is used, its definition aside. */
function uses(document: DocumentNode, variable: string): number {
  let count = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => {
      if (node.name.value === variable) count += 1;
    },
  });
  return count;
}

/** The value with the keys of every object in order, so that equal values print equally. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, canonical(inner)]);
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** The error with a code, unless it brings its own. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions['code']) return error;
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { ...error.extensions, code },
  });
}
