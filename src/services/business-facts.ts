import type { BusinessFacts } from '../domain/organizations';
import type { OrganizationProfileEntity } from '../entities/organization';
import type { KeyRing } from '../lib/encryption';

/** The profile with the tax id in the clear: for prefilling and checks, never for output. */
export function businessFacts(profile: OrganizationProfileEntity, keys: KeyRing): BusinessFacts {
  const {
    taxIdEncrypted,
    taxIdLast4: _last4,
    id: _id,
    organizationId: _organization,
    updatedAt: _at,
    ...facts
  } = profile;
  return { ...facts, taxId: taxIdEncrypted ? keys.decrypt(taxIdEncrypted) : null };
}
