import type { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import type { JobHandlers } from '../jobs/tasks';
import { KeywordHandling } from '../domain/compliance-replies';
import type { Clock } from '../lib/clock';
import { KeyRing } from '../lib/encryption';
import { CallResolver, OrganizationCallsResolver, PhoneNumberCallsResolver } from '../resolvers/calls';
import { CallSettingsResolver } from '../resolvers/call-settings';
import { AddressResolver, OrganizationAddressesResolver } from '../resolvers/addresses';
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
import { ReleaseResolver } from '../resolvers/releases';
import { SubscriptionResolver } from '../resolvers/subscriptions';
import { TeamResolver } from '../resolvers/team';
import { ImportedNumberResolver, TwilioAccountResolver } from '../resolvers/twilio-accounts';
import { ViewerResolver } from '../resolvers/viewer';
import { AccountAdoptionService } from '../services/account-adoption';
import { AccountCredentialsReader } from '../services/account-credentials';
import { AccountHealthService } from '../services/account-health';
import { AccountService } from '../services/accounts';
import { AgentEventService } from '../services/agent-events';
import { AddressReads } from '../services/address-reads';
import { BrandFinder, brandEffects } from '../services/brand-effects';
import { CampaignCharges } from '../services/campaign-charges';
import { campaignEffects } from '../services/campaign-effects';
import { AddressService } from '../services/addresses';
import { CallLookUpService } from '../services/call-look-up';
import { CallNewsService } from '../services/call-news';
import { CallRecordingService } from '../services/call-recordings';
import { CallSettingsService } from '../services/call-settings';
import { CallService } from '../services/calls';
import { AddressWork } from '../services/address-work';
import { ChargeService } from '../services/charges';
import { ComplianceReplyService } from '../services/compliance-replies';
import { ConversationService } from '../services/conversations';
import { DeliverabilityService } from '../services/deliverability';
import { DocumentService } from '../services/documents';
import { EventSetUpService } from '../services/event-set-up';
import { ApprovedBundles } from '../services/approved-bundles';
import { BucketStore } from '../services/bucket-store';
import { DirectoryStore } from '../services/directory-store';
import { InboundService } from '../services/inbound';
import { KeywordHandlingService } from '../services/keyword-handling';
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
import { NumberCatalogue } from '../services/number-catalogue';
import { NumberReleaser } from '../services/number-releaser';
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
import { PurchaseRequirements } from '../services/purchase-requirements';
import { PrimaryProfiles } from '../services/primary-profiles';
import { PurchaseService } from '../services/purchases';
import { ReadinessService } from '../services/readiness';
import { ReconciliationService } from '../services/reconciliation';
import { RegistrationDeadlines } from '../services/registration-deadlines';
import { RegistrationEngine } from '../services/registration-engine';
import { followUps } from '../services/registration-follow-ups';
import { registrationTurns } from '../services/registration-paces';
import { RegistrationRecords } from '../services/registration-records';
import { RegistrationReads } from '../services/registration-reads';
import { RegistrationResources } from '../services/registration-resources';
import { resourceReaders } from '../services/resource-readers';
import { RegistrationStarter } from '../services/registration-start';
import { RegistrationService } from '../services/registrations';
import { ReleasePreviews } from '../services/release-previews';
import { ReleaseService } from '../services/releases';
import { tollFreeEffects } from '../services/toll-free-effects';
import { SenderPaces } from '../services/sender-paces';
import { SenderPool } from '../services/sender-pool';
import { TeamService } from '../services/team';
import { bundleEffects, partEffects } from '../services/trust-hub-effects';
import { policySids } from '../services/trust-hub-policies';
import { TestTexts } from '../services/test-texts';
import { Transactions, type PublishChanges } from '../services/unit-of-work';
import { VoiceWebhookService } from '../services/voice-webhooks';
import { WaitHistories } from '../services/wait-histories';
import { A2pInventoryGateway } from '../twilio/a2p-inventory';
import { AccountGateway } from '../twilio/accounts';
import { AddressGateway } from '../twilio/addresses';
import { AuthTokenGateway } from '../twilio/auth-tokens';
import { BrandGateway } from '../twilio/brands';
import { CampaignGateway } from '../twilio/campaigns';
import { CallGateway } from '../twilio/calls';
import { TwilioClients } from '../twilio/client';
import { EventStreamGateway } from '../twilio/events';
import { MediaGateway } from '../twilio/media';
import { MessageGateway } from '../twilio/messages';
import { MessagingServiceGateway } from '../twilio/messaging-services';
import { NumberSettingsGateway } from '../twilio/number-settings';
import { PhoneNumberGateway } from '../twilio/phone-numbers';
import { PricingGateway } from '../twilio/pricing';
import { BundleExpiry } from '../services/regulatory-follow-up';
import { RegulatoryDemands } from '../services/regulatory-demands';
import { regulatoryEffects } from '../services/regulatory-effects';
import { RegulationGateway } from '../twilio/regulations';
import { RegulatoryBundleGateway } from '../twilio/regulatory-bundles';
import { RegistrationPace } from '../twilio/registration-pace';
import { TrustHubGateway } from '../twilio/trust-hub';
import { TollFreeVerificationGateway } from '../twilio/toll-free-verifications';
import { buildOwnAccounts } from './own-accounts';
import { buildReceiptHandlers } from './receipt-handlers';

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
  const policies = policySids(config.twilio.trustHubPolicySids);
  const pace = new RegistrationPace(registrationTurns(db, config.twilio.registrationCallsPerSecond));
  const brands = new BrandGateway(clients, pace);
  const campaigns = new CampaignGateway(clients, pace);

  const health = new AccountHealthService(transactions, accountGateway, keys);
  const noteDenied = (organizationId: string) => health.noteDenied(organizationId);
  const organizations = new OrganizationService(db, transactions, keys);
  const accounts = new AccountService(db, transactions, operations, accountGateway, keys);
  const numberSettingsGateway = new NumberSettingsGateway(clients);
  const serviceGateway = new MessagingServiceGateway(clients);
  const a2pInventory = new A2pInventoryGateway(clients);
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
  const records = new RegistrationRecords(keys);
  const bundles = new ApprovedBundles(db, records, clock);
  const regulations = new RegulationGateway(clients);
  const catalogue = new NumberCatalogue(numberGateway, regulations, clock);
  const search = new NumberSearchService(db, clock, credentials, numberGateway, catalogue, pricing, health);
  const addressGateway = new AddressGateway(clients);
  const addressReads = new AddressReads(db);
  const addressWork = new AddressWork(db, transactions, operations, credentials, addressGateway, noteDenied);
  const addresses = new AddressService(
    db,
    transactions,
    addressReads,
    addressWork,
    credentials,
    addressGateway,
  );
  const numbers = new NumberService(db, transactions);
  const buyer = new NumberBuyer(
    db,
    transactions,
    operations,
    credentials,
    numberGateway,
    pricing,
    health,
    bundles,
    config.publicUrl,
  );
  const requirements = new PurchaseRequirements(db, credentials, catalogue, bundles);
  const purchases = new PurchaseService(db, transactions, buyer, requirements, bundles);
  const histories = new WaitHistories(db);
  const readiness = new ReadinessService(db, histories, clock);

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
  const own = buildOwnAccounts({
    transactions,
    credentials,
    numbers,
    keys,
    noteDenied,
    publicUrl: config.publicUrl,
    gateways: {
      accounts: accountGateway,
      numbers: numberGateway,
      numberSettings: numberSettingsGateway,
      services: serviceGateway,
      events: eventGateway,
      a2p: a2pInventory,
      verifications: verificationGateway,
      tokens: new AuthTokenGateway(clients),
      trustHub,
    },
    policies,
    messagingServices: services,
  });
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

  const releaser = new NumberReleaser(db, transactions, operations, credentials, numberGateway, noteDenied, [
    (account, number) => pool.leave(account, number),
  ]);
  const releases = new ReleaseService(db, transactions, releaser);

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
  const keywordHandling = new KeywordHandlingService(
    transactions,
    config.keywordHandling === 'ours' ? KeywordHandling.OURS : KeywordHandling.TWILIO_DEFAULT,
  );
  const keywords = new KeywordService(keywordHandling, agentEvents);
  const inbound = new InboundService(transactions, keywords);
  const mediaGateway = new MediaGateway(config.twilio.baseUrl);
  const media = new MediaService(messages, credentials, mediaGateway, clock, keys, config.publicUrl);
  const replies = new ComplianceReplyService(transactions, keywordHandling);
  const calls = new CallService(transactions);
  const callNews = new CallNewsService();
  const callLookUps = new CallLookUpService(
    transactions,
    callNews,
    credentials,
    new CallGateway(clients),
    noteDenied,
  );
  const recordings = new CallRecordingService(db, credentials, mediaGateway, clock, keys, config.publicUrl);
  const voiceWebhooks = new VoiceWebhookService(
    transactions,
    numbers,
    credentials,
    numberGateway,
    health,
    config.publicUrl,
  );
  const notifications = new NotificationService(transactions);

  const registrationReads = new RegistrationReads(transactions, records, clock);
  const demands = new RegulatoryDemands(credentials, regulations);
  const registrations = new RegistrationService(transactions, records, demands);
  const starter = new RegistrationStarter(transactions, records, keys, demands);
  const files = config.documentBucket
    ? new BucketStore(config.documentBucket)
    : new DirectoryStore(config.documentStorageDirectory);
  const documents = new DocumentService(transactions, records, files, clock, keys, config.publicUrl);
  const regulatory = new RegulatoryBundleGateway(clients);
  const readers = resourceReaders({
    verifications: verificationGateway,
    trustHub,
    brands,
    campaigns,
    regulatory,
  });
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
  const expiry = new BundleExpiry(transactions, records);
  const owners = new OwnerVerifications(transactions, records, brands, credentials);
  const campaignCharges = new CampaignCharges(transactions);
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
      ...partEffects(trustHub, addressGateway),
      ...brandEffects(finder, brands, clock),
      ...campaignEffects(campaigns, services, clock),
      ...regulatoryEffects(regulatory, files, clock),
    },
    credentials,
    resources,
    primaryProfiles,
    new OwnKeywordsReader(replies, async (id) => (await keywordHandling.ofAccount(db.manager, id)).handling),
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
    'import-twilio-account': ({ organizationId }) => own.imports.import(organizationId),
    'disconnect-twilio-account': ({ organizationId }) => own.disconnections.complete(organizationId),
    'settle-account-status': ({ organizationId }) => own.status.settle(organizationId),
    'settle-token-rotation': ({ organizationId }) => own.rotation.settle(organizationId),
    'retire-previous-token': ({ organizationId }) => own.rotation.retire(organizationId),
    'take-over-number': ({ organizationId, phoneNumberId }) =>
      own.takeOvers.carryOut(organizationId, phoneNumberId),
    'set-up-events': ({ organizationId }) => events.setUp(organizationId),
    'reconcile-account': ({ organizationId }) => reconciliation.reconcile(organizationId),
    'buy-phone-number': ({ organizationId, phoneNumberId }) => buyer.complete(organizationId, phoneNumberId),
    'release-phone-number': ({ organizationId, phoneNumberId }) =>
      releaser.complete(organizationId, phoneNumberId),
    'settle-address': ({ organizationId, addressId }) => addressWork.complete(organizationId, addressId),
    'advance-registration': ({ organizationId, registrationId }) =>
      engine.advance(organizationId, registrationId),
    'refresh-resource': ({ organizationId, kind, twilioSid }) =>
      resources.refresh(organizationId, kind, twilioSid),
    'remind-registration-deadline': ({ organizationId, registrationId, version }) =>
      deadlines.remind(organizationId, registrationId, version),
    'expire-registration-edit': ({ organizationId, registrationId, version }) =>
      deadlines.expire(organizationId, registrationId, version),
    'remind-bundle-expiry': ({ organizationId, registrationId }) =>
      expiry.remind(organizationId, registrationId),
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
    'look-up-call': ({ organizationId, callId }) => callLookUps.lookUp(organizationId, callId),
    'settle-inbound-message': ({ organizationId, messageId }) => inbound.settle(organizationId, messageId),
    'deliver-agent-event': ({ organizationId, agentEventId }) =>
      agentEvents.deliver(organizationId, agentEventId),
  };

  const receiptHandlers = buildReceiptHandlers({ messageNews, inbound, callNews });

  const deliverability = new DeliverabilityService(db, clock);
  const resolvers = new Map<unknown, object>(
    [
      new ViewerResolver(organizations),
      new NodeResolver(new NodeService(db, replies)),
      new OrganizationResolver(organizations, accounts, new ChargeService(db)),
      new PhoneNumberResolver(numbers, search, purchases, voiceWebhooks),
      new MessagingReadinessResolver(),
      new OrganizationPhoneNumbersResolver(new PhoneCards(db, readiness), numbers),
      new ReleaseResolver(new ReleasePreviews(db, clock, numbers, readiness), releases, numbers),
      new AddressResolver(addresses),
      new OrganizationAddressesResolver(addressReads),
      new MessagingWaysResolver(new MessagingWaysService(db, clock, keys)),
      new RegistrationResolver(registrationReads, starter, registrations, owners, histories),
      new OrganizationRegistrationsResolver(registrationReads),
      new DocumentResolver(documents),
      new MessageResolver(messages, media, new TestTexts(transactions, guard, pump.wake)),
      new ConversationResolver(conversations),
      new ConsentEventResolver(),
      new OrganizationConversationsResolver(conversations),
      new OptOutResolver(new OptOutService(transactions)),
      new CallResolver(calls, recordings),
      new PhoneNumberCallsResolver(),
      new OrganizationCallsResolver(calls),
      new CallSettingsResolver(new CallSettingsService(db, transactions)),
      new TeamResolver(new TeamService(db, transactions)),
      new NotificationResolver(notifications),
      new OrganizationNotificationsResolver(notifications),
      new ComplianceReplyResolver(replies, keywordHandling),
      new ComplianceSenderResolver(),
      new TwilioAccountResolver(
        accounts,
        own.connections,
        own.disconnections,
        own.status,
        own.rotation,
        own.outlooks,
        own.takeOvers,
        new AccountAdoptionService(transactions, records),
      ),
      new ImportedNumberResolver(),
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
      addresses: addressReads,
      readiness,
      takeOvers: own.takeOvers,
      registrations: registrationReads,
      messages,
      conversations,
      calls,
    },
    documents,
    media,
    recordings,
    delivery,
    pump,
    engine,
  };
}
