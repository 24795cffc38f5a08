import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Router, type Response } from 'express';

/** The same depth below the project's root in the sources and in the build. */
const pageFolder = path.join(__dirname, '../../local/graphiql');

const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  // The editor places its lines and pop-ups with inline styles.
  `style-src 'self' 'unsafe-inline'`,
  `font-src 'self' data:`,
  `img-src 'self' data:`,
  `connect-src 'self' ws: wss:`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/**
 * GraphiQL from our own files, subscriptions included: what Sandbox does, without internet. For development only,
 * because the packages it is served from are not installed in production.
 */
export function graphiqlRouter(config: { sandboxToken: string | null }): Router {
  const files = assetFiles();
  const page = readFileSync(path.join(pageFolder, 'index.html'), 'utf8').replace(
    '{{authorization}}',
    config.sandboxToken ? attribute(`Bearer ${config.sandboxToken}`) : '',
  );
  const router = Router();
  router.get('/graphiql', (_request, response) => {
    secure(response).type('html').send(page);
  });
  router.get('/graphiql/assets/:name', (request, response) => {
    const file = files.get(request.params.name);
    if (file) secure(response).sendFile(file, { dotfiles: 'allow' });
    else response.sendStatus(404);
  });
  return router;
}

/** The files of the page by the names it asks for. */
function assetFiles(): Map<string, string> {
  const { resolve } = createRequire(__filename);
  const folder = (name: string) => path.dirname(resolve(`${name}/package.json`));
  const client = path.join(folder('graphql-ws'), 'dist/client.js');
  // The client's one import has a name that changes with its version.
  const shared = /from '\.\/(common-[\w-]+\.js)'/.exec(readFileSync(client, 'utf8'))?.[1];
  return new Map([
    ['page.js', path.join(pageFolder, 'page.js')],
    ['page.css', path.join(pageFolder, 'page.css')],
    ['react.js', path.join(folder('react'), 'umd/react.production.min.js')],
    ['react-dom.js', path.join(folder('react-dom'), 'umd/react-dom.production.min.js')],
    ['graphiql.js', path.join(folder('graphiql'), 'graphiql.min.js')],
    ['graphiql.css', path.join(folder('graphiql'), 'graphiql.min.css')],
    ['graphql-ws.js', client],
    ...(shared ? [[shared, path.join(path.dirname(client), shared)] as [string, string]] : []),
  ]);
}

function secure(response: Response): Response {
  return response.setHeader('Content-Security-Policy', policy).setHeader('Cache-Control', 'no-cache');
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
