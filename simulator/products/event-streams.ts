import { eventTypes, type EventType } from '../callbacks/event-types';
import { isoSeconds } from '../http/dates';
import { badRequest, notFound } from '../http/errors';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import type { Sink, Subscription } from '../state';
import { created, noContent, ok, type Call, type Product, type Reply } from './product';

const HOST = 'events.twilio.com';
const BASE = `${HOST}/v1`;
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
    url: `https://${BASE}/Types/${type.type}`,
    links: { schema: `https://${BASE}/Schemas/${type.schemaId}/Versions` },
  };
}

function renderSink(sink: Sink): Record<string, unknown> {
  const url = `https://${BASE}/Sinks/${sink.sid}`;
  return {
    sid: sink.sid,
    description: sink.description,
    sink_type: sink.sinkType,
    sink_configuration: sink.configuration,
    status: sink.status,
    date_created: isoSeconds(sink.createdAt),
    date_updated: isoSeconds(sink.updatedAt),
    url,
    links: { sink_test: `${url}/Test`, sink_validate: `${url}/Validate` },
  };
}

function renderSubscription(subscription: Subscription): Record<string, unknown> {
  const url = `https://${BASE}/Subscriptions/${subscription.sid}`;
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
    url: `https://${BASE}/Subscriptions/${subscription.sid}/SubscribedEvents/${event.type}`,
  };
}

function parseJson(text: string | null, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Falls through to the refusal that also covers JSON of another kind.
  }
  throw badRequest(`${name} is not a JSON object`);
}

/** A webhook sink's address. Sinks know no connection overrides, so a fragment is refused. */
function checkConfiguration(configuration: Record<string, unknown>): void {
  const { destination, method, batch_events: batch, ...others } = configuration;
  const unknown = Object.keys(others)[0];
  if (unknown) throw badRequest(`SinkConfiguration has an unknown key "${unknown}"`);
  if (
    typeof destination !== 'string' ||
    !/^https?:\/\/[^\s/]+/.test(destination) ||
    destination.includes('#')
  ) {
    throw badRequest('SinkConfiguration destination must be a URL without a fragment');
  }
  if (method !== 'POST' && method !== 'GET') throw badRequest('SinkConfiguration method must be POST or GET');
  if (batch !== undefined && typeof batch !== 'boolean')
    throw badRequest('SinkConfiguration batch_events must be a boolean');
}

function createSink(call: Call): Sink {
  const { form, sim } = call;
  const sinkType = form.text('SinkType') ?? '';
  const configuration = parseJson(form.get('SinkConfiguration'), 'SinkConfiguration');
  if (sinkType === 'webhook') checkConfiguration(configuration);
  const now = sim.clock.now();
  const sink: Sink = {
    sid: newSid('DG'),
    accountSid: call.account.sid,
    description: form.get('Description') ?? '',
    sinkType,
    configuration,
    status: sinkType === 'webhook' ? 'active' : 'initialized',
    testIds: [],
    createdAt: now,
    updatedAt: now,
  };
  sim.world.sinks[sink.sid] = sink;
  return sink;
}

function sinkOf(call: Call): Sink {
  const sink = call.sim.world.sinks[call.pathParams.Sid ?? ''];
  if (sink?.accountSid !== call.account.sid) throw notFound(call.path);
  return sink;
}

function isUsed(call: Call, sink: Sink): boolean {
  return Object.values(call.sim.world.subscriptions).some(({ sinkSid }) => sinkSid === sink.sid);
}

function removeSink(call: Call): Reply {
  const sink = sinkOf(call);
  if (isUsed(call, sink)) throw badRequest('The sink is used by a subscription');
  delete call.sim.world.sinks[sink.sid];
  return noContent();
}

function testSink(call: Call): Reply {
  const sink = sinkOf(call);
  const testId = newSid('EV');
  sink.testIds.push(testId);
  call.sim.eventStreams.test(sink, testId);
  return created({ result: 'submitted' });
}

