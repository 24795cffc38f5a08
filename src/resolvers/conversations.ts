import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import type { ConversationEntity } from '../entities/message';
import type { OrganizationEntity } from '../entities/organization';
import {
  ConsentEvent,
  Conversation,
  ConversationConnection,
  ConversationsArgs,
  MarkConversationReadInput,
  MarkConversationReadPayload,
} from '../schema/conversations';
import { MessageConnection } from '../schema/messages';
import { ConversationArgs, Organization } from '../schema/organizations';
import { page, PageArgs, pageOf } from '../schema/pagination';
import type { ConsentRecord } from '../services/consents';
import type { ConversationService } from '../services/conversations';
import { actorOf, actorWithin, type RequestContext } from './context';

/** Conversations: what is shown beside the messages, and the messages themselves. */
@Resolver(() => Conversation)
export class ConversationResolver {
  constructor(private readonly conversations: ConversationService) {}

  @Requires(Permission.SendMessages)
  @Mutation(() => MarkConversationReadPayload, {
    description:
      'Notes that the messages so far were read: `unread` goes back to 0, also for everybody who watches.',
  })
  async markConversationRead(
    @Arg('input', () => MarkConversationReadInput, { description: 'The conversation.' })
    input: MarkConversationReadInput,
    @Ctx() context: RequestContext,
  ) {
    const conversation = await this.conversations.markRead(actorOf(context), input.conversationId);
    return { conversation, userErrors: [] };
  }

  @FieldResolver()
  phoneNumber(@Root() { phoneNumberId }: ConversationEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.phoneNumbers.load(phoneNumberId);
  }

  @FieldResolver()
  lastMessage(@Root() { id }: ConversationEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.lastMessages.load(id);
  }

  @FieldResolver()
  optOut(@Root() { contact }: ConversationEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.optOuts.load(contact);
  }

  @FieldResolver()
  consentHistory(@Root() { contact }: ConversationEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.consentHistories.load(contact);
  }

  @FieldResolver()
  sendBlock(@Root() conversation: ConversationEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.sendBlocks.load(conversation);
  }

  @FieldResolver(() => MessageConnection)
  async messages(
    @Root() { id }: ConversationEntity,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    const request = page(first, after);
    const rows = await loaders.conversationPages.load({ conversationId: id, request });
    return pageOf(rows, request, (message) => message.createdAt);
  }
}

/** Opt-outs and opt-ins. */
@Resolver(() => ConsentEvent)
export class ConsentEventResolver {
  @FieldResolver()
  message(@Root() { messageId }: ConsentRecord, @Ctx() { loaders }: RequestContext) {
    return messageId === null ? null : loaders.messages.load(messageId);
  }
}

/** The organization's conversations. */
@Resolver(() => Organization)
export class OrganizationConversationsResolver {
  constructor(private readonly service: ConversationService) {}

  @FieldResolver(() => ConversationConnection)
  async conversations(
    @Root() { id }: OrganizationEntity,
    @Args(() => ConversationsArgs) { first, after, phoneNumberId }: ConversationsArgs,
    @Ctx() context: RequestContext,
  ) {
    const request = page(first, after);
    const rows = await this.service.list(actorWithin(context, id), request, phoneNumberId ?? null);
    return pageOf(rows, request, (conversation) => conversation.lastActivityAt);
  }

  @FieldResolver()
  conversation(
    @Root() { id }: OrganizationEntity,
    @Args(() => ConversationArgs) { phoneNumberId, contact }: ConversationArgs,
    @Ctx() context: RequestContext,
  ) {
    return this.service.find(actorWithin(context, id), phoneNumberId, contact);
  }
}
