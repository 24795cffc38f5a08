import { Field, ID, InterfaceType } from 'type-graphql';

const typeNames = new WeakMap<object, string>();

/** Names the object type of a value for `node(id:)`, whatever class the value has. */
export function asNode<Value extends object>(typeName: string, value: Value): Value {
  typeNames.set(value, typeName);
  return value;
}

/** Anything that has an id of its own. Values resolve to the type given to `asNode`, or to their `__typename`. */
@InterfaceType('Node', {
  description:
    'Anything that has an id of its own and can be read again with `node(id:)`. Ids are unique over all types.',
  resolveType: (value: object) => typeNames.get(value) ?? (value as { __typename?: string }).__typename,
})
export abstract class Node {
  @Field(() => ID, {
    description:
      'Identifies the object for good: pass it to `node(id:)` or wherever an argument asks for it. Opaque, so do ' +
      'not take it apart.',
  })
  id!: string;
}
