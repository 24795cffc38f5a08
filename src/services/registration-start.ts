import { In, IsNull, Not } from 'typeorm';
import { Permission, type OrganizationActor } from '../domain/actor';
import { refuse, UserErrorCode } from '../domain/errors';
import { isId } from '../domain/ids';
import { ownAccountOf } from '../domain/organizations';
import { isTollFree, messagingPath, MessagingPath, type PhoneNumberKind } from '../domain/phone-numbers';
import { programmeOf } from '../domain/programmes/catalogue';
import type { AdoptedBrand } from '../domain/programmes/a2p/adopted';
import type { Programme } from '../domain/programmes/programme';
import type { RegulatoryDefinition } from '../domain/programmes/regulatory/regulation';
import {
  RegistrationKind,
  RegistrationState,
  type BundleEndUser,
  type FieldState,
} from '../domain/registrations';
import {
  OrganizationEntity,
  OrganizationProfileEntity,
  TwilioSettingsEntity,
} from '../entities/organization';
import { PhoneNumberEntity } from '../entities/phone-number';
import { RegistrationEntity } from '../entities/registration';
import type { KeyRing } from '../lib/encryption';
import { businessFacts } from './business-facts';
import { coveredNumbers } from './covered-numbers';
import { lockOrganization } from './organization-lock';
import { insertRegistration } from './new-registrations';
import { checkAddressSoon } from './registration-address-checks';
import { registrationCardsChanged, registrationEvent } from './registration-changes';
import { assertNumberUsable, requirePermission } from './registration-guards';
import type { RegistrationRecord, RegistrationRecords } from './registration-records';
import type { RegulatoryDemands } from './regulatory-demands';
import type { Transactions, UnitOfWork } from './unit-of-work';

/** What to register. */
export interface StartRegistration {
  kind: RegistrationKind;
  phoneNumberId?: string | null;
  country?: string | null;
  numberKind?: PhoneNumberKind | null;
  endUser?: BundleEndUser | null;
}

/** What a new draft is of. */
export interface NewRegistration {
  programme: Programme;
  ownAccountSid: string | null;
  /** The number it is begun with. */
  number?: PhoneNumberEntity | null;
  definition?: RegulatoryDefinition | AdoptedBrand | null;
  /** For numbers abroad: which ones, and who will use them. */
  about?: Pick<RegistrationEntity, 'country' | 'numberKind' | 'endUser'>;
  /** The approval that it renews. */
  renewed?: RegistrationRecord | null;
}

