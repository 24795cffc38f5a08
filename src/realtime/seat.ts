import type { GraphQLError } from 'graphql';
import type { FrameHead, Outlet } from './outlet';

/** One subscriber's place in a group: what the group sends goes to the socket as ready-made frames. */
export class Seat implements FrameHead {
  readonly frameHead: string;
  private isTaken = true;
  private leaveGroup: (() => void) | null = null;

  constructor(
    operationId: string,
    private readonly outlet: Outlet,
    /** Where a replay begins; null to be told of what comes. */
    readonly since: Date | null,
    readonly joinedAt: Date,
    /** Called when the group ends the subscription, with the reason. */
    private readonly onRefused: (error: GraphQLError) => void,
  ) {
    this.frameHead = `{"id":${JSON.stringify(operationId)}`;
  }

  get active(): boolean {
    return this.isTaken;
  }

  /** Says what to do when the seat is given up. */
  joined(leave: () => void): void {
    this.leaveGroup = leave;
  }

  /** Sends a frame made by `nextFrame`. */
  deliver(thing: string, frameTail: string): void {
    if (this.isTaken) this.outlet.send(this, thing, frameTail);
  }

  /** Gives the seat up; nothing is sent to it any more. */
  leave(): void {
    if (!this.isTaken) return;
    this.isTaken = false;
    this.outlet.forget(this);
    this.leaveGroup?.();
  }

  /** Ends the subscription because it cannot be served. */
  refuse(error: GraphQLError): void {
    if (!this.isTaken) return;
    this.leave();
    this.onRefused(error);
  }
}

/** The part of a `next` message that all subscribers of a group share; a seat's head goes before it. */
export function nextFrame(payload: unknown): string {
  return `,"type":"next","payload":${JSON.stringify(payload)}}`;
}
