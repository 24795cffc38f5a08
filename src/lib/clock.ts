/** Where "now" comes from; everything that depends on time is given one. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock that follows another one over HTTP (`{"now": ISO 8601}`), for local stacks whose Twilio look-alike can
 * be moved through time. It keeps the difference to the system clock and renews it in the background.
 */
export class RemoteClock implements Clock {
  private offsetMs = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly url: string,
    private readonly everyMs = 250,
  ) {}

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Reads the clock once, and from then on again and again; a failed reading keeps the last difference. */
  async start(): Promise<void> {
    await this.read().catch(() => undefined);
    this.timer = setInterval(() => void this.read().catch(() => undefined), this.everyMs);
    this.timer.unref();
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async read(): Promise<void> {
    const response = await fetch(this.url, { signal: AbortSignal.timeout(2_000) });
    const { now } = (await response.json()) as { now: string };
    this.offsetMs = Date.parse(now) - Date.now();
  }
}
