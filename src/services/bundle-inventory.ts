import type { InventoryAbroad } from '../domain/account-inventory';
import { ReviewOutcome } from '../domain/programmes/programme';
import { reviewRegulatory } from '../domain/programmes/regulatory/plan';
import { addressField } from '../domain/programmes/regulatory/regulation';
import type { AddressGateway } from '../twilio/addresses';
import type { AccountCredentials } from '../twilio/client';
import type { Outcome } from '../twilio/outcome';
import type { RegulationGateway, RegulationScope } from '../twilio/regulations';
import type { RegulatoryBundleGateway } from '../twilio/regulatory-bundles';
import type { RegulatoryBundle } from '../twilio/regulatory-readings';
import { patiently } from './patiently';

type Read<T> = { kind: 'done'; value: T } | Exclude<Outcome<never>, { kind: 'done' }>;

/** Looks which numbers abroad an account may be sold, and with which address; it never writes. */
export class BundleInventoryReader {
  constructor(
    private readonly bundles: RegulatoryBundleGateway,
    private readonly regulations: RegulationGateway,
    private readonly addresses: AddressGateway,
  ) {}

  /** Empty where the account is not let look. */
  async read(account: AccountCredentials): Promise<Read<InventoryAbroad[]>> {
    const all = await patiently(() => this.bundles.list(account));
    if (all.kind === 'denied' || all.kind === 'rejected' || all.kind === 'gone')
      return { kind: 'done', value: [] };
    if (all.kind !== 'done') return all;
    const scopes = await this.scopes(account, all.value);
    if (scopes.kind !== 'done') return scopes;
    const found: InventoryAbroad[] = [];
    for (const bundle of all.value) {
      const scope = scopes.value.get(bundle.regulationSid);
      if (!scope) continue;
      const address = await this.addressOf(account, bundle);
      if (address.kind !== 'done') return address;
      const { sid, friendlyName: name, status, validUntil, regulationSid } = bundle;
      found.push({ sid, name, status, validUntil, regulationSid, ...scope, address: address.value });
    }
    return { kind: 'done', value: found };
  }

  /** What each regulation is for, asked once. */
  private async scopes(
    account: AccountCredentials,
    bundles: readonly RegulatoryBundle[],
  ): Promise<Read<Map<string, RegulationScope>>> {
    const scopes = new Map<string, RegulationScope>();
    for (const sid of new Set(bundles.map(({ regulationSid }) => regulationSid))) {
      const scope = await patiently(() => this.regulations.scope(account, sid));
      // One that was abolished.
      if (scope.kind === 'gone' || scope.kind === 'rejected') continue;
      if (scope.kind !== 'done') return scope;
      if (scope.value) scopes.set(sid, scope.value);
    }
    return { kind: 'done', value: scopes };
  }

  /** Only of one that numbers can be bought with, now or soon. */
  private async addressOf(
    account: AccountCredentials,
    bundle: RegulatoryBundle,
  ): Promise<Read<InventoryAbroad['address']>> {
    const none = { kind: 'done', value: null } as const;
    const isOfUse = [ReviewOutcome.APPROVED, ReviewOutcome.IN_REVIEW].includes(reviewRegulatory(bundle));
    if (!isOfUse || bundle.status === 'draft') return none;
    const items = await patiently(() => this.bundles.itemsIn(account, bundle.sid));
    if (items.kind !== 'done') return items.kind === 'gone' ? none : items;
    const sid = items.value.flatMap(({ attributes }) => attributes[addressField] ?? []).find(isAddress);
    if (sid === undefined) return none;
    const country = await patiently(() => this.addresses.countryOf(account, sid));
    if (country.kind === 'gone') return none;
    return country.kind === 'done' ? { kind: 'done', value: { sid, country: country.value } } : country;
  }
}

function isAddress(sid: unknown): sid is string {
  return typeof sid === 'string' && sid.startsWith('AD');
}
