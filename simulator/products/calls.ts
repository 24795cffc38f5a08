import type { Recording } from '../calls/call-state';
import { notFound } from '../http/errors';
import type { Call, Product, Reply } from './product';

const BASE = 'api.twilio.com/2010-04-01/Accounts/{AccountSid}/Recordings';
/** A frame of MPEG audio without sound, 26 ms of it. */
const FRAME = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);
const FRAMES_PER_SECOND = 38;

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
  routes: [{ call: `GET ${BASE}/{Sid}.mp3`, handle: listen }],
  resources: ({ world }) => ({
    calls: Object.values(world.calls),
    recordings: Object.values(world.recordings),
  }),
};
