import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { ActorKind } from '../domain/actor';
import { FeeCadence, FeePayer } from '../domain/registrations';
import { OrganizationEntity } from './organization';

export enum OperationState {
  PLANNED = 'PLANNED',
  DONE = 'DONE',
  REJECTED = 'REJECTED',
  UNKNOWN = 'UNKNOWN',
}

/** The intention and the result of one effect on Twilio: written before the call, settled after it. */
@Entity('twilio_operations')
@Index('twilio_operations_natural_key', ['organizationId', 'what', 'naturalKey'], { unique: true })
@Index('twilio_operations_unsettled_idx', ['state', 'createdAt'], {
  where: `state IN ('PLANNED', 'UNKNOWN')`,
})
@Check('twilio_operations_done_has_sid', `state <> 'DONE' OR sid IS NOT NULL`)
export class TwilioOperationEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'twilio_operations_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  /** The effect, such as 'phone-number.buy'. */
  @Column('text') what!: string;
  /** Names the thing within the organization and effect, such as an E.164 number. */
  @Column('text') naturalKey!: string;
  @Column('text') state!: OperationState;
  /** Tries begun: above 0 means that Twilio may already have done it. */
  @Column('int', { default: 0 }) attempts!: number;
  @Column('timestamptz', { nullable: true }) lastAttemptAt!: Date | null;
  /** Look-ups since the last try that found nothing. */
  @Column('int', { default: 0 }) emptyLookups!: number;
  @Column('timestamptz', { nullable: true }) lastLookupAt!: Date | null;
  /** Held by a process until then. */
  @Column('timestamptz', { nullable: true }) leasedUntil!: Date | null;
  /** Facts to compare with when an answer was lost, such as the date_updated before the call. */
  @Column('jsonb', { nullable: true }) before!: Record<string, unknown> | null;
  @Column('text', { nullable: true }) sid!: string | null;
  @Column('int', { nullable: true }) errorCode!: number | null;
  /** Our words for the rejection; Twilio's can echo personal data. */
  @Column('text', { nullable: true }) error!: string | null;
  /** What was wrong, where Twilio says more than a code: codes and names of its fields, never values. */
  @Column('jsonb', { nullable: true }) reasons!: { code: number | null; reason: string }[] | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
}

/** A fee owed for one billable effect. */
@Entity('charges')
@Index('charges_effect_key', ['operationId', 'feeKind', 'period'], { unique: true })
@Index('charges_organization_created_idx', ['organizationId', 'createdAt', 'id'])
export class ChargeEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'charges_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => TwilioOperationEntity, { name: 'charges_operation_fk' })
  @Column('uuid')
  operationId!: string;
  @Column('text') feeKind!: string;
  /** 'once', or the month such as '2026-11'. */
  @Column('text') period!: string;
  @Column('text') label!: string;
  @Column('numeric') amount!: string;
  @Column('text') currency!: string;
  @Column('text') cadence!: FeeCadence;
  @Column('text') payer!: FeePayer;
  @Column('timestamptz') createdAt!: Date;
}

/** A signed call from Twilio as it came; the table is its own queue. */
@Entity('webhook_receipts')
@Index('webhook_receipts_dedupe_key', ['dedupeKey'], { unique: true, where: 'dedupe_key IS NOT NULL' })
@Index('webhook_receipts_pending_idx', ['id'], { where: 'processed_at IS NULL' })
export class WebhookReceiptEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) readonly id!: string;
  @Column('uuid') organizationId!: string;
  @Column('text') kind!: string;
  /** Null for news that is never deduplicated. */
  @Column('text', { nullable: true }) dedupeKey!: string | null;
  @Column('jsonb') params!: Record<string, unknown>;
  @Column('int', { default: 0 }) attempts!: number;
  /** Not looked at before then, after a failed try. */
  @Column('timestamptz', { nullable: true }) retryAt!: Date | null;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('timestamptz') receivedAt!: Date;
  @Column('timestamptz', { nullable: true }) processedAt!: Date | null;
}

/** Work that falls due at a moment of the product's clock. */
@Entity('scheduled_work')
@Index('scheduled_work_key', ['task', 'key'], { unique: true })
@Index('scheduled_work_due_idx', ['dueAt'])
export class ScheduledWorkEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) readonly id!: string;
  @Column('uuid', { nullable: true }) organizationId!: string | null;
  /** Name of the job to run. */
  @Column('text') task!: string;
  /** What it is about: one row per task and key. */
  @Column('text') key!: string;
  @Column('jsonb') payload!: Record<string, unknown>;
  @Column('timestamptz') dueAt!: Date;
}

/** A change to tell subscribers of; deleted once it was published. */
@Entity('change_outbox')
@Index('change_outbox_created_idx', ['createdAt'])
export class ChangeOutboxEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) readonly id!: string;
  @Column('uuid') organizationId!: string;
  @Column('jsonb') change!: Record<string, unknown>;
  @Column('timestamptz') createdAt!: Date;
}

/** The first result of a call with an idempotency key. */
@Entity('idempotency_keys')
export class IdempotencyKeyEntity {
  /** The organization, or the nil UUID for calls outside one. */
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('text') mutation!: string;
  @PrimaryColumn('text') key!: string;
  /** Hash of the input: the same key with other input is a conflict. */
  @Column('text') inputHash!: string;
  @Column('uuid') resultId!: string;
  @Column('timestamptz') createdAt!: Date;
}

/** Who did what, for the organization's own records. */
@Entity('audit_events')
@Index('audit_events_organization_idx', ['organizationId', 'at', 'id'])
export class AuditEventEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'audit_events_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @Column('text') actorKind!: ActorKind;
  @Column('text', { nullable: true }) userId!: string | null;
  /** The act, such as 'registration.confirmed'. */
  @Column('text') act!: string;
  @Column('uuid', { nullable: true }) subjectId!: string | null;
  /** Facts without personal data or secrets. */
  @Column('jsonb') detail!: Record<string, unknown>;
  @Column('timestamptz') at!: Date;
}
