import type { KeyRing } from '../lib/encryption';
import { AccountOutlookService } from '../services/account-change-facts';
import { AccountChecks } from '../services/account-checks';
import { AccountConnectionService } from '../services/account-connection';
import type { AccountCredentialsReader } from '../services/account-credentials';
import { AccountDisconnectionService } from '../services/account-disconnection';
import { AccountImportService } from '../services/account-import';
import { AccountInventoryReader } from '../services/account-inventory';
import { AccountStatusService } from '../services/account-status';
import { AccountTraces } from '../services/account-traces';
import type { MessagingServices } from '../services/messaging-service';
import { NumberTakeOverService } from '../services/number-take-over';
import type { NumberService } from '../services/numbers';
import { TokenRotationService } from '../services/token-rotation';
import type { PolicySids } from '../services/trust-hub-policies';
import type { Transactions } from '../services/unit-of-work';
import type { A2pInventoryGateway } from '../twilio/a2p-inventory';
import type { AccountGateway } from '../twilio/accounts';
import type { AuthTokenGateway } from '../twilio/auth-tokens';
import type { EventStreamGateway } from '../twilio/events';
import type { MessagingServiceGateway } from '../twilio/messaging-services';
import type { NumberSettingsGateway } from '../twilio/number-settings';
import type { PhoneNumberGateway } from '../twilio/phone-numbers';
import type { TollFreeVerificationGateway } from '../twilio/toll-free-verifications';
import type { TrustHubGateway } from '../twilio/trust-hub';

interface Parts {
  transactions: Transactions;
  credentials: AccountCredentialsReader;
  numbers: NumberService;
  keys: KeyRing;
  noteDenied: (organizationId: string) => Promise<void>;
  publicUrl: string;
  gateways: {
    accounts: AccountGateway;
    numbers: PhoneNumberGateway;
    numberSettings: NumberSettingsGateway;
    services: MessagingServiceGateway;
    events: EventStreamGateway;
    a2p: A2pInventoryGateway;
    verifications: TollFreeVerificationGateway;
    tokens: AuthTokenGateway;
    trustHub: TrustHubGateway;
  };
  policies: PolicySids;
  messagingServices: MessagingServices;
}

/** Everything that changes which account an organization uses, and how. */
export function buildOwnAccounts({
  transactions,
  credentials,
  numbers,
  keys,
  noteDenied,
  publicUrl,
  gateways,
  policies,
  messagingServices,
}: Parts) {
  const { accounts, numberSettings, services, events, a2p, verifications, tokens, trustHub } = gateways;
  const traces = new AccountTraces(transactions.db, keys, numberSettings, services, a2p, events, publicUrl);
  return {
    connections: new AccountConnectionService(
      transactions,
      new AccountChecks(accounts, gateways.numbers, services, events, a2p),
      keys,
    ),
    imports: new AccountImportService(
      transactions,
      credentials,
      new AccountInventoryReader(numberSettings, services, a2p, events, verifications, trustHub, policies),
      keys,
      noteDenied,
      publicUrl,
    ),
    disconnections: new AccountDisconnectionService(transactions, credentials, traces),
    status: new AccountStatusService(transactions, accounts),
    rotation: new TokenRotationService(transactions, accounts, tokens, keys),
    outlooks: new AccountOutlookService(transactions),
    takeOvers: new NumberTakeOverService(
      transactions,
      credentials,
      numbers,
      numberSettings,
      messagingServices,
      keys,
      noteDenied,
      publicUrl,
    ),
  };
}