function validateSink(call: Call): Reply {
  const sink = sinkOf(call);
  const valid = sink.testIds.includes(call.form.text('TestId') ?? '');
  if (valid) sink.status = 'active';
  return created({ result: valid ? 'valid' : 'invalid' });
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
    const { type, schema_version: version } = parseJson(text, 'Types');
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

const subscriptions = `${BASE}/Subscriptions`;

export const eventStreams: Product = {
  routes: [
    {
      call: `GET ${BASE}/Types`,
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
      call: `GET ${BASE}/Types/{Type}`,
      handle: (call) => {
        const type = eventTypes.find((known) => known.type === call.pathParams.Type);
        if (!type) throw notFound(call.path);
        return ok(renderType(type));
      },
    },
    { call: `POST ${BASE}/Sinks`, handle: (call) => created(renderSink(createSink(call))) },
    {
      call: `GET ${BASE}/Sinks`,
      handle: (call) => {
        const [inUse, status] = [call.query.flag('InUse'), call.query.text('Status')];
        const all = newestFirst(
          call.sim.world.sinks,
          (sink) =>
            sink.accountSid === call.account.sid &&
            (status === null || sink.status === status) &&
            (inUse === null || isUsed(call, sink) === inUse),
        );
        return ok(listV1(call, 'sinks', all, renderSink));
      },
    },
    { call: `GET ${BASE}/Sinks/{Sid}`, handle: (call) => ok(renderSink(sinkOf(call))) },
    {
      call: `POST ${BASE}/Sinks/{Sid}`,
      handle: (call) => {
        const sink = sinkOf(call);
        sink.description = call.form.get('Description') ?? '';
        sink.updatedAt = call.sim.clock.now();
        return ok(renderSink(sink));
      },
    },
    { call: `DELETE ${BASE}/Sinks/{Sid}`, handle: removeSink },
    { call: `POST ${BASE}/Sinks/{Sid}/Test`, handle: testSink },
    { call: `POST ${BASE}/Sinks/{Sid}/Validate`, handle: validateSink },
    {
      call: `POST ${subscriptions}`,
      handle: (call) => created(renderSubscription(createSubscription(call))),
    },
    {
      call: `GET ${subscriptions}`,
      handle: (call) => {
        const sink = call.query.text('SinkSid');
        const all = newestFirst(
          call.sim.world.subscriptions,
          ({ accountSid, sinkSid }) => accountSid === call.account.sid && (sink === null || sinkSid === sink),
        );
        return ok(listV1(call, 'subscriptions', all, renderSubscription));
      },
    },
    { call: `GET ${subscriptions}/{Sid}`, handle: (call) => ok(renderSubscription(subscriptionOf(call))) },
    {
      call: `POST ${subscriptions}/{Sid}`,
      handle: (call) => ok(renderSubscription(updateSubscription(call))),
    },
    {
      call: `DELETE ${subscriptions}/{Sid}`,
      handle: (call) => {
        delete call.sim.world.subscriptions[subscriptionOf(call).sid];
        return noContent();
      },
    },
    {
      call: `GET ${subscriptions}/{SubscriptionSid}/SubscribedEvents`,
      handle: (call) => {
        const subscription = subscriptionOf(call);
        const all = subscription.types.map((event) => ({ ...event, sid: event.type }));
        return ok(listV1(call, 'types', all, (event) => renderEvent(subscription, event)));
      },
    },
    { call: `POST ${subscriptions}/{SubscriptionSid}/SubscribedEvents`, handle: addEvent },
    {
      call: `GET ${subscriptions}/{SubscriptionSid}/SubscribedEvents/{Type}`,
      handle: (call) => {
        const { subscription, event } = eventOf(call);
        return ok(renderEvent(subscription, event));
      },
    },
    {
      call: `POST ${subscriptions}/{SubscriptionSid}/SubscribedEvents/{Type}`,
      handle: (call) => {
        const { subscription, event } = eventOf(call);
        event.schemaVersion = call.form.integer('SchemaVersion') ?? event.schemaVersion;
        return ok(renderEvent(subscription, event));
      },
    },
    {
      call: `DELETE ${subscriptions}/{SubscriptionSid}/SubscribedEvents/{Type}`,
      handle: (call) => {
        const { subscription, event } = eventOf(call);
        subscription.types = subscription.types.filter(({ type }) => type !== event.type);
        return noContent();
      },
    },
  ],
  resources: ({ world }) => ({
    sinks: Object.values(world.sinks).map((sink) => ({ account_sid: sink.accountSid, ...renderSink(sink) })),
    subscriptions: Object.values(world.subscriptions).map((subscription) => ({
      ...renderSubscription(subscription),
      types: subscription.types.map(({ type, schemaVersion }) => ({ type, schema_version: schemaVersion })),
    })),
  }),
};
