import { pipeline } from 'node:stream';
import { Router } from 'express';
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
    if (file.bytes !== null) response.setHeader('Content-Length', file.bytes);
    let sent = 0;
    file.stream.on('data', (chunk: Buffer) => {
      sent += chunk.length;
      if (sent > largestBytes) file.stream.destroy();
    });
    pipeline(file.stream, response, () => undefined);
  });
  return router;
}
