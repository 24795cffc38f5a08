import type { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import type { JobHandlers } from '../jobs/tasks';
import { KeywordHandling } from '../domain/compliance-replies';
import type { Clock } from '../lib/clock';
import { KeyRing } from '../lib/encryption';
import { AddressResolver } from '../resolvers/addresses';
import { ComplianceReplyResolver, ComplianceSenderResolver } from '../resolvers/compliance-replies';
import {
  ConsentEventResolver,
  ConversationResolver,
  OrganizationConversationsResolver,
} from '../resolvers/conversations';
import { DeliverabilityDaysResolver, DeliverabilityResolver } from '../resolvers/deliverability';
import { DocumentResolver } from '../resolvers/documents';
import { MessageResolver } from '../resolvers/messages';
import { MessagingWaysResolver } from '../resolvers/messaging-ways';
import { NodeResolver } from '../resolvers/node';
import { NotificationResolver, OrganizationNotificationsResolver } from '../resolvers/notifications';
import { OptOutResolver } from '../resolvers/opt-outs';
import { OrganizationResolver } from '../resolvers/organizations';
import {
  MessagingReadinessResolver,
  OrganizationPhoneNumbersResolver,
  PhoneNumberResolver,
} from '../resolvers/phone-numbers';
import { OrganizationRegistrationsResolver, RegistrationResolver } from '../resolvers/registrations';
import { SubscriptionResolver } from '../resolvers/subscriptions';
import { ViewerResolver } from '../resolvers/viewer';
import { AccountCredentialsReader } from '../services/account-credentials';
import { AccountHealthService } from '../services/account-health';
import { AccountService } from '../services/accounts';
import { AgentEventService } from '../services/agent-events';
import { BrandFinder, brandEffects } from '../services/brand-effects';
import { CampaignCharges } from '../services/campaign-charges';
import { campaignEffects } from '../services/campaign-effects';
import { AddressService } from '../services/addresses';
import { ChargeService } from '../services/charges';
import { ComplianceReplyService } from '../services/compliance-replies';
import { ConversationService } from '../services/conversations';
import { DeliverabilityService } from '../services/deliverability';
import { DocumentService } from '../services/documents';
import { EventSetUpService } from '../services/event-set-up';
import { FileStore } from '../services/file-store';
import { InboundService } from '../services/inbound';
import { KeywordService } from '../services/keywords';
import { MediaService } from '../services/media';
import { MessageDeliveryService } from '../services/message-delivery';
import { MessageGuard } from '../services/message-guard';
import { MessageLookUpService } from '../services/message-look-up';
import { MessageNewsService } from '../services/message-news';
import { MessagePump } from '../services/message-pump';
import { MessageService } from '../services/messages';
import { MessagingServices } from '../services/messaging-service';
import { MessagingWaysService } from '../services/messaging-ways';
import { NodeService } from '../services/nodes';
import { NotificationService } from '../services/notifications';
import { NumberBuyer } from '../services/number-buyer';
import { NumberSearchService } from '../services/number-search';
import { NumberService } from '../services/numbers';
import { offerTestText } from '../services/number-registrations';
import { Operations } from '../services/operations';
import { OptOutService } from '../services/opt-outs';
import { OrganizationService } from '../services/organizations';
import { OwnKeywordsReader } from '../services/own-keywords';
import { OwnerVerifications } from '../services/owner-verifications';
import { PricingService } from '../services/pricing';
import { PhoneCards } from '../services/phone-cards';
import { PrimaryProfiles } from '../services/primary-profiles';
import { PurchaseService } from '../services/purchases';
import { ReadinessService } from '../services/readiness';
import type { ReceiptHandlers } from '../services/receipts';
import { ReconciliationService } from '../services/reconciliation';
import { RegistrationDeadlines } from '../services/registration-deadlines';
import { RegistrationEngine } from '../services/registration-engine';
import { followUps } from '../services/registration-follow-ups';
import {
  applyComplianceCallback,
  applyComplianceEvent,
  compliancePrefix,
} from '../services/registration-news';
import { registrationTurns } from '../services/registration-paces';
import { RegistrationRecords } from '../services/registration-records';
import { RegistrationReads } from '../services/registration-reads';
import { RegistrationResources } from '../services/registration-resources';
import { resourceReaders } from '../services/resource-readers';
import { RegistrationStarter } from '../services/registration-start';
import { RegistrationService } from '../services/registrations';
import { tollFreeEffects } from '../services/toll-free-effects';
import { SenderPaces } from '../services/sender-paces';
import { SenderPool } from '../services/sender-pool';
import { bundleEffects, partEffects } from '../services/trust-hub-effects';
import { policySids } from '../services/trust-hub-policies';
import { Transactions, type PublishChanges } from '../services/unit-of-work';
import { WaitHistories } from '../services/wait-histories';
import { AccountGateway } from '../twilio/accounts';
import { AddressGateway } from '../twilio/addresses';
import { BrandGateway } from '../twilio/brands';
import { CampaignGateway } from '../twilio/campaigns';
import { TwilioClients } from '../twilio/client';
import { EventStreamGateway } from '../twilio/events';
import { MediaGateway } from '../twilio/media';
import { MessageGateway } from '../twilio/messages';
import { MessagingServiceGateway } from '../twilio/messaging-services';
import { PhoneNumberGateway } from '../twilio/phone-numbers';
import { PricingGateway } from '../twilio/pricing';
import { RegistrationPace } from '../twilio/registration-pace';
import { TrustHubGateway } from '../twilio/trust-hub';
import { TollFreeVerificationGateway } from '../twilio/toll-free-verifications';

/** What the services stand on. */
export interface Ground {
  config: Config;
  db: DataSource;
  clock: Clock;
  publish: PublishChanges;
}

export type Container = ReturnType<typeof buildContainer>;

/** Builds every gateway, service and resolver, once. Nothing here touches the network or the database. */
export function buildContainer({ config, db, clock, publish }: Ground) {
  const keys = new KeyRing(config.encryptionKeys);
  const transactions = new Transactions(db, clock, publish);
  const operations = new Operations(transactions, clock);
  const credentials = new AccountCredentialsReader(db, keys);

  const clients = new TwilioClients(config.twilio, { baseUrl: config.twilio.baseUrl });
  const accountGateway = new AccountGateway(clients);
  const numberGateway = new PhoneNumberGateway(clients);
  const eventGateway = new EventStreamGateway(clients);
  const verificationGateway = new TollFreeVerificationGateway(clients);
  const trustHub = new TrustHubGateway(clients);
  const pace = new RegistrationPace(registrationTurns(db, config.twilio.registrationCallsPerSecond));
  const brands = new BrandGateway(clients, pace);
  const campaigns = new CampaignGateway(clients, pace);

  const health = new AccountHealthService(transactions, accountGateway, keys);
  const noteDenied = (organizationId: string) => health.noteDenied(organizationId);
  const organizations = new OrganizationService(db, transactions, keys);
  const accounts = new AccountService(db, transactions, operations, accountGateway, keys);
  const events = new EventSetUpService(
    db,
    transactions,
    operations,
    credentials,
    eventGateway,
    health,
    config.publicUrl,
  );
  const pricing = new PricingService(new PricingGateway(clients), clock);
  const search = new NumberSearchService(db, clock, credentials, numberGateway, pricing, health);
  const numbers = new NumberService(db, transactions);
  const buyer = new NumberBuyer(
    db,
    transactions,
    operations,
    credentials,
    numberGateway,
    pricing,
    health,
    config.publicUrl,
  );
  const purchases = new PurchaseService(db, transactions, buyer);
  const histories = new WaitHistories(db);
  const readiness = new ReadinessService(db, histories, clock);

  const serviceGateway = new MessagingServiceGateway(clients);
  const services = new MessagingServices(
    db,
    transactions,
    operations,
    serviceGateway,
    clock,
    config.publicUrl,
  );
  const pool = new SenderPool(
    db,
    transactions,
    operations,
    credentials,
    services,
    serviceGateway,
    numberGateway,
    readiness,
    noteDenied,
    config.publicUrl,
  );
  const reconciliation = new ReconciliationService(
    db,
    transactions,
    credentials,
    health,
    events,
    numberGateway,
    pool,
    config.publicUrl,
  );

  const messageGateway = new MessageGateway(clients);
  const guard = new MessageGuard(numbers, readiness);
  const conversations = new ConversationService(transactions, guard);
  const delivery = new MessageDeliveryService(
    transactions,
    guard,
    credentials,
    messageGateway,
    noteDenied,
    config.publicUrl,
  );
  const pump = new MessagePump(db, clock, new SenderPaces(db, clock), delivery);
  const messages = new MessageService(transactions, guard, pump.wake);
  const lookUps = new MessageLookUpService(transactions, numbers, credentials, messageGateway, noteDenied);
  const messageNews = new MessageNewsService();
  const agentEvents = new AgentEventService(transactions, config.agentEvents);
  const handling = config.keywordHandling === 'ours' ? KeywordHandling.OURS : KeywordHandling.TWILIO_DEFAULT;
  const keywords = new KeywordService(handling, agentEvents);
  const inbound = new InboundService(transactions, keywords);
  const mediaGateway = new MediaGateway(config.twilio.baseUrl);
  const media = new MediaService(messages, credentials, mediaGateway, clock, keys, config.publicUrl);
  const replies = new ComplianceReplyService(transactions, keywords);
  const notifications = new NotificationService(transactions);

  const records = new RegistrationRecords(keys);
  const registrationReads = new RegistrationReads(transactions, records, clock);
  const registrations = new RegistrationService(transactions, records);
  const starter = new RegistrationStarter(transactions, records, keys);
  const files = new FileStore(config.documentStorageDirectory);
  const documents = new DocumentService(transactions, records, files, clock, keys, config.publicUrl);
  const readers = resourceReaders({ verifications: verificationGateway, trustHub, brands, campaigns });
  const resources = new RegistrationResources(
    transactions,
    records,
    readers,
    credentials,
    clock,
    noteDenied,
    followUps,
  );
  const deadlines = new RegistrationDeadlines(transactions, records);
  const owners = new OwnerVerifications(transactions, records, brands, credentials);
  const campaignCharges = new CampaignCharges(transactions);
  const policies = policySids(config.twilio.trustHubPolicySids);
  const primaryProfiles = new PrimaryProfiles(db, transactions, trustHub, clock, {
    ofParent: config.twilio.primaryProfileSid,
    policySid: policies['primary-profile'],
  });
  const finder = new BrandFinder(db, brands, campaigns, serviceGateway);
  const engine = new RegistrationEngine(
    transactions,
    records,
    operations,
    {
      ...tollFreeEffects(verificationGateway, clock),
      ...bundleEffects(trustHub, policies, clock),
      ...partEffects(trustHub, new AddressGateway(clients)),
      ...brandEffects(finder, brands, clock),
      ...campaignEffects(campaigns, services, clock),
    },
    credentials,
    resources,
    primaryProfiles,
    new OwnKeywordsReader(replies, () => Promise.resolve(handling)),
    clock,
    noteDenied,
    {
      complianceEmail: config.complianceEmail,
      publicUrl: config.publicUrl,
      documentUrl: (publicToken) => documents.publicAddress(publicToken),
    },
  );

  const jobHandlers: JobHandlers = {
    'create-twilio-account': ({ organizationId }) => accounts.create(organizationId),
    'set-up-events': ({ organizationId }) => events.setUp(organizationId),
    'reconcile-account': ({ organizationId }) => reconciliation.reconcile(organizationId),
    'buy-phone-number': ({ organizationId, phoneNumberId }) => buyer.complete(organizationId, phoneNumberId),
    'advance-registration': ({ organizationId, registrationId }) =>
      engine.advance(organizationId, registrationId),
    'refresh-resource': ({ organizationId, kind, twilioSid }) =>
      resources.refresh(organizationId, kind, twilioSid),
    'remind-registration-deadline': ({ organizationId, registrationId, version }) =>
      deadlines.remind(organizationId, registrationId, version),
    'expire-registration-edit': ({ organizationId, registrationId, version }) =>
      deadlines.expire(organizationId, registrationId, version),
    'text-owner': ({ organizationId, naturalKey }) => owners.send(organizationId, naturalKey),
    'remind-owner-verification': ({ organizationId, registrationId }) =>
      owners.remind(organizationId, registrationId),
    'tell-owner-text-expired': ({ organizationId, registrationId }) =>
      owners.expire(organizationId, registrationId),
    'charge-campaign-month': ({ organizationId, registrationId }) =>
      campaignCharges.charge(organizationId, registrationId),
    'offer-test-text': ({ organizationId, phoneNumberId }) =>
      transactions.run((tx) => offerTestText(tx, organizationId, phoneNumberId)),
    'revoke-documents': ({ organizationId, registrationId }) =>
      documents.revoke(organizationId, registrationId),
    'join-sender-pool': ({ organizationId, phoneNumberId }) => pool.join(organizationId, phoneNumberId),
    'look-up-message': ({ organizationId, messageId }) => lookUps.lookUp(organizationId, messageId),
    'settle-inbound-message': ({ organizationId, messageId }) => inbound.settle(organizationId, messageId),
    'deliver-agent-event': ({ organizationId, agentEventId }) =>
      agentEvents.deliver(organizationId, agentEventId),
  };

  /** Event types by their beginning; what matches none is kept and ignored. */
  const eventHandlers: [prefix: string, handle: NonNullable<ReceiptHandlers[string]>][] = [
    [compliancePrefix, applyComplianceEvent],
    ['com.twilio.messaging.message.', (tx, receipt) => messageNews.applyStatus(tx, receipt)],
    ['com.twilio.messaging.inbound-message.', (tx, receipt) => inbound.receive(tx, receipt)],
  ];
  const receiptHandlers: ReceiptHandlers = {
    event: async (tx, receipt) => {
      const type = String(receipt.params.type ?? '');
      await eventHandlers.find(([prefix]) => type.startsWith(prefix))?.[1](tx, receipt);
    },
    'compliance-status': applyComplianceCallback,
    'message-status': (tx, receipt) => messageNews.applyStatus(tx, receipt),
    'inbound-message': (tx, receipt) => inbound.receive(tx, receipt),
  };

  const deliverability = new DeliverabilityService(db, clock);
  const resolvers = new Map<unknown, object>(
    [
      new ViewerResolver(organizations),
      new NodeResolver(new NodeService(db, replies)),
      new OrganizationResolver(organizations, accounts, new ChargeService(db)),
      new PhoneNumberResolver(numbers, search, purchases),
      new MessagingReadinessResolver(),
      new OrganizationPhoneNumbersResolver(new PhoneCards(db, readiness), numbers),
      new MessagingWaysResolver(new MessagingWaysService(db, clock, keys)),
      new AddressResolver(new AddressService()),
      new RegistrationResolver(registrationReads, starter, registrations, owners, histories),
      new OrganizationRegistrationsResolver(registrationReads),
      new DocumentResolver(documents),
      new MessageResolver(messages, media),
      new ConversationResolver(conversations),
      new ConsentEventResolver(),
      new OrganizationConversationsResolver(conversations),
      new OptOutResolver(new OptOutService(transactions)),
      new NotificationResolver(notifications),
      new OrganizationNotificationsResolver(notifications),
      new ComplianceReplyResolver(replies),
      new ComplianceSenderResolver(),
      new DeliverabilityResolver(deliverability),
      new DeliverabilityDaysResolver(deliverability),
      new SubscriptionResolver(),
    ].map((resolver) => [resolver.constructor, resolver]),
  );

  return {
    keys,
    transactions,
    jobHandlers,
    receiptHandlers,
    resolvers,
    loaderServices: {
      organizations,
      numbers,
      readiness,
      registrations: registrationReads,
      messages,
      conversations,
    },
    documents,
    media,
    delivery,
    pump,
    engine,
  };
}
