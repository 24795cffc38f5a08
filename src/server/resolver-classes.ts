import { AddressResolver, OrganizationAddressesResolver } from '../resolvers/addresses';
import { ComplianceReplyResolver, ComplianceSenderResolver } from '../resolvers/compliance-replies';
import { CallResolver, OrganizationCallsResolver, PhoneNumberCallsResolver } from '../resolvers/calls';
import { CallSettingsResolver } from '../resolvers/call-settings';
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
import { RegistrationChangesResolver } from '../resolvers/registration-changes';
import { OrganizationRegistrationsResolver, RegistrationResolver } from '../resolvers/registrations';
import { ReleaseResolver } from '../resolvers/releases';
import { SubscriptionResolver } from '../resolvers/subscriptions';
import { TeamResolver } from '../resolvers/team';
import { ImportedNumberResolver, TwilioAccountResolver } from '../resolvers/twilio-accounts';
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
  ReleaseResolver,
  MessagingWaysResolver,
  AddressResolver,
  OrganizationAddressesResolver,
  RegistrationResolver,
  RegistrationChangesResolver,
  OrganizationRegistrationsResolver,
  DocumentResolver,
  MessageResolver,
  ConversationResolver,
  ConsentEventResolver,
  OrganizationConversationsResolver,
  OptOutResolver,
  CallResolver,
  PhoneNumberCallsResolver,
  OrganizationCallsResolver,
  CallSettingsResolver,
  TeamResolver,
  NotificationResolver,
  OrganizationNotificationsResolver,
  ComplianceReplyResolver,
  ComplianceSenderResolver,
  DeliverabilityDaysResolver,
  DeliverabilityResolver,
  TwilioAccountResolver,
  ImportedNumberResolver,
  SubscriptionResolver,
];
