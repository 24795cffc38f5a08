import { createServer, type IncomingMessage } from 'node:http';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse } from 'node:querystring';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { WebSocketServer, type WebSocket } from 'ws';
import { publicUrl, secrets } from '../support/constants';
import { tokenVerifier } from '../support/project-modules';
import { cardsStatement } from './cards';
import { channel } from './channel';

const insert = {
  name: 'insert',
  text: `INSERT INTO yardstick.receipts (message_sid, status, params, received_at) VALUES ($1, $2, $3, now())
         ON CONFLICT (message_sid, status) DO NOTHING`,
};

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});

/** The least that does the same: bare Node, `pg`, `ws` and `ioredis`, and nothing in between. */
async function main(): Promise<void> {
  const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
  await pool.query(`CREATE SCHEMA IF NOT EXISTS yardstick`);
  await pool.query(
    `CREATE TABLE IF NOT EXISTS yardstick.receipts (message_sid text NOT NULL, status text NOT NULL,
       params jsonb NOT NULL, received_at timestamptz NOT NULL, PRIMARY KEY (message_sid, status))`,
  );
  const publisher = new Redis(process.env.REDIS_URL!);
  const server = createServer(async (request, response) => {
    try {
      if (request.url?.startsWith('/webhooks/')) {
        const body = await read(request);
        const params = { ...parse(body) };
        if (!isSigned(request, params)) return void response.writeHead(403).end();
        await pool.query({
          ...insert,
          values: [params.MessageSid, params.MessageStatus, JSON.stringify(params)],
        });
        if (request.url.endsWith('?tell')) await publisher.publish(channel, JSON.stringify(params));
        return void response.writeHead(200, { 'Content-Length': 0 }).end();
      }
      if (request.url === '/cards') {
        const { organizationId, first } = JSON.parse(await read(request)) as {
          organizationId: string;
          first: number;
        };
        const { rows } = await pool.query({ ...cardsStatement, values: [organizationId, first] });
        return void response.writeHead(200, { 'Content-Type': 'application/json' }).end(rows[0].answer);
      }
      response.writeHead(200).end();
    } catch {
      response.writeHead(500).end();
    }
  });
  await fanOut(new WebSocketServer({ server }));
  server.listen(Number(process.env.PORT));
}

/** Passes on whatever is published, as it is, to everybody who showed a good token. */
async function fanOut(sockets: WebSocketServer): Promise<void> {
  const verifier = await tokenVerifier(secrets.jwt);
  const subscriber = new Redis(process.env.REDIS_URL!, { enableReadyCheck: false });
  const live = new Set<WebSocket>();
  sockets.on('connection', (socket) => {
    socket.on('error', () => undefined);
    socket.once('close', () => live.delete(socket));
    socket.once('message', (token) => {
      verifier.verify(String(token)).then(
        () => {
          live.add(socket);
          socket.send('live');
        },
        () => socket.close(),
      );
    });
  });
  subscriber.on('message', (_channel, message) => {
    for (const socket of live) socket.send(message);
  });
  await subscriber.subscribe(channel);
}

function read(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => resolve(body));
    request.on('error', reject);
  });
}

function isSigned(request: IncomingMessage, params: Record<string, unknown>): boolean {
  const text = Object.keys(params)
    .sort()
    .reduce((all, key) => all + key + String(params[key]), publicUrl + request.url);
  const expected = createHmac('sha1', secrets.authToken).update(text).digest();
  const given = Buffer.from(String(request.headers['x-twilio-signature']), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
