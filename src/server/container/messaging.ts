import { KeywordHandling } from '../../domain/compliance-replies';
import { AgentEventService } from '../../services/agent-events';
import { ComplianceReplyService } from '../../services/compliance-replies';
import { ConversationService } from '../../services/conversations';
import { InboundService } from '../../services/inbound';
import { KeywordHandlingService } from '../../services/keyword-handling';
import { KeywordService } from '../../services/keywords';
import { MediaService } from '../../services/media';
import { MessageDeliveryService } from '../../services/message-delivery';
import { MessageGuard } from '../../services/message-guard';
import { MessageLookUpService } from '../../services/message-look-up';
import { MessageNewsService } from '../../services/message-news';
import { MessagePump } from '../../services/message-pump';
import { MessageService } from '../../services/messages';
import { MessagingServices } from '../../services/messaging-service';
import { SenderPaces } from '../../services/sender-paces';
import { SenderPool } from '../../services/sender-pool';
import { TestTexts } from '../../services/test-texts';
import type { Foundation } from './foundation';
import type { Numbers } from './numbers';

export type Messaging = ReturnType<typeof buildMessaging>;

/** Texts in both directions, and what STOP, HELP and START do. */
export function buildMessaging(foundation: Foundation, { numbers, readiness }: Numbers) {
  const { config, db, clock, keys, transactions, operations, credentials, twilio, noteDenied } = foundation;
  const services = new MessagingServices(
    db,
    transactions,
    operations,
    twilio.messagingServices,
    clock,
    config.publicUrl,
  );
  const pool = new SenderPool(
    db,
    transactions,
    operations,
    credentials,
    services,
    twilio.messagingServices,
    twilio.numbers,
    readiness,
    noteDenied,
    config.publicUrl,
  );
  const guard = new MessageGuard(numbers, readiness);
  const delivery = new MessageDeliveryService(
    transactions,
    guard,
    credentials,
    twilio.messages,
    noteDenied,
    config.publicUrl,
  );
  const pump = new MessagePump(db, clock, new SenderPaces(db, clock), delivery);
  const messages = new MessageService(transactions, guard, pump.wake);
  const agentEvents = new AgentEventService(transactions, config.agentEvents);
  const keywordHandling = new KeywordHandlingService(
    transactions,
    config.keywordHandling === 'ours' ? KeywordHandling.OURS : KeywordHandling.TWILIO_DEFAULT,
  );
  return {
    services,
    pool,
    delivery,
    pump,
    messages,
    testTexts: new TestTexts(transactions, guard, pump.wake),
    lookUps: new MessageLookUpService(transactions, numbers, credentials, twilio.messages, noteDenied),
    messageNews: new MessageNewsService(),
    conversations: new ConversationService(transactions, guard),
    media: new MediaService(messages, credentials, twilio.media, clock, keys, config.publicUrl),
    inbound: new InboundService(transactions, new KeywordService(keywordHandling, agentEvents)),
    agentEvents,
    keywordHandling,
    replies: new ComplianceReplyService(transactions, keywordHandling),
  };
}
