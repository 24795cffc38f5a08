import type { EffectKind } from '../domain/programmes/programme';
import type { Clock } from '../lib/clock';
import type { Campaign, CampaignGateway } from '../twilio/campaigns';
import type { Outcome } from '../twilio/outcome';
import {
  mapped,
  mirrorGone,
  writeMirror,
  type EffectHandler,
  type EffectInput,
  type EffectResult,
} from './effects';
import type { MessagingServices } from './messaging-service';
import { shownCampaign } from './resource-readers';

type CampaignEffect = Extract<EffectKind, `campaign.${string}` | `messaging-service.${string}`>;

/** Twilio: the purpose is not open to this business (https://www.twilio.com/docs/api/errors/30900). */
const purposeNotOpen = 30_900;

/** Twilio's clocks and ours differ a little. */
const clockSlackMs = 5_000;

/** The effects on campaigns, each of which costs money, and the messaging service that they live in. */
export function campaignEffects(
  campaigns: CampaignGateway,
  services: MessagingServices,
  clock: Clock,
): Record<CampaignEffect, EffectHandler> {
  const serviceSid = ({ parameters }: EffectInput): string => parameters.serviceSid as string;
  const given = ({ parameters }: EffectInput) => parameters.parameters as Record<string, unknown>;
  const result = (input: EffectInput, campaign: Campaign, began: Date): EffectResult => ({
    // All campaigns have one SID, so theirs is that of their service.
    sid: campaign.serviceSid,
    storedDifferently: storedDifferently(campaign, given(input)),
    mirror: (manager) =>
      writeMirror(
        manager,
        input,
        { kind: 'campaign', sid: campaign.serviceSid },
        shownCampaign(campaign),
        began,
      ),
    reviewed: { kind: 'campaign', sid: campaign.serviceSid },
  });
  const removed = (input: EffectInput, began: Date): EffectResult => ({
    sid: serviceSid(input),
    mirror: (manager) => mirrorGone(manager, input, 'campaign', serviceSid(input), began),
  });
  const provide = async ({ account }: EffectInput): Promise<Outcome<EffectResult>> => {
    const step = await services.ensure(account);
    switch (step.kind) {
      case 'done':
        return { kind: 'done', value: { sid: step.sid } };
      case 'later':
        return { kind: 'throttled', retryAfterSeconds: step.afterSeconds };
      case 'denied':
        return { kind: 'denied', code: null };
      case 'stuck':
        return { kind: 'rejected', code: step.code, status: 400 };
    }
  };
  return {
    'messaging-service.provide': { costly: false, find: provide, perform: provide },
    'campaign.create': {
      costly: true,
      // What this business may text for is asked while asking is free.
      before: async (input) => {
        const { brandRegistrationSid, usAppToPersonUsecase } = given(input) as Record<string, string>;
        const open = await campaigns.useCases(input.account, serviceSid(input), brandRegistrationSid!);
        if (open.kind !== 'done') return open;
        return open.value.includes(usAppToPersonUsecase!)
          ? { kind: 'done', value: {} }
          : { kind: 'rejected', code: purposeNotOpen, status: 400 };
      },
      // One that was there before is not the new one.
      find: async (input, { createdAt }) => {
        const began = clock.now();
        const found = await campaigns.find(input.account, serviceSid(input));
        return mapped(found, (campaign) => {
          const madeAt = campaign?.createdAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
          const isOld = madeAt < Math.floor((createdAt.getTime() - clockSlackMs) / 1_000) * 1_000;
          return campaign === null || isOld ? null : result(input, campaign, began);
        });
      },
      perform: async (input) => {
        const began = clock.now();
        const made = await campaigns.create(input.account, serviceSid(input), given(input) as never);
        return mapped(made, (campaign) => result(input, campaign, began));
      },
    },
    'campaign.update': {
      costly: true,
      before: async (input) =>
        mapped(await campaigns.find(input.account, serviceSid(input)), (campaign) => ({
          status: campaign?.status ?? null,
          updatedAt: campaign?.updatedAt ?? null,
        })),
      find: async (input, { before }) => {
        const began = clock.now();
        const found = await campaigns.find(input.account, serviceSid(input));
        if (found.kind === 'done' && found.value === null) return { kind: 'gone' };
        return mapped(found, (campaign) => {
          const moved = campaign!.status !== before?.status || campaign!.updatedAt !== before.updatedAt;
          const took = moved && storedDifferently(campaign!, given(input)).length === 0;
          return took ? result(input, campaign!, began) : null;
        });
      },
      perform: async (input) => {
        const began = clock.now();
        const done = await campaigns.update(input.account, serviceSid(input), null, given(input) as never);
        return mapped(done, (campaign) => result(input, campaign, began));
      },
    },
    'campaign.delete': {
      costly: false,
      find: async (input) => {
        const began = clock.now();
        const found = await campaigns.find(input.account, serviceSid(input));
        return mapped(found, (campaign) => (campaign === null ? removed(input, began) : null));
      },
      perform: async (input) => {
        const began = clock.now();
        const outcome = await campaigns.remove(input.account, serviceSid(input));
        return outcome.kind === 'gone'
          ? { kind: 'done', value: removed(input, began) }
          : mapped(outcome, () => removed(input, began));
      },
    },
  };
}

/** Names of the confirmed parameters that Twilio stored otherwise. */
function storedDifferently({ stored }: Campaign, sent: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(sent)
    .filter(([name, value]) => name in stored && value !== undefined)
    .filter(([name, value]) => JSON.stringify(stored[name] ?? '') !== JSON.stringify(value))
    .map(([name]) => name);
}
