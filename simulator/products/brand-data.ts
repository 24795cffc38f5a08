import type { Brand, RegistrationError, TrustObject } from '../compliance-state';
import { countryOf, isTollFree } from '../phone';
import type { World } from '../world';
import { brandError } from './a2p-errors';

/** Length limits of The Campaign Registry (error 30701); Trust Hub itself accepts longer text. */
const LIMITS: Record<string, number> = {
  business_name: 255,
  friendly_name: 255,
  business_registration_number: 21,
  first_name: 100,
  last_name: 100,
  phone_number: 20,
  street: 100,
  city: 100,
  region: 20,
  postal_code: 10,
  country: 2,
  email: 100,
  website_url: 100,
  stock_ticker: 10,
};
/** What one sole proprietor's details may be used for, over all providers and for life. */
const MOBILE_USES = 3;
const EMAIL_USES = 10;
const ADDRESS_USES = 10;

type Details = Record<string, string>;

/** What the registry is told of a brand: everything in its customer profile and trust product. */
export function detailsOf(world: World, brand: Brand): Details {
  const bundles = [brand.customerProfileSid, brand.trustProductSid];
  const objects = Object.values(world.entityAssignments)
    .filter(({ bundleSid }) => bundles.includes(bundleSid))
    .map(({ objectSid }) => objectSid);
  const details: Details = { friendly_name: world.bundles[brand.customerProfileSid]?.friendlyName ?? '' };
  const add = (object: TrustObject | undefined): void => {
    for (const [name, value] of Object.entries(object?.attributes ?? {}))
      if (typeof value === 'string') details[name] = value.trim();
  };
  // The second representative is not passed on.
  for (const sid of objects)
    if (world.endUsers[sid]?.type !== 'authorized_representative_2') add(world.endUsers[sid]);
  const document = objects.map((sid) => world.supportingDocuments[sid]).find((found) => found !== undefined);
  const address = world.addresses[String(document?.attributes.address_sids ?? '')];
  if (address) {
    Object.assign(details, {
      street: address.street,
      city: address.city,
      region: address.region,
      postal_code: address.postalCode,
      country: address.isoCountry,
    });
  }
  return details;
}

/** What the registry refuses a brand for before any person looks at it; null when nothing. */
export function dataProblem(world: World, brand: Brand): RegistrationError | null {
  const details = detailsOf(world, brand);
  const bad = Object.keys(LIMITS).filter((name) => (details[name]?.length ?? 0) > (LIMITS[name] ?? 0));
  if (details.country === 'US' && !/^[A-Z]{2}$/.test(details.region ?? '')) bad.push('region');
  if (brand.brandType === 'STANDARD') {
    const digits = details.business_registration_number?.replace(/\D/g, '') ?? '';
    if (details.business_registration_identifier === 'EIN' && digits.length !== 9)
      bad.push('business_registration_number');
  }
  if (bad.length > 0) return brandError(30701, [...new Set(bad)]);
  return brand.brandType === 'SOLE_PROPRIETOR' ? ownerProblem(world, brand, details) : null;
}

/** A sole proprietor answers on a real US or Canadian cell phone, not too often used already. */
function ownerProblem(world: World, brand: Brand, details: Details): RegistrationError | null {
  const mobile = details.mobile_phone_number ?? '';
  const country = countryOf(mobile);
  const ours = Object.values(world.phoneNumbers).some(({ phoneNumber }) => phoneNumber === mobile);
  if ((country !== 'US' && country !== 'CA') || isTollFree(mobile) || ours) return brandError(30751);
  if (!world.limits.ownerReuse) return null;
  const others = Object.values(world.brands)
    .filter(
      (other) => other.brandType === 'SOLE_PROPRIETOR' && other.sid !== brand.sid && other.tcrId !== null,
    )
    .map((other) => detailsOf(world, other));
  const uses = (same: (other: Details) => boolean): number => others.filter(same).length;
  if (uses((other) => other.mobile_phone_number === mobile) >= MOBILE_USES) return brandError(30750);
  if (uses((other) => other.email === details.email) >= EMAIL_USES) return brandError(30749);
  const place = ({ street, postal_code: zip }: Details): string => `${street} ${zip}`;
  return uses((other) => place(other) === place(details)) >= ADDRESS_USES ? brandError(30747) : null;
}
