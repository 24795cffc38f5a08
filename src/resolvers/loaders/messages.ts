import DataLoader from 'dataloader';
import type { OrganizationActor } from '../../domain/actor';
import { isId } from '../../domain/ids';
import type { PageRequest } from '../../domain/paging';
import type { SendBlock } from '../../domain/send-check';
import type { ConversationEntity, MessageEntity } from '../../entities/message';
import type { ConsentRecord, StandingOptOut } from '../../services/consents';
import type { ConversationService } from '../../services/conversations';
import type { MessageService } from '../../services/messages';

/** A page of one conversation. */
export interface ConversationPage {
  conversationId: string;
  request: PageRequest;
}

/** What messages and conversations are made of: a constant number of statements, however many there are. */
export function createMessageLoaders(
  messages: MessageService,
  conversations: ConversationService,
  { organizationId }: OrganizationActor,
) {
  return {
    /** Null for an unknown one. */
    messages: new DataLoader<string, MessageEntity | null>(async (ids) => {
      const found = await messages.byIds(organizationId, ids.filter(isId));
      return ids.map((id) => found.get(id) ?? null);
    }),
    /** Null for an unknown one. */
    conversations: new DataLoader<string, ConversationEntity | null>(async (ids) => {
      const found = await conversations.byIds(organizationId, ids.filter(isId));
      return ids.map((id) => found.get(id) ?? null);
    }),
    /** By conversation id. */
    lastMessages: new DataLoader<string, MessageEntity | null>(async (ids) => {
      const found = await conversations.lastMessages(organizationId, ids);
      return ids.map((id) => found.get(id) ?? null);
    }),
    /** By contact. */
    optOuts: new DataLoader<string, StandingOptOut | null>(async (contacts) => {
      const found = await conversations.optOuts(organizationId, contacts);
      return contacts.map((contact) => found.get(contact) ?? null);
    }),
    /** By contact, newest first. */
    consentHistories: new DataLoader<string, ConsentRecord[]>(async (contacts) => {
      const found = await conversations.consentHistories(organizationId, contacts);
      return contacts.map((contact) => found.get(contact) ?? []);
    }),
    sendBlocks: new DataLoader<ConversationEntity, SendBlock | null, string>(
      (wanted) => conversations.sendBlocks(organizationId, wanted),
      { cacheKeyFn: (conversation) => conversation.id },
    ),
    /** One more message than the page holds; equal requests share a statement. */
    conversationPages: new DataLoader<ConversationPage, MessageEntity[], string>(
      async (pages) => {
        const groups = new Map<string, ConversationPage[]>();
        for (const one of pages) {
          const key = JSON.stringify(one.request);
          groups.set(key, [...(groups.get(key) ?? []), one]);
        }
        const found = new Map<string, MessageEntity[]>();
        for (const group of groups.values()) {
          const ids = group.map((one) => one.conversationId);
          const rows = await messages.ofConversations(organizationId, ids, group[0]!.request);
          for (const one of group) found.set(keyOf(one), rows.get(one.conversationId) ?? []);
        }
        return pages.map((one) => found.get(keyOf(one))!);
      },
      { cacheKeyFn: keyOf },
    ),
  };
}

function keyOf({ conversationId, request }: ConversationPage): string {
  return `${conversationId} ${JSON.stringify(request)}`;
}
