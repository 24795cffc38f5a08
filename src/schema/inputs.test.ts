import 'reflect-metadata';
import { type ValidationError, validate } from 'class-validator';
import { graphql, type GraphQLSchema } from 'graphql';
import { Arg, Args, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { buildApiSchema } from './build';
import { asNode, Node } from './node';
import { UpdateBusinessProfileInput } from './organization-changes';
import { PageArgs } from './pagination';
import { UpdateRegistrationInput } from './registration-changes';
import { SendMessageInput } from './messages';
import { isE164, isWebAddress } from './validators';

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

  @Mutation(() => Boolean, { description: 'Takes fields.' })
  fields(@Arg('input', () => UpdateRegistrationInput, { description: 'What.' }) input: unknown): boolean {
    return seen.push(input) > 0;
  }

  @Mutation(() => Boolean, { description: 'Takes a message.' })
  send(@Arg('input', () => SendMessageInput, { description: 'What.' }) input: unknown): boolean {
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

it('names every fault of a message at once', async () => {
  const found = await faults(
    `mutation { send(input: { phoneNumberId: "x", to: "415-555-0123", body: "${'x'.repeat(1601)}", mediaUrls: ["ftp://x"] }) }`,
  );
  expect(found.map((one) => one.property).sort()).toEqual(['body', 'mediaUrls', 'to']);
  expect(found.find((one) => one.property === 'to')?.constraints?.['isE164']).toContain('+14155550123');
  expect(seen).toEqual([]);
});

it('keeps what was sent out of the faults, so that it cannot reach a log', async () => {
  const found = await faults('mutation { send(input: { phoneNumberId: "x", to: "planted" }) }');
  expect(JSON.stringify(found)).not.toContain('planted');
});

it('says which field of a form is at fault', async () => {
  const found = await faults(
    'mutation { fields(input: { registrationId: "x", fields: [{ key: "a", value: 1 }, { key: "", value: [1] }] }) }',
  );
  expect(found[0]).toMatchObject({
    property: 'fields',
    children: [{ property: '1', children: [{ property: 'key' }] }],
  });
  expect(await validate(Object.assign(new UpdateRegistrationInput(), { fields: [] }))).toEqual([]);
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

it.each([
  ['https://example.com/a.png', true],
  ['http://example.com', true],
  ['ftp://example.com/a.png', false],
  ['javascript:alert(1)', false],
  ['example.com', false],
  [`https://example.com/${'x'.repeat(2048)}`, false],
])('%.40s is a web address: %p', (text, expected) => {
  expect(isWebAddress(text)).toBe(expected);
});
