import type { Fault } from './state';
import type { World } from './world';

/** The first fault that a request meets, counted down; null when it goes undisturbed. */
export function takeFault(
  world: World,
  request: { method: string; host: string; path: string; account: string | null },
): Fault | null {
  const { method, host, path, account } = request;
  const met = world.faults.filter(
    (one) => (one.account === null || one.account === account) && matches(one.match, method, host, path),
  );
  const fault = met.find(({ skip }) => skip === 0);
  for (const other of met) if (other !== fault && other.skip > 0) other.skip -= 1;
  if (!fault) return null;
  fault.times -= 1;
  if (fault.times <= 0) world.faults = world.faults.filter((other) => other !== fault);
  return fault;
}

/**
 * A pattern is `METHOD /path-prefix`; `*` and `{name}` stand for a path part, a method `*` for any, and a `$` at the end
 * says that the path ends there.
 */
export function isFaultPattern(match: string): boolean {
  return /^(\*|[A-Za-z]+) +(https?:\/\/)?[\w.-]*\/\S*$/.test(match);
}

function matches(match: string, method: string, host: string, path: string): boolean {
  const [wantedMethod = '', wanted = ''] = match.split(/ +/);
  if (wantedMethod !== '*' && wantedMethod.toUpperCase() !== method) return false;
  const target = wanted.startsWith('/') ? path : `${host}${path}`;
  const ends = wanted.endsWith('$');
  const source = (ends ? wanted.slice(0, -1) : wanted)
    .replace(/^https?:\/\//, '')
    .replace(/\{\w+\}/g, '*')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*');
  return new RegExp(`^${source}${ends ? '$' : ''}`).test(target);
}
