import { pipeline } from 'node:stream';
import { Router, type Request } from 'express';
import type { ShownFile } from '../services/media';

/** More than any carrier lets through. */
const largestBytes = 25 * 1024 * 1024;
/** What browsers show without running anything; all else is offered as a download. */
const shown = /^(image\/(jpeg|png|gif|webp|heic)|video\/[\w.-]+|audio\/[\w.-]+)$/i;

/** Opens what a signed address names; null when there is nothing to show. */
export interface FileOpener {
  open(token: string): Promise<ShownFile | null>;
}

/** Files that came with messages, or recordings of calls, at signed addresses below the path. */
export function mediaRouter(path: '/media' | '/recordings', files: FileOpener): Router {
  const router = Router();
  router.get(`${path}/:token`, async (request, response) => {
    const file = await files.open(String(request.params.token));
    response.setHeader('X-Robots-Tag', 'noindex');
    if (!file || (file.bytes ?? 0) > largestBytes) {
      file?.stream.destroy();
      response.status(404).type('text/plain').send('There is nothing here.');
      return;
    }
    const isShown = shown.test(file.contentType);
    response.setHeader('Content-Type', isShown ? file.contentType : 'application/octet-stream');
    response.setHeader('Content-Disposition', isShown ? 'inline' : 'attachment');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    response.setHeader('Cache-Control', 'private, max-age=3600, immutable');
    const part = partWanted(request, file.bytes);
    if (file.bytes !== null) response.setHeader('Accept-Ranges', 'bytes');
    if (part === 'none') {
      file.stream.destroy();
      response
        .status(416)
        .setHeader('Content-Range', `bytes */${file.bytes}`)
        .removeHeader('Content-Disposition');
      response.end();
      return;
    }
    if (part)
      response.status(206).setHeader('Content-Range', `bytes ${part.start}-${part.end}/${file.bytes}`);
    const last = part?.end ?? Infinity;
    const length = part ? part.end - part.start + 1 : file.bytes;
    if (length !== null) response.setHeader('Content-Length', length);
    pipeline(
      file.stream,
      (all: AsyncIterable<Buffer>) => cut(all, part?.start ?? 0, last),
      response,
      () => undefined,
    );
  });
  return router;
}

/**
 * The part of a file that a player asks for to begin in the middle; null for the whole of it, which is also what is
 * given where the size is not known. 'none' when the file has no such part.
 */
function partWanted(request: Request, bytes: number | null): { start: number; end: number } | 'none' | null {
  const ranges = bytes === null ? undefined : request.range(bytes, { combine: true });
  if (ranges === -1) return 'none';
  // Several parts at once are no player's wish.
  return Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0]! : null;
}

/** The bytes from `start` to `end`, which is among them; what follows is not waited for. */
async function* cut(all: AsyncIterable<Buffer>, start: number, end: number): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const chunk of all) {
    const piece = chunk.subarray(Math.max(0, start - at), Math.max(0, end + 1 - at));
    if (piece.length > 0) yield piece;
    at += chunk.length;
    if (at > largestBytes) throw new Error('more than any carrier lets through');
    if (at > end) return;
  }
}