/** Begins registrations, filled in with what is known. */
export class RegistrationStarter {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RegistrationRecords,
    private readonly keys: KeyRing,
    private readonly demands: RegulatoryDemands,
  ) {}

  /**
   * Starts a registration, prefilled with what is known, or gives the one that is there: toll-free numbers have one
   * each, local numbers one for all of them in an account, and numbers abroad one at a time for country, kind and end user.
   */
  async start(
    actor: OrganizationActor,
    command: StartRegistration,
  ): Promise<{ registrationId: string; resumed: boolean }> {
    requirePermission(actor, Permission.DraftRegistrations);
    const programme = programmeOf(command.kind)!;
    const { organizationId } = actor;
    if (command.kind === RegistrationKind.REGULATORY_BUNDLE)
      return this.startAbroad(actor, programme, await this.demands.of(organizationId, command));
    return this.transactions.run(async (tx) => {
      const isForAll = command.kind === RegistrationKind.A2P_10DLC;
      const number = isForAll
        ? await this.localNumber(tx, organizationId, command.phoneNumberId)
        : await this.numberToRegister(tx, organizationId, command.phoneNumberId);
      const ownAccountSid = ownAccountOf(
        await tx.manager.findOneBy(TwilioSettingsEntity, { organizationId }),
      );
      const live = await tx.manager.findOne(RegistrationEntity, {
        where: {
          organizationId,
          kind: command.kind,
          ...(isForAll ? { ownAccountSid: ownAccountSid ?? IsNull() } : { phoneNumberId: number!.id }),
        },
        order: { createdAt: 'DESC' },
      });
      if (live && live.state !== RegistrationState.CANCELED)
        return { registrationId: live.id, resumed: true };
      const registrationId = await this.create(tx, actor, { programme, number, ownAccountSid });
      return { registrationId, resumed: false };
    });
  }

  /** Begins a registration of local numbers upon a brand that its owner has registered: it asks for the texts alone. */
  async beginUpon(
    tx: UnitOfWork,
    actor: OrganizationActor,
    ownAccountSid: string,
    brand: AdoptedBrand,
  ): Promise<string> {
    const number = await this.localNumber(tx, actor.organizationId, null);
    const programme = programmeOf(RegistrationKind.A2P_10DLC)!;
    return this.create(tx, actor, { programme, number, ownAccountSid, definition: brand });
  }

  private async startAbroad(
    actor: OrganizationActor,
    programme: Programme,
    definition: RegulatoryDefinition,
  ): Promise<{ registrationId: string; resumed: boolean }> {
    const { organizationId } = actor;
    const { country, numberKind, endUser } = definition;
    return this.transactions.run(async (tx) => {
      await lockOrganization(tx, organizationId);
      const ownAccountSid = ownAccountOf(
        await tx.manager.findOneBy(TwilioSettingsEntity, { organizationId }),
      );
      const open = await tx.manager.findOneBy(RegistrationEntity, {
        organizationId,
        kind: programme.kind,
        country,
        numberKind,
        endUser,
        ownAccountSid: ownAccountSid ?? IsNull(),
        renewsId: IsNull(),
        state: Not(In([RegistrationState.CANCELED, RegistrationState.APPROVED])),
      });
      if (open) return { registrationId: open.id, resumed: true };
      const about = { country, numberKind, endUser };
      const registrationId = await this.create(tx, actor, { programme, ownAccountSid, definition, about });
      return { registrationId, resumed: false };
    });
  }

  private async numberToRegister(
    tx: UnitOfWork,
    organizationId: string,
    id: string | null | undefined,
  ): Promise<PhoneNumberEntity> {
    const field = ['input', 'phoneNumberId'];
    if (id == null)
      refuse(UserErrorCode.REQUIRED, 'Say which phone number this is for: give its `phoneNumberId`.', field);
    // Locked, so that two starts for one number follow each other.
    const number = isId(id)
      ? await tx.manager.findOne(PhoneNumberEntity, {
          where: { id, organizationId },
          lock: { mode: 'pessimistic_write' },
        })
      : null;
    if (!number) return refuse(UserErrorCode.NOT_FOUND, 'There is no phone number with this id.', field);
    if (!isTollFree(number.e164) || !number.smsCapable)
      refuse(
        UserErrorCode.INVALID,
        `${number.e164} is not a toll-free number that can text, so this registration is not for it.`,
        field,
      );
    assertNumberUsable(number, field);
    return number;
  }

  /** The number it is begun with: the one named, or the first that it would cover; null when there is none yet. */
  private async localNumber(
    tx: UnitOfWork,
    organizationId: string,
    id: string | null | undefined,
  ): Promise<PhoneNumberEntity | null> {
    await lockOrganization(tx, organizationId);
    const field = ['input', 'phoneNumberId'];
    const numbers = tx.manager.getRepository(PhoneNumberEntity);
    if (id == null) {
      const [first] = await coveredNumbers(tx.manager, organizationId);
      return first ? numbers.findOneBy({ id: first.id, organizationId }) : null;
    }
    const number = isId(id) ? await numbers.findOneBy({ id, organizationId }) : null;
    if (!number) return refuse(UserErrorCode.NOT_FOUND, 'There is no phone number with this id.', field);
    if (pathOf(number) !== MessagingPath.A2P_10DLC)
      refuse(
        UserErrorCode.INVALID,
        `${number.e164} is not a local US number that can text, so this registration is not for it.`,
        field,
      );
    assertNumberUsable(number, field);
    return number;
  }

  /** Writes a new draft, filled in with what is known. */
  async create(
    tx: UnitOfWork,
    actor: OrganizationActor,
    {
      programme,
      ownAccountSid,
      number = null,
      definition = null,
      about = nothingAbroad,
      renewed = null,
    }: NewRegistration,
  ): Promise<string> {
    const { organizationId } = actor;
    const organization = await tx.manager.findOneByOrFail(OrganizationEntity, { id: organizationId });
    const profile = await tx.manager.findOneByOrFail(OrganizationProfileEntity, { organizationId });
    const prefilled = programme.prefill({
      organizationName: organization.name,
      business: businessFacts(profile, this.keys),
      e164: number?.e164 ?? null,
      earlier: renewed?.values ?? (await this.earlierValues(tx, organizationId, programme.kind, about)),
      tollFree: await this.earlierValues(
        tx,
        organizationId,
        RegistrationKind.TOLL_FREE_VERIFICATION,
        nothingAbroad,
      ),
      definition,
    });
    const fields = Object.fromEntries(
      Object.entries(prefilled).map(([key, { value, source }]): [string, FieldState] => [
        key,
        { value, source: value === null ? null : source, revision: 1, rejection: null },
      ]),
    );
    const registration = await insertRegistration(
      tx,
      {
        organizationId,
        kind: programme.kind,
        state: RegistrationState.DRAFT,
        phoneNumberId: number?.id ?? null,
        ...about,
        ownAccountSid,
        renewsId: renewed?.registration.id ?? null,
      },
      {
        definitionVersion: programme.definitionVersion,
        definition,
        fields: this.records.seal(programme, fields),
      },
    );
    await registrationEvent(
      tx,
      registration,
      actor.kind,
      renewed
        ? 'Started to renew an approval that ends, filled in with what was approved.'
        : 'Started, filled in with what is known of the business.',
    );
    tx.changed({
      organizationId,
      entity: 'REGISTRATION',
      id: registration.id,
      revision: 1,
      phoneNumberId: number?.id ?? null,
    });
    await registrationCardsChanged(tx, registration);
    if (programme.postalFields) await checkAddressSoon(tx, organizationId, registration.id);
    return registration.id;
  }

  /**
   * Values of the latest submission of this kind for any number of the organization; of several for numbers abroad, of one
   * for the same country and end user, since countries ask for the same thing of all kinds of number.
   */
  private async earlierValues(
    { manager, now }: UnitOfWork,
    organizationId: string,
    kind: RegistrationKind,
    wanted: Pick<RegistrationEntity, 'country' | 'endUser'>,
  ) {
    const rows: { registration_id: string }[] = await manager.query(
      `SELECT v.registration_id FROM registration_versions v JOIN registrations r ON r.id = v.registration_id
       WHERE v.organization_id = $1 AND r.organization_id = $1 AND r.kind = $2 AND v.submitted_at IS NOT NULL
       ORDER BY r.end_user IS NOT DISTINCT FROM $4 DESC, r.country IS NOT DISTINCT FROM $3 DESC, v.submitted_at DESC
       LIMIT 1`,
      [organizationId, kind, wanted.country, wanted.endUser],
    );
    if (rows.length === 0) return null;
    const id = rows[0]!.registration_id;
    return (await this.records.load(manager, organizationId, [id], now)).get(id)!.values;
  }
}

const nothingAbroad = { country: null, numberKind: null, endUser: null };

function pathOf({ kind, country, voiceCapable, smsCapable, mmsCapable }: PhoneNumberEntity): MessagingPath {
  return messagingPath({
    kind,
    country,
    capabilities: { voice: voiceCapable, sms: smsCapable, mms: mmsCapable },
  });
}
