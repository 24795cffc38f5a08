/** A number with messages waiting whose turn may come now. */
export interface WaitingSender {
  organizationId: string;
  phoneNumberId: string;
}

/** How many messages may be handed over at once: in all, and for one organization. */
export interface TurnLimits {
  total: number;
  perOrganization: number;
}

/**
 * Gives turns to organizations rather than to messages, so that whoever has one text to send does not stand behind
 * somebody's ten thousand: always to the organization with the fewest texts under way, then to the one that was served
 * longest ago.
 */
export class SenderTurns {
  private readonly underWay = new Map<string, number>();
  private readonly lastServed = new Map<string, number>();
  private served = 0;
  private count = 0;

  constructor(private readonly limits: TurnLimits) {}

  get busy(): number {
    return this.count;
  }

  /** The senders that get a turn now, in order; the order given counts within one organization. */
  choose<Sender extends WaitingSender>(waiting: readonly Sender[]): Sender[] {
    const queues = new Map<string, Sender[]>();
    for (const sender of waiting) {
      const queue = queues.get(sender.organizationId);
      if (queue) queue.push(sender);
      else queues.set(sender.organizationId, [sender]);
    }
    const planned = new Map<string, number>();
    const load = (id: string): number => (this.underWay.get(id) ?? 0) + (planned.get(id) ?? 0);
    const last = (id: string): number => this.lastServed.get(id) ?? -1;
    const chosen: Sender[] = [];
    while (this.count + chosen.length < this.limits.total) {
      let next: string | null = null;
      for (const id of queues.keys()) {
        if (load(id) >= this.limits.perOrganization) continue;
        if (next === null || load(id) < load(next) || (load(id) === load(next) && last(id) < last(next)))
          next = id;
      }
      const sender = next === null ? undefined : queues.get(next)!.shift();
      if (next === null || !sender) break;
      chosen.push(sender);
      planned.set(next, (planned.get(next) ?? 0) + 1);
      if (queues.get(next)!.length === 0) queues.delete(next);
    }
    return chosen;
  }

  begin({ organizationId }: WaitingSender): void {
    this.count += 1;
    this.served += 1;
    this.underWay.set(organizationId, (this.underWay.get(organizationId) ?? 0) + 1);
    this.lastServed.delete(organizationId);
    this.lastServed.set(organizationId, this.served);
    // Whoever was served that long ago goes first anyway.
    if (this.lastServed.size > 10_000) this.lastServed.delete(this.lastServed.keys().next().value!);
  }

  end({ organizationId }: WaitingSender): void {
    this.count -= 1;
    const left = (this.underWay.get(organizationId) ?? 1) - 1;
    if (left > 0) this.underWay.set(organizationId, left);
    else this.underWay.delete(organizationId);
  }
}
