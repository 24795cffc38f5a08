import type { BrandRegistrationInstance } from 'twilio/lib/rest/messaging/v1/brandRegistration';
import type { AccountCredentials, TwilioClients } from './client';
import { attempt, type Outcome } from './outcome';
import type { RegistrationPace } from './registration-pace';

/** A business as the registry of US carriers knows it. */
export interface Brand {
  sid: string;
  /** Twilio's own word, such as APPROVED. */
  status: string;
  /** SELF_DECLARED, UNVERIFIED, VERIFIED or VETTED_VERIFIED. */
  identityStatus: string | null;
  customerProfileSid: string;
  trustProductSid: string;
  kind: 'STANDARD' | 'SOLE_PROPRIETOR';
  skipsVetting: boolean;
  mock: boolean;
  /** Null until the registry knows it: only then can a failed one be handed in again. */
  registryId: string | null;
  score: number | null;
  /** May hold advice on an approved brand too: never a sign of failure by itself. */
  reasons: { code: number | null; reason: string }[];
  updatedAt: string | null;
}

/** Brand registrations (Messaging v1, a2p/BrandRegistrations): one call a second for each account. */
export class BrandGateway {
  constructor(
    private readonly clients: TwilioClients,
    private readonly pace: RegistrationPace,
  ) {}

  create(
    account: AccountCredentials,
    brand: {
      customerProfileSid: string;
      trustProductSid: string;
      kind: Brand['kind'];
      skipsVetting: boolean;
    },
  ): Promise<Outcome<Brand>> {
    return this.pace.keep(account, async () =>
      read(
        await this.brands(account).create({
          customerProfileBundleSid: brand.customerProfileSid,
          a2PProfileBundleSid: brand.trustProductSid,
          ...(brand.kind === 'SOLE_PROPRIETOR' ? { brandType: 'SOLE_PROPRIETOR' } : {}),
          ...(brand.skipsVetting ? { skipAutomaticSecVet: true } : {}),
        }),
      ),
    );
  }

  fetch(account: AccountCredentials, sid: string): Promise<Outcome<Brand>> {
    return this.pace.keep(account, async () => read(await this.brands(account)(sid).fetch()));
  }

  /** What the list shows, which leaves out vetted brands at times (twilio-ruby issue 688). */
  list(account: AccountCredentials): Promise<Outcome<Brand[]>> {
    return this.pace.keep(account, async () =>
      (await this.brands(account).list({ pageSize: 200 })).map(read),
    );
  }

  /** Hands a failed brand in again with what its bundles hold now; three times at most. */
  update(account: AccountCredentials, sid: string): Promise<Outcome<Brand>> {
    return this.pace.keep(account, async () => read(await this.brands(account)(sid).update()));
  }

  /** Texts a sole proprietor's mobile once more. */
  textOwner(account: AccountCredentials, sid: string): Promise<Outcome<true>> {
    return attempt(async () => {
      await this.brands(account)(sid).brandRegistrationOtps.create();
      return true as const;
    });
  }

  private brands(account: AccountCredentials) {
    return this.clients.for(account).messaging.v1.brandRegistrations;
  }
}

function read(instance: BrandRegistrationInstance): Brand {
  return {
    sid: instance.sid,
    status: instance.status,
    identityStatus: instance.identityStatus ?? null,
    customerProfileSid: instance.customerProfileBundleSid,
    trustProductSid: instance.a2pProfileBundleSid,
    kind: instance.brandType === 'SOLE_PROPRIETOR' ? 'SOLE_PROPRIETOR' : 'STANDARD',
    skipsVetting: instance.skipAutomaticSecVet,
    mock: instance.mock,
    registryId: instance.tcrId || null,
    score: instance.brandScore ?? null,
    reasons: readRegistrationErrors(instance.errors),
    updatedAt: instance.dateUpdated ? new Date(instance.dateUpdated).toISOString() : null,
  };
}

/** `errors[] {error_code, description, fields[], url}` of brands and campaigns; the fields tell what is meant. */
export function readRegistrationErrors(errors: unknown): Brand['reasons'] {
  return (Array.isArray(errors) ? (errors as Record<string, unknown>[]) : []).map((entry) => {
    const code = Number(entry.error_code ?? entry.errorCode ?? Number.NaN);
    const fields = Array.isArray(entry.fields) ? (entry.fields as unknown[]).join(', ') : '';
    const description = typeof entry.description === 'string' ? entry.description : '';
    return {
      code: Number.isInteger(code) ? code : null,
      reason: fields === '' ? description : `${description} (${fields})`,
    };
  });
}
