import { AddressResolver } from '../resolvers/addresses';
import { DocumentResolver } from '../resolvers/documents';
import { NodeResolver } from '../resolvers/node';
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
  AddressResolver,
  RegistrationResolver,
  OrganizationRegistrationsResolver,
  DocumentResolver,
  SubscriptionResolver,
];
