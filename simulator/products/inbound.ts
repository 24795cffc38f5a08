import { inboundEventType } from '../callbacks/event-types';
import { newSid } from '../ids';
import { placeOf } from '../inventory/places';
import { countryOf } from '../phone';
import type { Message, MessagingService, PhoneNumber } from '../state';
import { remember } from '../world';
import { mediaFrom } from './media';
import { follow } from './message-status';
import { applyKeyword } from './opt-outs';
import type { Simulator } from './product';
import { segmentsOf } from './segments';

/** How long Twilio tries to deliver its own replies. */
const REPLY_LIFE_MS = 10 * 60 * 60_000;

export interface InboundText {
  from: string;
  body: string;
  mediaUrls: string[];
  optOutType: string | null;
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
    leavesAt: null,
    expiresAt: sim.clock.nowMs(),
  };
  const effect = applyKeyword(sim.world, message, number, service, now);
  // A service without an inbound URL accepts and forgets (https://www.twilio.com/docs/messaging/api/service-resource).
  const dropped = service !== null && service.settings.use_inbound_webhook_on_number !== true && !webhook.url;
  if (!dropped) {
    sim.world.messages[message.sid] = message;
    announce(sim, message, webhook, text.optOutType ?? effect.optOutType);
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
    ...placesIn(message),
    mcc: '310',
    mnc: '260',
    messagingServiceSid: message.messagingServiceSid,
    eventName: inboundEventType,
    apiVersion: '2010-04-01',
    numSegments: message.segments,
    recipients: [message.to],
  });
}

/** What Twilio derives from the two numbers; empty for senders that are no phone numbers. */
function placesIn({ from, to }: Message): Record<string, string> {
  const parts = (name: string, number: string): Record<string, string> => {
    const place = number.startsWith('+1') ? placeOf(number.slice(2, 5)) : null;
    return {
      [`${name}Country`]: countryOf(number) ?? '',
      [`${name}State`]: place?.region ?? '',
      [`${name}City`]: place?.locality.toUpperCase() ?? '',
      [`${name}Zip`]: place?.postalCode ?? '',
    };
  };
  return { ...parts('to', to), ...parts('from', from ?? '') };
}

function capitalized(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  );
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
    ...capitalized(placesIn(message)),
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
    expiresAt: sim.clock.nowMs() + REPLY_LIFE_MS,
  };
  sim.world.messages[message.sid] = message;
  follow(sim, message);
}
