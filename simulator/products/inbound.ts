import { inboundEventType } from '../callbacks/event-types';
import { newSid } from '../ids';
import { placeOf } from '../inventory/places';
import { countryOf } from '../phone';
import type { Media, Message, MessagingService, PhoneNumber } from '../state';
import { remember } from '../world';
import { follow } from './message-status';
import { applyKeyword, type Keyword } from './opt-outs';
import type { Simulator } from './product';
import { segmentsOf } from './segments';

export interface InboundText {
  from: string;
  body: string;
  mediaUrls: string[];
  optOutType: string | null;
}

const CONTENT_TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  pdf: 'application/pdf',
  mp4: 'video/mp4',
};

function mediaFrom(url: string): Media {
  const extension = /\.(\w+)(?:[?#].*)?$/.exec(url)?.[1]?.toLowerCase() ?? '';
  return { sid: newSid('ME'), url, contentType: CONTENT_TYPES[extension] ?? 'application/octet-stream' };
}

/** The messaging service whose pool holds the number. */
export function serviceWith(sim: Simulator, number: PhoneNumber): MessagingService | null {
  return (
    Object.values(sim.world.messagingServices).find(({ pool }) =>
      pool.some(({ numberSid }) => numberSid === number.sid),
    ) ?? null
  );
}

interface Webhook {
  url: string | null;
  method: string | null;
  fallback: { url: string; method: string | null } | null;
}

/** Where inbound texts of a number go: to its service unless that hands them back to the number. */
function webhookOf(number: PhoneNumber, service: MessagingService | null): Webhook {
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  const viaService = service !== null && service.settings.use_inbound_webhook_on_number !== true;
  const from = viaService ? service.settings : number.settings;
  const prefix = viaService ? 'inbound_' : 'sms_';
  const fallbackUrl = text(viaService ? from.fallback_url : from.sms_fallback_url);
  const fallbackMethod = text(viaService ? from.fallback_method : from.sms_fallback_method);
  return {
    url: text(viaService ? from.inbound_request_url : from.sms_url),
    method: text(from[`${prefix}method`]),
    fallback: fallbackUrl ? { url: fallbackUrl, method: fallbackMethod } : null,
  };
}

/** A text reaches a number: keywords take effect, then the account is told. Returns null when Twilio drops it. */
export function receive(sim: Simulator, number: PhoneNumber, text: InboundText): Message | null {
  const service = serviceWith(sim, number);
  const webhook = webhookOf(number, service);
  const now = sim.clock.now();
  const message: Message = {
    sid: newSid(text.mediaUrls.length > 0 ? 'MM' : 'SM'),
    accountSid: number.accountSid,
    direction: 'inbound',
    from: text.from,
    to: number.phoneNumber,
    body: text.body,
    media: text.mediaUrls.map(mediaFrom),
    messagingServiceSid: service?.sid ?? null,
    status: 'received',
    errorCode: null,
    segments: segmentsOf(text.body),
    price: null,
    statusCallback: null,
    createdAt: now,
    updatedAt: now,
    sentAt: now,
  };
  const effect = applyKeyword(sim.world, message, number, service?.sid ?? null, now);
  // A service without an inbound URL accepts and forgets (https://www.twilio.com/docs/messaging/api/service-resource).
  const dropped = service !== null && service.settings.use_inbound_webhook_on_number !== true && !webhook.url;
  if (!dropped) {
    sim.world.messages[message.sid] = message;
    announce(sim, message, webhook, optOutType(sim, text, message, effect.keyword));
  }
  if (effect.twilioReply) reply(sim, message, effect.twilioReply);
  if (effect.networkReply) {
    remember(sim.world.networkMessages, {
      from: number.phoneNumber,
      to: text.from,
      body: effect.networkReply,
      at: now,
    });
  }
  return dropped ? null : message;
}

/** Only Advanced Opt-Out names the keyword; the control call may name one by itself. */
function optOutType(
  sim: Simulator,
  text: InboundText,
  message: Message,
  keyword: Keyword | null,
): string | null {
  const advanced = sim.world.accounts[message.accountSid]?.keywords === 'advanced';
  return text.optOutType ?? (advanced ? keyword : null);
}

function announce(sim: Simulator, message: Message, webhook: Webhook, optOut: string | null): void {
  if (webhook.url) {
    sim.webhooks.send({
      accountSid: message.accountSid,
      url: webhook.url,
      method: webhook.method,
      fallback: webhook.fallback,
      params: { ...inboundParams(message), ...(optOut ? { OptOutType: optOut } : {}) },
    });
  }
  const source = `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}.json`;
  sim.eventStreams.emit(message.accountSid, inboundEventType, source, {
    messageSid: message.sid,
    timestamp: sim.clock.now(),
    accountSid: message.accountSid,
    from: message.from,
    to: message.to,
    numMedia: message.media.length,
    body: message.body,
    fromCountry: countryOf(message.from ?? ''),
    toCountry: countryOf(message.to),
    messagingServiceSid: message.messagingServiceSid,
    eventName: inboundEventType,
    apiVersion: '2010-04-01',
    numSegments: message.segments,
    recipients: [message.to],
  });
}

function inboundParams(message: Message): Record<string, string> {
  const media = message.media.flatMap(({ sid, contentType }, index) => [
    [
      `MediaUrl${index}`,
      `https://api.twilio.com/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}/Media/${sid}`,
    ],
    [`MediaContentType${index}`, contentType],
  ]);
  return {
    ToCountry: countryOf(message.to) ?? '',
    ToState: placeOf(message.to.slice(2, 5))?.region ?? '',
    ToCity: placeOf(message.to.slice(2, 5))?.locality.toUpperCase() ?? '',
    ToZip: placeOf(message.to.slice(2, 5))?.postalCode ?? '',
    FromCountry: countryOf(message.from ?? '') ?? '',
    FromState: placeOf(message.from?.slice(2, 5) ?? '')?.region ?? '',
    FromCity: placeOf(message.from?.slice(2, 5) ?? '')?.locality.toUpperCase() ?? '',
    FromZip: placeOf(message.from?.slice(2, 5) ?? '')?.postalCode ?? '',
    SmsMessageSid: message.sid,
    SmsSid: message.sid,
    MessageSid: message.sid,
    AccountSid: message.accountSid,
    ...(message.messagingServiceSid ? { MessagingServiceSid: message.messagingServiceSid } : {}),
    From: message.from ?? '',
    To: message.to,
    Body: message.body,
    NumMedia: String(message.media.length),
    NumSegments: String(message.segments),
    SmsStatus: 'received',
    ApiVersion: '2010-04-01',
    ...(Object.fromEntries(media) as Record<string, string>),
  };
}

/** Twilio answers a keyword in the number's name. */
function reply(sim: Simulator, inbound: Message, body: string): void {
  const now = sim.clock.now();
  const message: Message = {
    ...inbound,
    sid: newSid('SM'),
    direction: 'outbound-reply',
    from: inbound.to,
    to: inbound.from ?? '',
    body,
    media: [],
    status: 'queued',
    segments: segmentsOf(body),
    createdAt: now,
    updatedAt: now,
    sentAt: null,
  };
  sim.world.messages[message.sid] = message;
  follow(sim, message);
}
