import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Actor, ActorKind, MemberRole, type OrganizationActor } from '../../src/domain/actor';
import { createDataSource } from '../../src/entities/data-source';
import { type JobName, jobs } from '../../src/jobs/definitions';
import { KeyRing } from '../../src/lib/encryption';
import { AccountCredentialsReader } from '../../src/services/account-credentials';
import { AccountHealthService } from '../../src/services/account-health';
import { AccountService } from '../../src/services/accounts';
import { ApprovedBundles } from '../../src/services/approved-bundles';
import { RegistrationRecords } from '../../src/services/registration-records';
import { AddressReads } from '../../src/services/address-reads';
import { AddressWork } from '../../src/services/address-work';
import { AddressService } from '../../src/services/addresses';
import { EventSetUpService } from '../../src/services/event-set-up';
import { MessagingServices } from '../../src/services/messaging-service';
import { NumberBuyer } from '../../src/services/number-buyer';
import { NumberCatalogue } from '../../src/services/number-catalogue';
import { NumberReleaser } from '../../src/services/number-releaser';
import { NumberService } from '../../src/services/numbers';
import { Operations } from '../../src/services/operations';
import { OrganizationService } from '../../src/services/organizations';
import { PricingService } from '../../src/services/pricing';
import { PurchaseRequirements } from '../../src/services/purchase-requirements';
import { PurchaseService } from '../../src/services/purchases';
import { ReadinessService } from '../../src/services/readiness';
import { ReconciliationService } from '../../src/services/reconciliation';
import { ReleaseService } from '../../src/services/releases';
import { SenderPool } from '../../src/services/sender-pool';
import { Transactions } from '../../src/services/unit-of-work';
import { WaitHistories } from '../../src/services/wait-histories';
import { AccountGateway } from '../../src/twilio/accounts';
import { AddressGateway } from '../../src/twilio/addresses';
import { TwilioClients } from '../../src/twilio/client';
import { EventStreamGateway } from '../../src/twilio/events';
import { MessagingServiceGateway } from '../../src/twilio/messaging-services';
import { PhoneNumberGateway } from '../../src/twilio/phone-numbers';
import { PricingGateway } from '../../src/twilio/pricing';
import { RegulationGateway } from '../../src/twilio/regulations';
import { RemoteClock } from '../../src/lib/clock';
import type { TestDatabase } from '../support/database';
import { parentAccount, type TestSimulator } from '../support/simulator';

