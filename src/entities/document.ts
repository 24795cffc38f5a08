import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DocumentState } from '../domain/documents';
import { OrganizationEntity } from './organization';
import { RegistrationEntity } from './registration';

/** A file for a DOCUMENT field: its bytes are in the file store under `storageKey`. */
@Entity('documents')
@Index('documents_registration_idx', ['organizationId', 'registrationId'])
@Index('documents_public_token_key', ['publicToken'], { unique: true })
export class DocumentEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'documents_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => RegistrationEntity, { name: 'documents_registration_fk' })
  @Column('uuid')
  registrationId!: string;
  @Column('text') fieldKey!: string;
  @Column('text') fileName!: string;
  /** As declared; after the upload as found in the bytes. */
  @Column('text') contentType!: string;
  @Column('int') bytes!: number;
  @Column('text') state!: DocumentState;
  /** Plain words, when refused. */
  @Column('text', { nullable: true }) refusal!: string | null;
  @Column('text', { nullable: true }) storageKey!: string | null;
  /** Unguessable part of the public address. */
  @Column('text') publicToken!: string;
  /** Served publicly from then on, while not revoked. */
  @Column('timestamptz', { nullable: true }) publishedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
}
