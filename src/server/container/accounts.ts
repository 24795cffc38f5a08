import { AccountAdoptionService } from '../../services/account-adoption';
import { AccountOutlookService } from '../../services/account-change-facts';
import { AccountChecks } from '../../services/account-checks';
import { AccountConnectionService } from '../../services/account-connection';
import { AccountDisconnectionService } from '../../services/account-disconnection';
import { AccountImportService } from '../../services/account-import';
import { BundleInventoryReader } from '../../services/bundle-inventory';
import { AccountInventoryReader } from '../../services/account-inventory';
import { AccountStatusService } from '../../services/account-status';
import { AccountTraces } from '../../services/account-traces';
import { AccountService } from '../../services/accounts';
import { EventSetUpService } from '../../services/event-set-up';
import { NumberReleaser } from '../../services/number-releaser';
import { NumberTakeOverService } from '../../services/number-take-over';
import { ReconciliationService } from '../../services/reconciliation';
import { ReleaseService } from '../../services/releases';
import { TokenRotationService } from '../../services/token-rotation';
import type { Foundation } from './foundation';
import type { Messaging } from './messaging';
import type { Numbers } from './numbers';
import type { Registrations } from './registrations';

/** The account at Twilio that an organization uses, ours or its own, and what comes and goes with it. */
export function buildAccounts(
  foundation: Foundation,
  { numbers }: Numbers,
  { services, pool }: Messaging,
  { policies, starter }: Registrations,
) {
  const { config, db, keys, transactions, operations, credentials, records, twilio, health, noteDenied } =
    foundation;
  const { publicUrl } = config;
  const events = new EventSetUpService(
    db,
    transactions,
    operations,
    credentials,
    twilio.events,
    health,
    publicUrl,
  );
  const traces = new AccountTraces(
    db,
    keys,
    twilio.numberSettings,
    twilio.messagingServices,
    twilio.a2pInventory,
    twilio.events,
    publicUrl,
  );
  const releaser = new NumberReleaser(db, transactions, operations, credentials, twilio.numbers, noteDenied, [
    (account, number) => pool.leave(account, number),
  ]);
  return {
    managed: new AccountService(db, transactions, operations, twilio.accounts, keys),
    events,
    reconciliation: new ReconciliationService(
      db,
      transactions,
      credentials,
      health,
      events,
      twilio.numbers,
      pool,
      publicUrl,
    ),
    releaser,
    releases: new ReleaseService(db, transactions, releaser),
    connections: new AccountConnectionService(
      transactions,
      new AccountChecks(
        twilio.accounts,
        twilio.numbers,
        twilio.messagingServices,
        twilio.events,
        twilio.a2pInventory,
      ),
      keys,
    ),
    imports: new AccountImportService(
      transactions,
      credentials,
      new AccountInventoryReader(
        twilio.numberSettings,
        twilio.messagingServices,
        twilio.a2pInventory,
        twilio.events,
        twilio.tollFreeVerifications,
        twilio.trustHub,
        new BundleInventoryReader(twilio.regulatoryBundles, twilio.regulations, twilio.addresses),
        policies,
      ),
      keys,
      noteDenied,
      publicUrl,
    ),
    disconnections: new AccountDisconnectionService(transactions, credentials, traces),
    status: new AccountStatusService(transactions, twilio.accounts),
    rotation: new TokenRotationService(transactions, twilio.accounts, twilio.authTokens, keys),
    outlooks: new AccountOutlookService(transactions),
    adoptions: new AccountAdoptionService(transactions, records, starter),
    takeOvers: new NumberTakeOverService(
      transactions,
      credentials,
      numbers,
      twilio.numberSettings,
      services,
      keys,
      noteDenied,
      publicUrl,
    ),
  };
}