/** The services of numbers as one process has them, without API and worker: jobs run when a test says so. */
export async function numberServices(database: TestDatabase, simulator: TestSimulator, timeoutMs = 1_500) {
  const db = await createDataSource({ url: database.url }).initialize();
  const clock = new RemoteClock(`${simulator.url}/_simulator/clock`, 20);
  await clock.start();
  const keys = new KeyRing(`test:${Buffer.alloc(32, 7).toString('base64')}`);
  const transactions = new Transactions(db, clock, () => undefined);
  const parent = { accountSid: parentAccount.sid, authToken: parentAccount.token };
  const clients = new TwilioClients(parent, { baseUrl: simulator.url, timeoutMs });
  const publicUrl = 'http://127.0.0.1:9';
  const operations = new Operations(transactions, clock);
  const accountGateway = new AccountGateway(clients);
  const numberGateway = new PhoneNumberGateway(clients);
  const credentials = new AccountCredentialsReader(db, keys);
  const health = new AccountHealthService(transactions, accountGateway, keys);
  const pricing = new PricingService(new PricingGateway(clients), clock);
  const events = new EventSetUpService(
    db,
    transactions,
    operations,
    credentials,
    new EventStreamGateway(clients),
    health,
    publicUrl,
  );
  const bundles = new ApprovedBundles(db, new RegistrationRecords(keys), clock);
  const buyer = new NumberBuyer(
    db,
    transactions,
    operations,
    credentials,
    numberGateway,
    pricing,
    health,
    bundles,
    publicUrl,
  );
  const accounts = new AccountService(db, transactions, operations, accountGateway, keys);
  const serviceGateway = new MessagingServiceGateway(clients);
  const pool = new SenderPool(
    db,
    transactions,
    operations,
    credentials,
    new MessagingServices(db, transactions, operations, serviceGateway, clock, publicUrl),
    serviceGateway,
    numberGateway,
    new ReadinessService(db, new WaitHistories(db), clock),
    (organizationId) => health.noteDenied(organizationId),
    publicUrl,
  );
  const noteDenied = (organizationId: string) => health.noteDenied(organizationId);
  const releaser = new NumberReleaser(db, transactions, operations, credentials, numberGateway, noteDenied, [
    (account, number) => pool.leave(account, number),
  ]);
  const addressGateway = new AddressGateway(clients);
  const addressWork = new AddressWork(db, transactions, operations, credentials, addressGateway, noteDenied);
  const reconciliation = new ReconciliationService(
    db,
    transactions,
    credentials,
    health,
    events,
    numberGateway,
    pool,
    publicUrl,
  );
  const handlers: Partial<Record<JobName, (payload: never) => Promise<void>>> = {
    'create-twilio-account': ({ organizationId }: { organizationId: string }) =>
      accounts.create(organizationId),
    'set-up-events': ({ organizationId }: { organizationId: string }) => events.setUp(organizationId),
    'reconcile-account': ({ organizationId }: { organizationId: string }) =>
      reconciliation.reconcile(organizationId),
    'join-sender-pool': (payload: { organizationId: string; phoneNumberId: string }) =>
      pool.join(payload.organizationId, payload.phoneNumberId),
    'release-phone-number': (payload: { organizationId: string; phoneNumberId: string }) =>
      releaser.complete(payload.organizationId, payload.phoneNumberId),
    'settle-address': (payload: { organizationId: string; addressId: string }) =>
      addressWork.complete(payload.organizationId, payload.addressId),
    'buy-phone-number': (payload: { organizationId: string; phoneNumberId: string }) =>
      buyer.complete(payload.organizationId, payload.phoneNumberId),
  };
  return {
    organizations: new OrganizationService(db, transactions, keys),
    numbers: new NumberService(db, transactions),
    purchases: new PurchaseService(
      db,
      transactions,
      buyer,
      new PurchaseRequirements(
        db,
        credentials,
        new NumberCatalogue(numberGateway, new RegulationGateway(clients), clock),
        bundles,
      ),
      bundles,
    ),
    releases: new ReleaseService(db, transactions, releaser),
    addresses: new AddressService(
      db,
      transactions,
      new AddressReads(db),
      addressWork,
      credentials,
      addressGateway,
    ),
    accounts,
    events,
    buyer,
    pool,
    reconciliation,
    transactions,
    credentials,
    clients,
    /** Runs the jobs whose time has come. */
    async runDue(): Promise<JobName[]> {
      // The services' own clock follows within milliseconds.
      const now = await simulator.now();
      await sleep(60);
      const due = await database.query<{ task: JobName; payload: object }>(
        'DELETE FROM scheduled_work WHERE due_at <= $1 RETURNING task, payload',
        [now],
      );
      for (const { task, payload } of due) await handlers[task]?.(jobs[task].parse(payload) as never);
      return due.map((one) => one.task);
    },
    async stop(): Promise<void> {
      clock.stop();
      await db.destroy();
    },
  };
}

export type NumberServices = Awaited<ReturnType<typeof numberServices>>;

const person: Omit<Actor, 'organizationId'> = {
  kind: ActorKind.USER,
  userId: 'owner-1',
  role: MemberRole.OWNER,
  expiresAt: Number.MAX_SAFE_INTEGER,
};

/** An organization with its Twilio account, and its owner. */
export async function signedUp(
  services: NumberServices,
  name = 'Juniper Street Bakery',
): Promise<OrganizationActor> {
  const service: Actor = {
    ...person,
    kind: ActorKind.SERVICE,
    userId: null,
    role: null,
    organizationId: null,
  };
  const { id } = await services.organizations.create(service, { name, ownerUserId: 'owner-1' });
  await services.accounts.create(id);
  await services.events.setUp(id);
  return { ...person, organizationId: id };
}
