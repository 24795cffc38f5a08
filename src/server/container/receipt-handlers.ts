import type { ReceiptHandlers } from '../../services/receipts';
import {
  applyComplianceCallback,
  applyComplianceEvent,
  compliancePrefix,
} from '../../services/registration-news';
import type { Calls } from './calls';
import type { Messaging } from './messaging';

/** Who takes each kind of what Twilio tells, by webhook or Event Stream. */
export function buildReceiptHandlers(
  { messageNews, inbound }: Messaging,
  { callNews }: Calls,
): ReceiptHandlers {
  /** Event types by their beginning; what matches none is kept and ignored. */
  const eventHandlers: [prefix: string, handle: NonNullable<ReceiptHandlers[string]>][] = [
    [compliancePrefix, applyComplianceEvent],
    ['com.twilio.messaging.message.', (tx, receipt) => messageNews.applyStatus(tx, receipt)],
    ['com.twilio.messaging.inbound-message.', (tx, receipt) => inbound.receive(tx, receipt)],
    ['com.twilio.voice.insights.call-summary.', (tx, receipt) => callNews.applySummary(tx, receipt)],
  ];
  return {
    event: async (tx, receipt) => {
      const type = String(receipt.params.type ?? '');
      await eventHandlers.find(([prefix]) => type.startsWith(prefix))?.[1](tx, receipt);
    },
    'compliance-status': applyComplianceCallback,
    'message-status': (tx, receipt) => messageNews.applyStatus(tx, receipt),
    'inbound-message': (tx, receipt) => inbound.receive(tx, receipt),
    'voice-status': (tx, receipt) => callNews.applyStatus(tx, receipt),
    'voice-step': (tx, receipt) => callNews.applyStep(tx, receipt),
    'voice-stream': (tx, receipt) => callNews.applyStream(tx, receipt),
    'recording-status': (tx, receipt) => callNews.applyRecording(tx, receipt),
  };
}
