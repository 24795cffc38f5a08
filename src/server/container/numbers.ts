import { AddressReads } from '../../services/address-reads';
import { AddressWork } from '../../services/address-work';
import { AddressService } from '../../services/addresses';
import { ApprovedBundles } from '../../services/approved-bundles';
import { NumberBuyer } from '../../services/number-buyer';
import { NumberCatalogue } from '../../services/number-catalogue';
import { NumberSearchService } from '../../services/number-search';
import { NumberService } from '../../services/numbers';
import { PricingService } from '../../services/pricing';
import { PurchaseRequirements } from '../../services/purchase-requirements';
import { PurchaseService } from '../../services/purchases';
import { ReadinessService } from '../../services/readiness';
import { WaitHistories } from '../../services/wait-histories';
import type { Foundation } from './foundation';

export type Numbers = ReturnType<typeof buildNumbers>;

/** Finding and buying numbers, and what a number needs by law. */
export function buildNumbers(foundation: Foundation) {
  const { config, db, clock, transactions, operations, credentials, records, twilio, health } = foundation;
  const pricing = new PricingService(twilio.pricing, clock);
  const bundles = new ApprovedBundles(db, records, clock);
  const catalogue = new NumberCatalogue(twilio.numbers, twilio.regulations, clock);
  const addressReads = new AddressReads(db);
  const addressWork = new AddressWork(
    db,
    transactions,
    operations,
    credentials,
    twilio.addresses,
    foundation.noteDenied,
  );
  const buyer = new NumberBuyer(
    db,
    transactions,
    operations,
    credentials,
    twilio.numbers,
    pricing,
    health,
    bundles,
    config.publicUrl,
  );
  const requirements = new PurchaseRequirements(db, credentials, catalogue, bundles);
  const histories = new WaitHistories(db);
  return {
    numbers: new NumberService(db, transactions),
    search: new NumberSearchService(db, clock, credentials, twilio.numbers, catalogue, pricing, health),
    buyer,
    purchases: new PurchaseService(db, transactions, buyer, requirements, bundles),
    addresses: new AddressService(db, transactions, addressReads, addressWork, credentials, twilio.addresses),
    addressReads,
    addressWork,
    histories,
    readiness: new ReadinessService(db, histories, clock),
  };
}
