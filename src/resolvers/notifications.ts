import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import { AssistantIntent } from '../domain/call-to-action';
import { type Matter, presentCall } from '../domain/notification-calls';
import type { NotificationEntity } from '../entities/notification';
import type { OrganizationEntity } from '../entities/organization';
import {
  MarkNotificationsReadInput,
  MarkNotificationsReadPayload,
  Notification,
  NotificationConnection,
  NotificationsArgs,
} from '../schema/notifications';
import { Organization } from '../schema/organizations';
import { page, pageOf } from '../schema/pagination';
import type { NotificationService } from '../services/notifications';
import { actorOf, actorWithin, type RequestContext } from './context';

/** Notifications: what they are about, and having read them. */
@Resolver(() => Notification)
export class NotificationResolver {
  constructor(private readonly notifications: NotificationService) {}

  @Requires(Permission.OwnNotifications)
  @Mutation(() => MarkNotificationsReadPayload, {
    description:
      'Marks notifications as read. For people; refused for the assistant. When one of the ids is unknown, none is ' +
      'marked.',
  })
  async markNotificationsRead(
    @Arg('input', () => MarkNotificationsReadInput, { description: 'The notifications.' })
    input: MarkNotificationsReadInput,
    @Ctx() context: RequestContext,
  ) {
    const notifications = await this.notifications.markRead(actorOf(context), input.notificationIds);
    return { notifications, userErrors: [] };
  }

  @FieldResolver()
  async callToAction(@Root() told: NotificationEntity, @Ctx() context: RequestContext) {
    return presentCall(told, await matterOf(told, context));
  }

  @FieldResolver()
  async isSettled(@Root() told: NotificationEntity, @Ctx() context: RequestContext) {
    return told.callToAction !== null && presentCall(told, await matterOf(told, context)) === null;
  }

  @FieldResolver()
  phoneNumber(@Root() { phoneNumberId }: NotificationEntity, @Ctx() { loaders }: RequestContext) {
    return phoneNumberId ? loaders.phoneNumbers.load(phoneNumberId) : null;
  }

  @FieldResolver()
  async registration(@Root() { registrationId }: NotificationEntity, @Ctx() { loaders }: RequestContext) {
    return registrationId ? ((await loaders.registrations.load(registrationId))?.registration ?? null) : null;
  }
}

/** How what the notification's button is about stands by now. */
async function matterOf({ callToAction }: NotificationEntity, { loaders }: RequestContext): Promise<Matter> {
  const { intent, registrationId, phoneNumberId, contact } = callToAction ?? {};
  const asksForSetUp = intent === AssistantIntent.SET_UP_MESSAGING && phoneNumberId;
  return {
    registration: registrationId ? await loaders.registrationMatters.load(registrationId) : null,
    number: asksForSetUp ? await loaders.readiness.load(phoneNumberId) : null,
    contact: contact ? { hasOptedOut: (await loaders.optOuts.load(contact)) !== null } : null,
  };
}

/** The organization's notifications. */
@Resolver(() => Organization)
export class OrganizationNotificationsResolver {
  constructor(private readonly service: NotificationService) {}

  @FieldResolver(() => NotificationConnection)
  async notifications(
    @Root() { id }: OrganizationEntity,
    @Args(() => NotificationsArgs) { first, after, unread }: NotificationsArgs,
    @Ctx() context: RequestContext,
  ) {
    const actor = actorWithin(context, id);
    const request = page(first, after);
    return pageOf(
      await this.service.list(actor, request, unread ?? null),
      request,
      (notification) => notification.createdAt,
      () => this.service.count(actor, unread ?? null),
    );
  }
}
