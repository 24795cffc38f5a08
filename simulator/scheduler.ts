import type { Clock } from './clock';
import type { Timer } from './state';
import type { World } from './world';

/** Longest single wait that setTimeout takes without firing at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Runs work at its due time on the simulator's clock; what is waiting lives in the world and survives restarts. */
export class Scheduler {
  private readonly handlers = new Map<string, (payload: unknown) => void>();
  private wake: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly world: () => World,
    private readonly clock: Clock,
    private readonly changed: () => void,
  ) {}

  on<P>(kind: string, handler: (payload: P) => void): void {
    this.handlers.set(kind, handler as (payload: unknown) => void);
  }

  /** Plans work `delayMs` from now; work of equal due time runs in the order it was planned. */
  after(delayMs: number, kind: string, key: string, payload: unknown): void {
    const world = this.world();
    const timer: Timer = {
      id: world.nextTimerId++,
      dueAt: this.clock.nowMs() + Math.max(0, delayMs),
      kind,
      key,
      payload,
    };
    world.timers.splice(this.positionFor(timer.dueAt), 0, timer);
    this.arm();
    this.changed();
  }

  cancel(kind: string, key: string): void {
    const world = this.world();
    world.timers = world.timers.filter((timer) => timer.kind !== kind || timer.key !== key);
  }

  /** Runs all that is due, and what that work makes due in turn. Returns how much ran. */
  runDue(): number {
    let ran = 0;
    for (;;) {
      const next = this.world().timers[0];
      if (!next || next.dueAt > this.clock.nowMs()) break;
      this.world().timers.shift();
      this.clock.at(next.dueAt, () => this.run(next));
      ran += 1;
    }
    if (ran > 0) this.changed();
    this.arm();
    return ran;
  }

  stop(): void {
    this.stopped = true;
    if (this.wake) clearTimeout(this.wake);
  }

  /** Sets the one real timer to the next due time. */
  arm(): void {
    if (this.wake) clearTimeout(this.wake);
    this.wake = null;
    const next = this.world().timers[0];
    if (!next || this.stopped) return;
    const wait = Math.max(0, next.dueAt - (Date.now() + this.world().clockOffsetMs));
    this.wake = setTimeout(() => this.runDue(), Math.min(wait, LONGEST_WAIT_MS));
  }

  /** One task that fails must not stop the others. */
  private run(timer: Timer): void {
    try {
      this.handlers.get(timer.kind)?.(timer.payload);
    } catch (error) {
      process.stderr.write(`${timer.kind}: ${error instanceof Error ? error.stack : String(error)}\n`);
    }
  }

  private positionFor(dueAt: number): number {
    const { timers } = this.world();
    let low = 0;
    let high = timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((timers[middle]?.dueAt ?? 0) <= dueAt) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
