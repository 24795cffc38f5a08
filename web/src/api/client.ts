import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { RetryLink } from '@apollo/client/link/retry';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createCache } from './cache';
import { newestLink, Revisions } from './fresh';
import { Store } from '../lib/store';
import { expired, signedIn, signIn } from './session';
import { openSocket } from './socket';

/** Who a call is made as; the person unless it says otherwise. */
export type Caller = 'person' | 'assistant';

export interface Connected {
  client: ApolloClient;
  close(): void;
}

/** The client for as long as somebody is signed in. */
export const connectedAs = new Store<Connected | null>(null);
signIn.watch(() => {
  connectedAs.get()?.close();
  connectedAs.set(signedIn() ? connect() : null);
});

/** A client of the API: calls over HTTP, changes over one socket, both with the tokens in memory. */
function connect(): Connected {
  const socket = openSocket(() => {
    // What came meanwhile and no subscription repeats, such as messages.
    void client.refetchQueries({ include: 'active' });
  });
  const authorize = new SetContextLink(({ headers, caller }) => {
    const session = signedIn();
    const asAssistant = caller === 'assistant' ? session?.assistant : null;
    return { headers: { ...headers, authorization: `Bearer ${asAssistant ?? session?.person ?? ''}` } };
  });
  const refused = new ErrorLink(({ error }) => {
    if (!CombinedGraphQLErrors.is(error)) return;
    const refusal = error.errors.find((one) => one.extensions?.code === 'UNAUTHENTICATED');
    if (refusal) expired(refusal.message);
  });
  // Queries change nothing and can be asked again; mutations are repeated by people, with the same key.
  const again = new RetryLink({
    delay: { initial: 300, max: 4_000, jitter: true },
    attempts: (tries, operation, error) =>
      operation.operationType === OperationTypeNode.QUERY && !CombinedGraphQLErrors.is(error) && tries < 5,
  });
  const client = new ApolloClient({
    cache: createCache(),
    link: ApolloLink.from([
      newestLink(new Revisions()),
      refused,
      ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        new GraphQLWsLink(socket),
        ApolloLink.from([again, authorize, new HttpLink({ uri: 'graphql' })]),
      ),
    ]),
    defaultOptions: {
      watchQuery: {
        fetchPolicy: 'cache-and-network',
        // What is kept out of the cache, or always asked anew, stays so.
        nextFetchPolicy: (policy) => (policy === 'cache-and-network' ? 'cache-first' : policy),
      },
    },
  });
  return {
    client,
    close: () => {
      client.stop();
      void socket.dispose();
    },
  };
}
