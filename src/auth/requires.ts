import type { GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Permission } from '../domain/actor';

const extension = 'requires';

/** Declares on a root field what its caller must be permitted to do; checked before the resolver runs. */
export function Requires(permission: Permission): MethodDecorator {
  return Extensions({ [extension]: permission }) as MethodDecorator;
}

/** The permission that a root field declares; one without any is open to nobody. */
export function requiredPermission(field: GraphQLField<unknown, unknown>): Permission | null {
  return (field.extensions[extension] as Permission | undefined) ?? null;
}
