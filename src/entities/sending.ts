import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { PoolState } from '../domain/sender-pool';
import { OrganizationEntity } from './organization';
import { PhoneNumberEntity } from './phone-number';

/** A number's place in the sender pool of the organization's messaging service: at most one at Twilio. */
@Entity('messaging_service_members')
@Index('messaging_service_members_organization_idx', ['organizationId', 'phoneNumberId'])
@Check('messaging_service_members_member_has_service', `state <> 'MEMBER' OR service_sid IS NOT NULL`)
export class MessagingServiceMemberEntity {
  @ForeignKey(() => PhoneNumberEntity, { name: 'messaging_service_members_number_fk' })
  @PrimaryColumn('uuid')
  phoneNumberId!: string;
  @ForeignKey(() => OrganizationEntity, { name: 'messaging_service_members_organization_fk' })
  @Column('uuid')
  organizationId!: string;
  @Column('text') state!: PoolState;
  /** Null until there is a service to join. */
  @Column('text', { nullable: true }) serviceSid!: string | null;
  /** Counts the tries to join: a number that left or was refused may be asked for again. */
  @Column('int', { default: 1 }) tries!: number;
  /** Twilio's code for a refusal. */
  @Column('int', { nullable: true }) errorCode!: number | null;
  /** Where the number sent its texts before the service took them over, when that was not to us. */
  @Column('text', { nullable: true }) previousSmsUrl!: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz') updatedAt!: Date;
}

/** When a number may send its next message; it has a row from its first one on. */
@Entity('sender_paces')
export class SenderPaceEntity {
  @ForeignKey(() => PhoneNumberEntity, { name: 'sender_paces_number_fk' })
  @PrimaryColumn('uuid')
  phoneNumberId!: string;
  @Column('timestamptz') nextSendAt!: Date;
  /** How often in a row Twilio has asked for less. */
  @Column('int', { default: 0 }) setbacks!: number;
}

/**
 * What became of the messages that an organization sent in one hour. Database triggers keep it: each change of a message
 * is a row of `message_tallies`, which are added up here from time to time.
 */
@Entity('message_hours')
export class MessageHourEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  /** Its beginning, by the messages' creation. */
  @PrimaryColumn('timestamptz') hour!: Date;
  @Column('int') sent!: number;
  @Column('int') delivered!: number;
  @Column('int') failed!: number;
}

/** The failed ones among them by cause and contact, so that contacts can be counted over any span. */
@Entity('message_failure_hours')
export class MessageFailureHourEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('timestamptz') hour!: Date;
  /** Twilio's code; 0 for none. */
  @PrimaryColumn('int') errorCode!: number;
  @PrimaryColumn('text') contact!: string;
  @Column('int') messages!: number;
}

/** One change of the counts above, not added yet: rows that are only inserted make no transaction wait for another. */
@Entity('message_tallies')
@Index('message_tallies_organization_idx', ['organizationId', 'hour'])
export class MessageTallyEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) readonly id!: string;
  @Column('uuid') organizationId!: string;
  @Column('timestamptz') hour!: Date;
  @Column('int') sent!: number;
  @Column('int') delivered!: number;
  @Column('int') failed!: number;
  /** Of `failed`: Twilio's code, 0 for none; null without failures. */
  @Column('int', { nullable: true }) errorCode!: number | null;
  @Column('text', { nullable: true }) contact!: string | null;
}
