import { accountReuse, type AccountReuse, type ReuseWish } from '../domain/account-reuse';
import type { ReuseFacts } from '../domain/account-reuse-things';
import type { InventoryBrand } from '../domain/account-inventory';
import type { OrganizationActor } from '../domain/actor';
import { refuse, UserErrorCode } from '../domain/errors';
import { TwilioAccountConnection, TwilioAccountMode } from '../domain/organizations';
import { adoptedAnswers } from '../domain/programmes/a2p/adopted';
import { besideStep, brandStep, campaignStep } from '../domain/programmes/a2p/steps';
import { verificationStep } from '../domain/programmes/toll-free/steps';
import { RegistrationKind } from '../domain/registrations';
import { TwilioAccountInventoryEntity, TwilioSettingsEntity } from '../entities/organization';
import { adoptRegistration, mirrorAdopted, type AdoptedResource } from './adopted-registrations';
import { brandOf, campaignOf, localResources } from './adopted-resources';
import { takeMembers, useService } from './adopted-services';
import { requireAccount, requirePermission } from './account-connection';
import { adoptAbroad, knownAbroad } from './adopted-abroad';
import { lockOrganization } from './organization-lock';
import { audit } from './audit';
import { localTexting } from './registration-changes';
import type { RegistrationRecords } from './registration-records';
import { lookNow } from './registration-resources';
import type { RegistrationStarter } from './registration-start';
import type { Transactions, UnitOfWork } from './unit-of-work';

export interface AdoptResources {
  twilioAccountId: string;
  digest: string;
  messagingServiceSid?: string | null;
  businessRegistrationSid?: string | null;
  alsoMessagingServiceSids?: string[] | null;
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
    private readonly starter: RegistrationStarter,
  ) {}

  /** Null for an account that we look after, and while the owner's has not been read. */
  async reuse(
    settings: TwilioSettingsEntity,
    wish: ReuseWish,
  ): Promise<(AccountReuse & { readAt: Date }) | null> {
    if (settings.mode !== TwilioAccountMode.BRING_YOUR_OWN) return null;
    const found = await this.read(this.transactions.db.manager, settings);
    return found && { ...accountReuse(found.facts, wish), readAt: found.readAt };
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
      const besides = command.alsoMessagingServiceSids ?? [];
      const brandSid = command.businessRegistrationSid ?? null;
      const reuse = accountReuse(found.facts, { messagingServiceSid: wished, brandSid, besides });
      if (brandSid !== null && wished !== null)
        refuse(UserErrorCode.INVALID, 'Choose a messaging service or a registration of your business.', [
          'input',
          'businessRegistrationSid',
        ]);
      if (wished !== null && !reuse.choices.some((one) => one.messagingServiceSid === wished))
        refuse(UserErrorCode.INVALID, 'Choose one of the messaging services in `choices`.', [
          'input',
          'messagingServiceSid',
        ]);
      if (brandSid !== null && !reuse.registrationChoices.some((one) => one.isChosen))
        refuse(
          UserErrorCode.INVALID,
          'Choose one of the registrations of your business in `registrationChoices`.',
          ['input', 'businessRegistrationSid'],
        );
      const unfit = besides.findIndex(
        (sid) => !reuse.choices.some((one) => one.messagingServiceSid === sid && one.mayBeBeside),
      );
      if (unfit >= 0)
        refuse(
          UserErrorCode.INVALID,
          'Name messaging services of `choices` that may be used beside the main one.',
          ['input', 'alsoMessagingServiceSids', String(unfit)],
        );
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
        besides: reuse.plan.besides.length,
        brandSid: reuse.plan.idleBrand?.sid ?? null,
        tollFree: reuse.plan.verifications.length,
        abroad: reuse.plan.abroad.length,
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
    { facts, localRegistrationId, readAt }: Found,
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
    const { service, brand, members, besides, idleBrand, verifications, abroad } = plan;
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
    const local = localRegistrationId ?? ids[0];
    for (const beside of local ? besides : []) {
      const { organizationId } = settings;
      await takeMembers(tx, settings, beside.service.sid, beside.members);
      const of = { id: local!, organizationId, phoneNumberId: null, kind: RegistrationKind.A2P_10DLC };
      await mirrorAdopted(tx, of, campaignOf(beside.service, besideStep), readAt);
      await lookNow(tx, organizationId, 'campaign', beside.service.sid);
    }
    if (idleBrand) ids.push(await this.begin(tx, actor, settings, idleBrand, readAt));
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
    const yes = { ownAccountSid: settings.accountSid, digest, readAt };
    for (const one of abroad) ids.push(await adoptAbroad(tx, this.records, actor, yes, one));
    return ids;
  }

  /** A draft upon the brand: the chain goes on from it. */
  private async begin(
    tx: UnitOfWork,
    actor: OrganizationActor,
    { organizationId, accountSid }: TwilioSettingsEntity,
    brand: InventoryBrand,
    readAt: Date,
  ): Promise<string> {
    const id = await this.starter.beginUpon(tx, actor, accountSid, {
      brandSid: brand.sid,
      answers: adoptedAnswers(brand),
    });
    const of = { id, organizationId, phoneNumberId: null, kind: RegistrationKind.A2P_10DLC };
    await mirrorAdopted(tx, of, brandOf(brand), readAt);
    await lookNow(tx, organizationId, 'brand', brand.sid);
    return id;
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
    const live: LiveRow[] = await manager.query(
      `SELECT r.id, r.phone_number_id, r.kind,
           (SELECT c.twilio_sid FROM registration_resources c WHERE c.registration_id = r.id AND c.step = $3
              AND c.status <> 'DELETED' ORDER BY c.created_at DESC LIMIT 1) AS service,
           (SELECT b.twilio_sid FROM registration_resources b WHERE b.registration_id = r.id AND b.step = $4
              AND b.status <> 'DELETED' ORDER BY b.created_at DESC LIMIT 1) AS brand,
           ARRAY(SELECT c.twilio_sid FROM registration_resources c WHERE c.registration_id = r.id AND c.step = $5
              AND c.status <> 'DELETED') AS besides
         FROM registrations r
         WHERE r.organization_id = $1 AND r.own_account_sid = $2 AND r.state <> 'CANCELED'`,
      [organizationId, accountSid, campaignStep, brandStep, besideStep],
    );
    const local = live.find(({ kind }) => kind === RegistrationKind.A2P_10DLC);
    const tollFree = live.filter(({ kind }) => kind === RegistrationKind.TOLL_FREE_VERIFICATION);
    return {
      readAt: found.readAt,
      localRegistrationId: local?.id ?? null,
      facts: {
        accountSid,
        inventory: found.inventory,
        cards,
        serviceSid: settings.messagingServiceSid,
        registration: local ? { serviceSid: local.service, brandSid: local.brand } : null,
        besides: new Set(local?.besides),
        registered: new Set(tollFree.flatMap((one) => one.phone_number_id ?? [])),
        known: await knownAbroad(manager, organizationId),
        isConnected: connection === TwilioAccountConnection.CONNECTED,
      },
    };
  }
}

interface Found {
  facts: ReuseFacts;
  /** The account's live registration of local numbers. */
  localRegistrationId: string | null;
  readAt: Date;
}

interface LiveRow {
  id: string;
  phone_number_id: string | null;
  kind: RegistrationKind;
  service: string | null;
  brand: string | null;
  besides: string[];
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
