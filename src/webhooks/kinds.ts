import type { WebhookKind } from '../domain/webhook-urls';

/** What a verified call brings. */
export interface VerifiedCall {
  form: Record<string, unknown> | null;
  /** A JSON body. */
  json: unknown;
  /** Query of our own address, without what Twilio adds. */
  query: Record<string, string>;
  /** The same for all attempts at one event; not sent by every product. */
  idempotencyToken: string | undefined;
}

/** One receipt's worth of news, before it is known whose. */
export interface News {
  kind: string;
  dedupeKey: string | null;
  params: Record<string, unknown>;
}

/** How one kind of call is read and answered. */
export interface Webhook {
  body: 'form' | 'json' | 'either';
  maxBytes: number;
  news(call: VerifiedCall): News[];
  /** Said when the news is kept; a call that waits is instead told at once what is done with it, or what it is asked. */
  answer: { type: string | null; body: string } | 'instructions' | 'screening';
}

const nothing = { type: null, body: '' };
export const xml = 'text/xml; charset=utf-8';
const formBytes = 256 * 1024;
const batchBytes = 4 * 1024 * 1024;

/** Every address that Twilio calls. */
export const webhooks: Readonly<Record<WebhookKind, Webhook>> = {
  voice: {
    body: 'form',
    maxBytes: formBytes,
    news: (call) => [statusNews(call)],
    answer: 'instructions',
  },
  'voice-next': {
    body: 'form',
    maxBytes: formBytes,
    news: (call) => {
      const key = keyOf(call, ['CallSid']);
      return [formNews('voice-step', call, key && `${key}:${call.query.after ?? ''}`)];
    },
    answer: 'instructions',
  },
  'voice-screen': {
    body: 'form',
    maxBytes: formBytes,
    // What becomes of it is told when the step has ended.
    news: () => [],
    answer: 'screening',
  },
  'voice-status': {
    body: 'form',
    maxBytes: formBytes,
    news: (call) => [
      call.form?.StreamEvent
        ? formNews('voice-stream', call, keyOf(call, ['CallSid', 'StreamSid', 'StreamEvent']))
        : statusNews(call),
    ],
    answer: nothing,
  },
  'recording-status': {
    body: 'form',
    maxBytes: formBytes,
    news: (call) => [formNews('recording-status', call, keyOf(call, ['RecordingSid', 'RecordingStatus']))],
    answer: nothing,
  },
  messages: {
    body: 'form',
    maxBytes: formBytes,
    news: (call) => [formNews('inbound-message', call, keyOf(call, ['MessageSid']))],
    answer: { type: xml, body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' },
  },
  'message-status': {
    body: 'form',
    maxBytes: formBytes,
    news: (call) => [
      formNews('message-status', call, keyOf(call, ['MessageSid', 'MessageStatus', 'ErrorCode'])),
    ],
    answer: nothing,
  },
  events: {
    body: 'json',
    maxBytes: batchBytes,
    news: ({ json }) => eventsOf(json).map((event) => eventNews(event)),
    answer: nothing,
  },
  compliance: {
    body: 'either',
    maxBytes: formBytes,
    // Never deduplicated: each is a nudge to look.
    news: (call) => [
      call.form
        ? formNews('compliance-status', call, null)
        : {
            kind: 'compliance-status',
            dedupeKey: null,
            params: { ...objectOf(call.json), query: call.query },
          },
    ],
    answer: nothing,
  },
};

/** A call that comes in is news of its status too. */
function statusNews(call: VerifiedCall): News {
  return formNews('voice-status', call, keyOf(call, ['CallSid', 'CallStatus', 'SequenceNumber']));
}

/** Twilio sends a batch as an array and may send one event alone. */
function eventsOf(json: unknown): Record<string, unknown>[] {
  return (Array.isArray(json) ? json : [json]).map(objectOf);
}

function eventNews(event: Record<string, unknown>): News {
  return {
    kind: 'event',
    dedupeKey: typeof event.id === 'string' ? `event:${event.id}` : null,
    params: event,
  };
}

function formNews(kind: string, { form, query }: VerifiedCall, key: string | null): News {
  return { kind, dedupeKey: key && `${kind}:${key}`, params: { ...form, query } };
}

/** The first of the fields names the thing; without it, Twilio's own token tells repetitions apart. */
function keyOf({ form, idempotencyToken }: VerifiedCall, [subject, ...others]: string[]): string | null {
  const text = (name: string): string => (typeof form?.[name] === 'string' ? form[name] : '');
  const sid = text(subject!) || (subject === 'MessageSid' ? text('SmsSid') : '');
  if (sid) return [sid, ...others.map(text)].join(':');
  return idempotencyToken ? `token:${idempotencyToken}` : null;
}

function objectOf(value: unknown): Record<string, unknown> {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The accounts that a call speaks of: each must be the one that its address is for. */
export function accountsIn(call: Pick<VerifiedCall, 'form' | 'json'>): string[] {
  const named = call.form
    ? [call.form.AccountSid]
    : eventsOf(call.json).flatMap((event) => {
        const data = objectOf(event.data);
        return [event.AccountSid, data.accountSid, data.accountsid, data.account_sid];
      });
  return named.flat().filter((one) => typeof one === 'string' && one !== '') as string[];
}
