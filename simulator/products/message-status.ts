import { messageEventPrefix } from '../callbacks/event-types';
import { countryOf, isTollFree } from '../phone';
import type { Message, PhoneNumber } from '../state';
import { ownedNumber } from './incoming-numbers';
import { isBlocked } from './opt-outs';
import type { Simulator } from './product';
import { segmentsOf } from './segments';

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

/** What happens to the message after its first state; a list of states it passes, the last one final or not. */
function plan(sim: Simulator, message: Message): { states: string[]; errorCode: number | null } {
  const start = message.status === 'accepted' || message.status === 'scheduled' ? ['queued'] : [];
  const scripted = sim.world.deliveries[message.to];
  const account = sim.world.accounts[message.accountSid];
  if (account && account.status !== 'active') return { states: [...start, 'failed'], errorCode: 30002 };
  const onItsWay = message.status === 'queued' && message.direction === 'outbound-api';
  if (onItsWay && message.from === null) return { states: ['failed'], errorCode: 21703 };
  if (
    onItsWay &&
    isBlocked(sim.world, message.accountSid, message.from, message.messagingServiceSid, message.to)
  ) {
    return { states: ['failed'], errorCode: 21610 };
  }
  const unregistered = carrierRefusal(sim, message);
  if (unregistered) return { states: [...start, 'undelivered'], errorCode: unregistered };
  if (!scripted) return { states: [...start, 'sent', 'delivered'], errorCode: null };
  const { status, errorCode } = scripted;
  if (status === 'queued') return { states: start, errorCode: null };
  if (status === 'failed') return { states: [...start, 'failed'], errorCode };
  return { states: status === 'sent' ? [...start, 'sent'] : [...start, 'sent', status], errorCode };
}

/** US and Canadian carriers block what is not registered: 30032 for toll-free, 30034 for US local numbers. */
function carrierRefusal(sim: Simulator, message: Message): number | null {
  const sender = message.from ? ownedNumber(sim, message.from) : undefined;
  const destination = countryOf(message.to);
  if (!sender || (destination !== 'US' && destination !== 'CA')) return null;
  if (isTollFree(sender.phoneNumber)) return isVerified(sim, sender) ? null : 30032;
  const needsCampaign = sender.country === 'US' && destination === 'US' && sender.a2p === 'UNREGISTERED';
  return needsCampaign ? 30034 : null;
}

function isVerified(sim: Simulator, number: PhoneNumber): boolean {
  return Object.values(sim.world.tollfreeVerifications).some(
    (verification) => verification.phoneNumberSid === number.sid && verification.status === 'TWILIO_APPROVED',
  );
}

/** Starts the message on its way. Its first state is never reported, as at Twilio. */
export function follow(sim: Simulator, message: Message): void {
  sim.scheduler.after(stepMs(), STEP, message.sid, message.sid);
}

/** Prepares the steps that messages take by themselves. */
export function setUpMessageStatus(sim: Simulator): void {
  sim.scheduler.on<string>(STEP, (sid) => {
    const message = sim.world.messages[sid];
    if (!message || isFinal(message)) return;
    const { states, errorCode } = plan(sim, message);
    const reached = states.indexOf(message.status);
    const next = states[reached + 1];
    if (!next) return;
    const last = reached + 1 === states.length - 1;
    setMessageStatus(sim, message, next, last ? errorCode : null);
    if (!last) sim.scheduler.after(stepMs(), STEP, sid, sid);
  });
}

/** Changes the status, tells the status callback and emits the event. */
export function setMessageStatus(
  sim: Simulator,
  message: Message,
  status: string,
  errorCode: number | null,
): void {
  const now = sim.clock.now();
  if (status === 'queued' && message.from === null) chooseSender(sim, message);
  message.status = status;
  message.errorCode = errorCode;
  message.updatedAt = now;
  if (status === 'sent') message.sentAt = now;
  if (status === 'delivered') message.price = (-SEGMENT_PRICE * message.segments).toFixed(5);
  reportStatus(sim, message);
}

/** The first pool member that can text; with none the message fails (21703). */
function chooseSender(sim: Simulator, message: Message): void {
  const pool = sim.world.messagingServices[message.messagingServiceSid ?? '']?.pool ?? [];
  const numbers = pool.map(({ numberSid }) => sim.world.phoneNumbers[numberSid]);
  const sender = numbers.find((number) => number?.capabilities.sms);
  message.from = sender?.phoneNumber ?? null;
  message.segments = segmentsOf(message.body);
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
      numberOfSegments: message.segments,
      dateUpdated: message.updatedAt,
      ...(final ? { rawDlrDoneDate: doneDate } : {}),
    },
  );
}
