import type { BrandRegistrationInstance } from 'twilio/lib/rest/messaging/v1/brandRegistration';
import type { InventoryBrand, InventoryCampaign } from '../domain/account-inventory';
import { readRegistrationErrors } from './brands';
import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';

/**
 * What an account has registered with US carriers, for looking at (Messaging v1, a2p and Compliance/Usa2p). Twilio takes
 * one such call a second and account.
 */
export class A2pInventoryGateway {
  constructor(private readonly clients: TwilioClients) {}

  /** The brands that Twilio lists, which leaves out some that were vetted, and none that only pretend. */
  brands(account: AccountCredentials): Promise<Outcome<InventoryBrand[]>> {
    return attempt(async () =>
      (await this.clients.for(account).messaging.v1.brandRegistrations.list({ pageSize: 100 }))
        .filter((one) => !one.mock)
        .map((one) => read(one, true)),
    );
  }

  /** One that the list leaves out. */
  brand(account: AccountCredentials, sid: string): Promise<Outcome<InventoryBrand>> {
    return attempt(async () =>
      read(await this.clients.for(account).messaging.v1.brandRegistrations(sid).fetch(), false),
    );
  }

  /** Whether the account may look here at all. */
  probe(account: AccountCredentials): Promise<Outcome<true>> {
    return attempt(async () => {
      await this.clients.for(account).messaging.v1.brandRegistrations.list({ limit: 1 });
      return true as const;
    });
  }

  /** The campaign of a messaging service, or null. There is no list of all campaigns. */
  campaign(account: AccountCredentials, serviceSid: string): Promise<Outcome<InventoryCampaign | null>> {
    return attempt(async () => {
      const { services } = this.clients.for(account).messaging.v1;
      const [found] = await services(serviceSid).usAppToPerson.list({ limit: 1 });
      if (!found) return null;
      return {
        useCase: found.usAppToPersonUsecase ?? null,
        status: found.campaignStatus,
        brandSid: found.brandRegistrationSid ?? null,
        isExternal: found.isExternallyRegistered,
        registryId: found.campaignId || null,
        reasons: readRegistrationErrors(found.errors),
        createdAt: found.dateCreated ? new Date(found.dateCreated).toISOString() : null,
      };
    });
  }
}

function read(one: BrandRegistrationInstance, isListed: boolean): InventoryBrand {
  return {
    sid: one.sid,
    kind: one.brandType,
    status: one.status,
    identityStatus: one.identityStatus ?? null,
    skipsVetting: one.skipAutomaticSecVet,
    registryId: one.tcrId || null,
    customerProfileSid: one.customerProfileBundleSid,
    trustProductSid: one.a2pProfileBundleSid,
    // An approved brand's errors are advice on its score.
    reasons: one.status === 'FAILED' ? readRegistrationErrors(one.errors) : [],
    isListed,
  };
}
