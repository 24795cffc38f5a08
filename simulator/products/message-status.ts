import { messageEventPrefix } from '../callbacks/event-types';
import type { Message, PhoneNumber } from '../state';
import { carrierRefusal } from './carriers';
import { ownedNumber } from './incoming-numbers';
import { isBlocked } from './opt-outs';
import type { Simulator } from './product';
import { segmentsOf } from './segments';
import { isFull, takeTurn } from './sender-queues';
import { chooseSender } from './sender-choice';

const STEP = 'message-step';
/** Real messages take such a moment between two states. */
const stepMs = (): number => 50 + Math.random() * 100;

const FINAL = new Set(['delivered', 'undelivered', 'failed', 'canceled', 'received']);
const EVENTS = new Set(['queued', 'sent', 'delivered', 'undelivered', 'failed']);
/** What a sent segment costs. */
const SEGMENT_PRICE = 0.0083;

export function isFinal(message: Message): boolean {
  return FINAL.has(message.status);
}

/** Starts the message on its way. Its first state is never reported, as at Twilio. */
export function follow(sim: Simulator, message: Message): void {
  if (message.status === 'queued') queueAt(sim, message);
  else wake(sim, message, stepMs());
}

/** Prepares the steps that messages take by themselves. */
export function setUpMessageStatus(sim: Simulator): void {
  sim.scheduler.on<string>(STEP, (sid) => {
    const message = sim.world.messages[sid];
    if (!message || isFinal(message)) return;
    if (message.status === 'queued') leave(sim, message);
    else if (message.status === 'sent') arrive(sim, message);
    else dispatch(sim, message);
  });
}

/** A message of a service finds its sender. What Twilio refuses here, the client learns by callback alone. */
function dispatch(sim: Simulator, message: Message): void {
  const service = sim.world.messagingServices[message.messagingServiceSid ?? ''];
  const sender = message.from ? ownedNumber(sim, message.from) : chooseSender(sim, message, service);
  if (!message.from && sender) {
    message.from = sender.phoneNumber;
    message.segments = segmentsOf(message.body);
  }
  const problem = refusal(sim, message);
  if (problem) return setMessageStatus(sim, message, 'failed', problem);
  if (message.from && isFull(sim, message.from)) return setMessageStatus(sim, message, 'failed', 30001);
  setMessageStatus(sim, message, 'queued', null);
  queueAt(sim, message, sender);
}

function queueAt(sim: Simulator, message: Message, sender?: PhoneNumber): void {
  if (message.direction === 'outbound-api')
    takeTurn(sim, message, sender ?? ownedNumber(sim, message.from ?? ''));
  const turn = Math.min(message.leavesAt ?? 0, message.expiresAt) - sim.clock.nowMs();
  wake(sim, message, Math.max(turn, stepMs()));
}

function wake(sim: Simulator, message: Message, delayMs: number): void {
  sim.scheduler.after(delayMs, STEP, message.sid, message.sid);
}

/** Why Twilio itself does not send the message, or null. */
function refusal(sim: Simulator, message: Message): number | null {
  if (sim.world.accounts[message.accountSid]?.status !== 'active') return 30002;
  if (message.direction !== 'outbound-api') return null;
  if (message.from === null) return 21703;
  const { accountSid, from, messagingServiceSid, to } = message;
  return isBlocked(sim.world, accountSid, from, messagingServiceSid, to) ? 21610 : null;
}

/** Its turn has come, or its time is over. */
function leave(sim: Simulator, message: Message): void {
  const scripted = sim.world.deliveries[message.to];
  const now = sim.clock.nowMs();
  const problem = refusal(sim, message);
  if (problem) return setMessageStatus(sim, message, 'failed', problem);
  if (now >= message.expiresAt) return setMessageStatus(sim, message, 'failed', 30036);
  const refused = carrierRefusal(sim, message);
  if (refused) return setMessageStatus(sim, message, 'undelivered', refused);
  if (scripted?.status === 'queued') return wake(sim, message, message.expiresAt - now);
  if (scripted?.status === 'failed') return setMessageStatus(sim, message, 'failed', scripted.errorCode);
  setMessageStatus(sim, message, 'sent', null);
  wake(sim, message, stepMs());
}

/** The carrier's receipt, unless the script withholds it. */
function arrive(sim: Simulator, message: Message): void {
  const scripted = sim.world.deliveries[message.to];
  if (scripted?.status === 'sent') return;
  const undelivered = scripted?.status === 'undelivered';
  setMessageStatus(
    sim,
    message,
    undelivered ? 'undelivered' : 'delivered',
    undelivered ? scripted.errorCode : null,
  );
}

/** Changes the status, tells the status callback and emits the event. */
export function setMessageStatus(
  sim: Simulator,
  message: Message,
  status: string,
  errorCode: number | null,
): void {
  const now = sim.clock.now();
  message.status = status;
  message.errorCode = errorCode;
  message.updatedAt = now;
  if (status === 'sent') message.sentAt = now;
  if (status === 'delivered') message.price = (-SEGMENT_PRICE * message.segments).toFixed(5);
  reportStatus(sim, message);
}

function reportStatus(sim: Simulator, message: Message): void {
  const { sid, accountSid, status, errorCode } = message;
  const final = status === 'delivered' || status === 'undelivered';
  const doneDate = sim.clock.now().replace(/\D/g, '').slice(2, 12);
  if (message.statusCallback) {
    sim.webhooks.send({
      accountSid,
      url: message.statusCallback,
      method: 'POST',
      params: {
        MessageSid: sid,
        SmsSid: sid,
        MessageStatus: status,
        SmsStatus: status,
        AccountSid: accountSid,
        ...(message.from ? { From: message.from } : {}),
        To: message.to,
        ...(message.messagingServiceSid ? { MessagingServiceSid: message.messagingServiceSid } : {}),
        ApiVersion: '2010-04-01',
        ...(errorCode === null ? {} : { ErrorCode: String(errorCode) }),
        ...(final ? { RawDlrDoneDate: doneDate } : {}),
      },
    });
  }
  if (!EVENTS.has(status)) return;
  sim.eventStreams.emit(
    accountSid,
    messageEventPrefix + status,
    `/2010-04-01/Accounts/${accountSid}/Messages/${sid}.json`,
    {
      messageSid: sid,
      accountSid,
      timestamp: sim.clock.now(),
      eventName: messageEventPrefix + status,
      apiVersion: '2010-04-01',
      from: message.from,
      to: message.to,
      messageStatus: status.toUpperCase(),
      messagingServiceSid: message.messagingServiceSid,
      errorCode,
      body: message.body,
      statusCallBackUrl: message.statusCallback,
      tags: null,
      mcc: status === 'delivered' ? '310' : null,
      mnc: status === 'delivered' ? '260' : null,
      numberOfSegments: message.segments,
      dateUpdated: message.updatedAt,
      ...(final ? { rawDlrDoneDate: doneDate } : {}),
    },
  );
}
