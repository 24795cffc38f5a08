import { DateTime } from 'luxon';
import { badRequest } from '../http/errors';
import { newSid } from '../ids';
import { countryOf, isE164, isTollFree } from '../phone';
import type { Media, Message, MessagingService } from '../state';
import { serviceWith } from './inbound';
import { ownedNumber } from './incoming-numbers';
import { mediaFrom } from './media';
import { follow } from './message-status';
import { isBlocked } from './opt-outs';
import type { Call, Simulator } from './product';
import { segmentsOf, smartEncoded } from './segments';
import { isFull } from './sender-queues';

export const SEND_SCHEDULED = 'send-scheduled-message';

const QUEUE_FULL = "This 'From' number has exceeded the maximum number of queued messages";
/** Seconds a message may wait for its turn. */
const LONGEST_VALIDITY = 36_000;

/** Recipients that Twilio's test numbers refuse (https://www.twilio.com/docs/iam/test-credentials). */
const MAGIC_TO: Record<string, [code: number, message: string]> = {
  '+15005550001': [21211, "The 'To' number +15005550001 is not a valid phone number"],
  '+15005550002': [21612, "The 'To' number +15005550002 cannot be reached from this 'From' number"],
  '+15005550003': [21408, 'Permission to send an SMS has not been enabled for the region'],
  '+15005550004': [21610, 'Attempt to send to unsubscribed recipient'],
  '+15005550009': [21614, "The 'To' number +15005550009 is not a valid mobile number"],
};
const MAGIC_FROM: Record<string, [code: number, message: string]> = {
  '+15005550001': [21212, "The 'From' number +15005550001 is not a valid phone number"],
  '+15005550007': [21606, "The 'From' phone number +15005550007 is not SMS-capable"],
  '+15005550008': [21611, QUEUE_FULL],
};
const MAGIC_SENDER = '+15005550006';

