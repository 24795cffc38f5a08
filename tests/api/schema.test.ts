import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  concatAST,
  Kind,
  lexicographicSortSchema,
  parse,
  printSchema,
  validate,
  type GraphQLSchema,
} from 'graphql';
import { buildApiSchema } from '../../src/schema/build';
import { brokenPromises, describedAlike, undescribed } from '../../src/schema/checks';
import { resolverClasses } from '../../src/server/resolver-classes';

const root = path.join(__dirname, '../..');
const text = (file: string) => readFileSync(path.join(root, file), 'utf8');
const contract = text('contract/schema.graphql');
const operations = readdirSync(path.join(root, 'operations')).filter((file) => file.endsWith('.graphql'));

describe('the schema that is served', () => {
  let schema: GraphQLSchema;

  beforeAll(async () => {
    schema = await buildApiSchema(resolverClasses, {
      get: () => {
        throw new Error('Looking at the schema resolves nothing.');
      },
    });
  });

  // "npm run schema:check" compares them as they are printed. In a process that has answered queries, type-graphql
  // may have put the arguments of a field in another order.
  it('is the one that is committed', () => {
    const sorted = (one: GraphQLSchema) => printSchema(lexicographicSortSchema(one));
    expect(sorted(schema)).toBe(sorted(buildSchema(text('schema.graphql'))));
  });

  it('keeps every promise of the contract', () => {
    expect(brokenPromises(contract, schema)).toEqual([]);
  });

  it('describes everything, and no two values of an enum alike', () => {
    expect(undescribed(schema)).toEqual([]);
    expect(describedAlike(schema)).toEqual([]);
  });

  const documents = operations.map((file) => parse(text(`operations/${file}`)));
  const all = concatAST(documents);
  const fragments = all.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const calls = all.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);

  it('answers every operation of ours', () => {
    expect(calls.length).toBeGreaterThan(30);
    expect(validate(schema, all).map(({ message }) => message)).toEqual([]);
  });

  it.each(calls.map((one) => [one.name!.value, one] as const))(
    'of the contract, %s uses what is there as it is meant, and beyond it only what was added',
    (_name, call) => {
      const document = { kind: Kind.DOCUMENT, definitions: [call, ...fragments] } as const;
      const faults = validate(buildSchema(contract), document)
        .map(({ message }) => message)
        .filter((message) => !/^Fragment ".+" is never used\.$/.test(message));
      const added =
        /^Cannot query field|^Unknown argument|^Unknown type|^Variable "\$\w+" is never used|^Unknown fragment/;
      expect(faults.filter((message) => !added.test(message))).toEqual([]);
    },
  );
});
