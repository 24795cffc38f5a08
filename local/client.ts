import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import type { GraphQLFormattedError } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';

/** A generated document, or the text of one. */
export type Operation<Result, Variables> = DocumentTypeDecoration<Result, Variables> | string;

/** What a server answered over HTTP, errors and all. */
export interface Answer<Result> {
  status: number;
  headers: Headers;
  data: Result | null;
  errors: readonly GraphQLFormattedError[];
}

/** An answer with top-level errors: sign-in, permission, limits or a fault of the server. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly codes: string[];

  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super(errors.map((error) => `${String(error.extensions?.code ?? 'ERROR')}: ${error.message}`).join('; '));
    this.codes = errors.map((error) => String(error.extensions?.code));
  }
}

/** A client of the GraphQL API for one caller: calls over HTTP, subscriptions over one socket. */
export class ApiClient {
  private socket: Client | null = null;

  constructor(
    readonly url: string,
    readonly token: string | null,
  ) {}

  /** Calls and gives the data; throws ApiError on any top-level error. `userErrors` are the caller's to read. */
  async run<Result, Variables extends Record<string, unknown> = Record<string, never>>(
    operation: Operation<Result, Variables>,
    variables?: Variables,
  ): Promise<Result> {
    const { data, errors, status } = await this.call(operation, variables);
    if (errors.length > 0) throw new ApiError(errors);
    if (data === null) throw new Error(`the server answered ${status} without data`);
    return data;
  }

  /** Calls and gives the answer as it is. */
  async call<Result, Variables extends Record<string, unknown>>(
    operation: Operation<Result, Variables>,
    variables?: Variables,
  ): Promise<Answer<Result>> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
      },
      body: JSON.stringify({ query: String(operation), variables }),
    });
    const text = await response.text();
    let body: { data?: Result; errors?: GraphQLFormattedError[] };
    try {
      body = JSON.parse(text) as typeof body;
    } catch {
      throw new Error(`the server answered ${response.status}: ${text.slice(0, 200)}`);
    }
    return {
      status: response.status,
      headers: response.headers,
      data: body.data ?? null,
      errors: body.errors ?? [],
    };
  }

  /** Subscribes and collects what arrives. */
  watch<Result, Variables extends Record<string, unknown> = Record<string, never>>(
    operation: Operation<Result, Variables>,
    variables?: Variables,
  ): Watch<Result> {
    this.socket ??= createClient({
      url: this.url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: this.token ? { authorization: `Bearer ${this.token}` } : {},
      // What subscribed before a broken connection is subscribed again, and gets the present state first.
      retryAttempts: 20,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 100)),
      shouldRetry: () => true,
    });
    return new Watch<Result>(this.socket, String(operation), variables);
  }

  /** Closes the socket and every subscription on it. */
  async close(): Promise<void> {
    await this.socket?.dispose();
    this.socket = null;
  }
}

/** One live subscription and everything it has received. */
export class Watch<Result> {
  readonly events: Result[] = [];
  /** Top-level errors of single events, and the one that ended it. */
  readonly errors: GraphQLFormattedError[] = [];
  /** Set when the socket could not be had or was closed for good. */
  failure: unknown = null;
  ended = false;
  private readonly wakers = new Set<() => void>();
  readonly stop: () => void;

  constructor(socket: Client, query: string, variables: Record<string, unknown> | undefined) {
    this.stop = socket.subscribe<Result>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (errors) this.errors.push(...errors);
          if (data) this.events.push(data);
          this.wake();
        },
        error: (error) => {
          if (Array.isArray(error)) this.errors.push(...(error as GraphQLFormattedError[]));
          else this.failure = error;
          this.end();
        },
        complete: () => this.end(),
      },
    );
  }

  /** The first event, also of those already here, that `matches`; fails when none came in time or it ended. */
  async next(matches: (event: Result) => boolean = () => true, withinMs = 30_000): Promise<Result> {
    const deadline = Date.now() + withinMs;
    for (let seen = 0; ;) {
      const found = this.events.slice(seen).find(matches);
      if (found) return found;
      seen = this.events.length;
      if (this.ended)
        throw new Error(`the subscription ended: ${JSON.stringify(this.errors)} ${describe(this.failure)}`);
      const left = deadline - Date.now();
      if (left <= 0)
        throw new Error(`no such event within ${withinMs} ms; last: ${JSON.stringify(this.events.at(-1))}`);
      await this.news(left);
    }
  }

  /** Resolves when the server or the socket ended it. */
  async untilEnded(withinMs = 30_000): Promise<void> {
    const deadline = Date.now() + withinMs;
    while (!this.ended) {
      if (Date.now() > deadline) throw new Error(`the subscription did not end within ${withinMs} ms`);
      await this.news(deadline - Date.now());
    }
  }

  private news(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, withinMs);
      this.wakers.add(wake);
    });
  }

  private end(): void {
    this.ended = true;
    this.wake();
  }

  private wake(): void {
    for (const waker of [...this.wakers]) waker();
  }
}

function describe(failure: unknown): string {
  if (failure instanceof Error) return failure.message;
  const close = failure as { code?: number; reason?: string } | null;
  return close?.code ? `${close.code} ${close.reason ?? ''}` : '';
}
