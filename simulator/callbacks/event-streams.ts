import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Scheduler } from '../scheduler';
import type { CloudEvent, EventDelivery, Sink } from '../state';
import type { World } from '../world';
import type { Courier } from './courier';
import { schemaOf } from './event-types';
import { post } from './post';
import { signJson } from './signature';

const FLUSH = 'flush-sink';
/** Events of one sink that come this close together travel in one batch. */
const BATCH_WINDOW_MS = 20;
const MAX_BATCH = 50;
/** A sink must answer within five seconds (https://www.twilio.com/docs/events/webhook-quickstart). */
const ANSWER_TIMEOUT_MS = 5_000;
/** Delivery is tried for four hours (https://www.twilio.com/docs/events/event-delivery-and-duplication). */
const GIVE_UP_AFTER_MS = 4 * 60 * 60_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** Event Streams: CloudEvents to an account's own sinks, at least once, in no promised order. */
export class EventStreams {
  constructor(
    private readonly world: () => World,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly courier: Courier,
  ) {
    courier.carry<EventDelivery>('events', (delivery) => this.carry(delivery));
    scheduler.on<string>(FLUSH, (sinkSid) => this.flush(sinkSid));
  }

  /** Tells every sink of the account that subscribed to this type. */
  emit(accountSid: string, type: string, source: string, data: Record<string, unknown>): void {
    for (const subscription of Object.values(this.world().subscriptions)) {
      const wanted = subscription.types.find((entry) => entry.type === type);
      const sink = this.world().sinks[subscription.sinkSid];
      if (subscription.accountSid !== accountSid || !wanted || !sink || this.isDropped(type)) continue;
      this.queue(sink, this.event(type, source, data, wanted.schemaVersion));
    }
  }

  /** Sends one event to one sink, subscribed or not; used for a sink's own test. */
  test(sink: Sink, testId: string): void {
    this.queue(sink, this.event('com.twilio.eventstreams.test-event', sink.sid, { test_id: testId }, 1));
  }

  private isDropped(type: string): boolean {
    return this.world().callbackSettings.dropEvents.some((part) => type.includes(part));
  }

  private event(type: string, source: string, data: Record<string, unknown>, version: number): CloudEvent {
    return {
      specversion: '1.0',
      type,
      source,
      id: randomUUID(),
      dataschema: `https://events-schemas.twilio.com/${schemaOf(type)}/${version}`,
      datacontenttype: 'application/json',
      time: this.clock.now(),
      data,
    };
  }

  private queue(sink: Sink, event: CloudEvent): void {
    if (sink.sinkType !== 'webhook' || sink.status === 'failed') return;
    const queue = (this.world().sinkQueues[sink.sid] ??= []);
    queue.push(event);
    if (queue.length === 1) this.scheduler.after(BATCH_WINDOW_MS, FLUSH, sink.sid, sink.sid);
  }

  private flush(sinkSid: string): void {
    const sink = this.world().sinks[sinkSid];
    const events = this.world().sinkQueues[sinkSid] ?? [];
    delete this.world().sinkQueues[sinkSid];
    if (!sink) return;
    const size = sink.configuration.batch_events === true ? MAX_BATCH : 1;
    for (let start = 0; start < events.length; start += size) {
      this.courier.send({
        id: '',
        kind: 'events',
        accountSid: sink.accountSid,
        url: String(sink.configuration.destination),
        method: 'POST',
        sinkSid,
        events: events.slice(start, start + size),
        attempt: 1,
        firstAt: this.clock.nowMs(),
      });
    }
  }

  private async carry(delivery: EventDelivery): Promise<void> {
    if (!this.world().sinks[delivery.sinkSid]) return;
    const body = JSON.stringify(delivery.events);
    const token = this.world().accounts[delivery.accountSid]?.authToken ?? '';
    const { url, signature } = signJson(token, delivery.url, body);
    const outcome = await post({
      url,
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', 'X-Twilio-Signature': signature },
      connectTimeoutMs: ANSWER_TIMEOUT_MS,
      readTimeoutMs: ANSWER_TIMEOUT_MS,
    });
    if (!this.courier.isCurrent(delivery)) return;
    this.courier.log(delivery, outcome.status, delivery.attempt);
    if (outcome.status >= 200 && outcome.status < 300) return;
    const pause = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** (delivery.attempt - 1)) * (0.5 + Math.random() / 2);
    if (this.clock.nowMs() + pause - delivery.firstAt > GIVE_UP_AFTER_MS) return;
    this.courier.again({ ...delivery, attempt: delivery.attempt + 1 }, pause);
  }
}
