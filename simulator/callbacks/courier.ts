import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { Scheduler } from '../scheduler';
import type { CallbackRecord, Delivery } from '../state';
import { remember, type World } from '../world';

const DELIVER = 'deliver';
const RELEASE = 'release-shuffled';
/** How long callbacks are collected before they are let go in another order. */
const SHUFFLE_WINDOW_MS = 300;

/** Takes what leaves for clients, applies the ordered disturbance, and keeps it until it was carried out. */
export class Courier {
  private readonly carriers = new Map<Delivery['kind'], (delivery: Delivery) => Promise<void>>();

  constructor(
    private readonly world: () => World,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly changed: () => void,
  ) {
    scheduler.on<Delivery>(DELIVER, (delivery) => this.start(delivery));
    scheduler.on<null>(RELEASE, () => this.release());
  }

  carry<D extends Delivery>(kind: D['kind'], carrier: (delivery: D) => Promise<void>): void {
    this.carriers.set(kind, carrier as (delivery: Delivery) => Promise<void>);
  }

  /** Sends soon: perhaps late, twice, out of order or never, as the control API asked. */
  send(delivery: Delivery): void {
    const { duplicate, shuffle, drop } = this.world().callbackSettings;
    if (Math.random() < drop) return this.log(delivery, null, 0);
    for (let copy = 0; copy < duplicate; copy += 1) {
      const one = { ...delivery, id: randomBytes(8).toString('hex') };
      if (shuffle) this.hold(one);
      else this.schedule(one, this.delay());
    }
  }

  /** Plans another attempt of a delivery that got no good answer. */
  again(delivery: Delivery, delayMs: number): void {
    this.schedule(delivery, delayMs);
  }

  /** False once a reset forgot the delivery: what is left of it must not reach the new world. */
  isCurrent(delivery: Delivery): boolean {
    return delivery.id in this.world().inFlight;
  }

  log(delivery: Delivery, status: number | null, attempt: number): void {
    const about =
      delivery.kind === 'events'
        ? delivery.events.map((event) => event.type)
        : [
            delivery.params.MessageSid ?? delivery.params.BundleSid ?? delivery.params.CallSid ?? '',
            delivery.params.MessageStatus ??
              delivery.params.SmsStatus ??
              delivery.params.Status ??
              delivery.params.CallStatus ??
              '',
          ];
    const { url, kind, accountSid: account } = delivery;
    const record: CallbackRecord = { at: this.clock.now(), url, status, kind, account, attempt, about };
    remember(this.world().callbacks, record);
    this.changed();
  }

  /** After a restart: what was on its way when the process ended is sent again. */
  resume(): void {
    const { inFlight } = this.world();
    this.world().inFlight = {};
    for (const delivery of Object.values(inFlight)) this.schedule(delivery, 0);
  }

  private hold(delivery: Delivery): void {
    const { shuffled } = this.world();
    shuffled.push(delivery);
    if (shuffled.length === 1) this.scheduler.after(SHUFFLE_WINDOW_MS, RELEASE, '', null);
  }

  /** Backwards, so that two callbacks are never in their true order. */
  private release(): void {
    const held = this.world().shuffled.reverse();
    this.world().shuffled = [];
    held.forEach((delivery, position) => this.schedule(delivery, this.delay() + position * 25));
  }

  private delay(): number {
    const [from, to] = this.world().callbackSettings.delayMs;
    return from + Math.random() * (to - from);
  }

  private schedule(delivery: Delivery, delayMs: number): void {
    this.scheduler.after(delayMs, DELIVER, delivery.id, delivery);
  }

  private start(delivery: Delivery): void {
    const world = this.world();
    world.inFlight[delivery.id] = delivery;
    void this.carriers
      .get(delivery.kind)?.(delivery)
      .finally(() => {
        delete world.inFlight[delivery.id];
        this.changed();
      });
  }
}
