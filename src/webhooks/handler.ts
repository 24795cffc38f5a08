import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import { randomUUID } from 'node:crypto';
import type { WebhookKind } from '../domain/webhook-urls';
import type { Logger } from '../lib/logger';
import { metrics } from '../lib/metrics';
import type { CallAnswers } from '../services/call-answers';
import type { WebhookAccount, WebhookAccounts } from './accounts';
import type { Inbox } from './inbox';
import { accountsIn, webhooks, xml, type Webhook } from './kinds';
import { isSignedBy, type SignedCall } from './signature';

export const webhookPrefix = '/webhooks/';

const route = /^\/webhooks\/twilio\/([\w-]{8,128})\/([a-z-]+)(?:\?|$)/;

/** What ends a call with a status other than 200. */
class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export interface WebhookParts {
  accounts: WebhookAccounts;
  inbox: Inbox;
  calls: CallAnswers;
  /** What Twilio was told we are reached at. */
  publicUrl: string;
  log: Logger;
}

/**
 * Answers Twilio's calls: verified, kept, answered, nothing else; who rings is answered before that is kept. It stands before every middleware of the web
 * application, because a status callback costs ten times as much behind them. 5xx makes Twilio try again.
 */
export function webhookHandler(parts: WebhookParts) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const [, key, name] = route.exec(request.url ?? '') ?? [];
    const kind = name && Object.hasOwn(webhooks, name) ? (name as WebhookKind) : null;
    const began = process.hrtime.bigint();
    void serve(parts, request, response, key, kind)
      .catch((error: unknown) => {
        if (!(error instanceof Refused))
          parts.log.error({ err: error, kind }, 'a webhook could not be taken');
        refuse(request, response, error instanceof Refused ? error.status : 503);
      })
      .finally(() => {
        const labels = { kind: kind ?? 'unknown', status: String(response.statusCode) };
        metrics.webhooks.inc(labels);
        metrics.httpDuration.observe(
          { method: 'POST', route: `/webhooks/twilio/:key/${labels.kind}`, status: labels.status },
          Number(process.hrtime.bigint() - began) / 1e9,
        );
      });
  };
}

async function serve(
  parts: WebhookParts,
  request: IncomingMessage,
  response: ServerResponse,
  key: string | undefined,
  kind: WebhookKind | null,
): Promise<void> {
  if (!key || !kind) throw new Refused(404, 'no such webhook');
  if (request.method !== 'POST') throw new Refused(405, 'only POST');
  const webhook = webhooks[kind];
  const account = await parts.accounts.byKey(key);
  if (!account) throw new Refused(403, 'unknown key');
  const body = await readBody(request, webhook.maxBytes);
  const form = isForm(request, webhook) ? parseForm(body.toString('utf8'), '&', '=', { maxKeys: 0 }) : null;
  await verify(parts, key, account, {
    url: parts.publicUrl + (request.url ?? ''),
    signature: header(request, 'x-twilio-signature'),
    body,
    form,
  });
  const call = {
    form,
    json: form ? null : parseJson(body),
    query: queryOf(request.url ?? ''),
    idempotencyToken: header(request, 'i-twilio-idempotency-token'),
  };
  if (accountsIn(call).some((sid) => sid !== account.accountSid)) throw new Refused(403, 'another account');
  if (webhook.answer === 'screening')
    return say(response, { type: xml, body: parts.calls.screen({ webhookKey: key, form: form ?? {} }) });
  const { organizationId } = account;
  const kept = Promise.all(webhook.news(call).map((news) => parts.inbox.accept({ organizationId, ...news })));
  if (webhook.answer === 'instructions') {
    // A caller must not wait, or be turned away, because news of the call cannot be kept: its end is told again.
    kept.catch((error: unknown) => parts.log.error({ err: error, kind }, 'news of a call was not kept'));
    const { query } = call;
    const body = await parts.calls.answer({ organizationId, webhookKey: key, form: form ?? {}, query });
    return say(response, { type: xml, body });
  }
  await kept;
  say(response, webhook.answer);
}

function say(response: ServerResponse, { type, body }: { type: string | null; body: string }): void {
  response
    .writeHead(200, {
      ...(type ? { 'Content-Type': type } : {}),
      'Content-Length': Buffer.byteLength(body),
    })
    .end(body);
}

/** Tries the tokens at hand, then, in case one was just rotated, those in the database. */
async function verify(
  parts: WebhookParts,
  key: string,
  account: WebhookAccount,
  call: SignedCall,
): Promise<void> {
  if (isSignedBy(account.authTokens, call)) return;
  const newer = call.signature ? await parts.accounts.ifNewer(key) : null;
  if (newer && isSignedBy(newer.authTokens, call)) return;
  parts.log.warn(
    { organizationId: account.organizationId, signed: !!call.signature },
    'wrongly signed webhook',
  );
  throw new Refused(403, 'not signed by this account');
}

function isForm(request: IncomingMessage, { body }: Webhook): boolean {
  if (body !== 'either') return body === 'form';
  return !/json/i.test(request.headers['content-type'] ?? '');
}

function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        request.pause();
        reject(new Refused(413, 'too large'));
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new Refused(400, 'cut off'));
    });
  });
}

/** Signed, so Twilio sent it; what cannot be read would not become readable by another try. */
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refused(400, 'not JSON');
  }
}

function queryOf(url: string): Record<string, string> {
  const start = url.indexOf('?');
  if (start < 0) return {};
  const query = Object.fromEntries(new URLSearchParams(url.slice(start + 1)));
  delete query.bodySHA256;
  return query;
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Says no without a word of why: whoever is told why learns what to try next. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  if (response.headersSent || response.destroyed) return;
  if (!request.complete) response.setHeader('Connection', 'close');
  if (status === 405) response.setHeader('Allow', 'POST');
  response.writeHead(status, { 'Content-Length': 0, 'X-Request-Id': randomUUID() }).end();
}
