import type { Clock } from '../lib/clock';

const failureKeptForMs = 30_000;
const largestCache = 1_000;

/** Answers of Twilio's that change rarely: asked for once in a while, shared by all who want them meanwhile. */
export class Kept<Value> {
  private readonly entries = new Map<string, { until: number; value: Promise<Value | null> }>();
  private readonly last = new Map<string, Value>();

  constructor(
    private readonly clock: Clock,
    private readonly options: {
      forMs: number;
      /** Whether an old answer is better than none. */
      evenWhenOld: boolean;
    },
  ) {}

  /** `load` gives null when there is no answer just now; Twilio is then left alone for half a minute. */
  get(key: string, load: () => Promise<Value | null>): Promise<Value | null> {
    const now = this.clock.now().getTime();
    const known = this.entries.get(key);
    if (known && known.until > now) return known.value;
    if (this.entries.size >= largestCache) {
      this.entries.clear();
      this.last.clear();
    }
    const value = load().then((loaded) => {
      if (loaded === null) {
        const old = this.last.get(key) ?? null;
        this.entries.set(key, { until: now + failureKeptForMs, value: Promise.resolve(old) });
        return old;
      }
      if (this.options.evenWhenOld) this.last.set(key, loaded);
      return loaded;
    });
    this.entries.set(key, { until: now + this.options.forMs, value });
    return value;
  }
}
