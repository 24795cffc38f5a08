import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface Outgoing {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body: string;
  connectTimeoutMs: number;
  readTimeoutMs: number;
}

/** How an attempt ended: an HTTP status, or a failure to connect (`ct`) or to get an answer (`rt`). */
export interface Outcome {
  status: number;
  failure: 'ct' | 'rt' | null;
  /** What was answered, as text. */
  body: string;
}

/** Sends one HTTP request and reads its answer; never throws. */
export function post(outgoing: Outgoing): Promise<Outcome> {
  return new Promise((resolve) => {
    let connected = false;
    const fail = (): void => resolve({ status: 0, failure: connected ? 'rt' : 'ct', body: '' });
    const url = new URL(outgoing.url);
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers = { ...outgoing.headers, 'User-Agent': 'TwilioProxy/1.1', Connection: 'close' };
    const hasBody = outgoing.method === 'POST';
    if (hasBody) Object.assign(headers, { 'Content-Length': String(Buffer.byteLength(outgoing.body)) });
    const request = send(url, { method: outgoing.method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, failure: null, body }));
      response.on('error', fail);
    });
    const connecting = setTimeout(
      () => request.destroy(new Error('connect timeout')),
      outgoing.connectTimeoutMs,
    );
    request.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        connected = true;
        clearTimeout(connecting);
        request.setTimeout(outgoing.readTimeoutMs, () => request.destroy(new Error('read timeout')));
      });
    });
    request.on('error', () => {
      clearTimeout(connecting);
      fail();
    });
    request.end(hasBody ? outgoing.body : undefined);
  });
}
