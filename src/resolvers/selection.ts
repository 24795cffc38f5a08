import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** Whether the call asks for this field of the object that is being resolved, directly or through fragments. */
export function asksFor(info: GraphQLResolveInfo, field: string): boolean {
  const within = (set: SelectionSetNode): boolean =>
    set.selections.some((one) => {
      if (one.kind === Kind.FIELD) return one.name.value === field;
      if (one.kind === Kind.INLINE_FRAGMENT) return within(one.selectionSet);
      const fragment = info.fragments[one.name.value];
      return fragment !== undefined && within(fragment.selectionSet);
    });
  return info.fieldNodes.some((node) => node.selectionSet !== undefined && within(node.selectionSet));
}
