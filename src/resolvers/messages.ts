import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import { AssistantIntent } from '../domain/call-to-action';
import { explainMessageError } from '../domain/message-errors';
import { messageWarnings } from '../domain/message-warnings';
import type { MessageEntity } from '../entities/message';
import { MessagePreview } from '../schema/message-previews';
import {
  Message,
  MessageFailure,
  SendMessageInput,
  SendMessagePayload,
  SendTestTextInput,
  SendTestTextPayload,
} from '../schema/messages';
import type { MediaService } from '../services/media';
import { contentOf, hasFailed, type MessageService, shownStatus } from '../services/messages';
import type { TestTexts } from '../services/test-texts';
import { actorOf, type RequestContext } from './context';

/** Messages: sending one, and what a message shows beyond its own row. */
@Resolver(() => Message)
export class MessageResolver {
  constructor(
    private readonly messages: MessageService,
    private readonly files: MediaService,
    private readonly tests: TestTexts,
  ) {}

  @Requires(Permission.SendMessages)
  @Mutation(() => SendMessagePayload, {
    description:
      'Sends a text from one of the numbers. What cannot go out is refused before any money is spent: ' +
      "SENDER_NOT_READY with the badge's own button, RECIPIENT_OPTED_OUT when the contact wants no more texts. " +
      'Follow the message with `messageChanged`.',
  })
  async sendMessage(
    @Arg('input', () => SendMessageInput, { description: 'The message.' }) input: SendMessageInput,
    @Ctx() context: RequestContext,
  ) {
    const message = await this.messages.send(actorOf(context), input);
    return { message, warnings: messageWarnings(contentOf(input)), userErrors: [] };
  }

  @Requires(Permission.SendMessages)
  @Mutation(() => SendTestTextPayload, {
    description:
      'Sends one text to a phone of your own, to find out whether the phone companies know a local number by now. It ' +
      'is the only text that may leave while a card waits for them, and offered a day after they last said nothing: ' +
      'NOT_ALLOWED otherwise. When it arrives the card turns READY by itself.',
  })
  async sendTestText(
    @Arg('input', () => SendTestTextInput, { description: 'What to try.' }) input: SendTestTextInput,
    @Ctx() context: RequestContext,
  ) {
    return { message: await this.tests.send(actorOf(context), input), userErrors: [] };
  }

  @Requires(Permission.SendMessages)
  @Query(() => MessagePreview, {
    nullable: true,
    description:
      'What a text would take and what could be better about it: show it while somebody types. Nothing is sent or ' +
      'kept. Null when there is no such number.',
  })
  previewMessage(
    @Arg('body', () => String, { description: 'The text as it would be sent.' }) body: string,
    @Arg('phoneNumberId', () => ID, { description: 'The number it would be sent from.' })
    phoneNumberId: string,
    @Ctx() context: RequestContext,
  ) {
    return this.messages.preview(actorOf(context), { phoneNumberId, body });
  }

  @Requires(Permission.Read)
  @Query(() => MessageFailure, {
    description:
      'What a Twilio error code means for the person who sent the message. A code we have no words for is answered ' +
      'honestly as that.',
  })
  explainMessageError(
    @Arg('code', () => Int, { description: "Twilio's error code, such as 30007." }) code: number,
  ) {
    return explainMessageError(code);
  }

  @FieldResolver()
  status(@Root() message: MessageEntity) {
    return shownStatus(message);
  }

  @FieldResolver()
  media(@Root() message: MessageEntity) {
    return this.files.shown(message);
  }

  @FieldResolver()
  phoneNumber(@Root() { phoneNumberId }: MessageEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.phoneNumbers.load(phoneNumberId);
  }

  @FieldResolver()
  conversation(@Root() { conversationId }: MessageEntity, @Ctx() { loaders }: RequestContext) {
    return loaders.conversations.load(conversationId);
  }

  @FieldResolver()
  async failure(@Root() message: MessageEntity, @Ctx() { loaders }: RequestContext) {
    if (!hasFailed(message)) return null;
    const { id: messageId, phoneNumberId, contact, errorCode, body } = message;
    const about = { messageId, phoneNumberId, contact, body };
    const explained = explainMessageError(errorCode, about);
    const { SET_UP_MESSAGING, FIX_REGISTRATION } = AssistantIntent;
    if (![SET_UP_MESSAGING, FIX_REGISTRATION].includes(explained.callToAction?.intent as AssistantIntent))
      return explained;
    const { registrationId } = await loaders.readiness.load(phoneNumberId);
    return explainMessageError(errorCode, { ...about, registrationId });
  }
}
