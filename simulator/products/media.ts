import { createHmac } from 'node:crypto';
import { rfc2822 } from '../http/dates';
import { notFound } from '../http/errors';
import { listV2010 } from '../http/paging';
import { newSid } from '../ids';
import type { Media, Message } from '../state';
import type { World } from '../world';
import { noContent, ok, type Call, type Route } from './product';

const BASE = 'api.twilio.com/2010-04-01/Accounts/{AccountSid}/Messages';
/** Where Twilio keeps files of messages; addresses there are signed and need no credentials. */
export const MEDIA_HOST = 'mms.twiliocdn.com';
/** How long such an address works. */
const ADDRESS_LIFE_MS = 4 * 60 * 60_000;

const CONTENT_TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  mp4: 'video/mp4',
  '3gp': 'video/3gpp',
  mp3: 'audio/mpeg',
  vcf: 'text/vcard',
};

export function mediaFrom(url: string): Media {
  const extension = /\.(\w+)(?:[?#].*)?$/.exec(url)?.[1]?.toLowerCase() ?? '';
  return { sid: newSid('ME'), url, contentType: CONTENT_TYPES[extension] ?? 'application/octet-stream' };
}

/** The file behind a signed address of the media host: null when it is gone, false when it is not signed so or too old. */
export function signedMedia(
  world: World,
  path: string,
  query: URLSearchParams,
  nowMs: number,
): Media | null | false {
  const expires = query.get('Expires') ?? '';
  if (!(Number(expires) > nowMs) || query.get('Signature') !== signature(world, path, expires)) return false;
  const [, accountSid, messageSid, mediaSid] = path.split('/');
  const message = world.messages[messageSid ?? ''];
  if (message?.accountSid !== accountSid) return null;
  return message?.media.find(({ sid }) => sid === mediaSid) ?? null;
}

function signature(world: World, path: string, expires: string): string {
  const secret = world.accounts[world.parentSid]?.authToken ?? '';
  return createHmac('sha256', secret).update(`${path} ${expires}`).digest('base64url');
}

function messageOf(call: Call): Message {
  const message = call.sim.world.messages[call.pathParams.MessageSid ?? ''];
  if (message?.accountSid !== call.account.sid) throw notFound(call.path);
  return message;
}

function mediaOf(call: Call): { message: Message; media: Media } {
  const message = messageOf(call);
  const media = message.media.find(({ sid }) => sid === call.pathParams.Sid);
  if (!media) throw notFound(call.path);
  return { message, media };
}

function renderMedia(message: Message, { sid, contentType }: Media): Record<string, unknown> {
  return {
    sid,
    account_sid: message.accountSid,
    parent_sid: message.sid,
    content_type: contentType,
    date_created: rfc2822(message.createdAt),
    date_updated: rfc2822(message.createdAt),
    uri: `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}/Media/${sid}.json`,
  };
}

/** The file itself is elsewhere: the account's credentials lead to an address that must not be given them. */
function redirect(call: Call): { status: number; headers: Record<string, string> } {
  const { message, media } = mediaOf(call);
  const path = `/${message.accountSid}/${message.sid}/${media.sid}`;
  const expires = String(call.sim.clock.nowMs() + ADDRESS_LIFE_MS);
  const query = new URLSearchParams({
    Expires: expires,
    Signature: signature(call.sim.world, path, expires),
  });
  return { status: 307, headers: { Location: `${call.origin}/${MEDIA_HOST}${path}?${query.toString()}` } };
}

/** Files of messages. Reading one needs basic authentication (https://www.twilio.com/docs/messaging/api/media-resource). */
export const mediaRoutes: Route[] = [
  {
    call: `GET ${BASE}/{MessageSid}/Media.json`,
    handle: (call) => {
      const message = messageOf(call);
      return ok(listV2010(call, 'media_list', message.media, (media) => renderMedia(message, media)));
    },
  },
  {
    call: `GET ${BASE}/{MessageSid}/Media/{Sid}.json`,
    handle: (call) => {
      const { message, media } = mediaOf(call);
      return ok(renderMedia(message, media));
    },
  },
  {
    call: `DELETE ${BASE}/{MessageSid}/Media/{Sid}.json`,
    handle: (call) => {
      const { message, media } = mediaOf(call);
      message.media = message.media.filter((other) => other !== media);
      return noContent();
    },
  },
  { call: `GET ${BASE}/{MessageSid}/Media/{Sid}`, handle: redirect },
];
