import { rfc2822 } from '../http/dates';
import { newSid } from '../ids';
import type { Simulator } from '../products/product';
import type { PhoneNumber } from '../state';
import { remember } from '../world';
import { factsOf, type Call, type CallScript, type Recording } from './call-state';
import { summaryOf, type SummaryState } from './call-summary';
import { isAccepted, keyOf, picksUp } from './screening';
import { parseTwiml, TwimlError, type Verb } from './twiml';

/** Where a call goes on: with the next verb, with a new document, or not at all. */
type Next = 'on' | 'end' | { url: string; params: Record<string, string> };

/** A document that sends for itself again and again. */
const MOST_DOCUMENTS = 20;
const TALK_SECONDS = 40;
const SUMMARY = 'call-summary';
const MINUTE_MS = 60_000;
/** When Twilio sums a call up (https://www.twilio.com/docs/voice/voice-insights/event-streams). */
const SUMMARY_AFTER_MS = { partial: 10 * MINUTE_MS, complete: 30 * MINUTE_MS } as const;
const summaryEvent = 'com.twilio.voice.insights.call-summary.';

/** Carries out calls: fetches TwiML, does what it says, and tells of it. What takes time in life takes none here. */
export class CallRunner {
  private readonly waiting = new Map<string, (by: 'agent' | 'caller') => void>();

  constructor(private readonly sim: Simulator) {
    sim.scheduler.on<{ sid: string; state: SummaryState }>(SUMMARY, ({ sid, state }) =>
      this.sumUp(sid, state),
    );
  }

  /** A customer rings a number; what follows happens by itself. */
  ring(number: PhoneNumber, from: string, script: CallScript): Call {
    const call: Call = {
      sid: newSid('CA'),
      accountSid: number.accountSid,
      numberSid: number.sid,
      from,
      to: number.phoneNumber,
      status: 'ringing',
      script,
      steps: [],
      answerMs: [],
      seconds: 0,
      createdAt: this.sim.clock.now(),
      endedAt: null,
    };
    this.sim.world.calls[call.sid] = call;
    void this.run(call, number).catch((error: unknown) =>
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
    );
    return call;
  }

  /** Ends the wait of an agent that `waits`; false when none does. */
  end(sid: string, by: 'agent' | 'caller'): boolean {
    const resolve = this.waiting.get(sid);
    this.waiting.delete(sid);
    resolve?.(by);
    return resolve !== undefined;
  }

  private async run(call: Call, number: PhoneNumber): Promise<void> {
    const { settings } = number;
    const recordings: [Recording, Verb][] = [];
    let next: Next = { url: String(settings.voice_url ?? ''), params: {} };
    for (let count = 0; typeof next === 'object' && count < MOST_DOCUMENTS; count += 1) {
      const verbs = await this.document(call, next);
      if (!this.isCurrent(call)) return;
      next = 'end';
      if (!verbs) break;
      call.status = 'in-progress';
      for (const verb of verbs) {
        next = await this.perform(call, verb, recordings);
        if (!this.isCurrent(call)) return;
        if (next !== 'on') break;
      }
    }
    call.status = call.status === 'ringing' ? 'failed' : 'completed';
    call.endedAt = this.sim.clock.now();
    this.tell(call, settings.status_callback, {
      CallDuration: String(call.seconds),
      Duration: String(Math.ceil(call.seconds / 60)),
      SequenceNumber: '0',
      CallbackSource: 'call-progress-events',
    });
    for (const [recording, verb] of recordings) this.keep(call, recording, verb);
    for (const state of ['partial', 'complete'] as const)
      this.sim.scheduler.after(SUMMARY_AFTER_MS[state], SUMMARY, call.sid, { sid: call.sid, state });
  }

