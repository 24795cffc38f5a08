import twilio from 'twilio';
import { type CallInstructions, type CallStepKind, screeningQuestion } from '../domain/call-routing';

/** Where Twilio turns to during a call. */
export interface CallAddresses {
  /** When a step has ended. */
  next(after: CallStepKind): string;
  /** When a telephone that was rung is picked up, and when a key was pressed there. */
  screen: string;
  /** When a recording is ready. */
  recording(kind: 'CALL' | 'VOICEMAIL'): string;
  /** When the stream to an agent begins or ends. */
  stream: string;
}

/** Four rings: a mobile's own voicemail usually comes after five. */
const ringSeconds = 20;
/** How long a key is waited for once the question was asked. */
const keySeconds = 8;
const longestMessageSeconds = 180;
/** Silence that ends a message. */
const silenceSeconds = 5;

/** The instructions in the phone network's own language; `about` is told to the agent when its stream begins. */
export function voiceTwiml(
  { says, startsRecording, step }: CallInstructions,
  addresses: CallAddresses,
  about: Record<string, string>,
): string {
  const response = new twilio.twiml.VoiceResponse();
  for (const words of says) response.say(words);
  if (startsRecording)
    response.start().recording({
      channels: 'dual',
      recordingStatusCallback: addresses.recording('CALL'),
      recordingStatusCallbackMethod: 'POST',
      recordingStatusCallbackEvent: ['completed'],
    });
  if (!step) {
    response.hangup();
    return response.toString();
  }
  const action = { action: addresses.next(step.kind), method: 'POST' };
  switch (step.kind) {
    case 'AGENT': {
      const stream = response.connect(action).stream({
        url: step.streamUrl,
        statusCallback: addresses.stream,
        statusCallbackMethod: 'POST',
      });
      const parameters = { ...about, agentId: step.agentId };
      for (const [name, value] of Object.entries(parameters)) stream.parameter({ name, value });
      break;
    }
    case 'RING': {
      const dial = response.dial({ ...action, timeout: ringSeconds, answerOnBridge: true });
      for (const phone of step.phones) dial.number({ url: addresses.screen, method: 'POST' }, phone);
      break;
    }
    case 'VOICEMAIL':
      response.record({
        ...action,
        maxLength: longestMessageSeconds,
        timeout: silenceSeconds,
        playBeep: true,
        recordingStatusCallback: addresses.recording('VOICEMAIL'),
        recordingStatusCallbackMethod: 'POST',
        recordingStatusCallbackEvent: ['completed'],
      });
      // Twilio goes on here when nothing was said.
      response.hangup();
      break;
  }
  return response.toString();
}

/** Asks whoever picked up whether they take the call; hung up when no key is pressed. */
export function screeningTwiml({ screen }: Pick<CallAddresses, 'screen'>): string {
  const response = new twilio.twiml.VoiceResponse();
  const keys = { numDigits: 1, timeout: keySeconds, action: screen, method: 'POST' };
  response.gather(keys).say({ loop: 2 }, screeningQuestion);
  response.hangup();
  return response.toString();
}

/** Whoever picked up takes the call: a document that ends joins the two. */
export function joinTwiml(): string {
  return new twilio.twiml.VoiceResponse().toString();
}