function content(call: Call, service: MessagingService | null): { body: string; media: Media[] } {
  const { form } = call;
  const body = form.get('Body') ?? '';
  const urls = form.all('MediaUrl').filter((url) => url !== '');
  if (form.text('ContentSid')) throw badRequest('The content template was not found', 21655);
  if (body.trim() === '' && urls.length === 0)
    throw badRequest('A text message body or media urls must be specified', 21602);
  if (body.length > 1600)
    throw badRequest('The concatenated message body exceeds the 1600 character limit', 21617);
  if (urls.length > 10) throw badRequest('Number of media files exceeds the limit', 21623);
  const bad = urls.find((url) => !/^https?:\/\//i.test(url));
  if (bad) throw badRequest(`Invalid media URL ${bad}`, 21620);
  const smart = form.flag('SmartEncoded') ?? service?.settings.smart_encoding === true;
  return {
    body: smart ? smartEncoded(body) : body,
    media: urls.map(mediaFrom),
  };
}

function serviceOf(call: Call): MessagingService | null {
  const sid = call.form.text('MessagingServiceSid');
  if (!sid) return null;
  const service = call.sim.world.messagingServices[sid];
  if (service?.accountSid !== call.account.sid)
    throw badRequest(`Messaging Service ${sid} is invalid`, 21705);
  return service;
}

/** The sender that was asked for, checked against what this account may use. Null leaves it to the service. */
function senderOf(
  call: Call,
  service: MessagingService | null,
  to: string,
  withMedia: boolean,
): string | null {
  const from = call.form.text('From');
  if (!from) {
    if (!service) throw badRequest("A 'From' phone number or MessagingServiceSid is required", 21603);
    if (service.pool.length === 0) throw badRequest('The Messaging Service contains no phone numbers', 21704);
    return null;
  }
  if (from === MAGIC_SENDER) return from;
  const magic = MAGIC_FROM[from];
  if (magic) throw badRequest(magic[1], magic[0]);
  if (!isE164(from)) throw badRequest(`The 'From' number ${from} is not a valid phone number`, 21212);
  const number = ownedNumber(call.sim, from);
  const mine = number?.accountSid === call.account.sid && number.capabilities.sms;
  const pooled = !service || service.pool.some(({ numberSid }) => numberSid === number?.sid);
  if (!mine || !pooled) {
    throw badRequest(
      `The 'From' phone number ${from} is not a valid, message-capable number of this account`,
      21606,
    );
  }
  if (withMedia && !number.capabilities.mms)
    throw badRequest(`The 'From' number ${from} cannot send media`, 21621);
  const destination = countryOf(to);
  if (isTollFree(from) && destination !== 'US' && destination !== 'CA') {
    throw badRequest(`No route from ${from} to ${to}`, 21612);
  }
  return from;
}

function recipientOf(call: Call): string {
  const to = call.form.text('To');
  if (!to) throw badRequest("A 'To' phone number is required", 21604);
  const magic = MAGIC_TO[to];
  if (magic) throw badRequest(magic[1], magic[0]);
  if (!isE164(to)) throw badRequest(`The 'To' number ${to} is not a valid phone number`, 21211);
  if (to === call.form.text('From')) throw badRequest("'To' and 'From' number cannot be the same", 21211);
  return to;
}

function serviceSidOf(sim: Simulator, from: string): string | null {
  const number = ownedNumber(sim, from);
  return number ? (serviceWith(sim, number)?.sid ?? null) : null;
}

/** When a scheduled message leaves, or null for at once. */
function sendAt(call: Call, service: MessagingService | null): string | null {
  const at = call.form.text('SendAt');
  if (call.form.text('ScheduleType') !== 'fixed') {
    if (at) throw badRequest('ScheduleType is required with SendAt', 35111);
    return null;
  }
  if (!at) throw badRequest('SendAt is required for a scheduled message', 35111);
  if (!service) throw badRequest('A MessagingServiceSid is required to schedule', 35118);
  const wait = DateTime.fromISO(at).toMillis() - call.sim.clock.nowMs();
  if (wait < 15 * 60_000 || wait > 35 * 24 * 60 * 60_000) {
    throw badRequest('SendAt must be between 15 minutes and 35 days ahead', 35114);
  }
  return at;
}

/**
 * Without a messaging service Twilio answers at once what it otherwise tells later by callback: an opted-out
 * recipient, a full queue. A pool member shares its service's opt-outs even when it sends in its own name.
 */
function refuseAtOnce({ sim, account }: Call, from: string, to: string): void {
  if (isBlocked(sim.world, account.sid, from, serviceSidOf(sim, from), to)) {
    throw badRequest('Attempt to send to unsubscribed recipient', 21610);
  }
  if (isFull(sim, from)) throw badRequest(QUEUE_FULL, 21611);
}

/** Creates an outbound message, refusing what Twilio refuses at once, and sends it on its way. */
export function createMessage(call: Call): Message {
  const { sim, form } = call;
  const to = recipientOf(call);
  const service = serviceOf(call);
  const { body, media } = content(call, service);
  const from = senderOf(call, service, to, media.length > 0);
  const statusCallback =
    form.text('StatusCallback') ?? (service?.settings.status_callback as string | null) ?? null;
  if (statusCallback && new URL(statusCallback).hostname.includes('_')) {
    throw badRequest('The StatusCallback URL is not valid', 21609);
  }
  const validity = form.integer('ValidityPeriod');
  if (validity !== null && (validity < 1 || validity > LONGEST_VALIDITY))
    throw badRequest('ValidityPeriod is out of range', 21618);
  const at = sendAt(call, service);
  const seconds = validity ?? Number(service?.settings.validity_period ?? LONGEST_VALIDITY);
  if (!service && from) refuseAtOnce(call, from, to);
  const now = sim.clock.now();
  const message: Message = {
    sid: newSid(media.length > 0 ? 'MM' : 'SM'),
    accountSid: call.account.sid,
    direction: 'outbound-api',
    from,
    to,
    body,
    media,
    messagingServiceSid: service?.sid ?? null,
    status: at ? 'scheduled' : service ? 'accepted' : 'queued',
    errorCode: null,
    segments: from === null ? 0 : segmentsOf(body),
    price: null,
    statusCallback,
    createdAt: now,
    updatedAt: now,
    sentAt: null,
    leavesAt: null,
    expiresAt: new Date(at ?? now).getTime() + seconds * 1_000,
  };
  sim.world.messages[message.sid] = message;
  if (at)
    sim.scheduler.after(
      DateTime.fromISO(at).toMillis() - sim.clock.nowMs(),
      SEND_SCHEDULED,
      message.sid,
      message.sid,
    );
  else follow(sim, message);
  return message;
}
