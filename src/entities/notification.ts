import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CallToAction } from '../domain/call-to-action';
import { NotificationKind } from '../domain/notifications';
import { OrganizationEntity } from './organization';

/** Something the organization's people should know of. */
@Entity('notifications')
@Index('notifications_organization_created_idx', ['organizationId', 'createdAt', 'id'])
@Index('notifications_cause_key', ['organizationId', 'cause'], { unique: true })
export class NotificationEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'notifications_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @Column('text') kind!: NotificationKind;
  /** What it is about, said once: the same cause never notifies twice. */
  @Column('text') cause!: string;
  @Column('text') title!: string;
  @Column('text') body!: string;
  @Column('jsonb', { nullable: true }) callToAction!: CallToAction | null;
  @Column('uuid', { nullable: true }) phoneNumberId!: string | null;
  @Column('uuid', { nullable: true }) registrationId!: string | null;
  @Column('timestamptz', { nullable: true }) readAt!: Date | null;
  @Column('int', { default: 1 }) revision!: number;
  @Column('timestamptz') createdAt!: Date;
}
