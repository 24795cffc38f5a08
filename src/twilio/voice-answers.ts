import twilio from 'twilio';
import type { CallInstructions, CallStepKind } from '../domain/call-routing';

/** Where Twilio turns to during a call. */
export interface CallAddresses {
  /** When a step has ended. */
  next(after: CallStepKind): string;
  /** When a recording is ready. */
  recording(kind: 'CALL' | 'VOICEMAIL'): string;
  /** When the stream to an agent begins or ends. */
  stream: string;
}

/** Four rings: a mobile's own voicemail, which would pass for a person, usually comes after five. */
const ringSeconds = 20;
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
      for (const phone of step.phones) dial.number(phone);
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
