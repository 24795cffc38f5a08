import { Permission, type OrganizationActor } from '../domain/actor';
import { refuse, UserErrorCode } from '../domain/errors';
import { isId } from '../domain/ids';
import { ownAccountOf } from '../domain/organizations';
import { bundleAddressId } from '../domain/programmes/regulatory/plan';
import type { KeptPaper, RegulatoryDefinition } from '../domain/programmes/regulatory/regulation';
import { RegistrationAction } from '../domain/registrations';
import { TwilioSettingsEntity } from '../entities/organization';
import type { Clock } from '../lib/clock';
import type { ApprovedPapers } from './approved-papers';
import { assertAllowed, requirePermission } from './registration-guards';
import { registrationChanged } from './registration-changes';
import type { RegistrationRecord, RegistrationRecords } from './registration-records';
import type { RegistrationStarter } from './registration-start';
import type { RegulatoryDemands } from './regulatory-demands';
import type { Transactions } from './unit-of-work';

/** Begins the renewal of approvals that end. */
export class RegistrationRenewals {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
    private readonly starter: RegistrationStarter,
    private readonly demands: RegulatoryDemands,
    private readonly papers: ApprovedPapers,
    private readonly clock: Clock,
  ) {}

  /** A draft with all that was approved, or the one that was begun; what the country asks now, and what can be kept, is read anew. */
  async renew(
    actor: OrganizationActor,
    { registrationId }: { registrationId: string },
  ): Promise<{ registrationId: string; resumed: boolean }> {
    requirePermission(actor, Permission.DraftRegistrations);
    const { organizationId } = actor;
    const { manager } = this.transactions.db;
    const found = isId(registrationId)
      ? await this.records.load(manager, organizationId, [registrationId], this.clock.now())
      : null;
    const shown = found?.get(registrationId.toLowerCase()) ?? notThere();
    if (shown.renewal) return { registrationId: shown.renewal.id, resumed: true };
    assertAllowed(shown, actor, RegistrationAction.RENEW, this.clock.now());
    const settings = await manager.findOneBy(TwilioSettingsEntity, { organizationId });
    if (shown.registration.ownAccountSid !== ownAccountOf(settings))
      refuse(
        UserErrorCode.NOT_AVAILABLE,
        'This registration belongs to another Twilio account of yours, so it cannot be renewed in this one.',
      );
    const demanded = await this.demands.of(organizationId, shown.registration);
    const kept = await this.papers.of(shown);
    return this.transactions.run(async (tx) => {
      const record = (await this.records.lock(tx.manager, organizationId, shown.registration.id, tx.now))!;
      const { registration, renewal } = record;
      const { country, numberKind, endUser } = registration;
      if (renewal) return { registrationId: renewal.id, resumed: true };
      assertAllowed(record, actor, RegistrationAction.RENEW, tx.now);
      const id = await this.starter.create(tx, actor, {
        programme: record.programme,
        ownAccountSid: registration.ownAccountSid,
        definition: definitionOf(record, demanded, kept),
        about: { country, numberKind, endUser },
        renewed: record,
      });
      // What is to be done about the approval is something else from now on.
      await registrationChanged(tx, registration);
      return { registrationId: id, resumed: false };
    });
  }
}

function definitionOf(
  { registration, version, values, resources, programme }: RegistrationRecord,
  demanded: RegulatoryDefinition,
  kept: KeptPaper[],
): RegulatoryDefinition {
  const addressId = bundleAddressId(version.definition, values);
  return {
    ...demanded,
    renews: {
      registrationId: registration.id,
      bundleSid: resources.get(programme.decidingStep)!.sid,
      addressIds: addressId === null ? [] : [addressId],
      kept,
    },
  };
}

function notThere(): never {
  return refuse(UserErrorCode.NOT_FOUND, 'There is no registration with this id.', [
    'input',
    'registrationId',
  ]);
}
