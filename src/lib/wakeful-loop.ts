import { setTimeout as pause } from 'node:timers/promises';

/** Takes turn after turn in this process: at once when somebody wakes it, else after the rest that the last turn gave. */
export class WakefulLoop {
  private running: Promise<void> | null = null;
  private stopping = false;
  private woken = false;
  private wakeUp: () => void = () => undefined;

  /** `turn` never rejects; it gives the milliseconds to rest, none to go on at once. */
  constructor(private readonly turn: () => Promise<number>) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Says that there is something to do. */
  readonly wake = (): void => {
    this.woken = true;
    this.wakeUp();
  };

  /** Resolves when the turn under way is over. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      const restMs = await this.turn();
      if (restMs > 0 && !this.woken && !this.stopping) await this.rest(restMs);
    }
  }

  private async rest(ms: number): Promise<void> {
    const stop = new AbortController();
    const woken = new Promise<void>((resolve) => {
      this.wakeUp = resolve;
    });
    await Promise.race([woken, pause(ms, undefined, { signal: stop.signal }).catch(() => undefined)]);
    stop.abort();
    this.wakeUp = () => undefined;
  }
}
