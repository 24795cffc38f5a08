import { eventTypes, type EventType } from '../callbacks/event-types';
import { badRequest, notFound } from '../http/errors';
import { isoSeconds } from '../http/dates';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import { jsonObject } from '../http/json-object';
import type { Sink, Subscription } from '../state';
import { created, noContent, ok, type Call, type Product, type Reply } from './product';

const TYPES = 'events.twilio.com/v1/Types';
const SCHEMAS = 'events.twilio.com/v1/Schemas';
const BASE = 'events.twilio.com/v1/Subscriptions';
const FIRST_DAY = '2020-08-13T13:28:20Z';

function renderType(type: EventType): Record<string, unknown> {
  return {
    type: type.type,
    schema_id: type.schemaId,
    date_created: FIRST_DAY,
    date_updated: FIRST_DAY,
    description: type.description,
    status: 'available',
    public: true,
    documentation_url: null,
    url: `https://${TYPES}/${type.type}`,
    links: { schema: `https://${SCHEMAS}/${type.schemaId}/Versions` },
  };
}
function renderSubscription(subscription: Subscription): Record<string, unknown> {
  const url = `https://${BASE}/${subscription.sid}`;
  return {
    sid: subscription.sid,
    account_sid: subscription.accountSid,
    description: subscription.description,
    sink_sid: subscription.sinkSid,
    receive_events_from_subaccounts: false,
    date_created: isoSeconds(subscription.createdAt),
    date_updated: isoSeconds(subscription.updatedAt),
    url,
    links: { subscribed_events: `${url}/SubscribedEvents` },
  };
}

function renderEvent(
  subscription: Subscription,
  event: Subscription['types'][number],
): Record<string, unknown> {
  return {
    account_sid: subscription.accountSid,
    subscription_sid: subscription.sid,
    type: event.type,
    schema_version: event.schemaVersion,
    url: `https://${BASE}/${subscription.sid}/SubscribedEvents/${event.type}`,
  };
}
function activeSink(call: Call): Sink {
  const sink = call.sim.world.sinks[call.form.text('SinkSid') ?? ''];
  if (sink?.accountSid !== call.account.sid) throw badRequest('SinkSid is not a sink of this account');
  if (sink.status !== 'active') throw badRequest('The sink is not active');
  return sink;
}

function eventFrom(type: unknown, version: unknown): Subscription['types'][number] {
  if (!eventTypes.some((known) => known.type === type))
    throw badRequest(`Unknown event type ${String(type)}`);
  const schemaVersion = version === undefined || version === null ? 1 : Number(version);
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1)
    throw badRequest('schema_version must be a positive integer');
  return { type: String(type), schemaVersion };
}

function createSubscription(call: Call): Subscription {
  const { form, sim } = call;
  const types = form.all('Types').map((text) => {
    const { type, schema_version: version } = jsonObject(text, 'Types');
    return eventFrom(type, version);
  });
  const now = sim.clock.now();
  const subscription: Subscription = {
    sid: newSid('DF'),
    accountSid: call.account.sid,
    description: form.get('Description') ?? '',
    sinkSid: activeSink(call).sid,
    types,
    createdAt: now,
    updatedAt: now,
  };
  sim.world.subscriptions[subscription.sid] = subscription;
  return subscription;
}

function subscriptionOf(call: Call): Subscription {
  const { Sid, SubscriptionSid } = call.pathParams;
  const subscription = call.sim.world.subscriptions[SubscriptionSid ?? Sid ?? ''];
  if (subscription?.accountSid !== call.account.sid) throw notFound(call.path);
  return subscription;
}

function updateSubscription(call: Call): Subscription {
  const subscription = subscriptionOf(call);
  subscription.description = call.form.get('Description') ?? subscription.description;
  if (call.form.text('SinkSid')) subscription.sinkSid = activeSink(call).sid;
  subscription.updatedAt = call.sim.clock.now();
  return subscription;
}

