import {
  buildSchema,
  findBreakingChanges,
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  printSchema,
  validate,
} from 'graphql';
import { operationsOver } from './contract-operations';

const notice = '# Printed by `npm run schema` from src/schema and src/resolvers. Change it there.\n\n';

/** The text of schema.graphql. */
export function printedSchema(schema: GraphQLSchema): string {
  return `${notice}${printSchema(schema)}\n`;
}

/** Where the committed text first differs from the schema; null when they agree. */
export function drift(schema: GraphQLSchema, committed: string): string | null {
  const printed = printedSchema(schema).split('\n');
  const kept = committed.split('\n');
  const at = printed.findIndex((line, index) => line !== kept[index]);
  if (at < 0)
    return printed.length === kept.length ? null : `line ${printed.length + 1}: only in the committed file`;
  return `line ${at + 1}: expected ${JSON.stringify(printed[at])}, found ${JSON.stringify(kept[at] ?? null)}`;
}

/** Promises of the contract that the schema breaks, a sentence each. */
export function brokenPromises(contractText: string, schema: GraphQLSchema): string[] {
  const contract = buildSchema(contractText);
  return [
    ...findBreakingChanges(contract, schema).map((change) => change.description),
    ...changedDefaults(contract, schema),
    ...refusedOperations(contract, schema),
  ];
}

/** graphql-js counts a changed default as merely dangerous; clients that leave the argument out would notice. */
function changedDefaults(contract: GraphQLSchema, schema: GraphQLSchema): string[] {
  const ours = new Map(inputs(schema).map(([coordinate, input]) => [coordinate, input.defaultValue]));
  return inputs(contract)
    .filter(([coordinate, input]) => ours.has(coordinate) && ours.get(coordinate) !== input.defaultValue)
    .map(
      ([coordinate, { defaultValue }]) =>
        `${coordinate} has lost its default value ${JSON.stringify(defaultValue)}.`,
    );
}

/** Every operation a client of the contract could write is answered by what it uses, so none may be refused. */
function refusedOperations(contract: GraphQLSchema, schema: GraphQLSchema): string[] {
  const refusals = operationsOver(contract).flatMap((text) => validate(schema, parse(text)));
  return [
    ...new Set(refusals.map(({ message }) => `A document of the contract would be refused: ${message}`)),
  ];
}

type Input = GraphQLArgument | GraphQLInputField;

function inputs(schema: GraphQLSchema): [coordinate: string, input: Input][] {
  return Object.values(schema.getTypeMap()).flatMap((type): [string, Input][] => {
    if (isInputObjectType(type))
      return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field]);
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.map((arg): [string, Input] => [`${type.name}.${field.name}(${arg.name}:)`, arg]),
    );
  });
}

/** Everything a client can see that has no description. */
export function undescribed(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [[type.name, type.description] as const, ...members(type)])
    .filter(([, description]) => !description?.trim())
    .map(([coordinate]) => coordinate);
}

/** Values of one enum that are described alike, so that a reader cannot tell them apart. */
export function describedAlike(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isEnumType(type) && !isIntrospectionType(type))
    .flatMap((type) =>
      (type as GraphQLEnumType).getValues().flatMap(({ name, description }, index, values) => {
        const twin = values.findIndex((other) => other.description === description);
        return description && twin < index ? [`${type.name}.${name} reads like ${values[twin]?.name}`] : [];
      }),
    );
}

function members(
  type: GraphQLNamedType,
): (readonly [coordinate: string, description: string | null | undefined])[] {
  if (isEnumType(type))
    return type.getValues().map((value) => [`${type.name}.${value.name}`, value.description]);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field.description]);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    [`${type.name}.${field.name}`, field.description] as const,
    ...field.args.map((arg) => [`${type.name}.${field.name}(${arg.name}:)`, arg.description] as const),
  ]);
}
