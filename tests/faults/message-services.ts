import { setTimeout as sleep } from 'node:timers/promises';
import { createDataSource } from '../../src/entities/data-source';
import { type JobName, jobs } from '../../src/jobs/definitions';
import { RemoteClock } from '../../src/lib/clock';
import { KeyRing } from '../../src/lib/encryption';
import { AccountCredentialsReader } from '../../src/services/account-credentials';
import { AccountHealthService } from '../../src/services/account-health';
import { MessageDeliveryService } from '../../src/services/message-delivery';
import { MessageGuard } from '../../src/services/message-guard';
import { MessageLookUpService } from '../../src/services/message-look-up';
import { MessageNewsService } from '../../src/services/message-news';
import { MessagePump } from '../../src/services/message-pump';
import { MessageService } from '../../src/services/messages';
import { NumberService } from '../../src/services/numbers';
import { ReadinessService } from '../../src/services/readiness';
import { SenderPaces } from '../../src/services/sender-paces';
import { Transactions } from '../../src/services/unit-of-work';
import { WaitHistories } from '../../src/services/wait-histories';
import { AccountGateway } from '../../src/twilio/accounts';
import { TwilioClients } from '../../src/twilio/client';
import { MessageGateway } from '../../src/twilio/messages';
import type { TestDatabase } from '../support/database';
import { parentAccount, type TestSimulator } from '../support/simulator';

/** The services of messages as one process has them, without API and worker: jobs run when a test says so. */
export async function messageServices(database: TestDatabase, simulator: TestSimulator, timeoutMs = 1_000) {
  const db = await createDataSource({ url: database.url }).initialize();
  const clock = new RemoteClock(`${simulator.url}/_simulator/clock`, 20);
  await clock.start();
  const keys = new KeyRing(`test:${Buffer.alloc(32, 7).toString('base64')}`);
  const transactions = new Transactions(db, clock, () => undefined);
  const parent = { accountSid: parentAccount.sid, authToken: parentAccount.token };
  const clients = new TwilioClients(parent, { baseUrl: simulator.url, timeoutMs });
  const gateway = new MessageGateway(clients);
  const numbers = new NumberService(db, transactions);
  const guard = new MessageGuard(numbers, new ReadinessService(db, new WaitHistories(db), clock));
  const credentials = new AccountCredentialsReader(db, keys);
  const health = new AccountHealthService(transactions, new AccountGateway(clients), keys);
  const noteDenied = (organizationId: string) => health.noteDenied(organizationId);
  const delivery = new MessageDeliveryService(
    transactions,
    guard,
    credentials,
    gateway,
    noteDenied,
    'http://127.0.0.1:9',
  );
  const lookUps = new MessageLookUpService(transactions, numbers, credentials, gateway, noteDenied);
  const handlers: Partial<
    Record<JobName, (job: { organizationId: string; messageId: string }) => Promise<void>>
  > = {
    'look-up-message': (job) => lookUps.lookUp(job.organizationId, job.messageId),
  };
  return {
    messages: new MessageService(transactions, guard, () => undefined),
    pump: new MessagePump(db, clock, new SenderPaces(db, clock), delivery),
    news: new MessageNewsService(),
    transactions,
    delivery,
    lookUps,
    health,
    /** Runs the jobs about messages whose time has come. */
    async runDue(): Promise<JobName[]> {
      // The services' own clock follows within milliseconds.
      const now = await simulator.now();
      await sleep(60);
      const due = await database.query<{ task: JobName; payload: object }>(
        `DELETE FROM scheduled_work WHERE due_at <= $1 AND task = ANY($2) RETURNING task, payload`,
        [now, Object.keys(handlers)],
      );
      for (const { task, payload } of due) await handlers[task]!(jobs[task].parse(payload) as never);
      return due.map((one) => one.task);
    },
    async stop(): Promise<void> {
      clock.stop();
      await db.destroy();
    },
  };
}

export type MessageServices = Awaited<ReturnType<typeof messageServices>>;
