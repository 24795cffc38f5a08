import type { InventoryBrand } from '../domain/account-inventory';
import type { AccountCredentials } from '../twilio/client';
import type { Outcome } from '../twilio/outcome';
import type { BundlePart, TrustHubGateway } from '../twilio/trust-hub';
import { patiently } from './patiently';

/** Names the businesses of an account's brands as their profiles do: where there are several to tell apart. */
export async function namedBrands(
  hub: TrustHubGateway,
  account: AccountCredentials,
  brands: readonly InventoryBrand[],
): Promise<Outcome<InventoryBrand[]>> {
  if (brands.length < 2) return { kind: 'done', value: [...brands] };
  const named: InventoryBrand[] = [];
  for (const brand of brands) {
    const name = await businessName(hub, account, brand.customerProfileSid);
    if (name.kind !== 'done') return name;
    named.push({ ...brand, businessName: name.value });
  }
  return { kind: 'done', value: named };
}

/** Null where the profile is not shown or names nobody. */
async function businessName(
  hub: TrustHubGateway,
  account: AccountCredentials,
  profileSid: string,
): Promise<Outcome<string | null>> {
  const joined = await patiently(() => hub.assigned(account, 'customer-profile', profileSid));
  if (isHidden(joined)) return { kind: 'done', value: null };
  if (joined.kind !== 'done') return joined;
  for (const sid of joined.value.filter((one) => one.startsWith('IT'))) {
    const part = await patiently(() => hub.fetchPart(account, 'end-user', sid));
    if (isHidden(part)) continue;
    if (part.kind !== 'done') return part;
    const name = nameIn(part.value);
    if (name !== null) return { kind: 'done', value: name };
  }
  return { kind: 'done', value: null };
}

function isHidden({ kind }: Outcome<unknown>): boolean {
  return kind === 'gone' || kind === 'rejected';
}

function nameIn({ type, attributes }: BundlePart): string | null {
  const { business_name: business, first_name: first, last_name: last } = attributes;
  if (type === 'customer_profile_business_information') return typeof business === 'string' ? business : null;
  const isPerson = type === 'starter_customer_profile_information';
  return isPerson && typeof first === 'string' && typeof last === 'string' ? `${first} ${last}` : null;
}
