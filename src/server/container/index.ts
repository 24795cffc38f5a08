import type { Ground } from './foundation';
import { buildJobHandlers } from './job-handlers';
import { buildParts } from './parts';
import { buildReceiptHandlers } from './receipt-handlers';
import { buildResolvers } from './resolvers';

export type Container = ReturnType<typeof buildContainer>;

/** Builds every gateway, service and resolver, once. Nothing here touches the network or the database. */
export function buildContainer(ground: Ground) {
  const parts = buildParts(ground);
  const { foundation, organizations, accounts, numbers, messaging, calls, registrations } = parts;
  return {
    keys: foundation.keys,
    transactions: foundation.transactions,
    jobHandlers: buildJobHandlers(parts),
    receiptHandlers: buildReceiptHandlers(messaging, calls),
    resolvers: buildResolvers(parts),
    loaderServices: {
      organizations,
      numbers: numbers.numbers,
      addresses: numbers.addressReads,
      readiness: numbers.readiness,
      takeOvers: accounts.takeOvers,
      registrations: registrations.reads,
      messages: messaging.messages,
      conversations: messaging.conversations,
      calls: calls.calls,
    },
    documents: registrations.documents,
    media: messaging.media,
    recordings: calls.recordings,
    delivery: messaging.delivery,
    pump: messaging.pump,
    engine: registrations.engine,
  };
}
