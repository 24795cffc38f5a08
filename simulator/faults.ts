import type { Fault } from './state';
import type { World } from './world';

/** The first fault that a request meets, counted down; null when it goes undisturbed. */
export function takeFault(world: World, method: string, host: string, path: string): Fault | null {
  const fault = world.faults.find(({ match }) => matches(match, method, host, path));
  if (!fault) return null;
  fault.times -= 1;
  if (fault.times <= 0) world.faults = world.faults.filter((other) => other !== fault);
  return fault;
}

/** A pattern is `METHOD /path-prefix`; `*` and `{name}` stand for a path part, a method `*` for any. */
export function isFaultPattern(match: string): boolean {
  return /^(\*|[A-Za-z]+) +(https?:\/\/)?[\w.-]*\/\S*$/.test(match);
}

function matches(match: string, method: string, host: string, path: string): boolean {
  const [wantedMethod = '', wanted = ''] = match.split(/ +/);
  if (wantedMethod !== '*' && wantedMethod.toUpperCase() !== method) return false;
  const target = wanted.startsWith('/') ? path : `${host}${path}`;
  const source = wanted
    .replace(/^https?:\/\//, '')
    .replace(/\{\w+\}/g, '*')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*');
  return new RegExp(`^${source}`).test(target);
}
