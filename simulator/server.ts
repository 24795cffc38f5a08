import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Control } from './control/control';
import { SimulatorCore } from './core';
import { takeFault } from './faults';
import { Api, type ApiRequest } from './http/api';
import { TwilioError } from './http/errors';
import { serveMedia } from './media-host';
import { MEDIA_HOST } from './products/media';
import type { Reply } from './products/product';
import { products } from './products/registry';
import type { Fault, Mode, RequestRecord } from './state';
import { remember } from './world';

export interface SimulatorOptions {
  /** 0 picks a free port. */
  port: number;
  host?: string;
  /** Where the state is kept across restarts; absent: nowhere. */
  dataFile?: string;
  reviews?: Mode['reviews'];
  /** How long a review takes in auto mode. */
  delayMs?: number;
  /** The parent account; absent: a fixed local one. */
  accountSid?: string;
  authToken?: string;
  /** The parent's primary customer profile; absent: a fixed local one. */
  primaryProfileSid?: string;
}

export interface RunningSimulator {
  url: string;
  port: number;
  accountSid: string;
  authToken: string;
  primaryProfileSid: string;
  stop(): Promise<void>;
}

/** The parent account when the environment names none; no real account has it. */
export const localParent = {
  sid: 'AC10ca1000000000000000000000000001',
  authToken: '10ca1000000000000000000000000002',
  primaryProfileSid: 'BU10ca1000000000000000000000000003',
};

const LARGEST_BODY = 10 * 1024 * 1024;
/** How long an answer is withheld from a client that never gives up. */
const WITHHOLD_MS = 5 * 60_000;
const KEEP_ALIVE_MS = 10 * 60_000;
const STATUS_CODES: Record<number, number> = { 401: 20003, 404: 20404, 429: 20429, 500: 20500, 503: 20503 };

/** Starts the look-alike and resolves when it listens. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const parent = {
    sid: options.accountSid ?? localParent.sid,
    authToken: options.authToken ?? localParent.authToken,
    primaryProfileSid: options.primaryProfileSid ?? localParent.primaryProfileSid,
  };
  const mode: Mode = { reviews: options.reviews ?? 'auto', delayMs: options.delayMs ?? 2_000 };
  const core = new SimulatorCore({ parent, mode, dataFile: options.dataFile ?? null }, products);
  const front = new Front(core);
  const server = createServer((request, response) => void front.serve(request, response));
  // Clients keep connections open; closing idle ones would look like lost answers to them.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const host = options.host ?? '127.0.0.1';
  await listen(server, options.port, host);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    accountSid: parent.sid,
    authToken: parent.authToken,
    primaryProfileSid: parent.primaryProfileSid,
    stop: () =>
      new Promise((resolve) => {
        core.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Tells control calls from API requests, applies faults and keeps the record of requests. */
class Front {
  private readonly api: Api;
  private readonly control: Control;

  constructor(private readonly core: SimulatorCore) {
    this.api = new Api(core, products);
    this.control = new Control(core, products);
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await readBody(request);
      const target = request.url ?? '/';
      const cut = target.indexOf('?');
      const path = cut < 0 ? target : target.slice(0, cut);
      const search = cut < 0 ? '' : target.slice(cut + 1);
      const method = request.method ?? 'GET';
      if (path === '/_simulator' || path.startsWith('/_simulator/')) {
        const reply = this.control.answer(
          method,
          path.slice('/_simulator'.length),
          new URLSearchParams(search),
          body,
        );
        return send(response, reply);
      }
      const [, host = '', ...rest] = path.split('/');
      const { authorization } = request.headers;
      if (host === MEDIA_HOST && method === 'GET')
        return await serveMedia(this.core, `/${rest.join('/')}`, search, authorization, response);
      this.serveApi(response, {
        method,
        host,
        origin: `http://${request.headers.host ?? ''}`,
        path: `/${rest.join('/')}`,
        search,
        contentType: request.headers['content-type'] ?? null,
        authorization,
        apiVersion: request.headers['x-twilio-api-version']?.toString() ?? null,
        body,
      });
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      if (!response.headersSent) send(response, { status: 500, body: { message: 'The simulator failed' } });
    }
  }

  private serveApi(response: ServerResponse, request: ApiRequest): void {
    const record = this.record(request);
    const fault = takeFault(this.core.world, { ...request, account: record.account });
    const reply = fault ? this.disturbed(fault, request, record, response) : this.api.answer(request);
    this.core.changed();
    if (!reply) return;
    record.status = reply.status;
    send(response, reply);
  }

  /** What a fault leaves of the answer; null when there is none. */
  private disturbed(
    fault: Fault,
    request: ApiRequest,
    record: RequestRecord,
    response: ServerResponse,
  ): Reply | null {
    if (fault.effect === 'status') {
      const error = new TwilioError(
        fault.status,
        fault.code ?? STATUS_CODES[fault.status] ?? 20500,
        `Simulated ${fault.status}`,
      );
      return { status: fault.status, body: error.body() };
    }
    if (fault.effect !== 'timeout-before') this.api.answer(request);
    if (fault.effect === 'drop-after') response.destroy();
    else this.withhold(record, response);
    return null;
  }

  private withhold(record: RequestRecord, response: ServerResponse): void {
    const { withheld } = this.core;
    withheld.add(record);
    const end = setTimeout(() => response.destroy(), WITHHOLD_MS);
    end.unref();
    response.on('close', () => {
      clearTimeout(end);
      withheld.delete(record);
    });
  }

  private record(request: ApiRequest): RequestRecord {
    const { world, clock } = this.core;
    world.requestCount += 1;
    const record: RequestRecord = {
      n: world.requestCount,
      at: clock.now(),
      account: this.api.accountOf(request),
      method: request.method,
      host: request.host,
      path: request.path,
      query: request.search,
      contentType: request.contentType,
      // The bytes of a file are nobody's business.
      body: isMultipart(request.contentType) ? '(a file)' : request.body,
      status: 0,
    };
    remember(world.requests, record);
    return record;
  }
}

function isMultipart(contentType: string | null): boolean {
  return contentType?.startsWith('multipart/form-data') ?? false;
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply.file) {
    const { contentType, bytes } = reply.file;
    response.writeHead(reply.status, { 'Content-Type': contentType, 'Content-Length': bytes.length });
    response.end(bytes);
    return;
  }
  const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
  const headers: Record<string, string> = { ...reply.headers };
  if (text) headers['Content-Type'] = 'application/json; charset=utf-8';
  response.writeHead(reply.status, headers);
  response.end(text);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) throw new Error('The body is too large');
    chunks.push(chunk as Buffer);
  }
  // Files keep their bytes as Latin-1.
  return Buffer.concat(chunks).toString(
    isMultipart(request.headers['content-type'] ?? null) ? 'latin1' : 'utf8',
  );
}
