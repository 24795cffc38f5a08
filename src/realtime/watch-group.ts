import { type DocumentNode, execute, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import type { OrganizationActor } from '../domain/actor';
import type { Change } from './change';
import { nextFrame, type Seat } from './seat';
import { type Lanes, pause } from './timing';
import {
  replayLimit,
  sinceTooOld,
  type StreamWatchable,
  type Watchable,
  type WatchArguments,
  type Watched,
} from './watchable';

/** What all groups of a hub share. */
export interface GroupSurroundings {
  schema: GraphQLSchema;
  lanes: Lanes;
  /** A fresh context, with fresh loaders, for reading as this actor. */
  contextFor(actor: OrganizationActor): unknown;
  /** A result as clients may see it, and whether it failed for an internal reason that may pass. */
  present(result: ExecutionResult, context: unknown): { payload: unknown; failedInside: boolean };
  /** What a subscriber is told when reading keeps failing. */
  unavailable(error: unknown): GraphQLError;
}

/** What a group watches, and as whom it reads. */
export interface GroupSubject {
  actor: OrganizationActor;
  watchable: Watchable;
  args: WatchArguments;
  document: DocumentNode;
  operationName: string | null;
  variables: Record<string, unknown>;
}

/** Revisions remembered per group; the oldest are forgotten. */
const mostRemembered = 10_000;
const executedAtOnce = 100;
/** Covers transactions that were open when a connection was lost, and clocks that differ. */
const overlapMs = 60_000;
const retryMs = [100, 300, 1_000, 2_000, 5_000];
/** After so many failures newcomers are told. */
const patience = 4;
/** After so many failures a thing that cannot be shown is sent as the error it gives. */
const framePatience = 2;

/**
 * Subscriptions that give equal answers: each change is read, executed and serialized once and goes to all of
 * them. Its work is done one piece after the other, so that per thing revisions only rise: whoever joins gets
 * the first state in full, whoever is there gets what is newer than the last revision sent.
 */
export class WatchGroup {
  private readonly seats = new Set<Seat>();
  /** Those who have their first state. */
  private readonly live = new Set<Seat>();
  private newcomers: Seat[] = [];
  private readonly sent = new Map<string, number>();
  private changed = new Map<string, number>();
  /** Set when all that is covered must be read again, from this instant on. */
  private missedSince: Date | null = null;
  private startedAt: Date | null = null;
  private isWorking = false;
  private failures = 0;

  constructor(
    private readonly around: GroupSurroundings,
    private readonly subject: GroupSubject,
    /** Resolves when changes are heard: what is read after that misses nothing. */
    private readonly listening: Promise<unknown>,
  ) {}

  get size(): number {
    return this.seats.size;
  }

  add(seat: Seat): void {
    this.seats.add(seat);
    const needsNothing = this.subject.watchable.begins === 'from-now-on' && !seat.since && this.startedAt;
    if (needsNothing) this.live.add(seat);
    else this.newcomers.push(seat);
    void this.work();
  }

  remove(seat: Seat): void {
    this.seats.delete(seat);
    if (!this.live.delete(seat)) this.newcomers = this.newcomers.filter((one) => one !== seat);
  }

  /** Hears of changes of the organization, in any order and any number of times. */
  hear(changes: Change[]): void {
    const { watchable, args } = this.subject;
    for (const change of changes) {
      if (change.entity !== watchable.entity || !watchable.concerns(change, args)) continue;
      if (change.revision <= (this.sent.get(change.id) ?? 0)) continue;
      this.changed.set(change.id, Math.max(change.revision, this.changed.get(change.id) ?? 0));
    }
    if (this.changed.size > 0) void this.work();
  }

  /** Changes may have gone unheard: everything covered is read again. */
  missed(since: Date): void {
    this.noteMissed(since);
    void this.work();
  }

  private noteMissed(since: Date): void {
    if (!this.missedSince || since < this.missedSince) this.missedSince = since;
  }

  private async work(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    await this.listening;
    while (this.size > 0 && (this.newcomers.length > 0 || this.missedSince || this.changed.size > 0)) {
      try {
        await this.around.lanes.run(() =>
          this.newcomers.length > 0 || this.missedSince ? this.refresh() : this.advance(),
        );
        this.failures = 0;
      } catch (error) {
        this.failures += 1;
        if (this.failures >= patience)
          for (const seat of this.newcomers.splice(0)) seat.refuse(this.around.unavailable(error));
        await pause(retryMs[Math.min(this.failures, retryMs.length) - 1]!);
      }
    }
    this.isWorking = false;
  }

  /** Sends what changed, as it is now. */
  private async advance(): Promise<void> {
    const { watchable, actor, args } = this.subject;
    const changed = this.changed;
    this.changed = new Map();
    try {
      const ids = [...changed]
        .filter(([id, revision]) => revision > (this.sent.get(id) ?? 0))
        .map(([id]) => id);
      if (ids.length === 0) return;
      const loaded = await watchable.load(actor.organizationId, ids);
      await this.broadcast(loaded.filter((one) => watchable.covers(one, args)));
    } catch (error) {
      for (const [id, revision] of changed)
        this.changed.set(id, Math.max(revision, this.changed.get(id) ?? 0));
      throw error;
    }
  }

  /** Reads what is covered: the first state for newcomers, and for the others what they have missed. */
  private async refresh(): Promise<void> {
    const newcomers = this.newcomers;
    const missedSince = this.missedSince;
    this.newcomers = [];
    this.missedSince = null;
    try {
      if (this.subject.watchable.begins === 'with-present-state')
        await this.refreshPresent(newcomers, missedSince);
      else await this.refreshStream(newcomers, missedSince);
    } catch (error) {
      this.newcomers = [
        ...newcomers.filter((seat) => seat.active && !this.live.has(seat)),
        ...this.newcomers,
      ];
      if (missedSince) this.noteMissed(missedSince);
      throw error;
    }
  }

  private async refreshPresent(newcomers: Seat[], missedSince: Date | null): Promise<void> {
    const { watchable, actor, args } = this.subject;
    if (watchable.begins !== 'with-present-state') return;
    let present: Watched[] = [];
    try {
      present = await watchable.present(actor.organizationId, args);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      for (const seat of newcomers.splice(0)) seat.refuse(error);
    }
    const covered = new Map(present.map((one) => [one.id, one]));
    const first = new Set(covered.keys());
    if (missedSince && this.live.size > 0) {
      // What was sent once is followed even when the first state no longer holds it: an approval, a release.
      const others = [...this.sent.keys()].filter((id) => !covered.has(id));
      const since = new Date(missedSince.getTime() - overlapMs);
      const more = [
        ...(others.length > 0 ? await watchable.load(actor.organizationId, others) : []),
        ...((await watchable.changedSince?.(actor.organizationId, args, since, replayLimit)) ?? []),
      ];
      for (const one of more) covered.set(one.id, one);
    }
    await this.broadcast([...covered.values()], newcomers, first);
  }

  private async refreshStream(newcomers: Seat[], missedSince: Date | null): Promise<void> {
    const { watchable, actor, args } = this.subject;
    if (watchable.begins !== 'from-now-on') return;
    if (!this.startedAt) {
      try {
        await watchable.check(actor.organizationId, args);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        for (const seat of newcomers) seat.refuse(error);
        return;
      }
      this.startedAt = newcomers[0]?.joinedAt ?? null;
    }
    if (missedSince && this.live.size > 0) {
      const since = new Date(Math.max(missedSince.getTime() - overlapMs, this.startedAt?.getTime() ?? 0));
      const missed = await watchable.changedSince(actor.organizationId, args, since, replayLimit + 1);
      if (missed.length > replayLimit) for (const seat of this.live) seat.refuse(sinceTooOld());
      else await this.broadcast(missed, [], null, wanted(watchable));
    }
    await this.replay(newcomers);
  }

  /** One reading serves all newcomers who want no more than a replay may hold. */
  private async replay(newcomers: Seat[]): Promise<void> {
    const { watchable, actor, args } = this.subject;
    if (watchable.begins !== 'from-now-on') return;
    const waiting = newcomers
      .filter((seat) => seat.active)
      .sort((a, b) => from(a).getTime() - from(b).getTime());
    while (waiting.length > 0) {
      const since = from(waiting[0]!);
      const things = await watchable.changedSince(actor.organizationId, args, since, replayLimit + 1);
      if (things.length > replayLimit) {
        while (waiting.length > 0 && from(waiting[0]!).getTime() === since.getTime())
          waiting.shift()!.refuse(sinceTooOld());
        continue;
      }
      await this.broadcast(things, waiting, null, wanted(watchable));
      return;
    }
  }

  /**
   * Executes the document for each thing and sends it: to newcomers whatever is of their first state, to the
   * others what is newer than they have. Newcomers are live from here on.
   */
  private async broadcast(
    things: Watched[],
    newcomers: Seat[] = [],
    first: Set<string> | null = null,
    wants: (seat: Seat, one: Watched) => boolean = () => true,
  ): Promise<void> {
    const isNews = (one: Watched): boolean => one.revision > (this.sent.get(one.id) ?? 0);
    const needed = things.filter(
      (one) => (newcomers.length > 0 && (first === null || first.has(one.id))) || isNews(one),
    );
    const frames = await this.render(needed);
    for (const [place, one] of needed.entries()) {
      const frame = frames[place]!;
      const isHeard = this.changed.has(one.id);
      if (isNews(one))
        for (const seat of this.live) if (isHeard || wants(seat, one)) seat.deliver(one.id, frame);
      if (first === null || first.has(one.id))
        for (const seat of newcomers) if (wants(seat, one)) seat.deliver(one.id, frame);
      this.remember(one);
    }
    for (const seat of newcomers) if (seat.active) this.live.add(seat);
  }

  /** The frames of the things, in their order. All share one context, so loaders read for all of them at once. */
  private async render(things: Watched[]): Promise<string[]> {
    const { actor, document, operationName, variables } = this.subject;
    const frames: string[] = [];
    for (let from = 0; from < things.length; from += executedAtOnce) {
      const contextValue = this.around.contextFor(actor);
      const results = await Promise.all(
        things.slice(from, from + executedAtOnce).map((rootValue) =>
          execute({
            schema: this.around.schema,
            document,
            operationName,
            variableValues: variables,
            rootValue,
            contextValue,
          }),
        ),
      );
      for (const result of results) {
        const { payload, failedInside } = this.around.present(result, contextValue);
        if (failedInside && this.failures < framePatience) throw new Error('reading a change failed');
        frames.push(nextFrame(payload));
      }
    }
    return frames;
  }

  private remember(one: Watched): void {
    const revision = Math.max(one.revision, this.sent.get(one.id) ?? 0);
    this.sent.delete(one.id);
    this.sent.set(one.id, revision);
    if (this.sent.size <= mostRemembered) return;
    for (const oldest of this.sent.keys()) {
      this.sent.delete(oldest);
      return;
    }
  }
}

/**
 * Where a stream begins for the subscriber. Between joining and hearing the channel lies a moment; what was
 * written in it is replayed, its first millisecond included.
 */
function from(seat: Seat): Date {
  return seat.since ?? new Date(seat.joinedAt.getTime() - 1);
}

/** Tells what a replay holds for whom: one subscriber's long replay is no news to those who asked for none. */
function wanted(watchable: StreamWatchable): (seat: Seat, one: Watched) => boolean {
  return (seat, one) => watchable.changedAt(one) > from(seat);
}
