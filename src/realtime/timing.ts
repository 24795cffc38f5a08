/** Waits, without keeping the process alive. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** Rejects when `work` takes longer than `ms`; the work itself goes on. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const tooLate = (): void => reject(new Error(`no answer within ${ms} ms`));
    // After a stall of this process the answer may lie unread: it is looked at before giving up.
    const timer = setTimeout(() => setImmediate(tooLate), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Lets at most `width` pieces of work run at once; the others wait their turn. */
export class Lanes {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly width: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    // Whoever finishes passes its lane on, so a newcomer can never overtake those who wait.
    if (this.running >= this.width) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
