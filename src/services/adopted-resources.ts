import type { InventoryBrand, InventoryService } from '../domain/account-inventory';
import type { ReusePlan } from '../domain/account-reuse';
import type { ReuseFacts } from '../domain/account-reuse-things';
import { brandStep, campaignStep, profileStep } from '../domain/programmes/a2p/steps';
import type { AdoptedResource } from './adopted-registrations';

/** What local numbers text under, as the steps of their registration see it. */
export function localResources({ service, brand }: ReusePlan, { inventory }: ReuseFacts): AdoptedResource[] {
  const profile = inventory.profiles.find(({ sid }) => sid === brand?.customerProfileSid);
  return [
    ...(profile
      ? [
          {
            kind: 'customer-profile' as const,
            step: profileStep,
            sid: profile.sid,
            status: profile.status,
            reasons: profile.reasons,
            detail: {},
          },
        ]
      : []),
    ...(brand ? [brandOf(brand)] : []),
    campaignOf(service!, campaignStep),
  ];
}

/** The registration of the business. */
export function brandOf(brand: InventoryBrand): AdoptedResource {
  const { sid, status, reasons, identityStatus, registryId } = brand;
  const kind = brand.kind === 'SOLE_PROPRIETOR' ? 'SOLE_PROPRIETOR' : 'STANDARD';
  return {
    kind: 'brand',
    step: brandStep,
    sid,
    status,
    reasons,
    detail: { identityStatus, registryId, kind },
  };
}

/** The texting plan of a messaging service. */
export function campaignOf({ sid, campaign }: InventoryService, step: string): AdoptedResource {
  const { status, reasons, brandSid, registryId, useCase, isExternal, createdAt: madeAt } = campaign!;
  const detail = { brandSid, registryId, useCase, isExternal, madeAt };
  return { kind: 'campaign', step, sid, status, reasons, detail };
}
