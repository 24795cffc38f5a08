import { ArrayMaxSize } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { NotificationKind } from '../domain/notifications';
import { CallToAction } from './calls-to-action';
import { describedEnum } from './enums';
import { UserError, userErrorsDescription } from './errors';
import { Node } from './node';
import { countedConnectionOf, PageArgs } from './pagination';
import { PhoneNumber } from './phone-numbers';
import { Registration } from './registrations';
import { DateTime } from './scalars';

describedEnum(NotificationKind, 'NotificationKind', 'What a notification is about.', {
  REGISTRATION_APPROVED: 'A registration was approved.',
  REGISTRATION_ACTION_NEEDED: 'A registration was sent back or needs something from a person.',
  REGISTRATION_DEADLINE: 'Something can be put right only for a short while longer.',
  NUMBER_PURCHASED: 'A number was bought.',
  NUMBER_FAILED: 'A number could not be bought.',
  MESSAGING_READY: 'A number can text customers now.',
  ACCOUNT_PROBLEM: "Something is wrong with the organization's Twilio account.",
  ACCOUNT_CHANGED: "Something that was asked for has happened to the organization's Twilio account.",
  OPT_OUT_REQUEST: 'A contact asked in their own words for no more texts.',
  VOICEMAIL_RECEIVED: 'A caller left a message.',
});

@ObjectType({
  implements: Node,
  description: 'Something that happened and that people should know of. Each occasion is notified once.',
  simpleResolvers: true,
})
export class Notification implements Node {
  id!: string;

  @Field(() => NotificationKind, { description: 'What it is about, for programs.' })
  kind!: NotificationKind;

  @Field(() => String, { description: 'What happened, in a few words.' })
  title!: string;

  @Field(() => String, { description: 'The same in a sentence or two, fit for an email or a push message.' })
  body!: string;

  @Field(() => CallToAction, {
    nullable: true,
    description:
      'What to do now; null when there is nothing to do, also once it is done (`isSettled`). It follows the ' +
      'registration or number that it is about without a new `revision`: when one of those changes, read this again.',
  })
  callToAction!: CallToAction | null;

  @Field(() => Boolean, {
    description: 'True once nothing is left to do of what it asked for; false when it asked for nothing.',
  })
  isSettled!: boolean;

  @Field(() => PhoneNumber, {
    nullable: true,
    description: 'The number it is about; null when it is about none.',
  })
  phoneNumber!: PhoneNumber | null;

  @Field(() => Registration, {
    nullable: true,
    description: 'The registration it is about; null when about none.',
  })
  registration!: Registration | null;

  @Field(() => DateTime, { description: 'When it happened.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was marked as read; null while unread.' })
  readAt!: Date | null;

  @Field(() => Int, { description: 'Goes up with every change; drop what is older than what you show.' })
  revision!: number;
}

export const NotificationConnection = countedConnectionOf(
  'Notification',
  () => Notification,
  'A page of notifications, newest first.',
);

/** Arguments of `Organization.notifications`. */
@ArgsType()
export class NotificationsArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True for unread ones only, false for read ones only; leave out for all.',
  })
  unread?: boolean | null;
}

@InputType({ description: 'Which notifications have been read.' })
export class MarkNotificationsReadInput {
  @Field(() => [ID], { description: 'The notifications, up to 100. Those read already stay as they are.' })
  @ArrayMaxSize(100, { message: 'Mark at most 100 notifications in one call.' })
  notificationIds!: string[];
}

@ObjectType({ description: 'The result of `markNotificationsRead`.', simpleResolvers: true })
export class MarkNotificationsReadPayload {
  @Field(() => [Notification], {
    description: 'The notifications as they are now; empty when nothing was changed.',
  })
  notifications!: Notification[];

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
