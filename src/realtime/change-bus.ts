import { EventEmitter } from 'node:events';
import { PubSub } from 'graphql-subscriptions';
import type { Change } from './change';

/** One who hears an organization's changes. */
export interface ChangeListener {
  changed(changes: Change[]): void;
  /** Changes committed after `since` may have been missed: read again what you cover. */
  missed(since: Date): void;
}

/** 'away' means that Redis is configured and does not answer now. */
export type BusState = 'in-process' | 'connected' | 'away';

/** Carries changes from whoever commits them to every process that has subscribers; one channel per organization. */
export interface ChangeBus {
  state(): BusState;
  /** Resolves when the changes were handed over, rejects within about a second when they were not. */
  publish(changes: Change[]): Promise<void>;
  /** Resolves, to a function that ends it, once changes are heard; within about a second even when Redis is away. */
  listen(organizationId: string, listener: ChangeListener): Promise<() => void>;
  close(): Promise<void>;
}

export function channelOf(organizationId: string): string {
  return `loquent:changes:${organizationId}`;
}

/** Changes by the channel they belong to, in order. */
export function byChannel(changes: Change[]): Map<string, Change[]> {
  const channels = new Map<string, Change[]>();
  for (const change of changes) {
    const channel = channelOf(change.organizationId);
    const others = channels.get(channel);
    if (others) others.push(change);
    else channels.set(channel, [change]);
  }
  return channels;
}

/** Takes Redis's place when a single process is all that runs. */
export class InProcessBus implements ChangeBus {
  private readonly pubSub = new PubSub({ eventEmitter: new EventEmitter().setMaxListeners(0) });

  state(): BusState {
    return 'in-process';
  }

  async publish(changes: Change[]): Promise<void> {
    for (const [channel, some] of byChannel(changes)) await this.pubSub.publish(channel, some);
  }

  async listen(organizationId: string, listener: ChangeListener): Promise<() => void> {
    const id = await this.pubSub.subscribe(channelOf(organizationId), (changes: Change[]) =>
      listener.changed(changes),
    );
    return () => this.pubSub.unsubscribe(id);
  }

  async close(): Promise<void> {}
}
