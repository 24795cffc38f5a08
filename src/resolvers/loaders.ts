import type { OrganizationActor } from '../domain/actor';
import type { CallService } from '../services/calls';
import type { AddressReads } from '../services/address-reads';
import type { ConversationService } from '../services/conversations';
import type { MessageService } from '../services/messages';
import type { NumberTakeOverService } from '../services/number-take-over';
import type { NumberService } from '../services/numbers';
import type { OrganizationService } from '../services/organizations';
import type { ReadinessService } from '../services/readiness';
import type { RegistrationReads } from '../services/registration-reads';
import { createCallLoaders } from './loaders/calls';
import { createAddressLoaders } from './loaders/addresses';
import { createMessageLoaders } from './loaders/messages';
import { createNumberLoaders } from './loaders/numbers';
import { createOrganizationLoaders } from './loaders/organizations';
import { createRegistrationLoaders } from './loaders/registrations';

/** What loaders read through. */
export interface LoaderServices {
  organizations: OrganizationService;
  numbers: NumberService;
  addresses: AddressReads;
  readiness: ReadinessService;
  takeOvers: NumberTakeOverService;
  registrations: RegistrationReads;
  messages: MessageService;
  conversations: ConversationService;
  calls: CallService;
}

/** Batches and remembers reads for the length of one operation, always within the caller's organization. */
export function createLoaders(services: LoaderServices, actor: OrganizationActor) {
  return {
    ...createOrganizationLoaders(services.organizations, actor),
    ...createNumberLoaders(services.numbers, services.readiness, services.takeOvers, actor),
    ...createAddressLoaders(services.addresses, actor),
    ...createRegistrationLoaders(services.registrations, actor),
    ...createMessageLoaders(services.messages, services.conversations, actor),
    ...createCallLoaders(services.calls, actor),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
