import { ApolloLink } from '@apollo/client';
import { OperationTypeNode } from 'graphql';
import { concatMap, of } from 'rxjs';

/** Identifies an entity that has revisions. */
interface Revised {
  __typename: string;
  id: string;
  revision: number;
}

/** The highest revision of each entity that was seen. */
export class Revisions {
  private readonly highest = new Map<string, number>();

  /** False when something newer was seen already; what is as new or newer is remembered. */
  admit({ __typename, id, revision }: Revised): boolean {
    const key = `${__typename}:${id}`;
    const seen = this.highest.get(key) ?? -1;
    if (revision < seen) return false;
    this.highest.set(key, revision);
    return true;
  }

  /**
   * Changes overtake answers. Of an entity that a newer revision was seen of only its identity is kept; a value in
   * which nothing is older is given back as it is.
   */
  newest(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (isRevised(value) && !this.admit(value)) return { __typename: value.__typename, id: value.id };
    const entries = Object.entries(value).map(([name, inner]) => [name, this.newest(inner)] as const);
    if (entries.every(([name, inner]) => inner === (value as Record<string, unknown>)[name])) return value;
    return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
  }
}

/**
 * Keeps what is older than what was seen out of the cache: a query is asked again, and of anything else only what is
 * not older is let through.
 */
export function newestLink(revisions: Revisions): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const isQuery = operation.operationType === OperationTypeNode.QUERY;
    const ask = (triesLeft: number): ReturnType<ApolloLink.ForwardFunction> =>
      forward(operation).pipe(
        concatMap((result) => {
          if (!('data' in result) || !result.data) return of(result);
          const newest = revisions.newest(result.data);
          if (newest === result.data) return of(result);
          return isQuery && triesLeft > 0
            ? ask(triesLeft - 1)
            : of({ ...result, data: newest } as typeof result);
        }),
      );
    return ask(3);
  });
}

function isRevised(value: object): value is Revised {
  const { __typename, id, revision } = value as Partial<Revised>;
  return typeof __typename === 'string' && typeof id === 'string' && typeof revision === 'number';
}
