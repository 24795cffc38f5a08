import { CallRunner } from './calls/call-runner';
import { Courier } from './callbacks/courier';
import { EventStreams } from './callbacks/event-streams';
import { Webhooks } from './callbacks/webhooks';
import { Clock } from './clock';
import type { Product, Simulator } from './products/product';
import { Reviews } from './reviews';
import { Scheduler } from './scheduler';
import type { Mode, RequestRecord } from './state';
import { newWorld, type Parent, type World } from './world';
import { Store } from './store';

export interface CoreOptions {
  parent: Parent;
  mode: Mode;
  dataFile: string | null;
}

/** The simulated Twilio without its HTTP face: the world, its time, and what goes out of it. */
export class SimulatorCore implements Simulator {
  world: World;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly reviews: Reviews;
  readonly webhooks: Webhooks;
  readonly eventStreams: EventStreams;
  readonly calls: CallRunner;
  /** Requests whose answer a fault withholds from a client that still waits for it. */
  readonly withheld = new Set<RequestRecord>();
  private readonly store: Store;

  constructor(
    private readonly options: CoreOptions,
    private readonly products: Product[],
  ) {
    const world = (): World => this.world;
    const changed = (): void => this.changed();
    this.store = new Store(options.dataFile, world);
    this.clock = new Clock(world);
    const saved = this.store.load(options.parent.sid);
    // What an older simulator saved lacks the collections that came later.
    this.world = saved ? { ...this.empty(), ...saved } : this.empty();
    this.world.bundles = { ...this.empty().bundles, ...this.world.bundles };
    const parent = this.world.accounts[options.parent.sid];
    if (parent && !parent.tokenRevoked) parent.authToken = options.parent.authToken;
    this.scheduler = new Scheduler(world, this.clock, changed);
    const courier = new Courier(world, this.clock, this.scheduler, changed);
    this.reviews = new Reviews(world, this.scheduler);
    this.webhooks = new Webhooks(world, courier);
    this.eventStreams = new EventStreams(world, this.clock, this.scheduler, courier);
    this.calls = new CallRunner(this);
    for (const product of products) product.setUp?.(this);
    courier.resume();
    this.scheduler.arm();
  }

  numberLeft(numberSid: string): void {
    for (const product of this.products) product.numberLeft?.(this, numberSid);
  }

  /** Forgets everything: back to the parent account and the mode of the start, at the machine's time. */
  reset(): void {
    this.world = this.empty();
    this.scheduler.arm();
    this.changed();
  }

  /** Call after each change of the world, so that it is saved. */
  changed(): void {
    this.store.touch();
  }

  stop(): void {
    this.scheduler.stop();
    this.store.save();
  }

  private empty(): World {
    return newWorld(this.options.parent, this.options.mode, new Date().toISOString());
  }
}
