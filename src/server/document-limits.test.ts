import { parse } from 'graphql';
import { documentLimits, excess, measure } from './document-limits';

const cost = (text: string, variables = {}) => measure(parse(text), null, variables).cost;

describe('measure', () => {
  it('counts depth through fragments', () => {
    const text = 'query { a { ...F } } fragment F on A { b { ... on B { c } } }';
    expect(measure(parse(text), null, {}).depth).toBe(3);
  });

  it('multiplies what is below a list by the size of its page', () => {
    const list = (first: string) => `query ($n: Int) { list${first} { nodes { id name } } }`;
    expect(cost(list('(first: 10)'))).toBe(31);
    expect(cost(list('(first: $n)'), { n: 10 })).toBe(31);
    expect(cost(list(''))).toBe(76);
    expect(cost(list('(first: $n)'))).toBe(301);
    expect(cost(list('(first: 100000)'))).toBe(301);
  });

  it('counts a fragment as often as it is spread, without walking it again', () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) => `fragment F${i} on A { x: a { ...F${i + 1} } y: a { ...F${i + 1} } }`,
    );
    const text = `query { ...F0 } ${levels.join(' ')} fragment F30 on A { id }`;
    const began = Date.now();
    expect(measure(parse(text), null, {}).cost).toBeGreaterThan(2 ** 30);
    expect(Date.now() - began).toBeLessThan(500);
  });

  it('ends on a fragment that contains itself', () => {
    expect(measure(parse('query { ...F } fragment F on A { a { ...F } }'), null, {}).depth).toBe(1);
  });

  it('leaves introspection to graphql-js', () => {
    expect(cost('{ __schema { types { fields { type { ofType { name } } } } } }')).toBe(1);
  });
});

describe('excess', () => {
  it('is nothing for the largest page of cards with everything on them', () => {
    const card = `id e164 friendlyName kind lifecycle revision capabilities { voice sms mms }
      settings { voiceAgentId memberIds } monthlyFee { amount currency }
      messaging { state headline reasons { code message } callToAction { label intent } estimate { typicalDays }
        registration { id state version nextStep { headline } steps { key state } } }`;
    expect(
      excess(parse(`{ organization { phoneNumbers(first: 100) { nodes { ${card} } } } }`), null, {}),
    ).toBeNull();
  });

  it('names the limit', () => {
    const deep = `{ ${'a { '.repeat(documentLimits.depth)} b ${'}'.repeat(documentLimits.depth)} }`;
    expect(excess(parse(deep), null, {})?.message).toContain('nested too deeply');
    const wide = `{ ${'a '.repeat(documentLimits.rootFields + 1)} }`;
    expect(excess(parse(wide), null, {})?.message).toContain('too many fields');
  });
});
