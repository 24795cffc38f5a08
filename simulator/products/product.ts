import type { EventStreams } from '../callbacks/event-streams';
import type { Webhooks } from '../callbacks/webhooks';
import type { CallRunner } from '../calls/call-runner';
import type { Clock } from '../clock';
import type { UploadedFile } from '../http/multipart';
import type { Params } from '../http/params';
import type { Reviews } from '../reviews';
import type { Scheduler } from '../scheduler';
import type { Account } from '../state';
import type { World } from '../world';

/** What products work with. `world` is read anew on every use, because a reset replaces it. */
export interface Simulator {
  readonly world: World;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly reviews: Reviews;
  readonly calls: CallRunner;
  readonly webhooks: Webhooks;
  readonly eventStreams: EventStreams;
  /** Tells all products that a number was released or moved to another account. */
  numberLeft(numberSid: string): void;
}

/** One authenticated, validated request. */
export interface Call {
  readonly sim: Simulator;
  /** The account whose resources the request is about. */
  readonly account: Account;
  /** The account whose credentials signed it. */
  readonly caller: Account;
  readonly host: string;
  /** Scheme and authority the client reached the simulator by. */
  readonly origin: string;
  readonly path: string;
  /** The raw query, without the question mark. */
  readonly search: string;
  /** `X-Twilio-Api-Version`, which a few answers depend on. */
  readonly apiVersion: string | null;
  readonly pathParams: Record<string, string>;
  readonly query: Params;
  readonly form: Params;
  /** Of a multipart body. */
  readonly files: readonly UploadedFile[];
}

export interface Reply {
  status: number;
  body?: unknown;
  /** Bytes in place of a body. */
  file?: { contentType: string; bytes: Buffer };
  headers?: Record<string, string>;
}

export interface Route {
  /** Method, host and path template as Twilio's document writes them. */
  call: string;
  /** Calls of one pace share an account's few turns per second. */
  pace?: 'a2p';
  handle(call: Call): Reply;
}

/** One Twilio product: its routes, what it does when time passes, and how its reviews are decided. */
export interface Product {
  routes: Route[];
  /** Called once at start: timers and review kinds register here. */
  setUp?(sim: Simulator): void;
  /** All that exists, by kind, as Twilio would show it. */
  resources(sim: Simulator): Record<string, unknown[]>;
  /** A number was released or moved away: what hung on it goes. */
  numberLeft?(sim: Simulator, numberSid: string): void;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const noContent = (): Reply => ({ status: 204 });
