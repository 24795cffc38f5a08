import type { ApolloClient, Reference } from '@apollo/client';
import {
  ConversationChangedDocument,
  NotificationReceivedDocument,
  PhoneCardChangedDocument,
  RegistrationChangedDocument,
} from '../../../operations/generated';
import { rereadSettled } from '../notifications/settled';
import { doc } from './document';

interface Page {
  nodes: readonly Reference[];
  totalCount?: number;
}

/**
 * Listens to everything that changes in the organization. Apollo puts a changed entity into the cache by its id; what
 * is left to do here is to put what is new into the lists, and to take out what is gone.
 */
export function listen(client: ApolloClient, organizationId: string): () => void {
  const { cache } = client;
  const organization = cache.identify({ __typename: 'Organization', id: organizationId });

  /** Puts the entity at the front of every list of that name, or where it is already; `keep` false takes it out. */
  function place(list: string, entity: { __typename?: string; id: string }, how: Placing = {}): void {
    const id = cache.identify({ __typename: entity.__typename!, id: entity.id });
    cache.modify<Record<string, unknown>>({
      id: organization,
      fields: {
        [list]: (stored: unknown, { storeFieldName, toReference }) => {
          const page = stored as Page;
          const has = page.nodes.some((node) => node.__ref === id);
          const belongs = how.keep !== false && (how.into?.(storeFieldName) ?? true);
          if (has === belongs && !(has && how.toFront)) return page;
          const others = page.nodes.filter((node) => node.__ref !== id);
          const nodes = belongs ? [toReference(id!)!, ...others] : others;
          const change = nodes.length - page.nodes.length;
          return {
            ...page,
            nodes,
            ...(page.totalCount === undefined ? {} : { totalCount: page.totalCount + change }),
          };
        },
      },
    });
  }

  const subscriptions = [
    client.subscribe({ query: doc(PhoneCardChangedDocument) }).subscribe(({ data }) => {
      const card = data?.phoneNumberChanged;
      // What is older than what the cache has comes without its fields.
      if (!card?.lifecycle) return;
      place('phoneNumbers', card, { keep: !isGone(card.lifecycle) });
      rereadSettled(client, { setUpOf: card.id, asks: card.messaging.callToAction?.intent });
    }),
    client.subscribe({ query: doc(RegistrationChangedDocument) }).subscribe(({ data }) => {
      const registration = data?.registrationChanged;
      if (!registration?.state) return;
      const isOver = registration.state === 'APPROVED' || registration.state === 'CANCELED';
      place('registrations', registration, {
        into: (name) =>
          (!name.includes('"open":true') || !isOver) &&
          (!name.includes('"kind":') || name.includes(`"${registration.kind}"`)) &&
          (!name.includes('"state":') || name.includes(`"${registration.state}"`)),
      });
      rereadSettled(client, {
        registrationId: registration.id,
        asks: registration.nextStep.callToAction?.intent,
      });
    }),
    client.subscribe({ query: doc(ConversationChangedDocument) }).subscribe(({ data }) => {
      const conversation = data?.conversationChanged;
      if (!conversation?.contact) return;
      const { id } = conversation.phoneNumber;
      place('conversations', conversation, {
        into: (name) => !name.includes('"phoneNumberId":"') || name.includes(id),
      });
      if (conversation.optOut) rereadSettled(client, { contact: conversation.contact, asks: undefined });
    }),
    client.subscribe({ query: doc(NotificationReceivedDocument) }).subscribe(({ data }) => {
      const notification = data?.notificationReceived;
      if (!notification?.kind) return;
      place('notifications', notification, {
        into: (name) => !name.includes('"unread":true') || notification.readAt === null,
      });
    }),
  ];
  return () => {
    for (const one of subscriptions) one.unsubscribe();
  };
}

interface Placing {
  keep?: boolean;
  /** Whether it belongs into the list that is stored under this name, which holds its arguments. */
  into?(storeFieldName: string): boolean;
  toFront?: boolean;
}

function isGone(lifecycle: string): boolean {
  return lifecycle === 'RELEASED' || lifecycle === 'FAILED';
}
