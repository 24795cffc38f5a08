import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type BuildSchemaOptions, type ContainerType, type NonEmptyArray } from 'type-graphql';
import { DateTime } from './scalars';

/** A class with the resolvers of a part of the API; the container makes its instance. */
export type ResolverClass = abstract new (...args: never[]) => unknown;

const roots = {
  Query: 'Everything that can be read. Reading changes nothing.',
  Mutation:
    'Everything that can be done. Each takes one `input` and reports expected failures in `userErrors`: ask for them ' +
    'every time. Repeating start, confirm, submit, revise or cancel in the state it leads to gives the same result ' +
    'again without an error.',
  Subscription:
    'Changes as they happen. `phoneNumberChanged`, `registrationChanged` and `conversationChanged` send the present ' +
    'state of what they cover first, then every change, per entity in order of `revision`. `messageChanged`, ' +
    '`callChanged` and `notificationReceived` send what arrives from now on or, with `since`, first what was created or changed after ' +
    'it: at most 500, and when there is more the replay ends with a top-level error SINCE_TOO_OLD and the lists have ' +
    'to be read again. After a broken connection, subscribing again is enough.',
};

/** The library asks for an engine as soon as there is a subscription; every one of ours brings its own `subscribe`. */
const noEngine = {
  publish: () => undefined,
  subscribe: (): never => {
    throw new Error('This subscription has no source of its own.');
  },
};

/** Builds the executable schema of these resolvers. */
export async function buildApiSchema(
  resolvers: readonly ResolverClass[],
  container: ContainerType,
  globalMiddlewares: NonNullable<BuildSchemaOptions['globalMiddlewares']> = [],
): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: resolvers as unknown as NonEmptyArray<ResolverClass>,
    container,
    globalMiddlewares,
    scalarsMap: [{ type: Date, scalar: DateTime }],
    validate: { validationError: { target: false, value: false } },
    pubSub: noEngine,
  });
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    if (root) root.description = roots[root.name as keyof typeof roots];
  return schema;
}
