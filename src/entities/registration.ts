import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { ActorKind } from '../domain/actor';
import type { AddressCheck } from '../domain/address-check';
import type { PlannedEffect } from '../domain/programmes/programme';
import type { PhoneNumberKind } from '../domain/phone-numbers';
import {
  type BundleEndUser,
  type FeeLine,
  type FieldState,
  RegistrationKind,
  RegistrationState,
} from '../domain/registrations';
import { OrganizationEntity } from './organization';
import { PhoneNumberEntity } from './phone-number';

/** One journey through an approval; its versions hold the values. */
@Entity('registrations')
@Index('registrations_live_key', ['organizationId', 'kind', 'phoneNumberId'], {
  unique: true,
  where: `kind = 'TOLL_FREE_VERIFICATION' AND state <> 'CANCELED'`,
})
@Index('registrations_local_key', ['organizationId'], {
  unique: true,
  where: `kind = 'A2P_10DLC' AND state <> 'CANCELED' AND own_account_sid IS NULL`,
})
@Index('registrations_own_local_key', ['organizationId', 'ownAccountSid'], {
  unique: true,
  where: `kind = 'A2P_10DLC' AND state <> 'CANCELED'`,
})
@Index('registrations_renews_key', ['organizationId', 'renewsId'], {
  unique: true,
  where: `renews_id IS NOT NULL AND state <> 'CANCELED'`,
})
@Index('registrations_abroad_idx', ['organizationId', 'country', 'numberKind'], {
  where: `kind = 'REGULATORY_BUNDLE'`,
})
@Index('registrations_organization_created_idx', ['organizationId', 'createdAt', 'id'])
@Index('registrations_phone_number_idx', ['phoneNumberId'])
@Check(
  'registrations_state_known',
  `state IN ('DRAFT', 'CONFIRMED', 'IN_PROGRESS', 'ACTION_NEEDED', 'APPROVED', 'CANCELED')`,
)
export class RegistrationEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'registrations_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @Column('text') kind!: RegistrationKind;
  @Column('text') state!: RegistrationState;
  @ForeignKey(() => PhoneNumberEntity, { name: 'registrations_phone_number_fk' })
  @Column('uuid', { nullable: true })
  phoneNumberId!: string | null;
  /** For numbers abroad: where, what kind, and who will use them. */
  @Column('text', { nullable: true }) country!: string | null;
  @Column('text', { nullable: true }) numberKind!: PhoneNumberKind | null;
  @Column('text', { nullable: true }) endUser!: BundleEndUser | null;
  /** The owner's account that it was made in; null for the one that we look after. It says nothing in another. */
  @Column('text', { nullable: true }) ownAccountSid!: string | null;
  /** The registration whose approval ends, and which it is to take the place of. */
  @ForeignKey(() => RegistrationEntity, { name: 'registrations_renews_fk' })
  @Column('uuid', { nullable: true })
  renewsId!: string | null;
  /** The present version; 1 for the first submission. */
  @Column('int') version!: number;
  @Column('int', { default: 1 }) revision!: number;
  /** Of the latest approval; stays when that is withdrawn. */
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}

/** What a person said yes to. */
export interface StoredConfirmation {
  digest: string;
  confirmedBy: string;
  /** ISO 8601. */
  confirmedAt: string;
  acceptedFees: boolean;
  fees: FeeLine[];
}

/** One submission's values; once submitted, its fields never change. */
@Entity('registration_versions')
@Index('registration_versions_version_key', ['registrationId', 'version'], { unique: true })
@Index('registration_versions_organization_idx', ['organizationId', 'registrationId'])
@Check('registration_versions_submitted_was_confirmed', `submitted_at IS NULL OR confirmation IS NOT NULL`)
export class RegistrationVersionEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'registration_versions_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => RegistrationEntity, { name: 'registration_versions_registration_fk' })
  @Column('uuid')
  registrationId!: string;
  @Column('int') version!: number;
  /** Which form the values belong to. */
  @Column('text') definitionVersion!: string;
  /** What the form is made of where that is not the same for all, such as a regulator's demands. */
  @Column('jsonb', { nullable: true }) definition!: unknown;
  /** By field key; sensitive values are key ring ciphertext. */
  @Column('jsonb') fields!: Record<string, FieldState>;
  @Column('jsonb', { nullable: true }) confirmation!: StoredConfirmation | null;
  /** What the post makes of the address among the fields; null while that was not asked. */
  @Column('jsonb', { nullable: true }) addressCheck!: AddressCheck | null;
  /** The effects of this submission in order, fixed when it is submitted. */
  @Column('jsonb', { nullable: true }) plan!: PlannedEffect[] | null;
  /** What the reviewer was told has changed. */
  @Column('text', { nullable: true }) editReason!: string | null;
  /** The reviewer's reasons as Twilio gave them. */
  @Column('jsonb', { nullable: true }) rejections!: { code: number | null; reason: string }[] | null;
  /** Whether a reviewer sent it back, who may take that back, or Twilio refused to take it in. */
  @Column('text', { nullable: true }) refusedBy!: 'REVIEWER' | 'TWILIO' | null;
  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
}

/** The registration's story, a sentence each. */
@Entity('registration_events')
@Index('registration_events_registration_idx', ['organizationId', 'registrationId', 'id'])
export class RegistrationEventEntity {
  /** Rises in the order of the story. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'registration_events_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => RegistrationEntity, { name: 'registration_events_registration_fk' })
  @Column('uuid')
  registrationId!: string;
  @Column('timestamptz') at!: Date;
  @Column('text', { nullable: true }) actor!: ActorKind | null;
  @Column('text') summary!: string;
}
