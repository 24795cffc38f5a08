import type { ExecutionResult, GraphQLError } from 'graphql';
import type { FrameHead, Outlet } from './outlet';

/**
 * One subscriber's place in a group. To graphql-ws it is an async iterator that never yields: changes go to the
 * socket as ready-made frames, and the iterator ends when the subscription does.
 */
export class Seat implements AsyncGenerator<ExecutionResult, void, void>, FrameHead {
  readonly frameHead: string;
  private isTaken = true;
  private waiting: { resolve(result: IteratorResult<never, void>): void; reject(error: Error): void } | null =
    null;
  private error: GraphQLError | null = null;
  private leaveGroup: (() => void) | null = null;

  constructor(
    operationId: string,
    private readonly outlet: Outlet,
    /** Where a replay begins; null to be told of what comes. */
    readonly since: Date | null,
    readonly joinedAt: Date,
  ) {
    this.frameHead = `{"id":${JSON.stringify(operationId)}`;
  }

  get active(): boolean {
    return this.isTaken;
  }

  /** Says what to do when the subscriber leaves. */
  joined(leave: () => void): void {
    this.leaveGroup = leave;
  }

  /** Sends a frame made by `nextFrame`. */
  deliver(thing: string, frameTail: string): void {
    if (this.isTaken) this.outlet.send(this, thing, frameTail);
  }

  /** Ends the subscription, with an error message when there is one. */
  end(error: GraphQLError | null = null): void {
    if (!this.isTaken) return;
    this.isTaken = false;
    this.outlet.forget(this);
    this.leaveGroup?.();
    if (error && this.waiting) this.waiting.reject(error);
    else if (error) this.error = error;
    else this.waiting?.resolve({ value: undefined, done: true });
    this.waiting = null;
  }

  next(): Promise<IteratorResult<never, void>> {
    if (this.error) return Promise.reject(this.error);
    if (!this.isTaken) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve, reject) => (this.waiting = { resolve, reject }));
  }

  async return(): Promise<IteratorResult<never, void>> {
    this.end();
    return { value: undefined, done: true };
  }

  async throw(error: unknown): Promise<IteratorResult<never, void>> {
    this.end();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.end();
  }
}

/** The part of a `next` message that all subscribers of a group share; a seat's head goes before it. */
export function nextFrame(payload: unknown): string {
  return `,"type":"next","payload":${JSON.stringify(payload)}}`;
}
