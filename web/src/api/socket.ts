import { createClient, type Client } from 'graphql-ws';
import { Store } from '../lib/store';
import { expired, signedIn } from './session';

/** How the page hears of changes. */
export type Connection = 'connecting' | 'live' | 'lost';
export const connection = new Store<Connection>('connecting');

const pingEveryMs = 10_000;
const answerWithinMs = 5_000;
const longestWaitMs = 8_000;
/** A timer that comes this late has slept, and so has the socket. */
const sleptMs = 5_000;
const tokenExpired = 4403;

/**
 * The one socket of the page. It comes back by itself after a restart of the server, a change of network and a
 * laptop's sleep; each subscription then begins anew and gets the present state first. `onReturn` is told, for what
 * no subscription repeats.
 */
export function openSocket(onReturn: () => void): Client {
  let wasLive = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: () => {
      const url = new URL('graphql', location.href.split('#')[0]);
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      return url.href;
    },
    connectionParams: () => ({ authorization: `Bearer ${signedIn()?.person ?? ''}` }),
    keepAlive: pingEveryMs,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (tries) => nextTry(tries),
    shouldRetry: (event) => (event as CloseEvent).code !== tokenExpired,
    on: {
      connecting: () => connection.set(wasLive ? 'lost' : 'connecting'),
      connected: () => {
        connection.set('live');
        if (wasLive) onReturn();
        wasLive = true;
      },
      closed: (event) => {
        clearTimeout(waiting);
        if (wasLive) connection.set('lost');
        if ((event as CloseEvent).code === tokenExpired)
          expired('Your sign-in has ended. Please sign in again.');
      },
      // A socket that is open but answers no more is as good as closed.
      ping: (received) => {
        if (!received) waiting = setTimeout(() => client.terminate(), answerWithinMs);
      },
      pong: (received) => {
        if (received) clearTimeout(waiting);
      },
    },
  });
  const stopWatching = afterSleep(() => client.terminate());
  return {
    ...client,
    dispose: () => {
      stopWatching();
      clearTimeout(waiting);
      return client.dispose();
    },
  };
}

/** Waits longer from try to try, not for long, and not at all once the network is back. */
function nextTry(tries: number): Promise<void> {
  const wait = Math.min(longestWaitMs, 250 * 2 ** Math.min(tries, 5)) * (0.75 + Math.random() / 2);
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, wait);
    addEventListener('online', done);
  });
}

function afterSleep(wake: () => void): () => void {
  let seen = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - seen > 1_000 + sleptMs && connection.get() === 'live') wake();
    seen = now;
  }, 1_000);
  return () => clearInterval(timer);
}
