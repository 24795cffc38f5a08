import { GraphQLError } from 'graphql';
import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import type { CallEntity } from '../entities/call';
import type { ConversationEntity, MessageEntity } from '../entities/message';
import type { NotificationEntity } from '../entities/notification';
import type { PhoneNumberEntity } from '../entities/phone-number';
import type { RegistrationEntity } from '../entities/registration';
import { Call } from '../schema/calls';
import { Conversation } from '../schema/conversations';
import { Message } from '../schema/messages';
import { Notification } from '../schema/notifications';
import { PhoneNumber } from '../schema/phone-numbers';
import { Registration } from '../schema/registrations';
import { DateTime } from '../schema/scalars';

/** The subscription hub runs these fields: it loads what changed and hands it to them as the root value. */
function subscribe(): never {
  throw new GraphQLError(
    'Subscriptions are served over the WebSocket of this address (graphql-transport-ws).',
    {
      extensions: { code: 'BAD_REQUEST' },
    },
  );
}

const healing =
  ' Per thing, `revision` only rises and no revision is sent twice. After a broken connection, subscribing again ' +
  'is enough. The subscription ends when the token expires.';

const notFound =
  ' An id that is not in your organization ends the subscription at once with a top-level error BAD_USER_INPUT.';

const since =
  'Where to begin, an instant: what was created or changed after it is sent first, oldest change first, at most ' +
  '500. When there is more, the subscription ends with the top-level error code SINCE_TOO_OLD: read the lists ' +
  'again and subscribe from now on. Leave it out to be told only of what comes.';

/** What can be watched. Each field answers with the thing that the hub loaded. */
@Resolver()
export class SubscriptionResolver {
  @Requires(Permission.Read)
  @Subscription(() => PhoneNumber, {
    subscribe,
    description:
      'Phone cards: first the present state of each, then every change of a card, its messaging badge included. ' +
      'Numbers that were released in the last 30 days are in the first state too, with lifecycle RELEASED, so ' +
      'that clients drop them; lists leave them out.' +
      healing +
      notFound,
  })
  phoneNumberChanged(
    @Root() phoneNumber: PhoneNumberEntity,
    @Arg('phoneNumberId', () => ID, {
      nullable: true,
      description: "The one card to watch; all of the organization's when left out.",
    })
    _phoneNumberId?: string,
  ): PhoneNumberEntity {
    return phoneNumber;
  }

  @Requires(Permission.Read)
  @Subscription(() => Registration, {
    subscribe,
    description:
      'Registrations: first the present state of those that are open (neither APPROVED nor CANCELED), then every ' +
      'change of any registration, its approval or cancellation included.' +
      healing +
      notFound,
  })
  registrationChanged(
    @Root() registration: RegistrationEntity,
    @Arg('registrationId', () => ID, {
      nullable: true,
      description: 'The one registration to watch, whatever its state; all when left out.',
    })
    _registrationId?: string,
  ): RegistrationEntity {
    return registration;
  }

  @Requires(Permission.Read)
  @Subscription(() => Conversation, {
    subscribe,
    description:
      'Conversations: first the 25 with the latest activity, latest first, then every conversation that is begun ' +
      'or changes, such as by a message, by being read, or by an opt-out.' +
      healing +
      notFound,
  })
  conversationChanged(
    @Root() conversation: ConversationEntity,
    @Arg('phoneNumberId', () => ID, {
      nullable: true,
      description: "Only conversations of this number; all of the organization's when left out.",
    })
    _phoneNumberId?: string,
  ): ConversationEntity {
    return conversation;
  }

  @Requires(Permission.Read)
  @Subscription(() => Message, {
    subscribe,
    description:
      'Messages in either direction, from now on: each when it is written or arrives, and again whenever its ' +
      'status changes.' +
      healing +
      notFound,
  })
  messageChanged(
    @Root() message: MessageEntity,
    @Arg('phoneNumberId', () => ID, {
      nullable: true,
      description: "Only messages of this number; all of the organization's when left out.",
    })
    _phoneNumberId?: string,
    @Arg('contact', () => String, {
      nullable: true,
      description: 'Only messages with this other party, written as in `Message.contact`.',
    })
    _contact?: string,
    @Arg('since', () => DateTime, { nullable: true, description: since })
    _since?: Date,
  ): MessageEntity {
    return message;
  }

  @Requires(Permission.Read)
  @Subscription(() => Call, {
    subscribe,
    description:
      'Calls, from now on: each when it comes in, and again when somebody takes it, when it ends, and when a recording ' +
      'is ready.' +
      healing +
      notFound,
  })
  callChanged(
    @Root() call: CallEntity,
    @Arg('phoneNumberId', () => ID, {
      nullable: true,
      description: "Only calls to this number; all of the organization's when left out.",
    })
    _phoneNumberId?: string,
    @Arg('since', () => DateTime, { nullable: true, description: since })
    _since?: Date,
  ): CallEntity {
    return call;
  }

  @Requires(Permission.Read)
  @Subscription(() => Notification, {
    subscribe,
    description:
      "The organization's notifications, from now on: each when it is made, and again when it is marked read." +
      healing,
  })
  notificationReceived(
    @Root() notification: NotificationEntity,
    @Arg('since', () => DateTime, { nullable: true, description: since })
    _since?: Date,
  ): NotificationEntity {
    return notification;
  }
}
