import { InMemoryCache, type FieldPolicy } from '@apollo/client';

interface Page {
  nodes: readonly unknown[];
}

/** A list that is read on page by page and kept as one; `keyArgs` are the arguments that make it another list. */
function list(keyArgs: string[] = []): FieldPolicy<Page> {
  return {
    keyArgs,
    merge: (existing, incoming, { args }) =>
      args?.after && existing ? { ...incoming, nodes: [...existing.nodes, ...incoming.nodes] } : incoming,
  };
}

/** Entities by id; fields of a registration's form only together with their form, because they come and go with it. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      RegistrationField: { keyFields: false },
      FeeQuote: { keyFields: false },
      Organization: {
        fields: {
          phoneNumbers: list(),
          addresses: list(),
          conversations: list(['phoneNumberId']),
          notifications: list(['unread']),
          registrations: list(['open', 'kind', 'state']),
          deliverability: { keyArgs: ['since'], merge: (_old, fresh: unknown) => fresh },
        },
      },
      Conversation: { fields: { messages: list() } },
    },
  });
}
