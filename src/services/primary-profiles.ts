import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { profileStep } from '../domain/programmes/a2p/steps';
import { TwilioAccountMode } from '../domain/organizations';
import { TwilioSettingsEntity } from '../entities/organization';
import { RegistrationResourceEntity } from '../entities/registration-resource';
import type { Clock } from '../lib/clock';
import type { Bundle, TrustHubGateway } from '../twilio/trust-hub';
import type { OrganizationAccount } from './account-credentials';
import { registrationCardsChanged, registrationChanged, registrationEvent } from './registration-changes';
import type { RegistrationRecord } from './registration-records';
import { scheduleLook } from './registration-resources';
import { shownBundle } from './resource-readers';
import type { Transactions } from './unit-of-work';

const lookSoonMs = 30_000;
/** Its owner may make it in Twilio's Console at any time, and nobody tells us. */
const lookAgainMs = 10 * 60_000;

/**
 * The profile that businesses of an account rest on. The parent account's is configuration; in an account that was
 * brought along it is the owner's own, which only Twilio's Console can make.
 */
export class PrimaryProfiles {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly hub: TrustHubGateway,
    private readonly clock: Clock,
    private readonly settings: { ofParent: string | null; policySid: string },
  ) {}

  async sidFor({ organizationId, mode }: OrganizationAccount): Promise<string | null> {
    if (mode === TwilioAccountMode.MANAGED) return this.settings.ofParent;
    const row = await this.db.getRepository(TwilioSettingsEntity).findOneBy({ organizationId });
    return row?.primaryProfileSid ?? null;
  }

  /** Looks for the owner's profile and takes it for the registration's first step; true when it is there now. */
  async adopt(account: OrganizationAccount, record: RegistrationRecord): Promise<boolean> {
    if (record.resources.get(profileStep)?.adopted) return false;
    const began = this.clock.now();
    const found = await this.find(account);
    await this.transactions.run(async (tx) => {
      const { registration } = record;
      const { organizationId, id: registrationId } = registration;
      if (!found) {
        const dueAt = new Date(tx.now.getTime() + lookAgainMs);
        return tx.schedule('advance-registration', registrationId, { organizationId, registrationId }, dueAt);
      }
      await tx.manager.update(TwilioSettingsEntity, { organizationId }, { primaryProfileSid: found.sid });
      await tx.manager
        .createQueryBuilder()
        .insert()
        .into(RegistrationResourceEntity)
        .values({
          ...shownBundle(found),
          id: randomUUID(),
          organizationId,
          registrationId,
          kind: 'customer-profile',
          step: profileStep,
          twilioSid: found.sid,
          adopted: true,
          fetchedAt: began,
          changedAt: began,
          createdAt: began,
        } as never)
        .orUpdate(
          ['registration_id', 'adopted', 'status', 'reasons', 'fetched_at'],
          ['organization_id', 'kind', 'twilio_sid'],
          {
            indexPredicate: `status <> 'DELETED'`,
          },
        )
        .execute();
      await registrationEvent(
        tx,
        registration,
        null,
        'The business profile of your Twilio account was found.',
      );
      await registrationChanged(tx, registration);
      await registrationCardsChanged(tx, registration);
      await scheduleLook(tx, organizationId, 'customer-profile', found.sid, lookSoonMs);
    });
    return found !== null;
  }

  /** The approved one, or else the newest that is on its way. */
  private async find(account: OrganizationAccount): Promise<Bundle | null> {
    const listed = await this.hub.list(account, 'customer-profile', this.settings.policySid);
    if (listed.kind !== 'done') return null;
    const usable = listed.value.filter((one) => one.status !== 'draft');
    return usable.find((one) => one.status === 'twilio-approved') ?? usable[0] ?? null;
  }
}