  /** What the client wants done; null when its answer is none, which is a mistake of the client. */
  private async document(
    call: Call,
    { url, params }: { url: string; params: Record<string, string> },
  ): Promise<Verb[] | null> {
    const began = performance.now();
    const answer = url
      ? await this.sim.webhooks.ask({
          accountSid: call.accountSid,
          url,
          method: 'POST',
          params: { ...factsOf(call), ...params },
        })
      : { status: 0, body: '' };
    call.answerMs.push(Math.round(performance.now() - began));
    try {
      if (answer.status !== 200) throw new TwimlError(`HTTP ${answer.status}`);
      return parseTwiml(answer.body);
    } catch (error) {
      if (!(error instanceof TwimlError)) throw error;
      const { world, clock } = this.sim;
      const problem = `No TwiML for call ${call.sid}: ${error.message}`;
      const at = clock.now();
      if (url)
        remember(world.violations, {
          at,
          account: call.accountSid,
          method: 'POST',
          host: '',
          path: url,
          problem,
        });
      return null;
    }
  }

  private async perform(call: Call, verb: Verb, recordings: [Recording, Verb][]): Promise<Next> {
    switch (verb.name) {
      case 'Say':
        call.steps.push({ verb: 'Say', text: verb.text.trim() });
        return 'on';
      case 'Start':
        call.steps.push({ verb: 'Recording' });
        recordings.push([this.recording(call, 2, 'StartCallRecordingAPI'), verb.children[0]!]);
        return 'on';
      case 'Connect':
        return this.stream(call, verb);
      case 'Dial':
        return this.dial(call, verb);
      case 'Record':
        return this.record(call, verb, recordings);
      case 'Redirect':
        return { url: verb.text.trim(), params: {} };
      case 'Hangup':
      case 'Reject':
        call.steps.push({ verb: 'Hangup' });
        return 'end';
      default:
        return 'on';
    }
  }

