import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BucketStore } from './bucket-store';
import { DirectoryStore } from './directory-store';
import type { FileStore } from './file-store';

/** What S3 answers to the three calls that are made, over real HTTP. */
function bucketServer(): Server {
  const objects = new Map<string, Buffer>();
  return createServer((request, response) => {
    const key = (request.url ?? '').split('?')[0]!;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const held = objects.get(key);
      if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) response.writeHead(403).end();
      else if (request.method === 'PUT') {
        objects.set(key, Buffer.concat(chunks));
        response.writeHead(200).end();
      } else if (request.method === 'DELETE') {
        objects.delete(key);
        response.writeHead(204).end();
      } else if (held) response.writeHead(200, { 'content-length': held.length }).end(held);
      else
        response
          .writeHead(404, { 'content-type': 'application/xml' })
          .end('<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>none</Message></Error>');
    });
  });
}

describe('where files are kept', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'files-'));
  const server = bucketServer();
  const stores = new Map<string, FileStore>();
  const before = { ...process.env };

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    process.env.AWS_ACCESS_KEY_ID = 'test';
    process.env.AWS_SECRET_ACCESS_KEY = 'test';
    stores.set('directory', new DirectoryStore(directory));
    stores.set(
      'bucket',
      new BucketStore({ bucket: 'papers', endpoint: `http://127.0.0.1:${port}`, region: 'eu-central-1' }),
    );
  });

  afterAll(async () => {
    process.env = before;
    rmSync(directory, { recursive: true, force: true });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it.each(['directory', 'bucket'])(
    'gives back from a %s what was put there, until it is removed',
    async (kind) => {
      const store = stores.get(kind)!;
      const bytes = Buffer.from([0, 255, 13, 10, 1]);
      expect(await store.get('shop/paper-1')).toBeNull();
      await store.put('shop/paper-1', bytes);
      expect(await store.get('shop/paper-1')).toEqual(bytes);
      await store.remove('shop/paper-1');
      await store.remove('shop/paper-1');
      expect(await store.get('shop/paper-1')).toBeNull();
      await expect(store.get('../secret')).rejects.toThrow('not a storage key');
    },
  );
});
