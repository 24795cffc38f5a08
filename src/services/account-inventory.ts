import type {
  AccountInventory,
  InventoryBrand,
  InventoryBundle,
  InventoryService,
} from '../domain/account-inventory';
import { callsGoElsewhere, textsGoElsewhere } from '../domain/imported-numbers';
import { isTollFree } from '../domain/phone-numbers';
import type { A2pInventoryGateway } from '../twilio/a2p-inventory';
import type { AccountCredentials } from '../twilio/client';
import type { EventSink, EventStreamGateway } from '../twilio/events';
import type { MessagingService, MessagingServiceGateway } from '../twilio/messaging-services';
import type { NumberSettingsGateway, NumberSetUp } from '../twilio/number-settings';
import type { Outcome } from '../twilio/outcome';
import type { TollFreeVerificationGateway } from '../twilio/toll-free-verifications';
import type { TrustHubGateway } from '../twilio/trust-hub';
import { namedBrands } from './brand-names';
import type { BundleInventoryReader } from './bundle-inventory';
import { patiently } from './patiently';
import type { PolicySids } from './trust-hub-policies';

/** Everything that was read of an account. */
export interface ReadAccount {
  numbers: NumberSetUp[];
  /** Numbers that are in the pool of some messaging service, by SID. */
  inServices: ReadonlySet<string>;
  inventory: AccountInventory;
}

type Unread = Exclude<Outcome<never>, { kind: 'done' }>;

/** Looks through an account that somebody brought along; it never writes. */
export class AccountInventoryReader {
  constructor(
    private readonly numbers: NumberSettingsGateway,
    private readonly services: MessagingServiceGateway,
    private readonly a2p: A2pInventoryGateway,
    private readonly events: EventStreamGateway,
    private readonly verifications: TollFreeVerificationGateway,
    private readonly hub: TrustHubGateway,
    private readonly bundles: BundleInventoryReader,
    private readonly policies: PolicySids,
  ) {}

  /**
   * All of it, or why some part could not be read. `ours` is how addresses of ours begin in this account, `made` the SIDs
   * of messaging services that we have made in it.
   */
  async read(
    credentials: AccountCredentials,
    ours: string,
    made: ReadonlySet<string>,
  ): Promise<Extract<Outcome<ReadAccount>, { kind: 'done' }> | Unread> {
    const account = { ...credentials, readOnly: true };
    const [numbers, services, sinks, verifications, profiles, products] = await Promise.all([
      patiently(() => this.numbers.list(account)),
      patiently(() => this.services.list(account)),
      patiently(() => this.events.sinks(account)),
      patiently(() => this.verifications.list(account)),
      patiently(() => this.hub.all(account, 'customer-profile')),
      patiently(() => this.hub.all(account, 'trust-product')),
    ]);
    if (numbers.kind !== 'done') return numbers;
    if (services.kind !== 'done') return services;
    if (sinks.kind !== 'done') return sinks;
    if (verifications.kind !== 'done') return verifications;
    if (profiles.kind !== 'done') return profiles;
    if (products.kind !== 'done') return products;
    const brands = await patiently(() => this.a2p.brands(account));
    if (brands.kind !== 'done') return brands;
    const inServices = new Set<string>();
    const shown: InventoryService[] = [];
    for (const service of services.value.filter((one) => !made.has(one.sid))) {
      const seen = await this.service(account, service, inServices);
      if (seen.kind !== 'done') return seen;
      shown.push(seen.value);
    }
    const abroad = await this.bundles.read(account);
    if (abroad.kind !== 'done') return abroad;
    const hidden = await this.hiddenBrands(account, brands.value, shown);
    if (hidden.kind !== 'done') return hidden;
    const named = await namedBrands(this.hub, account, [...brands.value, ...hidden.value]);
    if (named.kind !== 'done') return named;
    const inventory: AccountInventory = {
      numbers: countNumbers(numbers.value, inServices, ours),
      services: shown,
      brands: named.value,
      sinks: sinks.value.filter((one) => !one.destination?.startsWith(ours)).map(shownSink),
      verifications: verifications.value.map(({ sid, phoneNumberSid, status, reasons, updatedAt }) => ({
        sid,
        phoneNumberSid,
        status,
        reasons,
        updatedAt,
      })),
      profiles: profiles.value.flatMap(({ sid, policySid, status, reasons }) => {
        const kind = this.kindOf(policySid);
        return kind ? [{ sid, kind, status, reasons }] : [];
      }),
      products: products.value.filter(({ policySid }) => this.isForCarriers(policySid)).map(({ sid }) => sid),
      abroad: abroad.value,
    };
    return { kind: 'done', value: { numbers: numbers.value, inServices, inventory } };
  }

