import { buildSchema } from 'graphql';
import { brokenPromises, describedAlike, drift, printedSchema, undescribed } from './checks';

const contract = `
  type Query { card(id: ID!, first: Int = 25): Card }
  type Mutation { send(input: SendInput!): Card }
  interface Node { id: ID! }
  type Card implements Node { id: ID! name: String! kind: Kind! }
  enum Kind { LOCAL TOLL_FREE }
  input SendInput { to: String! text: String kind: Kind! = LOCAL }
`;

const broken = (from: string | RegExp, to: string) =>
  brokenPromises(contract, buildSchema(contract.replace(from, to))).join('\n');

describe('the contract', () => {
  it('is kept by itself and by additions', () => {
    expect(brokenPromises(contract, buildSchema(contract))).toEqual([]);
    const added = contract
      .replace('name: String!', 'name: String! colour(shade: Int): String')
      .replace('first: Int = 25', 'first: Int = 25, after: String')
      .replace('LOCAL TOLL_FREE', 'LOCAL TOLL_FREE MOBILE')
      .replace('text: String', 'text: String mediaUrls: [String!]');
    expect(brokenPromises(contract, buildSchema(added))).toEqual([]);
  });

  it.each([
    ['a removed field', ' name: String!', '', /Card\.name was removed/],
    ['an answer that may be null', 'name: String!', 'name: String', /Card\.name changed type/],
    ['another type', 'name: String!', 'name: Int!', /Card\.name changed type/],
    ['a removed enum value', 'LOCAL TOLL_FREE', 'LOCAL', /TOLL_FREE was removed/],
    ['a removed interface', ' implements Node', '', /no longer implements/],
    ['a new required argument', 'id: ID!,', 'id: ID!, more: Int!,', /required arg more/],
    ['a new required input field', 'text: String', 'text: String more: Int!', /required field more/],
    ['a stricter input field', 'text: String', 'text: String!', /SendInput\.text changed type/],
    [
      'a changed default of an argument',
      'Int = 25',
      'Int = 10',
      /Query\.card\(first:\) has lost its default value 25/,
    ],
    [
      'a changed default of an input field',
      'Kind! = LOCAL',
      'Kind! = TOLL_FREE',
      /SendInput\.kind has lost its default/,
    ],
    [
      'a root field that is gone',
      'send(input: SendInput!)',
      'post(input: SendInput!)',
      /document of the contract/,
    ],
  ])('is broken by %s', (_, from, to, expected) => {
    expect(broken(from, to)).toMatch(expected);
  });
});

describe('descriptions', () => {
  const described = `
    "Reads." type Query { "A card." card("Which." id: ID!): Card "A scalar." at(input: Input): Scalar }
    "One card." type Card implements Node { "Its id." id: ID! "Its kind." kind: Kind! }
    "Has an id." interface Node { "Its id." id: ID! }
    "A kind." enum Kind { "Near." LOCAL }
    "An input." input Input { "A number." number: Int }
    "A time." scalar Scalar
  `.replace('at(input: Input)', 'at("The input." input: Input)');

  it('are complete when everything has one', () => {
    expect(undescribed(buildSchema(described))).toEqual([]);
  });

  it.each([
    ['"One card."', 'Card'],
    ['"A card."', 'Query.card'],
    ['"Which."', 'Query.card(id:)'],
    ['"A kind."', 'Kind'],
    ['"Near."', 'Kind.LOCAL'],
    ['"An input."', 'Input'],
    ['"A number."', 'Input.number'],
    ['"A time."', 'Scalar'],
    ['"Has an id."', 'Node'],
  ])('are missed when %s is taken away', (text, coordinate) => {
    expect(undescribed(buildSchema(described.replace(text, '')))).toEqual([coordinate]);
    expect(undescribed(buildSchema(described.replace(text, '"  "')))).toEqual([coordinate]);
  });
});

it('values of an enum must read differently', () => {
  const kinds = (second: string) =>
    buildSchema(`type Query { kind: Kind } enum Kind { "Near." LOCAL "${second}" TOLL_FREE }`);
  expect(describedAlike(kinds('Free to call.'))).toEqual([]);
  expect(describedAlike(kinds('Near.'))).toEqual(['Kind.TOLL_FREE reads like LOCAL']);
});

describe('the committed schema', () => {
  const schema = buildSchema(contract);

  it('agrees with what is printed', () => {
    expect(drift(schema, printedSchema(schema))).toBeNull();
  });

  it.each([
    [
      'changed',
      (text: string) => text.replace('name: String!', 'name: String'),
      /^line \d+: expected "  name: String!"/,
    ],
    [
      'cut short',
      (text: string) => text.split('\n').slice(0, 10).join('\n'),
      /^line 11: expected .*, found null$/,
    ],
    ['longer', (text: string) => `${text}type More { id: ID }\n`, /^line \d+: /],
    ['empty', () => '', /^line 1: /],
  ])('is told apart when %s', (_, change, expected) => {
    expect(drift(schema, change(printedSchema(schema)))).toMatch(expected);
  });
});
