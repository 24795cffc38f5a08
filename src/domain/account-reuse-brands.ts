import type { InventoryBrand } from './account-inventory';
import { ReusableKind, type ReusableThing, type ReuseFacts, ReuseState } from './account-reuse-things';

/** A brand that no campaign of the account rests on and that can be used, to choose from. */
export interface BrandChoice {
  businessRegistrationSid: string;
  name: string;
  detail: string;
  isChosen: boolean;
}

/** Brands that no campaign of the account rests on. */
function idleBrands({ inventory: { brands, services } }: ReuseFacts): InventoryBrand[] {
  const inUse = new Set(services.flatMap(({ campaign }) => campaign?.brandSid ?? []));
  return brands.filter(({ sid }) => !inUse.has(sid));
}

/** The one of them to speak of: the one that is asked for, or else one that can be used before others. */
export function idleBrand(facts: ReuseFacts, wished: string | null): InventoryBrand | null {
  const brands = idleBrands(facts);
  if (wished !== null) return brands.filter(isUsable).find(({ sid }) => sid === wished) ?? null;
  return brands.find(isUsable) ?? brands.find(({ status }) => status === 'APPROVED') ?? brands[0] ?? null;
}

/** What Twilio was told for the carriers, by whether the brand that is used rests on it. */
export function describeProducts(
  { products = [], brands }: ReuseFacts['inventory'],
  brand: InventoryBrand | null,
  isInUse: boolean,
): ReusableThing[] {
  const standing = (sid: string): Pick<ReusableThing, 'state' | 'detail'> => {
    if (brand?.trustProductSid === sid)
      return {
        state: isInUse ? ReuseState.IN_USE : ReuseState.USABLE,
        detail: 'Your registration with the carriers rests on it. It stays as it is.',
      };
    const detail = brands.some(({ trustProductSid }) => trustProductSid === sid)
      ? 'Another registration with the carriers rests on it. It stays as it is.'
      : 'No registration with the carriers rests on it. One that you start here makes its own; this stays as it is.';
    return { state: ReuseState.NOT_USED, detail };
  };
  return products.map((sid) => ({
    kind: ReusableKind.TEXTING_PROFILE,
    title: 'Preparation for the mobile carriers',
    twilioSid: sid,
    phoneNumberId: null,
    ...standing(sid),
  }));
}

/** What there is to choose from, told apart in words. */
export function brandChoices(facts: ReuseFacts, chosen: InventoryBrand | null): BrandChoice[] {
  return idleBrands(facts)
    .filter(isUsable)
    .map((brand) => ({
      businessRegistrationSid: brand.sid,
      name: brand.businessName ?? 'A business that its profile does not name',
      detail: detailOf(brand),
      isChosen: brand.sid === chosen?.sid,
    }));
}

function detailOf({ kind, skipsVetting, registryId }: InventoryBrand): string {
  const way =
    kind === 'SOLE_PROPRIETOR'
      ? 'Registered as a person without a company'
      : `Registered as a business ${skipsVetting ? 'that texts little' : 'with the extended check'}`;
  return registryId === null ? `${way}.` : `${way}; the carriers know it as ${registryId}.`;
}

/** Campaigns can be made with it: approved, and of a sole proprietor also answered with YES (error 21717). */
export function isUsable({ kind, status, identityStatus }: InventoryBrand): boolean {
  return status === 'APPROVED' && (kind !== 'SOLE_PROPRIETOR' || identityStatus === 'VERIFIED');
}

/** Whether a registration was begun here that does not build upon this brand. */
export function begunWithout({ registration }: ReuseFacts, brand: InventoryBrand): boolean {
  return registration !== null && registration.brandSid !== brand.sid;
}