  private async service(
    account: AccountCredentials,
    { sid, friendlyName, usesNumberWebhooks }: MessagingService,
    inServices: Set<string>,
  ): Promise<Extract<Outcome<InventoryService>, { kind: 'done' }> | Unread> {
    const members = await patiently(() => this.services.members(account, sid));
    if (members.kind !== 'done') return members;
    for (const member of members.value) inServices.add(member);
    const campaign = await patiently(() => this.a2p.campaign(account, sid));
    if (campaign.kind !== 'done') return campaign;
    return {
      kind: 'done',
      value: {
        sid,
        name: friendlyName,
        numbers: members.value.length,
        members: members.value,
        usesNumberWebhooks,
        campaign: campaign.value,
      },
    };
  }

  /** Twilio's list leaves out brands that were vetted (twilio-ruby issue 688): campaigns lead to them. */
  private async hiddenBrands(
    account: AccountCredentials,
    listed: readonly InventoryBrand[],
    services: readonly InventoryService[],
  ): Promise<Extract<Outcome<InventoryBrand[]>, { kind: 'done' }> | Unread> {
    const known = new Set(listed.map(({ sid }) => sid));
    const sids = new Set(services.flatMap(({ campaign }) => campaign?.brandSid ?? []));
    const found: InventoryBrand[] = [];
    for (const sid of [...sids].filter((one) => !known.has(one))) {
      const brand = await patiently(() => this.a2p.brand(account, sid));
      if (brand.kind === 'done') found.push(brand.value);
      // One that another provider registered is not shown.
      else if (brand.kind !== 'gone' && brand.kind !== 'rejected') return brand;
    }
    return { kind: 'done', value: found };
  }

  private isForCarriers(policySid: string): boolean {
    return policySid === this.policies.a2p || policySid === this.policies['sole-proprietor'];
  }

  private kindOf(policySid: string): InventoryBundle['kind'] | null {
    if (policySid === this.policies['primary-profile']) return 'PRIMARY';
    if (policySid === this.policies['secondary-profile']) return 'SECONDARY';
    return policySid === this.policies['starter-profile'] ? 'STARTER' : null;
  }
}

function countNumbers(
  numbers: readonly NumberSetUp[],
  inServices: ReadonlySet<string>,
  ours: string,
): AccountInventory['numbers'] {
  const count = (test: (one: NumberSetUp) => boolean): number => numbers.filter(test).length;
  return {
    total: numbers.length,
    tollFree: count(({ e164 }) => isTollFree(e164)),
    callsElsewhere: count(({ destinations }) => callsGoElsewhere(destinations, ours)),
    textsElsewhere: count(({ sid, destinations }) =>
      textsGoElsewhere(destinations, ours, inServices.has(sid)),
    ),
  };
}

function shownSink({ sid, description, kind, destination }: EventSink): AccountInventory['sinks'][number] {
  return { sid, description, kind, host: hostOf(destination) };
}

function hostOf(url: string | null): string | null {
  try {
    return url === null ? null : new URL(url).host;
  } catch {
    return null;
  }
}
