import { isEnumType } from 'graphql';
import { api, type Leaf } from './sweep';

/** Values of another JSON type, and others that the scalar never takes. */
export function wrongTypes({ type }: Leaf): unknown[] {
  if (type === 'JSON') return [];
  if (type === 'Boolean') return ['true', 1, {}, [true, false]];
  if (type === 'Int') return ['1', 1.5, 2 ** 31, -(2 ** 31) - 1, 1e300, true, {}];
  if (isEnumType(api.getType(type))) return ['NO_SUCH_VALUE', 1, true, {}, ''];
  if (type === 'DateTime') return ['yesterday', '2026-01-01', '2026-02-30T00:00:00Z', '', 0, {}];
  if (type === 'ID') return [1.5, true, {}, [['a']]];
  return [5, true, {}, [['a']]];
}

/** Texts that break something in careless hands. */
export const hostile: [string, string][] = [
  ['a NUL', 'a\u0000b'],
  ['half a pair', 'a\ud83eb'],
  ['an escape, a line and a direction', '\u001b[31mred\r\n\u202egnp.exe'],
  ['far too much', 'x'.repeat(20_000)],
  ['nothing but room', ' \t\u00a0'],
  ['SQL, markup and templates', `'; DROP TABLE organizations; --"><script>alert(1)</script>\${7*7}{{7*7}}`],
  ['a name of the language', '__proto__'],
];
/** No field keeps these. */
export const never = new Set(['a NUL', 'far too much']);
