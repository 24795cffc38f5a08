import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { requiredPermission } from '../auth/requires';
import { may, Permission } from '../domain/actor';
import { DomainError, fault, UserErrorCode, type UserFault } from '../domain/errors';
import type { RequestContext } from '../resolvers/context';
import { topLevel } from './errors';
import type { OperationLimits } from './rate-limits';

type RootField = GraphQLField<unknown, RequestContext>;

/**
 * Puts what holds for every query and mutation around the root fields: who may call them, how often, and that
 * expected failures reach `userErrors` where the result has them. Fields below are not touched, so a list of
 * cards pays nothing for it.
 */
export function guardRootFields(schema: GraphQLSchema, limits: OperationLimits): void {
  for (const type of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(type?.getFields() ?? {})) guard(field as RootField, limits);
}

function guard(field: RootField, limits: OperationLimits): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const permission = requiredPermission(field as GraphQLField<unknown, unknown>);
  const payload = payloadType(field);
  field.resolve = async (source, args, context, info) => {
    const { actor } = context;
    if (!actor) throw topLevel('UNAUTHENTICATED', context.refusal ?? 'Sign in: send a bearer token.');
    try {
      if (permission === null || !may(actor, permission))
        throw new DomainError(fault(UserErrorCode.NOT_ALLOWED, notAllowed(context, permission)));
      await limits.spend(field.name, actor);
      return (await resolve(source, args, context, info)) as unknown;
    } catch (error) {
      const faults = faultsOf(error);
      if (!faults) throw error;
      if (payload) return { ...emptyPayload(payload), ...detailsOf(error), userErrors: faults };
      const refused = faults.some((one) => one.code === UserErrorCode.NOT_ALLOWED);
      throw topLevel(refused ? 'FORBIDDEN' : 'BAD_USER_INPUT', faults.map((one) => one.message).join(' '));
    }
  };
}

function notAllowed({ actor }: RequestContext, permission: Permission | null): string {
  if (permission === Permission.CreateOrganizations)
    return 'Organizations are made at sign-up, which takes a service token.';
  if (actor?.kind === 'ASSISTANT')
    return 'The assistant may not do this for you: an owner or admin has to do it in person.';
  if (actor?.kind === 'SERVICE') return 'A service token may not do this.';
  return 'Your role does not allow this. Ask an owner or admin of the organization.';
}

/** The result type, when it can carry user errors. */
function payloadType(field: RootField): GraphQLObjectType | null {
  const type = getNullableType(field.type);
  return isObjectType(type) && 'userErrors' in type.getFields() ? type : null;
}

/** The result that shows nothing: empty lists, false and null, as the type asks. */
function emptyPayload(type: GraphQLObjectType): Record<string, unknown> {
  const entries = Object.values(type.getFields()).map(({ name, type: fieldType }) => {
    if (!isNonNullType(fieldType)) return [name, null];
    if (isListType(fieldType.ofType)) return [name, []];
    return [name, isLeafType(getNamedType(fieldType)) ? false : null];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** Fields of the payload that say how to mend what went wrong. */
function detailsOf(error: unknown): Readonly<Record<string, unknown>> {
  return error instanceof DomainError ? error.details : {};
}

function faultsOf(error: unknown): UserFault[] | null {
  if (error instanceof DomainError) return error.faults;
  if (error instanceof ArgumentValidationError)
    return (error.extensions.validationErrors as ValidationProblem[]).flatMap((one) =>
      problems(one, ['input']),
    );
  return null;
}

/** One finding of class-validator about a property. */
interface ValidationProblem {
  property: string;
  constraints?: Record<string, string>;
  children?: ValidationProblem[];
}

const absences = new Set(['isDefined', 'isNotEmpty', 'arrayNotEmpty']);

function problems({ property, constraints, children }: ValidationProblem, above: string[]): UserFault[] {
  const path = [...above, property];
  // One sentence per field is enough; the validator declared first is reported last.
  const [name, message] = Object.entries(constraints ?? {}).at(-1) ?? [];
  const own =
    name && message
      ? [fault(absences.has(name) ? UserErrorCode.REQUIRED : UserErrorCode.INVALID, message, path)]
      : [];
  return [...own, ...(children ?? []).flatMap((child) => problems(child, path))];
}
