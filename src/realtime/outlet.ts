import type { WebSocket } from 'ws';

/** How much a socket may owe its reader before it is treated as slow. */
export interface OutletLimits {
  /** Above this many unsent bytes, changes are held back and only the latest per thing is kept. */
  highWaterBytes: number;
  /** Most bytes held back for one socket. */
  heldBytes: number;
  /** How long a socket may take to drain. */
  drainMs: number;
}

export const defaultOutletLimits: OutletLimits = {
  highWaterBytes: 1_048_576,
  heldBytes: 8_388_608,
  drainMs: 15_000,
};

/** Close code for a reader that does not keep up; clients may connect again. */
export const tooSlowCode = 4408;
const lookEveryMs = 20;

/** What an outlet needs to know of a subscription on its socket: how its frames begin. */
export interface FrameHead {
  readonly frameHead: string;
}

/**
 * Writes ready-made frames to one socket and bounds what a slow reader can pile up: once too much is unsent, the
 * latest frame per thing is kept back until the socket drains, and a socket that does not drain is closed.
 */
export class Outlet {
  private held: Map<FrameHead, Map<string, string>> | null = null;
  private heldBytes = 0;
  private slowSince = 0;

  constructor(
    private readonly socket: WebSocket,
    private readonly limits: OutletLimits,
    /** Called once when the socket is closed for being slow. */
    private readonly onTooSlow: () => void = () => undefined,
  ) {}

  /** Sends the frame, or keeps it back in place of an older one of the same thing. */
  send(subscription: FrameHead, thing: string, frameTail: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.held || this.isFull()) this.hold(subscription, thing, frameTail);
    else this.socket.send(subscription.frameHead + frameTail);
  }

  /** Forgets what is kept back for a subscription that has ended. */
  forget(subscription: FrameHead): void {
    for (const frame of this.held?.get(subscription)?.values() ?? []) this.heldBytes -= frame.length;
    this.held?.delete(subscription);
  }

  /** Whether the reader is behind; from then on it is watched. */
  isBehind(): boolean {
    if (!this.held && this.isFull()) this.startHolding();
    return this.held !== null;
  }

  private isFull(): boolean {
    return this.socket.bufferedAmount > this.limits.highWaterBytes;
  }

  private hold(subscription: FrameHead, thing: string, frameTail: string): void {
    const held = this.held ?? this.startHolding();
    let frames = held.get(subscription);
    if (!frames) held.set(subscription, (frames = new Map()));
    this.heldBytes += frameTail.length - (frames.get(thing)?.length ?? 0);
    frames.delete(thing);
    frames.set(thing, frameTail);
    if (this.heldBytes > this.limits.heldBytes) this.close();
  }

  private startHolding(): Map<FrameHead, Map<string, string>> {
    this.slowSince = Date.now();
    this.held = new Map();
    this.look();
    return this.held;
  }

  /** Looks again and again until the socket has drained, or has had its time. */
  private look(): void {
    setTimeout(() => {
      if (!this.held) return;
      if (this.socket.readyState !== this.socket.OPEN) this.held = null;
      else if (!this.isFull() && this.flush()) this.held = null;
      else if (Date.now() - this.slowSince > this.limits.drainMs) this.close();
      else this.look();
    }, lookEveryMs).unref();
  }

  /** Sends what was kept back until the socket is full again; true when nothing is left. */
  private flush(): boolean {
    for (const [subscription, frames] of this.held!) {
      for (const [thing, frameTail] of frames) {
        if (this.isFull()) return false;
        this.socket.send(subscription.frameHead + frameTail);
        frames.delete(thing);
        this.heldBytes -= frameTail.length;
        // Taking what it is sent is what is asked of a reader, not reaching the end of it.
        this.slowSince = Date.now();
      }
      this.held!.delete(subscription);
    }
    return true;
  }

  private close(): void {
    this.held = null;
    this.heldBytes = 0;
    this.onTooSlow();
    this.socket.close(tooSlowCode, 'Too slow: changes were not read in time');
    // The close frame waits behind everything unread; the memory is wanted back now.
    setTimeout(() => this.socket.terminate(), 1_000).unref();
  }
}
