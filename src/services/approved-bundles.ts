import { IsNull, type DataSource } from 'typeorm';
import { fault, UserErrorCode, type UserFault } from '../domain/errors';
import { isId } from '../domain/ids';
import { ownAccountOf } from '../domain/organizations';
import type { PhoneNumberKind } from '../domain/phone-numbers';
import { bundleStep } from '../domain/programmes/regulatory/objects';
import { bundleAddressId } from '../domain/programmes/regulatory/plan';
import { RegistrationKind, RegistrationState } from '../domain/registrations';
import { TwilioSettingsEntity } from '../entities/organization';
import { RegistrationEntity } from '../entities/registration';
import type { Clock } from '../lib/clock';
import type { RegistrationRecords } from './registration-records';

/** An approved registration as a purchase uses it. */
export interface ApprovedBundle {
  id: string;
  country: string;
  kind: PhoneNumberKind;
  /** The address that it names; numbers are bought with this very one. */
  addressId: string | null;
  /** Where the address is that an approval made elsewhere names; null where it names none, or one of ours. */
  addressCountry: string | null;
}

/** As an adopted approval keeps it. */
interface NamedAddress {
  sid: string;
  country: string;
}

/** Registrations for numbers abroad that numbers can be bought with. */
export class ApprovedBundles {
  constructor(
    private readonly db: DataSource,
    private readonly records: RegistrationRecords,
    private readonly clock: Clock,
  ) {}

  /** The one that a buyer names, or why it will not do; another organization's is not there. */
  async named(
    organizationId: string,
    id: string,
  ): Promise<{ bundle: ApprovedBundle; fault: null } | { bundle: null; fault: UserFault }> {
    const field = ['input', 'bundleRegistrationId'];
    const refused = (code: UserErrorCode, message: string) => ({
      bundle: null,
      fault: fault(code, message, field),
    });
    const loaded = isId(id)
      ? await this.records.load(this.db.manager, organizationId, [id], this.clock.now())
      : null;
    const record = loaded?.get(id.toLowerCase());
    if (!record) return refused(UserErrorCode.NOT_FOUND, 'There is no registration with this id.');
    const { registration, version, values } = record;
    if (registration.kind !== RegistrationKind.REGULATORY_BUNDLE)
      return refused(
        UserErrorCode.INVALID,
        'This registration is not for buying numbers abroad. Choose one of kind REGULATORY_BUNDLE.',
      );
    if (registration.state !== RegistrationState.APPROVED)
      return refused(
        UserErrorCode.NOT_AVAILABLE,
        'This registration is not approved, so numbers cannot be bought with it now.',
      );
    if (registration.ownAccountSid !== (await this.presentAccount(organizationId)))
      return refused(
        UserErrorCode.NOT_AVAILABLE,
        'This registration belongs to another Twilio account of yours, so it does not count in this one.',
      );
    const theirs = record.resources.get(bundleStep)?.detail.address as NamedAddress | undefined;
    const ours = record.addresses.find(({ twilioSid }) => twilioSid !== null && twilioSid === theirs?.sid);
    return {
      fault: null,
      bundle: {
        id: registration.id,
        country: registration.country!,
        kind: registration.numberKind!,
        addressId: bundleAddressId(version.definition, values) ?? ours?.id ?? null,
        addressCountry: ours ? null : (theirs?.country ?? null),
      },
    };
  }

  /** The organization's approved ones for a country and kind of number, newest first. */
  async fitting(
    organizationId: string,
    country: string,
    numberKind: PhoneNumberKind,
  ): Promise<RegistrationEntity[]> {
    const { REGULATORY_BUNDLE: kind } = RegistrationKind;
    return this.db.getRepository(RegistrationEntity).find({
      where: {
        organizationId,
        kind,
        state: RegistrationState.APPROVED,
        country,
        numberKind,
        ownAccountSid: (await this.presentAccount(organizationId)) ?? IsNull(),
      },
      order: { createdAt: 'DESC' },
      take: 100,
    });
  }

  private async presentAccount(organizationId: string): Promise<string | null> {
    return ownAccountOf(await this.db.getRepository(TwilioSettingsEntity).findOneBy({ organizationId }));
  }

  /**
   * Its SID at Twilio, which a renewal takes over with its place, and that of the address it names where it was made
   * elsewhere; null when it is not there any more.
   */
  async atTwilio(
    organizationId: string,
    registrationId: string,
  ): Promise<{ sid: string; addressSid: string | null } | null> {
    const [row]: { sid: string; addressSid: string | null }[] = await this.db.query(
      `SELECT twilio_sid AS sid, detail->'address'->>'sid' AS "addressSid" FROM registration_resources
       WHERE organization_id = $1 AND kind = 'regulatory-bundle' AND step = $3 AND status <> 'DELETED'
         AND (registration_id = $2 OR registration_id IN (SELECT id FROM registrations WHERE renews_id = $2))
       ORDER BY created_at DESC LIMIT 1`,
      [organizationId, registrationId, bundleStep],
    );
    return row ?? null;
  }
}