  private async stream(call: Call, verb: Verb): Promise<Next> {
    const stream = verb.children[0]!;
    const parameters = Object.fromEntries(
      stream.children.map(({ attributes }) => [attributes.name ?? '', attributes.value ?? '']),
    );
    const url = stream.attributes.url ?? '';
    call.steps.push({ verb: 'Stream', url, parameters });
    const { agent } = call.script;
    const fails = agent === 'fails' || !/^wss:\/\/[^?#]+$/.test(url);
    const tell = (event: string): void =>
      this.tell(call, stream.attributes.statusCallback, {
        StreamSid: streamSid,
        StreamEvent: event,
        Timestamp: this.sim.clock.now(),
        ...(event === 'stream-error' ? { StreamError: 'Stream - WebSocket - Connection Failure' } : {}),
      });
    const streamSid = newSid('MZ');
    tell(fails ? 'stream-error' : 'stream-started');
    if (!fails) call.seconds += TALK_SECONDS;
    const by = fails || agent === 'closes' ? 'agent' : agent === 'talks' ? 'caller' : await this.wait(call);
    if (!fails) tell('stream-stopped');
    if (by === 'caller') return 'end';
    return this.action(verb, {});
  }

  /** Everybody is rung at once; the first who picks up and takes the call has it. */
  private async dial(call: Call, verb: Verb): Promise<Next> {
    const numbers = verb.children.map(({ text }) => text.trim());
    const { members } = call.script;
    const legs = verb.children.filter(({ text }) => picksUp(members[text.trim()]));
    let taken: string | null = null;
    for (const leg of legs) taken ??= await this.leg(call, leg);
    const allBusy = numbers.every((number) => members[number] === 'busy');
    const status = legs.length > 0 ? 'completed' : allBusy ? 'busy' : 'no-answer';
    call.steps.push({
      verb: 'Dial',
      numbers,
      status: status === 'completed' && !taken ? 'not taken' : status,
    });
    call.seconds += taken ? TALK_SECONDS : Number(verb.attributes.timeout ?? 30);
    return this.action(verb, {
      DialCallStatus: status,
      DialBridged: String(taken !== null),
      ...(taken ? { DialCallSid: taken, DialCallDuration: String(TALK_SECONDS) } : {}),
    });
  }

  /** A telephone that was picked up; gives the SID of its call when whoever did takes the caller. */
  private async leg(call: Call, { text, attributes }: Verb): Promise<string | null> {
    const [sid, to] = [newSid('CA'), text.trim()];
    const about = {
      CallSid: sid,
      ParentCallSid: call.sid,
      To: to,
      Called: to,
      CallStatus: 'in-progress',
      Direction: 'outbound-dial',
    };
    const ask = (url: string, more: Record<string, string> = {}): Promise<Verb[] | null> =>
      this.document(call, { url, params: { ...about, ...more } });
    const isTaken =
      !attributes.url || (await isAccepted(ask, attributes.url, keyOf(call.script.members[to])));
    return isTaken ? sid : null;
  }

  private record(call: Call, verb: Verb, recordings: [Recording, Verb][]): Next {
    const seconds = Math.min(call.script.messageSeconds, Number(verb.attributes.maxLength ?? 3_600));
    call.steps.push({ verb: 'Record', seconds });
    call.seconds += seconds || Number(verb.attributes.timeout ?? 5);
    // Twilio goes on with the next verb when it heard nothing.
    if (seconds === 0) return 'on';
    const recording = { ...this.recording(call, 1, 'RecordVerb'), seconds };
    recordings.push([recording, verb]);
    return this.action(verb, {
      RecordingSid: recording.sid,
      RecordingUrl: this.addressOf(recording),
      RecordingDuration: String(seconds),
      Digits: 'hangup',
    });
  }

  /** Where the verb's end is told, or the next verb when nowhere. */
  private action(verb: Verb, params: Record<string, string>): Next {
    return verb.attributes.action ? { url: verb.attributes.action, params } : 'on';
  }

  private wait(call: Call): Promise<'agent' | 'caller'> {
    return new Promise((resolve) => this.waiting.set(call.sid, resolve));
  }

  private recording(call: Call, channels: number, source: Recording['source']): Recording {
    const { sid: callSid, accountSid } = call;
    return {
      sid: newSid('RE'),
      accountSid,
      callSid,
      seconds: 0,
      channels,
      source,
      createdAt: this.sim.clock.now(),
    };
  }

  private keep(call: Call, recording: Recording, { attributes }: Verb): void {
    const seconds = recording.seconds || call.seconds;
    this.sim.world.recordings[recording.sid] = { ...recording, seconds };
    if (!attributes.recordingStatusCallback) return;
    this.sim.webhooks.send({
      accountSid: call.accountSid,
      url: attributes.recordingStatusCallback,
      method: attributes.recordingStatusCallbackMethod ?? 'POST',
      params: {
        AccountSid: call.accountSid,
        CallSid: call.sid,
        RecordingSid: recording.sid,
        RecordingUrl: this.addressOf(recording),
        RecordingStatus: 'completed',
        RecordingDuration: String(seconds),
        RecordingChannels: String(recording.channels),
        RecordingSource: recording.source,
        RecordingStartTime: rfc2822(recording.createdAt),
        ErrorCode: '0',
      },
    });
  }

  private addressOf({ accountSid, sid }: Recording): string {
    return `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
  }

  private tell(call: Call, url: unknown, params: Record<string, string>): void {
    if (typeof url !== 'string' || url === '') return;
    const { accountSid } = call;
    const timestamp = { Timestamp: rfc2822(this.sim.clock.now()) };
    const about = params.StreamEvent ? { CallSid: call.sid, AccountSid: accountSid } : factsOf(call);
    this.sim.webhooks.send({
      accountSid,
      url,
      method: 'POST',
      params: { ...about, ...timestamp, ...params },
    });
  }

  private sumUp(sid: string, state: SummaryState): void {
    const call = this.sim.world.calls[sid];
    if (!call) return;
    const source = `/v1/Voice/${sid}/Summary`;
    this.sim.eventStreams.emit(call.accountSid, summaryEvent + state, source, summaryOf(call, state, source));
  }

  /** False once a reset forgot the call. */
  private isCurrent(call: Call): boolean {
    return this.sim.world.calls[call.sid] === call;
  }
}
