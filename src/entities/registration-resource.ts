import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ResourceKind } from '../domain/programmes/programme';
import { OrganizationEntity } from './organization';
import { PhoneNumberEntity } from './phone-number';
import { RegistrationEntity } from './registration';

/** Mirror of one thing at Twilio that somebody there reviews, in Twilio's states. */
@Entity('registration_resources')
@Index('registration_resources_sid_key', ['organizationId', 'kind', 'twilioSid'], {
  unique: true,
  where: `status <> 'DELETED'`,
})
@Index('registration_resources_registration_idx', ['registrationId', 'kind'])
@Index('registration_resources_number_idx', ['phoneNumberId'], { where: 'phone_number_id IS NOT NULL' })
export class RegistrationResourceEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'registration_resources_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => RegistrationEntity, { name: 'registration_resources_registration_fk' })
  @Column('uuid')
  registrationId!: string;
  /** For what exists once per number. */
  @ForeignKey(() => PhoneNumberEntity, { name: 'registration_resources_number_fk' })
  @Column('uuid', { nullable: true })
  phoneNumberId!: string | null;
  @Column('text') kind!: ResourceKind;
  /** The step of its programme that it decides. */
  @Column('text') step!: string;
  /** Its SID; a campaign goes by its messaging service, since all campaigns have the same SID. */
  @Column('text') twilioSid!: string;
  /** Twilio's own word; 'DELETED' once it is gone there. */
  @Column('text') status!: string;
  @Column('jsonb') reasons!: { code: number | null; reason: string }[];
  @Column('boolean', { nullable: true }) editAllowed!: boolean | null;
  @Column('timestamptz', { nullable: true }) editExpiresAt!: Date | null;
  /** What else rules look at, such as a brand's identity status; nothing personal. */
  @Column('jsonb', { default: {} }) detail!: Record<string, unknown>;
  /** Twilio's date_updated, text as compared. */
  @Column('text', { nullable: true }) twilioUpdatedAt!: string | null;
  /** It was there before us: never edited, never deleted. */
  @Column('boolean', { default: false }) adopted!: boolean;
  /** When the fetch whose result stands began: an older fetch's result is dropped. */
  @Column('timestamptz') fetchedAt!: Date;
  /** How often it was polled since the last change: polls grow rarer. */
  @Column('int', { default: 0 }) quietPolls!: number;
  /** When its status became what it is. */
  @Column('timestamptz') changedAt!: Date;
  @Column('timestamptz') createdAt!: Date;
}
