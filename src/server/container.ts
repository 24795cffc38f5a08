import type { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import type { JobHandlers } from '../jobs/tasks';
import type { Clock } from '../lib/clock';
import { KeyRing } from '../lib/encryption';
import { AddressResolver } from '../resolvers/addresses';
import { DocumentResolver } from '../resolvers/documents';
import { NodeResolver } from '../resolvers/node';
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
import { AddressService } from '../services/addresses';
import { ChargeService } from '../services/charges';
import { DocumentService } from '../services/documents';
import { EventSetUpService } from '../services/event-set-up';
import { FileStore } from '../services/file-store';
import { NodeService } from '../services/nodes';
import { NumberBuyer } from '../services/number-buyer';
import { NumberSearchService } from '../services/number-search';
import { NumberService } from '../services/numbers';
import { Operations } from '../services/operations';
import { OrganizationService } from '../services/organizations';
import { PricingService } from '../services/pricing';
import { PurchaseService } from '../services/purchases';
import { ReadinessService } from '../services/readiness';
import type { ReceiptHandlers } from '../services/receipts';
import { ReconciliationService } from '../services/reconciliation';
import { RegistrationEngine } from '../services/registration-engine';
import { RegistrationRecords } from '../services/registration-records';
import { RegistrationService } from '../services/registrations';
import { tollFreeEffects } from '../services/toll-free-effects';
import { TollFreeVerificationService } from '../services/toll-free-verifications';
import { Transactions, type PublishChanges } from '../services/unit-of-work';
import { WaitHistories } from '../services/wait-histories';
import { AccountGateway } from '../twilio/accounts';
import { TwilioClients } from '../twilio/client';
import { EventStreamGateway } from '../twilio/events';
import { PhoneNumberGateway } from '../twilio/phone-numbers';
import { PricingGateway } from '../twilio/pricing';
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
  const reconciliation = new ReconciliationService(
    db,
    transactions,
    credentials,
    health,
    events,
    numberGateway,
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

  const records = new RegistrationRecords(keys);
  const registrations = new RegistrationService(transactions, records, keys, clock);
  const files = new FileStore(config.documentStorageDirectory);
  const documents = new DocumentService(transactions, records, files, clock, keys, config.publicUrl);
  const verifications = new TollFreeVerificationService(
    transactions,
    records,
    verificationGateway,
    credentials,
    clock,
    noteDenied,
  );
  const engine = new RegistrationEngine(
    transactions,
    records,
    operations,
    tollFreeEffects(verificationGateway, clock),
    credentials,
    verifications,
    clock,
    noteDenied,
    {
      complianceEmail: config.complianceEmail,
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
    'refresh-toll-free-verification': ({ organizationId, twilioSid }) =>
      verifications.refresh(organizationId, twilioSid),
    'remind-registration-deadline': ({ organizationId, registrationId, version }) =>
      verifications.remindOfDeadline(organizationId, registrationId, version),
    'expire-registration-edit': ({ organizationId, registrationId, version }) =>
      verifications.expireEdit(organizationId, registrationId, version),
    'revoke-documents': ({ organizationId, registrationId }) =>
      documents.revoke(organizationId, registrationId),
  };

  /** Event types by their beginning; what matches none is kept and ignored. */
  const eventHandlers: [prefix: string, handle: NonNullable<ReceiptHandlers[string]>][] = [
    [
      'com.twilio.messaging.compliance.toll-free-verification.',
      (tx, receipt) => verifications.onEvent(tx, receipt),
    ],
  ];
  const receiptHandlers: ReceiptHandlers = {
    event: async (tx, receipt) => {
      const type = String(receipt.params.type ?? '');
      await eventHandlers.find(([prefix]) => type.startsWith(prefix))?.[1](tx, receipt);
    },
  };

  const resolvers = new Map<unknown, object>(
    [
      new ViewerResolver(organizations),
      new NodeResolver(new NodeService(db)),
      new OrganizationResolver(organizations, accounts, new ChargeService(db)),
      new PhoneNumberResolver(numbers, search, purchases),
      new MessagingReadinessResolver(),
      new OrganizationPhoneNumbersResolver(numbers),
      new AddressResolver(new AddressService()),
      new RegistrationResolver(registrations, histories),
      new OrganizationRegistrationsResolver(registrations),
      new OrganizationRegistrationsResolver(registrations),
      new DocumentResolver(documents),
      new SubscriptionResolver(),
    ].map((resolver) => [resolver.constructor, resolver]),
  );

  return {
    keys,
    transactions,
    jobHandlers,
    receiptHandlers,
    resolvers,
    loaderServices: { numbers, readiness, registrations },
    documents,
    engine,
  };
}
