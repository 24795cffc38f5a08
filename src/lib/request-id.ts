import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Runs `work` so that everything it logs and every job it queues carries this request id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return storage.run(requestId, work);
}

/** The id of the call that is being served, if one is. */
export function currentRequestId(): string | undefined {
  return storage.getStore();
}
