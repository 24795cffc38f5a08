import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { stopChild } from './processes';
import { projectRoot } from './project';

export interface SimulatorOptions {
  /** 0 picks a free one. */
  port: number;
  account: { sid: string; token: string };
  reviews?: 'auto' | 'manual';
  delayMs?: number;
  /** Where it keeps its state between runs; without it, it forgets. */
  dataFile?: string;
  logFile?: string;
}

export interface RunningSimulator {
  url: string;
  port: number;
  /** The parent account's primary customer profile, which only Twilio's Console could make. */
  primaryProfileSid: string;
  child: ChildProcess;
  stop(): Promise<void>;
}

export const simulatorProgram = path.join(projectRoot, 'simulator/dist/main.js');

/** Starts the simulator as its own process and waits until it listens. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const args = [simulatorProgram, '--port', String(options.port)];
  if (options.reviews) args.push('--mode', options.reviews);
  if (options.delayMs !== undefined) args.push('--delay-ms', String(options.delayMs));
  if (options.dataFile) args.push('--data', options.dataFile);
  const log = options.logFile ? openSync(options.logFile, 'a') : null;
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      TWILIO_ACCOUNT_SID: options.account.sid,
      TWILIO_AUTH_TOKEN: options.account.token,
    },
    detached: true,
    stdio: ['ignore', 'pipe', log ?? 'inherit'],
  });
  if (log !== null) closeSync(log);
  const { url, port, primaryProfileSid } = await readyLine(child);
  return { url, port, primaryProfileSid, child, stop: () => stopChild(child) };
}

type ReadyLine = Pick<RunningSimulator, 'url' | 'port' | 'primaryProfileSid'>;

function readyLine(child: ChildProcess): Promise<ReadyLine> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`the simulator ended with status ${code} before it was ready`)),
    );
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) resolve(JSON.parse(line) as ReadyLine);
    });
  });
}

/** One API request as the simulator received it; `status` is 0 when the answer was withheld by a fault. */
export interface RecordedRequest {
  n: number;
  at: string;
  account: string | null;
  method: string;
  host: string;
  path: string;
  query: Record<string, string | string[]> | string;
  contentType: string | null;
  body: string;
  status: number;
}

/** The simulator's control calls. */
export class SimulatorControl {
  constructor(readonly url: string) {}

  reset = () => this.post('reset', {});
  /** The time as Twilio, and through CLOCK_URL the server, has it. */
  now = async () => new Date(((await this.get('clock')) as { now: string }).now);
  /** Moves the time by an ISO 8601 duration, such as PT24H. */
  advance = (by: string) => this.post('clock', { advance: by });
  mode = (reviews: 'auto' | 'manual', delayMs?: number) => this.post('mode', { reviews, delayMs });
  decide = (
    sid: string,
    outcome: 'approve' | 'reject' | 'suspend' | 'expire',
    details: { codes?: number[]; editAllowed?: boolean; editExpiration?: string; validUntil?: string } = {},
  ) => this.post('decide', { sid, outcome, ...details });
  /** A sole proprietor answers the text that asks for a YES. */
  ownerReply = (brandSid: string, reply = 'YES') => this.post('owner-reply', { brandSid, reply });
  /** The registry scores a brand anew, which changes how fast its numbers may text. */
  score = (brandSid: string, score: number) => this.post('score', { brandSid, score });
  /** What only Twilio's Console can do, such as `{ do: 'primary-profile', account }`. */
  console = async (act: Record<string, unknown>) =>
    (await this.post('console', act)) as Record<string, unknown>;
  /** Lifts or sets what Twilio and carriers hold clients to. */
  limits = (change: { senderRates?: boolean; a2pPerSecond?: number | null; ownerReuse?: boolean }) =>
    this.post('limits', change);
  /** A customer's text to one of the numbers. */
  inbound = (text: {
    from: string;
    to: string;
    body: string;
    mediaUrls?: string[];
    optOutType?: string | null;
  }) => this.post('inbound', text);
  /** A customer's call to one of the numbers, with what the people in it do; gives the call's SID. */
  ring = async (call: {
    from: string;
    to: string;
    agent?: 'talks' | 'closes' | 'fails' | 'waits';
    members?: Record<string, 'answers' | 'declines' | 'voicemail' | 'busy' | 'no-answer'>;
    messageSeconds?: number;
    tags?: string[];
  }) => ((await this.post('call', call)) as { sid: string }).sid;
  /** Ends a call whose agent waits. */
  endCall = (sid: string, by: 'agent' | 'caller') => this.post('call-end', { sid, by });
  /** What becomes of later messages to that number. */
  delivery = (to: string, status: string, errorCode?: number) =>
    this.post('delivery', { to, status, errorCode });
  account = (sid: string, change: { status?: 'active' | 'suspended' | 'closed'; revokeToken?: boolean }) =>
    this.post('account', { sid, ...change });
  keywords = (account: string, handling: 'default' | 'advanced' | 'off') =>
    this.post('keywords', { account, handling });
  /** What a number sends next waits so long, as an ISO 8601 duration; from four hours on its queue is full. */
  senderQueue = (number: string, waiting: string) => this.post('sender-queue', { number, waiting });
  /**
   * The next matching requests fail so; `match` reads like "POST /v1/Tollfree/Verifications". They may be one account's
   * alone, and so many may go undisturbed first.
   */
  fault = (
    match: string,
    effect: 'timeout-after' | 'timeout-before' | 'drop-after' | 'status',
    details: { status?: number; code?: number; times?: number; account?: string; skip?: number } = {},
  ) => this.post('faults', { match, effect, times: 1, ...details });
  /** Lifts those that have not befallen anything yet: of one account, or all. */
  liftFaults = (account?: string) =>
    this.call(`faults${account ? `?account=${account}` : ''}`, { method: 'DELETE' });
  callbacks = (how: {
    duplicate?: number;
    shuffle?: boolean;
    drop?: number;
    delayMs?: [number, number];
    /** Events whose type contains one of these never arrive. */
    dropEvents?: string[];
  }) => this.post('callbacks', how);
  /** Who has to decide something: reviewers, and owners who were texted. */
  waiting = async () =>
    (await this.get('reviews')) as {
      reviews: { kind: string; sid: string }[];
      owners: { brandSid: string }[];
    };
  requests = async (since = 0) =>
    ((await this.get(`requests?since=${since}`)) as { requests: RecordedRequest[] }).requests;
  /** Requests that still wait for an answer which a fault withholds. */
  withheld = async () => ((await this.get('withheld')) as { requests: RecordedRequest[] }).requests;
  /** Everything that exists, by kind. */
  resources = async () => (await this.get('resources')) as Record<string, Record<string, unknown>[]>;

  private get(path: string): Promise<unknown> {
    return this.call(path, {});
  }

  private post(path: string, body: unknown): Promise<unknown> {
    return this.call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  private async call(path: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(`${this.url}/_simulator/${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`simulator ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }
}
