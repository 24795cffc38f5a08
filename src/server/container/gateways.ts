import type { DataSource } from 'typeorm';
import type { Config } from '../../config/config';
import { registrationTurns } from '../../services/registration-paces';
import { A2pInventoryGateway } from '../../twilio/a2p-inventory';
import { AccountGateway } from '../../twilio/accounts';
import { AddressGateway } from '../../twilio/addresses';
import { AuthTokenGateway } from '../../twilio/auth-tokens';
import { BrandGateway } from '../../twilio/brands';
import { CallGateway } from '../../twilio/calls';
import { CampaignGateway } from '../../twilio/campaigns';
import { TwilioClients } from '../../twilio/client';
import { EventStreamGateway } from '../../twilio/events';
import { MediaGateway } from '../../twilio/media';
import { MessageGateway } from '../../twilio/messages';
import { MessagingServiceGateway } from '../../twilio/messaging-services';
import { NumberSettingsGateway } from '../../twilio/number-settings';
import { PhoneNumberGateway } from '../../twilio/phone-numbers';
import { PricingGateway } from '../../twilio/pricing';
import { RegistrationPace } from '../../twilio/registration-pace';
import { RegulationGateway } from '../../twilio/regulations';
import { RegulatoryBundleGateway } from '../../twilio/regulatory-bundles';
import { TollFreeVerificationGateway } from '../../twilio/toll-free-verifications';
import { TrustHubGateway } from '../../twilio/trust-hub';

export type Gateways = ReturnType<typeof buildGateways>;

/** One gateway to each part of Twilio's API. */
export function buildGateways({ twilio }: Config, db: DataSource) {
  const clients = new TwilioClients(twilio, twilio);
  const pace = new RegistrationPace(registrationTurns(db, twilio.registrationCallsPerSecond));
  return {
    a2pInventory: new A2pInventoryGateway(clients),
    accounts: new AccountGateway(clients),
    addresses: new AddressGateway(clients),
    authTokens: new AuthTokenGateway(clients),
    brands: new BrandGateway(clients, pace),
    calls: new CallGateway(clients),
    campaigns: new CampaignGateway(clients, pace),
    events: new EventStreamGateway(clients),
    media: new MediaGateway(twilio.baseUrl),
    messages: new MessageGateway(clients),
    messagingServices: new MessagingServiceGateway(clients),
    numbers: new PhoneNumberGateway(clients),
    numberSettings: new NumberSettingsGateway(clients),
    pricing: new PricingGateway(clients),
    regulations: new RegulationGateway(clients),
    regulatoryBundles: new RegulatoryBundleGateway(clients),
    tollFreeVerifications: new TollFreeVerificationGateway(clients),
    trustHub: new TrustHubGateway(clients),
  };
}
