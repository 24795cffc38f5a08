import type { IncomingMessage } from 'node:http';
import type { Express } from 'express';

type Trust = (address: string, hop: number) => boolean;

/** The caller's address: the socket's, or, behind trusted proxies, the one that the last of them vouches for. */
export function addressOf(app: Express, request: IncomingMessage): string {
  const trusts = app.get('trust proxy fn') as Trust;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .reverse();
  let address = request.socket.remoteAddress ?? '';
  for (const [hop, next] of forwarded.entries()) {
    if (!trusts(address, hop)) break;
    address = next;
  }
  return address;
}

const patterns: [RegExp, string][] = [
  [/^\/graphql\/?$/, '/graphql'],
  [/^\/graphiql(\/|$)/, '/graphiql'],
  [/^\/uploads\//, '/uploads/:token'],
  [/^\/documents\//, '/documents/:publicToken'],
  [/^\/media\//, '/media/:token'],
  [/^\/(healthz|readyz|metrics)$/, '/health'],
  [/^\/$/, '/'],
  [/^\/assets\//, '/assets/:name'],
  [/^\/session$/, '/session'],
  [/^\/simulator\//, '/simulator/:call'],
];

/** The route without what names a person or opens a door: for logs and metrics. */
export function routeOf(path: string): string {
  return patterns.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}
