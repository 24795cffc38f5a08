import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AgentKind } from '../domain/agents';
import type { BusinessHours } from '../domain/business-hours';
import type { CallAnswerer, CallRecordingKind, CallStatus } from '../domain/calls';
import { OrganizationEntity } from './organization';
import { PhoneNumberEntity } from './phone-number';

/** An agent of the organization, mirrored from Loquent under Loquent's own id. */
@Entity('agents')
export class AgentEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'agents_organization_fk' })
  @PrimaryColumn('uuid')
  organizationId!: string;
  @PrimaryColumn('text') agentId!: string;
  @Column('text') kind!: AgentKind;
  @Column('text') name!: string;
  /** Where a voice agent takes calls. */
  @Column('text', { nullable: true }) streamUrl!: string | null;
  @Column('timestamptz') updatedAt!: Date;
}

/** How the organization's calls are answered; without a row everything is as usual. */
@Entity('call_settings')
export class CallSettingsEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'call_settings_organization_fk' })
  @PrimaryColumn('uuid')
  organizationId!: string;
  @Column('boolean', { default: false }) recordCalls!: boolean;
  /** Null: the usual words; so are the next two. */
  @Column('text', { nullable: true }) recordingNotice!: string | null;
  @Column('text', { nullable: true }) voicemailGreeting!: string | null;
  @Column('text', { nullable: true }) afterHoursMessage!: string | null;
  /** Null: always open. */
  @Column('jsonb', { nullable: true }) businessHours!: BusinessHours | null;
  @Column('int', { default: 1 }) revision!: number;
  @Column('timestamptz') updatedAt!: Date;
}

/** One call that came in. Its id follows from Twilio's, so that it is known before the row is written. */
@Entity('calls')
@Index('calls_twilio_sid_key', ['organizationId', 'twilioSid'], { unique: true })
@Index('calls_organization_created_idx', ['organizationId', 'createdAt', 'id'])
@Index('calls_number_created_idx', ['organizationId', 'phoneNumberId', 'createdAt', 'id'])
@Index('calls_updated_idx', ['organizationId', 'updatedAt', 'id'])
export class CallEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'calls_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => PhoneNumberEntity, { name: 'calls_number_fk' })
  @Column('uuid')
  phoneNumberId!: string;
  @Column('text') twilioSid!: string;
  /** The caller: E.164, or what the network gave instead. */
  @Column('text') contact!: string;
  @Column('text') status!: CallStatus;
  @Column('text', { nullable: true }) answeredBy!: CallAnswerer | null;
  @Column('int', { nullable: true }) durationSeconds!: number | null;
  /** 'partial' or 'complete': how much Twilio knew when it last summed the call up. */
  @Column('text', { nullable: true }) summaryState!: string | null;
  @Column('text', { array: true, default: '{}' }) qualityTags!: string[];
  /** The agent said that the call is done: what ends its stream then ends the call. */
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('int', { default: 1 }) revision!: number;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}

/** A recording that Twilio keeps: of a call, or a message left. */
@Entity('call_recordings')
@Index('call_recordings_twilio_sid_key', ['organizationId', 'twilioSid'], { unique: true })
@Index('call_recordings_call_idx', ['organizationId', 'callId', 'createdAt'])
export class CallRecordingEntity {
  @PrimaryColumn('uuid') readonly id!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'call_recordings_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @ForeignKey(() => CallEntity, { name: 'call_recordings_call_fk' })
  @Column('uuid')
  callId!: string;
  @Column('text') twilioSid!: string;
  @Column('text') kind!: CallRecordingKind;
  @Column('int', { nullable: true }) durationSeconds!: number | null;
  @Column('timestamptz') createdAt!: Date;
}
