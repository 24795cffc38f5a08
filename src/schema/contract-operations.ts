import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** One operation per root field of a schema, with every argument and every field reached, each type once per path. */
export function operationsOver(schema: GraphQLSchema): string[] {
  const roots: [string, GraphQLObjectType | null | undefined][] = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ];
  return roots.flatMap(([operation, root]) =>
    Object.values(root?.getFields() ?? {}).map((field) => {
      const variables: string[] = [];
      const selected = selection(field, variables, new Set());
      return `${operation}${variables.length > 0 ? `(${variables.join(', ')})` : ''} { ${selected} }`;
    }),
  );
}

function selection(
  field: GraphQLField<unknown, unknown>,
  variables: string[],
  above: ReadonlySet<GraphQLNamedType>,
): string {
  const args = field.args.map((arg) => {
    const variable = `$v${variables.length}`;
    variables.push(`${variable}: ${arg.type.toString()}`);
    return `${arg.name}: ${variable}`;
  });
  const type = getNamedType(field.type);
  const call = args.length > 0 ? `${field.name}(${args.join(', ')})` : field.name;
  if (!isObjectType(type) && !isInterfaceType(type)) return call;
  const path = new Set([...above, type]);
  const inner = Object.values(type.getFields())
    .filter((one) => !path.has(getNamedType(one.type)))
    .map((one) => selection(one, variables, path));
  return `${call} { __typename ${inner.join(' ')} }`;
}
