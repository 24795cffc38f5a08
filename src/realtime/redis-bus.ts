import { EventEmitter } from 'node:events';
import { RedisPubSub } from 'graphql-redis-subscriptions';
import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from 'pino';
import type { Change } from './change';
import { byChannel, type BusState, type ChangeBus, type ChangeListener, channelOf } from './change-bus';
import { pause, within } from './timing';

const answerWithinMs = 1_000;
const heartbeatEveryMs = 2_000;

const reconnect: RedisOptions = {
  connectTimeout: 3_000,
  retryStrategy: (attempt) => Math.min(attempt * 50, 1_000) + Math.random() * 100,
};

/**
 * The subscriber connection as `RedisPubSub` sees it. That class leaves rejections of SUBSCRIBE and UNSUBSCRIBE
 * unhandled, which would end the process, so here they never fail: a SUBSCRIBE is tried until it is in place.
 */
class PatientSubscriber extends EventEmitter {
  constructor(private readonly redis: Redis) {
    super();
    redis.on('message', (channel: string, message: string) => this.emit('message', channel, message));
  }

  subscribe(channel: string, done: (error?: Error) => void): void {
    this.redis.subscribe(channel).then(
      () => done(),
      () => {
        if (this.redis.status !== 'end') void pause(answerWithinMs).then(() => this.subscribe(channel, done));
      },
    );
  }

  unsubscribe(channel: string): void {
    this.redis.unsubscribe(channel).catch(() => undefined);
  }

  /** `RedisPubSub` takes back patterns together with channels; we never use any. */
  punsubscribe(): void {}
}

/**
 * Changes through Redis pub/sub. Pub/sub forgets whatever is sent while a connection is down and tells nobody, so
 * a heartbeat knows until when the connection was good, and listeners are told to read again once it is back.
 */
export class RedisBus implements ChangeBus {
  private readonly subscriber: Redis;
  private readonly publisher: Redis;
  private readonly pubSub: RedisPubSub;
  private readonly listeners = new Map<string, Set<ChangeListener>>();
  private readonly heartbeat: NodeJS.Timeout;
  /** Everything sent before then was heard. */
  private goodUntil: Date;
  private isHearing = false;
  private isClosed = false;

  constructor(
    url: string,
    private readonly clock: { now(): Date },
    private readonly log: Logger,
  ) {
    this.goodUntil = clock.now();
    // With a ready check, a SUBSCRIBE between connect and ready kills the subscriber for good (ioredis #2037).
    this.subscriber = new Redis(url, { ...reconnect, enableReadyCheck: false, maxRetriesPerRequest: null });
    this.publisher = new Redis(url, {
      ...reconnect,
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      commandTimeout: answerWithinMs,
    });
    this.pubSub = new RedisPubSub({
      subscriber: new PatientSubscriber(this.subscriber) as unknown as Redis,
      publisher: this.publisher,
    });
    this.subscriber.on('ready', () => void this.beat());
    this.subscriber.on('close', () => this.lost());
    // Without listeners ioredis prints; what matters of an error is the 'close' that follows it.
    for (const connection of [this.subscriber, this.publisher]) connection.on('error', () => undefined);
    this.heartbeat = setInterval(() => void this.beat(), heartbeatEveryMs);
    this.heartbeat.unref();
  }

  state(): BusState {
    return this.isHearing && this.publisher.status === 'ready' ? 'connected' : 'away';
  }

  /** Waits until Redis answers, at most `ms`; its absence is no reason not to start. */
  async ready(ms: number): Promise<void> {
    const deadline = Date.now() + ms;
    while (this.state() === 'away' && Date.now() < deadline) await pause(10);
  }

  async publish(changes: Change[]): Promise<void> {
    const sends = [...byChannel(changes)].map(([channel, some]) => this.pubSub.publish(channel, some));
    try {
      await within(answerWithinMs, Promise.all(sends));
    } catch (error) {
      // Subscribers of this very process need not wait for Redis; hearing it again later changes nothing.
      for (const change of changes)
        for (const listener of this.listeners.get(change.organizationId) ?? []) listener.changed([change]);
      throw error;
    }
  }

  async listen(organizationId: string, listener: ChangeListener): Promise<() => void> {
    const startedAt = this.clock.now();
    const listeners = this.listeners.get(organizationId) ?? new Set();
    this.listeners.set(organizationId, listeners.add(listener));
    const subscribing = this.pubSub.subscribe(channelOf(organizationId), (changes: Change[]) => {
      if (Array.isArray(changes)) listener.changed(changes);
    });
    await within(answerWithinMs, subscribing).catch(() => {
      void subscribing.then(() => {
        if (listeners.has(listener)) listener.missed(startedAt);
      });
    });
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.listeners.get(organizationId) === listeners)
        this.listeners.delete(organizationId);
      void subscribing.then((id) => this.pubSub.unsubscribe(id));
    };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.heartbeat);
    this.subscriber.disconnect();
    this.publisher.disconnect();
  }

  /**
   * Asks the subscriber connection for a sign of life. Answers come in order, so after a reconnect this one also
   * says that the channels are subscribed again. A silent connection is cut: it would never notice by itself.
   */
  private async beat(): Promise<void> {
    if (this.isClosed || this.subscriber.status !== 'ready') return;
    const askedAt = this.clock.now();
    try {
      await within(answerWithinMs, this.subscriber.ping());
    } catch {
      if (!this.isClosed && this.subscriber.status === 'ready') this.subscriber.disconnect(true);
      return;
    }
    const missedSince = this.isHearing ? null : this.goodUntil;
    this.goodUntil = askedAt;
    this.isHearing = true;
    if (!missedSince) return;
    this.log.info({ missedSince }, 'Redis answers; live subscriptions read again');
    for (const listeners of this.listeners.values())
      for (const listener of listeners) listener.missed(missedSince);
  }

  private lost(): void {
    if (this.isHearing && !this.isClosed) this.log.warn('Redis is away; changes reach other processes later');
    this.isHearing = false;
  }
}
