import type { Redis } from 'ioredis';

interface Window {
  endsAt: number;
  /** Counted by all processes, as far as is known here. */
  counted: number;
  /** Counted here and not yet told to the others. */
  untold: number;
}

const tellEveryMs = 200;
/** Entries at which those of past windows are looked for. */
const mostSubjects = 20_000;

/**
 * Counts calls per subject in windows of a fixed length. The count is kept in memory, so that no call waits for it,
 * and processes tell each other through Redis a few times a second: together they may let through a little more
 * than the limit, never less. Without Redis, or while it is away, each process counts for itself.
 */
export class SharedCount {
  private readonly windows = new Map<string, Window>();
  private readonly untold = new Set<string>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly name: string,
    private readonly limit: number,
    private readonly windowMs: number,
    private readonly redis: Redis | null,
  ) {}

  /** Counts one call: 0 when it may go on, else the milliseconds until there is room again. */
  take(subject: string): number {
    const now = Date.now();
    let window = this.windows.get(subject);
    if (!window || window.endsAt <= now) {
      if (this.windows.size >= mostSubjects) this.forgetPast(now);
      this.windows.set(subject, (window = { endsAt: now + this.windowMs, counted: 0, untold: 0 }));
    }
    if (window.counted + window.untold >= this.limit) return window.endsAt - now;
    window.untold += 1;
    if (this.redis) {
      this.untold.add(subject);
      this.timer ??= setTimeout(() => void this.tell(this.redis!), tellEveryMs).unref();
    }
    return 0;
  }

  private forgetPast(now: number): void {
    for (const [subject, { endsAt }] of this.windows) if (endsAt <= now) this.windows.delete(subject);
    // Strangers with ever new addresses must not fill the memory.
    for (const subject of this.windows.keys()) {
      if (this.windows.size < mostSubjects * 0.75) break;
      this.windows.delete(subject);
    }
  }

  private async tell(redis: Redis): Promise<void> {
    const told = [...this.untold].flatMap((subject) => {
      const window = this.windows.get(subject);
      return window && window.untold > 0 ? [{ subject, window, count: window.untold }] : [];
    });
    this.untold.clear();
    this.timer = null;
    if (told.length === 0) return;
    const pipeline = redis.pipeline();
    for (const { subject, window, count } of told) {
      const key = `loquent:limit:${this.name}:${subject}`;
      pipeline.set(key, 0, 'PX', Math.max(1, window.endsAt - Date.now()), 'NX');
      pipeline.incrby(key, count).pttl(key);
    }
    // A count that did not arrive is no reason to let nobody in: it stays this process's own.
    const answers = await pipeline.exec().catch(() => null);
    for (const [place, { window, count }] of told.entries()) {
      const [counted, leftMs] = [1, 2].map((step) => answers?.[place * 3 + step]?.[1]);
      window.untold -= count;
      window.counted = typeof counted === 'number' ? counted : window.counted + count;
      // The window is the one that the first process opened.
      if (typeof leftMs === 'number' && leftMs > 0) window.endsAt = Date.now() + leftMs;
    }
  }
}
