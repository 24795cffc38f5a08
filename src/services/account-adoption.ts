import { accountReuse, type AccountReuse, type ReusePlan } from '../domain/account-reuse';
import type { ReuseFacts } from '../domain/account-reuse-things';
import type { OrganizationActor } from '../domain/actor';
import { refuse, UserErrorCode } from '../domain/errors';
import { TwilioAccountConnection, TwilioAccountMode } from '../domain/organizations';
import { adoptedAnswers } from '../domain/programmes/a2p/adopted';
import { brandStep, campaignStep, profileStep } from '../domain/programmes/a2p/steps';
import { verificationStep } from '../domain/programmes/toll-free/steps';
import { RegistrationKind } from '../domain/registrations';
import { TwilioAccountInventoryEntity, TwilioSettingsEntity } from '../entities/organization';
import { adoptRegistration, type AdoptedResource } from './adopted-registrations';
import { useService } from './adopted-services';
import { requireAccount, requirePermission } from './account-connection';
import { lockOrganization } from './account-switch';
import { audit } from './audit';
import { localTexting } from './registration-changes';
import type { RegistrationRecords } from './registration-records';
import type { Transactions, UnitOfWork } from './unit-of-work';

export interface AdoptResources {
  twilioAccountId: string;
  digest: string;
  messagingServiceSid?: string | null;
}

/** Should a look be lost with its process, the next one begins then. */
const nextTryAfterMs = 60_000;

/**
 * Uses what an owner's account holds already: shows what of it would be used and what is missing, and on the owner's yes
 * writes it into our records. At Twilio nothing is written, neither by looking nor by adopting.
 */
export class AccountAdoptionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
  ) {}

  /** Null for an account that we look after, and while the owner's has not been read. */
  async reuse(
    settings: TwilioSettingsEntity,
    wished: string | null,
  ): Promise<(AccountReuse & { readAt: Date }) | null> {
    if (settings.mode !== TwilioAccountMode.BRING_YOUR_OWN) return null;
    const found = await this.read(this.transactions.db.manager, settings);
    return found && { ...accountReuse(found.facts, wished), readAt: found.readAt };
  }

  /** Has the account read anew, by looking alone. */
  async refresh(
    actor: OrganizationActor,
    { twilioAccountId }: { twilioAccountId: string },
  ): Promise<TwilioSettingsEntity> {
    requirePermission(actor, 'Only an owner or admin can do this, in person.');
    const { organizationId } = actor;
    return this.transactions.run(async (tx) => {
      const settings = await requireOwn(tx, organizationId, twilioAccountId);
      await tx.enqueue('import-twilio-account', { organizationId }, { jobKey: `import:${organizationId}` });
      const dueAt = new Date(tx.now.getTime() + nextTryAfterMs);
      await tx.schedule('import-twilio-account', organizationId, { organizationId }, dueAt);
      return settings;
    });
  }

  /** The yes of a person to exactly what was shown; gives the ids of the registrations that it made or took up. */
  async adopt(
    actor: OrganizationActor,
    command: AdoptResources,
  ): Promise<{ settings: TwilioSettingsEntity; registrationIds: string[] }> {
    requirePermission(actor, 'Only an owner or admin can do this, in person.');
    const { organizationId } = actor;
    return this.transactions.run(async (tx) => {
      await lockOrganization(tx, organizationId);
      const settings = await requireOwn(tx, organizationId, command.twilioAccountId);
      const found = await this.read(tx.manager, settings);
      if (!found)
        return refuse(UserErrorCode.NOT_AVAILABLE, 'The account is still being read. Show it first.', null, {
          retryable: true,
          retryAfterSeconds: 2,
        });
      const wished = command.messagingServiceSid ?? null;
      const reuse = accountReuse(found.facts, wished);
      if (wished !== null && !reuse.choices.some((one) => one.messagingServiceSid === wished))
        refuse(UserErrorCode.INVALID, 'Choose one of the messaging services in `choices`.', [
          'input',
          'messagingServiceSid',
        ]);
      if (reuse.digest !== command.digest)
        refuse(
          UserErrorCode.STALE_CONFIRMATION,
          'What would be used has changed since it was shown. Look at it again, then confirm.',
          ['input', 'digest'],
        );
      if (reuse.blocker !== null) refuse(UserErrorCode.CONFLICT, reuse.blocker);
      const registrationIds = await this.carryOut(tx, actor, settings, reuse, found);
      await audit(tx, actor, 'twilio-account.adopted', settings.id, {
        accountSid: settings.accountSid,
        messagingServiceSid: reuse.plan.service?.sid ?? null,
        tollFree: reuse.plan.verifications.length,
      });
      return {
        settings: await tx.manager.findOneByOrFail(TwilioSettingsEntity, { organizationId }),
        registrationIds,
      };
    });
  }

  private async carryOut(
    tx: UnitOfWork,
    actor: OrganizationActor,
    settings: TwilioSettingsEntity,
    { plan, digest }: AccountReuse,
    { facts, readAt }: Found,
  ): Promise<string[]> {
    const adopt = (
      kind: RegistrationKind,
      phoneNumberId: string | null,
      resources: AdoptedResource[],
      answers = {},
    ) =>
      adoptRegistration(tx, this.records, actor, {
        kind,
        phoneNumberId,
        ownAccountSid: settings.accountSid,
        resources,
        answers,
        digest,
        readAt,
      });
    const ids: string[] = [];
    const { service, brand, members, verifications } = plan;
    if (service) {
      await useService(tx, settings, service.sid, members);
      if (facts.registration === null)
        ids.push(
          await adopt(
            RegistrationKind.A2P_10DLC,
            members[0]?.id ?? null,
            localResources(plan, facts),
            adoptedAnswers(brand),
          ),
        );
    }
    for (const { card, verification } of verifications)
      ids.push(
        await adopt(RegistrationKind.TOLL_FREE_VERIFICATION, card.id, [
          {
            kind: 'toll-free-verification',
            step: verificationStep,
            sid: verification.sid,
            status: verification.status,
            reasons: verification.reasons,
            detail: {},
          },
        ]),
      );
    return ids;
  }

  private async read(manager: UnitOfWork['manager'], settings: TwilioSettingsEntity): Promise<Found | null> {
    const { organizationId, accountSid, connection } = settings;
    const found = await manager.findOneBy(TwilioAccountInventoryEntity, { organizationId });
    // One that was read before this was looked for is read again within the day.
    if (found?.accountSid !== accountSid || !found.inventory.profiles) return null;
    const cards: ReuseFacts['cards'] = await manager.query(
      `SELECT n.id, n.e164, n.twilio_sid AS "twilioSid", n.sms_capable AND ${localTexting} AS "isLocal",
         n.sms_capable AND n.kind = 'TOLL_FREE' AS "isTollFree",
         CASE WHEN m.state = 'MEMBER' THEN m.service_sid END AS "memberOf"
       FROM phone_numbers n LEFT JOIN messaging_service_members m ON m.phone_number_id = n.id
       WHERE n.organization_id = $1 AND n.lifecycle = 'ACTIVE' ORDER BY n.created_at, n.e164, n.id`,
      [organizationId],
    );
    const live: { phone_number_id: string | null; kind: RegistrationKind; service: string | null }[] =
      await manager.query(
        `SELECT r.phone_number_id, r.kind,
           (SELECT c.twilio_sid FROM registration_resources c WHERE c.registration_id = r.id AND c.kind = 'campaign'
              AND c.status <> 'DELETED' ORDER BY c.created_at DESC LIMIT 1) AS service
         FROM registrations r
         WHERE r.organization_id = $1 AND r.own_account_sid = $2 AND r.state <> 'CANCELED'`,
        [organizationId, accountSid],
      );
    const local = live.find(({ kind }) => kind === RegistrationKind.A2P_10DLC);
    const tollFree = live.filter(({ kind }) => kind === RegistrationKind.TOLL_FREE_VERIFICATION);
    return {
      readAt: found.readAt,
      facts: {
        accountSid,
        inventory: found.inventory,
        cards,
        serviceSid: settings.messagingServiceSid,
        registration: local ? { serviceSid: local.service } : null,
        registered: new Set(tollFree.flatMap((one) => one.phone_number_id ?? [])),
        isConnected: connection === TwilioAccountConnection.CONNECTED,
      },
    };
  }
}

