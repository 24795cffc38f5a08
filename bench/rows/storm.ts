import { setTimeout as sleep } from 'node:timers/promises';
import { PhoneCardChangedDocument } from '../../operations/generated';
import { tokenFor } from '../support/callers';
import type { Row } from '../support/row';
import { interleave, median, ratio } from '../support/statistics';
import { subscribe, subscribeBare, type Subscriber } from '../support/subscribers';

const clients = 2_000;
/** Organizations they belong to, each with five cards that its people watch. */
const organizations = 20;
const cardsOfEach = 5;

/** Everybody comes back at once, as after a deployment. */
export const storm: Row = {
  name: 'storm',
  title: '2,000 clients reconnecting at once, with tokens and snapshots',
  yardstick: 'bare ws with the same token check',
  async run(ground, effort) {
    const ours = await ground.ours();
    const bare = await ground.yardstick();
    const people = await Promise.all(
      Array.from({ length: clients }, async (_, n) => tokenFor(2 + (n % organizations), n)),
    );
    const watch = { query: String(PhoneCardChangedDocument), variables: {}, snapshot: cardsOfEach };
    const atOurs = new Crowd(people, (token) => subscribe(ours, token, watch));
    const atBare = new Crowd(people, (token) => subscribeBare(bare, token));
    await atOurs.arrive(100);
    await atBare.arrive(100);
    await atOurs.comeBack();
    await atBare.comeBack();
    const pairs = await interleave(
      effort.rounds,
      () => atOurs.comeBack(),
      () => atBare.comeBack(),
    );
    atOurs.leave();
    atBare.leave();
    return [
      {
        what: 'time until all are live',
        aim: { atMost: 2 },
        ratio: ratio(pairs, (one) => one),
        ours: `${Math.round(median(pairs.map((one) => one.ours)))} ms`,
        yardstick: `${Math.round(median(pairs.map((one) => one.yardstick)))} ms`,
      },
    ];
  },
};

/** The same people again and again. */
class Crowd {
  private live: Subscriber[] = [];

  constructor(
    private readonly people: readonly string[],
    private readonly join: (token: string) => Promise<Subscriber>,
  ) {}

  /** Joins a few at a time. */
  async arrive(atOnce: number): Promise<void> {
    while (this.live.length < this.people.length) {
      const next = this.people.slice(this.live.length, this.live.length + atOnce);
      this.live.push(...(await Promise.all(next.map((token) => this.join(token)))));
    }
  }

  /** Everybody is cut off and joins again in the same moment; gives the milliseconds until all are live. */
  async comeBack(): Promise<number> {
    this.leave();
    await sleep(700);
    const began = performance.now();
    this.live = await Promise.all(this.people.map((token) => this.join(token)));
    return performance.now() - began;
  }

  leave(): void {
    for (const { socket } of this.live) socket.drop();
    this.live = [];
  }
}
