import { CallResolver, OrganizationCallsResolver, PhoneNumberCallsResolver } from '../../resolvers/calls';
import { CallSettingsResolver } from '../../resolvers/call-settings';
import { AddressResolver, OrganizationAddressesResolver } from '../../resolvers/addresses';
import { ComplianceReplyResolver, ComplianceSenderResolver } from '../../resolvers/compliance-replies';
import {
  ConsentEventResolver,
  ConversationResolver,
  OrganizationConversationsResolver,
} from '../../resolvers/conversations';
import { DeliverabilityDaysResolver, DeliverabilityResolver } from '../../resolvers/deliverability';
import { DocumentResolver } from '../../resolvers/documents';
import { MessageResolver } from '../../resolvers/messages';
import { MessagingWaysResolver } from '../../resolvers/messaging-ways';
import { NodeResolver } from '../../resolvers/node';
import { NotificationResolver, OrganizationNotificationsResolver } from '../../resolvers/notifications';
import { OptOutResolver } from '../../resolvers/opt-outs';
import { OrganizationResolver } from '../../resolvers/organizations';
import {
  MessagingReadinessResolver,
  OrganizationPhoneNumbersResolver,
  PhoneNumberResolver,
} from '../../resolvers/phone-numbers';
import { RegistrationChangesResolver } from '../../resolvers/registration-changes';
import { OrganizationRegistrationsResolver, RegistrationResolver } from '../../resolvers/registrations';
import { ReleaseResolver } from '../../resolvers/releases';
import { SubscriptionResolver } from '../../resolvers/subscriptions';
import { TeamResolver } from '../../resolvers/team';
import { ImportedNumberResolver, TwilioAccountResolver } from '../../resolvers/twilio-accounts';
import { ViewerResolver } from '../../resolvers/viewer';
import { CallSettingsService } from '../../services/call-settings';
import { ChargeService } from '../../services/charges';
import { DeliverabilityService } from '../../services/deliverability';
import { MessagingWaysService } from '../../services/messaging-ways';
import { NodeService } from '../../services/nodes';
import { NotificationService } from '../../services/notifications';
import { OptOutService } from '../../services/opt-outs';
import { PhoneCards } from '../../services/phone-cards';
import { ReleasePreviews } from '../../services/release-previews';
import { TeamService } from '../../services/team';
import type { Parts } from './parts';

/** One instance of every resolver class, by its class. */
export function buildResolvers(parts: Parts): ReadonlyMap<unknown, object> {
  const { organizations, accounts, numbers, messaging, calls, registrations } = parts;
  const { db, clock, keys, transactions } = parts.foundation;
  const notifications = new NotificationService(transactions);
  const deliverability = new DeliverabilityService(db, clock);
  return new Map<unknown, object>(
    [
      new ViewerResolver(organizations),
      new NodeResolver(new NodeService(db, messaging.replies)),
      new OrganizationResolver(organizations, accounts.managed, new ChargeService(db)),
      new PhoneNumberResolver(numbers.numbers, numbers.search, numbers.purchases, calls.voiceWebhooks),
      new MessagingReadinessResolver(),
      new OrganizationPhoneNumbersResolver(new PhoneCards(db, numbers.readiness), numbers.numbers),
      new ReleaseResolver(
        new ReleasePreviews(db, clock, numbers.numbers, numbers.readiness),
        accounts.releases,
        numbers.numbers,
      ),
      new AddressResolver(numbers.addresses),
      new OrganizationAddressesResolver(numbers.addressReads),
      new MessagingWaysResolver(new MessagingWaysService(db, clock, keys)),
      new RegistrationResolver(registrations.reads, numbers.histories),
      new RegistrationChangesResolver(
        registrations.starter,
        registrations.registrations,
        registrations.renewals,
        registrations.owners,
      ),
      new OrganizationRegistrationsResolver(registrations.reads),
      new DocumentResolver(registrations.documents),
      new MessageResolver(messaging.messages, messaging.media, messaging.testTexts),
      new ConversationResolver(messaging.conversations),
      new ConsentEventResolver(),
      new OrganizationConversationsResolver(messaging.conversations),
      new OptOutResolver(new OptOutService(transactions)),
      new CallResolver(calls.calls, calls.recordings),
      new PhoneNumberCallsResolver(),
      new OrganizationCallsResolver(calls.calls),
      new CallSettingsResolver(new CallSettingsService(db, transactions)),
      new TeamResolver(new TeamService(db, transactions)),
      new NotificationResolver(notifications),
      new OrganizationNotificationsResolver(notifications),
      new ComplianceReplyResolver(messaging.replies, messaging.keywordHandling),
      new ComplianceSenderResolver(),
      new TwilioAccountResolver(
        accounts.managed,
        accounts.connections,
        accounts.disconnections,
        accounts.status,
        accounts.rotation,
        accounts.outlooks,
        accounts.takeOvers,
        accounts.adoptions,
      ),
      new ImportedNumberResolver(),
      new DeliverabilityResolver(deliverability),
      new DeliverabilityDaysResolver(deliverability),
      new SubscriptionResolver(),
    ].map((resolver) => [resolver.constructor, resolver]),
  );
}
