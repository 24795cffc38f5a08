import 'reflect-metadata';
import type { ValidationError } from 'class-validator';
import { graphql, type GraphQLSchema } from 'graphql';
import { Arg, Args, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { buildApiSchema } from './build';
import { asNode, Node } from './node';
import { UpdateBusinessProfileInput } from './organization-changes';
import { PageArgs } from './pagination';
import { PurchasePhoneNumberInput } from './phone-numbers';
import { CreateAddressInput } from './addresses';
import { isE164 } from './validators';

const seen: unknown[] = [];

@ObjectType({ implements: Node, description: 'A thing.', simpleResolvers: true })
class Thing implements Node {
  id!: string;
  @Field(() => String, { description: 'Its name.' }) name!: string;
}

@Resolver()
class Probe {
  @Query(() => Node, { nullable: true, description: 'Reads a node.' })
  node(@Arg('id', () => ID, { description: 'Which.' }) id: string): object {
    return asNode('Thing', { id, name: 'one' });
  }

  @Query(() => Thing, { nullable: true, description: 'Needed to have the type.' })
  thing(@Args(() => PageArgs) args: PageArgs): null {
    seen.push(args);
    return null;
  }

  @Mutation(() => Boolean, { description: 'Takes a profile.' })
  profile(@Arg('input', () => UpdateBusinessProfileInput, { description: 'What.' }) input: unknown): boolean {
    return seen.push(input) > 0;
  }

  @Mutation(() => Boolean, { description: 'Takes an address.' })
  address(@Arg('input', () => CreateAddressInput, { description: 'What.' }) input: unknown): boolean {
    return seen.push(input) > 0;
  }

  @Mutation(() => Boolean, { description: 'Takes a number.' })
  buy(@Arg('input', () => PurchasePhoneNumberInput, { description: 'What.' }) input: unknown): boolean {
    return seen.push(input) > 0;
  }
}

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildApiSchema([Probe], { get: () => new Probe() });
});
beforeEach(() => seen.splice(0));

const run = (source: string) => graphql({ schema, source, contextValue: {} });

async function faults(source: string): Promise<ValidationError[]> {
  const { errors } = await run(source);
  return (errors?.[0]?.extensions['validationErrors'] ?? []) as ValidationError[];
}

it('tells a field left out from one set to null', async () => {
  await run('mutation { profile(input: { legalName: "A", website: null }) }');
  expect(seen[0]).toBeInstanceOf(UpdateBusinessProfileInput);
  expect({ ...(seen[0] as object) }).toEqual({ legalName: 'A', website: null });
});

it('gives lists their default and keeps an explicit null', async () => {
  await run('{ thing { id } }');
  await run('{ thing(first: null) { id } }');
  expect(seen).toEqual([{ first: 25 }, { first: null }]);
});

it('names every fault of a form at once', async () => {
  const found = await faults(
    `mutation { address(input: { customerName: "", street: "1\\n2", city: "${'x'.repeat(81)}", region: "CA",
      postalCode: "94105", country: "usa", idempotencyKey: "" }) }`,
  );
  expect(found.map((one) => one.property).sort()).toEqual([
    'city',
    'country',
    'customerName',
    'idempotencyKey',
    'street',
  ]);
  expect(seen).toEqual([]);
});

it('shows the form that a number should have', async () => {
  const [found] = await faults('mutation { buy(input: { e164: "415-555-0123" }) }');
  expect(found).toMatchObject({
    property: 'e164',
    constraints: { isE164: expect.stringContaining('+14155550123') as string },
  });
});

it('lets nothing through that a database refuses', async () => {
  expect(
    await faults('mutation { buy(input: { e164: "+18005550100", friendlyName: "a\\u0000b" }) }'),
  ).toHaveLength(1);
  expect(await faults('mutation { buy(input: { e164: "+18005550100", friendlyName: "" }) }')).toEqual([]);
});

it('keeps what was sent out of the faults, so that it cannot reach a log', async () => {
  const found = await faults('mutation { buy(input: { e164: "planted" }) }');
  expect(JSON.stringify(found)).not.toContain('planted');
});

it('finds the type of a node by what it was called', async () => {
  const { data } = await run('{ node(id: "7") { __typename id ... on Thing { name } } }');
  expect(data).toEqual({ node: { __typename: 'Thing', id: '7', name: 'one' } });
});

it.each(['+14155550123', '+442079460958', '+18005550100'])('%s is a number', (text) => {
  expect(isE164(text)).toBe(true);
});

it.each([
  '4155550123',
  '+1 415 555 0123',
  '+1415555012',
  '+141555501234',
  '+0123456789',
  '++14155550123',
  '',
  'STOP',
])('%p is no number', (text) => {
  expect(isE164(text)).toBe(false);
});
