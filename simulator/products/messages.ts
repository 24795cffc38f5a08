import { rfc2822 } from '../http/dates';
import { badRequest, notFound, TwilioError } from '../http/errors';
import { listV2010, newestFirst } from '../http/paging';
import type { Message } from '../state';
import { mediaRoutes } from './media';
import { follow, isFinal, setMessageStatus, setUpMessageStatus } from './message-status';
import { created, noContent, ok, type Call, type Product } from './product';
import { createMessage, SEND_SCHEDULED } from './sending';

const BASE = 'api.twilio.com/2010-04-01/Accounts/{AccountSid}/Messages';

export function renderMessage(message: Message): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: message.accountSid,
    api_version: '2010-04-01',
    body: message.body,
    direction: message.direction,
    from: message.from,
    to: message.to,
    status: message.status,
    error_code: message.errorCode,
    error_message: message.errorCode === null ? null : `Error ${message.errorCode}`,
    messaging_service_sid: message.messagingServiceSid,
    num_media: String(message.media.length),
    num_segments: String(message.segments),
    price: message.price,
    price_unit: 'USD',
    date_created: rfc2822(message.createdAt),
    date_sent: message.sentAt ? rfc2822(message.sentAt) : null,
    date_updated: rfc2822(message.updatedAt),
    subresource_uris: { media: `${uri}/Media.json` },
    uri: `${uri}.json`,
  };
}

function messageOf(call: Call): Message {
  const message = call.sim.world.messages[call.pathParams.Sid ?? ''];
  if (message?.accountSid !== call.account.sid) throw notFound(call.path);
  return message;
}

/** Whole days are compared as days, instants as instants; messages not sent yet count by their creation. */
function dateFilter(call: Call): (message: Message) => boolean {
  const compare = (name: string, holds: (value: string, limit: string) => boolean) => {
    const limit = call.query.text(name);
    if (!limit) return () => true;
    const day = /^\d{4}-\d{2}-\d{2}$/.test(limit);
    const wanted = day ? limit : new Date(limit).toISOString();
    return (message: Message): boolean => {
      const at = message.sentAt ?? message.createdAt;
      return holds(day ? at.slice(0, 10) : at.slice(0, 19), day ? wanted : wanted.slice(0, 19));
    };
  };
  const same = compare('DateSent', (value, limit) => value.slice(0, 10) === limit.slice(0, 10));
  const before = compare('DateSent<', (value, limit) => value <= limit);
  const after = compare('DateSent>', (value, limit) => value >= limit);
  return (message) => same(message) && before(message) && after(message);
}

function update(call: Call): Message {
  const message = messageOf(call);
  const [body, status] = [call.form.get('Body'), call.form.text('Status')];
  if (body !== null) {
    if (body !== '') throw badRequest('Only an empty Body is allowed', 30400);
    if (!isFinal(message))
      throw new TwilioError(409, 20009, 'Message body cannot be redacted before it is final');
    message.body = '';
  }
  if (status === 'canceled') {
    if (message.status !== 'scheduled')
      throw new TwilioError(409, 30409, 'The message can no longer be canceled');
    call.sim.scheduler.cancel(SEND_SCHEDULED, message.sid);
    setMessageStatus(call.sim, message, 'canceled', null);
  }
  message.updatedAt = call.sim.clock.now();
  return message;
}

export const messages: Product = {
  setUp: (sim) => {
    setUpMessageStatus(sim);
    sim.scheduler.on<string>(SEND_SCHEDULED, (sid) => {
      const message = sim.world.messages[sid];
      if (message?.status === 'scheduled') follow(sim, message);
    });
  },
  routes: [
    { call: `POST ${BASE}.json`, handle: (call) => created(renderMessage(createMessage(call))) },
    {
      call: `GET ${BASE}.json`,
      handle: (call) => {
        const [to, from, dated] = [call.query.text('To'), call.query.text('From'), dateFilter(call)];
        const all = newestFirst(
          call.sim.world.messages,
          (message) =>
            message.accountSid === call.account.sid &&
            (to === null || message.to === to) &&
            (from === null || message.from === from) &&
            dated(message),
        );
        return ok(listV2010(call, 'messages', all, renderMessage));
      },
    },
    { call: `GET ${BASE}/{Sid}.json`, handle: (call) => ok(renderMessage(messageOf(call))) },
    { call: `POST ${BASE}/{Sid}.json`, handle: (call) => ok(renderMessage(update(call))) },
    {
      call: `DELETE ${BASE}/{Sid}.json`,
      handle: (call) => {
        const message = messageOf(call);
        if (!isFinal(message)) throw new TwilioError(409, 20009, 'The message is still in progress');
        delete call.sim.world.messages[message.sid];
        return noContent();
      },
    },
    ...mediaRoutes,
  ],
  resources: ({ world }) => ({
    messages: Object.values(world.messages).map(renderMessage),
    blocks: world.blocks,
    networkMessages: world.networkMessages,
  }),
};