function addEvent(call: Call): Reply {
  const subscription = subscriptionOf(call);
  const event = eventFrom(call.form.text('Type'), call.form.text('SchemaVersion'));
  const known = subscription.types.some(({ type }) => type === event.type);
  subscription.types = [...subscription.types.filter(({ type }) => type !== event.type), event];
  return { status: known ? 200 : 201, body: renderEvent(subscription, event) };
}

function eventOf(call: Call): { subscription: Subscription; event: Subscription['types'][number] } {
  const subscription = subscriptionOf(call);
  const event = subscription.types.find(({ type }) => type === call.pathParams.Type);
  if (!event) throw notFound(call.path);
  return { subscription, event };
}
/** What may be subscribed to, and who did. */
export const eventSubscriptions: Product = {
  routes: [
    {
      call: `GET ${TYPES}`,
      handle: (call) => {
        const schema = call.query.text('SchemaId');
        const all = eventTypes.filter(({ schemaId }) => schema === null || schemaId === schema);
        return ok(
          listV1(
            call,
            'types',
            all.map((type) => ({ ...type, sid: type.type })),
            renderType,
          ),
        );
      },
    },
    {
      call: `GET ${TYPES}/{Type}`,
      handle: (call) => {
        const type = eventTypes.find((known) => known.type === call.pathParams.Type);
        if (!type) throw notFound(call.path);
        return ok(renderType(type));
      },
    },
    {
      call: `POST ${BASE}`,
      handle: (call) => created(renderSubscription(createSubscription(call))),
    },
    {
      call: `GET ${BASE}`,
      handle: (call) => {
        const sink = call.query.text('SinkSid');
        const all = newestFirst(
          call.sim.world.subscriptions,
          ({ accountSid, sinkSid }) => accountSid === call.account.sid && (sink === null || sinkSid === sink),
        );
        return ok(listV1(call, 'subscriptions', all, renderSubscription));
      },
    },
    { call: `GET ${BASE}/{Sid}`, handle: (call) => ok(renderSubscription(subscriptionOf(call))) },
    {
      call: `POST ${BASE}/{Sid}`,
      handle: (call) => ok(renderSubscription(updateSubscription(call))),
    },
    {
      call: `DELETE ${BASE}/{Sid}`,
      handle: (call) => {
        delete call.sim.world.subscriptions[subscriptionOf(call).sid];
        return noContent();
      },
    },
    {
      call: `GET ${BASE}/{SubscriptionSid}/SubscribedEvents`,
      handle: (call) => {
        const subscription = subscriptionOf(call);
        const all = subscription.types.map((event) => ({ ...event, sid: event.type }));
        return ok(listV1(call, 'types', all, (event) => renderEvent(subscription, event)));
      },
    },
    { call: `POST ${BASE}/{SubscriptionSid}/SubscribedEvents`, handle: addEvent },
    {
      call: `GET ${BASE}/{SubscriptionSid}/SubscribedEvents/{Type}`,
      handle: (call) => {
        const { subscription, event } = eventOf(call);
        return ok(renderEvent(subscription, event));
      },
    },
    {
      call: `POST ${BASE}/{SubscriptionSid}/SubscribedEvents/{Type}`,
      handle: (call) => {
        const { subscription, event } = eventOf(call);
        event.schemaVersion = call.form.integer('SchemaVersion') ?? event.schemaVersion;
        return ok(renderEvent(subscription, event));
      },
    },
    {
      call: `DELETE ${BASE}/{SubscriptionSid}/SubscribedEvents/{Type}`,
      handle: (call) => {
        const { subscription, event } = eventOf(call);
        subscription.types = subscription.types.filter(({ type }) => type !== event.type);
        return noContent();
      },
    },
  ],
  resources: ({ world }) => ({
    subscriptions: Object.values(world.subscriptions).map((subscription) => ({
      ...renderSubscription(subscription),
      types: subscription.types.map(({ type, schemaVersion }) => ({ type, schema_version: schemaVersion })),
    })),
  }),
};
