import type { DataSource } from 'typeorm';
import type { EffectKind } from '../domain/programmes/programme';
import type { Clock } from '../lib/clock';
import type { Brand, BrandGateway } from '../twilio/brands';
import type { CampaignGateway } from '../twilio/campaigns';
import type { MessagingServiceGateway } from '../twilio/messaging-services';
import type { Outcome } from '../twilio/outcome';
import type { OrganizationAccount } from './account-credentials';
import { mapped, writeMirror, type EffectHandler, type EffectInput, type EffectResult } from './effects';
import { shownBrand } from './resource-readers';

type BrandEffect = Extract<EffectKind, `brand.${string}`>;

/** The effects on brands, each of which costs money or one of three free corrections. */
export function brandEffects(
  finder: BrandFinder,
  brands: BrandGateway,
  clock: Clock,
): Record<BrandEffect, EffectHandler> {
  const result = (input: EffectInput, brand: Brand, began: Date, detail: object = {}): EffectResult => ({
    sid: brand.sid,
    mirror: (manager) => {
      const shown = shownBrand(brand);
      return writeMirror(
        manager,
        input,
        { kind: 'brand', sid: brand.sid },
        { ...shown, detail: { ...shown.detail, ...detail } },
        began,
      );
    },
    reviewed: { kind: 'brand', sid: brand.sid },
  });
  return {
    'brand.create': {
      costly: true,
      find: async (input, { createdAt }) => {
        const began = clock.now();
        const wanted = input.parameters as { customerProfileSid: string; trustProductSid: string };
        const found = await finder.find(input.account, wanted, createdAt);
        return mapped(found, (brand) => brand && result(input, brand, began));
      },
      perform: async (input) => {
        const began = clock.now();
        const made = await brands.create(input.account, input.parameters as never);
        return mapped(made, (brand) => result(input, brand, began));
      },
    },
    'brand.update': {
      costly: true,
      before: async (input) =>
        mapped(await brands.fetch(input.account, input.effect.sid!), ({ status, updatedAt }) => ({
          status,
          updatedAt,
        })),
      // It took effect when the brand moved on; what it holds is not shown.
      find: async (input, { before }) => {
        const began = clock.now();
        const found = await brands.fetch(input.account, input.effect.sid!);
        return mapped(found, (brand) => {
          const moved = brand.status !== before?.status || brand.updatedAt !== before.updatedAt;
          return moved ? result(input, brand, began, corrected(input)) : null;
        });
      },
      perform: async (input) => {
        const began = clock.now();
        const done = await brands.update(input.account, input.effect.sid!);
        return mapped(done, (brand) => result(input, brand, began, corrected(input)));
      },
    },
  };
}

function corrected({ record, effect }: EffectInput): { corrections: number } {
  return { corrections: Number(record.resources.get(effect.step)?.detail.corrections ?? 0) + 1 };
}

/** Finds brands where the list leaves some out: by events that named them, and by the campaigns that rest on them. */
export class BrandFinder {
  constructor(
    private readonly db: DataSource,
    private readonly brands: BrandGateway,
    private readonly campaigns: CampaignGateway,
    private readonly services: MessagingServiceGateway,
  ) {}

  /** The brand made since then of these bundles, other than those we know; null when there is none to be seen. */
  async find(
    account: OrganizationAccount,
    bundles: { customerProfileSid: string; trustProductSid: string },
    since: Date,
  ): Promise<Outcome<Brand | null>> {
    const known = await this.known(account.organizationId);
    const isIt = (brand: Brand): boolean =>
      brand.customerProfileSid === bundles.customerProfileSid &&
      brand.trustProductSid === bundles.trustProductSid &&
      !brand.mock &&
      !known.has(brand.sid);
    const listed = await this.brands.list(account);
    if (listed.kind !== 'done') return listed;
    const found = listed.value.find(isIt);
    if (found) return { kind: 'done', value: found };
    const told = await this.toldOf(account.organizationId, since);
    const unseen = told.filter((sid) => !known.has(sid) && !listed.value.some((one) => one.sid === sid));
    return this.firstOf(account, unseen, isIt);
  }

  /** SIDs of all brands that the account's campaigns rest on. */
  async behindCampaigns(account: OrganizationAccount): Promise<Outcome<string[]>> {
    const services = await this.services.list(account);
    if (services.kind !== 'done') return services;
    const sids = new Set<string>();
    for (const { sid } of services.value.filter((one) => one.hasCampaign)) {
      const campaign = await this.campaigns.find(account, sid);
      if (campaign.kind === 'throttled' || campaign.kind === 'unknown' || campaign.kind === 'denied')
        return campaign;
      if (campaign.kind === 'done' && campaign.value?.brandSid) sids.add(campaign.value.brandSid);
    }
    return { kind: 'done', value: [...sids] };
  }

  private async firstOf(
    account: OrganizationAccount,
    sids: readonly string[],
    isIt: (brand: Brand) => boolean,
  ): Promise<Outcome<Brand | null>> {
    for (const sid of sids) {
      const fetched = await this.brands.fetch(account, sid);
      if (fetched.kind === 'done' && isIt(fetched.value)) return fetched;
      if (fetched.kind !== 'done' && fetched.kind !== 'gone') return fetched;
    }
    return { kind: 'done', value: null };
  }

  private async known(organizationId: string): Promise<ReadonlySet<string>> {
    const rows: { sid: string }[] = await this.db.query(
      `SELECT twilio_sid AS sid FROM registration_resources WHERE organization_id = $1 AND kind = 'brand'`,
      [organizationId],
    );
    return new Set(rows.map(({ sid }) => sid));
  }

  private async toldOf(organizationId: string, since: Date): Promise<string[]> {
    const rows: { sid: string }[] = await this.db.query(
      `SELECT DISTINCT params->'data'->>'brandsid' AS sid FROM webhook_receipts
       WHERE organization_id = $1 AND kind = 'event' AND received_at >= $2
         AND params->>'type' LIKE 'com.twilio.messaging.compliance.brand-registration.%'
         AND params->'data'->>'brandsid' IS NOT NULL`,
      [organizationId, since],
    );
    return rows.map(({ sid }) => sid);
  }
}
