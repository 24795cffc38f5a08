import 'reflect-metadata';
import { Kind } from 'graphql';
import { CountryCode, DateTime, Decimal, E164, Json, Url } from './scalars';

const literal = (value: string) => ({ kind: Kind.STRING, value }) as const;

describe('DateTime', () => {
  it('reads RFC 3339 instants with an offset', () => {
    expect(DateTime.parseValue('2026-03-01T09:30:00Z')).toEqual(new Date('2026-03-01T09:30:00Z'));
    expect(DateTime.parseValue('2026-03-01T09:30:00.5+02:00')).toEqual(new Date('2026-03-01T07:30:00.500Z'));
    expect(DateTime.parseLiteral(literal('2024-02-29T23:59:59-05:00'))).toEqual(
      new Date('2024-03-01T04:59:59Z'),
    );
  });

  it.each([
    '2026-03-01',
    '2026-03-01T09:30:00',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    'yesterday',
    '',
    5,
    null,
  ])('refuses %p and shows the form expected', (value) => {
    expect(() => DateTime.parseValue(value)).toThrow('2026-03-01T09:30:00Z');
  });

  it('writes UTC with milliseconds and never something else', () => {
    expect(DateTime.serialize(new Date('2026-03-01T09:30:00+02:00'))).toBe('2026-03-01T07:30:00.000Z');
    expect(DateTime.serialize('2026-03-01T09:30:00+02:00')).toBe('2026-03-01T07:30:00.000Z');
    expect(() => DateTime.serialize(new Date(Number.NaN))).toThrow();
    expect(() => DateTime.serialize(1_700_000_000)).toThrow();
  });
});

describe('scalars of forms', () => {
  it('take any string, so that the field can be named with all other faults', () => {
    expect(E164.parseValue('call me')).toBe('call me');
    expect(Url.parseValue('not an address')).toBe('not an address');
    expect(CountryCode.parseValue('us')).toBe('US');
  });

  it.each([E164, Url, CountryCode, DateTime, Decimal])('%s refuses what is no string', (scalar) => {
    for (const value of [14155550123, true, {}, ['x']])
      expect(() => scalar.parseValue(value)).toThrow('takes a string');
    expect(() => scalar.parseLiteral({ kind: Kind.INT, value: '14155550123' })).toThrow('takes a string');
  });

  it('never write a value of another form', () => {
    expect(E164.serialize('+14155550123')).toBe('+14155550123');
    expect(Url.serialize('https://example.com')).toBe('https://example.com');
    expect(() => E164.serialize('4155550123')).toThrow();
    expect(() => Url.serialize('example.com')).toThrow();
    expect(() => CountryCode.serialize('USA')).toThrow();
    expect(() => Decimal.serialize(1.15)).toThrow();
    expect(Decimal.serialize('0.0079')).toBe('0.0079');
  });

  it('does not echo a stored value it refuses to write', () => {
    expect(() => E164.serialize('a secret')).toThrow('A stored value is not of the form E164.');
  });
});

it('JSON takes and gives anything', () => {
  const value = { a: [1, 'x', null, true] };
  expect(Json.parseValue(value)).toEqual(value);
  expect(Json.serialize(value)).toEqual(value);
});
