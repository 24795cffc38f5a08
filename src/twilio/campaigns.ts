import type {
  UsAppToPersonInstance,
  UsAppToPersonListInstanceCreateOptions,
  UsAppToPersonContextUpdateOptions,
} from 'twilio/lib/rest/messaging/v1/service/usAppToPerson';
import { readRegistrationErrors } from './brands';
import type { AccountCredentials, TwilioClients } from './client';
import type { Outcome } from './outcome';
import type { RegistrationPace } from './registration-pace';

/** How a business texts, as US carriers know it; it lives in a messaging service. */
export interface Campaign {
  /** What names it: all campaigns have the same SID. */
  serviceSid: string;
  /** The constant that Twilio shows as the SID of every campaign. */
  sid: string;
  brandSid: string | null;
  /** Twilio's own word, such as VERIFIED. */
  status: string;
  useCase: string | null;
  /** The registry's id, such as CABC123; null until it has one. */
  registryId: string | null;
  /** Registered with the registry by somebody else: never to be edited here. */
  isExternal: boolean;
  mock: boolean;
  /** Segments per second to customers of AT&T and AT&T's class of them; null while Twilio does not say. */
  attRate: number | null;
  attClass: string | null;
  reasons: { code: number | null; reason: string }[];
  createdAt: Date | null;
  updatedAt: string | null;
  /** The stored form in the library's spelling: for comparing, never for logs. */
  stored: Readonly<Record<string, unknown>>;
}

type New = UsAppToPersonListInstanceCreateOptions;
type Correction = UsAppToPersonContextUpdateOptions;

/** Shows the links to policy and terms too (Messaging v1, UsAppToPerson, read 2026-11-22). */
const xTwilioApiVersion = 'v1.2';
const knownSid = 'QE2c6890da8086d771620e9b13fadeba0b';

/** Campaigns (Messaging v1, Services/…/Compliance/Usa2p): one call a second for each account. */
export class CampaignGateway {
  constructor(
    private readonly clients: TwilioClients,
    private readonly pace: RegistrationPace,
  ) {}

  create(account: AccountCredentials, serviceSid: string, parameters: New): Promise<Outcome<Campaign>> {
    return this.pace.keep(account, async () =>
      read(await this.campaigns(account, serviceSid).create({ ...parameters, xTwilioApiVersion })),
    );
  }

  /** The campaign of the service, or null. */
  find(account: AccountCredentials, serviceSid: string): Promise<Outcome<Campaign | null>> {
    return this.pace.keep(account, async () => {
      const [found] = await this.campaigns(account, serviceSid).list({ limit: 1, xTwilioApiVersion });
      return found ? read(found) : null;
    });
  }

  /** Corrects a failed campaign and hands it in again. */
  update(
    account: AccountCredentials,
    serviceSid: string,
    sid: string | null,
    parameters: Correction,
  ): Promise<Outcome<Campaign>> {
    return this.pace.keep(account, async () =>
      read(
        await this.campaigns(
          account,
          serviceSid,
        )(sid ?? knownSid).update({
          ...parameters,
          xTwilioApiVersion,
        }),
      ),
    );
  }

  /** Ends the campaign and with it all texts of its numbers. */
  remove(account: AccountCredentials, serviceSid: string): Promise<Outcome<true>> {
    return this.pace.keep(account, async () => {
      await this.campaigns(account, serviceSid)(knownSid).remove();
      return true as const;
    });
  }

  /** The purposes that are open to a brand, by their codes. */
  useCases(account: AccountCredentials, serviceSid: string, brandSid: string): Promise<Outcome<string[]>> {
    return this.pace.keep(account, async () => {
      const { usAppToPersonUsecases } = await this.service(account, serviceSid).usAppToPersonUsecases.fetch({
        brandRegistrationSid: brandSid,
      });
      return (usAppToPersonUsecases as { code?: unknown }[]).flatMap(({ code }) =>
        typeof code === 'string' ? [code] : [],
      );
    });
  }

  private service(account: AccountCredentials, serviceSid: string) {
    return this.clients.for(account).messaging.v1.services(serviceSid);
  }

  private campaigns(account: AccountCredentials, serviceSid: string) {
    return this.service(account, serviceSid).usAppToPerson;
  }
}

function read(instance: UsAppToPersonInstance): Campaign {
  return {
    serviceSid: instance.messagingServiceSid,
    sid: instance.sid,
    brandSid: instance.brandRegistrationSid || null,
    status: instance.campaignStatus,
    useCase: instance.usAppToPersonUsecase || null,
    registryId: instance.campaignId || null,
    isExternal: instance.isExternallyRegistered,
    mock: instance.mock,
    ...readRateLimits(instance.rateLimits),
    reasons: readRegistrationErrors(instance.errors),
    createdAt: instance.dateCreated ? new Date(instance.dateCreated) : null,
    updatedAt: instance.dateUpdated ? new Date(instance.dateUpdated).toISOString() : null,
    stored: instance.toJSON() as Record<string, unknown>,
  };
}

/** Such as `{"att":{"mps":4,"msg_class":"E"},"tmobile":{"brand_tier":"LOW"}}`, once a campaign is approved. */
function readRateLimits(limits: unknown): Pick<Campaign, 'attRate' | 'attClass'> {
  const { att } = (limits ?? {}) as { att?: { mps?: unknown; msg_class?: unknown } | null };
  const rate = Number(att?.mps ?? Number.NaN);
  return {
    attRate: Number.isFinite(rate) ? rate : null,
    attClass: typeof att?.msg_class === 'string' ? att.msg_class : null,
  };
}
