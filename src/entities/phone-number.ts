import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PhoneNumberKind, PhoneNumberLifecycle, RoutingMode } from '../domain/phone-numbers';
import { AddressEntity } from './address';
import { OrganizationEntity } from './organization';
import { RegistrationEntity } from './registration';

/** One phone card: a number the organization owns, is buying or has owned. */
@Entity('phone_numbers')
@Index('phone_numbers_organization_e164_key', ['organizationId', 'e164'], {
  unique: true,
  where: `lifecycle IN ('PURCHASING', 'ACTIVE', 'PORTING_IN', 'RELEASING')`,
})
@Index('phone_numbers_active_e164_key', ['e164'], { unique: true, where: `lifecycle = 'ACTIVE'` })
@Index('phone_numbers_twilio_sid_key', ['twilioSid'], {
  unique: true,
  where: `twilio_sid IS NOT NULL AND lifecycle NOT IN ('RELEASED', 'FAILED', 'DISCONNECTED')`,
})
@Index('phone_numbers_organization_created_idx', ['organizationId', 'createdAt', 'id'])
@Index('phone_numbers_address_idx', ['addressId'], { where: 'address_id IS NOT NULL' })
@Check('phone_numbers_active_has_sid', `lifecycle <> 'ACTIVE' OR twilio_sid IS NOT NULL`)
export class PhoneNumberEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'phone_numbers_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @Column('text') e164!: string;
  @Column('text') friendlyName!: string;
  @Column('text') kind!: PhoneNumberKind;
  /** ISO 3166-1 alpha-2. */
  @Column('text') country!: string;
  @Column('boolean') voiceCapable!: boolean;
  @Column('boolean') smsCapable!: boolean;
  @Column('boolean') mmsCapable!: boolean;
  @Column('text') lifecycle!: PhoneNumberLifecycle;
  /** Whether Twilio held our voice URL when last looked at. */
  @Column('boolean', { default: false }) voiceWebhookActive!: boolean;
  /** PN SID; null until bought. */
  @Column('text', { nullable: true }) twilioSid!: string | null;
  @Column('numeric', { nullable: true }) monthlyFee!: string | null;
  @Column('text', { nullable: true }) monthlyFeeCurrency!: string | null;
  /** The address it is held with; null where the country asks for none. */
  @ForeignKey(() => AddressEntity, { name: 'phone_numbers_address_fk' })
  @Column('uuid', { nullable: true })
  addressId!: string | null;
  /** The registration with the country's regulator that it was bought with; null where none is asked for. */
  @ForeignKey(() => RegistrationEntity, { name: 'phone_numbers_bundle_registration_fk' })
  @Column('uuid', { nullable: true })
  bundleRegistrationId!: string | null;
  /** Why a purchase failed, in plain words. */
  @Column('text', { nullable: true }) failure!: string | null;
  @Column('timestamptz', { nullable: true }) purchasedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) releasedAt!: Date | null;
  @Column('int', { default: 1 }) revision!: number;
  @Column('timestamptz') createdAt!: Date;
}

/** How a number answers: agents, routing, recording. */
@Entity('phone_number_settings')
@Index('phone_number_settings_organization_idx', ['organizationId', 'phoneNumberId'])
export class PhoneNumberSettingsEntity {
  @ForeignKey(() => PhoneNumberEntity, { name: 'phone_number_settings_number_fk' })
  @PrimaryColumn('uuid')
  phoneNumberId!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'phone_number_settings_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @Column('text', { nullable: true }) voiceAgentId!: string | null;
  @Column('text', { nullable: true }) textAgentId!: string | null;
  @Column('text') routingMode!: RoutingMode;
  @Column('boolean') autoReply!: boolean;
  /** Null: the organization's own setting holds. */
  @Column('boolean', { nullable: true }) recordCalls!: boolean | null;
  @Column('text', { array: true }) memberIds!: string[];
}

/** How a number was set up at Twilio when its owner brought it along: what it goes back to. */
@Entity('phone_number_origins')
@Index('phone_number_origins_organization_idx', ['organizationId', 'phoneNumberId'])
export class PhoneNumberOriginEntity {
  @ForeignKey(() => PhoneNumberEntity, { name: 'phone_number_origins_number_fk' })
  @PrimaryColumn('uuid')
  phoneNumberId!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'phone_number_origins_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  /** Addresses can hold passwords: encrypted as a whole. */
  @Column('text') settingsEncrypted!: string;
  /** Whether texts to it reached a system of the owner's. */
  @Column('boolean') textsGoElsewhere!: boolean;
  /** Whether it was in the pool of a messaging service of the owner's when last seen; its texts then go where that says. */
  @Column('boolean') isInService!: boolean;
  /** When its owner had us answer its texts instead. */
  @Column('timestamptz', { nullable: true }) textsTakenOverAt!: Date | null;
  @Column('timestamptz', { nullable: true }) callsTakenOverAt!: Date | null;
  @Column('timestamptz') importedAt!: Date;
}
