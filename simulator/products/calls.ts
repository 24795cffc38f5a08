import type { Call as PhoneCall, Recording } from '../calls/call-state';
import { rfc2822 } from '../http/dates';
import { notFound } from '../http/errors';
import { ok, type Call, type Product, type Reply } from './product';

const ACCOUNT = 'api.twilio.com/2010-04-01/Accounts/{AccountSid}';
/** A frame of MPEG audio without sound, 26 ms of it. */
const FRAME = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);
const FRAMES_PER_SECOND = 38;

function show(call: Call): Reply {
  const found = call.sim.world.calls[call.pathParams.Sid ?? ''];
  if (found?.accountSid !== call.account.sid) throw notFound(call.path);
  return ok(renderCall(found));
}

function renderCall(call: PhoneCall): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${call.accountSid}/Calls/${call.sid}.json`;
  return {
    sid: call.sid,
    account_sid: call.accountSid,
    parent_call_sid: null,
    phone_number_sid: call.numberSid,
    from: call.from,
    to: call.to,
    direction: 'inbound',
    status: call.status,
    duration: call.endedAt ? String(call.seconds) : null,
    start_time: rfc2822(call.createdAt),
    end_time: call.endedAt && rfc2822(call.endedAt),
    answered_by: null,
    forwarded_from: null,
    caller_name: null,
    price: null,
    price_unit: 'USD',
    api_version: '2010-04-01',
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.endedAt ?? call.createdAt),
    uri,
  };
}

function recordingOf(call: Call): Recording {
  const recording = call.sim.world.recordings[call.pathParams.Sid ?? ''];
  if (recording?.accountSid !== call.account.sid) throw notFound(call.path);
  return recording;
}

function listen(call: Call): Reply {
  const { seconds } = recordingOf(call);
  const bytes = Buffer.concat(Array.from({ length: seconds * FRAMES_PER_SECOND }, () => FRAME));
  return { status: 200, file: { contentType: 'audio/mpeg', bytes } };
}

/** Calls that came in, and what was recorded of them; the control API makes them ring. */
export const calls: Product = {
  routes: [
    { call: `GET ${ACCOUNT}/Calls/{Sid}.json`, handle: show },
    { call: `GET ${ACCOUNT}/Recordings/{Sid}.mp3`, handle: listen },
  ],
  resources: ({ world }) => ({
    calls: Object.values(world.calls),
    recordings: Object.values(world.recordings),
  }),
};
