import type { RecordedRequest } from '../../local/simulator';
import type { KillableServer } from './killable-server';
import { callOf, callsOf, isAlike, isOf, isRead, matchOf, type Accounts, type Call } from './recorded-calls';
import { until } from './wait';

/** A call in which the process dies, and whether Twilio still carried it out. */
export interface Death {
  call: Call;
  moment: 'timeout-before' | 'timeout-after';
}

/** Somebody for whom the process dies in one call after the other. */
export interface Victim {
  accounts: Accounts;
  deaths: readonly Death[];
}

/** What goes on between the deaths. */
export interface Course<V extends Victim> {
  /** Sets it going for everybody, once. */
  begin(): Promise<unknown>;
  /** Lets the time pass that everything else waits for while so many calls have no answer. */
  goOn(withheld: number): Promise<void>;
  /** Those for whom nothing more will happen. */
  atEnd(): Promise<readonly V[]> | readonly V[];
}

/** A death in each call after it took effect, and in each that changes something before it did. */
export function deathsIn(calls: readonly Call[]): Death[] {
  return calls.flatMap((call): Death[] => [
    ...(isRead(call) ? [] : [{ call, moment: 'timeout-before' as const }]),
    { call, moment: 'timeout-after' },
  ]);
}

/**
 * Everybody goes on until a call in which they are to die is without an answer; then the one process that serves them all
 * is killed and begun anew, until no deaths are left. Gives those that did not come about: looks, which need not be
 * repeated after an earlier death.
 */
export async function dieInEach<V extends Victim>(
  server: KillableServer,
  victims: readonly V[],
  course: Course<V>,
): Promise<Death[]> {
  const since = (await server.simulator.requests()).at(-1)?.n ?? 0;
  const fates = victims.map((victim) => new Fate(victim, since));
  for (let round = 0; ; round += 1) {
    const requests = await server.simulator.requests(since);
    for (const fate of fates) await fate.aim(server, requests);
    const dying = fates.filter(({ remaining }) => remaining.length > 0);
    if (dying.length === 0 && round > 0) break;
    if (round === 0) await course.begin();
    else await server.start();
    await letDie(server, dying, course);
    await server.simulator.liftFaults();
    await die(server);
  }
  await server.start();
  return fates.flatMap(({ missed }) => missed);
}

/** How far it has come with somebody's deaths. */
class Fate<V extends Victim = Victim> {
  readonly missed: Death[] = [];
  remaining: readonly Death[];
  /** Requests in which the process died before they took effect. */
  private readonly lost = new Set<number>();

  constructor(
    readonly victim: V,
    private readonly since: number,
  ) {
    this.remaining = victim.deaths;
  }

  /** The calls in which they are to die will have no answer; what they have made already is missed. */
  async aim({ simulator }: KillableServer, requests: readonly RecordedRequest[]): Promise<void> {
    const { accounts } = this.victim;
    const effective = requests.filter((one) => one.status < 400 && !this.lost.has(one.n));
    const calls = callsOf(effective, accounts);
    const skipped = ({ call }: Death) => call.nth - calls.filter((one) => isAlike(one, call)).length;
    this.missed.push(...this.remaining.filter((death) => skipped(death) < 0));
    this.remaining = this.remaining.filter((death) => skipped(death) >= 0);
    for (const death of this.remaining)
      await simulator.fault(matchOf(death.call, accounts).match, death.moment, {
        account: matchOf(death.call, accounts).account,
        skip: skipped(death),
      });
  }

  /** Those of the requests without an answer that are theirs. */
  heldIn(withheld: readonly RecordedRequest[]): RecordedRequest[] {
    return withheld.filter((one) => one.n > this.since && isOf(one, this.victim.accounts));
  }

  /** The process dies in these. */
  die(held: readonly RecordedRequest[]): void {
    for (const request of held) {
      const call = callOf(request, this.victim.accounts);
      const death = this.remaining.find((one) => isAlike(one.call, call))!;
      this.remaining = this.remaining.filter((one) => one !== death);
      if (death.moment === 'timeout-before') this.lost.add(request.n);
    }
  }
}

/** Waits until everybody is without an answer or at the end. */
async function letDie<V extends Victim>(
  { simulator }: KillableServer,
  dying: readonly Fate<V>[],
  { goOn, atEnd }: Course<V>,
): Promise<void> {
  let withheld: RecordedRequest[] = [];
  let alive: readonly Fate<V>[] = dying;
  const isOver = async (): Promise<boolean> => {
    withheld = await simulator.withheld();
    alive = dying.filter((fate) => fate.heldIn(withheld).length === 0);
    const ended = await atEnd();
    if (alive.every(({ victim }) => ended.includes(victim))) return true;
    await goOn(withheld.length);
    return false;
  };
  await until(isOver, { within: 60_000, every: 20 }).catch((error: unknown) => {
    const waited = alive.map(({ remaining }) => `${remaining[0]!.moment} ${remaining[0]!.call.kind}`);
    throw new Error(`not all have come to their next death: ${waited.join(', ')}`, { cause: error });
  });
  for (const fate of dying) {
    const held = fate.heldIn(withheld);
    fate.die(held);
    if (held.length > 0) continue;
    fate.missed.push(...fate.remaining);
    fate.remaining = [];
  }
}

/**
 * Kills it, and brings forward what would take some seconds: that effects which it held may be taken up by others, and
 * that its jobs go back to the queue.
 */
export async function die(server: Pick<KillableServer, 'kill' | 'database'>): Promise<void> {
  await server.kill();
  await server.database.query(
    `UPDATE twilio_operations SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL`,
  );
  await server.database.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker.jobs
     WHERE locked_by IS NOT NULL HAVING count(*) > 0`,
  );
}
