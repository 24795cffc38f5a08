import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql';

/** The API as it is printed: what is swept follows it by itself. */
export const api = buildSchema(readFileSync(path.join(__dirname, '../../schema.graphql'), 'utf8'));

export type Kind = 'query' | 'mutation' | 'subscription';

/** A field that a call begins with, or one below `node` that takes arguments. */
export interface Entry {
  kind: Kind;
  /** Such as "sendMessage" or "Organization.conversations". */
  name: string;
  field: GraphQLField<unknown, unknown>;
  /** The type it belongs to, when it is reached through `node`. */
  below: GraphQLObjectType | null;
}

const roots: [Kind, GraphQLObjectType][] = [
  ['query', api.getQueryType()!],
  ['mutation', api.getMutationType()!],
  ['subscription', api.getSubscriptionType()!],
];

/** Every query, mutation and subscription. */
export const rootEntries: Entry[] = roots.flatMap(([kind, type]) =>
  Object.values(type.getFields()).map((field) => ({ kind, name: field.name, field, below: null })),
);

/** Every field with arguments that is not a root field. */
export const innerEntries: Entry[] = Object.values(api.getTypeMap()).flatMap((type) =>
  isObjectType(type) && !type.name.startsWith('__') && !roots.some(([, root]) => root === type)
    ? Object.values(type.getFields())
        .filter((field) => field.args.length > 0)
        .map((field): Entry => ({ kind: 'query', name: `${type.name}.${field.name}`, field, below: type }))
    : [],
);

/** One value that a caller gives: an argument, or a field anywhere in an input. */
export interface Leaf {
  /** Such as ["input", "fields", 0, "value"]. */
  path: (string | number)[];
  /** Type of the value itself, lists aside. */
  type: string;
  required: boolean;
  isList: boolean;
}

/** Everything that an entry lets callers give. */
export function leavesOf({ field }: Entry): Leaf[] {
  return field.args.flatMap((argument) => below(argument, [argument.name], true));
}

function below(
  input: GraphQLArgument | GraphQLInputField,
  at: (string | number)[],
  aboveRequired: boolean,
): Leaf[] {
  const required = aboveRequired && ('args' in input ? false : isNeeded(input));
  const isList = isListType(getNullableType(input.type));
  const type = getNamedType(input.type);
  const place = isList ? [...at, 0] : at;
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((one) => below(one, [...place, one.name], required));
  return [{ path: place, type: type.name, required, isList }];
}

function isNeeded(input: GraphQLArgument | GraphQLInputField): boolean {
  return isRequiredArgument(input as GraphQLArgument) || isRequiredInputField(input as GraphQLInputField);
}

export type Given = Record<string, unknown>;

/** Puts a value where the path says and gives the arguments. */
export function put(args: Given, at: readonly (string | number)[], value: unknown): Given {
  let target: Record<string | number, unknown> = args;
  at.slice(0, -1).forEach((step, index) => {
    target[step] ??= typeof at[index + 1] === 'number' ? [] : {};
    target = target[step] as Record<string | number, unknown>;
  });
  target[at.at(-1)!] = value;
  return args;
}

/** What callers may give for a leaf; undefined leaves it out. */
export type Values = (leaf: Leaf, entry: Entry) => unknown;

/** Arguments of a call, every leaf with the value that `values` has for it. */
export function argumentsOf(entry: Entry, values: Values): Given {
  const args: Given = {};
  // An input whose fields are all left out is given all the same.
  for (const argument of entry.field.args)
    if (isNeeded(argument) && isInputObjectType(getNamedType(argument.type))) args[argument.name] = {};
  for (const leaf of leavesOf(entry)) {
    const value = values(leaf, entry);
    if (value !== undefined) put(args, leaf.path, value);
  }
  return args;
}

/** A value of the leaf's type that says nothing. */
export function plainValue({ type, path: at }: Leaf): unknown {
  const named = api.getType(type);
  if (isEnumType(named)) return named.getValues()[0]!.name;
  const plain: Record<string, unknown> = {
    Boolean: true,
    CountryCode: 'US',
    DateTime: '2026-01-01T00:00:00Z',
    E164: '+14155550123',
    Int: 1,
    JSON: 'text',
    String: 'text',
    URL: 'https://example.com/',
  };
  if (!(type in plain)) throw new Error(`no plain value for ${type} at ${at.join('.')}: add one here`);
  return plain[type];
}

/** Not asked for in passing: shown to owners and admins alone, different at every call, or a list in every row of a list. */
const asideOf = new Set(['Organization.charges', 'Organization.deliverability', 'PhoneNumber.calls']);

/** Every field that needs no argument, and what is below it to the depth. */
export function everything(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument) || asideOf.has(`${type.name}.${field.name}`)) return [];
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [field.name];
    return isObjectType(named) && depth > 1 ? [`${field.name} { ${everything(named, depth - 1)} }`] : [];
  });
  return ['__typename', ...fields].join(' ');
}

/** A call of the entry that asks for all there is, to the depth; `nodeId` is where an inner one begins. */
export function callOf(
  entry: Entry,
  args: Given,
  { depth = 3, nodeId = null as string | null } = {},
): { query: string; variables: Given } {
  const { kind, field, below: owner } = entry;
  const used = field.args.filter((argument) => argument.name in args);
  const definitions = used.map((argument) => `$${argument.name}: ${printedType(argument.type)}`);
  const passed = used.map((argument) => `${argument.name}: $${argument.name}`);
  const named = getNamedType(field.type);
  const selected = isLeafType(named)
    ? ''
    : isInterfaceType(named)
      ? ' { __typename id }'
      : ` { ${everything(named as GraphQLObjectType, depth)} }`;
  const call = `${field.name}${passed.length > 0 ? `(${passed.join(', ')})` : ''}${selected}`;
  if (owner) definitions.push('$nodeId: ID!');
  const head = `${kind}${definitions.length > 0 ? `(${definitions.join(', ')})` : ''}`;
  const body = owner ? `node(id: $nodeId) { ... on ${owner.name} { ${call} } }` : call;
  return { query: `${head} { ${body} }`, variables: { ...args, ...(owner ? { nodeId } : {}) } };
}

function printedType(type: GraphQLInputType): string {
  return String(type);
}
