import type { DataSource } from 'typeorm';
import { renewalOf } from '../domain/programmes/regulatory/regulation';
import type { Outcome } from '../twilio/outcome';
import type { PhoneNumberGateway } from '../twilio/phone-numbers';
import type { EffectInput } from './effects';

/** Numbers that rest on an approval which has ended before its renewal was approved. */
export class RenewedNumbers {
  constructor(
    private readonly db: DataSource,
    private readonly gateway: PhoneNumberGateway,
  ) {}

  /** Has all of them rest on the renewal, with the addresses they have; begun again, it does no harm. */
  async moveTo({ account, record }: EffectInput, bundleSid: string): Promise<Outcome<true>> {
    const { registration, version } = record;
    const numbers: { sid: string; addressSid: string | null }[] = await this.db.query(
      `SELECT n.twilio_sid AS sid, a.twilio_sid AS "addressSid" FROM phone_numbers n
       LEFT JOIN addresses a ON a.id = n.address_id AND a.organization_id = n.organization_id
       WHERE n.organization_id = $1 AND n.bundle_registration_id = $2 AND n.lifecycle = 'ACTIVE' ORDER BY n.id`,
      [registration.organizationId, renewalOf(version.definition)!.registrationId],
    );
    for (const { sid, addressSid } of numbers) {
      const moved = await this.gateway.restOn(account, sid, { bundleSid, addressSid });
      if (moved.kind !== 'done' && moved.kind !== 'gone') return moved;
    }
    return { kind: 'done', value: true };
  }
}
