import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ActorKind } from '../domain/actor';
import { type AddressFields, AddressState } from '../domain/addresses';
import { OrganizationEntity } from './organization';

/** A postal address of the organization, mirrored from its Twilio account. */
@Entity('addresses')
@Index('addresses_organization_created_idx', ['organizationId', 'createdAt', 'id'])
@Index('addresses_twilio_sid_key', ['twilioSid'], { unique: true, where: 'twilio_sid IS NOT NULL' })
@Check('addresses_kept_has_sid', `state = 'CREATING' OR twilio_sid IS NOT NULL`)
export class AddressEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'addresses_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @Column('text') state!: AddressState;
  @Column('text', { nullable: true }) friendlyName!: string | null;
  /** The person or business at the address. */
  @Column('text') customerName!: string;
  @Column('text') street!: string;
  @Column('text', { nullable: true }) streetSecondary!: string | null;
  @Column('text') city!: string;
  @Column('text') region!: string;
  @Column('text') postalCode!: string;
  /** ISO 3166-1 alpha-2; Twilio lets it change as little as we do. */
  @Column('text') country!: string;
  /** Whether Twilio found the address to exist. */
  @Column('boolean', { default: false }) validated!: boolean;
  /** AD SID; null until Twilio holds it. */
  @Column('text', { nullable: true }) twilioSid!: string | null;
  /** Names the change or deletion under way; null when there is none. */
  @Column('uuid', { nullable: true }) changeId!: string | null;
  /** What the change under way makes of it. */
  @Column('jsonb', { nullable: true }) wanted!: AddressFields | null;
  /** Whose wish is under way, for the audit once it is fulfilled. */
  @Column('jsonb', { nullable: true }) askedBy!: { kind: ActorKind; userId: string | null } | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