interface Found {
  facts: ReuseFacts;
  readAt: Date;
}

/** What local numbers text under, as the steps of their registration see it. */
function localResources({ service, brand }: ReusePlan, { inventory }: ReuseFacts): AdoptedResource[] {
  const campaign = service!.campaign!;
  const profile = inventory.profiles.find(({ sid }) => sid === brand?.customerProfileSid);
  return [
    ...(profile
      ? [
          {
            kind: 'customer-profile' as const,
            step: profileStep,
            sid: profile.sid,
            status: profile.status,
            reasons: profile.reasons,
            detail: {},
          },
        ]
      : []),
    ...(brand
      ? [
          {
            kind: 'brand' as const,
            step: brandStep,
            sid: brand.sid,
            status: brand.status,
            reasons: brand.reasons,
            detail: {
              identityStatus: brand.identityStatus,
              registryId: brand.registryId,
              kind: brand.kind === 'SOLE_PROPRIETOR' ? 'SOLE_PROPRIETOR' : 'STANDARD',
            },
          },
        ]
      : []),
    {
      kind: 'campaign' as const,
      step: campaignStep,
      sid: service!.sid,
      status: campaign.status,
      reasons: campaign.reasons,
      detail: {
        brandSid: campaign.brandSid,
        registryId: campaign.registryId,
        useCase: campaign.useCase,
        isExternal: campaign.isExternal,
        madeAt: campaign.createdAt,
      },
    },
  ];
}

async function requireOwn(tx: UnitOfWork, organizationId: string, id: string): Promise<TwilioSettingsEntity> {
  const settings = await requireAccount(tx, organizationId, id);
  if (settings.mode !== TwilioAccountMode.BRING_YOUR_OWN)
    refuse(
      UserErrorCode.CONFLICT,
      'This is about an account of your own; the one in use is one we look after.',
    );
  if (settings.connection === TwilioAccountConnection.DISCONNECTING)
    refuse(UserErrorCode.CONFLICT, 'This account is just being disconnected.');
  return settings;
}
