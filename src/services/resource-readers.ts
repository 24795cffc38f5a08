import { ReviewOutcome, type ResourceKind } from '../domain/programmes/programme';
import { mergedBundle } from '../domain/programmes/regulatory/objects';
import { reviewRegulatory } from '../domain/programmes/regulatory/plan';
import { campaignRate } from '../domain/sender-rates';
import type { RegistrationResourceEntity } from '../entities/registration-resource';
import type { Brand, BrandGateway } from '../twilio/brands';
import type { Campaign, CampaignGateway } from '../twilio/campaigns';
import type { AccountCredentials } from '../twilio/client';
import type { Outcome } from '../twilio/outcome';
import type { RegulatoryBundleGateway } from '../twilio/regulatory-bundles';
import type { RegulatoryBundle } from '../twilio/regulatory-readings';
import type { TollFreeVerification, TollFreeVerificationGateway } from '../twilio/toll-free-verifications';
import type { Bundle, BundleFamily, TrustHubGateway } from '../twilio/trust-hub';
import { mapped, type Shown } from './effects';
import { objectionsTo } from './regulatory-objections';

/** Asks Twilio for the present state of one kind of mirrored resource. */
export type ResourceReader = (
  account: AccountCredentials,
  resource: RegistrationResourceEntity,
) => Promise<Outcome<Shown>>;

export type ResourceReaders = Partial<Record<ResourceKind, ResourceReader>>;

export interface ReaderGateways {
  verifications: TollFreeVerificationGateway;
  trustHub: TrustHubGateway;
  brands: BrandGateway;
  campaigns: CampaignGateway;
  regulatory: RegulatoryBundleGateway;
}

/** How each kind of resource is read; what has no reader is known from events alone. */
export function resourceReaders({
  verifications,
  trustHub,
  brands,
  campaigns,
  regulatory,
}: ReaderGateways): ResourceReaders {
  const bundle =
    (family: BundleFamily): ResourceReader =>
    async (account, { twilioSid }) =>
      mapped(await trustHub.fetch(account, family, twilioSid), shownBundle);
  return {
    'toll-free-verification': async (account, { twilioSid }) =>
      mapped(await verifications.fetch(account, twilioSid), shownVerification),
    'customer-profile': bundle('customer-profile'),
    'trust-product': bundle('trust-product'),
    brand: async (account, { twilioSid }) => mapped(await brands.fetch(account, twilioSid), shownBrand),
    'regulatory-bundle': async (account, resource) => {
      if (resource.status === mergedBundle) return { kind: 'done', value: resource };
      const { twilioSid } = resource;
      const found = await regulatory.fetch(account, twilioSid);
      if (found.kind !== 'done' || reviewRegulatory(found.value) !== ReviewOutcome.SENT_BACK)
        return mapped(found, (bundle) => shownRegulatoryBundle(bundle, []));
      const reasons = await objectionsTo(regulatory, account, twilioSid);
      return mapped(reasons, (all) => shownRegulatoryBundle(found.value, all));
    },
    campaign: async (account, { twilioSid, detail }) => {
      const found = await campaigns.find(account, twilioSid);
      if (found.kind !== 'done') return found;
      // Another campaign may have taken its place in the service.
      const isIt = found.value !== null && (!detail.madeAt || isSame(found.value, detail.madeAt));
      return isIt ? { kind: 'done', value: shownCampaign(found.value!) } : { kind: 'gone' };
    },
  };
}

function isSame({ createdAt }: Campaign, madeAt: unknown): boolean {
  return createdAt === null || createdAt.toISOString() === madeAt;
}

export function shownVerification(verification: TollFreeVerification): Shown {
  const { status, reasons, editAllowed, editExpiresAt, updatedAt } = verification;
  return { status, reasons, editAllowed, editExpiresAt, detail: {}, twilioUpdatedAt: updatedAt };
}

export function shownBundle({ status, reasons, policySid, validUntil, updatedAt }: Bundle): Shown {
  return { ...unlimited, status, reasons, detail: { policySid, validUntil }, twilioUpdatedAt: updatedAt };
}

export function shownRegulatoryBundle(bundle: RegulatoryBundle, reasons: Shown['reasons']): Shown {
  const { status, validUntil, updatedAt } = bundle;
  return { ...unlimited, status, reasons, detail: { validUntil }, twilioUpdatedAt: updatedAt };
}

export function shownBrand(brand: Brand): Shown {
  const { status, identityStatus, registryId, score, reasons, updatedAt } = brand;
  return {
    ...unlimited,
    status,
    // An approved brand's errors are advice on its score.
    reasons: status === 'FAILED' ? reasons : [],
    detail: { identityStatus, registryId, score, kind: brand.kind },
    twilioUpdatedAt: updatedAt,
  };
}

export function shownCampaign({ status, reasons, brandSid, createdAt, ...campaign }: Campaign): Shown {
  return {
    ...unlimited,
    status,
    reasons,
    detail: {
      brandSid,
      registryId: campaign.registryId,
      useCase: campaign.useCase,
      isExternal: campaign.isExternal,
      segmentsPerSecond: status === 'VERIFIED' ? campaignRate(campaign) : null,
      madeAt: createdAt?.toISOString() ?? null,
    },
    twilioUpdatedAt: campaign.updatedAt,
  };
}

/** Where Twilio sets no limit to corrections. */
const unlimited = { editAllowed: null, editExpiresAt: null } as const;
