import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import {
  getOperationAST,
  isAbstractType,
  Kind,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  BREAK,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { logger } from '../lib/logger';
import type { RequestContext } from '../resolvers/context';

const log = logger.child({ part: 'graphql' });

/** A query is worth compiling once it has come so often: clients of ours send the same few all day. */
const compiledAfter = 3;
/** Fields with fragments spread out: compiling time and memory grow with them. */
const mostFields = 1_000;

interface Known {
  count: number;
  compiled: CompiledQuery | null;
}

/**
 * Runs queries that come again and again as compiled functions, which makes lists several times as fast. It answers
 * only where nothing is amiss: whatever has an error, of variables, permission or a resolver, is left to graphql-js,
 * so that errors are the same as ever. Reading twice in that case changes nothing, for queries change nothing.
 */
export class CompiledQueries {
  /** The same text gives the same document, as long as Apollo remembers it. */
  private readonly documents = new WeakMap<DocumentNode, Map<string, Known>>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The data, or null when graphql-js has to answer. */
  async run(
    document: DocumentNode,
    operationName: string | null,
    variables: Record<string, unknown>,
    context: RequestContext,
  ): Promise<Record<string, unknown> | null> {
    const known = this.known(document, operationName);
    known.count += 1;
    if (known.count === compiledAfter) known.compiled = this.compile(document, operationName);
    if (!known.compiled) return null;
    const { data, errors } = await known.compiled.query(undefined, context, variables);
    return errors || !data ? null : (data as Record<string, unknown>);
  }

  private known(document: DocumentNode, operationName: string | null): Known {
    let operations = this.documents.get(document);
    if (!operations) this.documents.set(document, (operations = new Map()));
    const name = operationName ?? '';
    let known = operations.get(name);
    if (!known) operations.set(name, (known = { count: 0, compiled: null }));
    return known;
  }

  private compile(document: DocumentNode, operationName: string | null): CompiledQuery | null {
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.QUERY || !this.isPlain(document)) return null;
    if (spreadFields(document, operation.selectionSet) > mostFields) return null;
    const compiled = compileQuery(this.schema, document, operationName ?? undefined);
    if (isCompiledQuery(compiled)) return compiled;
    log.warn('a query could not be compiled; it is interpreted');
    return null;
  }

  /** Without what the compiler does differently from graphql-js: directives, and types known at run time only. */
  private isPlain(document: DocumentNode): boolean {
    let plain = true;
    const refuse = (): typeof BREAK => {
      plain = false;
      return BREAK;
    };
    const types = new TypeInfo(this.schema);
    visit(
      document,
      visitWithTypeInfo(types, {
        [Kind.DIRECTIVE]: refuse,
        [Kind.SELECTION_SET]: () => (isAbstractType(types.getParentType()) ? refuse() : undefined),
        [Kind.FIELD]: ({ name }) => (/^__(schema|type)$/.test(name.value) ? refuse() : undefined),
      }),
    );
    return plain;
  }
}

/** Lets compiled queries answer in Apollo's place. */
export function compiling(queries: CompiledQueries): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, request, contextValue }) {
          const data = await queries.run(
            document,
            request.operationName ?? null,
            request.variables ?? {},
            contextValue,
          );
          return (
            data && {
              http: { status: undefined, headers: new HeaderMap() },
              body: { kind: 'single', singleResult: { data } },
            }
          );
        },
      };
    },
  };
}

/** How many fields the selections have once every fragment is in its place; each fragment is counted once. */
function spreadFields(document: DocumentNode, selections: SelectionSetNode): number {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [],
    ),
  );
  const counted = new Map<string, number>();
  const count = (set: SelectionSetNode): number =>
    set.selections.reduce((sum, one) => {
      if (one.kind === Kind.FIELD) return sum + 1 + (one.selectionSet ? count(one.selectionSet) : 0);
      if (one.kind === Kind.INLINE_FRAGMENT) return sum + count(one.selectionSet);
      const name = one.name.value;
      if (!counted.has(name)) counted.set(name, count(fragments.get(name)!));
      return sum + counted.get(name)!;
    }, 0);
  return count(selections);
}
