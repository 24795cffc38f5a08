import { BrandFinder, brandEffects } from '../../services/brand-effects';
import { BucketStore } from '../../services/bucket-store';
import { CampaignCharges } from '../../services/campaign-charges';
import { campaignEffects } from '../../services/campaign-effects';
import { DirectoryStore } from '../../services/directory-store';
import { DocumentService } from '../../services/documents';
import { OwnKeywordsReader } from '../../services/own-keywords';
import { OwnerVerifications } from '../../services/owner-verifications';
import { PrimaryProfiles } from '../../services/primary-profiles';
import { RegistrationAddressChecks } from '../../services/registration-address-checks';
import { RegistrationDeadlines } from '../../services/registration-deadlines';
import { RegistrationEngine } from '../../services/registration-engine';
import { followUps } from '../../services/registration-follow-ups';
import { RegistrationReads } from '../../services/registration-reads';
import { ApprovedPapers } from '../../services/approved-papers';
import { RegistrationRenewals } from '../../services/registration-renewals';
import { RegistrationResources } from '../../services/registration-resources';
import { RegistrationStarter } from '../../services/registration-start';
import { RegistrationService } from '../../services/registrations';
import { RegulatoryDemands } from '../../services/regulatory-demands';
import { regulatoryEffects } from '../../services/regulatory-effects';
import { BundleExpiry } from '../../services/regulatory-follow-up';
import { renewalEffects } from '../../services/regulatory-renewal-effects';
import { RenewedNumbers } from '../../services/renewed-numbers';
import { resourceReaders } from '../../services/resource-readers';
import { tollFreeEffects } from '../../services/toll-free-effects';
import { bundleEffects, partEffects } from '../../services/trust-hub-effects';
import { policySids } from '../../services/trust-hub-policies';
import type { Foundation } from './foundation';
import type { Messaging } from './messaging';

export type Registrations = ReturnType<typeof buildRegistrations>;

/** Registrations of every programme, from the draft to the last review. */
export function buildRegistrations(foundation: Foundation, messaging: Messaging) {
  const { config, db, clock, keys, transactions, operations, credentials, records, twilio, noteDenied } =
    foundation;
  const { services, replies, keywordHandling } = messaging;
  const policies = policySids(config.twilio.trustHubPolicySids);
  const demands = new RegulatoryDemands(credentials, twilio.regulations);
  const files = config.documentBucket
    ? new BucketStore(config.documentBucket)
    : new DirectoryStore(config.documentStorageDirectory);
  const documents = new DocumentService(transactions, records, files, clock, keys, config.publicUrl);
  const resources = new RegistrationResources(
    transactions,
    records,
    resourceReaders({
      verifications: twilio.tollFreeVerifications,
      trustHub: twilio.trustHub,
      brands: twilio.brands,
      campaigns: twilio.campaigns,
      regulatory: twilio.regulatoryBundles,
    }),
    credentials,
    clock,
    noteDenied,
    followUps,
  );
  const primaryProfiles = new PrimaryProfiles(db, transactions, twilio.trustHub, clock, {
    ofParent: config.twilio.primaryProfileSid,
    policySid: policies['primary-profile'],
  });
  const finder = new BrandFinder(db, twilio.brands, twilio.campaigns, twilio.messagingServices);
  const engine = new RegistrationEngine(
    transactions,
    records,
    operations,
    {
      ...tollFreeEffects(twilio.tollFreeVerifications, clock),
      ...bundleEffects(twilio.trustHub, policies, clock),
      ...partEffects(twilio.trustHub, twilio.addresses),
      ...brandEffects(finder, twilio.brands, clock),
      ...campaignEffects(twilio.campaigns, services, clock),
      ...regulatoryEffects(twilio.regulatoryBundles, files, clock),
      ...renewalEffects(twilio.regulatoryBundles, new RenewedNumbers(db, twilio.numbers), clock),
    },
    credentials,
    resources,
    primaryProfiles,
    new OwnKeywordsReader(replies, async (id) => (await keywordHandling.ofAccount(db.manager, id)).handling),
    clock,
    noteDenied,
    {
      complianceEmail: config.complianceEmail,
      publicUrl: config.publicUrl,
      documentUrl: (publicToken) => documents.publicAddress(publicToken),
    },
  );
  const starter = new RegistrationStarter(transactions, records, keys, demands);
  return {
    policies,
    engine,
    resources,
    documents,
    reads: new RegistrationReads(transactions, records, clock),
    registrations: new RegistrationService(transactions, records, demands),
    starter,
    renewals: new RegistrationRenewals(
      transactions,
      records,
      starter,
      demands,
      new ApprovedPapers(credentials, twilio.regulatoryBundles),
      clock,
    ),
    addressChecks: new RegistrationAddressChecks(transactions, records, credentials, twilio.addresses),
    deadlines: new RegistrationDeadlines(transactions, records),
    expiry: new BundleExpiry(transactions, records),
    owners: new OwnerVerifications(transactions, records, twilio.brands, credentials),
    campaignCharges: new CampaignCharges(transactions),
  };
}
