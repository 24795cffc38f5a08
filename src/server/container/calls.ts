import { CallLookUpService } from '../../services/call-look-up';
import { CallNewsService } from '../../services/call-news';
import { CallRecordingService } from '../../services/call-recordings';
import { CallService } from '../../services/calls';
import { VoiceWebhookService } from '../../services/voice-webhooks';
import type { Foundation } from './foundation';
import type { Numbers } from './numbers';

export type Calls = ReturnType<typeof buildCalls>;

/** Calls, their recordings, and where a number's calls go. */
export function buildCalls(foundation: Foundation, { numbers }: Numbers) {
  const { config, db, clock, keys, transactions, credentials, twilio, health, noteDenied } = foundation;
  const callNews = new CallNewsService();
  return {
    calls: new CallService(transactions),
    callNews,
    callLookUps: new CallLookUpService(transactions, callNews, credentials, twilio.calls, noteDenied),
    recordings: new CallRecordingService(db, credentials, twilio.media, clock, keys, config.publicUrl),
    voiceWebhooks: new VoiceWebhookService(
      transactions,
      numbers,
      credentials,
      twilio.numbers,
      health,
      config.publicUrl,
    ),
  };
}
