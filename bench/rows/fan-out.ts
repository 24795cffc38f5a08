import { Redis } from 'ioredis';
import { Client } from 'pg';
import { PhoneCardChangedDocument } from '../../operations/generated';
import { tokenFor } from '../support/callers';
import { idOf } from '../support/constants';
import type { Ground } from '../support/ground';
import type { Row } from '../support/row';
import { cards } from '../support/seed';
import { interleave, median, percentile, ratio } from '../support/statistics';
import { subscribe, subscribeBare, type Subscriber } from '../support/subscribers';
import { channel } from '../yardstick/channel';

const subscribers = 1_000;
/** Changes that may be under way at once while deliveries are counted; each is of another card. */
const underWay = 4;

/** One change reaches everybody who watches. */
export const fanOut: Row = {
  name: 'fan-out',
  title: "one card's change to 1,000 subscribers",
  yardstick: 'bare ws + ioredis, the same bytes',
  async run(ground, effort) {
    const changes = await Changes.begin(ground);
    const ours = await Audience.ofOurs(ground);
    const frame = await ours.firstFrame(() => changes.publish());
    const bare = await Audience.ofBare(ground);
    const publishBare = () => changes.publishBytes(frame);
    const many = effort.quick ? 60 : 150;
    await ours.rate(() => changes.publish(), 40);
    await bare.rate(publishBare, 40);
    const rates = await interleave(
      effort.rounds,
      () => ours.rate(() => changes.publish(), many),
      () => bare.rate(publishBare, many),
    );
    const few = effort.quick ? 15 : 30;
    const waits = await interleave(
      effort.rounds,
      () => ours.wait(() => changes.publish(), few),
      () => bare.wait(publishBare, few),
    );
    ours.leave();
    bare.leave();
    await changes.end();
    const middle = (values: number[]) => median(values);
    return [
      {
        what: 'deliveries/s',
        aim: { atLeast: 0.8 },
        ratio: ratio(rates, (one) => one),
        ours: `${Math.round(middle(rates.map((one) => one.ours)))} /s`,
        yardstick: `${Math.round(middle(rates.map((one) => one.yardstick)))} /s`,
      },
      {
        what: 'p50',
        aim: { atMost: 1.5 },
        ratio: ratio(waits, (one) => one),
        ours: `${middle(waits.map((one) => one.ours)).toFixed(2)} ms`,
        yardstick: `${middle(waits.map((one) => one.yardstick)).toFixed(2)} ms`,
      },
    ];
  },
};

/** Changes cards one after the other and says so on Redis, as another process of ours does after its commit. */
class Changes {
  private n = 0;

  private constructor(
    private readonly db: Client,
    private readonly redis: Redis,
  ) {}

  static async begin(ground: Ground): Promise<Changes> {
    const db = new Client({ connectionString: await ground.database() });
    await db.connect();
    // Its own commit is not what is measured, on neither side.
    await db.query('SET synchronous_commit = off');
    return new Changes(db, new Redis(ground.redisUrl));
  }

  /** Resolves to when the change was published. */
  async publish(): Promise<number> {
    const { id, revision } = await this.change();
    const organizationId = idOf('organization', 1);
    const change = { organizationId, entity: 'PHONE_NUMBER', id, revision, phoneNumberId: id };
    const at = performance.now();
    await this.redis.publish(
      `loquent:changes:${organizationId}`,
      JSON.stringify([{ ...change, conversationId: null }]),
    );
    return at;
  }

  /** The same change, published as the finished message. */
  async publishBytes(message: string): Promise<number> {
    await this.change();
    const at = performance.now();
    await this.redis.publish(channel, message);
    return at;
  }

  async end(): Promise<void> {
    this.redis.disconnect();
    await this.db.end();
  }

  private async change(): Promise<{ id: string; revision: number }> {
    this.n = (this.n % cards) + 1;
    const { rows } = await this.db.query<{ id: string; revision: number }>({
      name: 'change',
      text: `UPDATE phone_numbers SET revision = revision + 1 WHERE id = $1 RETURNING id, revision`,
      values: [idOf('number', this.n)],
    });
    return rows[0]!;
  }
}

/** A thousand live subscribers of one server. */
class Audience {
  private heard = 0;
  private waiter: { until: number; done(): void } | null = null;
  private arrivals: number[] = [];

  private constructor(private readonly all: Subscriber[]) {
    for (const one of all)
      one.onMessage = () => {
        this.arrivals.push(performance.now());
        this.heard += 1;
        if (this.waiter && this.heard >= this.waiter.until) this.waiter.done();
      };
  }

  static async ofOurs(ground: Ground): Promise<Audience> {
    const server = await ground.ours();
    const wish = { query: String(PhoneCardChangedDocument), variables: {}, snapshot: cards };
    return Audience.gather(async (person) => subscribe(server, await tokenFor(1, person), wish));
  }

  static async ofBare(ground: Ground): Promise<Audience> {
    const server = await ground.yardstick();
    return Audience.gather(async (person) => subscribeBare(server, await tokenFor(1, person)));
  }

  private static async gather(join: (person: number) => Promise<Subscriber>): Promise<Audience> {
    const all: Subscriber[] = [];
    while (all.length < subscribers)
      all.push(...(await Promise.all(Array.from({ length: 50 }, (_, n) => join(all.length + n)))));
    return new Audience(all);
  }

  /** What one subscriber is sent for a change. */
  async firstFrame(publish: () => Promise<unknown>): Promise<string> {
    const [first] = this.all;
    const usual = first!.onMessage;
    const frame = new Promise<string>((resolve) => {
      first!.onMessage = (bytes) => {
        usual(bytes);
        resolve(bytes.toString());
      };
    });
    const heard = this.hear(1);
    await publish();
    await heard;
    first!.onMessage = usual;
    return frame;
  }

  /** Deliveries per second while a few changes are always under way. */
  async rate(publish: () => Promise<unknown>, changes: number): Promise<number> {
    const began = performance.now();
    const from = this.heard;
    for (let sent = 0; sent < changes; sent += 1) {
      await this.hearUntil(from + (sent - underWay + 1) * subscribers);
      await publish();
    }
    await this.hearUntil(from + changes * subscribers);
    return (changes * subscribers * 1_000) / (performance.now() - began);
  }

  /** The middle of the milliseconds from a change to a subscriber, one change at a time. */
  async wait(publish: () => Promise<number>, changes: number): Promise<number> {
    const waits: number[] = [];
    for (let sent = 0; sent < changes; sent += 1) {
      this.arrivals = [];
      const heard = this.hear(1);
      const at = await publish();
      await heard;
      waits.push(...this.arrivals.map((arrival) => arrival - at));
    }
    return percentile(waits, 0.5);
  }

  leave(): void {
    for (const { socket } of this.all) socket.drop();
  }

  private hear(changes: number): Promise<void> {
    return this.hearUntil(this.heard + changes * subscribers);
  }

  private async hearUntil(count: number): Promise<void> {
    if (this.heard >= count) return;
    this.arrivals = [];
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('deliveries are missing')), 20_000);
      this.waiter = {
        until: count,
        done: () => {
          clearTimeout(late);
          this.waiter = null;
          resolve();
        },
      };
    });
  }
}
