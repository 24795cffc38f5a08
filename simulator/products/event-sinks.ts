import { badRequest, notFound } from '../http/errors';
import { isoSeconds } from '../http/dates';
import { listV1, newestFirst } from '../http/paging';
import { newSid } from '../ids';
import { jsonObject } from '../http/json-object';
import type { Sink } from '../state';
import { created, noContent, ok, type Call, type Product, type Reply } from './product';

const BASE = 'events.twilio.com/v1/Sinks';

function renderSink(sink: Sink): Record<string, unknown> {
  const url = `https://${BASE}/${sink.sid}`;
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
  const configuration = jsonObject(form.get('SinkConfiguration'), 'SinkConfiguration');
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
/** Where an account's events go. */
export const eventSinks: Product = {
  routes: [
    { call: `POST ${BASE}`, handle: (call) => created(renderSink(createSink(call))) },
    {
      call: `GET ${BASE}`,
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
    { call: `GET ${BASE}/{Sid}`, handle: (call) => ok(renderSink(sinkOf(call))) },
    {
      call: `POST ${BASE}/{Sid}`,
      handle: (call) => {
        const sink = sinkOf(call);
        sink.description = call.form.get('Description') ?? '';
        sink.updatedAt = call.sim.clock.now();
        return ok(renderSink(sink));
      },
    },
    { call: `DELETE ${BASE}/{Sid}`, handle: removeSink },
    { call: `POST ${BASE}/{Sid}/Test`, handle: testSink },
    { call: `POST ${BASE}/{Sid}/Validate`, handle: validateSink },
  ],
  resources: ({ world }) => ({
    sinks: Object.values(world.sinks).map((sink) => ({ account_sid: sink.accountSid, ...renderSink(sink) })),
  }),
};
