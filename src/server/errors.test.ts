import { GraphQLError, graphqlSync, buildSchema } from 'graphql';
import { DomainError, fault, UserErrorCode } from '../domain/errors';
import { formatError, topLevel } from './errors';

const show = (error: GraphQLError, hideSuggestions = false) =>
  formatError(error, 'request-0001', { hideSuggestions });

/** As executors hand on what a resolver threw. */
const thrown = (error: Error) => new GraphQLError(error.message, { path: ['field'], originalError: error });

describe('formatError', () => {
  it('shows of a fault of ours nothing but the id of the request', () => {
    const error = show(thrown(new Error('connect ECONNREFUSED postgres://user:secret@db')));
    expect(error.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: 'request-0001' });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it('hides errors with codes that are not ours', () => {
    const error = thrown(new GraphQLError('x', { extensions: { code: 'DOWNSTREAM', token: 'secret' } }));
    expect(show(error).extensions?.code).toBe('INTERNAL_SERVER_ERROR');
  });

  it('shows our own codes, and only what belongs to them', () => {
    const error = topLevel('RATE_LIMITED', 'Too many calls.', {
      retryAfterSeconds: 3,
      http: { status: 429 },
      x: 1,
    });
    expect(show(error)).toMatchObject({
      message: 'Too many calls.',
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 3 },
    });
    expect(show(error).extensions).not.toHaveProperty('x');
  });

  it('takes an expected failure where no user error can be given for bad input or a refusal', () => {
    const error = (code: UserErrorCode) => show(thrown(new DomainError(fault(code, 'No.'))));
    expect(error(UserErrorCode.INVALID).extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(error(UserErrorCode.NOT_ALLOWED).extensions).toEqual({ code: 'FORBIDDEN' });
  });

  it('takes what graphql-js finds wrong with a request for bad input', () => {
    const schema = buildSchema('type Query { greet(name: String!): String }');
    const run = (source: string, variableValues = {}) =>
      graphqlSync({ schema, source, variableValues }).errors!.map((error) => show(error).extensions?.code);
    expect(run('{ greet }')).toEqual(['BAD_USER_INPUT']);
    expect(run('query ($n: String!) { greet(name: $n) }', { n: 1 })).toEqual(['BAD_USER_INPUT']);
    expect(run('query ($n: String!) { greet(name: $n) }')).toEqual(['BAD_USER_INPUT']);
  });

  it('names the place of a wrong value and does not repeat the value', () => {
    const schema = buildSchema(`
      type Query { save(input: Profile, first: Int): String }
      input Profile { taxId: String, kind: Kind, name: String! }
      enum Kind { SHOP }
    `);
    const run = (source: string, variableValues = {}) =>
      graphqlSync({ schema, source, variableValues }).errors!.map((error) => show(error).message);
    const save = 'query ($input: Profile) { save(input: $input) }';
    const secret = '12-345; at "x" 6789';
    expect(run(save, { input: { name: 'A', taxId: { a: secret } } })).toEqual([
      'Variable "$input" got invalid value at "input.taxId"; String cannot represent a non string value.',
    ]);
    expect(run(save, { input: { taxid: secret, name: 'A' } })).toEqual([
      'Variable "$input" got invalid value; Field "taxid" is not defined by type "Profile". Did you mean "taxId"?',
    ]);
    expect(run(save, { input: { taxId: secret } })).toEqual([
      'Variable "$input" got invalid value; Field "name" of required type "String!" was not provided.',
    ]);
    expect(run(save, { input: secret })).toEqual([
      'Variable "$input" got invalid value; Expected type "Profile" to be an object.',
    ]);
    expect(run(`{ save(input: { name: "A", taxId: { a: ${JSON.stringify(secret)} } }) }`)).toEqual([
      'String cannot represent a non string value.',
    ]);
    expect(run('query ($n: Int) { save(first: $n) }', { n: secret })).toEqual([
      'Variable "$n" got invalid value; Int cannot represent non-integer value.',
    ]);
  });

  it('keeps suggestions from strangers', () => {
    const error = new GraphQLError('Cannot query field "vewer" on type "Query". Did you mean "viewer"?');
    expect(show(error, true).message).toBe('Cannot query field "vewer" on type "Query".');
    expect(show(error).message).toContain('viewer');
  });
});
