import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hashOf } from './constants';

/** A text as it reached Twilio's stand-in. */
export interface ArrivedText {
  from: string;
  to: string;
  /** By `performance.now()`. */
  at: number;
}

/**
 * Takes every text after the moment that Twilio takes, and knows nothing else: what is measured is our server, not
 * the simulator.
 */
export async function startStandIn(answerMs: number) {
  const texts: ArrivedText[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const answer = (status: number, content: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
      if (request.method !== 'POST' || !request.url?.includes('/Messages.json'))
        return answer(404, { code: 20404, message: 'not here', status: 404 });
      const text = { from: form.get('From') ?? '', to: form.get('To') ?? '', at: performance.now() };
      texts.push(text);
      setTimeout(
        () =>
          answer(201, {
            sid: `SM${hashOf('arrived', texts.length * 1_000 + Math.floor(Math.random() * 1_000))}`,
            status: 'queued',
            error_code: null,
            num_segments: '1',
            num_media: '0',
            direction: 'outbound-api',
            body: form.get('Body'),
            date_created: new Date().toUTCString(),
          }),
        answerMs,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    texts,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
