import type { World } from './world';

/** The simulator's time: the machine's time plus an offset that only ever grows. */
export class Clock {
  /** While a due task runs, its due time is "now", so that chained work keeps its spacing after a jump. */
  private pinned: number | null = null;

  constructor(private readonly world: () => World) {}

  nowMs(): number {
    return this.pinned ?? Date.now() + this.world().clockOffsetMs;
  }

  /** Now as ISO 8601 with milliseconds. */
  now(): string {
    return new Date(this.nowMs()).toISOString();
  }

  at(ms: number, work: () => void): void {
    const before = this.pinned;
    this.pinned = ms;
    try {
      work();
    } finally {
      this.pinned = before;
    }
  }

  advance(ms: number): void {
    this.world().clockOffsetMs += ms;
  }
}
