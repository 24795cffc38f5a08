import { AddressResolver } from '../resolvers/addresses';
import { ComplianceReplyResolver, ComplianceSenderResolver } from '../resolvers/compliance-replies';
import {
  ConsentEventResolver,
  ConversationResolver,
  OrganizationConversationsResolver,
} from '../resolvers/conversations';
import { DeliverabilityDaysResolver, DeliverabilityResolver } from '../resolvers/deliverability';
import { DocumentResolver } from '../resolvers/documents';
import { MessageResolver } from '../resolvers/messages';
import { MessagingWaysResolver } from '../resolvers/messaging-ways';
import { NodeResolver } from '../resolvers/node';
import { NotificationResolver, OrganizationNotificationsResolver } from '../resolvers/notifications';
import { OptOutResolver } from '../resolvers/opt-outs';
import { OrganizationResolver } from '../resolvers/organizations';
import {
  MessagingReadinessResolver,
  OrganizationPhoneNumbersResolver,
  PhoneNumberResolver,
} from '../resolvers/phone-numbers';
import { OrganizationRegistrationsResolver, RegistrationResolver } from '../resolvers/registrations';
import { SubscriptionResolver } from '../resolvers/subscriptions';
import { ViewerResolver } from '../resolvers/viewer';
import type { ResolverClass } from '../schema/build';

/** Every resolver class of the API. */
export const resolverClasses: readonly ResolverClass[] = [
  ViewerResolver,
  NodeResolver,
  OrganizationResolver,
  PhoneNumberResolver,
  MessagingReadinessResolver,
  OrganizationPhoneNumbersResolver,
  MessagingWaysResolver,
  AddressResolver,
  RegistrationResolver,
  OrganizationRegistrationsResolver,
  DocumentResolver,
  MessageResolver,
  ConversationResolver,
  ConsentEventResolver,
  OrganizationConversationsResolver,
  OptOutResolver,
  NotificationResolver,
  OrganizationNotificationsResolver,
  ComplianceReplyResolver,
  ComplianceSenderResolver,
  DeliverabilityDaysResolver,
  DeliverabilityResolver,
  SubscriptionResolver,
];
