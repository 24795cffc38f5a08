import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { PageRequest, Position } from '../domain/paging';
import { badInput } from './errors';

const largestPage = 100;

@ObjectType({ description: 'Where this page stands in the whole list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'True when there is more: pass `endCursor` as `after` to read on.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'True when this page was read with `after`, so that others come before it.',
  })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first element; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last element; null on an empty page.' })
  endCursor!: string | null;
}

/** Arguments of every list; a list with filters extends it. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 25,
    description: `How many elements to return, 1 to ${largestPage}.`,
  })
  first!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the element after which the page begins, from `pageInfo.endCursor`; leave out for the first page.',
  })
  after?: string | null;
}

/** A page as resolvers return it. */
export interface Connection<Value> {
  edges: { cursor: string; node: Value }[];
  nodes: Value[];
  pageInfo: PageInfo;
  /** Read only when it is asked for. */
  readonly totalCount?: number | Promise<number>;
}

/** Names a position to clients, who must not take it apart. */
export function encodeCursor(position: Position): string {
  return Buffer.from(`${position.at.toISOString()}|${position.id}`).toString('base64url');
}

const cursorText =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})$/;

/** The position a cursor names; anything we did not issue is BAD_USER_INPUT, so it never reaches the database. */
export function decodeCursor(cursor: string): Position {
  const [, at, id] = cursorText.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  const instant = new Date(at ?? Number.NaN);
  if (id === undefined || Number.isNaN(instant.getTime()))
    throw badInput('`after` must be a cursor that this list returned. Leave it out to read from the start.');
  return { at: instant, id };
}

/** Reads the arguments of a list. */
export function page(first: number | null | undefined, after: string | null | undefined): PageRequest {
  const limit = first ?? 25;
  if (!Number.isInteger(limit) || limit < 1 || limit > largestPage)
    throw badInput(`\`first\` must be between 1 and ${largestPage}.`);
  return { limit, after: after == null ? null : decodeCursor(after) };
}

/**
 * Makes a page of rows read with one more than `limit`. `at` is the instant the list is sorted by; `total` is
 * called only when `totalCount` is asked for.
 */
export function pageOf<Row extends { id: string }>(
  rows: readonly Row[],
  { limit, after }: PageRequest,
  at: (row: Row) => Date,
  total?: () => number | Promise<number>,
): Connection<Row> {
  const nodes = rows.slice(0, limit);
  const cursor = (row: Row | undefined): string | null =>
    row ? encodeCursor({ at: at(row), id: row.id }) : null;
  return {
    nodes,
    pageInfo: {
      hasNextPage: rows.length > limit,
      hasPreviousPage: after !== null,
      startCursor: cursor(nodes.at(0)),
      endCursor: cursor(nodes.at(-1)),
    },
    get edges() {
      return nodes.map((node) => ({ cursor: cursor(node)!, node }));
    },
    get totalCount() {
      return total?.();
    },
  };
}

/** Declares `<Name>Edge` and `<Name>Connection` without a total, for lists too long to count. */
export function connectionOf<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
  description: string,
): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, {
    description: `One place in a list of ${name} objects.`,
    simpleResolvers: true,
  })
  class Edge {
    @Field(() => String, { description: 'Names this place: pass it as `after` to read on from here.' })
    cursor!: string;

    @Field(node, { description: 'What is at this place.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description, simpleResolvers: true })
  class Page implements Connection<Node> {
    @Field(() => [Edge], { description: 'The elements with their cursors.' })
    edges!: Edge[];

    @Field(() => [node()], {
      description: 'The elements alone, in the same order: enough unless you need cursors.',
    })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Whether there is more and how to read on.' })
    pageInfo!: PageInfo;
  }
  return Page;
}

/** The same with `totalCount`. */
export function countedConnectionOf<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
  description: string,
): ClassType<Connection<Node>> {
  const Page = connectionOf(name, node, description);
  Field(() => Int, {
    // A promise, which the query compiler waits for only where a field has a resolver.
    simple: false,
    description: 'How many elements the whole list has with these filters, over all pages.',
  })(Page.prototype, 'totalCount');
  return Page;
}
