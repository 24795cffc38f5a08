import type { Scheduler } from './scheduler';
import type { World } from './world';

/** What a reviewer decided, by whatever means. */
export interface Decision {
  outcome: 'approve' | 'reject' | 'suspend' | 'expire';
  codes: number[];
  /** Undefined leaves it to the code: some reasons can be corrected, some cannot. */
  editAllowed?: boolean;
  editExpiration?: string;
  validUntil?: string;
}

/** How one kind of resource is reviewed. */
export interface ReviewKind {
  name: string;
  has(sid: string): boolean;
  /** SIDs whose review has not been decided. */
  pending(): string[];
  /** Whether its decision hangs on something else, so that auto mode leaves it alone. */
  waitsForOthers?(sid: string): boolean;
  /** A reviewer opened it. */
  begin(sid: string): void;
  /** Throws ReviewRefused when this outcome makes no sense for it now. */
  decide(sid: string, decision: Decision): unknown;
}

export class ReviewRefused extends Error {}

/** Longest time until a reviewer opens a request when decisions are made by hand. */
const MANUAL_START_MS = 1_000;
const START = 'review-start';
const DECIDE = 'review-decide';

/** Moves every pending review on: by itself in auto mode, by `decide` in manual mode. */
export class Reviews {
  private readonly kinds: ReviewKind[] = [];

  constructor(
    private readonly world: () => World,
    private readonly scheduler: Scheduler,
  ) {
    scheduler.on<string>(START, (sid) => this.kindOf(sid)?.begin(sid));
    scheduler.on<string>(DECIDE, (sid) => this.kindOf(sid)?.decide(sid, { outcome: 'approve', codes: [] }));
  }

  register(kind: ReviewKind): void {
    this.kinds.push(kind);
  }

  /** Plans the review of something just submitted. */
  submitted(sid: string): void {
    this.withdraw(sid);
    const { reviews, delayMs } = this.world().mode;
    const half = Math.floor(delayMs / 2);
    this.scheduler.after(reviews === 'auto' ? half : Math.min(half, MANUAL_START_MS), START, sid, sid);
    if (reviews === 'auto' && !this.kindOf(sid)?.waitsForOthers?.(sid))
      this.scheduler.after(delayMs, DECIDE, sid, sid);
  }

  /** Forgets what was planned for a review that is over. */
  withdraw(sid: string): void {
    this.scheduler.cancel(START, sid);
    this.scheduler.cancel(DECIDE, sid);
  }

  /** Plans anew for all pending reviews after the mode changed. */
  modeChanged(): void {
    for (const kind of this.kinds) for (const sid of kind.pending()) this.submitted(sid);
  }

  /** Returns the decided resource, or null when no kind knows the SID. */
  decide(sid: string, decision: Decision): { kind: string; resource: unknown } | null {
    const kind = this.kindOf(sid);
    return kind ? { kind: kind.name, resource: kind.decide(sid, decision) } : null;
  }

  /** What waits for a reviewer, by kind. */
  pending(): { kind: string; sid: string }[] {
    return this.kinds.flatMap((kind) => kind.pending().map((sid) => ({ kind: kind.name, sid })));
  }

  kindNames(): string[] {
    return this.kinds.map((kind) => kind.name);
  }

  private kindOf(sid: string): ReviewKind | undefined {
    return this.kinds.find((kind) => kind.has(sid));
  }
}
