import path from 'node:path';
import { Router, type Request, type Response } from 'express';
import type { Config } from '../config/config';
import { readWebFiles, type WebFile } from './web-files';

/** Where the build puts the page: the same from the sources and from the build. */
const webFolder = path.join(__dirname, '../../dist/web');

const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `font-src 'self'`,
  `img-src 'self' data:`,
  // The socket too: 'self' covers wss of the same host.
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

const preferred = ['br', 'gzip'];

/**
 * The web page, from memory: only what was built can be asked for. `/session` tells the page how it is signed in:
 * on a local stack it gets the demo's tokens, in production nothing, and it waits to be handed one.
 */
export function webRouter(
  config: Pick<Config, 'sandboxToken' | 'sandboxAssistantToken' | 'simulatorUrl'>,
  folder = webFolder,
): Router {
  let files: Map<string, WebFile> | null = null;
  const file = (name: string): WebFile | undefined => (files ??= readWebFiles(folder)).get(name);
  const router = Router();
  router.get('/', (request, response) => {
    const page = file('index.html');
    if (page) return send(request, response, page);
    files = null;
    response.status(503).type('text/plain').send('The web page is not built: run "npm run build".');
  });
  router.get(['/assets/:name', '/:name.svg'], (request, response, next) => {
    const found = file(request.path.slice(1));
    if (found) send(request, response, found);
    else next();
  });
  router.get('/session', (_request, response) => {
    response.setHeader('Cache-Control', 'no-store').json({
      person: config.sandboxToken,
      assistant: config.sandboxAssistantToken,
      simulator: config.simulatorUrl !== null,
    });
  });
  return router;
}

function send(request: Request, response: Response, file: WebFile): void {
  const accepted = preferred.find((one) => file.bodies.has(one) && request.acceptsEncodings(one) === one);
  const coding = accepted ?? 'identity';
  response
    .setHeader('Content-Security-Policy', policy)
    .setHeader('Cache-Control', file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    .setHeader('Content-Type', file.type)
    .setHeader('Vary', 'Accept-Encoding')
    .setHeader('ETag', file.etag(coding));
  if (request.headers['if-none-match'] === file.etag(coding)) {
    response.status(304).end();
    return;
  }
  if (accepted) response.setHeader('Content-Encoding', accepted);
  response.end(file.bodies.get(coding));
}
