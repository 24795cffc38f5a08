import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { SimulatorCore } from './core';
import { signedMedia } from './products/media';

const FETCH_TIMEOUT_MS = 10_000;

/**
 * The host behind media redirects. It wants a signed address and no credentials: like the storage that Twilio uses, it
 * refuses a request that carries both.
 */
export async function serveMedia(
  core: SimulatorCore,
  path: string,
  search: string,
  authorization: string | undefined,
  response: ServerResponse,
): Promise<void> {
  if (authorization !== undefined) return refuse(response, 400, 'Only one auth mechanism allowed');
  const media = signedMedia(core.world, path, new URLSearchParams(search), core.clock.nowMs());
  if (media === false) return refuse(response, 403, 'AccessDenied');
  if (media === null) return refuse(response, 404, 'NoSuchKey');
  try {
    const source = await fetch(media.url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!source.ok || !source.body) return refuse(response, 404, 'NoSuchKey');
    response.writeHead(200, { 'Content-Type': media.contentType });
    await pipeline(Readable.fromWeb(source.body as ReadableStream), response);
  } catch {
    if (response.headersSent) response.destroy();
    else refuse(response, 404, 'NoSuchKey');
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'Content-Type': 'application/xml' });
  response.end(`<Error><Code>${code}</Code></Error>`);
}
