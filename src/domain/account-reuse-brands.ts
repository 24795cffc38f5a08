import type { InventoryBrand } from './account-inventory';
import type { ReuseFacts } from './account-reuse-things';

/** The brand that no campaign of the account rests on: one that can be used before others. */
export function idleBrand({ inventory: { brands } }: ReuseFacts): InventoryBrand | null {
  return brands.find(isUsable) ?? brands.find(({ status }) => status === 'APPROVED') ?? brands[0] ?? null;
}

/** Campaigns can be made with it: approved, and of a sole proprietor also answered with YES (error 21717). */
export function isUsable({ kind, status, identityStatus }: InventoryBrand): boolean {
  return status === 'APPROVED' && (kind !== 'SOLE_PROPRIETOR' || identityStatus === 'VERIFIED');
}

/** Whether a registration was begun here that does not build upon this brand. */
export function begunWithout({ registration }: ReuseFacts, brand: InventoryBrand): boolean {
  return registration !== null && registration.brandSid !== brand.sid;
}
