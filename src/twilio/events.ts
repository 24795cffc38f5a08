import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

/** An address that Event Streams delivers to. */
export interface EventSink {
  sid: string;
  /** initialized, validating, active or failed. */
  status: string;
  destination: string | null;
  description: string;
  /** Twilio's own word: webhook, kinesis, segment or email. */
  kind: string;
}

export interface SubscribedType {
  type: string;
  schemaVersion: number;
}

/** Event Streams (Events v1): one sink and one subscription per account, made with the account's own credentials. */
export class EventStreamGateway {
  constructor(private readonly clients: TwilioClients) {}

  /** Names of all event types the account may subscribe to. */
  types(account: AccountCredentials): Promise<Outcome<string[]>> {
    return attempt(async () =>
      (await this.events(account).eventTypes.list({ pageSize: 1_000 })).map((one) => one.type),
    );
  }

  createSink(account: AccountCredentials, destination: string): Promise<Outcome<EventSink>> {
    return attempt(async () =>
      read(
        await this.events(account).sinks.create({
          description: 'Loquent messaging events',
          sinkType: 'webhook',
          sinkConfiguration: { destination, method: 'POST', batch_events: true },
        }),
      ),
    );
  }

  /** Sinks that deliver to this address. */
  findSinks(account: AccountCredentials, destination: string): Promise<Outcome<EventSink[]>> {
    return attempt(async () =>
      (await this.events(account).sinks.list({ pageSize: 1_000 }))
        .map(read)
        .filter((sink) => sink.destination === destination),
    );
  }

  /** Every sink of the account. */
  sinks(account: AccountCredentials): Promise<Outcome<EventSink[]>> {
    return attempt(async () => (await this.events(account).sinks.list({ pageSize: 1_000 })).map(read));
  }

  async removeSink(account: AccountCredentials, sid: string): Promise<Outcome<true>> {
    return attempt(async () => {
      await this.events(account).sinks(sid).remove();
      return true as const;
    });
  }

  /** Ends every subscription of this sink; it can be removed then. */
  unsubscribe(account: AccountCredentials, sinkSid: string): Promise<Outcome<true>> {
    return attempt(async () => {
      const { subscriptions } = this.events(account);
      for (const { sid } of await subscriptions.list({ sinkSid, pageSize: 100 }))
        await subscriptions(sid).remove();
      return true as const;
    });
  }

  fetchSink(account: AccountCredentials, sid: string): Promise<Outcome<EventSink>> {
    return attempt(async () => read(await this.events(account).sinks(sid).fetch()));
  }

  /** Gives the subscription's SID; the sink must be active. */
  subscribe(account: AccountCredentials, sinkSid: string, types: SubscribedType[]): Promise<Outcome<string>> {
    return attempt(async () => {
      const created = await this.events(account).subscriptions.create({
        description: 'Loquent messaging events',
        sinkSid,
        types: types.map(({ type, schemaVersion }) => ({ type, schema_version: schemaVersion })),
      });
      return created.sid;
    });
  }

  /** The sink's subscription that covers at least these types, or null. */
  findSubscription(
    account: AccountCredentials,
    sinkSid: string,
    types: SubscribedType[],
  ): Promise<Outcome<string | null>> {
    return attempt(async () => {
      for (const { sid } of await this.events(account).subscriptions.list({ sinkSid, pageSize: 100 })) {
        const subscribed = await this.events(account)
          .subscriptions(sid)
          .subscribedEvents.list({ pageSize: 100 });
        const names = new Set(subscribed.map((one) => one.type));
        if (types.every(({ type }) => names.has(type))) return sid;
      }
      return null;
    });
  }

  /** Those of the types that the subscription does not cover. */
  lackingTypes(
    account: AccountCredentials,
    subscriptionSid: string,
    types: SubscribedType[],
  ): Promise<Outcome<SubscribedType[]>> {
    return attempt(async () => {
      const subscribed = await this.events(account)
        .subscriptions(subscriptionSid)
        .subscribedEvents.list({ pageSize: 100 });
      const names = new Set(subscribed.map((one) => one.type));
      return types.filter(({ type }) => !names.has(type));
    });
  }

  addType(
    account: AccountCredentials,
    subscriptionSid: string,
    { type, schemaVersion }: SubscribedType,
  ): Promise<Outcome<void>> {
    return attempt(async () => {
      await this.events(account)
        .subscriptions(subscriptionSid)
        .subscribedEvents.create({ type, schemaVersion });
    });
  }

  /** Whether the account may look here at all. */
  probe(account: AccountCredentials): Promise<Outcome<true>> {
    return attempt(async () => {
      await this.events(account).sinks.list({ limit: 1 });
      return true as const;
    });
  }

  private events(account: AccountCredentials) {
    return this.clients.for(account).events.v1;
  }
}

function read(instance: {
  sid: string;
  status: string;
  description: string;
  sinkType: string;
  sinkConfiguration: unknown;
}): EventSink {
  const { destination } = (instance.sinkConfiguration ?? {}) as { destination?: unknown };
  return {
    sid: instance.sid,
    status: instance.status,
    destination: typeof destination === 'string' ? destination : null,
    description: instance.description,
    kind: instance.sinkType,
  };
}
